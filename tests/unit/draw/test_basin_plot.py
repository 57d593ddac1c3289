"""Bars of basins: how long they are, what they say, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.analysis.basins import AttractorBasin, Basins, BasinSize, basins
from logicnet.draw.basin_plot import basin_bars
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.shapes import Group, Item, Shape, Text
from logicnet.draw.paint.style import BLUE, SKY
from logicnet.errors import DrawingError
from logicnet.logic import Rules
from logicnet.model import Component, Network

SWITCH = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))


@pytest.fixture
def found() -> Basins:
    return basins(SWITCH, phenotype="A | B")


def bars(items: tuple[Item, ...]) -> list[Group]:
    groups = [item for item in items if isinstance(item, Group)]
    return [group for group in groups if group.classes == "bar"] + [b for g in groups for b in bars(g.items)]


def lengths(bar: Group) -> tuple[float, float, float]:
    """Of the whole, of the weak part and of the strong part."""
    shapes = [item for item in bar.items if isinstance(item, Shape)]
    whole, weak, strong = (
        max(x for _, p in s.path for x, _ in p) - min(x for _, p in s.path for x, _ in p) for s in shapes
    )
    assert shapes[1].stroke == SKY and shapes[2].fill == BLUE
    return whole, weak, strong


def test_a_bar_is_as_long_as_its_share(found: Basins) -> None:
    one, other, every = bars(basin_bars(found).items)
    for bar in (one, other):
        whole, weak, strong = lengths(bar)
        assert (weak / whole, strong / whole) == pytest.approx((0.75, 0.25))
    whole, weak, strong = lengths(every)
    assert whole == weak == strong


def test_shares_stand_beside_the_bars(found: Basins) -> None:
    texts = list(basin_bars(found).texts())
    assert texts.count("75 %") == 2 and texts.count("25 %") == 2 and "1: on B" in texts and "A | B: always" in texts


def test_what_is_not_drawn_is_said(found: Basins) -> None:
    assert basin_bars(found, limit=1).notes == ("attractors that are not drawn: 1",)


def test_what_was_not_counted_has_no_bar(found: Basins) -> None:
    unknown = replace(
        found,
        basins=tuple(AttractorBasin(b.attractor, BasinSize(None, None, 4)) for b in found.basins),
        complete=False,
        why_incomplete="the time budget ended",
    )
    picture = basin_bars(unknown)
    assert list(picture.texts()).count("not counted") == 2
    assert picture.notes == ("incomplete: the time budget ended",)


def test_where_nothing_is_known_nothing_is_drawn(found: Basins) -> None:
    with pytest.raises(DrawingError, match="the time budget ended"):
        basin_bars(replace(found, basins=(), complete=False, why_incomplete="the time budget ended"))


def test_labels_that_are_cut_do_not_look_alike() -> None:
    """Twenty components are on in every attractor, and the last two tell the attractors apart."""
    names = [f"Always_on_{i:02}" for i in range(20)]
    network = Network("long", Rules.build([*names, "X", "Y"], [*["1"] * 20, "!Y", "!X"]))
    drawn = bars(basin_bars(basins(network)).items)
    labels = [item.text for bar in drawn for item in bar.items if isinstance(item, Text)][::3]
    for label, number, last in zip(labels, "12", "YX", strict=True):
        assert label.startswith(f"{number}: on Always_on_00 ") and "…" in label and label.endswith(f" {last}")
    assert all(dict(bar.data)["name"].startswith(("1: on Always_on_00 ", "2: on Always_on_00 ")) for bar in drawn)


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_bars_are_as_wide_as_asked_and_as_long_as_their_shares(width: str) -> None:
    names = [f"component_{place}" for place in range(12)]
    network = Network("pairs", Rules.build(names, [f"!{names[place ^ 1]}" for place in range(12)]))
    answer = basins(network, phenotype=names[0])
    picture = basin_bars(answer, width=width)
    assert picture.width == pytest.approx(float(width[:-2]) * 72 / 25.4)
    assert least_text(picture.items) >= 6
    for bar, (_, one) in zip(bars(picture.items), answer.largest(60), strict=False):
        whole, weak, strong = lengths(bar)
        assert (weak / whole, strong / whole) == pytest.approx((one.size.weak_share, one.size.strong_share))
    labels = [text.text for bar in bars(picture.items) for text in bar.items if isinstance(text, Text)][::3]
    assert len(set(labels)) == len(labels)


def test_attractors_are_told_by_the_titles_of_their_components() -> None:
    network = Network("switch", SWITCH.rules, (Component("A", "arm of A"), Component("B", "β")))
    told = " ".join(basin_bars(basins(network)).texts())
    assert "on arm of A" in told and "on β" in told
    assert "on A" in " ".join(basin_bars(basins(network), labels="names").texts())
