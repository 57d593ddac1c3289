"""The one font of all pictures, and how wide a text is in it.

Pictures must look the same on a machine without fonts or a system Graphviz, so the font is the DejaVu Sans that comes
with matplotlib, found without importing matplotlib, and boxes are sized from its own metrics. The few tables of the
font file that hold the widths are read here: an import of a font library would cost more than the drawing.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from logicnet.errors import DrawingError

FAMILY = "DejaVu Sans"
STACK = "'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif"  # what a viewer without DejaVu takes is never much wider

_LONG_WORD = 12  # characters


@cache
def font_folder() -> Path:
    """The folder of the font files. Raises DrawingError where matplotlib is not installed."""
    found = find_spec("matplotlib")
    path = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" if found and found.origin else None
    if path is None or not (path / "DejaVuSans.ttf").is_file():
        raise DrawingError(
            "the font of the pictures, DejaVu Sans, was not found",
            hint="it comes with matplotlib: pip install matplotlib",
        )
    return path


def file(*, bold: bool = False) -> Path:
    """The font file."""
    return font_folder() / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of one line of text."""
    widths, missing = _widths(bold)
    return size * sum(widths.get(ord(character), missing) for character in text)


def covers(text: str) -> bool:
    """Whether the font has every character of the text."""
    widths, _ = _widths(False)
    return all(ord(character) in widths for character in text)


def wrap(text: str, size: float, limit: float) -> tuple[str, ...]:
    """Break a text at spaces into lines of at most ``limit`` points; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def shorten(text: str, size: float, limit: float) -> str:
    """The text, or as much of its beginning as fits into ``limit`` points with an ellipsis."""
    if width(text, size) <= limit:
        return text
    while text and width(text + "…", size) > limit:
        text = text[:-1]
    return text.rstrip() + "…"


def shorten_apart(texts: Sequence[str], size: float, limit: float) -> tuple[str, ...]:
    """Each text as ``shorten`` cuts it; where several would look alike, each of these begins shortly before the place
    where they differ, after an ellipsis.
    """
    shown = [shorten(text, size, limit) for text in texts]
    for look in [one for one in dict.fromkeys(shown) if shown.count(one) > 1]:
        places = [place for place, one in enumerate(shown) if one == look]
        letters = zip(*(texts[place] for place in places), strict=False)
        shared = "".join(first for first, *_ in takewhile(lambda column: len(set(column)) == 1, letters))
        word = shared.rfind(" ") + 1  # a word is told whole, unless it is a long one
        begin = word if len(shared) - word <= _LONG_WORD else len(shared) - 3
        if begin < 2 or len({texts[place] for place in places}) == 1:
            continue
        again = shorten_apart([f"…{texts[place][begin:]}" for place in places], size, limit)
        for place, text in zip(places, again, strict=True):
            shown[place] = text
    return tuple(shown)


@cache
def _widths(bold: bool) -> tuple[dict[int, float], float]:
    """Advance width of each character, as a share of the font size, and that of a character the font does not have."""
    data = file(bold=bold).read_bytes()
    tables = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag] = offset
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advance = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * glyph)[0] / em for glyph in range(count)]
    glyphs = _characters(data, tables[b"cmap"])
    # the table ends with the last width that differs: glyphs beyond it have that width
    return {character: advance[min(glyph, count - 1)] for character, glyph in glyphs.items()}, advance[0]


def _characters(data: bytes, cmap: int) -> dict[int, int]:
    """Character -> glyph from the font's segmented table (format 4), which holds the whole basic plane."""
    for index in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        table = cmap + struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)[2]
        if struct.unpack_from(">H", data, table)[0] == 4:
            break
    else:
        return {}
    count = struct.unpack_from(">H", data, table + 6)[0] // 2
    ends, starts, deltas, offsets = (table + at for at in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count))
    found = {}
    for segment in range(count):
        end, start, delta, offset = (
            struct.unpack_from(">H", data, at + 2 * segment)[0] for at in (ends, starts, deltas, offsets)
        )
        # 0xFFFF closes the table and is no character
        for character in range(start, min(end, 0xFFFE) + 1):
            glyph = character
            if offset:
                glyph = struct.unpack_from(">H", data, offsets + 2 * segment + offset + 2 * (character - start))[0]
            if not offset or glyph:
                found[character] = (glyph + delta) & 0xFFFF
    return {character: glyph for character, glyph in found.items() if glyph}
