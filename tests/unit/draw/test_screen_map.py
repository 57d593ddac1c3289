"""The screen heatmap, read back from its SVG."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from logicnet.draw import screen_heatmap
from logicnet.errors import FormatError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype
from logicnet.screens import screen
from svg_reading import marks, said


def test_a_screen_of_one_setting_has_a_panel_each_for_components_edges_and_combinations(rows, network: Network) -> None:
    picture = screen_heatmap(rows, network=network)
    shown = said(picture)
    for part in ("components held", "edges cut", "combinations", "from ↓", "untreated", "50%", "Stem Cell Pool"):
        assert part in shown
    for part in ("removes the phenotype", "reduces it", "no change", "increases it", "undecided"):
        assert part in shown
    assert "1 combinations that change nothing are not listed" in picture.notes
    assert {"STAT3", "IL-6", "NF-κB"} <= set(marks(picture))


def test_a_screen_of_several_settings_lists_interventions_against_them(rows) -> None:
    other = [{**row, "setting": "Drug=1"} for row in rows]
    picture = screen_heatmap([*rows, *other], limit=2)
    assert list(marks(picture)) == ["untreated", "STAT3%0", "IL6:STAT3%0"]
    assert "the first 2 of 6 interventions that change something" in picture.notes
    assert marks(screen_heatmap([*rows, *other], setting="Drug=1")) == marks(screen_heatmap(other))
    with pytest.raises(UnknownName, match="unknown setting 'Drug=7'"):
        screen_heatmap(rows, setting="Drug=7")


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
