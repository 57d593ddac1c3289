"""Pictures of answers that Ctrl-C ended: the part is drawn, it is said once, and no script goes on with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from logicnet.analysis.finding import Finding
from logicnet.cli import main
from logicnet.core.codes import SAID


def ended(question: Callable[..., Any]) -> Callable[..., Finding]:
    """The same question, whose answer Ctrl-C ended."""

    def asked(*given: Any, **options: Any) -> Any:
        return replace(question(*given, **options), complete=False, why_incomplete=SAID["stopped"])

    return asked


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["draw", "--basins"], "basins.basins"),
        (["draw", "--attractors"], "attractors.attractors"),
        (["basins"], "basins.basins"),
        (["simulate", "--show", "A"], "simulation.simulate"),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, list) else given,
)
def test_a_part_is_drawn_said_to_be_one_once_and_ends_with_130(
    cascade: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    place: str,
) -> None:
    module, name = place.split(".")
    owner = import_module(f"logicnet.analysis.{module}")
    monkeypatch.setattr(owner, name, ended(getattr(owner, name)))
    path = tmp_path / "part.svg"
    assert main([words[0], cascade, *words[1:], "--output", str(path)]) == 130
    assert path.exists() and "incomplete: it was interrupted" in path.read_text()
    said = capsys.readouterr().err
    assert said.count("incomplete") == 1 and f"wrote {path}" in said


def test_a_png_that_is_coarser_than_was_asked_for_says_so(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["draw", cascade, "--output", str(tmp_path / "a.png"), "--width", "300cm"]
    assert main([*words, "--dpi", "20"]) == 0
    assert "instead of" not in capsys.readouterr().err
    assert main([*words, "--dpi", "400"]) == 0
    assert "dots an inch instead of 400: a PNG has at most 32 million pixels" in capsys.readouterr().err
