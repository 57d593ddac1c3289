"""What is known of a formula: the answer in JSON, as a table of its witness, and in one line."""

from __future__ import annotations

import pytest

from logicnet.checking import Satisfaction, ShownPath, ShownState
from logicnet.logic import Rules
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import Asked, Network, Start

NETWORK = Network("switch", Rules.build(["A", "B", "C"], ["!B", "!A", "C"]))


def answer(holds: bool | None, witness: ShownPath | ShownState | None = None, why: str = "") -> Satisfaction:
    start = Start.parse("A=0", NETWORK)
    return Satisfaction(
        Asked(NETWORK),
        parse_formula("EF A"),
        start,
        holds,
        not why,
        why,
        "bitsets",
        witness,
        2,
        None if why else 1,
        7.0,
    )


def test_the_path_is_the_states_of_the_witness() -> None:
    states = ({"A": 0, "B": 0}, {"A": 1, "B": 0})
    assert answer(True, ShownPath(states)).path == states
    assert answer(False, ShownState(states[0])).path == states[:1]
    assert answer(True).path == ()


def test_it_is_one_json_object() -> None:
    said = answer(False, ShownState({"A": 0, "B": 1})).to_dict()
    assert (said["network"], said["from"], said["formula"], said["holds"]) == ("switch", {"A": 0}, "EF A", False)
    assert (said["states"], said["satisfied"], said["witness"]) == (2, 1, {"state": {"A": 0, "B": 1}})
    assert said["complete"] is True and answer(None, why="the time budget ended").to_dict()["holds"] is None


def test_the_table_has_a_column_for_each_state_in_the_networks_order() -> None:
    frame = answer(True, ShownPath(({"B": 0, "A": 0}, {"B": 0, "A": 1}))).to_frame()
    assert frame.index.tolist() == ["A", "B"] and frame.to_dict("list") == {0: [0, 0], 1: [1, 0]}
    assert answer(True).to_frame().empty


@pytest.mark.parametrize(("holds", "said"), [(True, "holds"), (False, "does not hold"), (None, "undecided")])
def test_it_says_in_one_line_what_is_known(holds: bool | None, said: str) -> None:
    assert repr(answer(holds)) == f"<EF A on switch: {said}>"
