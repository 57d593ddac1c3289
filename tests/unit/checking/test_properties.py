"""What a property is about, as programs, and which formulas say that something is reached or never left."""

from __future__ import annotations

import pytest

from logicnet.checking.properties import Way, programs_of, reaching
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.logic.ctl.parser import parse_formula
from logicnet.logic.program import AND, FALSE, NOT, OR
from logicnet.model import Network, Phenotype

NETWORK = Network(
    "n", Rules.build(["A", "B", "not"], ["A", "A", "B"]), phenotypes=(Phenotype("Ill", "A & !B"), Phenotype("B", "A"))
)


def test_each_name_of_a_formula_is_a_phenotype_or_a_component() -> None:
    found = programs_of(NETWORK, parse_formula('EX Ill -> AG (A & "not")'))
    assert found == {"Ill": (0, 1, NOT, AND), "A": (0,), "not": (2,)}
    assert programs_of(NETWORK, NETWORK.expression("A | B")) == {"": (0, 1, OR)}


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"unknown component or phenotype 'Il'\n.*'Ill'"):
        programs_of(NETWORK, parse_formula("EF Il"))


@pytest.mark.parametrize(
    ("formula", "way", "program"),
    [
        ("EF A", Way.CAN, (0,)),
        ("AG !(A | 0)", Way.STAYS, (0, FALSE, OR, NOT)),
        ("EF (A -> C)", Way.CAN, (0, 1, 2, OR, NOT, AND, NOT)),
    ],
)
def test_ef_and_ag_without_operators_inside_are_reached_and_never_left(
    formula: str, way: Way, program: tuple[int, ...]
) -> None:
    assert reaching(parse_formula(formula), {"A": (0,), "C": (1, 2, OR)}) == (way, program)


@pytest.mark.parametrize("formula", ["AF A", "EG A", "A", "EF EX A", "AG (A & E[A U A])", "!EF A", "E[A U A]"])
def test_any_other_formula_is_neither(formula: str) -> None:
    assert reaching(parse_formula(formula), {"A": (0,)}) is None
