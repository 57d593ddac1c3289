"""Most permissive update, by hand: a component on its way is read as either value."""

from __future__ import annotations

import pytest

from logicnet.dynamics import SCHEMES, StateSpace
from logicnet.errors import SchemeError
from logicnet.logic import Rules

# A rises for good and B follows it; C rises where B is 1 while A is still 0, which no Boolean path shows.
SPACE = StateSpace(Rules.build("ABC", ["1", "A", "!A & B | C"]))


def test_what_is_on_its_way_is_read_as_both_values() -> None:
    # While A rises, B reads it as 1 and rises, and C reads it as 0 and rises after B.
    start = SPACE.state({"A": 0, "B": 0, "C": 0})
    assert 0b111 in SPACE.forward(start, "most-permissive")
    assert SPACE.forward(start, "general-asynchronous").numbers(9) == [0b000, 0b001, 0b011]


def test_what_can_reach_a_state_is_what_reaches_it_from_some_state() -> None:
    whole = SPACE.where("A & B & C")
    reaching = [n for n in range(8) if 0b111 in SPACE.forward(SPACE.state(SPACE.named(n)), "most-permissive")]
    assert SPACE.backward(whole, "most-permissive").numbers(9) == reaching
    assert 0b011 not in reaching  # A has risen: C reads it as 1 only


def test_its_attractors_are_the_minimal_trap_spaces() -> None:
    # A and B turn: every state is passed, and the one trap space is the whole.
    found = StateSpace(Rules.build("AB", ["!B", "A"])).attractors("most-permissive")
    assert [len(attractor) for attractor in found] == [4]


@pytest.mark.parametrize("question", ["step", "path", "until", "always"])
def test_questions_about_single_steps_are_refused_with_the_reason(question: str) -> None:
    assert "not Boolean" in SCHEMES["most-permissive"].refuses[question]
    some = SPACE.where("A")
    asked = {
        "step": lambda: SPACE.successors(some, "most-permissive"),
        "path": lambda: SPACE.path({"A": 0, "B": 0, "C": 0}, some, "most-permissive"),
        "until": lambda: SPACE.until(some, some, "most-permissive"),
        "always": lambda: SPACE.possibly_always(some, "most-permissive"),
    }
    with pytest.raises(SchemeError, match=f"'{question}' has no meaning under most-permissive update"):
        asked[question]()
