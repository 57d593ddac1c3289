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
from picture_rules import outside, overlapping

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
    assert basin_bars(found, limit=1).notes == ("drawn: 1 of 2 attractors, those with the largest basins",)


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


def labels(bar: Group) -> list[str]:
    """The lines of a bar's label: all texts but for the two shares."""
    return [item.text for item in bar.items if isinstance(item, Text)][:-2]


def test_what_is_on_in_all_attractors_is_told_once() -> None:
    """Twenty components are on in both attractors, and the last two tell these apart."""
    names = [f"Always_on_{i:02}" for i in range(20)]
    network = Network("long", Rules.build([*names, "X", "Y"], [*["1"] * 20, "!Y", "!X"]))
    picture = basin_bars(basins(network))
    assert [labels(bar) for bar in bars(picture.items)] == [["1: on Y"], ["2: on X"]]
    told = " ".join(picture.texts())
    assert f"on in all attractors: {' '.join(names)}" in told and told.count("Always_on_07") == 1
    alone = Network("one", Rules.build(["X", "Y"], ["1", "0"]))
    assert "1: on X" in list(basin_bars(basins(alone)).texts())


def test_labels_that_are_cut_do_not_look_alike() -> None:
    """Twenty components follow X or Y alike, and their names begin alike."""
    names = [f"Follower_of_{one}_{i:02}" for one in "XY" for i in range(20)]
    rules = [f"{name[12]}" for name in names]
    network = Network("long", Rules.build([*names, "X", "Y"], [*rules, "!Y", "!X"]))
    for width in (None, "85mm"):
        one, other = (" ".join(labels(bar)) for bar in bars(basin_bars(basins(network), width=width).items))
        assert one != other.replace("2: ", "1: ") and "…" in one


ARMS = Network("arms", Rules.build(["P", "Q", "A", "B"], ["P", "Q", "(!B & P) | (A & !P)", "(!A & Q) | B & !Q"]))


@pytest.mark.parametrize("width", [None, "85mm", "180mm"])
def test_conditions_are_told_whole_by_dots(width: str | None) -> None:
    answer = basins(ARMS)
    picture = basin_bars(answer, width=width)
    drawn = [
        [dict(item.data)["value"] for item in bar.items if isinstance(item, Group) and item.classes == "input"]
        for bar in bars(picture.items)
    ]
    held = [[f"={one.attractor.condition[name]}" for name in "PQ"] for one in answer.basins]
    assert drawn == held and len({tuple(one) for one in held}) == 4
    assert {"P", "Q", "input at 1", "at 0"} <= set(picture.texts())


def test_conditions_that_dots_have_no_room_for_stand_in_words_that_are_not_cut() -> None:
    names = [f"input_number_{k}" for k in range(11)]
    parity = names[0]
    for name in names[1:]:
        parity = f"(({parity}) & !{name}) | (!({parity}) & {name})" if len(parity) < 200 else f"({parity}) & {name}"
    answer = basins(Network("many", Rules.build([*names, "A"], [*names, parity])))
    picture = basin_bars(answer, limit=3, width="85mm")
    shown = [" ".join(labels(bar)) for bar in bars(picture.items)]
    assert len(shown) == 3
    for text, (_, one) in zip(shown, answer.largest(3), strict=True):
        assert all(f"{name}={value}" in text for name, value in one.attractor.condition.items())
    assert not outside(picture) and not overlapping(picture)


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
    told = [" ".join(labels(bar)) for bar in bars(picture.items)]
    assert len(set(told)) == len(told)


def test_attractors_are_told_by_the_titles_of_their_components() -> None:
    network = Network("switch", SWITCH.rules, (Component("A", "arm of A"), Component("B", "β")))
    told = " ".join(basin_bars(basins(network)).texts())
    assert "on arm of A" in told and "on β" in told
    assert "on A" in " ".join(basin_bars(basins(network), labels="names").texts())
