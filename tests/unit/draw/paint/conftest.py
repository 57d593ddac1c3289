"""Pictures to write: one with every kind of item, and every mark an item may have."""

from __future__ import annotations

import pytest

from logicnet.draw import Picture
from logicnet.draw.paint.shapes import Group, Shape, Text, ellipse, line, rectangle


@pytest.fixture
def picture() -> Picture:
    items = (
        rectangle(5, 5, 40, 20, fill="#ff0000", stroke="#000000"),
        ellipse(70, 15, 20, 10, fill="#0000ff"),
        line([(0, 40), (100, 40)], stroke="#000000", dash=(4, 2)),
        Group(
            (Text(50, 35, "IL-6 $x$ & <κ>", 8, bold=True, turn=90, opacity=0.5),),
            "label",
            (("name", 'a"b'),),
            "a title",
        ),
        Shape((("M", ((1, 1),)), ("C", ((2, 2), (3, 3), (4, 4)))), stroke="#00ff00", opacity=0.5),
    )
    return Picture(100, 50, items, "A picture")
