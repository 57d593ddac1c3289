"""Which argument the cursor is in, as argparse would read the words before it."""

from __future__ import annotations

import argparse

import pytest

from logicnet.cli.completing.cursor import cursor_in


@pytest.fixture
def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("network")
    parser.add_argument("more", nargs="*")
    parser.add_argument("--set", "--setting")
    parser.add_argument("--size", nargs="?")
    parser.add_argument("--json", action="store_true")
    return parser


@pytest.mark.parametrize(
    ("words", "current", "dest"),
    [
        ([], "", "network"),
        (["il6"], "", "more"),
        (["il6", "x", "y"], "", "more"),
        (["--set", "A=1"], "", "network"),
        (["--set=A=1", "--json"], "", "network"),
        (["il6", "--set"], "", "set"),
        (["il6", "--sett"], "", "set"),  # shortened
        (["il6"], "--set=A", "set"),
        (["il6", "--size"], "", "size"),
        (["--"], "-x", "network"),
    ],
)
def test_a_value_stands_for_the_argument_before_it(
    parser: argparse.ArgumentParser, words: list[str], current: str, dest: str
) -> None:
    found = cursor_in(parser, words, current)
    assert found.action is not None and found.action.dest == dest and not found.options


@pytest.mark.parametrize("words", [["il6"], ["il6", "--size"], []])
def test_a_word_that_begins_with_a_hyphen_is_an_option(parser: argparse.ArgumentParser, words: list[str]) -> None:
    found = cursor_in(parser, words, "--s")
    assert found.action is None and "--set" in found.options[1].option_strings


def test_what_was_given_is_known_and_the_last_of_it(parser: argparse.ArgumentParser) -> None:
    found = cursor_in(parser, ["il6", "--set", "A=1", "--set=B=1", "--json"], "")
    assert found.given == {"network": ["il6"], "set": ["A=1", "B=1"], "json": [""]}
    assert found.last("set") == "B=1" and found.last("size") == ""


def test_an_option_that_nobody_knows_has_no_values(parser: argparse.ArgumentParser) -> None:
    assert cursor_in(parser, ["il6"], "--nonsense=").action is None
