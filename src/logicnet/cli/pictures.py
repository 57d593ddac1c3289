"""Saving the picture of an answer, and saying on stderr what it leaves out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding
    from logicnet.draw import Picture


def save_picture(picture: Picture, path: Path, answer: Finding | None = None) -> None:
    """Write a picture, print its notes and where it is. That the ``answer`` is incomplete is left to
    ``tell_incomplete``, which says it of every answer.
    """
    picture.save(path)
    told = f"incomplete: {answer.why_incomplete}" if answer is not None else None
    for note in picture.notes:
        if note != told:
            print(f"logicnet: {note}", file=sys.stderr)
    print(f"logicnet: wrote {path}", file=sys.stderr)
