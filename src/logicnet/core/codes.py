"""Numbers that the compiled core hands out, with their words: what ``src/engine/base/codes.h`` says, once in Python."""

from __future__ import annotations

from enum import IntEnum


class Wrong(IntEnum):
    """What went wrong in a call."""

    FINE = 0
    SYNTAX = 1
    NAME = 2
    MEMORY = 3
    INTERRUPT = 4
    ARGUMENT = 5
    WRONG = 6
