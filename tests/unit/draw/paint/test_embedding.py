"""Parts of fonts: the glyphs that are needed, as wide as in the whole font."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from logicnet.draw.paint import fonts
from logicnet.draw.paint.embedding import runs, subset
from logicnet.draw.paint.typefaces import FAMILY, typeface

TEXT = "NF-κB → 12"


def test_a_part_has_the_glyphs_of_the_text_and_no_others() -> None:
    part = subset(typeface(FAMILY).file(), set(TEXT), 0)
    assert set(part.glyphs) == {ord(letter) for letter in TEXT}
    assert sorted(part.glyphs.values()) == list(range(1, len(set(TEXT)) + 1))
    read = TTFont(io.BytesIO(part.program))
    assert read["maxp"].numGlyphs == len(set(TEXT)) + 1  # and the sign for what it lacks
    assert len(part.program) < 10_000


@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_as_wide_as_they_are_measured(bold: bool) -> None:
    part = subset(typeface(FAMILY).file(bold=bold), set(TEXT), 0)
    assert part.width(TEXT) == pytest.approx(fonts.width(TEXT, 1, bold=bold))


def test_each_part_of_a_page_has_a_name_of_its_own() -> None:
    names = [subset(typeface(FAMILY).file(), {"A"}, number).name for number in (0, 1, 26)]
    assert names == ["AAAAAA+DejaVuSans", "BAAAAA+DejaVuSans", "ABAAAA+DejaVuSans"]


def test_equal_letters_give_equal_bytes() -> None:
    one, other = (subset(typeface(FAMILY).file(), letters, 0) for letters in ("AB", "BA"))
    assert one == other


def test_outlines_of_postscript_are_embedded_as_such(tmp_path: Path) -> None:
    file = tmp_path / "square.otf"
    square_font(file)
    part = subset(file, {"A"}, 0)
    assert part.outlines and part.glyphs == {ord("A"): 1}
    assert part.widths == (500, 600)
    assert part.program[:1] == b"\x01"  # the first byte of a table of compact outlines


def test_what_a_font_lacks_is_drawn_in_the_one_that_comes_along() -> None:
    mono = "DejaVu Sans Mono"
    own, other = typeface(mono).file(), typeface(FAMILY).file()
    lacking = next(chr(code) for code in typeface(FAMILY).widths()[0] if code not in typeface(mono).widths()[0])
    assert list(runs(f"ab{lacking}c", mono, bold=False)) == [(own, "ab"), (other, lacking), (own, "c")]
    assert list(runs("", mono, bold=False)) == []
    assert list(runs("\ue000", mono, bold=False)) == [(own, "\ue000")]  # no font has it


def square_font(file: Path) -> None:
    """A font of one letter, a square, with outlines of PostScript."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({ord("A"): "A"})
    strings = {}
    for name, width in ((".notdef", 500), ("A", 600)):
        pen = T2CharStringPen(width, None)
        if name == "A":
            pen.moveTo((0, 0))
            for corner in ((0, 500), (500, 500), (500, 0)):
                pen.lineTo(corner)
            pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Square", {}, strings, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"psName": "Square"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
