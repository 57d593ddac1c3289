"""Characters that a font lacks: which other font of this machine has them, how wide they are, and what is told of them.

The order is that of SVG viewers: the font that was asked for, DejaVu Sans, then any font of the machine with an outline
of the character. Where there is none, an empty box stands in a PNG and a PDF.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from logicnet.draw.paint.typefaces import BLANKS, FAMILY, typeface

_TOLD = 8  # characters that a note names
_OUTLINES = ("glyf", "CFF ", "CFF2")  # tables; a font of bitmaps alone cannot be embedded


def lacked(texts: Iterable[str], family: str) -> str:
    """Those characters of the texts that neither the font nor DejaVu Sans has, in the order of their code."""
    letters = set().union(*texts)
    for name in dict.fromkeys((family, FAMILY)):
        known, _ = typeface(name).widths()
        letters = {one for one in letters if ord(one) not in known}
    return "".join(sorted(one for one in letters if one.isprintable() and not one.isspace()))


def advance(character: str, otherwise: float, *, bold: bool = False) -> float:
    """How wide a character is that a font lacks, as a share of the size: as in DejaVu Sans, or as its script is wide,
    so that a picture is as large on every machine.
    """
    known, _ = typeface(FAMILY).widths(bold=bold)
    if ord(character) in known:
        return known[ord(character)]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else otherwise


@cache
def file_with(character: str) -> Path | None:
    """A file of this machine with an outline of the character, upright and of usual weight where there is one; None
    where there is none. What a font means by a character for private use is its own matter.
    """
    if unicodedata.category(character) == "Co":
        return None
    return next((path for path, letters in _outlined().items() if ord(character) in letters), None)


def note(texts: Iterable[str], family: str) -> str:
    """What a reader must know of the characters that the font and DejaVu Sans lack; empty where they have all."""
    letters = lacked(texts, family)
    lack = f"{FAMILY} has" if family == FAMILY else f"{family} and {FAMILY} have"
    found = {one: file_with(one) for one in letters}
    drawn = "".join(one for one, path in found.items() if path is not None)
    boxes = "".join(one for one, path in found.items() if path is None)
    parts = []
    if drawn:
        names = sorted({path.stem for path in found.values() if path is not None})
        parts.append(f"{lack} no {_listed(drawn)}: drawn in {', '.join(names)}")
    if boxes:
        parts.append(
            f"no font of this machine has {_listed(boxes)}: an empty box stands there (in SVG where the reader's "
            "machine has none either); install a font that has it (Noto Sans has most scripts), or use other letters"
        )
    return "; ".join(parts)


def _listed(letters: str) -> str:
    named = " ".join(f"{one} (U+{ord(one):04X})" for one in letters[:_TOLD])
    return named + (f" and {len(letters) - _TOLD} more" if len(letters) > _TOLD else "")


@cache
def _outlined() -> Mapping[Path, frozenset[int]]:
    """The characters of each file of this machine that has outlines, upright and regular files first. A second or so is
    spent on it where a character is lacking, and else nothing.
    """
    from fontTools.ttLib import TTFont, TTLibError
    from matplotlib.font_manager import fontManager

    found: dict[Path, frozenset[int]] = {}
    usual = (400, "normal", "regular")
    ranked = sorted(fontManager.ttflist, key=lambda one: (one.style != "normal", one.weight not in usual, one.fname))
    for one in ranked:
        path = Path(one.fname)
        if BLANKS in one.name.lower():
            continue
        try:
            with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
                if any(table in font for table in _OUTLINES) and path not in found:
                    found[path] = frozenset(font.getBestCmap() or ())
        except (TTLibError, OSError, AssertionError):
            continue  # a file that is no font, or that was taken away
    return found
