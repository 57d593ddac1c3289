"""What lays a diagram out, by name: the engines of Graphviz, the drawing of the network's file, and forces."""

from __future__ import annotations

from logicnet.errors import DrawingError, did_you_mean

ENGINES = ("dot", "neato", "fdp", "sfdp", "twopi", "circo", "osage", "patchwork")
LAYOUTS = ("source", "dot", "force", *(engine for engine in ENGINES if engine not in {"dot", "sfdp"}))
"""Of a network's diagram: as its file has it, in layers, by force (sfdp, evened out), or by another engine."""
DIRECTIONS = ("down", "right")
"""Which way the layers of ``dot`` follow each other."""


def confirm_engine(engine: str) -> None:
    """Raise DrawingError, with the nearest name, for an engine that Graphviz does not have."""
    if engine not in ENGINES:
        raise DrawingError(f"{engine!r} is not a layout engine", hint=did_you_mean(engine, ENGINES, "engines"))


def confirm_layout(layout: str | None, direction: str | None = None) -> None:
    """Raise DrawingError, with the nearest name, for a layout or a direction that is none, and for a direction beside a
    layout without layers.
    """
    if layout is not None and layout not in LAYOUTS:
        raise DrawingError(f"{layout!r} is not a layout", hint=did_you_mean(layout, LAYOUTS, "layouts"))
    if direction is not None and direction not in DIRECTIONS:
        raise DrawingError(f"{direction!r} is not a direction", hint=did_you_mean(direction, DIRECTIONS, "directions"))
    if direction is not None and layout not in {None, "dot"}:
        raise DrawingError(f"the layout {layout} has no direction", hint="layers have one: the layout dot makes them")
