"""The table of a screen: the same numbers in every form."""

from __future__ import annotations

import json

from logicnet.display import TableView
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens import screen
from mutants import read

SWITCH = (("A", "B", "C"), ("A", "A & !C", "C & !B | B & C"))


def test_the_table_is_the_same_as_frame_csv_and_json() -> None:
    network, _ = read(SWITCH)
    found = screen(network, "B", start="resistant")
    frame = found.to_frame()
    assert list(frame.columns) == list(found.columns)
    assert frame.to_csv(index=False, lineterminator="\n") == found.to_csv()
    assert json.loads(json.dumps(found.to_dict()))["rows"][0]["type"] == "wild type"


def test_across_counts_in_how_many_settings_the_phenotype_goes() -> None:
    network, _ = read((("A", "B", "C", "D"), ("A", "B", "A | B", "C & D")))
    frame = screen(network, "C", settings="all", over=["nodes"]).across()
    assert frame.loc[0].to_list() == ["C%0", 3, 3]


def test_counts_above_64_bits_are_exact() -> None:
    names = tuple(f"I{i}" for i in range(70))
    network, _ = read(((*names, "X"), (*names, "I0")))
    row = screen(network, "X", over=["nodes"]).wild_type
    assert row.attractors == 2**70 and row.always == 2**69


def test_frames_and_files_say_from_where_and_on_top_of_what_a_screen_was_asked() -> None:
    network, _ = read(SWITCH)
    frame = screen(network, "B", start="resistant", intervention="C%0", over=["nodes"]).to_frame()
    assert set(frame["start"]) == {"resistant"} and set(frame["background"]) == {"C%0"}
    assert frame.attrs["logicnet"][f"network {network.name}"] == network.digest
    plain = screen(network, "B", over=["nodes"])
    assert not {"start", "background"} & set(plain.columns)
    assert "start" not in plain.to_dict()["rows"][0]


def test_a_row_that_is_measured_by_reach_says_what_is_reached() -> None:
    network, _ = read(SWITCH)
    found = screen(network, "B", start="resistant", over=["nodes"])
    assert {("not reached, " in repr(row)) for row in found.rows if row.outcome == "removes"} == {True}
    assert ": wild type, reached, " in repr(found.wild_type)


def test_a_notebook_shows_what_was_found_before_what_it_was_counted_from() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    found = screen(switch, "A", over="nodes", start="A=1 B=0")
    (table,) = found._parts()
    assert isinstance(table, TableView) and set(table.titles) == set(found.told)
    seen = list(table.titles)
    assert max(seen.index("outcome"), seen.index("withdrawal")) < min(seen.index("type"), seen.index("attractors"))
    row = dict(zip(table.titles, table.rows[1], strict=True))
    assert row == dict(zip(found.told, found.words_of(found.rows[1]), strict=True))
