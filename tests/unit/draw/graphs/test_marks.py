"""How marks are drawn, and which of them a component bears."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_geometry import box_of_shape, overlap, shapes, texts
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.marks import RIM, RING, DiagramMark, cut_mark, marks_of, moved_mark, rim_of, ring, samples
from logicnet.draw.graphs.outlines import outline
from logicnet.draw.graphs.xdot import NodeLayout
from logicnet.draw.paint.style import NODE_STYLES, NodeStyle


def written(marks: tuple[DiagramMark, ...]) -> list[str]:
    return [text.text for mark in marks for text in texts(mark.draw(0, 0))]


def test_what_is_held_kept_or_set_is_told_by_its_value() -> None:
    shown = Highlight(held={"A": 0, "B": (1, 2)}, inputs={"A": 1, "C": 1})
    assert written(marks_of("A", shown)) == ["0"]
    assert written(marks_of("B", shown, 3)) == ["1:2", "3"]
    assert written(marks_of("C", shown)) == ["1"] and marks_of("D", shown) == ()


def test_levels_are_told_of_the_highest_and_a_range_by_both_ends() -> None:
    shown = Highlight(values={"A": 1, "B": None, "C": None}, ranges={"B": (1, 2)})
    assert written(marks_of("A", shown, 2)) == ["1/2"]
    assert written(marks_of("B", shown, 3)) == ["1–2"] and len(marks_of("B", shown, 3)) == 2
    assert written(marks_of("D", shown, 2)) == ["2"]


def test_what_oscillates_and_what_is_free_bear_different_marks_without_colour() -> None:
    shown = Highlight(values={"A": None, "B": "*", "C": 1})
    (wave,), (star,) = marks_of("A", shown), marks_of("B", shown)
    assert len(list(shapes(wave.draw(0, 0)))) != len(list(shapes(star.draw(0, 0))))
    assert marks_of("C", shown) == ()


def test_a_triangle_points_the_way_that_a_component_moves() -> None:
    (up,), (down,) = moved_mark(0, 0, 1), moved_mark(0, 0, -1)
    assert moved_mark(0, 0, 0) == ()
    for mark, sign in ((up, -1), (down, 1)):
        points = [point for one in shapes([mark]) for _, places in one.path for point in places]
        tip = max(points, key=lambda point: sign * point[1])
        assert tip[0] == 0 and sum(point[1] == tip[1] for point in points) == 1


@pytest.mark.parametrize("style", NODE_STYLES.values(), ids=lambda style: style.word)
def test_a_ring_lies_about_the_outline_and_leaves_the_neighbours_alone(style: NodeStyle) -> None:
    """Components stand 9 points apart at least: a ring may take less than half of that."""
    place = NodeLayout(0, 0, 60, 30, outline(style, 60, 30))
    (rim,) = shapes(ring(place, -1))
    boxes = [box_of_shape(one) for one in shapes(place.items)]
    outer = [side(box[i] for box in boxes) for i, side in enumerate((min, min, max, max))]
    for about, side, way in zip(box_of_shape(rim), outer, (-1, -1, 1, 1), strict=True):
        assert way * (about - side) == pytest.approx(RIM, abs=0.05)
    assert RIM + rim.width / 2 < 4.5


@given(st.floats(3.2, 20), st.floats(0, 40), st.booleans())
def test_rings_of_neighbours_never_touch_however_closely_they_stand(gap: float, aside: float, upright: bool) -> None:
    """Layers are set as closely as 3.2 points."""
    style = NODE_STYLES[None]
    shift = (aside, 30 + gap) if upright else (60 + gap, aside)
    places = [
        NodeLayout(x, y, 60, 30, tuple(one.moved(x, y) for one in outline(style, 60, 30))) for x, y in ((0, 0), shift)
    ]
    left, right = (box_of_shape(one) for place in places for one in shapes(ring(place, 1, rim_of(place, places))))
    wide = [(a - RING / 2, b - RING / 2, c + RING / 2, d + RING / 2) for a, b, c, d in (left, right)]
    assert overlap(*wide) == 0


def test_an_edge_that_reads_1_where_it_is_cut_says_so_beside_its_cross() -> None:
    assert [text.text for text in texts(cut_mark((0, 0), 1))] == ["1"]
    assert not list(texts(cut_mark((0, 0), 0)))


def test_each_kind_of_mark_has_one_sample() -> None:
    shown = Highlight(inputs={"A": 1}, held={"B": 0, "C": 0, "D": (1, 2)}, cut={("A", "B"): 0}, changed={"A": 0})
    words = [word for word, _ in samples(shown)]
    expected = ["input held by the setting", "held at 0", "kept between 1 and 2", "edge cut", "differs from untreated"]
    assert words == expected
    moved = [word for word, _ in samples(Highlight(changed={"A": 1, "B": -1}))]
    assert moved == ["more often on", "less often on"]
    levels = [word for word, _ in samples(Highlight(changed={"A": 1, "B": -1}), levels=True)]
    assert levels == ["more often on, or at a higher level", "less often on, or at a lower level"]


@pytest.mark.parametrize(
    ("inputs", "text"), [({"A": 2}, "2"), ({"A": 1, "B": 2}, "1..2"), ({"A": 0, "B": 1}, "0..1"), ({"A": 1}, "1")]
)
def test_the_sample_of_inputs_has_their_value_or_the_lowest_and_the_highest(inputs: dict[str, int], text: str) -> None:
    ((_, items),) = samples(Highlight(inputs=inputs))
    assert [one.text for one in texts(items)] == [text]
