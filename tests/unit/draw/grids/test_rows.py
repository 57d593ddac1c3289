"""The rows of a screen as the heatmap reads them, from whatever holds the table."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.rows import Row, distinct, rows_of
from logicnet.errors import FormatError, UnknownName


def test_a_row_has_numbers_where_there_are_some_and_nothing_where_there_are_none(rows: list[dict[str, object]]) -> None:
    found = {row.intervention: row for row in rows_of(rows)}
    assert found["STAT3%0"] == Row("STAT3%0", "knock-out", "Drug=0", "StemCellPool", 0.0, -0.5, "removes")
    assert (found["NFKB%0"].fraction, found["NFKB%0"].change) == (None, None)


def test_the_single_changes_of_an_intervention_are_its_words(rows: list[dict[str, object]]) -> None:
    found = {row.intervention: row.parts for row in rows_of(rows)}
    assert (found[""], found["IL6%1"], found["STAT3%0 IL6%0"]) == ((), ("IL6%1",), ("STAT3%0", "IL6%0"))
    assert Row('"STAT 3"%0 B%1', "", "", "", None, None, "").parts == ('"STAT 3"%0', "B%1")


def test_one_setting_is_picked_or_its_name_refused(rows: list[dict[str, object]]) -> None:
    other = [{**row, "setting": "Drug=1"} for row in rows[:3]]
    assert len(rows_of([*rows, *other], setting="Drug=1")) == 3
    with pytest.raises(UnknownName, match=r"unknown setting 'Drug=2'\n.*Drug=") as caught:
        rows_of([*rows, *other], setting="Drug=2")
    assert caught.value.kind == "setting"


def test_a_table_without_what_the_heatmap_needs_is_refused(rows: list[dict[str, object]]) -> None:
    with pytest.raises(FormatError, match="outcome"):
        rows_of([{key: value for key, value in row.items() if key != "outcome"} for row in rows])


def test_each_value_once_in_the_order_of_first_appearance() -> None:
    assert distinct(iter("abacb")) == ["a", "b", "c"]


def test_a_row_has_its_drugs_its_context_and_the_interval_of_what_was_measured(rows: list[dict[str, object]]) -> None:
    sampled = {"change_of": "probability", "probability": "0.2", "low": "0.15", "high": "0.26"}
    (row,) = rows_of([{**rows[1], "drugs": "anti-X", "context": "basal", **sampled}])
    assert (row.drugs, row.context, row.place) == ("anti-X", "basal", "basal")
    assert (row.column, row.measured, row.low, row.high) == ("probability", 0.2, 0.15, 0.26)
    share = {"change_of": "share", "share": 0.2, "share_low": 0.1, "share_high": 0.3}
    assert [(one.low, one.high) for one in rows_of([{**rows[1], **share}])] == [(0.1, 0.3)]
    value = {"change_of": "value g", "value g": 2, "value g_low": 1, "value g_high": 3}
    assert [(one.measured, one.low, one.high) for one in rows_of([{**rows[1], **value}])] == [(2, 1, 3)]


def test_a_change_of_what_always_shows_the_phenotype_is_told_apart(rows: list[dict[str, object]]) -> None:
    (row,) = rows_of([{**rows[1], "change_of": "always"}])
    assert (row.column, row.always) == ("fraction", True)


def test_what_is_undecided_unresolved_or_failed_is_not_known(rows: list[dict[str, object]]) -> None:
    outcomes = ("removes", "keeps", "undecided", "unresolved", "failed")
    found = rows_of([{**rows[1], "outcome": outcome} for outcome in outcomes])
    assert [row.known for row in found] == [True, True, False, False, False]


def test_a_context_is_picked_by_its_name(rows: list[dict[str, object]]) -> None:
    both = [{**row, "context": context} for context in ("basal", "luminal") for row in rows]
    assert {row.context for row in rows_of(both, setting="basal")} == {"basal"}


def test_a_row_says_from_where_and_on_top_of_what_it_was_asked(rows: list[dict[str, object]]) -> None:
    (row,) = rows_of(
        [{**rows[1], "start": "resistant", "background": "A%0", "change_of": "reachable", "reachable": "no"}]
    )
    assert (row.start, row.background, row.reaches, row.measured) == ("resistant", "A%0", True, 0.0)
    assert not rows_of(rows)[0].reaches


def test_a_row_says_whether_it_is_sampled(rows: list[dict[str, object]]) -> None:
    assert [one.sampled for one in rows_of([{**rows[1], "status": "sampled"}, rows[1]])] == [True, False]
