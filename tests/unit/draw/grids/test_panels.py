"""The panels of the screen heatmap: what an outcome looks like, and what is left out is counted."""

from __future__ import annotations

from logicnet.draw.grids.panels import components, edges, interventions, outcome_cell, sample
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.scale import number_cell, unknown_cell
from logicnet.draw.grids.table import Box
from logicnet.model import Network
from svg_reading import groups, said

BOX = Box(0, 0, 13, 13)


def row(intervention: str, change: float | None, outcome: str, setting: str = "", type: str = "knock-out") -> Row:
    return Row(intervention, type, setting, "P", None if change is None else 0.5 + change, change, outcome)


def test_each_outcome_has_its_own_mark_on_the_colour_of_its_change() -> None:
    cells = {word: outcome_cell(row("A%0", -0.5, word), BOX) for word in ("removes", "reduces", "increases", "keeps")}
    assert all(cell[:1] == number_cell(-0.5, BOX) for cell in cells.values())
    assert len({str(cell[1:]) for cell in cells.values()}) == 4


def test_what_is_not_known_is_hatched_and_what_was_not_tried_is_empty() -> None:
    assert outcome_cell(row("A%0", None, "undecided"), BOX) == unknown_cell(BOX)
    assert outcome_cell(row("A%0", -0.1, "unresolved"), BOX) == unknown_cell(BOX)
    assert outcome_cell(None, BOX) == []
    assert sample("undecided").items == tuple(unknown_cell(BOX))


def test_components_stand_by_kind_and_titles_those_of_no_network_last(network: Network) -> None:
    held = {name: {"0": row(f"{name}%0", -0.5, "removes")} for name in ("Unknown", "STAT3", "IL6", "Drug")}
    picture, notes = components(held, network)
    assert [group.get("data-name") for group in groups(picture, "row")] == ["Drug", "IL-6", "Unknown", "STAT3"]
    assert notes == ()
    plain, _ = components(held, None)
    assert [group.get("data-name") for group in groups(plain, "row")] == ["Unknown", "STAT3", "IL6", "Drug"]


def test_a_long_list_goes_on_in_the_next_column() -> None:
    """40 rows in blocks of at most 18: three blocks of 14, 14 and 12."""
    held = {f"C{i}": {"0": row(f"C{i}%0", -0.5, "removes")} for i in range(40)}
    picture, _ = components(held, None)
    assert said(picture).count("%0") == 3
    assert [group.get("data-name") for group in groups(picture, "row")] == list(held)


def test_a_cell_of_an_edge_is_split_where_both_values_were_tried() -> None:
    one = {("A", "B"): {"0": row("A:B%0", -0.5, "removes")}}
    both = {("A", "B"): {**one["A", "B"], "1": row("A:B%1", 0.0, "keeps")}}
    assert "edges cut: the target reads 0 (left half) or 1 (right half)" in said(edges(both, None)[0])
    assert "half" not in said(edges(one, None)[0])


def test_of_many_edges_those_that_change_nothing_are_counted() -> None:
    """31 sources against 31 targets are 961 cells, more than 900."""
    cuts = {(f"S{i}", f"T{i}"): {"0": row(f"S{i}:T{i}%0", 0.0, "keeps")} for i in range(31)}
    cuts["S0", "T0"] = {"0": row("S0:T0%0", -0.5, "removes")}
    picture, notes = edges(cuts, None)
    assert notes == ("30 cut edges that change nothing are not drawn",)
    assert [group.get("data-name") for group in groups(picture, "row")] == ["S0"]
    none, notes = edges({edge: {"0": row("x", 0.0, "keeps")} for edge in cuts}, None)
    assert (none.items, notes) == ((), ("31 cut edges that change nothing are not drawn",))


def test_interventions_are_listed_strongest_first_and_undecided_last() -> None:
    rows = [
        row("", 0.0, "wild type", type="wild type"),
        *(row(name, change, "reduces") for name, change in (("A%0", -0.1), ("B%0", -0.4), ("C%0", -0.2))),
        row("D%0", 0.0, "keeps"),
        row("E%0", None, "undecided"),
    ]
    picture, notes = interventions(rows, [""], 9, "interventions")
    assert [group.get("data-name") for group in groups(picture, "row")] == ["untreated", "B%0", "C%0", "A%0", "E%0"]
    assert notes == ("1 interventions that change nothing are not listed",) and "50%" in said(picture)
    _, notes = interventions(rows, [""], 3, "pairs")
    assert notes[0] == "the first 3 of 4 pairs that change something"
