"""Fonts as a PDF embeds them: of each only the glyphs that the texts of a page need.

fontTools, which comes with matplotlib, takes the glyphs out of the font's file.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from logicnet.draw.paint.fallback import file_with
from logicnet.draw.paint.typefaces import FAMILY, typeface


@dataclass(frozen=True, slots=True)
class Subset:
    """A font with the glyphs of some characters.

    - ``name``: its PostScript name, with the prefix that says that it is a part.
    - ``program``: the font's file, or its table of outlines where these are PostScript's (``outlines``).
    - ``glyphs``: the number of the glyph of each character; others are shown as the font's sign for what it lacks, 0.
    - ``widths``: of each glyph, in thousandths of the size.
    - ``box``: left, bottom, right and top of all glyphs, in thousandths.
    - ``ascent``, ``descent``: how far letters reach up and down, in thousandths.
    """

    name: str
    program: bytes
    outlines: bool
    glyphs: Mapping[int, int]
    widths: tuple[float, ...]
    box: tuple[float, float, float, float]
    ascent: float
    descent: float

    def width(self, text: str) -> float:
        """The width of a text in sizes of the font."""
        return sum(self.widths[self.glyphs.get(ord(character), 0)] for character in text) / 1000


def subset(file: Path, characters: Collection[str], number: int) -> Subset:
    """Take the glyphs of characters out of a font's file.

    - ``file``: TrueType or OpenType.
    - ``characters``: those that are needed.
    - ``number``: which font of the page it is, from 0.
    """
    from fontTools import subset as tools

    options = tools.Options(
        layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, name_IDs=[6], legacy_cmap=False
    )
    options.font_number = 0  # the first of a file that holds several
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern", "FFTM", "MATH", "BASE", "DSIG"]
    with tools.load_font(str(file), options) as font:
        taker = tools.Subsetter(options)
        taker.populate(text="".join(sorted(characters)))
        taker.subset(font)
        return _subset(font, "".join(chr(ord("A") + number // 26**place % 26) for place in range(6)), file.stem)


def _subset(font: Any, prefix: str, stem: str) -> Subset:
    scale = 1000 / font["head"].unitsPerEm
    head, across = font["head"], font["hhea"]
    told = font["name"].getDebugName(6) if "name" in font else None
    name = "".join(letter for letter in (told or stem) if (letter.isalnum() and letter.isascii()) or letter == "-")
    return Subset(
        f"{prefix}+{name or 'Font'}",
        _program(font),
        "CFF " in font,
        {code: font.getGlyphID(glyph) for code, glyph in sorted((font.getBestCmap() or {}).items())},
        tuple(font["hmtx"][glyph][0] * scale for glyph in font.getGlyphOrder()),
        (head.xMin * scale, head.yMin * scale, head.xMax * scale, head.yMax * scale),
        across.ascent * scale,
        across.descent * scale,
    )


def runs(text: str, family: str, *, bold: bool) -> Iterator[tuple[Path, str]]:
    """The parts of a text, each with the file of the font that it is drawn in: what a font lacks is drawn in the one
    that comes along, or in any of the machine, as in SVG.
    """
    first, second = (typeface(name) for name in (family, FAMILY))
    files = first.file(bold=bold), second.file(bold=bold)
    known = [one.widths(bold=bold)[0] for one in (first, second)]
    part, of = "", files[0]
    for character in text:
        code = ord(character)
        file = files[0] if code in known[0] else files[1] if code in known[1] else file_with(character) or files[0]
        if file != of and part:
            yield of, part
            part = ""
        part, of = part + character, file
    if part:
        yield of, part


def _program(font: Any) -> bytes:
    if "CFF " in font:
        data: bytes = font["CFF "].compile(font)
        return data
    file = io.BytesIO()
    font.save(file, reorderTables=None)
    return file.getvalue()
