"""A badge: the score of a model on a strip of two fields, as SVG that needs no font, no script and no other file."""

from __future__ import annotations

import unicodedata

from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Text, rectangle
from logicnet.draw.paint.style import GREEN, ORANGE, VERMILLION, mix
from logicnet.report.model.score import Score

_WHITE, _DARK, _UNSCORED = "#ffffff", "#3d3d3d", "#5f5f5f"
_GRADES = (
    (0.8, mix(GREEN, "#000000", 0.25)),
    (0.5, mix(ORANGE, "#000000", 0.42)),
    (0.0, mix(VERMILLION, "#000000", 0.15)),
)
"""From which score on the right field has which colour; white is read on each of them."""
_HEIGHT, _SIZE, _MARGIN = 15.0, 8.25, 5.0  # points: 20, 11 and 7 pixels of a screen
_LONGEST = 160.0  # points of a label


def score_badge(score: Score, label: str = "model report") -> Picture:
    """The score of a model as a badge.

    - ``score``: the score.
    - ``label``: what stands in the left field (default: ``model report``); cut where it is too long.

    Returns a picture, whose title says it in words.
    """
    label = _plain(label)
    left = fonts.shorten(label, _SIZE, _LONGEST)
    right = score.words
    colour = _UNSCORED if score.total is None else next(one for least, one in _GRADES if score.total >= least)
    widths = [round(fonts.width(text, _SIZE)) + 2 * _MARGIN for text in (left, right)]
    base = _HEIGHT / 2 + _SIZE * 0.36  # half the height of a capital below the middle
    items = (
        rectangle(0, 0, widths[0], _HEIGHT, fill=_DARK),
        rectangle(widths[0], 0, widths[1], _HEIGHT, fill=colour),
        Text(widths[0] / 2, base, left, _SIZE, colour=_WHITE),
        Text(widths[0] + widths[1] / 2, base, right, _SIZE, colour=_WHITE),
    )
    return Picture(sum(widths), _HEIGHT, items, title=f"{label}: {right}")


def _plain(label: str) -> str:
    """A label on one line, without the characters that are not seen and turn round what is."""
    seen = (" " if unicodedata.category(letter).startswith("C") else letter for letter in label)
    return " ".join("".join(seen).split())
