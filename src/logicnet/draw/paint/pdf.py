"""Pictures as PDF, through matplotlib.

The same shapes, fonts embedded as TrueType so that journals accept them, no dates.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from logicnet._version import __version__
from logicnet.draw.paint.origin import origin
from logicnet.draw.paint.shapes import Group, Item, Page, Shape, Text
from logicnet.draw.paint.typefaces import Typeface, typeface

if TYPE_CHECKING:
    from matplotlib.artist import Artist

_ALIGNMENT: dict[str, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}


def write(picture: Page) -> bytes:
    """PDF bytes."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # a reader's own matplotlibrc must not change the picture
        matplotlib.rcParams["pdf.fonttype"] = 42  # TrueType: journals refuse the default, Type 3
        size = (picture.width / 72, picture.height / 72)
        figure = Figure(figsize=size, dpi=72, facecolor=picture.paper)  # one pixel is one point
        for order, artist in enumerate(_artists(picture.items, picture.height, typeface(picture.font))):
            artist.set_zorder(order)
            figure.add_artist(artist)
        file = io.BytesIO()
        # without dates and versions, so that equal pictures are equal bytes
        metadata: dict[str, Any] = {
            "CreationDate": None,
            "Producer": None,
            "Creator": f"logicnet {__version__}",
            "Title": picture.title or None,
            "Subject": origin(picture),
        }
        figure.savefig(file, format="pdf", metadata=metadata)
    return file.getvalue()


def _artists(items: Iterable[Item], height: float, font: Typeface) -> Iterator[Artist]:
    for item in items:
        match item:
            case Shape():
                yield _patch(item, height)
            case Text():
                yield _line(item, height, font)
            case Group():
                yield from _artists(item.items, height, font)


def _patch(shape: Shape, height: float) -> Artist:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    codes = {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3, "Z": [Path.CLOSEPOLY]}
    # to close a path takes a point too, which matplotlib does not look at
    corners = [point for op, points in shape.path for point in (points or ((0.0, 0.0),))]
    path = Path(corners, [code for op, _ in shape.path for code in codes[op]])
    patch = PathPatch(
        path,
        facecolor=shape.fill or "none",
        edgecolor=shape.stroke or "none",
        linewidth=shape.width if shape.stroke else 0,
        alpha=shape.opacity if shape.opacity < 1 else None,
        capstyle="butt",
        joinstyle="miter",
        transform=Affine2D().scale(1, -1).translate(0, height),
    )
    if shape.dash and shape.stroke:
        patch.set_linestyle((0, tuple(length / shape.width for length in shape.dash)))  # in units of the line's width
    return patch


def _line(text: Text, height: float, font: Typeface) -> Artist:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text as Line
    from matplotlib.transforms import IdentityTransform

    line = Line(
        text.x,
        height - text.y,
        text.text,
        color=text.colour,
        alpha=text.opacity if text.opacity < 1 else None,
        fontproperties=FontProperties(fname=str(font.file(bold=text.bold)), size=text.size),
        horizontalalignment=_ALIGNMENT[text.anchor],
        verticalalignment="baseline",
        rotation=text.turn,
        rotation_mode="anchor",
        parse_math=False,
    )
    line.set_transform(IdentityTransform())
    return line
