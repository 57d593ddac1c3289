"""The compiled core's explicit spaces: declares that part of its C API and owns the handles.

States are integers (bit i is component i), sets are handles of 2^m bits. ``logicnet.dynamics`` is what the rest of the
package uses.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from ctypes import POINTER, Structure, byref, c_double, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

from logicnet.core import rules
from logicnet.core.border import ERROR, Declarations, OwnedHandle, asked, int32s, interruptible, uint32s
from logicnet.core.budget import Budget
from logicnet.core.codes import Update

_UNION, _INTERSECTION, _DIFFERENCE, _COMPLEMENT = 0, 1, 2, 3
_LONG = 20  # from this many variables a call may take long enough for somebody to press Ctrl-C


class Patience(Structure):
    """Mirror of ``logicnet_patience``."""

    _fields_ = [("seconds", c_double), ("stop", POINTER(c_int32))]


class SchemeStruct(Structure):
    """Mirror of ``logicnet_scheme``; ``block_of`` keeps its array alive through ctypes' own references."""

    _fields_ = [("update", c_int32), ("block_of", POINTER(c_uint32))]


def scheme(update: Update, block_of: Sequence[int] | None = None) -> SchemeStruct:
    """Without ``block_of``, BLOCKS is one block: synchronous."""
    return SchemeStruct(update, uint32s(block_of) if block_of else None)


_patience, _scheme, _states = POINTER(Patience), POINTER(SchemeStruct), POINTER(c_uint32)
_core = Declarations(
    {
        "logicnet_space_bytes": (c_uint64, [c_uint32, c_uint32]),
        "logicnet_space_new": (c_void_p, [c_void_p, c_uint64, c_int32, ERROR]),
        "logicnet_space_free": (None, [c_void_p]),
        "logicnet_space_used": (c_uint64, [c_void_p]),
        "logicnet_set_of_states": (c_void_p, [c_void_p, _states, c_size_t, ERROR]),
        "logicnet_set_of_subspace": (c_void_p, [c_void_p, c_uint32, c_uint32, ERROR]),
        "logicnet_set_of_program": (c_void_p, [c_void_p, POINTER(c_int32), c_size_t, ERROR]),
        "logicnet_set_fixed_points": (c_void_p, [c_void_p, _patience, ERROR]),
        "logicnet_set_unstable": (c_void_p, [c_void_p, c_uint32, _patience, ERROR]),
        "logicnet_set_free": (None, [c_void_p]),
        "logicnet_set_combine": (c_void_p, [c_void_p, c_void_p, c_int32, ERROR]),
        "logicnet_set_within": (c_int32, [c_void_p, c_void_p]),
        "logicnet_set_equal": (c_int32, [c_void_p, c_void_p]),
        "logicnet_set_count": (c_uint64, [c_void_p]),
        "logicnet_set_has": (c_int32, [c_void_p, c_uint32]),
        "logicnet_set_list": (c_size_t, [c_void_p, c_uint64, _states, c_size_t]),
        "logicnet_set_values": (None, [c_void_p, _states, _states]),
        "logicnet_set_close": (c_void_p, [c_void_p, _scheme, c_int32, c_void_p, _patience, ERROR]),
        "logicnet_set_step": (c_void_p, [c_void_p, _scheme, c_int32, _patience, ERROR]),
        "logicnet_set_always": (c_void_p, [c_void_p, _scheme, _patience, ERROR]),
        "logicnet_space_path": (c_int64, [c_void_p, _scheme, c_uint32, c_void_p, _states, c_size_t, _patience, ERROR]),
        "logicnet_space_attractors": (c_void_p, [c_void_p, _scheme, _patience, ERROR]),
        "logicnet_space_moved": (c_uint64, [c_void_p]),
        "logicnet_cycles_free": (None, [c_void_p]),
        "logicnet_cycles_fixed": (c_void_p, [c_void_p, ERROR]),
        "logicnet_cycles_count": (c_size_t, [c_void_p]),
        "logicnet_cycles_states": (c_uint64, [c_void_p, c_size_t]),
        "logicnet_cycles_set": (c_void_p, [c_void_p, c_size_t, ERROR]),
    }
)


def bytes_of(variables: int, sets: int = 1) -> int:
    """What so many sets of 2^variables states take. Nothing is allocated."""
    return int(_core.logicnet_space_bytes(variables, sets))


class SpaceHandle(OwnedHandle):
    """A space in the core. Immutable; freed when it and all its sets are gone."""

    __slots__ = ("budget", "variables")
    FREE = (_core, "logicnet_space_free")

    def __init__(self, of: rules.Handle, budget: Budget) -> None:
        self.variables = len(of)
        self.budget = budget
        super().__init__(self.quick(_core.logicnet_space_new, of, budget.bytes, budget.workers))

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """One call that may take long: within the time budget, and ended by Ctrl-C. Adds patience and error."""
        stop = c_int32(0)
        patience = Patience(self.budget.seconds or 0.0, ctypes.pointer(stop))

        def work() -> Any:
            return self.quick(function, *arguments, byref(patience))

        return work() if self.variables < _LONG else interruptible(work, stop)

    def quick(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """One call of the core that cannot take long. Adds the error."""
        return asked(function, *arguments, budget=self.budget.memory)

    def used(self) -> int:
        """Bytes held by the space and its sets."""
        return int(_core.logicnet_space_used(self))

    def moved(self) -> int:
        """Bytes of sets that asynchronous closures have read and written so far, a cell of 8 KiB at a time."""
        return int(_core.logicnet_space_moved(self))

    def states(self, states: Sequence[int]) -> SetHandle:
        """The set of these states."""
        return SetHandle(self, self.quick(_core.logicnet_set_of_states, self, uint32s(states), len(states)))

    def subspace(self, fixed: int, values: int) -> SetHandle:
        """The states that agree with ``values`` on the variables of the mask ``fixed``."""
        return SetHandle(self, self.quick(_core.logicnet_set_of_subspace, self, fixed, values))

    def program(self, program: rules.Program) -> SetHandle:
        """The states in which an expression is true."""
        return SetHandle(self, self.quick(_core.logicnet_set_of_program, self, int32s(program), len(program)))

    def fixed_points(self) -> SetHandle:
        return SetHandle(self, self.call(_core.logicnet_set_fixed_points, self))

    def unstable(self, variable: int) -> SetHandle:
        """The states in which the variable's rule disagrees with its value."""
        return SetHandle(self, self.call(_core.logicnet_set_unstable, self, variable))

    def attractors(self, scheme: SchemeStruct) -> CyclesHandle:
        return CyclesHandle(self, self.call(_core.logicnet_space_attractors, self, byref(scheme)))

    def path(self, scheme: SchemeStruct, start: int, target: SetHandle) -> list[int]:
        """A shortest path into the target; empty where there is none."""
        limit = 1 << 16
        while True:
            out = (c_uint32 * limit)()
            length = self.call(_core.logicnet_space_path, self, byref(scheme), start, target, out, limit)
            if length <= limit:
                return out[:length]
            limit = length


class SetHandle(OwnedHandle):
    """A set of states in the core. Immutable."""

    __slots__ = ("space",)
    FREE = (_core, "logicnet_set_free")

    def __init__(self, space: SpaceHandle, pointer: int) -> None:
        super().__init__(pointer)
        self.space = space

    def _combined(self, other: SetHandle | None, how: int) -> SetHandle:
        return SetHandle(self.space, self.space.quick(_core.logicnet_set_combine, self, other, how))

    def union(self, other: SetHandle) -> SetHandle:
        return self._combined(other, _UNION)

    def intersection(self, other: SetHandle) -> SetHandle:
        return self._combined(other, _INTERSECTION)

    def difference(self, other: SetHandle) -> SetHandle:
        return self._combined(other, _DIFFERENCE)

    def complement(self) -> SetHandle:
        return self._combined(None, _COMPLEMENT)

    def within(self, other: SetHandle) -> bool:
        return bool(_core.logicnet_set_within(self, other))

    def equal(self, other: SetHandle) -> bool:
        return bool(_core.logicnet_set_equal(self, other))

    def count(self) -> int:
        return int(_core.logicnet_set_count(self))

    def has(self, state: int) -> bool:
        return bool(_core.logicnet_set_has(self, state))

    def listed(self, start: int, limit: int) -> list[int]:
        """Up to ``limit`` states >= start, ascending."""
        out = (c_uint32 * limit)()
        return out[: _core.logicnet_set_list(self, start, out, limit)]

    def values(self) -> tuple[int, int]:
        """Masks of the variables that are somewhere 1, and somewhere 0."""
        ones, zeros = c_uint32(), c_uint32()
        _core.logicnet_set_values(self, byref(ones), byref(zeros))
        return ones.value, zeros.value

    def close(self, scheme: SchemeStruct, forward: bool, inside: SetHandle | None = None) -> SetHandle:
        return SetHandle(self.space, self.space.call(_core.logicnet_set_close, self, byref(scheme), forward, inside))

    def step(self, scheme: SchemeStruct, forward: bool) -> SetHandle:
        return SetHandle(self.space, self.space.call(_core.logicnet_set_step, self, byref(scheme), forward))

    def always(self, scheme: SchemeStruct) -> SetHandle:
        return SetHandle(self.space, self.space.call(_core.logicnet_set_always, self, byref(scheme)))


class CyclesHandle(OwnedHandle):
    """The attractors of a space in the core: fixed points as one set, cyclic attractors by number."""

    __slots__ = ("space",)
    FREE = (_core, "logicnet_cycles_free")

    def __init__(self, space: SpaceHandle, pointer: int) -> None:
        super().__init__(pointer)
        self.space = space

    def fixed(self) -> SetHandle:
        return SetHandle(self.space, self.space.quick(_core.logicnet_cycles_fixed, self))

    def __len__(self) -> int:
        return int(_core.logicnet_cycles_count(self))

    def states(self, cycle: int) -> int:
        """How many states that cyclic attractor has."""
        return int(_core.logicnet_cycles_states(self, cycle))

    def cycle(self, cycle: int) -> SetHandle:
        return SetHandle(self.space, self.space.quick(_core.logicnet_cycles_set, self, cycle))
