"""The engines of Graphviz that may be named: each lays a graph out."""

from __future__ import annotations

import pytest

from logicnet.draw.graphs.engines import ENGINES, LAYOUTS
from logicnet.draw.graphs.layouts import layout


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_every_node_its_own_place(engine: str) -> None:
    laid = layout("digraph { a -> b; b -> c; a -> c }", engine)
    assert set(laid.nodes) == {"a", "b", "c"}
    assert len({(round(place.x), round(place.y)) for place in laid.nodes.values()}) == 3
    assert all(0 <= place.x <= laid.width and 0 <= place.y <= laid.height for place in laid.nodes.values())


def test_every_engine_can_be_asked_for_by_the_name_of_a_layout() -> None:
    assert {"force" if engine == "sfdp" else engine for engine in ENGINES} == set(LAYOUTS) - {"source"}
