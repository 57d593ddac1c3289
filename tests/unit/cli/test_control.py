"""`logicnet control`: the minimal sets, what is left out, and what a budget ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def test_control_prints_the_minimal_sets(
    cascade: str, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["control", cascade, "--phenotype", "!Alive", "--set", "Drug=1"]
    assert answer(*words)["sets"] == {"Drug=1": ["A%0", "B%0 C%0"]}
    assert main([*words, "--only", "B"]) == 0
    assert "no set of up to 2" in capsys.readouterr().out
    assert main([*words, "--kind", "one-step", "--from", "resistant"]) == 0
    assert "no set of up to 2" in capsys.readouterr().out


def test_control_ends_at_the_timeout_with_the_sets_known_so_far(
    capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["control", "il6", "--phenotype", "!Resistant", "--set", "FAC=1", "--size", "100", "--timeout", "1"]
    began = time.monotonic()
    found = answer(*words)
    assert time.monotonic() - began < 10
    assert not found["complete"] and found["ended"] == "time" and "STAT3%0" in found["sets"]["FAC=1"]
    assert main(words) == 0
    printed = capsys.readouterr()
    assert "incomplete: the time budget ended after" in printed.err and "sets (incomplete)" in printed.out


def test_control_says_which_components_it_leaves_out_and_brings_them_back(
    cascade: str, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["control", cascade, "--phenotype", "!(B | C)", "--set", "Drug=1"]
    found = answer(*words)
    assert found["left_out"] == ["B", "C"] and found["sets"] == {"Drug=1": ["A%0"]}
    assert main(words) == 0
    assert "left out, as the phenotype mentions them: B, C" in capsys.readouterr().err
    found = answer(*words, "--only", "A,B,C")
    assert found["left_out"] == [] and found["sets"] == {"Drug=1": ["A%0", "B%0 C%0"]}


def test_control_over_drugs_names_each_and_counts_drugs(
    capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["control", "il6", "--phenotype", "!Resistant", "--set", "FAC=1", "--over", "drugs", "--size", "1"]
    drugs = answer(*words)["drugs"]["FAC=1"]
    assert "siltuximab" in drugs and len(set(drugs)) == len(drugs)
    assert main(words) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["1", "siltuximab", "IL6:IL6R%0", "IL6_niche:IL6R%0"] in lines


def test_where_it_is_certain_already_nothing_needs_to_be_done(cascade: str, printed: Callable[..., str]) -> None:
    out = printed("control", cascade, "--phenotype", "!Alive", "--set", "Drug=0")
    assert out.splitlines()[2:] == [
        "under Drug=0: 1 set",
        "",
        "size  intervention",
        "   0  (nothing needs to be done)",
    ]


def test_each_setting_has_its_own_sets(cascade: str, tmp_path: Path, printed: Callable[..., str]) -> None:
    """Untreated nothing is alive; treated, A or both of its arms must go."""
    path = tmp_path / "settings.txt"
    path.write_text("off: Drug=0\non: Drug=1\n")
    out = printed("control", cascade, "--phenotype", "!Alive", "--settings", str(path))
    assert "under off: 1 set\n" in out and "under on: 2 sets\n" in out
    assert [line.split(maxsplit=1) for line in out.splitlines()[-2:]] == [["1", "A%0"], ["2", "B%0 C%0"]]
