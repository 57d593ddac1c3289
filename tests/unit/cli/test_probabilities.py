"""`logicnet probabilities`: what it prints when it is exact, when it sampled, and when it was stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main


def test_an_exact_answer_says_so_and_names_the_method(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A moves three times as fast as B; what follows A and B is not walked."""
    assert main(["probabilities", toggle, "--set", "Drug=0", "--from", "A=0 B=0", "--rates", "A=3"]) == 0
    assert capsys.readouterr().out == (
        "toggle (Drug=0) from A=0 B=0: exact (absorption over 3 states, 2 of 4 components)\n"
        "\n"
        "probability  kind         states  on  oscillating\n"
        "0.75         cyclic            2  A   Clock\n"
        "0.25         fixed point       1  B\n"
    )


def test_what_cannot_be_reached_is_counted_and_conditions_are_shown(
    toggle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["probabilities", toggle, "--from", "A=0 B=1 Clock=0"]) == 0
    assert capsys.readouterr().out == (
        "toggle from A=0 B=1 Clock=0: exact (absorption over 4 states, 3 of 4 components)\n"
        "\n"
        "probability  kind         states  condition  on      oscillating\n"
        "0.5          fixed point       1  Drug=0     B\n"
        "0.5          cyclic            2  Drug=1     Drug A  Clock\n"
        "\n"
        "1 attractor more: each has probability 0\n"
    )


def test_a_sampled_answer_carries_intervals_and_its_seed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Forty switches that lean on each other: far too many states to list."""
    names = [f"X{i}" for i in range(40)]
    rules = [f"{name}, {names[i - 1]} & {name} | {names[i - 1]} & {names[i - 2]}" for i, name in enumerate(names)]
    path = tmp_path / "many.bnet"
    path.write_text("targets, factors\n" + "\n".join(rules) + "\n", encoding="utf-8")
    words = ["probabilities", str(path), "--samples", "500", "--seed", "4", "--json"]
    assert main(words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["method"], answer["exact"], answer["samples"], answer["seed"]) == ("walks", False, 500, 4)
    total = sum(row["probability"] for row in answer["attractors"]) + answer["elsewhere"] + answer["unfinished"]
    assert total == pytest.approx(1)
    assert all(row["low"] <= row["probability"] <= row["high"] for row in answer["attractors"])
    assert main(words[:-1]) == 0
    out = capsys.readouterr().out
    assert out.startswith("many from any state: sampled (500 walks, seed 4)\n") and "95 % interval" in out


def test_a_walk_that_did_not_end_is_told_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"X{i}" for i in range(40)]
    rules = [f"{name}, {names[i - 1]} & {name} | {names[i - 1]} & {names[i - 2]}" for i, name in enumerate(names)]
    path = tmp_path / "many.bnet"
    path.write_text("targets, factors\n" + "\n".join(rules) + "\n", encoding="utf-8")
    assert main(["probabilities", str(path), "--samples", "50", "--steps", "2"]) == 0
    assert "had not ended after 2 steps; --steps allows more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rates", "A=-1"], "the rate of A must be a number from 0"),
        (["--rates", "AA=2"], "AA"),
        (["--from", "A=2"], "expected 0 or 1"),
        (["--samples", "0"], "expected a whole number of at least 1"),
        (["--seed", "-1"], "expected a whole number of at least 0"),
        (["--steps", "many"], "expected a whole number of at least 1"),
    ],
)
def test_bad_input_is_refused_with_what_would_help(
    toggle: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["probabilities", toggle, *words]) == 2
    assert said in capsys.readouterr().err


def test_inputs_that_may_have_any_value_are_named_free(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """B follows I; nothing reads J, which the start leaves open: to leave it out would read as off."""
    path = tmp_path / "free.bnet"
    path.write_text("I, I\nJ, J\nB, I\n", encoding="utf-8")
    assert main(["probabilities", str(path), "--from", "I=1"]) == 0
    *_, header, row = capsys.readouterr().out.splitlines()
    assert header.split() == ["probability", "kind", "states", "free", "on", "oscillating"]
    assert row.split() == ["1", "fixed", "point", "1", "J", "I", "B"]


def test_it_is_said_which_components_a_start_leaves_open(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = "not in the start, begin"
    assert main(["probabilities", toggle, "--set", "Drug=0", "--from", "A=0"]) == 0
    assert "logicnet: B Clock, not in the start, begin in all values alike\n" in capsys.readouterr().err
    assert main(["probabilities", toggle, "--set", "Drug=0", "--perturb", "B%0", "--from", "A=0 Clock=1"]) == 0
    assert said not in capsys.readouterr().err
    assert main(["probabilities", toggle]) == 0
    assert said not in capsys.readouterr().err
