"""Options that are given again: lists are joined, another value is refused, flags may be repeated."""

from __future__ import annotations

import argparse

import pytest

from logicnet.cli import main
from logicnet.cli.options import Parser, add_actions
from logicnet.errors import LogicnetError


@pytest.fixture
def parser() -> argparse.ArgumentParser:
    made = Parser(prog="p", exit_on_error=False)
    add_actions(made)
    made.add_argument("--setting", "--set", action="joined", default="X=0", help="inputs")
    made.add_argument("--only", action="joined", type=lambda text: text.split(","), default=[], help="names")
    made.add_argument("--limit", type=int, default=7)
    made.add_argument("--json", action="store_true")
    return made


def test_texts_and_lists_are_joined_in_order_and_take_the_place_of_the_default(
    parser: argparse.ArgumentParser,
) -> None:
    read = parser.parse_args(["--set", "A=1", "--only", "A,B", "--setting", "B=0", "--only", "C", "--json", "--json"])
    assert (read.setting, read.only, read.limit, read.json) == ("A=1 B=0", ["A", "B", "C"], 7, True)


def test_the_same_value_again_is_no_second_one(parser: argparse.ArgumentParser) -> None:
    read = parser.parse_args(["--limit", "3", "--limit", "3", "--set", "A=1", "--set", "A=1"])
    assert (read.limit, read.setting) == (3, "A=1")


def test_another_value_is_refused_by_the_name_of_the_option(parser: argparse.ArgumentParser) -> None:
    with pytest.raises(LogicnetError, match="--limit was given twice, with different values"):
        parser.parse_args(["--limit", "3", "--lim", "4"])


def test_one_parse_knows_nothing_of_the_one_before(parser: argparse.ArgumentParser) -> None:
    assert parser.parse_args(["--limit", "3", "--set", "A=1"]).limit == 3
    read = parser.parse_args(["--limit", "4", "--set", "B=1"])
    assert (read.limit, read.setting, parser.parse_args([]).setting) == (4, "B=1", "X=0")


def test_a_shortened_form_of_two_spellings_is_the_option(parser: argparse.ArgumentParser) -> None:
    assert parser.parse_args(["--se", "A=1"]).setting == "A=1"
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        parser.parse_args(["--x", "1"])


def test_the_help_says_which_options_are_joined(parser: argparse.ArgumentParser) -> None:
    assert parser.format_help().count("(may be given again)") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["draw", "il6", "--output", ""],
        ["draw", "il6", "--output", "a.svg", "--screen", ""],
        ["screen", "il6", "--phenotype", "Resistant", "--output", ""],
        ["screen", "il6", "--phenotype", "Resistant", "--list", ""],
        ["export", "il6", "--output", ""],
    ],
    ids=" ".join,
)
def test_an_empty_word_is_no_file(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert f"argument {words[-2]}: expected the name of a file, found ''" in capsys.readouterr().err
