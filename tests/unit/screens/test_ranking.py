"""The order of a screen's rows."""

from __future__ import annotations

from logicnet.screens import screen
from mutants import read


def test_rows_are_ranked_by_what_they_leave_of_the_phenotype() -> None:
    network, _ = read((("A", "B", "C"), ("A", "A", "A & B")))
    found = screen(network, "C", over=["nodes"], setting="A=1")
    assert [(row.rank, str(row.intervention), row.outcome) for row in found.rows] == [
        (0, "", "wild type"),
        (1, "B%0", "removes"),
        (1, "C%0", "removes"),
        (3, "B%1", "keeps"),
        (3, "C%1", "keeps"),
    ]


def test_nothing_is_ranked_where_the_wild_type_does_not_show_the_phenotype() -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    found = screen(network, "B", setting="A=0")
    assert found.nothing_to_remove and {row.rank for row in found.rows} == {0}


def test_rows_are_found_by_number_and_by_slice_across_settings() -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    rows = screen(network, "B", settings="all", over=["nodes"]).rows
    assert list(rows) == rows[:] == [rows[at] for at in range(len(rows))] and rows[-1] == rows[len(rows) - 1]
    assert [rows[at].type for at in rows.starts] == ["wild type", "wild type"]
