"""The part of the core's C API about basins: from how many states attractors can be reached, and nothing else.

It is asked about an answer of ``solve`` and the list of attractors that was read from it last. Components are numbers
here; ``logicnet.analysis`` puts the names back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Sequence
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint32, c_void_p

from logicnet.core import solver
from logicnet.core.border import ERROR, Declarations, asked, int32s, interruptible, uint8s, uint32s
from logicnet.core.codes import End
from logicnet.core.rules import Program

_asked_of = [c_void_p, solver.PLAN, c_void_p]
_core = Declarations(
    {
        "logicnet_basin": (
            c_int32,
            [*_asked_of, POINTER(c_uint32), c_size_t, POINTER(c_int32), c_size_t, c_char_p, c_char_p, c_size_t, ERROR],
        )
    }
)


def basin(
    answer: solver.Solution, places: Sequence[int], moving: Collection[int], within: Program, plan: solver.Plan
) -> tuple[tuple[int, int] | None, str]:
    """The sizes of the strong and the weak basin of the listed attractors in these places; None, and the word of an
    ``End``, where a budget ended the work.

    States are counted over all components, those that are not ``moving`` as free, and only those that satisfy the
    program ``within`` (all where it is empty). ``moving`` must be closed upstream and tell the attractors apart.
    """
    components = answer.network.components
    capacity = components // 3 + 3  # more than the digits of 2^components
    strong, weak = ctypes.create_string_buffer(capacity), ctypes.create_string_buffer(capacity)
    chosen = uint8s(i in moving for i in range(components))
    given = (byref(answer.network.laid_out(plan)), chosen, uint32s(places), len(places), int32s(within), len(within))

    def work() -> int:
        return int(asked(_core.logicnet_basin, answer, *given, strong, weak, capacity))

    end = interruptible(work, answer.network.stop, answers=True)
    if end:
        return None, End(end).in_words
    return (int(strong.value), int(weak.value)), ""
