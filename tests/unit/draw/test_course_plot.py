"""The plot of a course, read back from its SVG."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import pytest

from logicnet import simulate
from logicnet.analysis.course_answer import Simulation
from logicnet.draw import course_lines
from logicnet.draw.course_plot import drawn_curves
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.shapes import Group, Shape, Text
from logicnet.draw.paint.strokes import SAMPLE_LENGTH, STROKE_DASHES
from logicnet.logic import Rules
from logicnet.model import Network
from picture_rules import leaves, outside, overlapping
from svg_reading import SVG, groups, said

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
    picture = course_lines(chain(24))
    ends = sorted(t.y for t in leaves(picture.items) if isinstance(t, Text) and re.fullmatch(r"X\d+", t.text))
    assert len(ends) == 24 and all(b - a > 8.9 for a, b in itertools.pairwise(ends))
    assert ends[0] > 0 and ends[-1] < picture.height


def test_curves_that_are_the_same_share_a_line_and_are_said_to_be_the_same() -> None:
    """A, B and C rise alike; D follows A; E stands where it is, as F does, which is drawn anew at 1."""
    network = Network("twins", Rules.build(["A", "B", "C", "D"], ["1", "1", "1", "A"]))
    for found in (
        simulate(network, "A=0 B=0 C=0 D=0", 5, measures="A,B,C,D"),
        simulate(network, "A=0 B=0 C=0 D=0", 5, measures="B,A,!!C,D"),
    ):
        picture = course_lines(found)
        first, second = groups(picture, "curve")
        names = [curve.name for curve in found.curves]
        assert first.get("data-name") == ", ".join(names[:3]) and second.get("data-name") == "D"
        assert f"{', '.join(names[:3])}: the same curve" in said(picture)
    part = simulate(network, "A=0 B=0 C=0 D=0", 5, measures="A,B", protocol="2: B%0")
    assert [one.get("data-name") for one in groups(course_lines(part), "curve")] == ["A", "B"]


def test_what_is_not_known_is_said(monkeypatch: object) -> None:
    found = simulate(NETWORK, "", 5, measures="B", most_states=1, samples=0)
    picture = course_lines(found)
    assert groups(picture, "curve") == []
    assert "1 of 1 measures are not known" in said(picture)


def chain(many: int) -> Simulation:
    """Lines that all differ: one component after another falls."""
    names = [f"X{i}" for i in range(many)]
    network = Network("chain", Rules.build(names, ["0", *names[:-1]]))
    return simulate(
        network, " ".join(f"{name}=1" for name in names), 2 * many, measures=names, most_states=1, samples=200
    )


@pytest.mark.parametrize("many", [2, 4, 5, 12, 24, 48])
@pytest.mark.parametrize("width", [None, "85mm"])
def test_no_two_lines_look_alike_without_colours(many: int, width: str | None) -> None:
    """Each differs from all others in its dashes or in the form of its markers, filled or open."""
    picture = course_lines(chain(many), limit=many, width=width, theme="grey")
    forms = set()
    for curve in groups(picture, "curve"):
        path, *markers = [one for one in curve.iter(f"{SVG}path") if one.get("stroke")]
        assert len({form(one) for one in markers}) <= 1
        forms.add((path.get("stroke-dasharray"), form(markers[0]) if markers else None))
    assert len(forms) == many


def form(marker: ElementTree.Element) -> tuple[object, ...]:
    """The form of a marker wherever it stands, and whether it is open."""
    numbers = [float(part) for part in re.findall(r"[-0-9.]+", marker.get("d", ""))]
    left, top = min(numbers[::2]), min(numbers[1::2])
    places = tuple((round(x - left), round(y - top)) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    return places, marker.get("fill") == "#ffffff"


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_twelve_lines_have_their_names_at_their_ends_apart_from_each_other(width: str) -> None:
    picture = course_lines(chain(12), width=width)
    names = [text for text in leaves(picture.items) if isinstance(text, Text) and re.fullmatch(r"X\d+", text.text)]
    assert len(names) == 12
    ends = sorted(text.y for text in names)
    assert all(b - a > 8.9 for a, b in itertools.pairwise(ends))
    assert not overlapping(picture) and not outside(picture) and not picture.notes


def test_a_sample_shows_two_periods_of_its_dashes() -> None:
    assert all(2 * sum(dash) <= SAMPLE_LENGTH for dash in STROKE_DASHES)


def test_a_file_says_all_that_was_asked() -> None:
    found = simulate(
        NETWORK, "A=0 B=1", 5, setting="Drug=0", intervention="B%1", measures="A", protocol="1: A%1; 2: A%0"
    )
    assert dict(course_lines(found).made) == {
        "network n": NETWORK.digest,
        "setting": "Drug=0",
        "intervention": "B%1",
        "start": "A=0 B=1",
        "protocol": "1: A%1; 2: A%0",
        "until": "5",
        "measures": "A",
    }
    walks = simulate(NETWORK, "", 5, measures="A,B", most_states=1, samples=100, seed=7, steps=True, rates="A=0.5")
    made = dict(course_lines(walks, width="85mm").made)
    assert (made["walks"], made["seed"], made["until"], made["start"]) == ("100", "7", "5 steps", "any state")


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_a_course_is_as_wide_as_asked_and_readable(width: str) -> None:
    found = simulate(NETWORK, "A=0 B=0", 5, setting="Drug=0", measures="A,B", protocol="1: A%1; 4.9: A%0 B%0")
    picture = course_lines(found, width=width)
    assert picture.width == pytest.approx(float(width[:-2]) * 72 / 25.4)
    assert least_text(picture.items) >= 6 and not picture.notes
    assert {"A", "B"} <= set(picture.texts()), "each line has its name, at its end or in the legend"
    assert {"A%1", "A%0 B%0"} <= set(picture.texts())


def test_where_names_have_no_room_letters_stand_at_the_ends_and_the_legend_has_both() -> None:
    names = [f"component_{k}_without_a_blank" for k in range(5)]
    network = Network("many", Rules.build(names, ["0", *names[:-1]]))
    found = simulate(network, " ".join(f"{name}=1" for name in names), 5, measures=names)
    picture = course_lines(found, width="85mm")
    assert set(names) <= set(picture.texts())
    told = list(picture.texts())
    assert all(told.count(letter) == 2 for letter in "abcde")
    beside = course_lines(found, width="85mm", legend=False)
    assert sum(bool(re.match(r"component_\d[^=]*$", text)) for text in beside.texts()) == 5 and not outside(beside)
