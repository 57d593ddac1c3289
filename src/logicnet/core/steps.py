"""The compiled core's single steps: declares that part of its C API.

Each hands back smaller rules and what lifts a state back. Components are numbers here, rules are handles;
`logicnet.reduction` puts the names back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Mapping
from ctypes import POINTER, Structure, byref, c_int8, c_int32, c_size_t, c_uint8, c_uint32, c_void_p
from dataclasses import dataclass
from functools import cache
from typing import Any

from logicnet.core import solver
from logicnet.core._load import Error
from logicnet.core.interrupt import interruptible
from logicnet.core.rules import Handle, raise_for
from logicnet.core.solver import Answer, Network, Plan

MINIMAL, MAXIMAL, ALL, FIXED_POINTS = 0, 1, 2, 3
FREE = 2  # in rows of trap spaces: takes both values; in fates: left
ENDS = ("", "more", "time", "memory", "stopped")


class _Changes(Structure):
    _fields_ = [
        ("fixes", c_size_t),
        ("fix_variable", POINTER(c_uint32)),
        ("fix_value", POINTER(c_uint8)),
        ("cuts", c_size_t),
        ("cut_source", POINTER(c_uint32)),
        ("cut_target", POINTER(c_uint32)),
        ("cut_value", POINTER(c_uint8)),
    ]


_u32, _u8, _i8 = POINTER(c_uint32), POINTER(c_uint8), POINTER(c_int8)
_plan, _error, _changes = POINTER(solver.PlanStruct), POINTER(Error), POINTER(_Changes)
_asked = [c_void_p, _plan, _changes]
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "logicnet_trap_spaces": (
        c_void_p,
        [c_void_p, _plan, c_int32, _changes, c_size_t, _u32, _u8, c_size_t, _error],
    ),
    "logicnet_subspaces_free": (None, [c_void_p]),
    "logicnet_subspaces_count": (c_size_t, [c_void_p]),
    "logicnet_subspaces_end": (c_int32, [c_void_p]),
    "logicnet_subspaces_rows": (None, [c_void_p, c_void_p]),
    "logicnet_percolated": (c_void_p, [*_asked, _i8, _error]),
    "logicnet_percolation_told": (c_void_p, [*_asked, _error]),
    "logicnet_percolation_free": (None, [c_void_p]),
    "logicnet_percolation_count": (c_size_t, [c_void_p]),
    "logicnet_percolation_reasons": (c_size_t, [c_void_p]),
    "logicnet_percolation_rows": (None, [c_void_p, _u32, _u8, _u32, POINTER(c_size_t), _u32]),
    "logicnet_trap_closure": (c_size_t, [*_asked, _i8, _error]),
    "logicnet_upstream": (c_size_t, [*_asked, c_size_t, _u32, _u8, _error]),
    "logicnet_without_mediators": (c_void_p, [*_asked, _u32, POINTER(c_size_t), POINTER(c_void_p), _error]),
    "logicnet_blocks": (c_size_t, [*_asked, _u32, _error]),
    "logicnet_solve_upstream": (c_void_p, [*_asked, c_size_t, _u32, _error]),
    "logicnet_answer_rest": (c_void_p, [c_void_p, c_size_t, _error]),
}


@cache
def _engine() -> ctypes.CDLL:
    engine = solver.engine()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(engine, name)
        function.restype = result
        function.argtypes = arguments
    return engine


def trap_spaces(
    network: Network, kind: int, limit: int, within: Mapping[int, int] | None = None, plan: Plan | None = None
) -> tuple[list[bytes], str]:
    """Up to `limit` trap spaces inside `within`, as rows of 0, 1, FREE, and what ended it: one of ENDS ("": all)."""
    within, plan, error = within or {}, plan or Plan(), Error()
    found: list[int | None] = []

    def work() -> None:
        found.append(
            _engine().logicnet_trap_spaces(
                network.pointer,
                byref(network.laid_out(plan)),
                kind,
                None,
                len(within),
                (c_uint32 * len(within))(*within),
                (c_uint8 * len(within))(*within.values()),
                limit,
                byref(error),
            )
        )

    try:
        interruptible(work, network.stop)
    except KeyboardInterrupt:
        if not (plan.answers_when_stopped and found and found[0]):
            raise
    raise_for(error)
    pointer = c_void_p(found[0])
    try:
        count, n = int(_engine().logicnet_subspaces_count(pointer)), network.components
        rows = ctypes.create_string_buffer(max(count * n, 1))
        _engine().logicnet_subspaces_rows(pointer, rows)
        return [rows.raw[k * n : k * n + n] for k in range(count)], ENDS[_engine().logicnet_subspaces_end(pointer)]
    finally:
        _engine().logicnet_subspaces_free(pointer)


def percolated(network: Network) -> tuple[Handle, bytes]:
    """The rules of what percolation leaves, and for each component its value, or FREE where it is left."""
    fate = (c_int8 * max(network.components, 1))()
    rules = _rules(network, "logicnet_percolated", fate)
    return rules, bytes(fate[: network.components])


@dataclass(frozen=True, slots=True)
class Fixed:
    """A component that percolation fixes at `value`, in which round (0: its rule is constant by itself), and because
    of which components, fixed in earlier rounds.
    """

    component: int
    value: int
    round: int
    because: tuple[int, ...]


def percolation(network: Network, plan: Plan | None = None) -> tuple[Fixed, ...]:
    """What percolation fixes, by rounds, within a round by number."""
    error = Error()
    laid_out = network.laid_out(plan or Plan())
    found: list[int | None] = []
    interruptible(
        lambda: found.append(_engine().logicnet_percolation_told(network.pointer, byref(laid_out), None, byref(error))),
        network.stop,
    )
    raise_for(error)
    pointer = c_void_p(found[0])
    try:
        count, reasons = (
            int(_engine().logicnet_percolation_count(pointer)),
            int(_engine().logicnet_percolation_reasons(pointer)),
        )
        component, value, round = (c_uint32 * count)(), (c_uint8 * count)(), (c_uint32 * count)()
        begin, reason = (c_size_t * (count + 1))(), (c_uint32 * reasons)()
        _engine().logicnet_percolation_rows(pointer, component, value, round, begin, reason)
        return tuple(
            Fixed(component[k], value[k], round[k], tuple(reason[begin[k] : begin[k + 1]])) for k in range(count)
        )
    finally:
        _engine().logicnet_percolation_free(pointer)


def trap_closure(network: Network, start: Mapping[int, int], plan: Plan | None = None) -> bytes:
    """The smallest trap space around a start (values by component, the others free), as a row of 0, 1, FREE."""
    n, error = network.components, Error()
    space = (c_int8 * max(n, 1))(*(start.get(i, FREE) for i in range(n)))
    laid_out = network.laid_out(plan or Plan())
    interruptible(
        lambda: _engine().logicnet_trap_closure(network.pointer, byref(laid_out), None, space, byref(error)),
        network.stop,
    )
    raise_for(error)
    return bytes(space[:n])


def upstream(network: Network, components: Iterable[int], plan: Plan | None = None) -> frozenset[int]:
    """These components and all that their functions depend on, directly or through others."""
    chosen, error = list(components), Error()
    inside = (c_uint8 * max(network.components, 1))()
    laid_out, given = network.laid_out(plan or Plan()), (c_uint32 * len(chosen))(*chosen)
    interruptible(
        lambda: _engine().logicnet_upstream(
            network.pointer, byref(laid_out), None, len(chosen), given, inside, byref(error)
        ),
        network.stop,
    )
    raise_for(error)
    return frozenset(i for i in range(network.components) if inside[i])


def without_mediators(network: Network) -> tuple[Handle, list[int], Handle]:
    """The rules without mediators, the components removed, and the rules that complete a state in that order."""
    order = (c_uint32 * max(network.components, 1))()
    removed, completion = c_size_t(), c_void_p()
    rules = _rules(network, "logicnet_without_mediators", order, byref(removed), byref(completion))
    return rules, list(order[: removed.value]), Handle(completion.value or 0)


def blocks(network: Network) -> list[tuple[int, ...]]:
    """The strongly connected blocks of the influence graph (of functions, not of texts), upstream first."""
    block_of = (c_uint32 * max(network.components, 1))()
    error = Error()
    plan = network.laid_out(Plan())
    count = _engine().logicnet_blocks(network.pointer, byref(plan), None, block_of, byref(error))
    raise_for(error)
    found: list[list[int]] = [[] for _ in range(count)]
    for i in range(network.components):
        found[block_of[i]].append(i)
    return [tuple(block) for block in found]


def solve_upstream(network: Network, components: Iterable[int], plan: Plan | None = None) -> Answer:
    """All attractors of some components alone. They must be closed upstream: EngineError if they are not."""
    chosen = list(components)
    error = Error()
    laid_out = network.laid_out(plan or Plan())
    given = (c_uint32 * len(chosen))(*chosen)
    pointer = _engine().logicnet_solve_upstream(
        network.pointer, byref(laid_out), None, len(chosen), given, byref(error)
    )
    raise_for(error)
    return Answer(pointer, network)


def rest(answer: Answer, listed: int) -> Handle:
    """The rules of what `solve_upstream` left out, while the others run through that attractor of the last list."""
    error = Error()
    answer.within(listed)
    pointer = _engine().logicnet_answer_rest(answer.pointer, listed, byref(error))
    raise_for(error)
    return Handle(pointer)


def _rules(network: Network, name: str, *out: object) -> Handle:
    error = Error()
    plan = network.laid_out(Plan())
    function: Callable[..., int] = getattr(_engine(), name)
    pointer = function(network.pointer, byref(plan), None, *out, byref(error))
    raise_for(error)
    return Handle(pointer)
