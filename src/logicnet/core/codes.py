"""Numbers that the compiled core hands out, with their words: what ``src/engine/base/codes.h`` says, once in Python."""

from __future__ import annotations

from enum import IntEnum

FREE = 2
"""A component's value beside 0 and 1, in starts and in trap spaces: both."""


class ErrorCode(IntEnum):
    """What went wrong in a call."""

    FINE = 0
    SYNTAX = 1
    NAME = 2
    MEMORY = 3
    INTERRUPT = 4
    ARGUMENT = 5
    WRONG = 6


class End(IntEnum):
    """Why work ended before it was done."""

    NONE = 0
    TIME = 1
    MEMORY = 2
    STOPPED = 3
    TOO_MANY = 4
    SWITCHED_OFF = 5
    TOO_WIDE = 6
    MORE = 7

    @property
    def in_words(self) -> str:
        """What answers say: ``time``, ``memory``, ...; "" where the work was done."""
        return "" if self is End.NONE else self.name.lower().replace("_", " ")


ENDED_BY = {
    End.TIME.in_words: "time budget",
    End.MEMORY.in_words: "memory budget",
    End.STOPPED.in_words: "interrupt",
    End.TOO_MANY.in_words: "number of alternatives",
}
"""What ended it, by the word: "the time budget ended the list"."""

SAID = {
    End.TIME.in_words: f"the {ENDED_BY['time']} ended",
    End.MEMORY.in_words: f"the {ENDED_BY['memory']} ended",
    End.STOPPED.in_words: "it was interrupted",
    End.TOO_MANY.in_words: "there are too many alternatives to follow",
    End.SWITCHED_OFF.in_words: "the steps it needs are switched off",
}
"""The same as a sentence, by the word."""


class SolverStep(IntEnum):
    """The solver's steps: those that a plan switches off, and those that an attractor's method needed."""

    PERCOLATION = 1
    BLOCKS = 2
    BITSETS = 4
    MEDIATORS = 8
    TRAP_SPACES = 16
    WALK = 32
    DIAGRAMS = 64
    CONDITIONING = 128
    MEMORY = 256


STEPS = {step.name.lower().replace("_", " "): step.value for step in SolverStep}
"""Each step's bit by its word."""


def steps_of(method: int) -> tuple[str, ...]:
    """The steps of a method in words."""
    return tuple(name for name, bit in STEPS.items() if method & bit)


def method_of(steps: tuple[str, ...]) -> str:
    """A method as answers say it, from the words of its steps."""
    return " + ".join(steps)


class Shows(IntEnum):
    """In which of an attractor's states a phenotype shows; a set of them for a set of attractors."""

    NEVER = 1
    SOMETIMES = 2
    ALWAYS = 4
    DEPENDS = 8

    @property
    def in_words(self) -> str:
        """What answers say of one attractor: ``never``, ``sometimes``, ``always`` or ``depends``."""
        return self.name.lower()


class Update(IntEnum):
    """What one step is: the kernel of an update scheme."""

    ASYNCHRONOUS = 0
    BLOCKS = 1
    GENERAL = 2
    PERMISSIVE = 3


def bitsets_over(bits: int, *, levels: bool) -> str:
    """What a set of states as bits ranges over, in words. With ``levels`` some of these states are none of the
    network's, so their number says nothing.

    >>> bitsets_over(5, levels=False), bitsets_over(5, levels=True)
    ('bitsets over 2^5 states', 'bitsets over 5 variables')
    """
    return f"bitsets over {bits} variables" if levels else f"bitsets over 2^{bits} states"
