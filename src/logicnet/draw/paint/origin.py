"""What every file of a picture says of itself: the program, what the picture was made of, what must be known of it."""

from __future__ import annotations

import json

from logicnet._version import __version__
from logicnet.draw.paint.shapes import Page


def origin(page: Page) -> str:
    """As JSON in one line. No times and no paths: equal pictures are equal bytes."""
    told: dict[str, object] = {"program": f"logicnet {__version__}", **dict(page.made)}
    if page.notes:
        told["notes"] = list(page.notes)
    return json.dumps(told, ensure_ascii=False)
