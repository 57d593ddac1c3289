"""What the commands that try many interventions read: lists of interventions, settings, scope."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main

ALIVE = ("--phenotype", "Alive", "--set", "Drug=1")


def test_a_list_of_interventions_is_screened_as_it_stands(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# two ways\nA%0\nB%0 C%0  # both arms\n\nA:B%0\n")
    found = answer("screen", cascade, *ALIVE, "--list", str(path))
    assert [row["intervention"] for row in found["rows"]] == ["", "A%0", "B%0 C%0", "A:B%0"]
    path.write_text("A%0\nB%2\n")
    assert main(["screen", cascade, *ALIVE, "--list", str(path)]) == 2
    assert "line 2" in capsys.readouterr().err


def test_settings_of_a_file_go_by_their_names(cascade: str, tmp_path: Path, answer: Callable[..., Any]) -> None:
    path = tmp_path / "settings.txt"
    path.write_text("treated: Drug=1\nuntreated: Drug=0\n")
    found = answer("screen", cascade, "--phenotype", "B", "--settings", str(path), "--over", "nodes", "--only", "A")
    assert [row["setting"] for row in found["rows"]] == ["treated"] * 3 + ["untreated"] * 3
