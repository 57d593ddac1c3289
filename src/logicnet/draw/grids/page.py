"""Screens on a page: as many rows as a page of a journal has room for, where nobody asks for a number of them."""

from __future__ import annotations

from collections.abc import Callable

from logicnet.draw.paint.canvas import TALLEST
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture

SHORTER = (
    "--top N draws fewer interventions, --rows changed those that change something, --kind matrix several settings in "
    "less room (top=, rows=, screen_heatmap in Python)"
)
"""What makes a picture of a screen shorter."""
_LEAST = 3  # rows that are drawn however tall that is
_DRAWINGS = 8  # after which what fits is taken, though a row more might fit


def as_asked(
    draw: Callable[[int | None], Picture], most: int, *, top: int | None, look: LookWords, whole: bool = False
) -> Picture:
    """The picture with ``top`` rows, or with the ``whole``, where that or no width is asked for; else ``on_a_page``."""
    return draw(top) if top is not None or whole or look.get("width") is None else on_a_page(draw, most)


def on_a_page(draw: Callable[[int | None], Picture], most: int) -> Picture:
    """The picture, with as many rows as make it no taller than a page; ``draw`` takes how many rows there may be, None
    for as many as there are unless asked otherwise, which are ``most``.
    """
    tall, fits = draw(None), None
    above, below, drawings = most, 0, 1
    if tall.height <= TALLEST:
        return tall
    while drawings < _DRAWINGS and above - max(below, _LEAST - 1) > 1:
        if fits is None:
            rows = min(int(above * TALLEST / tall.height), (above + _LEAST) // 2)  # lists may have fewer rows
        else:
            rows = below + int((above - below) * (TALLEST - fits.height) / max(tall.height - fits.height, 1.0))
        rows = min(max(rows, below + 1, _LEAST), above - 1)
        picture = draw(rows)
        drawings += 1
        if picture.height <= TALLEST:
            fits, below = picture, rows
        else:
            tall, above = picture, rows
    return fits or (tall if above <= _LEAST else draw(_LEAST))
