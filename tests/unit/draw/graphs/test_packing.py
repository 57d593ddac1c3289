"""Parts of a graph side by side."""

from __future__ import annotations

from logicnet.draw import Picture
from logicnet.draw.graphs.packing import in_frames
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import rectangle


def test_parts_stand_in_rows_below_what_they_hold_under() -> None:
    part = Picture(100, 20, (rectangle(0, 0, 100, 20, fill="#000000"),))
    narrow, wide = (in_frames([(part, ["A=0"]), (part, ["A=1", "B=0"])], limit) for limit in (200.0, 400.0))
    assert list(wide.texts()) == list(narrow.texts()) == ["A=0", "A=1", "or B=0"]
    assert narrow.width < 200 < wide.width and narrow.height > wide.height


def test_a_part_without_lines_has_no_frame() -> None:
    part = Picture(100, 20, (rectangle(0, 0, 100, 20, fill="#000000"),))
    assert in_frames([(part, [])], 400).width == 100


def test_a_long_line_is_wrapped_over_its_part() -> None:
    part = Picture(100, 20, (rectangle(0, 0, 100, 20, fill="#000000"),))
    condition = " ".join(f"Drug{k}=0" for k in range(8))
    picture = in_frames([(part, [condition])], 400)
    assert " ".join(picture.texts()) == condition
    assert all(fonts.width(text, 8, bold=True) <= 100 for text in picture.texts())
