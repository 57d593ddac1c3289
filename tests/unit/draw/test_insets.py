"""Pictures inside a notebook: at once where they are small, folded where they are large, named where they are huge."""

from __future__ import annotations

from typing import Any

import pytest

import logicnet
from logicnet import draw
from logicnet.analysis.succession import succession
from logicnet.draw.insets import INSETS, inset
from logicnet.errors import DrawingError
from logicnet.logic import Rules


def chained(size: int) -> logicnet.Network:
    names = [f"C{i}" for i in range(size)]
    return logicnet.Network("chain", Rules.build(names, [names[0], *names[:-1]]))


def test_every_picture_of_the_table_can_be_drawn() -> None:
    small = chained(3)
    values: dict[str, Any] = {
        "Network": small,
        "Explanation": logicnet.explain(small, "C2", "C0%0"),
        "Simulation": logicnet.simulate(small, "C0=1", until=1, measures="C2"),
        "Trajectories": logicnet.trajectories(small, "C0=1", 1),
        "Succession": succession(small),
    }
    assert values.keys() == INSETS.keys()
    for value in values.values():
        found = inset(value)
        assert found.svg.startswith("<svg") and not found.folded and found.fits


@pytest.mark.parametrize(("size", "folded", "drawn"), [(60, False, True), (61, True, True), (151, False, False)])
def test_the_size_decides_whether_a_picture_is_folded_or_only_named(size: int, folded: bool, drawn: bool) -> None:
    found = inset(chained(size))
    assert (bool(found.svg), found.folded) == (drawn, folded)
    if not drawn:
        assert found.note == "A picture of 151 components is large: logicnet.draw.diagram(…) draws it."


def test_a_picture_that_nothing_can_lay_out_is_a_line_that_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise DrawingError("no Graphviz could lay this out")

    monkeypatch.setattr(draw, "diagram", refused)
    assert inset(chained(2)).note == "No picture: no Graphviz could lay this out"
