"""Sizes of basins in the core: by hand for a switch, and how a budget and a wrong call end."""

from __future__ import annotations

import pytest

from logicnet.core.basins import basin
from logicnet.core.budget import Budget
from logicnet.core.solver import CompiledNetwork, Plan, Solution
from logicnet.errors import EngineError
from logicnet.logic import Rules
from logicnet.logic.program import NOT

TEXTS = ["!B", "!A", "A"]


def solved() -> Solution:
    """A and B suppress each other, C follows A."""
    answer = CompiledNetwork(Rules.build(["A", "B", "C"], TEXTS).handle).solve()
    assert len(answer.listed(10)) == 2
    return answer


def test_a_switch_by_hand() -> None:
    """From 00 and 11 both ends of the switch are reached; C doubles every number, whether it moves or not."""
    answer = solved()
    for moving in ((0, 1), (0, 1, 2)):
        for place in (0, 1):
            assert basin(answer, [place], moving, (), Plan()) == ((2, 6), "")
        assert basin(answer, [0, 1], moving, (), Plan()) == ((8, 8), "")


def test_only_states_that_satisfy_the_program_are_counted() -> None:
    answer = solved()
    counts = [basin(answer, [place], (0, 1), (0, NOT), Plan())[0] for place in (0, 1)]
    assert sorted(counts) == [(0, 2), (2, 4)]  # among A=0: B=0 leads to both, B=1 to one


def test_no_time_is_an_end() -> None:
    names = [f"{side}{i}" for i in range(30) for side in "AB"]
    texts = [f"!{other}{i}" for i in range(30) for other in "BA"]
    answer = CompiledNetwork(Rules.build(names, texts).handle).solve()
    answer.listed(1)
    found, end = basin(answer, [0], range(60), (), Plan(Budget(seconds=1e-9)))
    assert found is None and end == "time"


def test_a_place_that_the_list_does_not_have_is_a_wrong_call() -> None:
    with pytest.raises((EngineError, IndexError)):
        basin(solved(), [7], (0, 1), (), Plan())
