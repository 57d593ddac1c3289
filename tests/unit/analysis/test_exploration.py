"""Looking ahead of a start, by bitsets and by diagrams: both say what the definition says."""

from __future__ import annotations

import pytest

import levelled
from logicnet.analysis import exploration
from logicnet.analysis.exploration import Exploration, Explorer
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.logic import Rules
from logicnet.model import Network

# A and B exclude each other and D is an input. From all off: A or B rises, then the other one stays off.
SWITCH = Network("switch", Rules.parse("A, !B\nB, !A\nC, A & D\nD, D"))
WAYS = {"bitsets": 22, "diagrams": -1}


def explored(start: str, target: str, bitsets: int) -> tuple[Exploration, list[str]]:
    question = StartedQuestion.of(SWITCH, start, "", "", held_later=False, budget=Budget())
    goal = SWITCH.expression(target) if target else None
    explorer = Explorer(question, goal, None, None)
    known = explorer.attractors()
    assert known.answer is not None
    return explorer.explored(known, known.answer, bitsets), [attractor.pattern for attractor in known]


@pytest.mark.parametrize("bitsets", WAYS.values(), ids=WAYS)
def test_both_ways_count_the_states_ahead_and_say_which_attractors_are_reached(bitsets: int) -> None:
    """00, then 10 or 01; with D on C follows A: ABCD is 0001, 1001, 0101, 1011."""
    found, patterns = explored("A=0 B=0 C=0 D=1", "", bitsets)
    assert found.states == 4 and found.exhaustive and not found.why_incomplete
    assert dict(zip(patterns, found.hit, strict=True)) == {"0101": True, "1011": True}
    assert (found.reachable, found.path) == (None, ())


@pytest.mark.parametrize("bitsets", WAYS.values(), ids=WAYS)
def test_both_ways_find_a_shortest_path_to_a_target(bitsets: int) -> None:
    found, _ = explored("A=0 B=0 C=0 D=1", "C", bitsets)
    assert found.reachable is True
    assert [state.pattern for state in found.path] == ["0001", "1001", "1011"]


@pytest.mark.parametrize("bitsets", WAYS.values(), ids=WAYS)
def test_both_ways_say_that_a_target_is_out_of_reach(bitsets: int) -> None:
    found, _ = explored("A=0 B=0 C=0 D=0", "C", bitsets)
    assert (found.reachable, found.path) == (False, ())


def test_the_way_is_told() -> None:
    assert explored("A=0 B=0 C=0 D=1", "", WAYS["bitsets"])[0].method.startswith("bitsets over 2^")
    assert explored("A=0 B=0 C=0 D=1", "", WAYS["diagrams"])[0].method.startswith("decision diagrams over")


def test_too_many_levels_to_start_from_still_rule_out_what_is_not_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Against every state one bit, on networks of levels of which the start leaves all but one component open."""
    monkeypatch.setattr(exploration, "_MOST_STARTS", 0)
    decided = []
    for seed in range(40):
        network = levelled.drawn(seed)[1]
        first, last = network.components[0].name, network.components[-1].name
        question = StartedQuestion.of(network, f"{first}=0", "", "", held_later=False, budget=Budget())
        explorer = Explorer(question, network.expression(last), None, None)
        known = explorer.attractors()
        assert known.answer is not None
        exact, found = explorer.explored(known, known.answer, 22), explorer.explored(known, known.answer, -1)
        if not question.open_levels:
            continue
        assert all(said in (None, true) for said, true in zip(found.hit, exact.hit, strict=True))
        assert found.reachable in (None, exact.reachable) and not found.exhaustive
        assert (None in found.hit or found.reachable is None) == ("combinations" in found.why_incomplete)
        decided += [found.reachable, *found.hit]
    assert {True, False, None} <= set(decided)
