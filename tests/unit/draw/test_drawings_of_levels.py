"""Drawings of networks with levels: tints and ranges in maps, badges in diagrams, legends that say so."""

from __future__ import annotations

from collections.abc import Iterable

import logicnet
from logicnet import draw
from logicnet.analysis.succession import succession
from logicnet.draw.grids.attractor_rows import value_of
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text
from logicnet.draw.paint.style import VALUES, LevelValue, value_style
from logicnet.model import Component, Network, Phenotype

NETWORK = Network.levelled(
    "small",
    [Component("L", maximum=2), Component("X", maximum=2), Component("Y", maximum=3), Component("B")],
    ["L>=1", "L>=2", "L & !B", "L=2 & !B", "X", "X=2", "X=2", "X>=2"],
    phenotypes=(Phenotype("High", "Y>=2"),),
)


def texts(items: Iterable[Item]) -> list[str]:
    found: list[str] = []
    for item in items:
        found += texts(item.items) if isinstance(item, Group) else [item.text] if isinstance(item, Text) else []
    return found


def said(picture: Picture) -> list[str]:
    return texts(picture.items)


def test_a_level_is_a_tint_between_off_and_on() -> None:
    fills = [value_style(LevelValue(level, level, 3)).fill for level in range(4)]
    assert len(set(fills)) == 4 and (fills[0], fills[3].upper()) == (VALUES[0].fill, VALUES[1].fill.upper())
    assert [value_style(LevelValue(level, level, 3)).mark for level in range(4)] == ["0", "1", "2", "3"]
    assert value_style(LevelValue(1, 3, 3)).mark == "1–3"


def test_the_attractor_map_shows_levels_and_the_range_of_what_moves() -> None:
    found = logicnet.attractors(NETWORK)
    assert [value_of(one, "X", 2) for one in found] == [LevelValue(0, 0, 2), LevelValue(1, 1, 2), LevelValue(0, 2, 2)]
    words = said(draw.attractor_heatmap(found))
    assert {"0–2", "levels 0 to 2", "levels 0 to 3", "moves between these levels"} <= {*words}


def test_a_boolean_legend_says_nothing_of_levels() -> None:
    network = Network.levelled("pair", [Component("A"), Component("B")], ["!B", "!A"])
    pictures = [draw.attractor_heatmap(logicnet.attractors(network)), draw.diagram(network)]
    assert not any("level" in word for picture in pictures for word in said(picture))


def test_the_screen_map_has_a_column_for_each_level() -> None:
    words = said(draw.screen_heatmap(logicnet.screen(NETWORK, "High"), network=NETWORK))
    assert {"at 0", "at 1", "at 2", "at 3", "components held at 0 (knock-out) and at levels up to 3"} <= {*words}
    assert "edges cut: the target reads 0, 1 or 2" in words


def test_the_diagram_has_a_badge_of_levels_and_of_what_is_held_or_kept() -> None:
    picture = draw.diagram(NETWORK, setting="L=2", intervention="X%1:2 Y%3", readouts=True)
    words = said(picture)
    assert {"1:2", "3", "2", "has the levels 0 to 2", "held at 3", "kept between 1 and 2"} <= {*words}
    assert "L=2 · X%1:2 Y%3" in words and "4 components, 4 regulations" in words


def test_the_diagram_of_an_attractor_tells_levels() -> None:
    moving = logicnet.attractors(NETWORK, setting="L=2")[0]
    words = said(draw.diagram(NETWORK, attractor=moving))
    assert {"2/2", "0–2", "at level 1 of 2"} <= {*words}


def test_the_succession_of_trap_spaces_tells_levels() -> None:
    network = Network.levelled("pair", [Component("X", maximum=2), Component("B")], ["X", "X=2", "X=2"])
    picture = draw.succession(succession(network))
    assert "4, 5, 6: 2 of 2 fixed" in said(picture)  # a choice of X each, the input of three levels
    assert not any(">=1=" in word for word in said(picture))
