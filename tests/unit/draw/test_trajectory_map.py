"""The picture of single walks, read back from its SVG."""

from __future__ import annotations

import pytest

from logicnet import trajectories
from logicnet.draw import trajectory_rows
from logicnet.draw.paint.canvas import least_text
from logicnet.logic import Rules
from logicnet.model import Component, Network
from svg_reading import SVG, groups, said, texts

NETWORK = Network("n", Rules.build(["Drug", "A", "B", "Still"], ["Drug", "!Drug", "A", "Still"]))


def test_each_component_that_moves_is_a_row() -> None:
    picture = trajectory_rows(trajectories(NETWORK, "A=0 B=0 Still=1", 50, setting="Drug=0"))
    assert [row.get("data-name") for row in groups(picture, "row")] == ["A", "B"]
    assert picture.notes == ("2 components that do not move are not drawn: off: Drug; on: Still",)
    for part in ("A walk of n", "Drug=0", "from A=0 B=0", "time (1/rate)", "off", "on"):
        assert part in said(picture)


def test_a_row_is_filled_where_the_component_is_on() -> None:
    found = trajectories(NETWORK, "A=0 B=0 Still=0", 50, setting="Drug=0")
    a = groups(trajectory_rows(found), "row")[0]
    paths = [shape for shape in a if shape.tag.endswith("path")]
    assert [shape.get("fill") for shape in paths] == ["#eeeeee", "#0072B2"]


def test_several_walks_stand_one_below_the_other_under_what_the_protocol_says() -> None:
    picture = trajectory_rows(trajectories(NETWORK, "A=0 B=0", 9, 3, setting="Drug=0", protocol="4: Drug=1"))
    text = said(picture)
    assert all(part in text for part in ("3 walks of n", "walk 1", "walk 2", "walk 3"))
    assert text.count("Drug=1") == 3 and text.count("time (1/rate)") == 1


def test_too_many_rows_are_cut_and_the_picture_says_so() -> None:
    names = [f"X{i}" for i in range(9)]
    network = Network("many", Rules.build(names, ["1"] * 9))
    start = " ".join(f"{name}=0" for name in names)
    picture = trajectory_rows(trajectories(network, start, 100, steps=True), limit=4)
    assert len(groups(picture, "row")) == 4
    assert "the first 4 of 9 components; 5 are not drawn" in picture.notes


def test_what_stays_at_another_level_in_each_walk_is_a_row() -> None:
    """Of eight walks whose input is drawn, some have it on and some off: it decides what the others do."""
    found = trajectories(NETWORK, "A=0 B=0 Still=0", 50, 8, setting="")
    assert {walk.begin["Drug"] for walk in found.walks} == {0, 1}
    assert not any("Drug" in walk.moved for walk in found.walks)
    picture = trajectory_rows(found)
    assert [row.get("data-name") for row in groups(picture, "row")] == ["Drug", "A", "B"] * 8
    assert "1 component that does not move is not drawn: off: Still" in picture.notes


def test_what_stays_is_named_with_its_level_and_beyond_forty_counted() -> None:
    components = [Component("A"), Component("X", maximum=2), *(Component(f"N{i}") for i in range(50))]
    network = Network.levelled("n", components, ["1", "1", "1", *["0"] * 50])
    start = " ".join(["A=0 X=2", *(f"N{i}=0" for i in range(50))])
    (note,) = trajectory_rows(trajectories(network, start, 50)).notes
    told = ", ".join(f"N{i}" for i in range(39))
    assert note == f"51 components that do not move are not drawn: level 2: X; off: {told}; and 11 more, in the table"


def test_levels_are_tints_with_a_legend() -> None:
    network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["A", "A", "A"])
    picture = trajectory_rows(trajectories(network, "A=1 X=0", 50))
    assert "levels 0 to 2" in said(picture)
    (row,) = groups(picture, "row")
    assert len({shape.get("fill") for shape in row if shape.tag.endswith("path")}) == 3


def test_where_nothing_moves_all_are_drawn() -> None:
    picture = trajectory_rows(trajectories(Network("n", Rules.build(["A"], ["A"])), "A=1"))
    assert len(groups(picture, "row")) == 1


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_walks_are_as_wide_as_asked_with_a_row_each(width: str) -> None:
    names = [f"a_component_with_a_long_name_{place}" for place in range(30)]
    network = Network("chain", Rules.build(names, ["1", *names[:-1]]))
    start = " ".join(f"{name}=0" for name in names)
    picture = trajectory_rows(trajectories(network, start, 60), width=width)
    assert picture.width == pytest.approx(float(width[:-2]) * 72 / 25.4)
    assert least_text(picture.items) >= 6
    labels = [texts(row) for row in groups(picture, "row")]
    assert len(labels) == len(set(labels)) > 20


def test_walks_that_are_taller_than_a_page_stand_closer_and_say_that_fewer_are_shorter() -> None:
    names = [f"X{i}" for i in range(20)]
    network = Network("many", Rules.build(names, ["1"] * 20))
    start = " ".join(f"{name}=0" for name in names)
    one, three, six = (trajectory_rows(trajectories(network, start, 9, many), width="85mm") for many in (1, 3, 6))
    steps = []
    for picture in (one, three, six):
        first, second, *_ = groups(picture, "row")
        heights = [float(next(row.iter(f"{SVG}text")).get("y", "")) for row in (first, second)]
        steps.append(heights[1] - heights[0])
    assert steps[0] > steps[1] == pytest.approx(steps[2])
    assert least_text(six.items) >= 6 and not one.notes and not three.notes
    assert "shorter with fewer walks (walks)" in six.notes[0]


def test_a_file_says_all_that_was_asked_and_the_seed_of_each_walk() -> None:
    found = trajectories(NETWORK, "A=0 B=0", 9, 2, setting="Drug=0", protocol="4: Drug=1", rates="A=2", seed=5)
    made = dict(trajectory_rows(found).made)
    assert made["seeds"] == ", ".join(str(walk.seed) for walk in found.walks) and len(found.walks) == 2
    del made["seeds"], made["rates"]
    told = {"setting": "Drug=0", "start": "A=0 B=0", "protocol": "4: Drug=1", "until": "9"}
    assert made == {"network n": NETWORK.digest, **told}
