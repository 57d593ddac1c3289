"""The layout engines of Graphviz, by name."""

from __future__ import annotations

from logicnet.errors import DrawingError, did_you_mean

ENGINES = ("dot", "neato", "fdp", "sfdp", "twopi", "circo", "osage", "patchwork")


def confirm_engine(engine: str) -> None:
    """Raise DrawingError, with the nearest name, for an engine that Graphviz does not have."""
    if engine not in ENGINES:
        raise DrawingError(f"{engine!r} is not a layout engine", hint=did_you_mean(engine, ENGINES, "engines"))
