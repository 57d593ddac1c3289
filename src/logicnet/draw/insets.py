"""Pictures inside a notebook: which picture a value gets, and up to which size it is shown, folded, or only named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from logicnet.draw.paint.picture import Picture
from logicnet.errors import DrawingError

_WIDEST = 1400.0  # points that the width of a page may take in


@dataclass(frozen=True, slots=True)
class Inset:
    """A picture as SVG, whether it is ``folded`` under its ``note``, and whether it is still read where it ``fits`` the
    page; without a picture the note says why.
    """

    svg: str
    note: str = ""
    folded: bool = False
    fits: bool = True


@dataclass(frozen=True, slots=True)
class InsetPlot:
    """The picture of one kind of value.

    - ``plot``: the function of ``logicnet.draw`` that draws it.
    - ``size``: how many things it shows.
    - ``things``: what these are called.
    - ``plain``: up to how many the picture stands there at once.
    - ``folded``: up to how many it stands there folded; beyond, nothing is drawn.
    """

    plot: str
    size: Callable[[Any], int]
    things: str
    plain: int
    folded: int


INSETS: Mapping[str, InsetPlot] = {
    "Network": InsetPlot("diagram", lambda network: len(network.components), "components", 60, 150),
    "Explanation": InsetPlot("explanation_diagram", lambda found: len(found.network.components), "components", 40, 150),
    "Simulation": InsetPlot("course_lines", lambda answer: len(answer.curves), "measures", 24, 200),
    "Trajectories": InsetPlot("trajectory_rows", lambda answer: len(answer.walks), "walks", 5, 20),
    "Succession": InsetPlot("succession", lambda answer: len(answer.nodes), "trap spaces", 40, 150),
}
"""By the name of a value's class."""


def inset(value: object) -> Inset:
    """The picture of a value whose class stands in ``INSETS``."""
    sized = INSETS[type(value).__name__]
    size = sized.size(value)
    if not size:
        return Inset("")
    if size > sized.folded:
        return Inset("", f"A picture of {size} {sized.things} is large: logicnet.draw.{sized.plot}(…) draws it.")
    try:
        picture: Picture = getattr(import_module("logicnet.draw"), sized.plot)(value)
    except DrawingError as error:
        return Inset("", f"No picture: {error.message}")
    svg, fits = picture.svg().decode().partition("?>\n")[2], picture.width <= _WIDEST
    return Inset(svg, f"Picture of {size} {sized.things}", size > sized.plain or not fits, fits)
