"""Witnesses as they stand in JSON and in one line."""

from __future__ import annotations

from logicnet.checking import ShownPath, ShownState

PATH = ShownPath(({"A": 0, "B": 1}, {"A": 1, "B": 1}, {"A": 1, "B": 0}))


def test_a_path_is_its_first_state_and_what_changes() -> None:
    assert PATH.steps == ["A=1", "B=0"]
    assert PATH.to_dict() == {"path": {"start": {"A": 0, "B": 1}, "steps": ["A=1", "B=0"]}}
    assert PATH.text() == "path: B -> A=1 -> B=0"
    assert PATH.text(("B", "A", "Elsewhere")) == "path: B=1 A=0 -> A=1 -> B=0"


def test_a_path_of_one_state_has_no_steps() -> None:
    only = ShownPath(({"A": 0},))
    assert only.steps == [] and only.text() == "path: all off"


def test_a_state_names_what_is_on_or_what_is_asked_for() -> None:
    state = ShownState({"A": 1, "B": 0, "C": 1})
    assert state.text() == "state: A C" and state.text(("B", "C")) == "state: B=0 C=1"
    assert ShownState({"A": 0}).text() == "state: all off"
    assert state.to_dict() == {"state": {"A": 1, "B": 0, "C": 1}}
