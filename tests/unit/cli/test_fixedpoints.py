"""`logicnet fixedpoints`: the fixed points alone, few or a million."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from logicnet.cli import main


@pytest.fixture
def inputs(tmp_path: Path) -> str:
    path = tmp_path / "inputs.bnet"
    rules = "".join(f"I{i}, I{i}\nY{i}, !I{i}\n" for i in range(20))
    path.write_text(f"targets, factors\n{rules}", encoding="utf-8")
    return str(path)


def test_an_intervention_changes_the_rules_first(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixedpoints", toggle, "--perturb", "A%0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [space["fixed"] for space in found["trap_spaces"]] == [
        {"Drug": drug, "A": 0, "B": 1, "Clock": 0} for drug in (0, 1)
    ]
    assert all(space["free"] == [] for space in found["trap_spaces"])


def test_a_network_without_fixed_points_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "clock.bnet"
    path.write_text("targets, factors\nA, !A\n", encoding="utf-8")
    assert main(["fixedpoints", str(path)]) == 0
    assert capsys.readouterr().out == "clock: 0 fixed points\n"


def test_a_million_fixed_points_do_not_choke(inputs: str, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    assert main(["fixedpoints", inputs, "--limit", "25"]) == 0
    heading, _, _, first, *_ = capsys.readouterr().out.splitlines()
    assert heading == "inputs: more than 25 fixed points, the first 25 of them found (--limit lists more)"
    assert len(first.split()[1]) == 40
    assert time.monotonic() - began < 5
