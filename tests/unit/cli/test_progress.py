"""The progress bar: only on a terminal, only once the work has taken a while, and never in what is printed."""

from __future__ import annotations

import io
import sys

import pytest

from logicnet.cli import main, progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, as the bar reads it: to be set by hand."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def shown(stream: io.StringIO, clock: list[float], seconds: float, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.Bar("screening") as bar:
        clock[0] += seconds
        bar.update(3, 12)
        bar.update(4, 12)
    return stream.getvalue()


def test_long_work_on_a_terminal_is_shown_with_how_far_it_is(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    said = shown(Terminal(), clock, 3.0, monkeypatch)
    assert "screening" in said and "4/12" in said


def test_short_work_and_other_streams_show_nothing(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(Terminal(), clock, 1.0, monkeypatch) == ""
    assert shown(io.StringIO(), clock, 3.0, monkeypatch) == ""


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (["basins"], (2, 2)),  # of the two attractors under Drug=0
        (["simulate", "--walks", "3", "--from", "A=0"], (3, 3)),
        (["explain", "--perturb", "A%0", "--phenotype", "A | B"], (2, 2)),  # B held at 0 and at 1 beside it
    ],
)
def test_commands_that_may_take_long_tell_how_far_they_are(
    words: list[str], last: tuple[int, int], toggle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(progress.Bar, "update", lambda bar, done, total: told.append((done, total)))
    command, *rest = words
    assert main([command, toggle, "--set", "Drug=0", *rest]) == 0
    assert told[-1] == last
