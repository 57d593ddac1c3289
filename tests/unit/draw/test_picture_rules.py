"""The rules that pictures are held to: each finds what breaks it, and nothing where nothing does."""

from __future__ import annotations

from dataclasses import replace

import pytest

import picture_rules as rules
from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.headings import flow
from logicnet.draw.paint.shapes import Item, Text, line, rectangle


def page(*items: Item) -> Picture:
    return Picture(100, 100, items)


def test_texts_overlap_where_their_glyphs_do() -> None:
    """An x is 0.55 of its size high: lines of 8 points that stand 5 apart touch nothing."""
    one = Text(50, 50, "xxx", 8)
    assert rules.overlapping(page(one, Text(52, 53, "xxx", 8)))
    assert not rules.overlapping(page(one, Text(50, 55, "xxx", 8)))
    assert rules.overlapping(page(one, Text(50, 55, "XXX", 8)))  # capitals are 0.73 high


def test_a_turned_text_has_a_turned_box() -> None:
    level, upright = Text(50, 50, "STAT3", 10, "start"), Text(48, 60, "STAT3", 10, "start", turn=90)
    assert not rules.overlapping(page(level, upright))
    assert rules.overlapping(page(level, replace(upright, x=60)))
    slanted = [Text(40 + 9 * k, 60, "IL6_niche", 8, "start", turn=60) for k in range(3)]
    assert not rules.overlapping(page(*slanted))


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_box_is_as_wide_as_the_text_and_lies_where_its_anchor_says(anchor: str) -> None:
    wide = fonts.width("NF-κB", 10)
    left = 50 - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    (a, _), (b, _), *_ = rules.box(Text(50, 50, "NF-κB", 10, anchor))
    assert (a, b) == (pytest.approx(left), pytest.approx(left + wide))


def test_small_texts_need_a_note() -> None:
    picture = page(Text(50, 50, "A", 5.9))
    assert rules.small(picture) == ["'A' has 5.90 pt"]
    assert not rules.small(picture.noting("the smallest text is 5.9 pt at 85 mm"))
    assert not rules.small(page(Text(50, 50, "A", 6.0)))


def test_what_sticks_out_is_told() -> None:
    assert not rules.outside(page(rectangle(0, 0, 100, 100), Text(1, 50, "A", 8, "start")))
    assert rules.outside(page(rectangle(0, 0, 100, 100, stroke="#000000", line=2)))
    assert rules.outside(page(Text(1, 50, "A", 8)))
    assert rules.outside(page(Text(50, 3, "A", 8)))


def test_contrast_is_that_to_the_topmost_shape_beneath() -> None:
    """#777777 on white is 4.48 by the definition of WCAG, which is known as the example of too little."""
    grey = Text(50, 50, "A", 8, colour="#777777")
    assert rules.faint(page(grey)) and not rules.faint(page(replace(grey, colour="#767676")))
    black = rectangle(40, 40, 20, 20, fill="#000000")
    assert not rules.faint(page(black, replace(grey, colour="#ffffff")))
    assert rules.faint(page(black, rectangle(40, 40, 20, 20, fill="#ffffff"), replace(grey, colour="#ffffff")))
    veil = replace(black, opacity=0.5)
    assert rules.faint(page(veil, replace(grey, colour="#ffffff")))[0].endswith("on #808080)")


def test_texts_below_shapes_and_lines_through_texts_are_told() -> None:
    text, box = Text(50, 50, "ABC", 8), rectangle(30, 40, 40, 20, fill="#ffffff")
    through = line([(50, 0), (50, 100)], stroke="#000000")
    assert rules.covered(page(text, box)) and not rules.covered(page(box, text))
    assert rules.crossed(page(through, text)) and rules.crossed(page(text, through))
    assert not rules.crossed(page(through, box, text))
    assert not rules.crossed(page(line([(20, 0), (20, 100)], stroke="#000000"), text))


def legend(*samples: tuple[str, str]) -> Picture:
    return flow([(Picture(10, 10, (rectangle(0, 0, 10, 10, fill=fill),)), word) for fill, word in samples], 500)


def test_samples_that_differ_in_colour_alone_must_differ_without_green_cones_and_without_colour() -> None:
    """Red and green of one lightness are the classical pair; blue and orange of one lightness fail in grey alone."""
    red_green = rules.alike(legend(("#c05000", "up"), ("#7f7a00", "down")))
    assert red_green == ["'up' and 'down' look alike in deuteranopia", "'up' and 'down' look alike in grey"]
    assert rules.alike(legend(("#5e84f7", "up"), ("#b08000", "down"))) == ["'up' and 'down' look alike in grey"]
    assert not rules.alike(legend(("#000000", "up"), ("#d0d0d0", "down")))


def test_samples_of_different_forms_may_have_any_colour() -> None:
    round_, square = (Picture(10, 10, (rectangle(0, 0, 10, high, fill="#ff0000"),)) for high in (4, 10))
    assert not rules.alike(flow([(round_, "up"), (square, "down")], 500))


def test_white_and_black_are_seen_as_such_by_everybody() -> None:
    assert rules.deuteranopia("#ffffff") == rules.grey("#ffffff") == "#ffffff"
    assert rules.deuteranopia("#000000") == "#000000"
    assert rules.distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
