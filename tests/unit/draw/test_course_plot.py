"""The plot of a course, read back from its SVG."""

from __future__ import annotations

import itertools

import pytest

from logicnet import simulate
from logicnet.draw import course_lines
from logicnet.draw.course_plot import drawn_curves
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.shapes import Group, Shape, Text
from logicnet.logic import Rules
from logicnet.model import Component, Network
from svg_reading import groups, said

NETWORK = Network("n", Rules.build(["Drug", "A", "B"], ["Drug", "!Drug", "A"]))


def test_each_measure_is_a_line_that_is_named() -> None:
    picture = course_lines(simulate(NETWORK, "A=0 B=0", 5, setting="Drug=0", measures="A,B"))
    assert [group.get("data-name") for group in groups(picture, "curve")] == ["A", "B"]
    for part in ("Course of n", "Drug=0", "from A=0 B=0", "exact within", "probability", "time (1/rate)", "A", "B"):
        assert part in said(picture)


def test_a_sum_is_an_expected_value_and_its_axis_holds_all_values() -> None:
    picture = course_lines(simulate(NETWORK, "A=0", 5, setting="Drug=0", measures="3*A - 2", steps=True))
    text = said(picture)
    assert "expected value" in text and "steps" in text and "−2" in text and "1" in text


def test_a_sampled_curve_has_a_band_and_says_of_how_many_walks() -> None:
    exact = simulate(NETWORK, "", 5, measures="B")
    sampled = simulate(NETWORK, "", 5, measures="B", most_states=1, samples=100)

    def shapes(found: object) -> list[Shape]:
        (curve,) = [one for one in curves(course_lines(found)) if one.classes == "curve"]  # type: ignore[arg-type]
        return [item for item in curve.items if isinstance(item, Shape)]

    def curves(picture: object) -> list[Group]:
        return [item for item in picture.items if isinstance(item, Group)]  # type: ignore[attr-defined]

    assert [bool(shape.fill) for shape in shapes(exact)] == [False]
    assert [bool(shape.fill) for shape in shapes(sampled)] == [True, False]
    assert "bands: 95 % intervals of 100 walks" in said(course_lines(sampled))


def test_what_a_protocol_says_stands_over_the_plot_and_values_jump_at_its_time() -> None:
    found = simulate(NETWORK, "A=0", 4, 2, measures="Drug", protocol="0: Drug=0; 1: Drug=1; 3: Drug=0 A%1")
    picture = course_lines(found)
    assert all(part in said(picture) for part in ("Drug=0", "Drug=1", "Drug=0 A%1"))
    (curve,) = groups(picture, "curve")
    (path,) = list(curve)[1:] if len(list(curve)) > 1 else list(curve)
    points = [tuple(map(float, part.strip("ML ").split(","))) for part in path.get("d", "").split() if "," in part]
    upright = [(a, b) for a, b in itertools.pairwise(points) if abs(a[0] - b[0]) < 0.1 and a[1] != b[1]]
    assert len(upright) == 2  # up at 1, down at 3


def test_only_those_that_change_the_most_are_drawn_and_the_picture_says_so() -> None:
    names = [f"X{i}" for i in range(30)]
    network = Network("many", Rules.build(names, ["0", *names[:-1]]))
    found = simulate(network, " ".join(f"{name}=1" for name in names), 5, measures=names, most_states=1, samples=50)
    picture = course_lines(found, limit=5)
    assert len(groups(picture, "curve")) == 5
    assert picture.notes == ("the 5 of 30 measures that change the most; 25 are not drawn",)
    assert next(curve.name for curve in drawn_curves(found.curves, 2)) == "X0"


def test_names_do_not_lie_upon_each_other_nor_off_the_page() -> None:
    names = [f"X{i}" for i in range(24)]
    network = Network("many", Rules.build(names, ["1"] * 24))
    picture = course_lines(simulate(network, " ".join(f"{name}=0" for name in names), 5, measures=names))

    def texts(items: tuple[object, ...]) -> list[Text]:
        return [
            t for i in items for t in (texts(i.items) if isinstance(i, Group) else [i] if isinstance(i, Text) else [])
        ]

    ends = sorted(text.y for text in texts(picture.items) if text.text in names)
    assert len(ends) == 24 and all(b - a > 9.9 for a, b in itertools.pairwise(ends))
    assert ends[0] > 0 and ends[-1] < picture.height


def test_lines_that_lie_on_each_other_differ_in_their_dashes() -> None:
    network = Network("twins", Rules.build(["A", "B"], ["1", "1"]))
    first, second = groups(course_lines(simulate(network, "A=0 B=0", 5, measures="A,B")), "curve")
    assert [one[-1].get("stroke-dasharray") is None for one in (first, second)] == [True, False]


def test_what_is_not_known_is_said(monkeypatch: object) -> None:
    found = simulate(NETWORK, "", 5, measures="B", most_states=1, samples=0)
    picture = course_lines(found)
    assert groups(picture, "curve") == []
    assert "1 of 1 measures are not known" in said(picture)


def test_no_two_lines_have_the_same_colour_and_dashes() -> None:
    """The first lines lie on each other and are dashed for it; those that come after the last colour are dashed too."""
    names = [f"X{i}" for i in range(60)]
    for many, rules in ((10, ["1"] * 5 + ["!X5", "!X6", "!X7", "X0", "X1"]), (60, ["1"] * 60), (60, ["0"] * 60)):
        network = Network("many", Rules.build(names[:many], rules))
        start = " ".join(f"{name}=0" for name in names[:many])
        picture = course_lines(simulate(network, start, 5, measures=names[:many]), limit=many)
        lines = [one[-1] for one in groups(picture, "curve")]
        assert len(lines) == many
        assert len({(one.get("stroke"), one.get("stroke-dasharray")) for one in lines}) == many


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_a_course_is_as_wide_as_asked_and_readable(width: str) -> None:
    found = simulate(NETWORK, "A=0 B=0", 5, setting="Drug=0", measures="A,B", protocol="1: A%1; 4.9: A%0 B%0")
    picture = course_lines(found, width=width)
    assert picture.width == pytest.approx(float(width[:-2]) * 72 / 25.4)
    assert least_text(picture.items) >= 6 and not picture.notes
    assert {"A", "B"} <= set(picture.texts()), "each line has its name, at its end or in the legend"
    assert {"A%1", "A%0 B%0"} <= set(picture.texts())


def test_lines_that_are_named_in_the_legend_alone_differ_in_their_dashes() -> None:
    names = [f"a long name of a component {k}" for k in range(5)]
    components = tuple(Component(f"X{k}", name) for k, name in enumerate(names))
    network = Network("many", Rules.build([c.name for c in components], ["0", "X0", "X1", "X2", "X3"]), components)
    found = simulate(network, "X0=1 X1=1 X2=1 X3=1 X4=1", 5, measures="X0,X1,X2,X3,X4")
    picture = course_lines(found, width="85mm")
    assert set(names) <= set(picture.texts())
    shapes = [shape for group in groups(picture, "curve") for shape in group if "d" in shape.attrib]
    dashes = [shape.get("stroke-dasharray") for shape in shapes]
    assert len(set(dashes)) == len(dashes) == 5
    beside = course_lines(found, width="85mm", legend=False)
    assert sum(text.startswith("a long") for text in beside.texts()) == 5
