"""Tools that ask what a network does, on one that is worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.dynamics import (
    attractors_tool,
    holds_tool,
    probabilities_tool,
    reach_tool,
    simulate_tool,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Without the drug, A and B exclude each other; with it, A is on for good."""
    (tmp_path / "toggle.bnet").write_text("Drug, Drug\nA, !B | Drug\nB, !A\n")
    return Desk(tmp_path)


def test_a_switch_has_two_attractors_and_with_the_drug_one(desk: Desk) -> None:
    found = attractors_tool(desk, "toggle.bnet", setting="Drug=0")
    assert [one["fixed"] for one in found["answer"]["attractors"]] == [
        {"Drug": 0, "A": 0, "B": 1},
        {"Drug": 0, "A": 1, "B": 0},
    ]
    assert attractors_tool(desk, "toggle.bnet", setting="Drug=1")["answer"]["count"] == 1


def test_from_the_middle_either_side_is_reached_as_probably(desk: Desk) -> None:
    found = probabilities_tool(desk, "toggle.bnet", start="A=0 B=0", setting="Drug=0")
    assert [one["probability"] for one in found["answer"]["attractors"]] == pytest.approx([0.5, 0.5])
    reached = reach_tool(desk, "toggle.bnet", start="A=0 B=0 Drug=0", target="B")["answer"]["reached"]
    assert len(reached) == 2 and not any(one["must"] for one in reached)


def test_a_side_is_never_left_without_the_drug(desk: Desk) -> None:
    assert holds_tool(desk, "toggle.bnet", "A & !B -> AG (A & !B)", setting="Drug=0")["answer"]["holds"] is True
    assert holds_tool(desk, "toggle.bnet", "AG EF B", setting="Drug=0")["answer"]["holds"] is False


def test_a_course_begins_where_it_starts_and_follows_the_protocol(desk: Desk) -> None:
    given = {"start": "A=0 B=1 Drug=0", "until": 4.0, "every": 1.0, "protocol": "2: Drug=1", "show": "A,B"}
    curves = {one["measure"]: one["values"] for one in simulate_tool(desk, "toggle.bnet", **given)["answer"]["curves"]}
    assert curves["A"][:3] == [0, 0, 0] and curves["B"][:3] == [1, 1, 1]
    assert curves["A"][3] == pytest.approx(1 - 2.718281828459045**-1)  # one move at rate 1
