"""Marks stand at their components, over no label and, where there is room, over no neighbour."""

from __future__ import annotations

import random

import pytest

import logicnet
from drawn_geometry import Box, box_of_text, overlap, texts
from logicnet.draw.graphs.arrangement import arrange
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.marks import marks_of
from logicnet.draw.graphs.spots import spots
from logicnet.logic import Rules
from logicnet.model import Component, Kind, Network

Placed = list[tuple[int, Box]]


def crowd(components: int, maximum: int = 1) -> Network:
    """Components of every kind with labels from one letter to several lines."""
    choose = random.Random(3)
    names = [f"C{i}" for i in range(components)]
    labels = [choose.choice(["A", "NF-κB", "STAT3 dimers on DNA", "p53", "a receptor of the cell"]) for _ in names]
    made = [
        Component(name, label, choose.choice(list(Kind)), maximum=maximum)
        for name, label in zip(names, labels, strict=True)
    ]
    rules = [" | ".join(choose.sample(names, 2)) for _ in names]
    if maximum > 1:
        return Network.levelled("crowd", made, [rule for rule in rules for _ in range(maximum)])
    return Network("crowd", Rules.build(names, rules), tuple(made))


def everything(network: Network) -> Highlight:
    """A highlight with every mark at once."""
    names = [component.name for component in network.components]
    return Highlight(
        inputs=dict.fromkeys(names[::3], 1),
        held=dict.fromkeys(names[1::3], 0),
        values={name: (0, 1, None, "*")[i % 4] for i, name in enumerate(names)},
        changed={name: (1, -1)[i % 2] for i, name in enumerate(names)},
    )


def placed(network: Network, shown: Highlight, layout: str | None) -> tuple[Placed, Placed]:
    """The boxes of all marks and of all lines of labels, each with the number of its component."""
    arranged = arrange(network, shown=shown, layout=layout)
    marks = [marks_of(node.name, shown, node.maximum) for node in arranged.nodes]
    where = spots(arranged.places, marks)
    boxes = [
        (i, (x - mark.across, y - mark.down, x + mark.across, y + mark.down))
        for i, (own, at) in enumerate(zip(marks, where, strict=True))
        for mark, (x, y) in zip(own, at, strict=True)
    ]
    labels = [(i, box_of_text(line)) for i, place in enumerate(arranged.places) for line in texts(place.items)]
    return boxes, labels


@pytest.mark.parametrize(("layout", "maximum"), [("dot", 1), ("force", 1), ("dot", 3)])
def test_no_mark_covers_the_label_of_any_component(layout: str, maximum: int) -> None:
    network = crowd(40, maximum)
    marks, labels = placed(network, everything(network), layout)
    assert len(marks) > 80
    covered = [(i, j) for i, mark in marks for j, label in labels if overlap(mark, label) > 0]
    assert covered == []


@pytest.mark.parametrize("name", ["il6", "tgfb", "resistance"])
def test_no_marks_cover_each_other_in_the_networks_that_come_along(name: str) -> None:
    network = logicnet.load(name)
    marks, labels = placed(network, everything(network), None)
    assert [i for i, mark in marks for j, label in labels if overlap(mark, label) > 0] == []
    pairs = [(a, b) for a in range(len(marks)) for b in range(a) if overlap(marks[a][1], marks[b][1]) > 0]
    assert pairs == []


def test_a_mark_stands_at_its_component() -> None:
    network = crowd(30)
    shown = everything(network)
    arranged = arrange(network, shown=shown)
    own = [marks_of(node.name, shown, node.maximum) for node in arranged.nodes]
    for place, marks, at in zip(arranged.places, own, spots(arranged.places, own), strict=True):
        for mark, (x, y) in zip(marks, at, strict=True):
            assert abs(x - place.x) <= place.width / 2 + mark.across + 1e-6
            assert abs(y - place.y) <= place.height / 2 + mark.down + 1e-6
