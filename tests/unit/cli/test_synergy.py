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
    capsys: pytest.CaptureFixture[str], answer: Callable[..., Any], tmp_path: Path
) -> None:
    trios = [(f"!N{i}", f"N{(i - 1) % 22}", f"!N{(i - 5) % 22}") for i in range(22)]
    rules = (f"N{i}, {a} & {b} | {a} & {c} | {b} & {c}" for i, (a, b, c) in enumerate(trios))
    path = tmp_path / "wide.bnet"
    path.write_text("\n".join([*rules, "P, P", "Q, Q", "R, R"]) + "\n")
    words = [
        "synergy",
        str(path),
        "--phenotype",
        "N0 & (P | Q | R)",
        "--set",
        "P=1 Q=1 R=1",
        "--only",
        "P,Q",
        "--inputs",
    ]
    words += ["--share", "--samples", "50", "--seed", "7"]
    found = answer(*words)
    (pair,) = found["pairs"]
    assert (found["samples"], found["seed"]) == (50, 7)
    assert pair["status"] == "sampled" and pair["both_low"] <= pair["both"] <= pair["both_high"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert f"[{pair['both_low']:.3f}, {pair['both_high']:.3f}]" in out
    assert "(sampled: from 50 walks, seed 7; what is in brackets is a 95 % interval)" in out
    assert main(["synergy", "--help"]) == 0
    assert "above 0: more, below 0: less" in capsys.readouterr().out


def test_the_table_is_written_by_its_suffix_whatever_its_case(cascade: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs.CSV"
    assert main(["synergy", cascade, "--phenotype", "Alive", "--only", "B,C", "--output", str(path)]) == 0
    assert path.read_text().startswith("first,second,")


def test_rows_beyond_those_asked_for_are_counted(cascade: str, printed: Callable[..., str]) -> None:
    """A, B and C make three pairs; the strongest is that of the two arms."""
    words = ["synergy", cascade, "--phenotype", "Alive", "--set", "Drug=1", "--only", "A,B,C"]
    heading, _, _, first, more = printed(*words, "--rows", "1").splitlines()
    assert heading == "cascade: Alive, 3 pairs, from resistant"
    assert first.split() == ["B%0", "C%0", "1.000", "1.000", "1.000", "0.000", "1.000", "1.000", "synthetic", "exact"]
    assert more == "(2 more pairs: --rows, --output)"
