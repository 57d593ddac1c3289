"""Compositions in files: what is read, and what is wrong in one is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet import load, write
from logicnet.errors import CompositionError, LogicnetError
from logicnet.formats import read, toml
from logicnet.model import Network

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


def test_a_composition_says_that_it_cannot_join_levels(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("[components.X]\nmaximum = 2\ninput = true\n")
    whole = tmp_path / "w.toml"
    whole.write_text('[composition]\nmembers = ["x"]\n')
    with pytest.raises(LogicnetError, match=r"w\.toml:2:\d+: .*X of 'x' has levels, .* cannot join levels yet"):
        read(whole)
    (tmp_path / "y.toml").write_text("[components.Y]\ninput = true\n")
    whole.write_text('[composition]\nmembers = ["y"]\n[components.X]\nmaximum = 2\ninput = true\n')
    with pytest.raises(LogicnetError, match=r"w\.toml:4:11: .*a composition cannot have levels yet"):
        read(whole)


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
