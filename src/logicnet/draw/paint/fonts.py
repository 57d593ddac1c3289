"""How wide a text is in the font of the picture that is being drawn, and how it is broken or cut to a width.

Boxes are sized from the font's own widths, so that a picture looks the same wherever it is drawn. The font is DejaVu
Sans unless a look asks for another (``using``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from logicnet.draw.paint.fallback import advance
from logicnet.draw.paint.typefaces import FAMILY, typeface

FALLBACK = "'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif"  # none of them is much wider than the first

_CURRENT: ContextVar[str] = ContextVar("font", default=FAMILY)


@contextmanager
def using(family: str) -> Iterator[None]:
    """Measure in another font. Raises DrawingError where this machine does not have it."""
    typeface(family)
    before = _CURRENT.set(family)
    try:
        yield
    finally:
        _CURRENT.reset(before)


def current() -> str:
    """The name of the font that is measured in."""
    return _CURRENT.get()


def stack(family: str) -> str:
    """The fonts that a viewer takes, the first that it has."""
    return FALLBACK if family == FAMILY else f"'{family}', {FALLBACK}"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of one line of text."""
    widths, missing = typeface(current()).widths(bold=bold)
    try:
        return size * sum([widths[ord(character)] for character in text])
    except KeyError:
        found = (widths.get(ord(one)) for one in text)
        sums = (advance(one, missing, bold=bold) if w is None else w for one, w in zip(text, found, strict=True))
        return size * sum(sums)


def wrap(text: str, size: float, limit: float, *, bold: bool = False, within: bool = False) -> tuple[str, ...]:
    """Break a text at spaces into lines of at most ``limit`` points; a longer word stays whole or breaks ``within``."""
    lines: list[str] = []
    words = text.split()
    if within:
        words = [part for word in words for part in _parts(word, size, limit, bold=bold)]
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold=bold) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _parts(word: str, size: float, limit: float, *, bold: bool) -> Iterator[str]:
    """A word in parts of at most ``limit`` points, of a letter at least."""
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and width(word[start:end], size, bold=bold) > limit:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]


def shorten(text: str, size: float, limit: float) -> str:
    """The text, or as much of its beginning as fits into ``limit`` points with an ellipsis."""
    if width(text, size) <= limit:
        return text
    while text and width(text + "…", size) > limit:
        text = text[:-1]
    return text.rstrip() + "…"
