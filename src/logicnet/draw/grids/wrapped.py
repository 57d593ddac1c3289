"""Labels of rows in more than one line, where one is too short for them; only what does not fit then either is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from logicnet.draw.paint import fonts
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.shapes import Item, Text

LINES = 3
_LEADING = 1.15  # of the size of a text, from line to line
_JOINTS = re.compile(r"(?<=[^ ]) (?=%)|(?<=→|\+) ")  # blanks at which no line ends
_PARTS = re.compile(r"(?<=[_:/\-])(?=[^_:/\-])")  # where a word may be broken that is longer than a line


def wrapped_apart(labels: Sequence[str], size: float, limit: float, *, lines: int = LINES) -> dict[str, str]:
    """What is drawn of each label in lines of ``limit`` points, joined by line breaks; two different labels never look
    alike.

    A change stays with its value, an arrow with its target. A label that does not fit into ``lines`` is cut.
    """
    every = tuple(dict.fromkeys(labels))
    whole = {label: text for label in every if (text := _broken(label, size, limit, lines)) is not None}
    left = [label for label in every if label not in whole]
    for share in (0.9, 0.8, 0.7):  # what a line loses where words do not fill it
        cut = cut_apart(left, size, max(share * lines * limit, limit))
        broken = [_broken(text, size, limit, lines) for text in cut]
        if None not in broken:
            return whole | {label: text or "" for label, text in zip(left, broken, strict=True)}
    return whole | dict(zip(left, cut_apart(left, size, limit), strict=True))


def is_uncut(label: str, shown: str) -> bool:
    """Whether nothing of a label is cut."""
    return "".join(label.split()) == "".join(shown.split())


def wide(shown: str, size: float) -> float:
    """How wide the widest line of a label is."""
    return max(fonts.width(line, size) for line in shown.split("\n"))


def tall(shown: str, size: float, least: float) -> float:
    """How tall a row with this label is, which else has ``least`` points."""
    lines = shown.count("\n") + 1
    return least if lines == 1 else max(least, _LEADING * size * lines + 2.5)


def label_texts(shown: str, x: float, middle: float, size: float, anchor: str = "end") -> Iterator[Item]:
    """The lines of a label about the middle of its row."""
    lines = shown.split("\n")
    for place, line in enumerate(lines):
        y = middle + (place - (len(lines) - 1) / 2) * _LEADING * size
        yield Text(x, y + size * 0.36, line, size, anchor)


def _broken(label: str, size: float, limit: float, most: int) -> str | None:
    """The label in as few lines as it needs; None where it needs more than there may be."""
    if fonts.width(label, size) <= limit:
        return label
    found: list[str] = []
    for word in _JOINTS.sub("\0", label).split(" "):
        for place, part in enumerate(_parts(word.replace("\0", " "), size, limit)):
            joined = f"{found[-1]}{'' if place else ' '}{part}" if found else part
            if found and fonts.width(joined, size) <= limit:
                found[-1] = joined
            else:
                found.append(part)
    fits = len(found) <= most and all(fonts.width(line, size) <= limit for line in found)
    return "\n".join(found) if fits else None


def _parts(word: str, size: float, limit: float) -> list[str]:
    """A word, or what it may be broken into where it is too long."""
    return [word] if fonts.width(word, size) <= limit else _PARTS.split(word)
