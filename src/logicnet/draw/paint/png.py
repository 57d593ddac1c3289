"""Pictures as PNG.

The SVG, drawn by resvg with the font of the pictures, so that it looks the same on a machine without fonts. The file
says how many pixels make an inch, so that it is placed in its true size.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from math import sqrt

from logicnet._version import __version__
from logicnet.draw.paint import svg
from logicnet.draw.paint.fallback import file_with, lacked
from logicnet.draw.paint.origin import origin
from logicnet.draw.paint.shapes import Page
from logicnet.draw.paint.typefaces import FAMILY, typeface
from logicnet.errors import DrawingError

DPI = 200.0  # pixels an inch unless asked otherwise
MOST_DPI = 2400.0
MOST_PIXELS = 16_000  # pixels along the longer side; beyond this viewers give up before we do
MOST_AREA = 32_000_000  # pixels in all: to draw each takes about 9 bytes of memory
_HEAD = 33  # bytes of signature and header, after which further chunks may stand


def resolution(picture: Page, dpi: float = DPI) -> float:
    """Pixels an inch of a picture that is drawn with ``dpi`` where its size allows as many."""
    across, down = max(picture.width, 1) / 72, max(picture.height, 1) / 72
    return min(dpi, MOST_PIXELS / max(across, down), sqrt(MOST_AREA / (across * down)))


def write(picture: Page, dpi: float = DPI) -> bytes:
    """PNG bytes, on the picture's paper.

    A picture too large for ``dpi`` is drawn with as many as its size allows. Raises DrawingError.
    """
    try:
        import resvg_py
    except ImportError:
        raise DrawingError(
            "PNG needs the package resvg-py, which is not installed", hint="pip install resvg-py, or write .svg"
        ) from None
    if not 1 <= dpi <= MOST_DPI:
        raise DrawingError(f"a PNG has between 1 and {MOST_DPI:g} dots an inch, not {dpi:g}")
    font, real = typeface(picture.font), resolution(picture, dpi)
    others = {one: file_with(one) for one in lacked(picture.texts(), picture.font)}
    files = [font.file(), font.file(bold=True), *filter(None, others.values())]
    files += [] if font.drawn == FAMILY else [typeface(FAMILY).file(), typeface(FAMILY).file(bold=True)]
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg.write(replace(picture, font=font.drawn)).decode(),
            dpi=real,  # required: without it lengths in points have no size
            skip_system_fonts=all(others.values()),  # else a font of bitmaps may have what none has an outline of
            font_files=list(dict.fromkeys(map(str, files))),
            font_family=font.drawn,
            background=picture.paper,
        )
    except ValueError as error:
        raise DrawingError(f"the PNG could not be drawn: {error}", hint="write .svg or .pdf instead") from None
    metre = round(real / 0.0254)
    told = (
        _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)),
        _text("Title", picture.title),
        _text("Software", f"logicnet {__version__}"),
        _text("Description", origin(picture)),
    )
    whole = memoryview(drawn)  # a large picture is not copied twice
    return b"".join((whole[:_HEAD], *told, whole[_HEAD:]))


def _text(key: str, value: str) -> bytes:
    """A text in UTF-8, as it is."""
    return _chunk(b"iTXt", key.encode() + b"\0\0\0\0\0" + value.encode())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
