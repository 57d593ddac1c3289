"""The compiled core's single steps: declares that part of its C API.

Each hands back smaller rules and what lifts a state back. Components are numbers here, rules are handles;
``logicnet.reduction`` puts the names back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Mapping
from ctypes import POINTER, byref, c_int8, c_int32, c_size_t, c_uint8, c_uint32, c_void_p
from dataclasses import dataclass

from logicnet.core.border import ERROR, Declarations, OwnedHandle, asked, interruptible, uint8s, uint32s
from logicnet.core.codes import FREE as FREE
from logicnet.core.codes import End
from logicnet.core.rules import Handle
from logicnet.core.solver import PLAN, CompiledNetwork, Plan, Solution

MINIMAL, MAXIMAL, ALL, FIXED_POINTS = 0, 1, 2, 3


_u32, _u8 = POINTER(c_uint32), POINTER(c_uint8)
_asked = [c_void_p, PLAN]
_core = Declarations(
    {
        "logicnet_trap_spaces": (
            c_void_p,
            [c_void_p, PLAN, c_int32, c_size_t, _u32, _u8, c_size_t, ERROR],
        ),
        "logicnet_subspaces_free": (None, [c_void_p]),
        "logicnet_subspaces_count": (c_size_t, [c_void_p]),
        "logicnet_subspaces_end": (c_int32, [c_void_p]),
        "logicnet_subspaces_rows": (None, [c_void_p, c_void_p]),
        "logicnet_percolated": (c_void_p, [*_asked, POINTER(c_int8), ERROR]),
        "logicnet_percolation_told": (c_void_p, [*_asked, ERROR]),
        "logicnet_percolation_free": (None, [c_void_p]),
        "logicnet_percolation_count": (c_size_t, [c_void_p]),
        "logicnet_percolation_reasons": (c_size_t, [c_void_p]),
        "logicnet_percolation_rows": (None, [c_void_p, _u32, _u8, _u32, POINTER(c_size_t), _u32]),
        "logicnet_trap_closure": (c_size_t, [*_asked, POINTER(c_int8), ERROR]),
        "logicnet_upstream": (c_size_t, [*_asked, c_size_t, _u32, _u8, ERROR]),
        "logicnet_without_mediators": (c_void_p, [*_asked, _u32, POINTER(c_size_t), POINTER(c_void_p), ERROR]),
        "logicnet_blocks": (c_size_t, [*_asked, _u32, ERROR]),
        "logicnet_solve_upstream": (c_void_p, [*_asked, c_size_t, _u32, ERROR]),
        "logicnet_answer_rest": (c_void_p, [c_void_p, c_size_t, ERROR]),
    }
)


class _Subspaces(OwnedHandle):
    __slots__ = ()
    FREE = (_core, "logicnet_subspaces_free")


def trap_spaces(
    network: CompiledNetwork, kind: int, limit: int, within: Mapping[int, int] | None = None, plan: Plan | None = None
) -> tuple[list[bytes], str]:
    """Up to ``limit`` trap spaces inside ``within``, as rows of 0, 1, FREE, and the word of the ``End``: "", all."""
    within, plan = within or {}, plan or Plan()
    given = byref(network.laid_out(plan))
    wanted = (kind, len(within), uint32s(within), uint8s(within.values()), limit)

    def work() -> _Subspaces:
        return _Subspaces(asked(_core.logicnet_trap_spaces, network, given, *wanted))

    found = interruptible(work, network.stop, answers=plan.answers_when_stopped)
    count, n = int(_core.logicnet_subspaces_count(found)), network.components
    rows = ctypes.create_string_buffer(max(count * n, 1))
    _core.logicnet_subspaces_rows(found, rows)
    return [rows.raw[k * n : k * n + n] for k in range(count)], End(_core.logicnet_subspaces_end(found)).in_words


def percolate(network: CompiledNetwork) -> tuple[Handle, bytes]:
    """The rules of what percolation leaves, and for each component its value, or FREE where it is left."""
    fate = (c_int8 * max(network.components, 1))()
    rules = _rules(network, _core.logicnet_percolated, fate)
    return rules, bytes(fate[: network.components])


@dataclass(frozen=True, slots=True)
class FixedComponent:
    """A component that percolation fixes at ``value``, in which round (0: its rule is constant by itself), and because
    of which components, fixed in earlier rounds.
    """

    component: int
    value: int
    round: int
    because: tuple[int, ...]


class _Percolation(OwnedHandle):
    __slots__ = ()
    FREE = (_core, "logicnet_percolation_free")


def percolation(network: CompiledNetwork, plan: Plan | None = None) -> tuple[FixedComponent, ...]:
    """What percolation fixes, by rounds, within a round by number."""
    given = byref(network.laid_out(plan or Plan()))
    found = interruptible(lambda: _Percolation(asked(_core.logicnet_percolation_told, network, given)), network.stop)
    count = int(_core.logicnet_percolation_count(found))
    reasons = int(_core.logicnet_percolation_reasons(found))
    component, value, round = (c_uint32 * count)(), (c_uint8 * count)(), (c_uint32 * count)()
    begin, reason = (c_size_t * (count + 1))(), (c_uint32 * reasons)()
    _core.logicnet_percolation_rows(found, component, value, round, begin, reason)
    return tuple(
        FixedComponent(component[k], value[k], round[k], tuple(reason[begin[k] : begin[k + 1]])) for k in range(count)
    )


def trap_closure(network: CompiledNetwork, start: Mapping[int, int], plan: Plan | None = None) -> bytes:
    """The smallest trap space around a start (values by component, the others free), as a row of 0, 1, FREE."""
    n = network.components
    space = (c_int8 * max(n, 1))(*(start.get(i, FREE) for i in range(n)))
    given = byref(network.laid_out(plan or Plan()))
    interruptible(lambda: asked(_core.logicnet_trap_closure, network, given, space), network.stop)
    return bytes(space[:n])


def upstream(network: CompiledNetwork, components: Iterable[int], plan: Plan | None = None) -> frozenset[int]:
    """These components and all that their functions depend on, directly or through others."""
    chosen = tuple(components)
    inside = (c_uint8 * max(network.components, 1))()
    given = byref(network.laid_out(plan or Plan()))
    wanted = (given, len(chosen), uint32s(chosen), inside)
    interruptible(lambda: asked(_core.logicnet_upstream, network, *wanted), network.stop)
    return frozenset(i for i in range(network.components) if inside[i])


def without_mediators(network: CompiledNetwork) -> tuple[Handle, list[int], Handle]:
    """The rules without mediators, the components removed, and the rules that complete a state in that order."""
    order = (c_uint32 * max(network.components, 1))()
    removed, completion = c_size_t(), c_void_p()
    rules = _rules(network, _core.logicnet_without_mediators, order, byref(removed), byref(completion))
    return rules, list(order[: removed.value]), Handle(completion.value or 0)


def blocks(network: CompiledNetwork) -> list[tuple[int, ...]]:
    """The strongly connected blocks of the influence graph (of functions, not of texts), upstream first."""
    block_of = (c_uint32 * max(network.components, 1))()
    count = asked(_core.logicnet_blocks, network, byref(network.laid_out(Plan())), block_of)
    found: list[list[int]] = [[] for _ in range(count)]
    for i in range(network.components):
        found[block_of[i]].append(i)
    return [tuple(block) for block in found]


def solve_upstream(network: CompiledNetwork, components: Iterable[int], plan: Plan | None = None) -> Solution:
    """All attractors of some components alone. They must be closed upstream: EngineError if they are not."""
    chosen, given = tuple(components), network.laid_out(plan or Plan())
    return Solution(asked(_core.logicnet_solve_upstream, network, byref(given), len(chosen), uint32s(chosen)), network)


def rest(answer: Solution, listed: int) -> Handle:
    """The rules of what ``solve_upstream`` left out, while the others run through that attractor of the last list."""
    answer.within(listed)
    return Handle(asked(_core.logicnet_answer_rest, answer, listed))


def _rules(network: CompiledNetwork, function: Callable[..., int], *out: object) -> Handle:
    return Handle(asked(function, network, byref(network.laid_out(Plan())), *out))
