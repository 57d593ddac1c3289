"""``PLOTS``: every plot by name. The package's functions, the options of ``logicnet draw`` and the tests loop over it.

A plot is a module with a function that draws it, and a line here. Its function is offered as ``logicnet.draw.NAME``;
``logicnet draw`` offers it where it can make what the plot ``needs``, as the diagram, or under ``--NAME``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from logicnet.draw.paint.picture import FORMATS, Picture


@dataclass(frozen=True, slots=True)
class Plot:
    """One kind of figure. ``function`` of ``module`` draws it from ``needs``, its first arguments by what they are.

    ``takes`` are the options of ``logicnet draw`` that it depends on: arguments of its function, or of the question
    whose answer it draws. The others are refused beside it. ``kinds`` are the words of ``--kind`` that ask for it
    where several plots draw the same thing; the first of these is drawn unless another is asked for.
    """

    name: str
    module: str
    function: str
    needs: tuple[str, ...]
    help: str
    takes: tuple[str, ...] = ()
    formats: tuple[str, ...] = tuple(FORMATS)
    kinds: tuple[str, ...] = ()

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
        takes=("setting", "intervention", "attractor", "only", "readouts", "layout", "direction"),
    ),
    Plot(
        "explanation",
        "cause_diagram",
        "explanation_diagram",
        ("explanation",),
        "the diagram with what an intervention does and by which way, as `logicnet explain --output FILE.svg` draws it",
    ),
    Plot(
        "attractors",
        "attractor_map",
        "attractor_heatmap",
        ("attractors",),
        "the heatmap of components and attractors: off, on, oscillating",
        takes=("setting", "intervention", "only", "rows", "limit"),
    ),
    Plot(
        "screen",
        "screen_map",
        "screen_heatmap",
        ("screen",),
        "the heatmap of a table that `logicnet screen` wrote: what each intervention does to the phenotype",
        takes=("kind", "top", "rows"),
        kinds=("matrix",),
    ),
    Plot(
        "ranked",
        "screen_plot",
        "screen_bars",
        ("screen",),
        "the interventions of such a table ranked by what they change, as bars or dots",
        takes=("kind", "top", "rows"),
        kinds=("bars", "dots"),
    ),
    Plot(
        "synergy",
        "pair_map",
        "synergy_map",
        ("synergy",),
        "what pairs do beyond their parts, as `logicnet synergy --output FILE.svg` draws it",
    ),
    Plot(
        "succession",
        "succession_diagram",
        "succession",
        ("succession",),
        "how trap spaces lie in one another",
        takes=("setting", "intervention"),
    ),
    Plot(
        "states",
        "states_diagram",
        "state_diagram",
        ("states",),
        "the graph of states, all of them or those that --from reaches: attractors, strong basins, every move",
        takes=("setting", "intervention", "start"),
    ),
    Plot(
        "basins",
        "basin_plot",
        "basin_bars",
        ("basins",),
        "how large the strong and the weak basin of each attractor are",
        takes=("setting", "intervention", "limit"),
    ),
    Plot(
        "course",
        "course_plot",
        "course_lines",
        ("simulation",),
        "measures over time, as `logicnet simulate --output FILE.svg` draws them",
    ),
    Plot(
        "trajectories",
        "trajectory_map",
        "trajectory_rows",
        ("trajectories",),
        "single walks: when each component is on, as `logicnet simulate --walks` draws them",
    ),
    Plot(
        "matrix",
        "labelled_matrix",
        "matrix",
        ("rows", "columns", "values"),
        "any labelled matrix: choices against claims, sensitivity of claims",
    ),
)
