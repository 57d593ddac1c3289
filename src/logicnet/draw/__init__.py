"""Values -> figures: the only importer of Graphviz and matplotlib.

Every function returns a ``Picture``, which writes itself as SVG, PNG or PDF (``picture.save("il6.pdf")``) and
shows itself in a notebook. Nothing heavy is imported before something is drawn.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from logicnet.draw.plots import PLOTS as PLOTS
from logicnet.draw.plots import Plot as Plot

if TYPE_CHECKING:  # for type checkers, which read no table: what ``_HOME`` finds
    from logicnet.draw.attractor_map import attractor_heatmap as attractor_heatmap
    from logicnet.draw.basin_plot import basin_bars as basin_bars
    from logicnet.draw.cause_diagram import explanation_diagram as explanation_diagram
    from logicnet.draw.course_plot import course_lines as course_lines
    from logicnet.draw.graphs.highlight import Highlight as Highlight
    from logicnet.draw.graphs.layouts import Digraph as Digraph
    from logicnet.draw.graphs.layouts import render as render
    from logicnet.draw.labelled_matrix import matrix as matrix
    from logicnet.draw.network_diagram import diagram as diagram
    from logicnet.draw.network_diagram import graph as graph
    from logicnet.draw.paint.look import LookWords as LookWords
    from logicnet.draw.paint.picture import FORMATS as FORMATS
    from logicnet.draw.paint.picture import Picture as Picture
    from logicnet.draw.pair_map import synergy_map as synergy_map
    from logicnet.draw.provenance import keep as keep
    from logicnet.draw.screen_map import screen_heatmap as screen_heatmap
    from logicnet.draw.screen_plot import screen_bars as screen_bars
    from logicnet.draw.states_diagram import state_diagram as state_diagram
    from logicnet.draw.succession_diagram import succession as succession
    from logicnet.draw.trajectory_map import trajectory_rows as trajectory_rows

_HOME = {plot.function: plot.module for plot in PLOTS} | {
    "graph": "network_diagram",
    "keep": "provenance",
    "Highlight": "graphs.highlight",
    "LookWords": "paint.look",
    "Picture": "paint.picture",
    "FORMATS": "paint.picture",
    "Digraph": "graphs.layouts",
    "render": "graphs.layouts",
}

__all__ = ["PLOTS", "Plot", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'logicnet.draw' has no attribute {name!r}")
    value = getattr(import_module(f"logicnet.draw.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
