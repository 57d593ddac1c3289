"""The search for sets: under one setting and under all, ended early, and from where values are set once."""

from __future__ import annotations

import pytest

from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens import control
from logicnet.screens.set_search import EVERYWHERE
from mutants import read


def test_under_all_settings_at_once_a_set_must_work_in_each() -> None:
    network, _ = read((("A", "B", "C", "D"), ("A", "A", "!A", "B | C")))
    found = control(network, "!D", settings="all", size=2)
    assert {name: [str(one) for one in sets] for name, sets in found.sets.items()} == {
        "A=0": ["C%0"],
        "A=1": ["B%0"],
        EVERYWHERE: ["B%0 C%0"],
    }


def test_an_interrupted_search_gives_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    network, _ = read((("A", "B", "C", "D"), ("A", "A", "A", "B & C")))

    def interrupted(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    found = control(network, "!D", setting="A=1", progress=interrupted)
    assert found.ended == "stopped" and not found.complete
    assert [str(one) for one in found.sets["A=1"]] == ["B%0", "C%0"]


def test_a_value_set_once_is_tried_from_the_states_that_the_setting_holds() -> None:
    """With the switch S on, X stays on once it is set, and off once it is not: setting X once is enough."""
    network = Network("kept", Rules.parse("S, S\nX, X & S\nY, S"))
    asked = {"setting": "S=1", "only": ["X"], "kind": "one-step"}
    for start in ("", "S=1"):
        found = control(network, "X", start=start, **asked)  # type: ignore[arg-type]
        assert found.complete and list(map(str, found.sets["S=1"])) == ["X%1"]
