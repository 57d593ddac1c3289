"""Every option of every command, given twice: lists are joined, a second value that differs is refused.

Nothing that was asked for is dropped. An option lists things where its help shows several: "A=1 B=0", A,B. A new option
is tested when it is declared.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest

from logicnet.cli import COMMANDS, Command, main
from logicnet.errors import LogicnetError


def taking_values(command: Command) -> list[argparse.Action]:
    return [action for action in command.parser()._actions if action.option_strings and action.nargs != 0]


def flags(command: Command) -> list[argparse.Action]:
    known = [action for action in command.parser()._actions if action.option_strings and action.nargs == 0]
    return [action for action in known if action.dest != "help"]


def lists(action: argparse.Action) -> bool:
    return bool(re.search(r"[ ,]", str(action.metavar or ""))) or "--claim" in action.option_strings


OPTIONS = [
    pytest.param(command, action, id=f"{command.name} {action.option_strings[0]}")
    for command in COMMANDS
    for action in taking_values(command)
]


def two_values(action: argparse.Action) -> tuple[str, str]:
    choices = [str(choice) for choice in action.choices or ()]
    return (choices[0], choices[1]) if choices else ("1", "2")


def needed(command: Command, beside: argparse.Action) -> list[str]:
    """What the command cannot be asked without, but for one option."""
    words = []
    for action in command.parser()._actions:
        if not action.option_strings and action.nargs is None:
            words.append(str(next(iter(action.choices or ["il6"]))))
        elif action.option_strings and action.required and action.dest != beside.dest:
            words += [action.option_strings[-1], "1"]
    return words


def parsed(command: Command, words: list[str]) -> argparse.Namespace:
    return command.parser().parse_args(words)


def pieces(value: object) -> list[str]:
    """The things in a list that was read, as text or as a list."""
    return value.split() if isinstance(value, str) else list(value) if isinstance(value, list) else []


def shortest(command: Command, action: argparse.Action) -> str:
    """The shortest form that argparse takes for this option and for no other."""
    others = [o for a in command.parser()._actions if a is not action for o in a.option_strings]
    others = [other for other in others if other not in action.option_strings]
    whole = action.option_strings[0]
    return next(
        whole[:end]
        for end in range(3, len(whole) + 1)
        if end == len(whole) or not any(other.startswith(whole[:end]) for other in others)
    )


@pytest.mark.parametrize(("command", "action"), OPTIONS)
def test_a_second_value_is_joined_or_refused_and_never_dropped(command: Command, action: argparse.Action) -> None:
    rest, (first, second) = needed(command, action), two_values(action)
    for again in (action.option_strings[0], shortest(command, action)):
        words = [*rest, action.option_strings[0], first, again, second]
        if lists(action):
            assert pieces(getattr(parsed(command, words), action.dest)) == [first, second]
            continue
        with pytest.raises(LogicnetError, match=f"^{action.option_strings[0]} was given twice") as refused:
            parsed(command, words)
        assert refused.value.exit_code == 2


@pytest.mark.parametrize(("command", "action"), OPTIONS)
def test_the_same_value_given_twice_is_that_value(command: Command, action: argparse.Action) -> None:
    rest, value, option = needed(command, action), two_values(action)[0], action.option_strings[0]
    if "--claim" in action.option_strings:
        return  # lists ids: the same one twice is one claim, whatever the list
    once, twice = (parsed(command, [*rest, *[option, value] * times]) for times in (1, 2))
    assert vars(once) == vars(twice)


@pytest.mark.parametrize(("command", "action"), OPTIONS)
def test_what_is_given_takes_the_place_of_the_default(command: Command, action: argparse.Action) -> None:
    """Also in a parser that has read something before."""
    parser, option = command.parser(), action.option_strings[0]
    rest, (first, second) = needed(command, action), two_values(action)
    for value in (first, second):
        found = getattr(parser.parse_args([*rest, option, value]), action.dest)
        if lists(action):
            assert pieces(found) == [value]
        else:
            assert found == (action.type(value) if callable(action.type) else value)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_flag_may_be_repeated(command: Command) -> None:
    for action in flags(command):
        rest = needed(command, action)
        once, twice = (parsed(command, [*rest, *[action.option_strings[0]] * times]) for times in (1, 2))
        assert vars(once) == vars(twice)
        assert getattr(once, action.dest) == action.const  # True, or what it stands for: --no-title is an empty title


def test_the_help_says_which_options_may_be_given_again() -> None:
    for command in COMMANDS:
        for action in taking_values(command):
            assert ("may be given again" in (action.help or "")) == lists(action), action.option_strings


@pytest.fixture
def gated(tmp_path: Path) -> str:
    """Kin and Gate each keep Death off; Myc does unless it is knocked out."""
    path = tmp_path / "gated.bnet"
    path.write_text("targets, factors\nIn, In\nGate, Gate\nKin, In\nMyc, In & !Gate\nDeath, !Kin & !Myc & !Gate\n")
    return str(path)


def test_what_is_held_by_two_options_is_held_together(gated: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = {
        "apart": ["--set", "In=1", "--perturb", "Kin%0", "--set", "Gate=0", "--pert", "Myc%0"],
        "at once": ["--set", "In=1 Gate=0", "--perturb", "Kin%0 Myc%0"],
    }
    answers = {}
    for way, words in asked.items():
        assert main(["attractors", gated, *words, "--json"]) == 0
        answers[way] = json.loads(capsys.readouterr().out) | {"run": None}
    assert answers["apart"] == answers["at once"]
    assert [attractor["fixed"]["Death"] for attractor in answers["apart"]["attractors"]] == [1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["attractors", "--set", "In=1", "--set", "In=0"], "two values for 'In' in the setting"),
        (["attractors", "--perturb", "Kin%0", "--perturb", "Kin%1"], "two values for one place: Kin%0 and Kin%1"),
        (["reach", "--from", "In=1", "--from", "In=0"], "two values for 'In' in the start"),
        (["probabilities", "--rates", "In=1", "--rates", "In=2"], "two rates for 'In': 1 and 2"),
        (["trapspaces", "--within", "In=1", "--within", "In=0"], "two values for 'In' in the subspace"),
        (["screen", "--phenotype", "Death", "--pheno", "Kin"], "--phenotype was given twice"),
        (["control", "--phenotype", "Death", "--size", "1", "--size", "2"], "--size was given twice"),
        (["draw", "--output", "a.svg", "--output", "b.svg"], "--output was given twice"),
        (["attractors", "--timeout", "5", "--timeout", "6"], "--timeout was given twice"),
    ],
)
def test_a_contradiction_between_repeats_is_bad_input(
    gated: str,
    words: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([words[0], gated, *words[1:]]) == 2
    captured = capsys.readouterr()
    assert said in captured.err and captured.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["gated.bnet"]
