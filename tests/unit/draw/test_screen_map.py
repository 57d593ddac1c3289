"""The screen heatmap, read back from its SVG."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.draw import screen_bars, screen_heatmap
from logicnet.draw.paint.canvas import TALLEST
from logicnet.draw.paint.look import LEAST_TEXT
from logicnet.draw.paint.shapes import Text
from logicnet.errors import DrawingError, FormatError, LogicnetError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype
from logicnet.screens import screen
from page_geometry import outside, overlapping, smallest_text
from picture_rules import leaves
from svg_reading import marks, said


def test_a_screen_of_one_setting_has_a_panel_each_for_components_edges_and_combinations(rows, network: Network) -> None:
    picture = screen_heatmap(rows, network=network)
    shown = said(picture)
    for part in ("components held", "edges cut", "combinations", "untreated", "50%", "Stem Cell Pool"):
        assert part in shown
    for part in ("removes the phenotype", "reduces it", "no change", "increases it", "undecided"):
        assert part in shown
    assert picture.notes == ("1 of 2 combinations changes nothing and is not drawn",)
    assert list(marks(picture)) == ["STAT3", "IL-6", "NF-κB", "IL-6 → STAT3", "STAT3 %0 + IL-6 %0"]


def test_components_go_by_their_names_where_names_are_asked_for(rows, network: Network) -> None:
    picture = screen_heatmap(rows, network=network, labels="names")
    assert list(marks(picture)) == ["STAT3", "IL6", "NFKB", "IL6 → STAT3", "STAT3%0 IL6%0"]


def test_a_screen_of_several_settings_lists_interventions_against_them(rows) -> None:
    other = [{**row, "setting": "Drug=1"} for row in rows]
    picture = screen_heatmap([*rows, *other], top=2)
    assert list(marks(picture)) == ["Drug", "untreated", "STAT3%0", "IL6:STAT3%0"]
    assert any(note.startswith("the first 2 of 5 interventions that change something") for note in picture.notes)
    assert marks(screen_heatmap([*rows, *other], setting="Drug=1")) == marks(screen_heatmap(other))
    with pytest.raises(UnknownName, match="unknown setting 'Drug=7'"):
        screen_heatmap(rows, setting="Drug=7")


def test_rows_that_change_nothing_are_drawn_where_all_are_asked_for(rows) -> None:
    still = [{**rows[4], "intervention": f"X{number}%1"} for number in range(30)]
    assert "30 of 33 components change nothing and are not drawn" in screen_heatmap([*rows, *still]).notes
    every = screen_heatmap([*rows, *still], rows="all")
    assert every.notes == () and {f"X{number}" for number in range(30)} <= set(marks(every))


def test_drugs_have_a_panel_of_their_own_and_go_by_their_names(rows) -> None:
    named = [
        {**row, "drugs": name} for row, name in zip(rows[1:3], ("siltuximab", "siltuximab + reparixin"), strict=True)
    ]
    picture = screen_heatmap([rows[0], *named])
    assert list(marks(picture)) == ["siltuximab", "siltuximab + reparixin"]
    assert "drugs" in said(picture) and "components" not in said(picture) and "%" not in "".join(marks(picture))


def test_a_screen_of_knock_outs_has_no_column_and_no_word_of_knock_ins(rows) -> None:
    shown = said(screen_heatmap([row for row in rows if row["type"] in ("wild type", "knock-out")]))
    assert "components held at 0 (knock-out)" in shown and "%1" not in shown and "knock-in" not in shown
    shown = said(screen_heatmap([row for row in rows if row["type"] in ("wild type", "knock-in")]))
    assert "components held at 1 (knock-in)" in shown and "%0" not in shown and "knock-out" not in shown


def test_contexts_are_columns_by_name_though_they_hold_the_same_inputs(rows) -> None:
    both = [{**row, "context": context} for context in ("basal", "luminal") for row in rows]
    shown = said(screen_heatmap(both))
    assert "basal" in shown and "luminal" in shown and "2 contexts, in all of them Drug=0" in shown


def test_an_increase_of_what_always_shows_it_is_explained_as_such(rows) -> None:
    more = {**rows[2], "change": 0.25, "change_of": "always"}
    shown = said(screen_heatmap([rows[0], more]))
    assert "as many show it, more always" in shown and "increases it" not in shown


def test_a_component_held_within_levels_is_listed_with_the_combinations(rows) -> None:
    shown = marks(screen_heatmap([*rows, {**rows[1], "intervention": "STAT3%1:2"}]))
    assert "STAT3%1:2" in shown


def reaching(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The same screen, asked from a start: 50 % of the attractors show the phenotype, and it is reached or not."""
    words = {"removes": "no", "wild type": "yes", "keeps": "yes", "reduces": "yes", "increases": "yes", "undecided": ""}
    change = {"removes": -1.0, "undecided": None}
    return [
        {
            **row,
            "start": "resistant",
            "change_of": "reachable",
            "reachable": words[str(row["outcome"])],
            "change": change.get(str(row["outcome"]), 0.0),
            "outcome": row["outcome"] if row["outcome"] in ("removes", "wild type", "undecided") else "keeps",
        }
        for row in rows
    ]


@pytest.mark.parametrize("settings", [("Drug=0",), ("Drug=0", "Drug=1")])
def test_a_screen_from_a_start_says_reached_or_not_and_no_share(rows, settings: tuple[str, ...]) -> None:
    told = said(screen_heatmap([{**row, "setting": one} for one in settings for row in reaching(rows)], rows="all"))
    assert "from resistant" in told and "no longer reached" in told and "still reached" in told
    assert "reached?" in told if len(settings) > 1 else "untreated: the phenotype is reached" in told
    assert "often" not in told and "50%" not in told and "100%" not in told and "+1" not in told


def test_the_file_names_the_network_the_settings_and_the_start_though_no_network_is_given(tmp_path: Path) -> None:
    network = logicnet.load("il6")
    table = tmp_path / "screen.csv"
    asked = {"setting": "FAC=1", "start": "resistant", "over": ["drugs"]}
    found = screen(network, "Resistant", output=table, **asked)
    for one in (found, found.to_frame(), table):
        for picture in (screen_heatmap(one), screen_bars(one)):
            made = dict(picture.made)
            assert made["network il6"] == network.digest and made["screen"] == found.digest
            assert (made["setting"], made["start"], made["measure"]) == ("FAC=1", "resistant", "reachable")


def test_a_table_that_is_not_what_its_manifest_names_has_no_digest_of_it(tmp_path: Path) -> None:
    table = tmp_path / "screen.csv"
    screen(logicnet.load("il6"), "Resistant", setting="FAC=1", over=["drugs"], output=table)
    table.write_text(table.read_text().replace("siltuximab", "another"))
    assert "network il6" not in dict(screen_heatmap(table).made)


@pytest.mark.parametrize("count", [30, 90])
def test_a_picture_of_a_given_width_is_no_taller_than_a_page_unless_more_is_asked_for(rows, count: int) -> None:
    many = [{**rows[8], "intervention": f"NFKB%1 IL6%0 X{number}%0", "change": -0.5} for number in range(count)]
    picture = screen_heatmap([rows[0], *many], width="85mm")
    assert picture.height <= TALLEST
    shown = len(marks(picture))
    if shown < count:
        assert any(note.startswith(f"the first {shown} of {count} combinations") for note in picture.notes)
        assert f"to draw the others too: --top {count}, in Python top={count}" in picture.notes
    assert len(marks(screen_heatmap([rows[0], *many], width="85mm", top=count))) == count
    assert len(marks(screen_heatmap([rows[0], *many], width="85mm", rows="all"))) == count


def test_the_title_of_a_panel_is_smaller_than_that_of_the_picture(rows) -> None:
    for width in (None, "85mm", "180mm"):
        picture = screen_heatmap(rows, width=width, title="T")
        sizes = {text.text: text.size for text in leaves(picture.items) if isinstance(text, Text) and text.bold}
        assert sizes["T"] > max(size for name, size in sizes.items() if name != "T")


def test_rows_are_called_as_on_the_command_line(rows) -> None:
    with pytest.raises(DrawingError, match="'every' is not a choice of rows"):
        screen_heatmap(rows, rows="every")


SCREENS = {
    "of one setting": {"settings": ["FAC=1"]},
    "of all settings": {"settings": "all"},
    "of drugs and their pairs": {"settings": ["FAC=1"], "over": ["drugs"], "size": 2},
    "of knock-outs": {"settings": ["FAC=1"], "over": ["nodes"], "knock_ins": False},
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", [None, "85mm", "180mm"])
@pytest.mark.parametrize("which", [None, "all"])
def test_a_whole_screen_is_drawn_to_measure(name: str, width: str | None, which: str | None) -> None:
    network = logicnet.load("il6")
    found = screen(network, "Resistant", **SCREENS[name])
    picture = screen_heatmap(found, network=network, width=width, rows=which)
    assert not outside(picture) and not overlapping(picture)
    assert smallest_text(picture) >= LEAST_TEXT
    assert not any("smallest text" in note for note in picture.notes)


def test_the_marks_of_a_whole_screen_are_those_of_the_table() -> None:
    """Each drawn row of drugs stands in the table with an outcome that its legend names, in the table's order."""
    network = logicnet.load("il6")
    found = screen(network, "Resistant", setting="FAC=1", over=["drugs"], size=2)
    drawn = list(marks(screen_heatmap(found, network=network, rows="changed")))
    assert drawn == [row.drugs for row in found.rows if row.outcome not in ("wild type", "keeps")]


def test_a_screen_is_read_from_a_file_a_frame_or_a_screen(rows, tmp_path: Path) -> None:
    import pandas

    path = tmp_path / "screen.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    expected = screen_heatmap(rows).svg()
    assert screen_heatmap(path).svg() == expected
    assert screen_heatmap(pandas.DataFrame(rows)).svg() == expected
    assert screen_heatmap(pandas.read_csv(path)).svg() == expected


def test_what_is_no_screen_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no such file"):
        screen_heatmap(tmp_path / "none.csv")
    (tmp_path / "a.csv").write_text("gene,value\nA,1\n")
    with pytest.raises(FormatError, match="has no column intervention"):
        screen_heatmap(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_bytes(b"\xff\x00\xfe")
    with pytest.raises(FormatError):
        screen_heatmap(tmp_path / "b.csv")
    (tmp_path / "c.csv").write_text("")
    with pytest.raises(FormatError, match="no rows"):
        screen_heatmap(tmp_path / "c.csv")
    head = "intervention,type,setting,fraction,change,outcome\n"
    (tmp_path / "d.csv").write_text(head + "A%0,knock-out,,much,0,keeps\n")
    with pytest.raises(FormatError, match=r"d\.csv:2:16: fraction: expected a number"):
        screen_heatmap(tmp_path / "d.csv")


def test_a_dose_is_listed_with_the_combinations_and_never_in_the_cell_of_the_whole_change(rows) -> None:
    dose = next(row for row in rows if row["intervention"] == "STAT3%0")
    picture = screen_heatmap([*rows, {**dose, "intervention": "STAT3%0@0.5", "change": "-0.125"}])
    assert "STAT3%0@0.5" in marks(picture)
    assert {name: mark for name, mark in marks(picture).items() if name != "STAT3%0@0.5"} == marks(screen_heatmap(rows))


def test_a_phenotype_keeps_its_underscore_in_the_title() -> None:
    network = Network("n", Rules.build(["A", "B"], ["A", "A"]), phenotypes=(Phenotype("Resistant_FAC", "B"),))
    assert screen_heatmap(screen(network, "Resistant_FAC", over="nodes")).title == "What removes Resistant_FAC"


@pytest.mark.parametrize("bad", [-1, 0, "x"])
def test_a_number_of_rows_that_is_none_is_refused(bad: Any) -> None:
    with pytest.raises(LogicnetError, match="expected a whole number of at least 1 for top"):
        screen_heatmap(logicnet.screen("tgfb", "Sensitive", over="nodes"), top=bad)
