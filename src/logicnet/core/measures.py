"""Measures as the core reads them: weighted sums of programs, read off states."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import POINTER, c_double, c_int32, c_size_t
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
