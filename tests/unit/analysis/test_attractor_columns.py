"""What is told of attractors in rows: what differs first, what is on, what oscillates."""

from __future__ import annotations

import logicnet
from logicnet.analysis.attractor_columns import (
    attractor_columns,
    attractor_view,
    cell,
    gathered,
    names_on,
    names_oscillating,
    parted,
)
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype

# a switch beside a component that is always on, and one that never comes to rest
SWITCH = Network(
    "switch",
    Rules.build(["On", "A", "B", "T"], ["1", "!B", "!A", "!T"]),
    phenotypes=(Phenotype("Same", "On"), Phenotype("First", "A")),
)


def test_columns_that_differ_between_rows_are_told_from_the_others() -> None:
    assert parted([("a", [1, 1]), ("b", [1, 2])]) == ([("b", [1, 2])], [("a", [1, 1])])


def test_what_differs_comes_first_and_names_are_whole() -> None:
    found = logicnet.attractors(SWITCH)
    columns, same = attractor_columns([("attractor", [1, 2])], found.attractors, found.readings)
    told = dict(columns)
    assert list(told) == ["attractor", "kind", "states", "First", "on", "oscillating", "Same"] and same == 1
    assert told["First"] == ["never", "always"] or told["First"] == ("never", "always")
    assert told["on"] == [("B", "On"), ("A", "On")] and told["oscillating"] == [("T",), ("T",)]


def test_the_table_of_a_notebook_counts_the_rows_that_it_does_not_show() -> None:
    many = Network("many", Rules.build([f"X{i}" for i in range(5)], [f"X{i}" for i in range(5)]))
    found = logicnet.attractors(many, always=many.names)
    html = attractor_view([("attractor", range(1, len(found) + 1))], found.attractors, found.readings).html()
    assert len(found) == 32 and "and 12 more rows" in html


def test_levels_are_told_with_their_names() -> None:
    levelled = Network.levelled(
        "levels",
        [logicnet.model.Component("A"), logicnet.model.Component("X", maximum=2)],
        ["A", "A", "A"],
    )
    found = logicnet.attractors(levelled, setting="A=1")
    assert names_on(found[0]) == ["A", "X=2"] and names_oscillating(found[0]) == [] and cell(found[0], "X") == "2"


def test_many_phenotypes_stand_by_name_under_what_is_said_of_them() -> None:
    columns = [
        ("P", ["always", "never"]),
        ("Q", ["sometimes", "always"]),
        ("R", ["never", "never"]),
        ("sum", ["1", "2"]),
    ]
    said = {"always": "shows", "sometimes": "shows at times", "depends": "depends"}
    told, rest = gathered(columns, 3, 2, said)
    assert told == [("shows", [("P",), ("Q",)]), ("shows at times", [("Q",), ()])]
    assert rest == [("sum", ["1", "2"])]
    assert gathered(columns, 3, 3, said) == gathered(columns, 3, None, said) == ([], columns)
