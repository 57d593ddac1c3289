"""Compositions in files: what is read, and what is wrong in one is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet import load, write
from logicnet.errors import CompositionError, LogicnetError
from logicnet.formats import read, toml
from logicnet.model import Choice, Network, Rate

A = """
[network]
name = "a"
[components.L]
input = true
[components.X]
rule = "L"
references = [1]
regulations = [{ from = "L", sign = "+", references = [1] }]
[phenotypes.P]
expression = "X"
"""
B = """
[network]
name = "b"
[components.X]
rule = "!M"
references = [2]
regulations = [{ from = "M", sign = "-", references = [2] }]
[components.M]
input = true
"""
HEAD = '[composition]\nname = "both"\nmembers = ["a", "b"]\n'
JOIN = '[joins.X]\ncombine = "or"\nreferences = [3]\nwhy = "either"\n'


def composed(folder: Path, text: str) -> Network:
    (folder / "a.toml").write_text(A)
    (folder / "b.toml").write_text(B)
    (folder / "both.toml").write_text(text)
    return read(folder / "both.toml")


def test_members_are_joined_as_the_file_says(tmp_path: Path) -> None:
    network = composed(tmp_path, HEAD + JOIN)
    assert network.name == "both" and network.names == ("L", "X", "M")
    assert network.rule_text("X") == "L | !M"
    assert network.component("X").evidence.references == (3,)
    assert {edge.source: edge.evidence.references for edge in network.regulations} == {"L": (1,), "M": (2,)}
    assert [phenotype.name for phenotype in network.phenotypes] == ["P"]


def test_a_conflict_shows_both_rules_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(LogicnetError) as caught:
        composed(tmp_path, HEAD)
    text = str(caught.value)
    assert f"a: X = L  ({tmp_path / 'a.toml'}:7)" in text
    assert f"b: X = !M  ({tmp_path / 'b.toml'}:5)" in text
    assert "[joins.X]" in text


def test_components_may_be_renamed_left_out_and_added(tmp_path: Path) -> None:
    text = HEAD + '[rename.b]\nX = "Y"\n[components.Z]\nrule = "X & Y"\n[phenotypes.P]\nexpression = "Z"\n'
    network = composed(tmp_path, text)
    assert network.names == ("L", "X", "Y", "M", "Z")
    assert network.rule_text("Y") == "!M" and network.phenotypes[0].expression == "Z"
    text = HEAD + '[omit.L]\nwhy = "x"\n[joins.X]\ncombine = "replace"\nrule = "!M"\n'
    assert composed(tmp_path, text).names == ("X", "M")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + JOIN.replace('"or"', '"xor"'), "both.toml:5"),
        (HEAD + JOIN.replace('"or"', '"replace"'), "a rule is given with"),
        (HEAD + '[joins.X]\ncombine = "replace"\nrule = "L & Q"\n', "joins.X.rule: unknown component 'Q'"),
        (HEAD + '[joins.X]\ncombine = "replace"\nrule = "L &"\n', "both.toml:6"),
        (HEAD + JOIN + '[joins.Q]\ncombine = "or"\n', "no member has the component 'Q'"),
        (HEAD + JOIN + '[omit.L]\nwhy = "x"\n', "reads L, which is left out"),
        (HEAD + JOIN + "[omitt.L]\n", "unknown key omitt"),
        (HEAD + JOIN + '[rename.a]\nQ = "R"\n', "rename.a"),
        (HEAD + JOIN + '[rename.a]\nX = "L"\n', "would be called 'L'"),
        (HEAD + JOIN + '[components.X]\nrule = "L"\n', "a member has this component"),
        (HEAD + JOIN + 'regulations = [{ from = "Q", sign = "+", why = "x" }]\n', "does not mention Q"),
        (HEAD + JOIN + 'regulations = [{ from = "M", sign = "+", why = "x" }]\n', "has the sign -"),
        (HEAD + JOIN + '[phenotypes.P]\nexpression = "Q"\n', "phenotypes.P.expression"),
        ('[composition]\nname = "n"\nmembers = []\n', "without members"),
        ('[composition]\nname = "n"\nmembers = ["a", "a"]\n', "a member twice"),
        ('[composition]\nname = "n"\nmembers = ["nowhere"]\n', "nowhere"),
    ],
)
def test_what_is_wrong_in_a_composition_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LogicnetError) as caught:
        composed(tmp_path, text)
    assert said in str(caught.value)


def test_an_edge_that_nobody_has_evidence_for_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LogicnetError, match="no member has evidence for the edge from L"):
        composed(
            tmp_path,
            HEAD.replace('"a", ', "")
            + '[components.L]\ninput = true\n[joins.X]\ncombine = "replace"\nrule = "L & !M"\n',
        )


def test_the_shipped_composition_is_its_export(root: Path, tmp_path: Path) -> None:
    network = load("resistance")
    write(network, tmp_path / "resistance.bnet")
    assert (tmp_path / "resistance.bnet").read_text() == (root / "networks" / "resistance.bnet").read_text()


def test_the_order_of_the_members_changes_no_rule_of_the_shipped_composition(root: Path, tmp_path: Path) -> None:
    for path in (root / "networks").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.stem == "resistance":
            forwards = 'members = ["il6", "il8", "tgfb", "aldh", "bcsc", "microenvironment"]'
            assert forwards in text
            text = text.replace(forwards, 'members = ["microenvironment", "bcsc", "aldh", "tgfb", "il8", "il6"]')
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    one, other = load("resistance"), read(tmp_path / "resistance.toml")
    assert set(one.names) == set(other.names)
    assert all(one.rules.equivalent(one.rule_text(name), other.rule_text(name)) for name in one.names)


LEVELS = HEAD + '[joins.X]\ncombine = "replace"\nmaximum = 2\nrule = { 1 = "L", 2 = "L & !M" }\n'
LEVELS += 'regulations = [{ from = "M", sign = "-", why = "w" }]\n'


def test_a_join_may_give_a_component_levels(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text('[components.X]\ninput = true\n[components.Y]\nrule = "!X"\n')
    text = (
        LEVELS.replace('"b"]', '"b", "c"]') + '[components.Z]\nmaximum = 3\nrule = { 1 = "X", 2 = "X=2", 3 = "Z>=2" }\n'
    )
    network = composed(tmp_path, text + '[phenotypes.P]\nexpression = "X=2 & Z>=3"\n')
    assert network.levels == {"X": 2, "Z": 3} and network.rule_text("X") == "1: L; 2: L & !M"
    assert network.rule_text("Y") == "!X>=1" and network.rule_text("Z") == "1: X>=1; 2: X>=2; 3: Z>=2"
    assert {(edge.source, edge.target, edge.sign) for edge in network.regulations} == {
        ("L", "X", "+"),
        ("M", "X", "-"),
        ("X", "Y", "-"),
        ("X", "Z", "+"),
        ("Z", "Z", "+"),
    }
    # an ordinary network: written, read, and a member in turn, under another name
    again = toml.read(toml.write(network), "t.toml")
    assert again == network and again.digest == network.digest
    (tmp_path / "both.toml").rename(tmp_path / "whole.toml")
    (tmp_path / "w.toml").write_text('[composition]\nmembers = ["whole"]\n[rename.whole]\nX = "IL6"\n')
    other = read(tmp_path / "w.toml")
    assert other.levels == {"IL6": 2, "Z": 3} and other.rule_text("Z") == "1: IL6>=1; 2: IL6>=2; 3: Z>=2"
    assert other.phenotypes[0].expression == "IL6>=2 & Z>=3"


@pytest.mark.parametrize(
    ("join", "said"),
    [
        ('combine = "or"\nmaximum = 2\n', r"both.toml:6:11: joins.X.maximum: a maximum is given with combine = "),
        ('combine = "and"\ninput = true\n', r"both.toml:6:9: joins.X.input: an input is given with combine = "),
        ('combine = "replace"\nmaximum = 2\nrule = "L"\n', r"both.toml:7:8: .*its rule is a table"),
        ('combine = "replace"\nrule = { 1 = "L", 2 = "M" }\n', r"both.toml:6:8: .*the component has no maximum"),
        ('combine = "replace"\nmaximum = 2\nrule = { 1 = "L" }\n', r"both.toml:7:8: .*no condition for level 2"),
        ('combine = "replace"\nmaximum = 2\nrule = { 1 = "L", 2 = "Q" }\n', r"both.toml:7:24: .*component 'Q'"),
        ('combine = "replace"\nmaximum = 2\nrule = { 1 = "L", 2 = "X=3" }\n', r"both.toml:7:25: .*levels 0 to 2"),
        ('combine = "replace"\nmaximum = 0\nrule = "L"\n', r"both.toml:6:11: .*from 1 to 99"),
        ('combine = "replace"\ninput = true\nrule = "L"\n', r"both.toml:7:8: .*an input has no rule"),
        ('combine = "replace"\n', r"both.toml:4:\d+: .*a rule is given with combine"),
        (
            'combine = "replace"\ninput = true\nregulations = [{ from = "L", sign = "+", why = "w" }]\n',
            r"both.toml:7:15: .*an input has no regulations",
        ),
    ],
)
def test_what_is_wrong_about_a_join_of_levels_is_shown_where_it_stands(tmp_path: Path, join: str, said: str) -> None:
    with pytest.raises(LogicnetError, match=said):
        composed(tmp_path, HEAD + "[joins.X]\n" + join)


def test_levels_of_members_are_joined_by_a_rule_of_the_whole_alone(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(
        LEVEL := '[components.X]\nmaximum = 2\nrule = { 1 = "L", 2 = "L" }\n[components.L]\ninput = true\n'
    )
    assert composed(tmp_path, '[composition]\nmembers = ["x"]\n').levels == {"X": 2}
    (tmp_path / "y.toml").write_text(LEVEL.replace('2 = "L"', '2 = "X"'))
    for how in ("or", "and"):
        with pytest.raises(CompositionError, match="'X' has the levels 0 to 2: its rules cannot be joined by"):
            composed(tmp_path, f'[composition]\nmembers = ["x", "y"]\n[joins.X]\ncombine = "{how}"\n')
    with pytest.raises(CompositionError, match="x and y disagree about the component 'X'"):
        composed(tmp_path, '[composition]\nmembers = ["x", "y"]\n')


def test_a_component_of_the_whole_may_be_an_input_and_a_join_may_leave_one_open(tmp_path: Path) -> None:
    text = HEAD + "[components.N]\ninput = true\n[components.D]\ninput = true\nmaximum = 2\n"
    network = composed(tmp_path, text + '[joins.X]\ncombine = "replace"\ninput = true\nwhy = "it varies"\n')
    assert network.inputs == ("L", "X", "M", "N") and network.inputs_with_levels == ("D",)
    assert network.component("X").evidence.why == "it varies" and network.regulations == ()
    network = composed(tmp_path, text + '[joins.X]\ncombine = "replace"\ninput = true\nmaximum = 3\n')
    assert network.inputs_with_levels == ("X", "D") and network.levels == {"X": 3, "D": 2}
    network = composed(tmp_path, text + JOIN + '[joins.L]\ncombine = "replace"\nrule = "D=2 & N"\n')
    assert network.inputs == ("M", "N") and network.rule_text("L") == "D>=2 & N"


def test_a_choice_of_a_composition_may_be_about_levels(tmp_path: Path) -> None:
    text = LEVELS + '[[choices]]\nid = "c"\ncomponent = "X"\nchosen = { 1 = "L", 2 = "!M & L" }\n'
    network = composed(tmp_path, text + 'alternatives = [{ 1 = "L", 2 = "0" }]\n')
    assert network.choices == (Choice("c", "X", ("L", "!M & L"), (("L", "0"),)),)
    assert toml.read(toml.write(network), "t.toml").choices == network.choices
    with pytest.raises(LogicnetError, match=r"both.toml:12:10: .*the chosen form is not the rule of X"):
        composed(tmp_path, text.replace("!M & L", "M") + 'alternatives = [{ 1 = "L", 2 = "0" }]\n')


def test_a_choice_of_the_whole_stands_in_the_place_of_those_of_its_members_about_the_component(tmp_path: Path) -> None:
    open_ = '[[choices]]\nid = "{}"\ncomponent = "{}"\nchosen = "L"\nalternatives = ["{}"]\n'
    member = '[components.X]\nrule = "L"\n[components.Y]\nrule = "L"\n[components.L]\ninput = true\n'
    (tmp_path / "x.toml").write_text(member + open_.format("x", "X", "!L") + open_.format("y", "Y", "!L"))
    network = composed(tmp_path, '[composition]\nmembers = ["x"]\n' + open_.format("whole", "X", "0"))
    assert [(one.id, one.component) for one in network.choices] == [("y", "Y"), ("whole", "X")]


def test_a_composition_has_rates_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("[components.T]\ninput = true\n[timing.rates.T]\nup = 9.0\n")
    text = LEVELS.replace('"b"]', '"b", "t"]')
    assert composed(tmp_path, text).timing is None
    network = composed(tmp_path, text + "[timing.rates.X]\nup = 5.0\ndown = 0.5\n")
    assert network.timing is not None and network.timing.rates == (Rate("X", 5.0, 0.5),)
    with pytest.raises(LogicnetError, match=r"both.toml:9:\d+: timing.rates.Q: unknown component 'Q'"):
        composed(tmp_path, text + "[timing.rates.Q]\nup = 5.0\n")


def test_identifiers_references_and_what_has_a_name_belong_to_the_whole(tmp_path: Path) -> None:
    member = '[network]\n[components.A]\ninput = true\nidentifiers = ["hgnc:1"]\nreferences = ["K"]\n[references.K]\n'
    (tmp_path / "one.toml").write_text(member + 'title = "T"\n[settings.low]\nvalues = "A=0"\n')
    other = '[network]\n[components.A]\ninput = true\nidentifiers = ["hgnc:1", "ncbigene:2"]\nnotes = "n"\n'
    other += '[components.B]\nrule = "A"\nregulations = [{ from = "A", sign = "+", identifiers = ["pubmed:5"] }]\n'
    (tmp_path / "two.toml").write_text(other)
    whole = (
        '[composition]\nmembers = ["one", "two"]\nnotes = "joined"\n[settings.high]\nvalues = "A=1"\ndefault = true\n'
    )
    (tmp_path / "whole.toml").write_text(whole)
    network = read(tmp_path / "whole.toml")
    assert network.component("A").annotation.of("is") == ("hgnc:1", "ncbigene:2")
    assert network.component("A").annotation.notes == "n" and network.annotation.notes == "joined"
    (edge,) = network.regulations
    assert edge.annotation.of("is") == ("pubmed:5",)
    assert [(one.key, one.title) for one in network.references] == [("K", "T")]
    assert [(one.name, one.default) for one in network.settings] == [("high", True)]
    (tmp_path / "two.toml").write_text(other + '[references.K]\ntitle = "U"\n')
    with pytest.raises(CompositionError, match="two references are called 'K'"):
        read(tmp_path / "whole.toml")


def test_a_composition_has_readouts_of_its_own() -> None:
    text = '[composition]\nmembers = ["il6"]\n[readouts]\nGrowth = "STAT3 - 2*(IL6 & !STAT3)"\n'
    network = toml.read(text.encode(), "c.toml")
    assert [one.name for one in network.readouts] == ["Growth"]
    with pytest.raises(LogicnetError, match=r"c.toml:4:\d+: readouts.Growth"):
        toml.read(text.replace("STAT3 -", "STAT33 -").encode(), "c.toml")


def test_a_composition_names_prefixes_of_its_own_and_keeps_those_of_its_members(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(
        '[network]\nprefixes = ["lab"]\n[components.A]\ninput = true\nidentifiers = ["lab:1"]\n'
    )
    own = '[components.B]\nrule = "0"\nidentifiers = ["shed:2"]\n'
    (tmp_path / "whole.toml").write_text(f'[composition]\nmembers = ["one"]\nprefixes = ["shed"]\n{own}')
    network = read(tmp_path / "whole.toml")
    assert [component.annotation.of("is") for component in network.components] == [("lab:1",), ("shed:2",)]
    (tmp_path / "whole.toml").write_text(f'[composition]\nmembers = ["one"]\n{own}')
    with pytest.raises(LogicnetError, match=r"whole\.toml:5:16: .*unknown identifier prefix 'shed'"):
        read(tmp_path / "whole.toml")
