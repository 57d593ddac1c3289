"""Explanations speak of the levels of components."""

from __future__ import annotations

import pytest

from levelled import drawn
from logicnet.explanation import explain
from logicnet.model import Component, Network

SMALL = Network.levelled(
    "small",
    [Component("L", maximum=2), Component("X", maximum=2), Component("B"), Component("C", maximum=3)],
    ["L>=1", "L>=2", "L", "L=2", "X>=2", "B", "B", "B & X=2"],
)


def test_the_chain_fixes_components_at_levels_because_of_levels() -> None:
    found = explain(SMALL, "C>=2", "X%1", setting="L=2")
    assert [(s.round, s.component, s.value, dict(s.because)) for s in found.chain if s.differs] == [
        (0, "X", 1, {}),
        (1, "B", 0, {"X": "0..1"}),
        (1, "C", "0..2", {"X": "0..1"}),
        (2, "C", "0..1", {"B": 0}),  # levels fall one by one: that of C>=2 waits for C>=3
        (3, "C", 0, {"B": 0}),
    ]
    assert found.to_dict()["chain"][1] == {
        "round": 0,
        "component": "X",
        "value": 1,
        "because": {},
        "differs": True,
    }


def test_the_path_the_differences_and_the_text_name_components() -> None:
    found = explain(SMALL, "C>=2", "X%1", setting="L=2")
    assert [(edge.source, edge.target) for edge in found.path] == [("X", "B"), ("B", "C")]
    assert found.outcome == "removes" and found.first == ("B", "C")
    assert [(d.component, d.before, d.after) for d in found.differences] == [
        ("X>=2", 1, 0),
        ("B", 1, 0),
        ("C>=1", 1, 0),
        ("C>=2", 1, 0),
        ("C>=3", 1, 0),
    ]
    told = str(found).splitlines()
    assert "  0. X = 1   (held)" in told and "  1. B = 0   because X=0..1" in told
    assert "Share of attractors in which a component is on, or at least at a level (3 differ):" in told


@pytest.mark.parametrize("seed", range(20))
def test_every_change_of_a_network_of_levels_is_explained_without_an_error(seed: int) -> None:
    net, network = drawn(seed)
    for name, top in zip(net.names, net.maxima, strict=True):
        for level in range(top + 1):
            found = explain(network, f"{net.names[seed % 4]}>=1", f"{name}%{level}")
            assert {edge.target for edge in found.path} <= set(net.names)
            assert set(found.changed) <= set(net.names) and str(found)
