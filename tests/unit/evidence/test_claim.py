"""Claims as values: arms and properties in words."""

from __future__ import annotations

import pytest

from logicnet.evidence.claim import (
    Arm,
    Compares,
    Durable,
    InAttractors,
    Property,
    Quantifier,
    Reaches,
    Satisfies,
    Way,
    sentence,
    wanted,
)
from logicnet.logic import Rules
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import Fix, Intervention, Network, Setting

PAIR = Network("pair", Rules.build(["A", "B"], ["!B", "!A"]))
A = PAIR.expression("A")
ON = Setting((("A", 1),))
BACKGROUND, KNOCKED = Intervention((Fix("A", 1),)), Intervention((Fix("B", 0),))


def test_an_arm_without_its_intervention_keeps_its_background() -> None:
    arm = Arm(ON, BACKGROUND, KNOCKED, "drug")
    assert arm.untreated == Arm(ON, BACKGROUND) and arm.interventions == (BACKGROUND, KNOCKED)


def test_an_arm_is_said_as_the_file_says_it_and_else_in_notation() -> None:
    assert str(Arm()) == "free inputs"
    assert str(Arm(ON, BACKGROUND, KNOCKED)) == "A=1 + A%1 + B%0"
    assert str(Arm(ON, BACKGROUND, KNOCKED, "drug")) == "A=1 + A%1 + drug"


@pytest.mark.parametrize(
    ("claimed", "said"),
    [
        (InAttractors(Quantifier.ALL, A), "all attractors: A"),
        (InAttractors(Quantifier.SOME, A), "some attractor: A"),
        (Reaches(Way.CAN, A), f"{Way.CAN}: A"),
        (Compares(A, "more", Arm(ON)), "more than with A=1 (by inclusion): A"),
        (Durable(A), "durable: A does not come back"),
        (Durable(A, ON), "durable with A=1: A does not come back"),
    ],
)
def test_a_property_is_said_in_words_and_knows_what_it_is_about(claimed: Property, said: str) -> None:
    assert sentence(claimed) == said and wanted(claimed) == A


def test_a_formula_is_its_own_sentence() -> None:
    formula = parse_formula("AG A", PAIR)
    assert sentence(Satisfies(formula)) == str(formula) and wanted(Satisfies(formula)) == formula
