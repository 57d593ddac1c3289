"""`logicnet synergy`: pairs, their intervals, and the matrix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def test_synergy_prints_pairs_and_draws_the_matrix(cascade: str, tmp_path: Path, answer: Callable[..., Any]) -> None:
    words = ["synergy", cascade, "--phenotype", "Alive", "--set", "Drug=1", "--exclude", "Alive"]
    pairs = answer(*words, "--output", str(tmp_path / "pairs.csv"))["pairs"]
    assert (pairs[0]["first"], pairs[0]["second"], pairs[0]["interaction"]) == ("B%0", "C%0", "synthetic")
    assert (tmp_path / "pairs.csv").read_text().startswith("first,second,")
    assert main([*words, "--output", str(tmp_path / "pairs.svg")]) == 0
    assert (tmp_path / "pairs.svg").read_text().startswith("<")


def test_a_sampled_probability_of_synergy_is_printed_with_its_interval(
    capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["synergy", "il6", "--phenotype", "Resistant", "--set", "FAC=1", "--only", "IL6,BCSC", "--samples", "50"]
    (pair,) = answer(*words)["pairs"]
    assert pair["status"] == "sampled" and pair["both_low"] <= pair["both"] <= pair["both_high"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert f"[{pair['both_low']:.3f}, {pair['both_high']:.3f}]" in out
    assert "(sampled: from 50 walks; what is in brackets is a 95 % interval)" in out
    assert main(["synergy", "--help"]) == 0
    assert "above 0: more, below 0: less" in capsys.readouterr().out
