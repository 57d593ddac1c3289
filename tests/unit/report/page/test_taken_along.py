"""The table of a screen that a page is made with: its rows as they are, and how many were left out."""

from __future__ import annotations

from pathlib import Path

import pytest

import logicnet
from logicnet.errors import FormatError
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.page import taken_along
from logicnet.report.page.taken_along import screen_entry

SWITCH = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))


def test_a_screen_its_frame_and_its_file_are_taken_along_alike(tmp_path: Path) -> None:
    screen = logicnet.screen(SWITCH, "A", over="nodes")
    path = tmp_path / "table.csv"
    path.write_text(screen.to_csv(), encoding="utf-8")
    entries = [screen_entry(one, SWITCH)[0] for one in (screen, screen.to_frame(), path)]
    rows = [[row[entry["columns"].index("intervention")] for row in entry["rows"]] for entry in entries]
    assert rows[0] == rows[1] == rows[2] and rows[0][0] == "(wild type)" and len(rows[0]) == 5
    assert {entry["title"] for entry in entries} == {"A: 5 rows"}
    assert all(len(row) == len(entry["columns"]) for entry in entries for row in entry["rows"])


def test_more_rows_than_fit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken_along, "ROWS", 2)
    entry, notes = screen_entry(logicnet.screen(SWITCH, "A", over="nodes"), SWITCH)
    assert entry["title"] == "A: the first 2 of 5 rows" and len(entry["rows"]) == 2
    assert notes == ("the page takes the first 2 of the screen's 5 rows along",)


def test_a_screen_of_another_network_is_refused() -> None:
    other = Network("other", Rules.build(["A", "B"], ["B", "A"]))
    with pytest.raises(FormatError, match="the screen is one of switch, not of other"):
        screen_entry(logicnet.screen(SWITCH, "A", over="nodes"), other)


def test_what_is_no_table_of_a_screen_is_refused() -> None:
    with pytest.raises(FormatError, match="is not the table of a screen"):
        screen_entry([{"a": 1}], SWITCH)
