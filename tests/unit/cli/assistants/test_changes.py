"""Tools that ask what would change a phenotype, on a cascade that is worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli.assistants.changes import control_tool, explain_tool, screen_tool
from logicnet.cli.assistants.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A drug that acts through A, then through either of two arms."""
    (tmp_path / "cascade.bnet").write_text("Drug, Drug\nA, Drug\nB, A\nC, A\nAlive, Drug & (B | C)\n")
    return Desk(tmp_path)


def test_what_all_arms_pass_through_removes_the_phenotype_and_an_arm_alone_does_not(desk: Desk) -> None:
    found = screen_tool(desk, "cascade.bnet", "Alive", setting="Drug=1", over="nodes", only="A,B")
    outcomes = {row["intervention"]: row["outcome"] for row in found["answer"]["rows"]}
    assert outcomes["A%0"] == "removes" and outcomes["B%0"] == "keeps"


def test_the_smallest_sets_are_the_stem_or_both_arms(desk: Desk) -> None:
    sets = control_tool(desk, "cascade.bnet", "!Alive", setting="Drug=1")["answer"]["sets"]["Drug=1"]
    assert sets == ["A%0", "B%0 C%0"]


def test_it_says_why_and_why_not(desk: Desk) -> None:
    why = explain_tool(desk, "cascade.bnet", "Alive", "A%0", setting="Drug=1")["answer"]
    assert why["outcome"] == "removes" and {edge["source"] for edge in why["path"]} >= {"A"}
    why_not = explain_tool(desk, "cascade.bnet", "Alive", "B%0", setting="Drug=1")["answer"]
    assert why_not["outcome"] == "keeps" and "C" in str(why_not["supports"]) and why_not["text"]
