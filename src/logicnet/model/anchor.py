"""Anchors: where a source text says what an entry rests on, as a line and a sentence of it or as a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

ANCHOR_FORMS = 'LINE.SENTENCE, "35.3" for instance, or a figure or table, "Fig. 1a", "Table 1"'
"""The forms of an anchor, for messages."""
_SENTENCE = re.compile(r"([1-9][0-9]{0,6})\.([1-9][0-9]{0,3})", re.ASCII)
_FIGURE = re.compile(r"(Fig\.|Table) ([1-9][0-9]{0,3})([a-z]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One place of a source text: a sentence of a line, both counted from 1, or what stands under a figure.

    ``figure`` is ``Fig. 1`` or ``Table 1``, empty for a sentence; ``panel`` a letter of it, or empty.
    """

    line: int = 0
    sentence: int = 0
    figure: str = ""
    panel: str = ""

    def __str__(self) -> str:
        return f"{self.figure}{self.panel}" if self.figure else f"{self.line}.{self.sentence}"


def read_anchor(text: str) -> Anchor | None:
    """The anchor that a text writes; None where it writes none.

    - ``text``: the anchor as it stands in a file.
    """
    if match := _SENTENCE.fullmatch(text):
        return Anchor(int(match[1]), int(match[2]))
    if match := _FIGURE.fullmatch(text):
        return Anchor(figure=f"{match[1]} {match[2]}", panel=match[3])
    return None
