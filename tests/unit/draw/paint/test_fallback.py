"""Characters that a font lacks: which font has them, how wide they are, what is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from logicnet.draw import Picture
from logicnet.draw.paint import fallback
from logicnet.draw.paint.shapes import Text
from logicnet.draw.paint.typefaces import FAMILY


def font(path: Path, character: str) -> Path:
    """A font of one character, a full square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 1000), (1000, 1000), (1000, 0)):
        pen.lineTo(corner)
    pen.closePath()
    build = FontBuilder(1000, isTTF=True)
    build.setupGlyphOrder([".notdef", "square"])
    build.setupCharacterMap({ord(character): "square"})
    build.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    build.setupHorizontalMetrics({".notdef": (500, 0), "square": (1000, 0)})
    build.setupHorizontalHeader(ascent=1000, descent=0)
    build.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": path.stem})
    build.setupOS2()
    build.setupPost()
    build.save(path)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine with a font that has 日, one that has a box for everything, and a file that is no font."""
    import matplotlib.font_manager

    (broken := tmp_path / "Broken.ttf").write_bytes(b"no font")
    files = [(broken, "Broken"), (font(tmp_path / "LastResort.ttf", "本"), "Last Resort High-Efficiency")]
    files += [(square := font(tmp_path / "Squares.ttf", "日"), "Squares")]
    known = SimpleNamespace(
        ttflist=[SimpleNamespace(fname=str(path), name=name, style="normal", weight=400) for path, name in files]
    )
    monkeypatch.setattr(matplotlib.font_manager, "fontManager", known)
    fallback._outlined.cache_clear()
    fallback.file_with.cache_clear()
    yield square
    fallback._outlined.cache_clear()
    fallback.file_with.cache_clear()


def page(text: str) -> Picture:
    return Picture(60, 30, (Text(10, 20, text, 12),))


def test_greek_and_arrows_are_there_and_chinese_is_not() -> None:
    assert fallback.lacked(["NF-κB → IL-6 ⁴…", "漢A字"], FAMILY) == "字漢"
    assert fallback.lacked(["A κ"], "Arial") == "" and fallback.note(["A κ"], "Arial") == ""


def test_a_font_that_has_a_character_is_found_and_one_of_boxes_is_none(machine: Path) -> None:
    assert fallback.file_with("日") == machine and fallback.file_with("本") is None


def test_it_is_told_what_is_drawn_in_which_font_and_what_in_none(machine: Path) -> None:
    said = fallback.note(["日本 日"], FAMILY)
    assert "DejaVu Sans has no 日 (U+65E5): drawn in Squares" in said
    assert "no font of this machine has 本 (U+672C): an empty box" in said
    assert "and 2 more" in fallback.note(["一二三四五六七八九十"], FAMILY)


def test_a_width_is_that_of_the_script_on_every_machine() -> None:
    """East Asian letters are square, and marks that stand above others take no room."""
    assert fallback.advance("日", 0.6) == 1.0 and fallback.advance("\u1ab0", 0.6) == 0.0
    assert fallback.advance("\u16a0", 0.6) == 0.6


def test_the_picture_is_drawn_with_the_font_that_has_it(machine: Path) -> None:
    assert page("日").png() != page("本").png()
    assert b"Squares" in page("日").pdf() and b"Squares" not in page("A").pdf()


def test_with_another_font_it_is_drawn_too(machine: Path) -> None:
    assert b"Squares" in replace(page("A日"), font=FAMILY).pdf()
