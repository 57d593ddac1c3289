"""Measures as the core reads them: weighted sums of programs, read off states."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Sequence
from ctypes import POINTER, c_double, c_int32, c_size_t, c_void_p
from dataclasses import dataclass
from itertools import accumulate

from logicnet.core.border import int32s
from logicnet.core.rules import Program

MeasureCode = Sequence[tuple[float, Program]]
"""The terms of a measure: a weight, and the program of what it counts."""


class MeasuresStruct(ctypes.Structure):
    """Mirror of ``logicnet_measures``."""

    _fields_ = [
        ("count", c_size_t),
        ("term_begin", POINTER(c_size_t)),
        ("weight", POINTER(c_double)),
        ("code_begin", POINTER(c_size_t)),
        ("code", POINTER(c_int32)),
    ]


MEASURES = POINTER(MeasuresStruct)


def laid_out_measures(measures: Sequence[MeasureCode]) -> MeasuresStruct:
    """Measures, flat."""
    terms = [term for measure in measures for term in measure]
    begin = (c_size_t * (len(measures) + 1))(0, *accumulate(map(len, measures)))
    code_begin = (c_size_t * (len(terms) + 1))(0, *accumulate(len(program) for _, program in terms))
    weight = (c_double * max(len(terms), 1))(*(weight for weight, _ in terms))
    return MeasuresStruct(
        len(measures), begin, weight, code_begin, int32s([entry for _, program in terms for entry in program])
    )


class MeasuredStruct(ctypes.Structure):
    """Mirror of ``logicnet_measured``."""

    _fields_ = [
        (name, c_void_p)
        for name in ("value", "low", "high", "shown", "shown_low", "shown_high", "how", "reason", "states")
    ]


@dataclass(frozen=True, slots=True)
class MeasureColumns:
    """What measures come to under tasks: the row of the k-th measure under task t is ``k * tasks + t``.

    ``value`` is the average in the long run: over where walks end, and over time there. ``shown`` is the probability to
    end in an attractor in some state of which the measure is above 0. Each has its bounds, equal where it is exact and
    of 95 % where it is sampled. ``how`` is UNDECIDED, PROVED, SAMPLED or BOUNDED, ``reason`` why it is not decided, or
    ``End.NONE``, and ``states`` is how many were listed.
    """

    value: array[float]
    low: array[float]
    high: array[float]
    shown: array[float]
    shown_low: array[float]
    shown_high: array[float]
    how: array[int]
    reason: array[int]
    states: array[int]

    @classmethod
    def room(cls, rows: int) -> MeasureColumns:
        """Room for so many rows."""
        value, low, high, shown, shown_low, shown_high = (array("d", bytes(8 * rows)) for _ in range(6))
        how, reason = (array("B", bytes(rows)) for _ in range(2))
        return cls(value, low, high, shown, shown_low, shown_high, how, reason, array("Q", bytes(8 * rows)))

    @property
    def columns(self) -> tuple[array[float] | array[int], ...]:
        """In the order of ``logicnet_measured``."""
        probable = (self.shown, self.shown_low, self.shown_high)
        return (self.value, self.low, self.high, *probable, self.how, self.reason, self.states)
