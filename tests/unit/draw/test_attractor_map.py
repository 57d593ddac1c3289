"""The attractor heatmap, read back from its SVG."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

import logicnet
from logicnet.analysis.answer import Attractors
from logicnet.draw import Picture, attractor_heatmap
from logicnet.draw.attractor_map import states
from logicnet.draw.paint.canvas import TALLEST, least_text
from logicnet.draw.paint.style import INK
from logicnet.errors import DrawingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Asked, Network
from svg_reading import SVG, groups, marks, said


def inputs(row: ElementTree.Element) -> str:
    """The values of an input in a row of conditions: a dot is 1, a ring 0, a stroke either."""
    found = ""
    for path in row.iter(f"{SVG}path"):
        drawn = path.get("d", "")
        found += "-" if "C" not in drawn else "1" if path.get("fill") == INK else "0"
    return found


def conditions(picture: Picture) -> dict[str, str]:
    """The rows of conditions, each with the values of its input."""
    return {
        row.get("data-name", ""): inputs(row)
        for row in groups(picture, "row")
        if len(list(row.iter(f"{SVG}text"))) == 1
    }


def test_the_attractor_heatmap_shows_every_value(answer) -> None:
    picture = attractor_heatmap(answer)
    shown = marks(picture)
    assert list(shown) == ["Drug", "Spare", "IL-6", "STAT3", "NF-κB", "Alive", "Stem Cell Pool"]
    assert conditions(picture) == {"Drug": "001", "Spare": "00-"}
    assert shown["IL-6"] == ["0", "0"]  # stripes, without a figure, where it oscillates
    assert shown["Alive"] == ["1", "1"]


def test_attractors_are_headed_by_number_kind_and_states(answer) -> None:
    shown = said(attractor_heatmap(answer))
    for part in ("1: fixed point", "2: cyclic, 6 states", "oscillates", "transcription factor", "input at 1"):
        assert part in shown


def test_fixed_points_are_headed_by_their_numbers_alone(answer) -> None:
    one, moving, other = answer.attractors
    picture = attractor_heatmap(replace(answer, attractors=(one, other), count=2))
    assert list(picture.texts())[:4] == ["Attractors of A toy", "2 attractors; all are fixed points", "1", "2"]
    assert "1 attractor, a fixed point" in said(attractor_heatmap(replace(answer, attractors=(one,), count=1)))
    capped = attractor_heatmap(replace(answer, attractors=(one, other, moving), count=3), limit=2)
    assert "3 attractors; those drawn are fixed points" in said(capped)


def test_the_inputs_that_differ_stand_on_top_and_tell_conditions(answer) -> None:
    """Drug is 0, 0, 1; Spare 0, 0 and either; a gap stands where the condition changes."""
    picture = attractor_heatmap(answer)
    assert "condition" in said(picture) and "Drug=0" not in said(picture)
    assert list(marks(picture))[:2] == ["Drug", "Spare"]
    (row,) = [one for one in groups(picture, "row") if one.get("data-name") == "Alive"]
    edges = [float(path.get("d", "").split()[0].strip("M").split(",")[0]) for path in row.iter(f"{SVG}path")]
    first, second, third = sorted({round(x, 1) for x in (edges[0], edges[1], edges[-1])})
    assert third - second > second - first + 1


def test_what_all_conditions_share_and_no_row_tells_stands_in_the_heading(answer) -> None:
    two = replace(answer, attractors=answer.attractors[:2])
    assert "Drug=0 Spare=0" not in said(attractor_heatmap(two))  # their rows tell it
    assert "Drug=0 Spare=0" in said(attractor_heatmap(two, rows="changed"))
    part = said(attractor_heatmap(replace(two, truncated=True), rows="changed"))
    assert "in the 2 attractors that are listed: Drug=0 Spare=0" in part


def test_rows_that_are_the_same_in_all_attractors_are_left_out_and_counted_where_asked(answer) -> None:
    """Of the first two attractors Drug and Spare alone are the same; of 1 and 3 those that Drug does not change."""
    first = attractor_heatmap(replace(answer, attractors=answer.attractors[:2]), rows="changed")
    assert list(marks(first)) == ["IL-6", "STAT3", "NF-κB", "Alive", "Stem Cell Pool"]
    assert first.notes == ("rows that are the same in all attractors, not drawn: 2",)
    ends = attractor_heatmap(replace(answer, attractors=answer.attractors[::2]), rows="changed")
    assert list(marks(ends)) == ["Drug", "Spare", "Stem Cell Pool"]
    assert ends.notes == ("rows that are the same in all attractors, not drawn: 4",)
    alone = attractor_heatmap(replace(answer, attractors=answer.attractors[:1]), rows="changed")
    assert alone.notes == ("nothing differs among all attractors: all rows are drawn",)
    with pytest.raises(DrawingError, match="did you mean"):
        attractor_heatmap(answer, rows="change")


def test_what_is_said_of_all_attractors_is_judged_on_those_that_are_not_drawn_too(answer) -> None:
    """Drug and Spare are the same in the two that are drawn, and differ in the third."""
    picture = attractor_heatmap(answer, rows="changed", limit=2)
    assert conditions(picture) == {"Drug": "00", "Spare": "00"}
    assert "Drug=0" not in said(picture)
    assert picture.notes == ("drawn: the first 2 of the 3 that are listed",)
    cut = attractor_heatmap(replace(answer, attractors=answer.attractors[::2], truncated=True), rows="changed")
    assert "rows that are the same in the 2 attractors that are listed, not drawn: 4" in cut.notes


PUBLISHED = Path(__file__).parents[4] / "shared" / "wild" / "collection" / "014" / "source.ginsim.zginml"
published = pytest.param(
    str(PUBLISHED), marks=pytest.mark.skipif(not PUBLISHED.is_file(), reason="shared models are not here"), id="014"
)


@pytest.mark.parametrize("name", ["il6", "tgfb", "microenvironment", published])
@pytest.mark.parametrize("limit", [1, 2, 5, 60])
def test_a_capped_picture_claims_what_holds_of_every_attractor(name: str, limit: int) -> None:
    """Against the answer's own table of all attractors: the components whose cells differ somewhere are the rows."""
    found = logicnet.attractors(name)
    frame = found.to_frame()
    known = [one.name for one in found.network.components]
    differ = {row for row in known if frame.loc[row].nunique() > 1}
    picture = attractor_heatmap(found, rows="changed", phenotypes=(), limit=limit, labels="names")
    assert set(marks(picture)) == differ
    same = len(known) - len(differ)
    told = [note for note in picture.notes if "the same" in note]
    assert told == ([f"rows that are the same in all attractors, not drawn: {same}"] if same else [])
    free = {name for one in found for name in one.condition}
    assert not any(f"{one}={value}" in said(picture) for one in free for value in (0, 1))


def test_counts_are_those_of_the_command_line() -> None:
    found = logicnet.attractors("il6")  # 17 with FAC, IL6_niche and TIM3 written out, as a truth table of them tells
    written = [
        logicnet.attractors("il6", setting={"FAC": a, "IL6_niche": b, "TIM3": c})
        for a in (0, 1)
        for b in (0, 1)
        for c in (0, 1)
    ]
    assert sum(len(one) for one in written) == found.count == 17
    assert found.counted.startswith("17 attractors over all settings of the free inputs, 13 listed")
    assert found.counted in said(attractor_heatmap(found))
    assert "drawn: the first 4 of the 13 that are listed" in attractor_heatmap(found, limit=4).notes


def test_components_can_be_chosen_and_the_others_are_counted(answer) -> None:
    for only in ("STAT3,NFKB", ["STAT3", "NFKB"]):
        picture = attractor_heatmap(answer, only=only)
        assert list(marks(picture)) == ["Drug", "Spare", "STAT3", "NF-κB", "Stem Cell Pool"]
        assert picture.notes == ("components that are not drawn: 2",)
    with pytest.raises(UnknownName, match="STAT4"):
        attractor_heatmap(answer, only="STAT4")


def wide(answer, count: int, columns: int) -> Attractors:  # type: ignore[no-untyped-def]
    """An answer about a ring of ``count`` components: fixed points in which one after another is on."""
    names = [f"component_number_{place}" for place in range(count)]
    network = Network("ring", Rules.build(names, [names[place - 1] for place in range(count)]))
    values = [{name: int(place == at) for place, name in enumerate(names)} for at in range(columns)]
    one_of = type(answer.attractors[0])
    listed = tuple(one_of("fixed point", 1, one, (), one) for one in values)
    return replace(answer, asked=Asked(network), attractors=listed, count=columns)


@pytest.mark.parametrize(("width", "points"), [("85mm", 85 * 72 / 25.4), ("180mm", 180 * 72 / 25.4)])
@pytest.mark.parametrize(("count", "columns"), [(6, 2), (60, 12), (300, 1), (40, 60)])
def test_a_heatmap_is_as_wide_as_asked_with_texts_of_6_points_and_every_value(
    answer, width: str, points: float, count: int, columns: int
) -> None:
    answer = wide(answer, count, columns)
    picture = attractor_heatmap(answer, width=width)
    assert picture.width == pytest.approx(points)
    assert least_text(picture.items) >= 6
    assert bool(picture.notes) == (picture.height > TALLEST + 0.5)
    cells: dict[str, list[str]] = {}
    for row in groups(picture, "row"):
        texts = [text.text or "" for text in row.iter(f"{SVG}text")]
        cells.setdefault(row.get("data-name", ""), []).extend(texts[1:])
    assert cells == {c.name: [str(one.fixed[c.name]) for one in answer] for c in answer.network.components}


def test_a_page_that_is_taller_than_a_journals_says_how_it_becomes_shorter(answer) -> None:
    (note,) = attractor_heatmap(wide(answer, 40, 60), width="85mm").notes
    assert "mm tall at 85 mm, a journal's page 240 mm" in note
    assert all(word in note for word in ("rows changed", "only", "limit"))
    changed = attractor_heatmap(wide(answer, 60, 60), width="85mm", rows="changed").notes
    assert any("mm tall" in note and "rows changed" not in note for note in changed)


def test_of_more_attractors_than_are_drawn_anyway_as_many_are_drawn_as_fit_on_a_page(answer) -> None:
    many = wide(answer, 40, 70)
    picture = attractor_heatmap(many, width="85mm")
    assert picture.height <= TALLEST
    assert any("of the 70 that are listed" in note for note in picture.notes)
    asked = attractor_heatmap(many, width="85mm", limit=60)
    assert asked.height > TALLEST and asked.notes[0] == "drawn: the first 60 of the 70 that are listed"
    assert attractor_heatmap(many).notes == asked.notes[:1]


def test_a_long_list_of_components_has_the_shape_of_a_page_and_no_two_labels_alike(answer) -> None:
    picture = attractor_heatmap(wide(answer, 320, 1))
    assert picture.height < 1.5 * picture.width
    narrow = attractor_heatmap(wide(answer, 320, 1), width="180mm")
    labels = [next(row.iter(f"{SVG}text")).text for row in groups(narrow, "row")]
    assert len(set(labels)) == len(labels) == 320
    assert narrow.height < 1.5 * narrow.width


def test_the_question_stands_in_the_heading(answer) -> None:
    asked = Asked.of(answer.network, "Drug=1", "IL6%0")
    assert "Drug=1 · IL6%0 · synchronous" in said(attractor_heatmap(replace(answer, asked=asked, scheme="synchronous")))
    made = dict(attractor_heatmap(replace(answer, asked=asked), width="85mm", theme="grey").made)
    told = ("network toy", "setting", "intervention", "scheme", "found", "drawn", "rows", "width", "theme")
    assert tuple(made) == told
    assert made["network toy"] == answer.network.digest and made["width"] == "85 mm" and made["theme"] == "grey"


def test_attractors_beyond_the_limit_are_counted(answer) -> None:
    picture = attractor_heatmap(answer, limit=2)
    assert picture.notes == ("drawn: the first 2 of the 3 that are listed",)
    assert picture.notes[0] in said(picture)


def test_an_incomplete_or_empty_answer_says_so(answer) -> None:
    assert "incomplete" in said(attractor_heatmap(replace(answer, complete=False)))
    assert "block of 40" in said(attractor_heatmap(replace(answer, complete=False, why_incomplete="block of 40")))
    assert "more attractors" in said(attractor_heatmap(replace(answer, truncated=True)))
    assert "no attractor" in said(attractor_heatmap(replace(answer, attractors=())))


@pytest.mark.parametrize(
    ("count", "text"), [(None, "? states"), (1, "1 state"), (9999, "9999 states"), (2**47, "1.4·10¹⁴ states")]
)
def test_large_numbers_of_states_are_shortened(count: int | None, text: str) -> None:
    assert states(count) == text
