"""What is left of a system of rules once the question is known: held values put in, and only the components that
matter.

Thousands of changed networks are asked hundreds of questions, and most changes are nowhere near most questions. So each
question is reduced before it is solved. What is left is a plain tuple of postfix programs, and two questions that leave
equal tuples are one question. ``reduction.safe`` says which reduction may be made for which question.

The reductions here read how rules are written. That is fast, and finds less than the functions would say:
``reduction.hull`` and ``reduction.percolation`` make the same reductions on functions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from logicnet.logic.program import FALSE, TRUE, Program, constant, settled
from logicnet.logic.program import folded as restricted
from logicnet.logic.program import variables as support

__all__ = [
    "Residual",
    "System",
    "cone",
    "constant",
    "cyclic",
    "held_around",
    "percolated",
    "residual",
    "restricted",
    "settles",
    "support",
]

System = tuple[Program, ...]  # one postfix program a component


def percolated(system: System) -> dict[int, int]:
    """The components that end at a constant because their rules say so, and the constants, in the order in which they
    follow.
    """
    held: dict[int, int] = {}
    readers, reads = _readers(system)
    queue = [(i, program == (TRUE,)) for i, program in enumerate(system) if program in ((TRUE,), (FALSE,))]
    ones = zeros = 0
    while queue:
        i, value = queue.pop()
        held[i] = int(value)
        ones, zeros = ones | value << i, zeros | (not value) << i
        for reader in readers[i]:
            if (ones | zeros) >> reader & 1:
                continue
            mask = reads[reader]
            follows = settled(system[reader], ones & mask, zeros & mask)
            # it may be waiting already, because of another regulator
            if follows is not None and (reader, bool(follows)) not in queue:
                queue.append((reader, bool(follows)))
    return held


def held_around(system: System, start: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """What is held in a trap space around the start states: components that have one value in all of them and never
    move from it.

    Each start gives values to components; one it does not mention is free.
    """
    cubes = list(start)
    held = dict(cubes[0])
    for cube in cubes[1:]:
        held = {i: v for i, v in held.items() if cube.get(i) == v}
    ones = sum(1 << i for i, v in held.items() if v)
    zeros = sum(1 << i for i, v in held.items() if not v)
    queue, (readers, reads) = list(held), _readers(system)
    while queue:
        i = queue.pop()
        if i in held and settled(system[i], ones & reads[i], zeros & reads[i]) != held[i]:
            ones, zeros = ones & ~(1 << i), zeros & ~(1 << i)
            del held[i]
            queue.extend(reader for reader in readers[i] if reader in held)
    return held


@lru_cache(maxsize=1024)
def _readers(system: System) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Who reads each component, and what each component reads, as bits."""
    readers: list[list[int]] = [[] for _ in system]
    for i, program in enumerate(system):
        for regulator in support(program):
            readers[regulator].append(i)
    return tuple(map(tuple, readers)), tuple(map(_bits, system))


@lru_cache(maxsize=1 << 16)
def _bits(program: Program) -> int:
    """What a rule reads, as bits. Systems differ in a few rules: the others are told once."""
    return sum(1 << v for v in support(program))


def cone(system: System, wanted: Iterable[int], held: Mapping[int, int] | None = None) -> frozenset[int]:
    """The free components that act on the wanted ones, directly or through others, with the wanted ones themselves.

    ``held`` are the values put into the rules first, which may leave a rule with fewer components. Without it the rules
    are taken as they are written: nothing is held, and nothing folded.
    """
    if held is None:
        return _written_cone(system, frozenset(wanted))
    return _closed((i for i in wanted if i not in held), lambda i: support(restricted(system[i], held)))


@lru_cache(maxsize=1024)  # many claims read the same components of one system
def _written_cone(system: System, wanted: frozenset[int]) -> frozenset[int]:
    return _closed(wanted, lambda i: support(system[i]))


def _closed(wanted: Iterable[int], read: Callable[[int], Iterable[int]]) -> frozenset[int]:
    """The wanted components with all that they read, and what these read."""
    found: set[int] = set()
    queue = list(wanted)
    while queue:
        i = queue.pop()
        if i not in found:
            found.add(i)
            queue.extend(j for j in read(i) if j not in found)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Residual:
    """A smaller network: ``kept`` components in ascending order, their rules (over the original numbers), and what is
    held.
    """

    kept: tuple[int, ...]
    programs: System
    held: tuple[tuple[int, int], ...]

    @property
    def key(self) -> tuple[tuple[int, ...], System]:
        """Equal for equal dynamics of the kept components."""
        return self.kept, self.programs


def residual(system: System, held: Mapping[int, int], kept: Collection[int]) -> Residual:
    """The rules of the kept components with the held values put in."""
    order = tuple(sorted(kept))
    return Residual(order, tuple(restricted(system[i], held) for i in order), tuple(sorted(held.items())))


def cyclic(part: Residual) -> frozenset[int]:
    """The kept components that lie on a cycle or act on one: what remembers. Inputs (a rule that is the component
    itself) stay put.
    """
    regulators = {i: support(p) & set(part.kept) for i, p in zip(part.kept, part.programs, strict=True)}
    remaining = dict(regulators)
    while True:
        read = {r for own in remaining.values() for r in own}
        leaves = [i for i in remaining if i not in read]
        if not leaves:
            return frozenset(remaining)
        for leaf in leaves:
            del remaining[leaf]


def settles(system: System, held: Mapping[int, int], left_out: Collection[int]) -> bool:
    """Whether components that are left out cannot move for ever: no cycle among them but inputs that stay put."""
    programs = {i: restricted(system[i], held) for i in left_out if i not in held}
    remaining = {i: support(p) & set(programs) for i, p in programs.items() if p != (i,)}
    while remaining:
        ready = [i for i, own in remaining.items() if not own & set(remaining)]
        if not ready:
            return False
        for i in ready:
            del remaining[i]
    return True
