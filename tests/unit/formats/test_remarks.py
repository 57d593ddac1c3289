"""What a document says beside the rules: references of one's own, identifiers, and what has a name."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats import toml
from logicnet.formats.document import Document
from logicnet.formats.remarks import evidence
from logicnet.model import Evidence, Identifier, Measure, Placement, Readout, Reference, Start

DOCUMENT = """\
[network]
identifiers = { isDescribedBy = ["pubmed:123"], is = ["https://identifiers.org/biomodels.db/M1"] }
notes = "made by hand"

[components.O2]
input = true
references = ["Kim2019", "doi:10.1/x", 7]
identifiers = ["chebi:15379"]
position = [10, 20.5]

[components.HIF1]
rule = "!O2"
regulations = [{ from = "O2", sign = "-", identifiers = ["pubmed:5"], notes = "by PHD" }]

[settings.hypoxia]
values = "O2=0"
title = "1 % oxygen"
default = true

[starts.cold]
values = "HIF1=0"

[phenotypes.Hypoxic]
expression = "HIF1 & !O2"

[readouts]
Growth = "O2 - 0.5*HIF1 + 2*Hypoxic"
Strain = { expression = "2*(HIF1 | !O2) + 1", references = ["Kim2019"], why = "by weight" }

[interventions."HIF1 lost"]
changes = "HIF1%0 O2:HIF1%1"

[references.Kim2019]
title = "On oxygen"
year = 2019
doi = "10.1/y"

[references.7]
"""


def read(content: str) -> toml.Network:
    return toml.read(content.encode(), "own.toml")


def test_identifiers_notes_and_places_are_read() -> None:
    network = read(DOCUMENT)
    assert network.annotation.of("isDescribedBy") == ("pubmed:123",)
    assert network.annotation.of("is") == ("biomodels.db:M1",)
    assert network.annotation.notes == "made by hand"
    oxygen = network.component("O2").annotation
    assert oxygen.identifiers == (Identifier("chebi:15379"),) and oxygen.placement == Placement(10, 20.5)
    (edge,) = network.regulations
    assert edge.annotation.of("is") == ("pubmed:5",) and edge.annotation.notes == "by PHD"


def test_references_are_numbers_texts_and_compact_uris() -> None:
    network = read(DOCUMENT)
    assert network.component("O2").evidence == Evidence(("Kim2019", "doi:10.1/x", 7))
    assert network.references == (Reference("Kim2019", "On oxygen", 2019, "10.1/y"), Reference("7"))


def test_without_a_list_of_references_any_text_is_one() -> None:
    network = read('[components.A]\ninput = true\nreferences = ["Kim 2019", 4711]\n')
    assert network.component("A").evidence.references == ("Kim 2019", 4711)


def test_what_has_a_name_is_read() -> None:
    network = read(DOCUMENT)
    (setting,), (start,), (intervention,) = network.settings, network.starts, network.interventions
    assert (setting.name, setting.text, setting.default, setting.title) == ("hypoxia", "O2=0", True, "1 % oxygen")
    assert (start.name, start.text) == ("cold", "HIF1=0")
    assert (intervention.name, intervention.text) == ("HIF1 lost", "HIF1%0 O2:HIF1%1")


def test_a_prefix_that_is_not_known_is_read_where_the_document_names_it_or_writes_the_link() -> None:
    given = 'identifiers = ["lab:1", "https://identifiers.org/other:2"]\n'
    network = toml.read(f'[network]\nprefixes = ["lab"]\n{given}[components.A]\ninput = true\n'.encode(), "n.toml")
    assert network.annotation.identifiers == (Identifier("lab:1"), Identifier("other:2"))


def test_an_accession_of_another_form_is_read_where_the_document_names_its_prefix_or_writes_the_link() -> None:
    given = 'identifiers = ["go:1", "https://identifiers.org/chebi/x"]\n'
    network = toml.read(f'[network]\nprefixes = ["go"]\n{given}[components.A]\ninput = true\n'.encode(), "n.toml")
    assert network.annotation.identifiers == (Identifier("go:1"), Identifier("chebi:x"))


def test_a_wrong_accession_is_shown_with_a_caret() -> None:
    with pytest.raises(LogicnetError) as caught:
        read('[components.A]\ninput = true\nidentifiers = ["hgnc:IL6"]\n')
    assert str(caught.value).splitlines() == [
        "own.toml:3:16: components.A.identifiers[0]: 'hgnc:IL6' is no identifier of its collection",
        '    identifiers = ["hgnc:IL6"]',
        "                   ^^^^^^^^^^",
        "expected one like hgnc:6018",
    ]


WRONG = [
    ('"Kim2019", ', '"Kim2018", ', "7:15: components.O2.references[0]", "did you mean 'Kim2019'"),
    ('values = "O2=0"', 'values = "O3=0"', "16:11: settings.hypoxia.values", "known: O2, HIF1"),
    ('values = "O2=0"', 'values = "HIF1=0"', "16:11: settings.hypoxia.values", "not an input"),
    ('values = "HIF1=0"', 'values = "HIF1"', "21:11: starts.cold.values", "HIF1=1"),
    ('"HIF1%0 O2', '"HIF1%0 O3', '31:19: interventions."HIF1 lost".changes', "O2"),
    ('values = "HIF1=0"', 'values = "@/etc/hostname"', "21:10: starts.cold.values", "calls no other"),
    ('["chebi:15379"]', '[""]', "8:15: components.O2.identifiers", "without a text"),
    ('["chebi:15379"]', '["go:0000001", "chbi:1"]', "8:30: components.O2.identifiers[1]", "did you mean 'chebi'?"),
    ('["chebi:15379"]', '["go:0000001", "go:1"]', "8:30: components.O2.identifiers[1]", "expected one like go:0006915"),
    ('["pubmed:5"]', '["pubmed:PMC5"]', "13:58: components.HIF1.regulations[0].identifiers[0]", "like pubmed:16333295"),
    ('["chebi:15379"]', '["lab:1"]', "8:16: components.O2.identifiers[0]", 'prefixes = ["lab"] in [network]'),
    (
        '["chebi:15379"]',
        '{ hasPart = ["hgcn:1"] }',
        "8:28: components.O2.identifiers.hasPart[0]",
        "did you mean 'hgnc'?",
    ),
    ('["chebi:15379"]', '["chebi:"]', "8:16: components.O2.identifiers[0]", "expected one like chebi:"),
    ('["chebi:15379"]', '["chebi"]', "8:16: components.O2.identifiers[0]", "expected one like chebi:"),
    (
        '["chebi:15379"]',
        '{ hasPatr = ["go:0000001"] }',
        "8:17: unknown key components.O2.identifiers.hasPatr",
        "did you mean 'hasPart'?",
    ),
    ('["pubmed:5"]', '["pubmd:5"]', "13:58: components.HIF1.regulations[0].identifiers[0]", "did you mean 'pubmed'?"),
    ("[10, 20.5]", "[10]", "9:12: components.O2.position", "[x, y, width, height]"),
    ("[10, 20.5]", "[10, inf]", "9:17: components.O2.position[1]", "a number"),
    ("[10, 20.5]", '[10, "a"]', "9:17: components.O2.position[1]", "a number"),
    ('["chebi:15379"]', "[15379]", "8:16: components.O2.identifiers[0]", "a text in quotes"),
    ("year = 2019", 'year = "2019"', "35:8: references.Kim2019.year", "a whole number"),
    ("year = 2019", "yaer = 2019", "35:1: unknown key references.Kim2019.yaer", "year"),
    ("0.5*HIF1 +", "0.5*HIF2 +", "27:20: readouts.Growth", "did you mean 'HIF1'"),
    ("0.5*HIF1 +", "0.5*Strain +", "27:20: readouts.Growth", "no other readout"),
    ("0.5*HIF1 +", "0.5*Growth +", "27:20: readouts.Growth", "no other readout"),
    ("0.5*HIF1 +", "0.5*HIF1 2", "27:25: readouts.Growth", "expected + or -"),
    ("2*(HIF1 |", "2*(HIF7 |", "28:28: readouts.Strain.expression", "HIF7"),
    ('"O2 - 0.5', '5 # "', "27:10: readouts.Growth: expected a text in quotes", "a whole number"),
    ('why = "by', 'whi = "by', "28:73: unknown key readouts.Strain.whi", "why"),
    ('references = ["Kim2019"], why', 'references = ["Kim"], why', "28:61: readouts.Strain.references[0]", "Kim2019"),
    ("Growth =", "HIF1 =", "27:8: readouts.HIF1: a component has this name", "call the readout otherwise"),
    ("Growth =", "Hypoxic =", "27:11: readouts.Hypoxic: a phenotype has this name", "call the readout otherwise"),
    ("Growth =", '" " =', "27:7", "cannot be asked for by name"),
    ('values = "HIF1=0"', 'values = "1/3: HIF1=0; 1/2: HIF1=1"', "21:11: starts.cold.values", "sum to 0.83"),
    ('values = "HIF1=0"', 'values = "HIF1=0; 1/2: HIF1=1"', "21:11: starts.cold.values", "without a weight"),
    ('values = "HIF1=0"', 'values = "HIF1=0; HIF3=1"', "21:19: starts.cold.values", "did you mean 'HIF1'"),
    ('values = "HIF1=0"', 'values = "attractors(O2=1)"', "21:11: starts.cold.values", "attractors cannot be a start"),
    ("[settings.hypoxia]", "[settings.'a\"b']", "15:1", "cannot be asked for by name"),
]


@pytest.mark.parametrize(("old", "new", "place", "says"), WRONG)
def test_what_is_wrong_is_shown_where_it_stands(old: str, new: str, place: str, says: str) -> None:
    assert old in DOCUMENT
    with pytest.raises(LogicnetError) as caught:
        read(DOCUMENT.replace(old, new, 1))
    assert f"own.toml:{place}" in str(caught.value)
    assert says in str(caught.value)


def test_readouts_are_weighted_sums_of_components_and_phenotypes() -> None:
    network = read(DOCUMENT)
    growth, strain = network.readouts
    assert growth == Readout("Growth", "O2 - 0.5*HIF1 + 2*Hypoxic")
    assert strain == Readout("Strain", "2*(HIF1 | !O2) + 1", Evidence(("Kim2019",), "by weight"))
    state = {"O2": 0, "HIF1": 1}
    assert [Measure.read(one.name, network).value(state) for one in network.readouts] == [1.5, 3.0]


def test_a_start_with_a_name_may_be_a_mixture() -> None:
    network = read(DOCUMENT.replace('values = "HIF1=0"', 'values = "1/4: HIF1=0; 3/4: HIF1=1 O2=0"'))
    assert Start.parse("@cold", network).parts(["HIF1", "O2"]) == [
        (0.25, {"HIF1": 0}),
        (0.75, {"HIF1": 1, "O2": 0}),
    ]


def test_a_reference_is_cited_once() -> None:
    with pytest.raises(FormatError, match="given twice"):
        read('[components.A]\ninput = true\nreferences = ["a", "a"]\n')


def test_a_text_of_another_form_is_no_anchor() -> None:
    entry = Document.parse(b'anchors = ["35.3", "Fig. 1a", "35.x"]\n', "n.toml").root
    with pytest.raises(FormatError, match=r"n\.toml:1:31: anchors\[2\]: '35\.x' is no anchor"):
        evidence(entry)
