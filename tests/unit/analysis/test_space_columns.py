"""What is told of trap spaces in rows."""

from __future__ import annotations

import logicnet
from logicnet.analysis.space_columns import space_columns
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype

NETWORK = Network(
    "n",
    Rules.build(["A", "B", "T"], ["!B", "!A", "!T"]),
    phenotypes=(Phenotype("Same", "A & B"), Phenotype("First", "A")),
)


def test_what_differs_comes_first_and_what_is_free_is_named() -> None:
    found = logicnet.trap_spaces(NETWORK)
    columns, same = space_columns(found.spaces, NETWORK, found.readings)
    told = {title: list(cells) for title, cells in columns}
    assert list(told) == ["number", "First", "pattern", "on", "free", "Same"] and same == 1
    assert told["pattern"] == ["01-", "10-"] and told["on"] == [("B",), ("A",)] and told["free"] == [("T",), ("T",)]


def test_fixed_points_have_no_column_of_what_is_free_and_patterns_are_left_out_where_not_wanted() -> None:
    switch = Network("s", Rules.build(["A", "B"], ["!B", "!A"]))
    found = logicnet.fixed_points(switch)
    columns, _ = space_columns(found.spaces, switch, found.readings, patterns=False)
    assert [title for title, _ in columns] == ["number", "on"]
