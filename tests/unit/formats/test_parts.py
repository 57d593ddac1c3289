"""The parts of networks in TOML, each by itself: rules, evidence, regulations, phenotypes, open choices."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.errors import FormatError, LogicnetError, RuleError
from logicnet.formats import parts, toml
from logicnet.formats.document import Document, Table
from logicnet.logic import Rules
from logicnet.model import Choice, Evidence, Phenotype, Regulation

RULES = Rules.build(["A", "B"], ["!B", "A | B"])


def root(text: str) -> Table:
    return Document.parse(text.encode(), "p.toml").root


def test_components_that_are_given_stand_behind_the_rules_as_inputs() -> None:
    table = root('[A]\nrule = "B & C"\n[B]\ninput = true\n')
    rules = parts.compiled(table.document, dict(table.named()), {"C": 1})
    assert rules.names == ("A", "B", "C")
    assert [str(rules.rule(i)) for i in range(3)] == ["B & C", "B", "C"]


def test_an_error_in_a_rule_is_shown_inside_the_document() -> None:
    table = root('[A]\nrule = "A &&& A"\n')
    with pytest.raises(RuleError, match=r"p\.toml:2:\d+: A\.rule: "):
        parts.compiled(table.document, dict(table.named()))


def test_evidence_is_references_each_once_and_why() -> None:
    assert parts.evidence(root('references = [3, 1]\nwhy = "so"')) == Evidence((3, 1), "so")
    assert parts.evidence(root("")) == Evidence((), "")
    with pytest.raises(FormatError, match="reference 3 is given twice"):
        parts.evidence(root("references = [3, 1, 3]"))
    with pytest.raises(FormatError, match="references count from 1, found 0"):
        parts.evidence(root("references = [0]"))


def test_a_component_has_evidence_for_all_its_edges_or_for_none() -> None:
    both = '{ from = "A", sign = "+", why = "a" }, { from = "B", sign = "+", references = [1] }'
    found = parts.component("B", root(f"regulations = [{both}]"), RULES)
    assert found.regulations == (
        Regulation("A", "B", "+", Evidence((), "a")),
        Regulation("B", "B", "+", Evidence((1,), "")),
    )
    assert parts.component("B", root(""), RULES).regulations == ()
    with pytest.raises(FormatError, match="no entry for B, which the rule mentions"):
        parts.component("B", root('regulations = [{ from = "A", sign = "+", why = "a" }]'), RULES)


def test_phenotypes_may_name_one_another_but_not_themselves() -> None:
    table = root('[On]\nexpression = "A & !Off"\n[Off]\nexpression = "!B"\ndrug = "d"\nmechanism = "m"\n')
    assert parts.phenotypes(table, RULES) == (
        Phenotype("On", "A & !Off", "", "", Evidence((), "")),
        Phenotype("Off", "!B", "d", "m", Evidence((), "")),
    )
    with pytest.raises(LogicnetError, match=r"p\.toml:2:15: On\.expression: unknown component 'On'"):
        parts.phenotypes(root('[On]\nexpression = "On"\n'), RULES)


def test_what_was_chosen_means_the_rule_and_no_alternative_does() -> None:
    text = '[[c]]\nid = "or"\ncomponent = "B"\nchosen = "B | A"\nalternatives = ["A & B"]\n'
    (choice,) = parts.choices(root(text).tables("c"), RULES)
    assert choice == Choice("or", "B", "B | A", ("A & B",), Evidence((), ""))
    with pytest.raises(FormatError, match="the chosen form is not the rule of B"):
        parts.choices(root(text.replace("B | A", "A")).tables("c"), RULES)
    with pytest.raises(FormatError, match=r"p\.toml:5:17: c\[0\]\.alternatives\[0\]: the same as what was chosen"):
        parts.choices(root(text.replace("A & B", "!(!A & !B)")).tables("c"), RULES)


X = "[components.X]\nmaximum = 2\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (X + 'rule = "1"', r"t\.toml:3:8: components\.X\.rule: the component has levels up to 2: its rule is a table"),
        (X + 'rule = { 1 = "1" }', r"t\.toml:3:8: components\.X\.rule: no condition for level 2"),
        (X + 'rule = { 1 = "1", 2 = "1", 3 = "0" }', r"t\.toml:3:32: .*expected a level from 1 to 2, found '3'"),
        (X + 'rule = { 1 = "1", 2 = "1", 02 = "0" }', r"t\.toml:3:33: .*a second condition for level 2"),
        (X + 'rule = { 1 = "1", 2 = "X=3" }', r"t\.toml:3:25: components\.X\.rule\.2: 'X' has the levels 0 to 2"),
        (X + 'rule = { 1 = "Y", 2 = "X" }', r"t\.toml:3:15: components\.X\.rule\.1: unknown component 'Y'"),
        (X + 'rule = { 1 = "1", 2 = 3 }', r"t\.toml:3:23: .*expected a text in quotes"),
        (X + 'input = true\nrule = { 1 = "1", 2 = "1" }', r"t\.toml:4:8: .*an input has no rule"),
        ('[components.X]\nrule = { 1 = "1" }', r"t\.toml:2:8: .*the component has no maximum"),
        ('[components.X]\nmaximum = 0\nrule = "1"', r"t\.toml:2:11: .*a highest level from 1 to 99, found 0"),
        ('[components."X>=1"]\ninput = true', r"it stands for a level"),
    ],
)
def test_what_is_wrong_about_levels_is_shown_where_it_stands(text: str, message: str) -> None:
    with pytest.raises(LogicnetError, match=message):
        toml.read(text.encode(), "t.toml")


def test_the_highest_level_whose_condition_holds_is_the_target() -> None:
    text = "[components.A]\ninput = true\n[components.B]\ninput = true\n" + X + 'rule = { 2 = "A & B", 1 = "A" }'
    network = toml.read(text.encode(), "t.toml")
    assert network.levels == {"X": 2}
    assert network.inputs == ("A", "B")
    ends = {s: logicnet.attractors(network, setting=s)[0].fixed["X"] for s in ("A=0 B=1", "A=1 B=0", "A=1 B=1")}
    assert ends == {"A=0 B=1": 0, "A=1 B=0": 1, "A=1 B=1": 2}


def test_an_edge_into_levels_has_one_sign_and_its_evidence() -> None:
    edges = '{ from = "A", sign = "%s", why = "w" }'
    text = "[components.A]\ninput = true\n" + X + f'rule = {{ 1 = "A", 2 = "!A" }}\nregulations = [{edges}]'
    network = toml.read((text % "-").encode(), "t.toml")
    assert network.regulations == (Regulation("A", "X", "-", Evidence((), "w")),)
    with pytest.raises(FormatError, match="A has the sign - in this rule, not"):
        toml.read((text % "+").encode(), "t.toml")


A_AND_X = "[components.A]\ninput = true\n" + X + 'rule = { 1 = "A", 2 = "A & X" }\n'
CHOICE = A_AND_X + '[[choices]]\nid = "a"\ncomponent = "X"\n'


def test_an_open_choice_about_levels_has_a_condition_for_each() -> None:
    # X & A & X>=1 is A & X; that of level 1 may leave out what that of level 2 says
    chosen = 'chosen = { 2 = "X & A & X>=1", 1 = "A & !(A & X)" }\n'
    text = CHOICE + chosen + 'alternatives = [{ 1 = "A", 2 = "0" }, { 1 = "1", 2 = "A" }]'
    network = toml.read(text.encode(), "t.toml")
    given = ("A & !(A & X)", "X & A & X>=1")
    assert network.choices == (Choice("a", "X", given, (("A", "0"), ("1", "A"))),)
    assert toml.read(toml.write(network), "t.toml") == network


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('chosen = "A"\nalternatives = ["0"]', r"t\.toml:9:10: .*levels up to 2: expected a table"),
        ('alternatives = ["0"]', r"t\.toml:6:\d+: .*'chosen' is missing"),
        ('chosen = { 1 = "A", 2 = "A" }\nalternatives = ["0"]', r"t\.toml:9:10: .*not the rule of X, which is: 1: "),
        ('chosen = { 1 = "A" }\nalternatives = ["0"]', r"t\.toml:9:10: .*no condition for level 2"),
        ('chosen = { 1 = "A", 2 = "A & Q" }\nalternatives = ["0"]', r"t\.toml:9:\d+: .*unknown component 'Q'"),
        ('chosen = { 1 = "A", 2 = "A & X" }\nalternatives = ["0"]', r"t\.toml:10:17: .*expected a table"),
        ('chosen = { 1 = "A", 2 = "A & X" }\nalternatives = "0"', r"t\.toml:10:16: .*expected a list"),
        ('chosen = { 1 = "A", 2 = "A & X" }', r"a choice without alternatives"),
        (
            'chosen = { 1 = "A", 2 = "A & X" }\nalternatives = [{ 1 = "A", 2 = "A & X=3" }]',
            r"t\.toml:10:\d+: .*'X' has the levels 0 to 2",
        ),
        (
            'chosen = { 1 = "A", 2 = "A & X" }\nalternatives = [{ 1 = "A | (A & X)", 2 = "X & A" }]',
            r"t\.toml:10:17: .*the same as what was chosen",
        ),
    ],
)
def test_what_is_wrong_about_a_choice_of_levels_is_shown_where_it_stands(text: str, message: str) -> None:
    with pytest.raises(LogicnetError, match=message):
        toml.read((CHOICE + text).encode(), "t.toml")


def test_no_choice_is_about_one_level_alone() -> None:
    text = CHOICE.replace('component = "X"', 'component = "X>=1"') + 'chosen = "A"\nalternatives = ["0"]'
    with pytest.raises(FormatError, match=r"unknown component 'X>=1'"):
        toml.read(text.encode(), "t.toml")
