"""Options that are given again: lists are joined, another value is refused, flags may be repeated."""

from __future__ import annotations

import argparse

import pytest

from logicnet.cli import main
from logicnet.cli.options import Parser, add_actions, given_of, refuse_together
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
    with pytest.raises(LogicnetError, match="no option --x"):
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
    assert f"logicnet: {words[-2]}: expected the name of a file, found ''" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["draw", "il6", "--theme", "gray"], "--theme takes light, grey or dark, found 'gray'\ndid you mean 'grey'?"),
        (["draw", "il6", "--kind", "bar"], "--kind takes matrix, bars or dots, found 'bar'\ndid you mean 'bars'?"),
        (["draw", "il6", "--theme", "purple"], "--theme takes light, grey or dark, found 'purple'"),
        (["draw", "il6", "--wdith", "85mm"], "draw has no option --wdith\ndid you mean --width?"),
        (["draw", "il6", "--output", "a.svg", "-x"], "draw has no option -x\nlogicnet draw --help lists its options"),
        (["draw", "il6", "--attractor", "two"], "--attractor: expected a whole number, found 'two'"),
        (["simulate", "il6", "--until", "long"], "--until: expected a number, found 'long'"),
        (["draw", "il6", "--width"], "--width needs a value\n--width 85mm"),
        (["draw", "il6", "--theme"], "--theme needs a value\n--theme light, grey or dark"),
        (["draw"], "draw needs NETWORK and --output\nfor example: logicnet draw il6 --output il6.svg"),
        (["draw", "il6", "--output", "a.svg", "--t", "x"], "--t is short for several options: --top, --theme, --title"),
        (
            ["attractors", "il6", "--set", "FAC=1", "TIM3=0"],
            "knows nothing to do with 'TIM3=0'\na value of several words stands in quotes: --set \"A=1 B=0\"",
        ),
        (["attractors", "il6", "il8"], "attractors knows nothing to do with 'il8'"),
        (["completion", "fsh"], "shell takes bash, zsh, fish or tcsh, found 'fsh'\ndid you mean 'fish'?"),
        (["attractors", "il6", "--scheme", "synchron"], "did you mean 'synchronous'?"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_is_wrong_with_the_words_is_said_in_a_line_or_two_with_what_is_allowed(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.err.startswith("logicnet: ") and len(shown.err.splitlines()) <= 2
    assert shown.out == ""


def test_an_option_is_called_as_it_was_given(parser: argparse.ArgumentParser) -> None:
    """In the spelling that was used, written out: --se is the beginning of --setting and --set."""
    assert parser.parse_args(["--set", "A=1"]).spoken == {"setting": "--set"}
    assert parser.parse_args(["--setting=", "--js"]).spoken == {"setting": "--setting", "json": "--json"}
    assert parser.parse_args(["--only", "A"]).spoken == {"only": "--only"}
    assert parser.parse_args([]).spoken == {}


def test_what_makes_an_option_mean_nothing_is_named_as_it_was_given(parser: argparse.ArgumentParser) -> None:
    asked = parser.parse_args(["--json", "--set", "A=1", "--limit", "3"])
    refuse_together(asked, "--json", ("--only",), "so")
    with pytest.raises(LogicnetError, match=r"^--json and --set, --limit do not go together: so$"):
        refuse_together(asked, "--json", ("--setting", "--only", "--limit"), "so")
    assert given_of(asked, ("--limit", "--only", "--setting")) == ["--limit", "--set"]


def test_help_begins_with_what_the_command_cannot_do_without(capsys: pytest.CaptureFixture[str]) -> None:
    for command, needed in (
        ("screen", "logicnet screen NETWORK --phenotype NAME_OR_EXPRESSION [options]"),
        ("explain", 'logicnet explain NETWORK --perturb "A%0 B:C%0" --phenotype NAME_OR_EXPRESSION [options]'),
        ("check", "logicnet check [NETWORK ...] [options]"),
        ("networks", "logicnet networks [options]"),
    ):
        assert main([command, "--help"]) == 0
        assert capsys.readouterr().out.splitlines()[0] == f"usage: {needed}"


def test_help_says_what_an_option_takes_once_for_all_its_spellings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", "--help"]) == 0
    assert '  --setting, --set "A=1 B=0"\n' in capsys.readouterr().out
