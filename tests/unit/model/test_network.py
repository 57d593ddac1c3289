"""Networks as values: their phenotypes and titles, and how they show themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.errors import RuleError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Network, Phenotype

DRUGGED = Network(
    "drugged",
    Rules.build(["Drug", "TAM", "Off", "Tumour"], ["Drug", "TAM", "0", "!Drug | TAM & (Off | !Off)"]),
    phenotypes=(Phenotype("Ill", "Tumour"), Phenotype("Cured", "!Ill & Drug")),
)


def test_a_network_is_one_line_however_long_its_rules_are() -> None:
    network = Network("wide", Rules.build(["A", "B"], ["A", " | ".join(["A", "B"] * 500)]))
    assert repr(network) == "<Network wide: 2 components, 1 inputs>"


def test_an_unknown_phenotype_suggests_what_there_is() -> None:
    with pytest.raises(UnknownName, match="Tumour"):
        DRUGGED.expression("Tumor & Drug")


def test_an_expression_may_name_phenotypes_and_a_component_of_the_same_name_wins() -> None:
    assert str(DRUGGED.expression("Cured | TAM")) == "!Tumour & Drug | TAM"
    assert DRUGGED.phenotype("Ill") is DRUGGED.phenotypes[0]
    shadowed = replace(DRUGGED, phenotypes=(Phenotype("TAM", "Drug"),))
    assert str(shadowed.expression("TAM & Tumour")) == "TAM & Tumour"


@pytest.mark.parametrize(
    ("text", "meaning"), [("TAM=0", "!TAM"), ("TAM == 1", "TAM"), ("TAM>=1 & TAM<1", "TAM & !TAM")]
)
def test_an_expression_compares_levels(text: str, meaning: str) -> None:
    assert str(DRUGGED.expression(text)) == meaning


def test_an_expression_that_asks_for_a_level_that_is_not_there_is_refused_at_its_place() -> None:
    with pytest.raises(RuleError, match="'TAM' has the levels 0 to 1") as caught:
        DRUGGED.expression("Tumour & TAM=2")
    assert caught.value.span is not None and caught.value.span.column == 13


def test_components_of_other_names_than_the_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="the same names in the same order"):
        Network("n", Rules.build("AB", "AB"), (Component("B"), Component("A")))


def test_where_a_network_was_read_from_is_no_part_of_what_it_is() -> None:
    assert replace(DRUGGED, source="a.bnet", notes=("odd",)) == DRUGGED != replace(DRUGGED, title="other")


def test_a_label_that_several_components_have_stands_with_the_name() -> None:
    rules = Rules.build(["a1", "a2", "b"], ["1", "1", "1"])
    network = Network("n", rules, (Component("a1", "NFkB"), Component("a2", "NFkB"), Component("b", "β")))
    assert network.titles == {"a1": "NFkB (a1)", "a2": "NFkB (a2)", "b": "β"}
