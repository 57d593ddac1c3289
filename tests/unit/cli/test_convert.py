"""`logicnet convert`: a file in another format, and what that format has no room for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.formats import read


def test_nothing_is_lost_between_formats_of_rules(toggle: str, tmp_path: Path, printed: Callable[..., str]) -> None:
    output = tmp_path / "toggle.json"
    assert printed("convert", toggle, str(output)) == "nothing is lost\n"
    assert read(output).names == read(toggle).names


def test_what_is_lost_is_listed_by_component(toggle: str, tmp_path: Path, printed: Callable[..., str]) -> None:
    lines = printed("convert", toggle, str(tmp_path / "toggle.sif")).splitlines()
    assert lines[0] == "3 things are lost or written otherwise: rules 3"
    assert lines[2:4] == ["part   about  what", "rules  A      !B | Drug"]


def test_one_thing_that_is_lost_is_told_as_one(tmp_path: Path, printed: Callable[..., str]) -> None:
    (tmp_path / "one.bnet").write_text("A, A\nB, A\n")
    lines = printed("convert", str(tmp_path / "one.bnet"), str(tmp_path / "one.sif")).splitlines()
    assert lines[0] == "1 thing is lost or written otherwise: rules 1"


def test_json_has_the_losses_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "il6", str(tmp_path / "il6.bnet"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["from"], found["to"]) == ("toml", "bnet")
    assert {"part": "kinds", "about": "FAC", "what": "drug"} in found["losses"]


def test_a_suffix_that_is_not_written_is_refused_and_nothing_is_written(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", toggle, str(tmp_path / "x.docx")]) == 2
    assert "formats that can be written" in capsys.readouterr().err and not (tmp_path / "x.docx").exists()
