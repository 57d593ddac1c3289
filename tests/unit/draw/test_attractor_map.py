"""The attractor heatmap, read back from its SVG."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.draw import attractor_heatmap
from logicnet.draw.attractor_map import states
from logicnet.draw.paint.canvas import least_text
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Network
from svg_reading import SVG, groups, marks, said


def test_the_attractor_heatmap_shows_every_value(answer) -> None:
    shown = marks(attractor_heatmap(answer))
    assert list(shown) == ["Drug", "Spare", "IL-6", "STAT3", "NF-κB", "Alive", "Stem Cell Pool"]
    assert shown["Drug"] == ["0", "0", "1"]
    assert shown["IL-6"] == ["0", "0"]  # stripes, without a figure, where it oscillates
    assert shown["Spare"] == ["0", "0", "·"]
    assert shown["Alive"] == ["1", "1"]


def test_attractors_are_headed_by_number_kind_and_states(answer) -> None:
    shown = said(attractor_heatmap(answer))
    for part in ("1: fixed point", "2: cyclic, 6 states", "oscillates", "transcription factor"):
        assert part in shown


def test_fixed_points_are_headed_by_their_numbers_alone(answer) -> None:
    picture = attractor_heatmap(replace(answer, attractors=(answer.attractors[0], answer.attractors[2])))
    assert list(picture.texts())[:4] == ["Attractors of A toy", "2 fixed points", "1", "2"]
    assert "one fixed point" in said(attractor_heatmap(replace(answer, attractors=answer.attractors[:1])))


def test_the_inputs_that_differ_stand_on_top_and_tell_conditions(answer) -> None:
    """Drug is 0, 0, 1; Spare 0, 0 and either; a gap stands where the condition changes."""
    picture = attractor_heatmap(answer)
    assert "condition" in said(picture) and "Drug=0" not in said(picture)
    assert list(marks(picture))[:2] == ["Drug", "Spare"]
    (row,) = [one for one in groups(picture, "row") if one.get("data-name") == "Drug"]
    numbers = [float(text.get("x", "")) for text in row.iter(f"{SVG}text")][1:]
    assert numbers[2] - numbers[1] > numbers[1] - numbers[0] + 1


def test_what_all_conditions_share_and_no_row_tells_stands_in_the_heading(answer) -> None:
    two = replace(answer, attractors=answer.attractors[:2])
    assert "Drug=0 Spare=0" not in said(attractor_heatmap(two))  # their rows tell it
    assert "Drug=0 Spare=0" in said(attractor_heatmap(two, only_changed=True))


def test_rows_that_are_the_same_in_all_attractors_are_left_out_and_counted_where_asked(answer) -> None:
    """Of the first two attractors Drug and Spare alone are the same; of 1 and 3 the others are."""
    first = attractor_heatmap(replace(answer, attractors=answer.attractors[:2]), only_changed=True)
    assert list(marks(first)) == ["IL-6", "STAT3", "NF-κB", "Alive", "Stem Cell Pool"]
    assert first.notes == ("rows that are the same in all attractors, not drawn: 2",)
    ends = attractor_heatmap(replace(answer, attractors=answer.attractors[::2]), only_changed=True)
    assert list(marks(ends)) == ["Drug", "Spare"]
    assert ends.notes == ("rows that are the same in all attractors, not drawn: 5",)
    alone = attractor_heatmap(replace(answer, attractors=answer.attractors[:1]), only_changed=True)
    assert alone.notes == ("nothing differs among the attractors: all rows are drawn",)


def test_components_can_be_chosen_and_the_others_are_counted(answer) -> None:
    for only in ("STAT3,NFKB", ["STAT3", "NFKB"]):
        picture = attractor_heatmap(answer, only=only)
        assert list(marks(picture)) == ["Drug", "Spare", "STAT3", "NF-κB", "Stem Cell Pool"]
        assert picture.notes == ("components that are not drawn: 2",)
    with pytest.raises(UnknownName, match="STAT4"):
        attractor_heatmap(answer, only="STAT4")


def wide(answer, count: int, columns: int):  # type: ignore[no-untyped-def]
    """An answer as that one about a ring of ``count`` components: fixed points in which one after another is on."""
    names = [f"component_number_{place}" for place in range(count)]
    network = Network("ring", Rules.build(names, [names[place - 1] for place in range(count)]))
    values = [{name: int(place == at) for place, name in enumerate(names)} for at in range(columns)]
    one_of = type(answer.attractors[0])
    return type(answer)(network, tuple(one_of("fixed point", 1, one) for one in values))


@pytest.mark.parametrize(("width", "points"), [("85mm", 85 * 72 / 25.4), ("180mm", 180 * 72 / 25.4)])
@pytest.mark.parametrize(("count", "columns"), [(6, 2), (60, 12), (300, 1), (40, 60)])
def test_a_heatmap_is_as_wide_as_asked_with_texts_of_6_points_and_every_value(
    answer, width: str, points: float, count: int, columns: int
) -> None:
    answer = wide(answer, count, columns)
    picture = attractor_heatmap(answer, width=width)
    assert picture.width == pytest.approx(points)
    assert least_text(picture.items) >= 6 and not picture.notes
    cells: dict[str, list[str]] = {}
    for row in groups(picture, "row"):
        texts = [text.text or "" for text in row.iter(f"{SVG}text")]
        cells.setdefault(row.get("data-name", ""), []).extend(texts[1:])
    assert cells == {c.name: [str(one.fixed[c.name]) for one in answer] for c in answer.network.components}


def test_a_long_list_of_components_has_the_shape_of_a_page_and_no_two_labels_alike(answer) -> None:
    picture = attractor_heatmap(wide(answer, 320, 1))
    assert picture.height < 1.5 * picture.width
    narrow = attractor_heatmap(wide(answer, 320, 1), width="180mm")
    labels = [next(row.iter(f"{SVG}text")).text for row in groups(narrow, "row")]
    assert len(set(labels)) == len(labels) == 320
    assert narrow.height < 1.5 * narrow.width


def test_the_question_stands_in_the_heading(answer) -> None:
    assert "Drug=1 · IL6%0" in said(attractor_heatmap(replace(answer, setting="Drug=1", intervention="IL6%0")))


def test_attractors_beyond_the_limit_are_counted(answer) -> None:
    picture = attractor_heatmap(answer, limit=2)
    assert picture.notes == ("the first 2 of 3 attractors; 1 are not drawn",)
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
