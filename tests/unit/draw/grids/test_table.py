"""The frame that heatmaps and matrices share: groups, labels and boxes."""

from __future__ import annotations

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import matrix
from logicnet.draw.grids.table import Axis, Box, Frame, by_kind
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Text
from logicnet.draw.paint.style import kind_style
from logicnet.model import Kind
from svg_reading import SVG, groups, said


def test_the_centre_of_a_box_is_its_middle() -> None:
    assert Box(10, 20, 4, 6).centre == (12, 23)


def test_equal_neighbours_share_a_group() -> None:
    assert Axis(("a", "b", "c", "d"), ("x", "x", "y", "x")).runs() == [("x", 0, 2), ("y", 2, 3), ("x", 3, 4)]
    assert Axis(("a", "b")).runs() == [("", 0, 2)]
    assert Axis(()).runs() == []


@given(st.lists(st.sampled_from("xyz"), max_size=12))
def test_groups_lie_side_by_side_and_cover_all_labels(names: list[str]) -> None:
    runs = Axis(tuple(names), tuple(names)).runs()
    assert list(chain.from_iterable(name * (end - start) for name, start, end in runs)) == names
    assert all(one[0] != other[0] and one[2] == other[1] for one, other in pairwise(runs))


@given(st.lists(st.sampled_from([*Kind, None]), max_size=10))
def test_components_are_grouped_by_kind_from_the_top_of_a_pathway_in_their_order(
    kinds: list[Kind | None],
) -> None:
    given_ = [(f"C{i}", kind) for i, kind in enumerate(kinds)]
    found = by_kind(given_)
    words = {name: kind_style(kind).word if any(kinds) else "" for name, kind in given_}
    assert found == [(name, words[name]) for name, _ in found] and len(found) == len(given_)
    places = {name: (kind_style(kind).tier, kind_style(kind).word, i) for i, (name, kind) in enumerate(given_)}
    assert not any(kinds) or [name for name, _ in found] == sorted(places, key=places.__getitem__)


def test_a_row_stands_below_the_one_before_under_the_heading_of_its_group() -> None:
    picture = matrix(["a", "b", "c"], ["x"], [["p"], ["q"], ["r"]], row_groups=["one", "one", "two"])
    heights = [float(next(row.iter(f"{SVG}text")).get("y") or 0) for row in groups(picture, "row")]
    assert 0 < heights[1] - heights[0] < heights[2] - heights[1]
    assert {"one", "two"} <= set(said(picture).split())


def test_column_labels_stand_upright_where_they_do_not_fit_across() -> None:
    def turned(label: str) -> bool:
        return b"rotate(-90" in matrix(["a"], [label, "y"], [[1.0, 0.5]]).svg()

    assert turned("a label wider than its cell") and not turned("x")


def test_a_label_too_long_for_the_page_is_shortened_and_kept_whole_beside_the_row() -> None:
    picture = matrix(["L" * 200], ["x"], [[1.0]])
    (row,) = groups(picture, "row")
    shown = next(row.iter(f"{SVG}text")).text or ""
    assert shown.endswith("…") and len(shown) < 60 and row.get("data-name") == "L" * 200


def test_a_row_with_a_label_of_two_lines_is_taller_and_its_cells_are_too() -> None:
    boxes: list[Box] = []
    rows = Axis(("short", "one label of many words"))
    frame = Frame.of(rows, Axis(("x",)), cell=(12, 12), longest=60)
    picture = frame.drawn(lambda _row, _column, box: boxes.append(box) or [])  # type: ignore[func-returns-value]
    assert frame.ups[0] == 12 < frame.ups[1]
    assert [box.height for box in boxes] == list(frame.ups) and boxes[1].y == boxes[0].y + 12
    assert frame.indent <= 60 + 6 and picture.height == frame.above + sum(frame.ups)
    assert "many" in " ".join(picture.texts()) and "…" not in "".join(picture.texts())


def test_the_heading_of_a_group_that_is_wider_than_the_labels_stands_over_the_cells() -> None:
    frame = Frame.of(Axis(("a",), ("transcription factor",)), Axis(tuple("123456789")), cell=(15, 12))
    (heading,) = [
        item for item in frame.drawn(lambda *_: []).items if isinstance(item, Text) and "transcription" in item.text
    ]
    assert heading.x - fonts.width(heading.text, heading.size, bold=True) >= 0
    assert frame.indent < 30
