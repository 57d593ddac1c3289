"""Comparing two arms: sets of states told apart by hand, and verdicts by the definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import Cube, system_of
from logicnet.evidence.arms import Case
from logicnet.evidence.claim import Arm, Claim, Compares
from logicnet.evidence.comparison import apart, compare_arms, effective, probability
from logicnet.evidence.verdict import Basis, Holds, ShownNumbers, shown, word
from logicnet.logic import Rules
from logicnet.model import Cut, Evidence, Intervention, Measure, Network, Rates, Setting

# From a random start the toggle ends with A or with B, 1/2 each. With the input on, A can be shown and must be.
TOGGLE = Network("toggle", Rules.build(["In", "A", "B"], ["In", "!B | In", "!A"]))
OFF, HELD = Arm(Setting((("In", 0),))), Arm(Setting((("In", 1),)))


def case(arm: Arm, claimed: Compares) -> Case:
    claim = Claim("c", "toggle", "", "", Evidence(), arm, claimed)
    return Case(claim, TOGGLE, system_of(TOGGLE), Notebook(TOGGLE.names))


@pytest.mark.parametrize("by", ["inclusion", "probability"])
def test_the_arm_that_must_show_it_shows_it_more_and_the_other_less(by: str) -> None:
    a = TOGGLE.expression("A")
    for arm, relation, than, said in [
        (HELD, "more", OFF, "holds"),
        (OFF, "less", HELD, "holds"),
        (OFF, "more", HELD, "fails"),
        (OFF, "more", OFF, "fails"),
    ]:
        claimed = Compares(a, relation, than, by)
        assert word(compare_arms(case(arm, claimed), arm, None, claimed)) == said


def test_probabilities_are_shown_in_the_order_in_which_the_arms_are_named() -> None:
    claimed = Compares(TOGGLE.expression("A"), "less", HELD, "probability")
    asked = case(OFF, claimed)
    assert probability(asked, OFF, None, claimed.expression.program) == pytest.approx(1 / 2, abs=1e-9)
    verdict = compare_arms(asked, OFF, None, claimed)
    assert isinstance(verdict, Holds) and verdict.on == Basis(2, "arms") and verdict.witness is not None
    assert verdict.witness.to_dict() == {"probability": ["0.5", "1"]}


def test_a_component_that_makes_no_difference_is_left_out_of_a_program() -> None:
    assert set(effective(TOGGLE.expression("A & (B | !B)").program)) == {1}


def states(cubes: tuple[Cube, ...] | list[dict[int, int]]) -> list[tuple[int, int, int]]:
    every = [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    return [state for cube in cubes for state in every if all(state[i] == value for i, value in cube.items())]


@given(st.lists(st.dictionaries(st.integers(0, 2), st.integers(0, 1)), min_size=1, max_size=4))
def test_cubes_told_apart_hold_the_same_states_each_once(cubes: list[dict[int, int]]) -> None:
    assert sorted(states(apart(cubes))) == sorted(set(states(cubes)))


def test_a_readout_is_compared_by_what_it_is_in_the_long_run() -> None:
    measure = Measure.read("2*A - B + 1", TOGGLE)
    claimed = Compares(TOGGLE.expression("A | B"), "less", HELD, "readout", Rates(), measure)
    verdict = compare_arms(case(OFF, claimed), OFF, None, claimed)
    # off: A or B, each in half of the cases, 3 or 0; on: A alone, 3
    assert isinstance(verdict, Holds) and verdict.witness is not None
    assert verdict.witness.to_dict() == {"expected value": ["1.5", "3"]}
    same = Compares(TOGGLE.expression("A | B"), "more", OFF, "readout", Rates(), measure)
    assert word(compare_arms(case(OFF, same), OFF, None, same)) == "fails"


@pytest.mark.parametrize(
    ("rule", "rates", "reads", "chance"),
    [
        ("A & In", "A:up=0", 1, "0.5"),  # cut: A follows the input, which is on, and never rises
        ("A & In", "A=0", 0, "0.5"),  # cut: nothing lets A rise, and it never falls
        ("A | In", "A:down=0", 0, "1"),  # cut: A follows the input, and rises
        ("A & In", "A:down=0", 0, "0.5"),  # cut: the rule says 0, and A never falls
    ],
)
def test_what_never_moves_some_way_does_not_where_its_edge_to_itself_is_cut(
    rule: str, rates: str, reads: int, chance: str
) -> None:
    latch = Network("latch", Rules.build(["In", "A", "B"], ["In", rule, "A"]))
    on = Arm(Setting((("In", 1),)))
    cut = Arm(on.setting, intervention=Intervention((Cut("A", "A", reads),)))
    claimed = Compares(latch.expression("A"), "more", on, "probability", Rates.parse(rates, latch))
    claim = Claim("c", "latch", "", "", Evidence(), cut, claimed)
    verdict = compare_arms(Case(claim, latch, system_of(latch), Notebook(latch.names)), cut, None, claimed)
    compared = shown(verdict)
    assert isinstance(compared, ShownNumbers) and compared.values[0] == chance
