"""What is left of a network once the question is known: rules with held values put in, and only the components that
matter.

Thousands of changed networks are asked hundreds of questions, and most changes are nowhere near most questions. So a
question is first reduced on the postfix programs of the rules, in plain tuples that can be compared and hashed: two
questions that reduce to the same thing are one question. Which reduction may be made for which question stands in
`logicnet.reduction.safe`. Here they are decided on how rules are written, fast; `reduction.hull` and
`reduction.percolation` decide on functions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE, Program

System = tuple[Program, ...]  # one postfix program a component

_OPPOSITE: Mapping[Program, Program] = {(TRUE,): (FALSE,), (FALSE,): (TRUE,)}
_CONSTANT: Mapping[Program, int] = {(TRUE,): 1, (FALSE,): 0}


@cache
def support(program: Program) -> frozenset[int]:
    """The components a program reads."""
    return frozenset(entry for entry in program if entry >= 0)


@cache
def _restricted(program: Program, held: tuple[tuple[int, int], ...]) -> Program:
    values = dict(held)
    stack: list[Program] = []
    for entry in program:
        if entry >= 0:
            stack.append((entry,) if entry not in values else (TRUE,) if values[entry] else (FALSE,))
        elif entry == NOT:
            inner = stack.pop()
            stack.append(_OPPOSITE.get(inner) or (inner[:-1] if inner[-1] == NOT else (*inner, NOT)))
        elif entry in (AND, OR):
            right, left = stack.pop(), stack.pop()
            stack.append(_joined(left, right, entry))
        else:
            stack.append((entry,))
    return stack.pop()


def _joined(left: Program, right: Program, operator: int) -> Program:
    absorbing, neutral = ((FALSE,), (TRUE,)) if operator == AND else ((TRUE,), (FALSE,))
    if absorbing in (left, right):
        return absorbing
    if left in (neutral, right):
        return right
    return left if right == neutral else (*left, *right, operator)


def restricted(program: Program, held: Mapping[int, int]) -> Program:
    """The program with held components replaced by their values, and constants folded away."""
    return _restricted(program, tuple([(v, held[v]) for v in _order(program) if v in held]))


@cache
def _order(program: Program) -> tuple[int, ...]:
    return tuple(sorted(support(program)))


@cache
def _settled(program: Program) -> Callable[[int, int], int | None]:
    """The program's value where bit i of the first argument says that component i is 1, of the second that it is 0;
    None: not settled.

    The same as restricting and folding, without making the program: tens of thousands of systems are percolated for
    one table.
    """
    stack: list[tuple[str, str]] = []  # when it is 1, when it is 0
    for entry in program:
        if entry >= 0:
            stack.append((f"o & {1 << entry}", f"z & {1 << entry}"))
        elif entry == NOT:
            stack[-1] = stack[-1][::-1]
        elif entry in (AND, OR):
            right, left = stack.pop(), stack.pop()
            words = ("and", "or") if entry == AND else ("or", "and")
            stack.append((f"({left[0]} {words[0]} {right[0]})", f"({left[1]} {words[1]} {right[1]})"))
        else:
            stack.append(("1", "0") if entry == TRUE else ("0", "1"))
    one, zero = stack.pop()
    function: Callable[[int, int], int | None] = eval(f"lambda o, z: 1 if {one} else 0 if {zero} else None")
    return function


def value(program: Program, state: Mapping[int, int] | Sequence[int]) -> int:
    """The program's value where every component it reads has one."""
    return int(_restricted(program, tuple((v, state[v]) for v in sorted(support(program)))) == (TRUE,))


def constant(program: Program) -> int | None:
    """0 or 1 where the program is written as that."""
    return _CONSTANT.get(program)


def percolated(system: System) -> dict[int, int]:
    """The components that end at a constant because their rules say so, and the constants, in the order in which they
    follow.
    """
    held: dict[int, int] = {}
    readers = _readers(system)
    queue = [(i, program == (TRUE,)) for i, program in enumerate(system) if program in ((TRUE,), (FALSE,))]
    ones = zeros = 0
    while queue:
        i, value = queue.pop()
        held[i] = int(value)
        ones, zeros = ones | value << i, zeros | (not value) << i
        for reader in readers[i]:
            if (ones | zeros) >> reader & 1:
                continue
            settled = _settled(system[reader])(ones, zeros)
            if settled is not None and (reader, bool(settled)) not in queue:
                queue.append((reader, bool(settled)))
    return held


def hull(system: System, start: Iterable[Mapping[int, int]]) -> dict[int, int]:
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
    queue, readers = list(held), _readers(system)
    while queue:
        i = queue.pop()
        if i in held and _settled(system[i])(ones, zeros) != held[i]:
            ones, zeros = ones & ~(1 << i), zeros & ~(1 << i)
            del held[i]
            queue.extend(reader for reader in readers[i] if reader in held)
    return held


@lru_cache(maxsize=1024)
def _readers(system: System) -> tuple[tuple[int, ...], ...]:
    readers: list[list[int]] = [[] for _ in system]
    for i, program in enumerate(system):
        for regulator in support(program):
            readers[regulator].append(i)
    return tuple(map(tuple, readers))


def cone(system: System, wanted: Iterable[int], held: Mapping[int, int]) -> frozenset[int]:
    """The free components that act on the wanted ones, directly or through others, with the wanted ones themselves."""
    found: set[int] = set()
    queue = [i for i in wanted if i not in held]
    while queue:
        i = queue.pop()
        if i not in found:
            found.add(i)
            queue.extend(j for j in support(restricted(system[i], held)) if j not in found)
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


def written(program: Program, names: Sequence[str]) -> str:
    """The program as text."""
    stack: list[str] = []
    for entry in program:
        if entry >= 0:
            stack.append(f'"{names[entry]}"')
        elif entry == NOT:
            stack.append(f"!{stack.pop()}")
        elif entry in (AND, OR):
            right, left = stack.pop(), stack.pop()
            stack.append(f"({left} {'&' if entry == AND else '|'} {right})")
        else:
            stack.append("1" if entry == TRUE else "0")
    return stack.pop()
