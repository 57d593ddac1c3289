"""The table of commands: what a line of it gives the command, whatever the command does."""

from __future__ import annotations

import shlex

import pytest

from logicnet.cli import COMMANDS, Command, main
from logicnet.cli.commands import Heading


def by_name(command: Command) -> str:
    return command.name


def test_every_command_has_its_own_name_and_a_line_of_help() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert all(command.help and "\n" not in command.help for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=by_name)
def test_the_module_of_a_command_declares_and_runs_it_and_its_own_parser_reads_the_example(command: Command) -> None:
    assert command.module().__name__ == f"logicnet.cli.{command.name}"
    program, name, *words = shlex.split(command.example)
    assert (program, name) == ("logicnet", command.name)
    assert vars(command.parser().parse_args(words))


def test_every_heading_has_a_command() -> None:
    assert {command.heading for command in COMMANDS} == set(Heading)


def test_a_word_that_is_no_command_is_answered_with_the_nearest_or_with_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atractors"]) == 2
    assert capsys.readouterr().err == "logicnet: no command 'atractors'; did you mean 'attractors'?\n"
    assert main(["--versoin"]) == 2
    assert capsys.readouterr().err == "logicnet: no command '--versoin'; did you mean '--version'?\n"
    assert main(["xyzzy"]) == 2
    assert f"commands: {', '.join(command.name for command in COMMANDS)}" in capsys.readouterr().err
