"""The options of commands whose answers tell phenotypes and readouts."""

from __future__ import annotations

import argparse

from logicnet.cli.options import Parser, add_actions
from logicnet.cli.readings import add_readings, add_rows, more_rows, readings_of


def parser() -> argparse.ArgumentParser:
    made = Parser()
    add_actions(made)
    add_readings(made)
    add_rows(made, 7)
    return made


def test_each_expression_is_one_however_many_words_it_has() -> None:
    words = ["--phenotype", "A & !B", "--readout", "0.5*A + B", "--phenotype", "C", "--readout", "A"]
    assert readings_of(parser().parse_args(words)) == {"phenotypes": ["A & !B", "C"], "readouts": ["0.5*A + B", "A"]}
    assert readings_of(parser().parse_args([])) == {"phenotypes": [], "readouts": []}


def test_the_rows_that_are_not_printed_are_counted() -> None:
    assert parser().parse_args([]).rows == 7
    assert more_rows(7, 7) == [] and more_rows(8, 7) == ["(1 more row: --rows, --json)"]
    assert more_rows(20, 7) == ["(13 more rows: --rows, --json)"]
