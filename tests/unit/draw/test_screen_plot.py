"""The ranked plot of a screen, read back from its SVG and compared with the table."""

from __future__ import annotations

from typing import Any

import pytest

import logicnet
from logicnet.draw import screen_bars
from logicnet.draw.paint.canvas import TALLEST
from logicnet.draw.paint.look import LEAST_TEXT
from logicnet.errors import DrawingError, LogicnetError, UnknownName
from logicnet.model import Network
from page_geometry import outside, overlapping, smallest_text
from svg_reading import groups, marks, said


def shown(picture: object) -> list[str]:
    return list(marks(picture))  # type: ignore[arg-type]


def test_interventions_are_ranked_as_in_the_table_and_those_without_effect_are_counted(rows, network: Network) -> None:
    picture = screen_bars(rows)
    assert shown(picture) == ["STAT3%0", "IL6:STAT3%0", "STAT3%0 IL6%0", "IL6%0", "STAT3%1", "NFKB%0"]
    assert picture.notes == ("3 of 9 interventions change nothing and are not drawn",)
    assert screen_bars(rows, network=network).title == "What removes Stem Cell Pool: A toy"
    assert "IL-6 → STAT3 %0" in shown(screen_bars(rows, network=network))
    assert "IL6:STAT3%0" in shown(screen_bars(rows, network=network, labels="names"))
    assert len(shown(screen_bars(rows, rows="all"))) == 9


def test_the_change_of_each_is_the_one_in_the_table(rows) -> None:
    found = {name: texts[-1] for name, texts in marks(screen_bars(rows)).items()}
    assert found["STAT3%0"] == "−0.5" and found["IL6%0"] == "−0.25" and found["STAT3%1"] == "+0.5"
    assert found["NFKB%0"] == "?"


def test_the_top_ones_are_drawn_and_the_rest_counted(rows) -> None:
    picture = screen_bars(rows, top=2)
    assert shown(picture) == ["STAT3%0", "IL6:STAT3%0"]
    assert picture.notes[0].startswith(
        "the first 2 of 5 interventions that change something, by effect: 3 are left out"
    )
    assert picture.notes[0].endswith(", 1 of them as strong as the last")
    assert "left out: 1 intervention that is not decided" in picture.notes


def test_drugs_are_called_by_their_names(rows) -> None:
    drugs = [rows[0], {**rows[1], "drugs": "siltuximab + reparixin"}, {**rows[1], "drugs": "anti-IL6"}]
    assert shown(screen_bars(drugs)) == ["siltuximab + reparixin", "anti-IL6"]


def test_several_settings_are_plots_or_dots_and_those_without_change_are_named(rows) -> None:
    settings = [{**row, "setting": f"Drug={number}"} for number in (0, 1) for row in rows]
    still = [{**row, "setting": "Drug=2", "change": 0.0, "outcome": "keeps"} for row in rows]
    for kind in ("bars", "dots"):
        picture = screen_bars([*settings, *still], kind=kind)
        assert "3 settings" in said(picture)
        assert any("1 of 3 settings is not drawn" in note and "Drug=2" in note for note in picture.notes)
    assert said(screen_bars(settings)).count("untreated: 50%") == 2
    assert said(screen_bars(settings, kind="dots")).count("(untreated 50%)") == 2


def test_the_interval_of_what_is_sampled_is_drawn_and_explained(rows) -> None:
    sampled = {"change_of": "probability", "probability": 0.2, "low": 0.1, "high": 0.3}
    wild = {**rows[0], **sampled, "probability": 0.7, "low": 0.6, "high": 0.8}
    picture = screen_bars([wild, {**rows[1], **sampled}])
    assert "interval of what is sampled or bounded" in said(picture) and "that of the untreated" in said(picture)
    assert "interval" not in said(screen_bars(rows))


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


@pytest.mark.parametrize("kind", ["bars", "dots"])
@pytest.mark.parametrize("width", [None, "85mm"])
@pytest.mark.parametrize("settings", [("Drug=0",), ("Drug=0", "Drug=1")])
def test_a_screen_from_a_start_says_reached_or_not_and_no_share(
    rows, kind: str, width: str | None, settings: tuple[str, ...]
) -> None:
    table = [{**row, "setting": one} for one in settings for row in reaching(rows)]
    told = said(screen_bars(table, kind=kind, width=width))
    assert "from resistant" in told and "no longer reached" in told
    assert "untreated: reached" in told or "(untreated reached)" in told
    assert "whether Stem Cell Pool" in told and "often" not in told and "share" not in told
    assert not any(mark in told for mark in ("50%", "100%", "−0.", "−1"))


def test_long_labels_go_on_in_a_second_line_and_none_is_cut(rows) -> None:
    long = "anti-interleukin-6-receptor antibody + siltuximab + reparixin"
    picture = screen_bars([rows[0], {**rows[1], "drugs": long}], width="85mm")
    assert "…" not in said(picture) and "siltuximab" in said(picture)


def test_a_kind_or_a_setting_that_is_none_is_refused(rows) -> None:
    with pytest.raises(DrawingError, match="'bar' is not a kind of plot"):
        screen_bars(rows, kind="bar")
    with pytest.raises(UnknownName):
        screen_bars(rows, setting="Drug=7")


def test_where_nothing_changes_anything_that_is_all_that_is_said(rows) -> None:
    picture = screen_bars([rows[0], {**rows[4]}])
    assert shown(picture) == [] and picture.notes == ("the one intervention changes nothing",)
    assert "the one intervention changes nothing" in said(picture)


@pytest.mark.parametrize("kind", ["bars", "dots"])
@pytest.mark.parametrize("width", [None, "85mm", "180mm"])
@pytest.mark.parametrize("theme", ["light", "grey"])
def test_a_whole_screen_is_drawn_to_measure(kind: str, width: str | None, theme: str) -> None:
    network = logicnet.load("il6")
    for settings in ("all", ["FAC=1"]):
        screen = logicnet.screen(network, "Resistant", settings=settings)
        picture = screen_bars(screen, network=network, kind=kind, width=width, theme=theme)
        assert not outside(picture) and not overlapping(picture)
        assert smallest_text(picture) >= LEAST_TEXT
        assert not any("smallest text" in note for note in picture.notes)
        assert picture.height <= TALLEST or width is None
        left = next((note for note in picture.notes if note.startswith("the first ")), "the first 15 ")
        assert len(groups(picture, "row")) % int(left.split()[2]) == 0


@pytest.mark.parametrize("bad", [-1, 0, "x"])
def test_a_number_of_rows_that_is_none_is_refused(bad: Any) -> None:
    with pytest.raises(LogicnetError, match="expected a whole number of at least 1 for top"):
        screen_bars(logicnet.screen("tgfb", "Sensitive", over="nodes"), top=bad)
