"""``logicnet attractors --share``: shares below the attractors, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main


@pytest.fixture
def clock(tmp_path: Path) -> str:
    """A negates itself, and B follows."""
    path = tmp_path / "clock.bnet"
    path.write_text("A, !A\nB, A\nC, 1\n", encoding="utf-8")
    return str(path)


def test_phenotypes_and_readouts_come_first_and_then_what_oscillates(
    clock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--share", "--rates", "A:up=3", "--phenotype", "A | C", "--readout", "A + 2*B"]
    assert main(["attractors", clock, *words]) == 0
    out = capsys.readouterr().out
    below = out[out.index("share of time") :].splitlines()
    assert [line.split("  ")[-1].strip() for line in below[3:]] == ["exact, 1 state", *["exact, 2 states"] * 3]
    assert "A + 2*B (readout)" in below[4] and "2.25" in below[4]
    assert "0.75" in below[5] and not any(line.split()[1:2] == ["C"] for line in below[3:])


def test_the_object_holds_every_share_with_how_it_is_known(clock: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", clock, "--share", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    own = answer["attractors"][0]["shares"]["components"]["A"]
    assert (own["value"], own["exact"], own["states"]) == (pytest.approx(0.5), True, 2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--share", "--scheme", "synchronous"], "asynchronous"),
        (["--share", "--verify"], "--verify"),
        (["--rates", "A=2"], "--share"),
        (["--share", "--rates", "A=-1"], "rate"),
        (["--share", "--readout", "0.5*Z"], "Z"),
    ],
)
def test_what_means_nothing_is_refused(
    clock: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attractors", clock, *words]) == 2
    caught = capsys.readouterr()
    assert said in caught.err and not caught.out
