"""Plain tables: columns as wide as their widest cell, cut to a terminal alone, and how many names a list leaves out."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.cli import main
from logicnet.cli.table import fitted, room, shortened, table

CELLS = st.text("abcdefgh", min_size=1, max_size=9)


def test_a_column_is_as_wide_as_its_widest_cell() -> None:
    shown = table(["name", "n"], [["a", 1], ["longest name", 1000]], right=frozenset({"n"}))
    assert shown.splitlines() == [
        "name             n",
        "a                1",
        "longest name  1000",
    ]


def test_a_table_without_rows_is_its_header() -> None:
    assert table(["name", "n"], []) == "name  n"


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_every_cell_is_whole_and_begins_below_its_header(rows: list[list[str]]) -> None:
    header = [f"H{i}" for i in range(len(rows[0]))]
    lines = table(header, rows).splitlines()
    places = [lines[0].index(title) for title in header]
    assert [line.split() for line in lines[1:]] == rows
    assert all(
        line[at:].startswith(cell)
        for line, row in zip(lines[1:], rows, strict=True)
        for at, cell in zip(places, row, strict=True)
    )


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises((ValueError, IndexError)):
        table(["a", "b"], [["1"]])


@pytest.mark.parametrize(("most", "said"), [(0, " (+3 more)"), (2, "a b (+1 more)"), (3, "a b c"), (4, "a b c")])
def test_names_beyond_the_most_are_counted(most: int, said: str) -> None:
    assert shortened(["a", "b", "c"], most) == said


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As if stdout were a terminal of 40 columns."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("logicnet.cli.table.on_terminal", lambda: True)
    return monkeypatch


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.lists(st.lists(st.text("ab", min_size=1, max_size=60), min_size=n, max_size=n), min_size=1)
    ),
    st.integers(24, 100),
)
def test_on_a_terminal_no_line_of_a_table_is_wider_and_what_is_cut_ends_in_dots(
    rows: list[list[str]], columns: int
) -> None:
    header = [f"H{i}" for i in range(len(rows[0]))]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COLUMNS", str(columns))
        patched.setattr("logicnet.cli.table.on_terminal", lambda: True)
        patched.setattr(sys, "stderr", sys.stdout)
        with fitted():
            lines = table(header, rows).splitlines()
    shown = [line for line in lines if not line.startswith("(")]
    assert all(len(line) <= columns for line in shown)
    for line, row in zip(shown[1:], rows, strict=True):
        for printed, cell in zip(line.split(), row, strict=False):
            assert printed == cell or (printed.endswith("…") and cell.startswith(printed[:-1]))
    left_out = len(header) - len(shown[0].split())
    assert (len(lines) > len(shown)) == bool(left_out)
    assert not left_out or lines[-1].startswith(f"({left_out} more column")


def test_the_widest_column_gives_way_first_and_stderr_says_how_to_see_all(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with fitted():
        assert room() == 40
        shown = table(["name", "n", "on"], [["a", 123456789, "x" * 60]], right=frozenset({"n"}))
    assert shown.splitlines() == ["name          n  on", "a     123456789  " + "x" * 22 + "…"]
    assert capsys.readouterr().err == "logicnet: cut to 40 columns: --wide shows all\n"


def test_a_number_in_a_column_of_numbers_is_not_cut_while_text_can_be(terminal: pytest.MonkeyPatch) -> None:
    with fitted():
        shown = table(["what", "states"], [["y" * 90, 10**13]], right=frozenset({"states"}))
    assert str(10**13) in shown


def test_columns_that_are_to_last_are_left_out_after_all_others(terminal: pytest.MonkeyPatch) -> None:
    header, row = ["rank", "what", "first", "second", "third", "outcome"], ["1", "A%0", *["x" * 9] * 3, "removes"]
    with fitted():
        shown = table(header, [row], lasting=frozenset({"what", "outcome"})).splitlines()
    # rank, what and outcome take 4 + 4 + 7 of 40, four gaps 8: two more columns have 8 each, a third would have fewer
    assert [line.split() for line in shown[:2]] == [
        ["rank", "what", "first", "second", "outcome"],
        ["1", "A%0", "xxxxxxx…", "xxxxxxx…", "removes"],
    ]
    assert shown[2] == "(1 more column: third)"


def test_a_pipe_and_wide_get_every_cell_whole(terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with fitted(wide=True):
        assert room() is None and "x" * 60 in table(["a"], [["x" * 60]])
    terminal.setattr("logicnet.cli.table.on_terminal", lambda: False)
    with fitted():
        assert room() is None and "x" * 60 in table(["a"], [["x" * 60]])
    assert capsys.readouterr().err == ""


def test_a_command_fits_its_table_to_the_terminal_unless_it_is_asked_for_all(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "aldh"]) == 0
    captured = capsys.readouterr()
    table_of = captured.out.split("\n\n")[1]
    assert max(map(len, table_of.splitlines())) <= 40 and "…" in table_of
    assert captured.err.endswith("logicnet: cut to 40 columns: --wide shows all\n")
    assert main(["show", "aldh", "--wide"]) == 0
    captured = capsys.readouterr()
    assert "…" not in captured.out and captured.err == ""
