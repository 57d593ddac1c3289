"""Phenotypes and readouts in the long run, as `logicnet probabilities` prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from logicnet.analysis.expectations import Estimate, Expectation
from logicnet.cli import main
from logicnet.cli.expected import measures_in_words, number_in_words


def test_exact_ones_are_numbers_and_others_carry_their_interval() -> None:
    sampled = Expectation(
        "P", 0.5, 0.4, 0.6, samples=100, shown=Estimate(0.5, 0.4, 0.6), always=Estimate(None, 0.0, 1.0)
    )
    exact = Expectation("Q", 1.25, 1.25, 1.25, exact=True, states=1)
    bounded = Expectation("R", None, 0.0, 2.0, states=4)
    phenotypes, readouts = measures_in_words([exact, sampled, bounded])
    assert phenotypes.splitlines() == [
        "phenotype  probability      share of time    always  sometimes  how",
        "P          0.5 (0.4 - 0.6)  0.5 (0.4 - 0.6)  0 - 1              sampled (100 walks)",
    ]
    assert readouts.splitlines() == [
        "readout  expected  how",
        "Q        1.25      exact (1 state)",
        "R        0 - 2     between bounds",
    ]
    assert measures_in_words([]) == []


def test_small_numbers_keep_their_digits() -> None:
    assert [number_in_words(value) for value in (0, 0.25, 1e-9, -2.5, 1 / 3)] == [
        *("0", "0.25", "1.000e-09", "-2.5", "0.333333")
    ]


def test_a_phenotype_and_a_readout_are_told_before_the_attractors(toggle: str, printed: Callable[..., str]) -> None:
    """A moves three times as fast as B, so A wins three times in four; then the clock ticks half of the time."""
    words = ["probabilities", toggle, "--set", "Drug=0", "--from", "A=0 B=0 Clock=0", "--rates", "A=3"]
    assert printed(*words, "--phenotype", "Clock", "--readout", "2*Clock - B") == (
        "toggle (Drug=0) from A=0 B=0 Clock=0: exact (absorption over 3 states, 2 of 4 components)\n"
        "\n"
        "phenotype  probability  share of time  always  sometimes  how\n"
        "Clock      0.75         0.375          0       0.75       exact (5 states)\n"
        "\n"
        "readout      expected  how\n"
        "2*Clock - B  0.5       exact (5 states)\n"
        "\n"
        "probability  kind         states  Clock      2*Clock - B  on  oscillating\n"
        "0.75         cyclic            2  sometimes  0..2         A   Clock\n"
        "0.25         fixed point       1  never      -1           B\n"
    )


def test_chosen_components_have_columns_and_those_that_differ_come_first(
    toggle: str, printed: Callable[..., str]
) -> None:
    out = printed("probabilities", toggle, "--set", "Drug=0", "--from", "A=0 B=0", "--show", "Drug,Clock,A")
    assert out.splitlines()[2:] == [
        "probability  kind         states  Clock  A  Drug",
        "0.5          fixed point       1  0      0  0",
        "0.5          cyclic            2  ~      1  0",
    ]


def test_only_so_many_rows_are_printed(toggle: str, printed: Callable[..., str]) -> None:
    out = printed("probabilities", toggle, "--from", "A=0 B=0", "--rows", "1")
    assert "(2 more rows: --rows, --json)\n" in out and len(out.splitlines()) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--show", "Clokc"], "did you mean 'Clock'?"),
        (["--phenotype", "Clokc"], "did you mean 'Clock'?"),
        (["--readout", "2*Clokc"], "did you mean 'Clock'?"),
        (["--readout", "2*"], "expected a component, a number, or an expression in brackets"),
    ],
)
def test_bad_input_is_refused(words: list[str], said: str, toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probabilities", toggle, *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and said in captured.err


def test_they_stand_in_the_json(toggle: str, answer: Callable[..., dict[str, Any]]) -> None:
    found = answer("probabilities", toggle, "--set", "Drug=0", "--from", "A=0 B=0", "--phenotype", "A")
    (one,) = found["measures"]
    assert (one["name"], one["value"], one["exact"], one["walked"]) == ("A", 0.5, True, ["A", "B"])
    assert [row["phenotypes"]["A"] for row in found["attractors"]] == ["never", "always"]
