"""The DOT of a network: synthetic names, styles by kind and sign, feedback turned round."""

from __future__ import annotations

from logicnet.draw import graph
from logicnet.model import Network


def test_the_dot_source_uses_synthetic_identifiers(network: Network) -> None:
    source = graph(network).source
    assert "n0" in source
    assert "label=IL6" not in source
    assert "<svg" in graph(network)._repr_mimebundle_()["image/svg+xml"]
