"""The compiled core's explicit spaces: declares that part of its C API and owns the handles.

States are integers (bit i is component i), sets are handles of 2^m bits. `logicnet.dynamics` is what the rest of the
package uses.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import POINTER, Structure, byref, c_double, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from functools import cache
from typing import Any

from logicnet.core import rules
from logicnet.core._load import Error, library
from logicnet.core.budget import Budget
from logicnet.core.interrupt import interruptible
from logicnet.errors import EngineError, MemoryBudget, TimeBudget

ASYNCHRONOUS, BLOCKS, GENERAL, PERMISSIVE = 0, 1, 2, 3
_UNION, _INTERSECTION, _DIFFERENCE, _COMPLEMENT = 0, 1, 2, 3
_MEMORY, _INTERRUPT = 3, 4
_LONG = 20  # from this many variables a call may take long enough for somebody to press Ctrl-C


class Patience(Structure):
    """Mirror of ``logicnet_patience``."""

    _fields_ = [("seconds", c_double), ("stop", POINTER(c_int32))]


class Scheme(Structure):
    """Mirror of ``logicnet_scheme``; `block_of` keeps its array alive through ctypes' own references."""

    _fields_ = [("kind", c_int32), ("block_of", POINTER(c_uint32))]


def scheme(kind: int, block_of: Sequence[int] | None = None) -> Scheme:
    """Without `block_of`, BLOCKS is one block: synchronous."""
    return Scheme(kind, (c_uint32 * len(block_of))(*block_of) if block_of else None)


_error, _patience, _scheme, _states = POINTER(Error), POINTER(Patience), POINTER(Scheme), POINTER(c_uint32)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "logicnet_space_bytes": (c_uint64, [c_uint32, c_uint32]),
    "logicnet_space_new": (c_void_p, [c_void_p, c_uint64, c_int32, _error]),
    "logicnet_space_free": (None, [c_void_p]),
    "logicnet_space_used": (c_uint64, [c_void_p]),
    "logicnet_set_of_states": (c_void_p, [c_void_p, _states, c_size_t, _error]),
    "logicnet_set_of_subspace": (c_void_p, [c_void_p, c_uint32, c_uint32, _error]),
    "logicnet_set_of_program": (c_void_p, [c_void_p, POINTER(c_int32), c_size_t, _error]),
    "logicnet_set_fixed_points": (c_void_p, [c_void_p, _patience, _error]),
    "logicnet_set_unstable": (c_void_p, [c_void_p, c_uint32, _patience, _error]),
    "logicnet_set_free": (None, [c_void_p]),
    "logicnet_set_combine": (c_void_p, [c_void_p, c_void_p, c_int32, _error]),
    "logicnet_set_within": (c_int32, [c_void_p, c_void_p]),
    "logicnet_set_equal": (c_int32, [c_void_p, c_void_p]),
    "logicnet_set_count": (c_uint64, [c_void_p]),
    "logicnet_set_has": (c_int32, [c_void_p, c_uint32]),
    "logicnet_set_list": (c_size_t, [c_void_p, c_uint64, _states, c_size_t]),
    "logicnet_set_values": (None, [c_void_p, _states, _states]),
    "logicnet_set_close": (c_void_p, [c_void_p, _scheme, c_int32, c_void_p, _patience, _error]),
    "logicnet_set_step": (c_void_p, [c_void_p, _scheme, c_int32, _patience, _error]),
    "logicnet_set_always": (c_void_p, [c_void_p, _scheme, _patience, _error]),
    "logicnet_space_path": (c_int64, [c_void_p, _scheme, c_uint32, c_void_p, _states, c_size_t, _patience, _error]),
    "logicnet_space_attractors": (c_void_p, [c_void_p, _scheme, _patience, _error]),
    "logicnet_space_moved": (c_uint64, [c_void_p]),
    "logicnet_cycles_free": (None, [c_void_p]),
    "logicnet_cycles_fixed": (c_void_p, [c_void_p, _error]),
    "logicnet_cycles_count": (c_size_t, [c_void_p]),
    "logicnet_cycles_states": (c_uint64, [c_void_p, c_size_t]),
    "logicnet_cycles_set": (c_void_p, [c_void_p, c_size_t, _error]),
}


@cache
def _engine() -> ctypes.CDLL:
    engine = library()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(engine, name)
        function.restype = result
        function.argtypes = arguments
    return engine


def bytes_of(variables: int, sets: int = 1) -> int:
    """What so many sets of 2^variables states take. Nothing is allocated."""
    return int(_engine().logicnet_space_bytes(variables, sets))


def _raise_for(error: Error, budget: Budget) -> None:
    message, hint = error.message.decode("utf-8", "replace"), error.hint.decode("utf-8", "replace")
    if error.code == _MEMORY:
        raise MemoryBudget(message, budget=budget.memory, hint=hint)
    if error.code == _INTERRUPT:
        raise TimeBudget(message, hint=hint)
    if error.code:
        raise EngineError(message, hint=hint)


class SpaceHandle:
    """A space in the core. Immutable; freed when it and all its sets are gone."""

    __slots__ = ("_as_parameter_", "budget", "variables")

    def __init__(self, of: rules.Handle, budget: Budget) -> None:
        error = Error()
        self.variables = len(of)
        self.budget = budget
        pointer = _engine().logicnet_space_new(of, budget.bytes, budget.workers, byref(error))
        _raise_for(error, budget)
        self._as_parameter_ = c_void_p(pointer)

    def __del__(self) -> None:
        pointer = getattr(self, "_as_parameter_", None)
        if pointer is not None and _engine is not None:  # names are gone when the interpreter ends
            _engine().logicnet_space_free(pointer)

    def call(self, function: str, *arguments: Any) -> Any:
        """One call that may take long: within the time budget, and ended by Ctrl-C. Adds patience and error."""
        stop, error = c_int32(0), Error()
        patience = Patience(self.budget.seconds or 0.0, ctypes.pointer(stop))
        results: list[Any] = []

        def work() -> None:
            results.append(getattr(_engine(), function)(*arguments, byref(patience), byref(error)))

        if self.variables < _LONG:
            work()
        else:
            interruptible(work, stop)
        _raise_for(error, self.budget)
        return results[0]

    def quick(self, function: str, *arguments: Any) -> Any:
        """One call of the core that cannot take long. Adds the error."""
        error = Error()
        result = getattr(_engine(), function)(*arguments, byref(error))
        _raise_for(error, self.budget)
        return result

    def used(self) -> int:
        """Bytes held by the space and its sets."""
        return int(_engine().logicnet_space_used(self))

    def moved(self) -> int:
        """Bytes of sets that asynchronous closures have read and written so far, a cell of 8 KiB at a time."""
        return int(_engine().logicnet_space_moved(self))

    def states(self, states: Sequence[int]) -> SetHandle:
        """The set of these states."""
        return SetHandle(
            self, self.quick("logicnet_set_of_states", self, (c_uint32 * len(states))(*states), len(states))
        )

    def subspace(self, fixed: int, values: int) -> SetHandle:
        """The states that agree with `values` on the variables of the mask `fixed`."""
        return SetHandle(self, self.quick("logicnet_set_of_subspace", self, fixed, values))

    def program(self, program: rules.Program) -> SetHandle:
        """The states in which an expression is true."""
        code = (c_int32 * len(program))(*program)
        return SetHandle(self, self.quick("logicnet_set_of_program", self, code, len(program)))

    def fixed_points(self) -> SetHandle:
        return SetHandle(self, self.call("logicnet_set_fixed_points", self))

    def unstable(self, variable: int) -> SetHandle:
        """The states in which the variable's rule disagrees with its value."""
        return SetHandle(self, self.call("logicnet_set_unstable", self, variable))

    def attractors(self, scheme: Scheme) -> CyclesHandle:
        return CyclesHandle(self, self.call("logicnet_space_attractors", self, byref(scheme)))

    def path(self, scheme: Scheme, start: int, target: SetHandle) -> list[int]:
        """A shortest path into the target; empty where there is none."""
        limit = 1 << 16
        while True:
            out = (c_uint32 * limit)()
            length = self.call("logicnet_space_path", self, byref(scheme), start, target, out, limit)
            if length <= limit:
                return out[:length]
            limit = length


class SetHandle:
    """A set of states in the core. Immutable."""

    __slots__ = ("_as_parameter_", "space")

    def __init__(self, space: SpaceHandle, pointer: int) -> None:
        self.space = space
        self._as_parameter_ = c_void_p(pointer)

    def __del__(self) -> None:
        pointer = getattr(self, "_as_parameter_", None)
        if pointer is not None and _engine is not None:
            _engine().logicnet_set_free(pointer)

    def _combined(self, other: SetHandle | None, how: int) -> SetHandle:
        return SetHandle(self.space, self.space.quick("logicnet_set_combine", self, other, how))

    def union(self, other: SetHandle) -> SetHandle:
        return self._combined(other, _UNION)

    def intersection(self, other: SetHandle) -> SetHandle:
        return self._combined(other, _INTERSECTION)

    def difference(self, other: SetHandle) -> SetHandle:
        return self._combined(other, _DIFFERENCE)

    def complement(self) -> SetHandle:
        return self._combined(None, _COMPLEMENT)

    def within(self, other: SetHandle) -> bool:
        return bool(_engine().logicnet_set_within(self, other))

    def equal(self, other: SetHandle) -> bool:
        return bool(_engine().logicnet_set_equal(self, other))

    def count(self) -> int:
        return int(_engine().logicnet_set_count(self))

    def has(self, state: int) -> bool:
        return bool(_engine().logicnet_set_has(self, state))

    def listed(self, start: int, limit: int) -> list[int]:
        """Up to `limit` states >= start, ascending."""
        out = (c_uint32 * limit)()
        return out[: _engine().logicnet_set_list(self, start, out, limit)]

    def values(self) -> tuple[int, int]:
        """Masks of the variables that are somewhere 1, and somewhere 0."""
        ones, zeros = c_uint32(), c_uint32()
        _engine().logicnet_set_values(self, byref(ones), byref(zeros))
        return ones.value, zeros.value

    def close(self, scheme: Scheme, forward: bool, inside: SetHandle | None = None) -> SetHandle:
        return SetHandle(self.space, self.space.call("logicnet_set_close", self, byref(scheme), forward, inside))

    def step(self, scheme: Scheme, forward: bool) -> SetHandle:
        return SetHandle(self.space, self.space.call("logicnet_set_step", self, byref(scheme), forward))

    def always(self, scheme: Scheme) -> SetHandle:
        return SetHandle(self.space, self.space.call("logicnet_set_always", self, byref(scheme)))


class CyclesHandle:
    """The attractors of a space in the core: fixed points as one set, cyclic attractors by number."""

    __slots__ = ("_as_parameter_", "space")

    def __init__(self, space: SpaceHandle, pointer: int) -> None:
        self.space = space
        self._as_parameter_ = c_void_p(pointer)

    def __del__(self) -> None:
        pointer = getattr(self, "_as_parameter_", None)
        if pointer is not None and _engine is not None:
            _engine().logicnet_cycles_free(pointer)

    def fixed(self) -> SetHandle:
        return SetHandle(self.space, self.space.quick("logicnet_cycles_fixed", self))

    def __len__(self) -> int:
        return int(_engine().logicnet_cycles_count(self))

    def states(self, cycle: int) -> int:
        """How many states that cyclic attractor has."""
        return int(_engine().logicnet_cycles_states(self, cycle))

    def cycle(self, cycle: int) -> SetHandle:
        return SetHandle(self.space, self.space.quick("logicnet_cycles_set", self, cycle))
