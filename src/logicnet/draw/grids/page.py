"""Screens on a page: as many rows as a page of a journal has room for, where nobody asks for a number of them."""

from __future__ import annotations

from collections.abc import Callable

from logicnet.draw.paint.canvas import TALLEST
from logicnet.draw.paint.picture import Picture

SHORTER = "--top N draws fewer interventions, --rows changed those that change something (top=, rows= in Python)"
"""What makes a picture of a screen shorter."""
_LEAST = 5  # rows that are drawn however tall that is


def on_a_page(draw: Callable[[int | None], Picture], most: int) -> Picture:
    """The picture, with fewer and fewer rows until it is no taller than a page; ``draw`` takes how many rows there may
    be, None for as many as there are unless asked otherwise, which are ``most``.
    """
    picture = draw(None)
    while picture.height > TALLEST and most > _LEAST:
        most = max(_LEAST, min(most - 1, int(most * TALLEST / picture.height)))
        picture = draw(most)
    return picture
