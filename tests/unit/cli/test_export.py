"""`logicnet export`: the rules as they are asked for, to stdout or to a file of another tool."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import main


def test_what_is_held_and_perturbed_stands_in_the_rules(toggle: str, printed: Callable[..., str]) -> None:
    assert printed("export", toggle) == "targets, factors\nDrug, Drug\nA, !B | Drug\nB, !A\nClock, !Clock & A\n"
    changed = printed("export", toggle, "--set", "Drug=1", "--perturb", "A:B%0 Clock%1")
    assert changed == "targets, factors\nDrug, 1\nA, !B | Drug\nB, !0\nClock, 1\n"  # B reads A as 0


def test_the_suffix_of_the_output_says_the_format(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "held.json"
    assert main(["export", toggle, "--perturb", "A%0", "--output", str(path)]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"logicnet: wrote {path}\n")
    assert json.loads(path.read_text())["A"] == [[{}], []]


def test_a_format_that_is_not_written_is_refused_with_those_that_are(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", toggle, "--output", str(tmp_path / "net.docx")]) == 2
    assert "formats that can be written: .toml, .bnet" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["toggle.bnet"]
