"""Every command of the table: its help, its example, its JSON, and how it refuses bad input.

A new command is tested when it is listed.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import COMMANDS, Command, full_parser, main

ABOUT_A_NETWORK = [command for command in COMMANDS if command.name not in {"networks", "completion"}]
SMALL = {
    "screen": ["--phenotype", "Resistant", "--set", "FAC=1"],
    "control": ["--phenotype", "!Resistant", "--set", "FAC=1"],
    "synergy": ["--phenotype", "Resistant", "--set", "FAC=1 TIM3=0 IL6_niche=0", "--only", "NFKB,BCSC"],
    "explain": ["--perturb", "STAT3%0", "--phenotype", "Resistant", "--set", "FAC=1"],
    "holds": ["AG (FAC -> EF BCSC)", "--set", "FAC=1"],
    "reach": ["--from", "FAC=1 IL6=0 BCSC=0"],
}


def name(command: Command) -> str:
    return command.name


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
    options = {option for action in command.parser()._actions for option in action.option_strings}
    if "--json" not in options:
        assert command.name in {"draw", "export", "completion"}
        return
    words = ["il6"] if command in ABOUT_A_NETWORK else []
    assert main([command.name, *words, *SMALL.get(command.name, []), "--json"]) == 0, capsys.readouterr().err
    assert isinstance(json.loads(capsys.readouterr().out), dict)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_two_equal_runs_answer_alike_but_for_what_stands_under_run(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    if "--json" not in {option for action in command.parser()._actions for option in action.option_strings}:
        return
    words = ["il6"] if command in ABOUT_A_NETWORK else []
    answers, runs = [], []
    for _ in range(2):
        assert main([command.name, *words, *SMALL.get(command.name, []), "--json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
        runs.append(answers[-1].pop("run"))
    assert answers[0] == answers[1]
    assert [run["version"] for run in runs] == [logicnet.__version__] * 2
    assert "seconds" not in json.dumps(answers[0])


@pytest.mark.parametrize("command", ABOUT_A_NETWORK, ids=name)
def test_an_unknown_network_is_bad_input_with_a_suggestion(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    more = SMALL.get(command.name, []) + (["--output", "x.svg"] if command.name == "draw" else [])
    assert main([command.name, "il66", *more]) == 2
    captured = capsys.readouterr()
    assert "il66" in captured.err and "il6" in captured.err.replace("il66", "")
    assert captured.out == ""
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    "command",
    [command for command in ABOUT_A_NETWORK if "--perturb" in command.parser()._option_string_actions],
    ids=name,
)
def test_a_misspelt_knock_out_never_runs_as_the_wild_type(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    more = SMALL.get(command.name, []) + (["--output", "x.svg"] if command.name == "draw" else [])
    assert main([command.name, "il6", *more, "--perturb", "STATE3%0"]) == 2
    captured = capsys.readouterr()
    assert "did you mean 'STAT3'" in captured.err and captured.out == ""


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atractors", "il6"]) == 2
    assert "'attractors'" in capsys.readouterr().err


def test_without_words_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert all(f"  {command.name}" in printed for command in COMMANDS)


def test_completion_knows_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    assert all(command.name in script for command in COMMANDS)
    assert full_parser().prog == "logicnet"
