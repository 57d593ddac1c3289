"""The table of plots. The command line, the documentation and the conformance tests loop over it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from logicnet.draw.paint.picture import FORMATS
from logicnet.draw.paint.picture import Picture


@dataclass(frozen=True, slots=True)
class Plot:
    """One kind of figure. ``function`` of ``module`` draws it from ``needs``, its first arguments by what they are."""

    name: str
    module: str
    function: str
    needs: tuple[str, ...]
    help: str
    formats: tuple[str, ...] = FORMATS

    def __call__(self, *values: Any, **options: Any) -> Picture:
        """Draw it."""
        return cast(Picture, getattr(import_module(f"logicnet.draw.{self.module}"), self.function)(*values, **options))


PLOTS = (
    Plot(
        "diagram",
        "network_diagram",
        "diagram",
        ("network",),
        "the signed interaction diagram, components grouped by kind",
    ),
    Plot(
        "attractors",
        "heatmap",
        "attractor_heatmap",
        ("attractors",),
        "components against attractors: off, on, oscillating",
    ),
    Plot("screen", "screen_map", "screen_heatmap", ("screen",), "what each intervention does to the phenotype"),
    Plot(
        "succession",
        "succession_diagram",
        "succession",
        ("trap spaces", "motifs"),
        "how trap spaces lie in one another",
    ),
    Plot(
        "matrix",
        "labelled_matrix",
        "matrix",
        ("rows", "columns", "values"),
        "any labelled matrix: synergy of pairs, sensitivity of claims",
    ),
)
