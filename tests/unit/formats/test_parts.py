"""The parts of networks in TOML, each by itself: rules, evidence, regulations, phenotypes, open choices."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError, LogicnetError, RuleError
from logicnet.formats import parts
from logicnet.formats.document import Document, Table
from logicnet.logic import Rules
from logicnet.model import Choice, Evidence, Phenotype, Regulation

RULES = Rules.build(["A", "B"], ["!B", "A | B"])


def root(text: str) -> Table:
    return Document.parse(text.encode(), "p.toml").root


def test_components_that_are_given_stand_behind_the_rules_as_inputs() -> None:
    table = root('[A]\nrule = "B & C"\n[B]\ninput = true\n')
    rules = parts.compiled(table.document, dict(table.named()), ["C"])
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
