"""What most commands read in the same way: numbers, sizes, names, interventions."""

from __future__ import annotations

import argparse
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.cli import main, question


@pytest.mark.parametrize(
    "words",
    [
        ["control", "--workers", "0"],
        ["control", "--size", "0"],
        ["control", "--only", ""],
        ["synergy", "--rows", "-3"],
        ["synergy", "--samples", "0"],
        ["synergy", "--workers", "-1"],
        ["synergy", "--only", ","],
    ],
)
def test_numbers_and_lists_that_make_no_sense_are_refused(
    cascade: str, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main([words[0], cascade, "--phenotype", "Alive", *words[1:]]) == 2
    assert words[1] in capsys.readouterr().err


@pytest.mark.parametrize("size", ["inf", "nan", "1e400", "-5", "1e30", "0"])
def test_a_size_of_memory_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", "il6", f"--memory={size}"]) == 2
    assert "expected a size like 500M or 4G" in capsys.readouterr().err


def test_a_drug_is_an_intervention(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", "il8", "--set", "Paclitaxel=1", "--perturb", "reparixin TLR4%0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["perturb"] == "CXCR1%0 CXCR2%0 TLR4%0"
    assert main(["attractors", "il8", "--perturb", "galunisertib"]) == 2
    assert "no target in il8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "size"),
    [("500M", 500 * 2**20), ("4G", 4 * 2**30), ("4GiB", 4 * 2**30), ("1.5k", 1536), ("1T", 2**40), ("9B", 9)],
)
def test_a_size_is_read_with_its_unit(text: str, size: int) -> None:
    parser = argparse.ArgumentParser()
    question.add_budget(parser)
    assert parser.parse_args(["--memory", text]).memory == size


@pytest.mark.parametrize("seconds", ["0", "-1", "inf", "nan", "soon"])
def test_a_time_that_is_none_is_refused(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", "il6", f"--timeout={seconds}"]) == 2
    assert f"expected a number of seconds above 0, found {seconds!r}" in capsys.readouterr().err


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(0, 9))
def test_a_whole_number_is_read_between_its_bounds_and_refused_outside(number: int, least: int, more: int) -> None:
    read = question.at_least(least, least + more)
    if least <= number <= least + more:
        assert read(str(number)) == number
    else:
        with pytest.raises(argparse.ArgumentTypeError, match=f"whole number of at (least {least}|most {least + more})"):
            read(str(number))
