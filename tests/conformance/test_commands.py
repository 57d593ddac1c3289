"""Every command of the table: its help, its example, its JSON, and how it refuses bad input.

A new command is tested when it is listed: what it is asked here is its example.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import COMMANDS, Command, main
from logicnet.cli.completing.values import OFFERED

PRINT_NO_ANSWER = {"draw", "export", "init", "completion"}  # but a file
ONES_OWN = {  # numbers, sizes and texts that nothing can know
    *(
        "alternatives",
        "answer",
        "attractor",
        "breaks",
        "dpi",
        "every",
        "font",
        "limit",
        "memory",
        "minimum_score",
        "rows",
        "samples",
    ),
    *("seed", "size", "steps", "timeout", "title", "top", "until", "walks", "width", "workers"),
}


def name(command: Command) -> str:
    return command.name


def options(command: Command) -> set[str]:
    return {option for action in command.parser()._actions for option in action.option_strings}


def asked(command: Command) -> list[str]:
    """The words of its example, after ``logicnet``."""
    return shlex.split(command.example)[1:]


def network(command: Command) -> str:
    """The network that its example names; "" where it is about none."""
    read = vars(command.parser().parse_args(asked(command)[1:]))
    named = read.get("network") or read.get("networks") or ""
    return named if isinstance(named, str) else named[0]


ABOUT_A_NETWORK = [command for command in COMMANDS if network(command)]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_help_says_what_the_command_does_and_shows_its_example(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command.name, "--help"]) == 0
    printed = capsys.readouterr().out
    assert " ".join(command.help.split()) in " ".join(printed.split())
    assert command.example in printed


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_the_example_works_as_it_stands(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(command.example)
    assert words[:2] == ["logicnet", command.name]
    assert main(words[1:]) == 0, capsys.readouterr().err
    captured = capsys.readouterr()
    assert captured.out or list(Path().iterdir())


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_json_is_one_object(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    if "--json" not in options(command):
        assert command.name in PRINT_NO_ANSWER
        return
    assert main([*asked(command), "--json"]) == 0, capsys.readouterr().err
    assert isinstance(json.loads(capsys.readouterr().out), dict)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_two_equal_runs_answer_alike_but_for_what_stands_under_run(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    if "--json" not in options(command):
        return
    answers, runs = [], []
    for _ in range(2):
        assert main([*asked(command), "--json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
        runs.append(answers[-1].pop("run"))
    assert answers[0] == answers[1]
    assert [run["version"] for run in runs] == [logicnet.__version__] * 2
    assert "seconds" not in json.dumps(answers[0])


@pytest.mark.parametrize("command", ABOUT_A_NETWORK, ids=name)
def test_an_unknown_network_is_bad_input_with_a_suggestion(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["il66" if word == network(command) else word for word in asked(command)]) == 2
    captured = capsys.readouterr()
    assert "il66" in captured.err and "il6" in captured.err.replace("il66", "")
    assert captured.out == ""
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    "command",
    [command for command in ABOUT_A_NETWORK if "--perturb" in options(command)],
    ids=name,
)
def test_a_misspelt_knock_out_never_runs_as_the_wild_type(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked(command), "--perturb", "STATE3%0"]) == 2
    captured = capsys.readouterr()
    assert "did you mean 'STAT3'" in captured.err and captured.out == ""


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atractors", "il6"]) == 2
    assert "'attractors'" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert all(f"  {command.name}" in printed for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_completion_knows_what_can_stand_as_every_argument(command: Command) -> None:
    """An argument has fixed choices, or a line in the table of completion, or is a number or a text of one's own."""
    for action in command.parser()._actions:
        if action.nargs != 0 and action.choices is None:
            assert (action.dest in OFFERED) != (action.dest in ONES_OWN), action.dest
