"""Properties decided on a system, by hand: what can, must be reached and is never left, with a witness."""

from __future__ import annotations

import pytest

from logicnet.checking import ShownPath, ShownState
from logicnet.checking.decisions import Decision, PropertyQuestion, decided
from logicnet.checking.properties import Reaches, Satisfies, Way, programs_of
from logicnet.checking.spaces import TooLarge
from logicnet.checking.systems import Cube, system_of
from logicnet.logic import Rules
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import Network

# A and B hold each other off; T turns for ever.
SWITCH = Network("switch", Rules.build(["A", "B", "T"], ["!B", "!A", "!T"]))
OFF: Cube = {0: 0, 1: 0, 2: 0}


def reached(way: Way, text: str, start: Cube = OFF) -> Decision:
    expression = SWITCH.expression(text)
    programs = programs_of(SWITCH, expression)
    return decided(
        PropertyQuestion(SWITCH.names, system_of(SWITCH), Reaches(way, expression), programs, lambda _: [start])
    )


def test_what_can_be_reached_is_shown_by_a_shortest_path() -> None:
    found = reached(Way.CAN, "A & !B")
    assert (found.holds, found.states, found.satisfied, found.components) == (True, 1, 1, 2)  # T does not matter
    assert isinstance(found.witness, ShownPath) and found.witness.steps == ["A=1"]
    assert found.method == "bitsets over 2^2 states"


def test_what_must_be_reached_is_meant_fairly_and_refuted_by_a_way_to_where_it_is_lost() -> None:
    assert reached(Way.MUST, "A | B").holds
    assert reached(Way.MUST, "T").holds  # a walk that never gives T its turn does not count
    found = reached(Way.MUST, "A & !B")
    assert not found.holds and isinstance(found.witness, ShownPath) and found.witness.steps == ["B=1"]


def test_what_is_never_left_is_refuted_by_a_path_out_of_it() -> None:
    assert reached(Way.STAYS, "A & !B", {0: 1, 1: 0}).holds
    found = reached(Way.STAYS, "!A")
    assert not found.holds and isinstance(found.witness, ShownPath) and found.witness.steps == ["A=1"]


def test_start_states_are_counted_and_one_that_fails_is_shown() -> None:
    found = reached(Way.CAN, "A & !B", {2: 0})  # from 01 it cannot be reached any more
    assert (found.holds, found.states, found.satisfied) == (False, 4, 3)
    assert found.witness == ShownState({"A": 0, "B": 1})


def test_a_formula_counts_every_path() -> None:
    def holds(formula: str, show: bool = True) -> Decision:
        read = parse_formula(formula)
        programs = programs_of(SWITCH, read)
        return decided(
            PropertyQuestion(SWITCH.names, system_of(SWITCH), Satisfies(read), programs, lambda _: [OFF], show)
        )

    found = holds("AF (A | B)")  # T may turn for ever and leave the others no turn
    assert not found.holds and found.components == 3 and isinstance(found.witness, ShownPath)
    assert found.witness.steps == ["T=1", "T=0"]
    assert holds("EF (A & !B) & EF (B & !A)").holds
    assert holds("AF (A | B)", show=False).witness is None


def test_more_states_than_bitsets_hold_are_asked_of_decision_diagrams_or_refused() -> None:
    names = [f"x{i}" for i in range(40)]
    ring = Network("ring", Rules.build(names, [names[i - 1] for i in range(40)]))
    start = {i: int(i == 0) for i in range(40)}

    def ask(way: Way) -> Decision:
        wanted = ring.expression("x39")
        asked = PropertyQuestion(
            names, system_of(ring), Reaches(way, wanted), programs_of(ring, wanted), lambda _: [start]
        )
        return decided(asked)

    found = ask(Way.CAN)
    assert found.holds and found.method == "decision diagrams over 40 components"
    assert isinstance(found.witness, ShownPath) and found.witness.states[-1]["x39"] == 1
    with pytest.raises(TooLarge, match="40 components can move"):
        ask(Way.MUST)
