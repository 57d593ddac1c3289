"""Typefaces by name: the files they are drawn with, and how wide each character is in them.

DejaVu Sans comes with matplotlib and is found without importing it, so that pictures look the same on a machine without
fonts. Any other is looked for where the machine keeps its fonts. Arial and Helvetica, which journals ask for, may be
replaced by a typeface that was made to their widths; where there is none, their widths alone are known, which is enough
for SVG.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from logicnet.errors import DrawingError, closest

FAMILY = "DejaVu Sans"
_SAME_WIDTHS: Mapping[str, tuple[str, ...]] = {
    "Arial": ("Liberation Sans", "Arimo"),
    "Helvetica": ("Nimbus Sans", "Liberation Sans", "Arimo"),
}
"""Typefaces whose characters are as wide as those of another, by design."""
_MEASURES = {"Arial": "Helvetica", "Helvetica": "Helvetica"}  # the file of widths that matplotlib has of each
_OF_SIGNS = re.compile(r"^cm[a-z]+\d+$|STIX|Math|Display|Symbol|Emoji|Wingdings|Dingbats|Condensed|Light")
_LISTED = 12
BLANKS = "last resort"  # in the lower-case name of a font that has a box in the place of every character
_REGULAR, _BOLD = 400, 600  # weights: up to, and from which on
_WEIGHTS = {"normal": 400, "regular": 400, "book": 400, "roman": 400, "medium": 500, "semibold": 600, "bold": 700}


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface.

    - ``family``: as it was asked for, and as an SVG names it.
    - ``regular``, ``bold``: its files; None where only its widths are known.
    - ``drawn``: the family of these files.
    - ``note``: what a reader must know, where another one stands in its place.
    """

    family: str
    regular: Path | None
    bold: Path | None
    drawn: str
    note: str = ""

    def file(self, *, bold: bool = False) -> Path:
        """A file of it. Raises DrawingError where this machine has none."""
        found = self.bold if bold else self.regular
        if found is None:
            same = " or ".join(_SAME_WIDTHS[self.family])
            raise DrawingError(
                f"this machine has no file of the font {self.family}, which PNG and PDF need (SVG does not)",
                hint=f"write .svg; or install {same}, which is as wide; or take a font that is here: {_here()}",
            )
        return found

    def widths(self, *, bold: bool = False) -> tuple[Mapping[int, float], float]:
        """The width of each character as a share of the font's size, and that of one that it does not have."""
        return _of_file(self.file(bold=bold)) if self.regular else _of_measures(_MEASURES[self.family], bold)


@cache
def typeface(name: str) -> Typeface:
    """The typeface of a name. Raises DrawingError where this machine has none, with the nearest that it has."""
    if name == FAMILY:
        folder = _matplotlib() / "fonts" / "ttf"
        return Typeface(name, folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf", name)
    known = _installed()
    families = {family.lower(): family for family in (*known, *_SAME_WIDTHS)}
    family = families.get(name.lower())
    if family is None:
        near = closest(name, sorted(families.values()))
        hint = f"did you mean '{near}'?" if near else f"this machine has {_here()}"
        raise DrawingError(f"there is no font {name!r} on this machine", hint=hint)
    for one in (family, *_SAME_WIDTHS.get(family, ())):
        if one in known:
            note = "" if one == family else f"{family} is not on this machine: drawn in {one}, which is as wide"
            return Typeface(family, *known[one], one, note)
    note = f"{family} is not on this machine: its widths are known, and whoever opens the SVG needs it"
    return Typeface(family, None, None, family, note)


def _here() -> str:
    """Fonts that this machine has, those of formulas and signs left out, in words."""
    found = sorted(one for one in _installed() if not _OF_SIGNS.search(one))
    return ", ".join(found[:_LISTED]) + (f" and {len(found) - _LISTED} more" if len(found) > _LISTED else "")


def _matplotlib() -> Path:
    found = find_spec("matplotlib")
    path = Path(found.origin).parent / "mpl-data" if found and found.origin else None
    if path is None or not (path / "fonts" / "ttf" / "DejaVuSans.ttf").is_file():
        raise DrawingError(
            "the font of the pictures, DejaVu Sans, was not found",
            hint="it comes with matplotlib: pip install matplotlib",
        )
    return path


@cache
def _installed() -> Mapping[str, tuple[Path, Path]]:
    """The upright families of this machine, each with its regular and its bold file."""
    from matplotlib.font_manager import fontManager

    found: dict[str, dict[bool, tuple[int, Path]]] = {}
    for one in fontManager.ttflist:
        weight = one.weight if isinstance(one.weight, int) else _WEIGHTS.get(one.weight, 400)
        if one.style == "normal" and Path(one.fname).suffix.lower() != ".ttc" and BLANKS not in one.name.lower():
            files = found.setdefault(one.name, {})
            bold, off = weight >= _BOLD, abs(weight - (700 if weight >= _BOLD else _REGULAR))
            if bold not in files or (off, Path(one.fname)) < files[bold]:
                files[bold] = (off, Path(one.fname))
    return {
        name: (files[False][1], files.get(True, files[False])[1]) for name, files in found.items() if False in files
    }


@cache
def _of_file(path: Path) -> tuple[Mapping[int, float], float]:
    """Read from a TrueType or OpenType file. An import of a font library would cost more than the drawing."""
    data = path.read_bytes()
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


@cache
def _of_measures(name: str, bold: bool) -> tuple[Mapping[int, float], float]:
    """Read from one of the lists of widths that come with matplotlib."""
    file = _matplotlib() / "fonts" / "pdfcorefonts" / f"{name}{'-Bold' if bold else ''}.afm"
    found = {}
    for line in file.read_text(encoding="latin-1").splitlines():
        parts = line.split()  # C 65 ; WX 667 ; N A ; …
        if parts[:1] == ["C"] and int(parts[1]) >= 0:
            found[int(parts[1])] = int(parts[4]) / 1000
    return found, 0.61


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
