"""Values -> figures: the only importer of Graphviz and matplotlib.

Every function returns a ``Picture``, which writes itself as SVG, PNG or PDF (``picture.save("il6.pdf")``) and
shows itself in a notebook. Nothing heavy is imported before something is drawn.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from logicnet.draw.plots import PLOTS, Plot

if TYPE_CHECKING:
    from logicnet.draw.attractor_map import attractor_heatmap
    from logicnet.draw.graphs.highlight import Highlight
    from logicnet.draw.graphs.layouts import Digraph, render
    from logicnet.draw.labelled_matrix import matrix
    from logicnet.draw.network_diagram import diagram, graph
    from logicnet.draw.paint.picture import FORMATS, Picture
    from logicnet.draw.provenance import keep
    from logicnet.draw.screen_map import screen_heatmap
    from logicnet.draw.succession_diagram import succession

_HOME = {plot.function: plot.module for plot in PLOTS} | {
    "graph": "network_diagram",
    "keep": "provenance",
    "Highlight": "graphs.highlight",
    "Picture": "paint.picture",
    "FORMATS": "paint.picture",
    "Digraph": "graphs.layouts",
    "render": "graphs.layouts",
}

__all__ = [
    "FORMATS",
    "PLOTS",
    "Digraph",
    "Highlight",
    "Picture",
    "Plot",
    "attractor_heatmap",
    "diagram",
    "graph",
    "keep",
    "matrix",
    "render",
    "screen_heatmap",
    "succession",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'logicnet.draw' has no attribute {name!r}")
    value = getattr(import_module(f"logicnet.draw.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
