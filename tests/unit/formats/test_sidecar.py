"""A file beside a model says what the model's own file has no room for; it is read with the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import FormatError, LogicnetError, UnknownName
from logicnet.formats import FORMATS, read, toml
from logicnet.formats.sidecar import completed
from logicnet.formats.table import sidecar_of
from logicnet.model import Choice, Component, Evidence, Kind, Named, Network, Readout, Reference

RULES = "O2, O2\nHIF1, !O2\nX, HIF1 & O2\n"
BESIDE = """\
[network]
title = "Oxygen"
identifiers = ["biomodels.db:BIOMD0000000048"]

[components.HIF1]
label = "HIF-1α"
kind = "transcription factor"
references = ["Kim2019"]
identifiers = ["hgnc:4910"]
regulations = [{ from = "O2", references = ["pubmed:5"], why = "by PHD" }]

[phenotypes.Hypoxic]
expression = "HIF1 & !O2"

[readouts]
Growth = "X - 2*Hypoxic"

[settings.hypoxia]
values = "O2=0"
default = true

[interventions.lost]
changes = "HIF1%0"

[references.Kim2019]
title = "On oxygen"
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "small.bnet"
    path.write_text(RULES)
    (tmp_path / "small.logicnet.toml").write_text(BESIDE)
    return path


def test_it_is_read_with_the_model_and_the_notes_say_so(model: Path) -> None:
    network = read(model)
    assert (network.name, network.title) == ("small", "Oxygen")
    component = network.component("HIF1")
    assert (component.label, component.kind) == ("HIF-1α", Kind.TRANSCRIPTION_FACTOR)
    assert component.evidence == Evidence(("Kim2019",)) and component.annotation.of("is") == ("hgnc:4910",)
    edge = next(edge for edge in network.regulations if edge.target == "HIF1")
    assert edge.evidence == Evidence(("pubmed:5",), "by PHD") and edge.sign == "-"
    assert network.phenotype("Hypoxic").expression == "HIF1 & !O2"
    assert network.readouts == (Readout("Growth", "X - 2*Hypoxic"),)
    assert network.settings == (Named("hypoxia", "O2=0", default=True),)
    assert network.interventions == (Named("lost", "HIF1%0"),)
    assert network.references == (Reference("Kim2019", "On oxygen"),)
    (note,) = network.notes
    assert note.startswith(str(model.with_name("small.logicnet.toml"))) and "1 setting" in note
    assert network.origin is not None and network.origin.file == str(model)


def test_the_rules_are_those_of_the_model_alone(model: Path) -> None:
    with_it = read(model).digest
    model.with_name("small.logicnet.toml").unlink()
    assert read(model).digest == with_it


def test_what_it_says_stands_in_the_place_of_what_the_model_says_and_identifiers_are_added() -> None:
    content = b"""
[network]
notes = "old"
[components.A]
label = "old"
input = true
why = "old"
identifiers = ["hgnc:1"]
[settings.one]
values = "A=0"
default = true
[settings.two]
values = "A=1"
"""
    network = toml.read(content, "a.toml")
    said = b'[components.A]\nlabel = "new"\nidentifiers = ["hgnc:2", "hgnc:1"]\n[settings.two]\nvalues = "A=0"\n'
    after = completed(network, said + b"default = true\n", "a.logicnet.toml")
    component = after.component("A")
    assert (component.label, component.evidence.why, component.annotation.of("is")) == (
        "new",
        "old",
        ("hgnc:1", "hgnc:2"),
    )
    assert after.annotation.notes == "old"
    assert after.settings == (Named("one", "A=0"), Named("two", "A=0", default=True))


def test_a_phenotype_and_a_readout_of_the_model_have_names_of_their_own() -> None:
    network = toml.read(b'[components.A]\ninput = true\n[readouts]\nP = "2*A"\nQ = "A"\n', "a.toml")
    with pytest.raises(FormatError, match=r"b.toml:1:\d+: phenotypes.P: a readout of the model has this name"):
        completed(network, b'[phenotypes.P]\nexpression = "A"\n', "b.toml")
    after = completed(network, b'[readouts]\nP = "3*A"\n', "b.toml")
    assert after.readouts == (Readout("P", "3*A"), Readout("Q", "A"))


WRONG = [
    ("[components.HIF1]", "[components.HIF]", UnknownName, "5:1", "did you mean 'HIF1'"),
    ('from = "O2"', 'from = "X"', FormatError, "10:25", "does not mention X"),
    ('from = "O2"', 'from = "O2", sign = "+"', FormatError, "10:38", "the sign -"),
    ('label = "HIF-1α"', 'rule = "O2"', FormatError, "6:8", "changes no rules"),
    ("HIF1 & !O2", "HIF2 & !O2", UnknownName, "13:15", "HIF1"),
    ('"O2=0"', '"HIF1=0"', LogicnetError, "19:11", "not an input"),
    ('["Kim2019"]', '["Kim2018"]', FormatError, "8:15", "did you mean 'Kim2019'"),
    ("2*Hypoxic", "2*Hypoxia", UnknownName, "16:17", "did you mean 'Hypoxic'"),
    ("Growth =", "X =", FormatError, "16:5", "a component has this name"),
    ("[network]", "[netwrok]", FormatError, "1:1", "network"),
]


@pytest.mark.parametrize(("old", "new", "kind", "place", "says"), WRONG)
def test_an_error_in_it_is_shown_there(
    model: Path, old: str, new: str, kind: type[LogicnetError], place: str, says: str
) -> None:
    beside = model.with_name("small.logicnet.toml")
    beside.write_text(BESIDE.replace(old, new, 1))
    with pytest.raises(kind) as caught:
        read(model)
    assert f"{beside}:{place}" in str(caught.value) and says in str(caught.value)


def test_it_is_no_model_itself(model: Path) -> None:
    with pytest.raises(FormatError, match="stands beside a model"):
        read(model.with_name("small.logicnet.toml"))


def test_an_empty_one_says_nothing_yet(model: Path) -> None:
    model.with_name("small.logicnet.toml").write_text("# later\n")
    assert "says nothing yet" in read(model).notes[0]


def test_it_is_called_after_the_model_without_the_longest_suffix_of_its_format() -> None:
    for format in FORMATS:
        for suffix in format.suffixes:
            assert sidecar_of(Path(f"a/m{suffix}")) == Path("a/m.logicnet.toml")
    assert sidecar_of(Path("m.v2.bnet")) == Path("m.v2.logicnet.toml")
    assert sidecar_of(Path("m.unknown")) == Path("m.logicnet.toml")


def test_a_prefix_that_is_not_known_is_refused_where_the_file_does_not_name_it(tmp_path: Path) -> None:
    (tmp_path / "m.bnet").write_text(RULES)
    said = '[components.O2]\nidentifiers = ["chbi:15379"]\n'
    (tmp_path / "m.logicnet.toml").write_text(said)
    with pytest.raises(FormatError, match=r"toml:2:16: .*unknown identifier prefix 'chbi'"):
        read(tmp_path / "m.bnet")
    (tmp_path / "m.logicnet.toml").write_text(f'[network]\nprefixes = ["chbi"]\n{said}')
    assert read(tmp_path / "m.bnet").component("O2").annotation.of("is") == ("chbi:15379",)


def test_a_choice_beside_a_model_may_be_about_levels() -> None:
    parts = [Component("A"), Component("X", maximum=2)]
    network = Network.levelled("n", parts, ["A", "(A & X) | (A)", "A & X"])
    text = b'[[choices]]\nid = "x"\ncomponent = "X"\nchosen = { 1 = "A", 2 = "A & X" }\n'
    after = completed(network, text + b'alternatives = [{ 1 = "A", 2 = "0" }]\n', "n.logicnet.toml")
    assert after.choices == (Choice("x", "X", ("A", "A & X"), (("A", "0"),)),)
    with pytest.raises(FormatError, match=r"n.logicnet.toml:5:17: .*the same as what was chosen"):
        completed(network, text + b'alternatives = [{ 1 = "A", 2 = "X & A" }]\n', "n.logicnet.toml")
