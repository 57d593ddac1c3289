"""``Picture``: a page that writes itself, in the format that a file's suffix names.

Every figure is one of these values, so that SVG, PNG and PDF show the same thing and equal input gives equal bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from logicnet.draw.paint import pdf, png, svg
from logicnet.draw.paint.png import DPI
from logicnet.draw.paint.shapes import Page
from logicnet.errors import DrawingError
from logicnet.formats import checked_output, write_bytes

FORMATS: Mapping[str, Callable[[Page], bytes]] = {"svg": svg.write, "png": png.write, "pdf": pdf.write}
_MILLIMETRE = 72 / 25.4  # points
_TITLE = 80  # characters of it in a line
_VECTORS = ("eps", "ps", "emf", "wmf", "ai")  # what journals ask for beside PDF, which takes their place


class Picture(Page):
    """A page of ``width`` x ``height`` points that writes itself, and shows itself in a notebook."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Its size, what it shows, and how it is written, in one line."""
        shown = shorten(" ".join(self.title.split()), _TITLE, placeholder="…")
        size = " × ".join(f"{side / _MILLIMETRE:.0f}" for side in (self.width, self.height))
        return f"<Picture{f' {shown!r}' if shown else ''}, {size} mm: .save('picture.pdf') writes it, or .svg, or .png>"

    def svg(self) -> bytes:
        """The picture as SVG, its texts as text.

        Returns the content of the file.

        Raises nothing.

        >>> import logicnet, logicnet.draw
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> picture = logicnet.draw.diagram(network)
        >>> picture.svg()[:5]
        b'<?xml'
        """
        return svg.write(self)

    def png(self, dpi: float = DPI) -> bytes:
        """The picture as PNG, on white.

        - ``dpi``: pixels an inch (default: 200); the file says so.

        Returns the content of the file.

        Raises DrawingError for a resolution that no picture can have.

        >>> import logicnet, logicnet.draw
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> picture = logicnet.draw.diagram(network)
        >>> picture.png(dpi=72)[1:4]
        b'PNG'
        """
        return png.write(self, dpi)

    def pdf(self) -> bytes:
        """The picture as PDF, its fonts embedded.

        Returns the content of the file.

        Raises DrawingError where what writes PDF is not installed.

        >>> import logicnet, logicnet.draw
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> picture = logicnet.draw.diagram(network)
        >>> picture.pdf()[:4]
        b'%PDF'
        """
        return pdf.write(self)

    def save(self, path: str | os.PathLike[str], *, dpi: float = DPI) -> Path:
        """Write the picture. The file appears whole or not at all.

        - ``path``: the file, whose suffix says the format: .svg, .png or .pdf.
        - ``dpi``: pixels an inch of a PNG (default: 200).

        Returns the path.

        Raises DrawingError for another suffix, and FormatError where the file cannot be written.

        >>> import logicnet, logicnet.draw
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> picture = logicnet.draw.diagram(network)
        >>> picture.save("switch.svg").name
        'switch.svg'
        """
        target = Path(path)
        form = file_format(target)
        write_bytes(target, self.png(dpi) if form == "png" else FORMATS[form](self))
        return target

    def _repr_svg_(self) -> str:
        return self.svg().decode()


def checked_file(path: Path, others: Sequence[str] = ()) -> Path:
    """The path, if its suffix names a format, or is one of the ``others``, and its folder takes files: to be asked
    before long work.

    Raises DrawingError for the suffix, and FormatError for the place, or for the suffix where there are others.
    """
    if others:
        return checked_output(path, (*others, *(f".{name}" for name in FORMATS)))
    return checked_output(path, (f".{file_format(path)}",))


def file_format(path: Path) -> str:
    """The format that a file's suffix names. Raises DrawingError for any other."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        allowed = ", ".join(f".{name}" for name in FORMATS)
        found = f"{path.suffix!r} is not a format of pictures" if suffix else "the file name has no suffix"
        instead = f"PDF takes the place of {suffix.upper()}: " if suffix in _VECTORS else ""
        raise DrawingError(f"cannot draw to {path}: {found}", hint=f"{instead}end the name in one of {allowed}")
    return suffix
