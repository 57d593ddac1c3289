"""``Look``: how a picture looks, asked for in the same words by every plot, in Python and on the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from logicnet.analysis.questions import check_flags
from logicnet.draw.paint.themes import THEMES
from logicnet.draw.paint.typefaces import FAMILY, typeface
from logicnet.errors import DrawingError, did_you_mean

LABELS = ("titles", "names")
UNITS: Mapping[str, float] = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
"""Points in each unit of length."""
LEAST_WIDTH, MOST_WIDTH = 25 * UNITS["mm"], 5080 * UNITS["mm"]  # points; PDF has no wider page
_SLACK = 1e-6  # points: 2.5cm is 25mm, whatever the order of rounding
LEAST_TEXT = 6.0  # points: journals ask for 5 to 7


class LookWords(TypedDict, total=False):
    """The words by which any plot is asked for a look; each may be left out.

    - ``width``: how wide the picture is to be, with its unit: ``"85mm"``, ``"8.5cm"``, ``"3.4in"`` or ``"241pt"``
      (default: as wide as its content).
    - ``font``: the font of all texts (default: DejaVu Sans, which is there on every machine).
    - ``theme``: ``light``, ``grey`` or ``dark`` (default: light).
    - ``legend``: whether the meaning of marks and colours stands below (default: True).
    - ``labels``: whether components are called by their ``titles`` or by their ``names`` (default: titles).
    """

    width: str | None
    font: str
    theme: str
    legend: bool
    labels: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture looks. ``width`` is in points, None where the content decides."""

    width: float | None = None
    font: str = FAMILY
    theme: str = "light"
    legend: bool = True
    labels: str = "titles"

    @classmethod
    def of(cls, words: LookWords) -> Look:
        """Read the words. Raises DrawingError for a width, a font, a theme or labels that cannot be had,
        LogicnetError for a legend that is neither asked for nor not."""
        strange = [word for word in words if word not in LookWords.__annotations__]
        if strange:
            known = tuple(LookWords.__annotations__)
            raise TypeError(f"unknown argument {strange[0]!r}: {did_you_mean(strange[0], known, 'known')}")
        check_flags(legend=words.get("legend"))
        theme, labels = words.get("theme", "light"), words.get("labels", "titles")
        for value, what, known in ((theme, "theme", tuple(THEMES)), (labels, "choice of labels", LABELS)):
            if value not in known:
                raise DrawingError(f"{value!r} is not a {what}", hint=did_you_mean(str(value), known, "there are"))
        width = words.get("width")
        font = typeface(words.get("font", FAMILY)).family
        return cls(None if width is None else length(width), font, theme, words.get("legend", True), labels)


def length(value: str) -> float:
    """A length in points, from ``"85mm"``. Raises DrawingError for what is none, a number without a unit among it."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*", str(value).lower())
    if found is None or found[2] not in UNITS:
        bare = f"write '{found[1]}mm': " if found is not None and not found[2] else ""
        raise DrawingError(
            f"{value!r} is not a width: it has no unit" if bare else f"{value!r} is not a width",
            hint=f"{bare}a number and one of {', '.join(UNITS)}: 85mm is a journal's column, 180mm its page",
        )
    points = float(found[1]) * UNITS[found[2]]
    if not LEAST_WIDTH - _SLACK <= points <= MOST_WIDTH + _SLACK:
        least, most = (f"{end / UNITS['mm']:.0f} mm" for end in (LEAST_WIDTH, MOST_WIDTH))
        raise DrawingError(f"a picture is from {least} to {most} wide, not {points / UNITS['mm']:.4g} mm")
    return points
