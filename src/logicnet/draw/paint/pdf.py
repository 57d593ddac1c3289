"""Pictures as PDF: the same shapes, texts that can be searched, and fonts embedded as journals accept them.

It is written here and not by a plotting library, whose import would take longer than any drawing. No dates: equal
pictures are equal bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin
from pathlib import Path

from logicnet._version import __version__
from logicnet.draw.paint.embedding import Subset, runs, subset
from logicnet.draw.paint.origin import origin
from logicnet.draw.paint.shapes import Group, Item, Page, Shape, Text

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_SYMBOLIC = 4  # the flag of a font whose glyphs are chosen by number


def write(picture: Page) -> bytes:
    """PDF bytes."""
    leaves = tuple(_leaves(picture.items))
    fonts = _Fonts(_embedded(leaves, picture.font))
    opacities = sorted({item.opacity for item in leaves if item.opacity < 1})
    states = {opacity: f"G{place}" for place, opacity in enumerate(opacities)}
    content = "\n".join(_content(picture, leaves, fonts, states)).encode("ascii")
    file = _File()
    page, pages, catalog = file.reserve(), file.reserve(), file.reserve()
    font_list = " ".join(f"/F{place} {file.font(one)} 0 R" for place, one in enumerate(fonts.subsets.values()))
    state_list = " ".join(f"/{name} << /ca {value:g} /CA {value:g} >>" for value, name in states.items())
    resources = f"<< /Font << {font_list} >> /ExtGState << {state_list} >> >>"
    body = file.stream(content)
    size = f"[ 0 0 {_number(picture.width)} {_number(picture.height)} ]"
    file.put(
        page, f"<< /Type /Page /Parent {pages} 0 R /MediaBox {size} /Resources {resources} /Contents {body} 0 R >>"
    )
    file.put(pages, f"<< /Type /Pages /Kids [ {page} 0 R ] /Count 1 >>")
    file.put(catalog, f"<< /Type /Catalog /Pages {pages} 0 R >>")
    told = {"Creator": f"logicnet {__version__}", "Title": picture.title, "Subject": origin(picture)}
    about = file.add("<< " + " ".join(f"/{key} {_text(value)}" for key, value in told.items() if value) + " >>")
    return file.whole(catalog, about)


@dataclass(frozen=True, slots=True)
class _Fonts:
    """The fonts of a page, by their files."""

    subsets: Mapping[Path, Subset]

    def name(self, file: Path) -> str:
        return f"F{list(self.subsets).index(file)}"


@dataclass(slots=True)
class _File:
    """The objects of a file, numbered from 1."""

    objects: list[bytes] = field(default_factory=list)

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def put(self, number: int, content: str | bytes) -> int:
        self.objects[number - 1] = content.encode("ascii") if isinstance(content, str) else content
        return number

    def add(self, content: str | bytes) -> int:
        return self.put(self.reserve(), content)

    def stream(self, data: bytes, more: str = "") -> int:
        packed = zlib.compress(data, 9)
        head = f"<< {more} /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode("ascii")
        return self.add(head + packed + b"\nendstream")

    def font(self, one: Subset) -> int:
        """A font whose glyphs are chosen by number."""
        kind = "/Subtype /CIDFontType0C" if one.outlines else f"/Length1 {len(one.program)}"
        program = self.stream(one.program, kind)
        box = " ".join(_number(side) for side in one.box)
        descriptor = self.add(
            f"<< /Type /FontDescriptor /FontName /{one.name} /Flags {_SYMBOLIC} /FontBBox [ {box} ] /ItalicAngle 0 "
            f"/Ascent {_number(one.ascent)} /Descent {_number(one.descent)} /CapHeight {_number(one.ascent)} "
            f"/StemV 80 /{'FontFile3' if one.outlines else 'FontFile2'} {program} 0 R >>"
        )
        widths = " ".join(_number(width) for width in one.widths)
        same = "" if one.outlines else "/CIDToGIDMap /Identity "
        glyphs = self.add(
            f"<< /Type /Font /Subtype /{'CIDFontType0' if one.outlines else 'CIDFontType2'} /BaseFont /{one.name} "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {same}"
            f"/FontDescriptor {descriptor} 0 R /W [ 0 [ {widths} ] ] >>"
        )
        letters = self.stream(_letters(one).encode("ascii"))
        return self.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{one.name} /Encoding /Identity-H "
            f"/DescendantFonts [ {glyphs} 0 R ] /ToUnicode {letters} 0 R >>"
        )

    def whole(self, catalog: int, about: int) -> bytes:
        """The file's bytes, with the table of where each object stands."""
        made, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
        for number, content in enumerate(self.objects, start=1):
            places.append(len(made))
            made += f"{number} 0 obj\n".encode("ascii") + content + b"\nendobj\n"
        count = len(places) + 1
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        tail = f"trailer\n<< /Size {count} /Root {catalog} 0 R /Info {about} 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
        return bytes(made) + f"xref\n0 {count}\n0000000000 65535 f \n{table}{tail}".encode("ascii")


def _leaves(items: Iterable[Item]) -> Iterator[Shape | Text]:
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items)
        else:
            yield item


def _embedded(leaves: Iterable[Shape | Text], family: str) -> dict[Path, Subset]:
    needed: dict[Path, set[str]] = {}
    for item in leaves:
        if isinstance(item, Text):
            for file, part in runs(item.text, family, bold=item.bold):
                needed.setdefault(file, set()).update(part)
    return {file: subset(file, needed[file], place) for place, file in enumerate(needed)}


def _content(page: Page, leaves: Iterable[Shape | Text], fonts: _Fonts, states: Mapping[float, str]) -> Iterator[str]:
    yield "4 M"  # corners are as sharp as in SVG
    yield f"{_colour(page.paper)} rg 0 0 {_number(page.width)} {_number(page.height)} re f"
    for item in leaves:
        drawn = _shape(item, page.height) if isinstance(item, Shape) else _line(item, page, fonts)
        if drawn:
            state = f"/{states[item.opacity]} gs " if item.opacity < 1 else ""
            yield f"q {state}{drawn} Q"


def _shape(shape: Shape, height: float) -> str:
    if not shape.fill and not shape.stroke:
        return ""
    parts = [f"{_colour(shape.fill)} rg"] if shape.fill else []
    if shape.stroke:
        parts.append(f"{_colour(shape.stroke)} RG {_number(shape.width)} w")
        if shape.dash:
            parts.append(f"[ {' '.join(map(_number, shape.dash))} ] 0 d")
    for operation, points in shape.path:
        parts += [_number(value) for x, y in points for value in (x, height - y)]
        parts.append(_OPERATORS[operation])
    return " ".join([*parts, "B" if shape.fill and shape.stroke else "f" if shape.fill else "S"])


def _line(text: Text, page: Page, fonts: _Fonts) -> str:
    parts = list(runs(text.text, page.font, bold=text.bold))
    if not parts:
        return ""
    widths = [text.size * fonts.subsets[file].width(part) for file, part in parts]
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * sum(widths)
    turn = radians(text.turn)
    across, up = cos(turn), sin(turn)
    place = (across, up, -up, across, text.x - back * across, page.height - text.y - back * up)
    shown = [f"BT {_colour(text.colour)} rg {' '.join(map(_number, place))} Tm"]
    for file, part in parts:
        codes = "".join(f"{fonts.subsets[file].glyphs.get(ord(character), 0):04X}" for character in part)
        shown.append(f"/{fonts.name(file)} {_number(text.size)} Tf <{codes}> Tj")
    return " ".join([*shown, "ET"])


def _letters(one: Subset) -> str:
    """Which character each glyph stands for, so that texts can be searched and copied."""
    lines = [f"<{glyph:04X}> <{chr(code).encode('utf-16-be').hex()}>" for code, glyph in one.glyphs.items()]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _colour(colour: str) -> str:
    return " ".join(_number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _text(value: str) -> str:
    """A text in brackets where it is ASCII, else in UTF-16."""
    if value.isascii() and value.isprintable():
        return "(" + value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"
