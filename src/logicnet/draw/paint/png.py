"""Pictures as PNG.

The SVG, drawn by resvg with the font of the pictures, so that it looks the same on a machine without fonts.
"""

from __future__ import annotations

from logicnet.draw.paint import fonts, svg
from logicnet.draw.paint.shapes import Page
from logicnet.errors import DrawingError

DPI = 200.0  # pixels an inch unless asked otherwise
MOST_PIXELS = 16_000  # pixels along the longer side; beyond this viewers give up before we do


def write(picture: Page, dpi: float = DPI) -> bytes:
    """PNG bytes on white.

    A picture too large for ``dpi`` is drawn with as many as its size allows. Raises DrawingError.
    """
    try:
        import resvg_py
    except ImportError:
        raise DrawingError(
            "PNG needs the package resvg-py, which is not installed", hint="pip install resvg-py, or write .svg"
        ) from None
    longer = max(picture.width, picture.height, 1)
    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg.write(picture).decode(),
            dpi=min(dpi, MOST_PIXELS * 72 / longer),  # required: without it lengths in points have no size
            skip_system_fonts=all(map(fonts.covers, picture.texts())),
            font_files=[str(fonts.file()), str(fonts.file(bold=True))],
            font_family=fonts.FAMILY,
            background="white",
        )
    except ValueError as error:
        raise DrawingError(f"the PNG could not be drawn: {error}", hint="write .svg or .pdf instead") from None
