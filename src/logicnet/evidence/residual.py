"""What is left of a network once the question is known: rules with held values put in, and only the components that matter.

Thousands of changed networks are asked hundreds of questions, and most changes are nowhere near most questions. So a question is first
reduced on the postfix programs of the rules, in plain tuples that can be compared and hashed: two questions that reduce to the same
thing are one question. Which reduction may be made for which question stands in the table ``SAFE``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE, Program

System = tuple[Program, ...]  # one postfix program a component

# Which reduction keeps which answer, and why. Two kinds of question: `attractors` (what attractors show, without a start), and what is
# asked of the states reachable from a start, by the operators that occur in it.
SAFE: Mapping[str, tuple[frozenset[str], str]] = {
    "percolation": (
        frozenset({"attractors"}),
        "a component whose rule is constant ends at that constant in every attractor; on the way there it may differ, so nothing "
        "that depends on a start is percolated",
    ),
    "hull": (
        frozenset({"EX", "AX", "EF", "AF", "EG", "AG", "EU", "AU", "reachable attractors"}),
        "no state outside the least trap space around the start is ever reached, so what is held in that space is held for good",
    ),
    "cone": (
        frozenset({"attractors", "EF", "AG", "EU", "reachable attractors"}),
        "components that do not act on what is asked about neither enable nor prevent its moves: their steps are stutters. A step "
        "can be one of theirs (EX, AX), and they may move for ever while the others stand (AF, EG, AU)",
    ),
    "cone, the rest without cycles": (
        frozenset({"attractors", "EF", "AG", "EU", "AF", "EG", "AU", "reachable attractors"}),
        "where the components left out cannot move for ever, every stutter ends, and a path that stays is one that stays without them",
    ),
    "memory": (
        frozenset({"reachable attractors"}),
        "what lies downstream of all cycles follows: over one attractor of the rest it has exactly one attractor, so an attractor is "
        "reachable where its part on the cycles and above them is",
    ),
}


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
            stack.append({(TRUE,): (FALSE,), (FALSE,): (TRUE,)}.get(inner, inner[:-1] if inner[-1] == NOT else (*inner, NOT)))
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
    if left == neutral or left == right:
        return right
    return left if right == neutral else (*left, *right, operator)


def restricted(program: Program, held: Mapping[int, int]) -> Program:
    """The program with held components replaced by their values, and constants folded away."""
    relevant = tuple((v, held[v]) for v in sorted(support(program)) if v in held)
    return _restricted(program, relevant)


def value(program: Program, state: Mapping[int, int] | Sequence[int]) -> int:
    """The program's value where every component it reads has one."""
    return int(_restricted(program, tuple((v, state[v]) for v in sorted(support(program)))) == (TRUE,))


def constant(program: Program) -> int | None:
    """0 or 1 where the program is written as that."""
    return {(TRUE,): 1, (FALSE,): 0}.get(program)


def percolated(system: System) -> dict[int, int]:
    """The components that end at a constant because their rules say so, one after another, and the constants."""
    held: dict[int, int] = {}
    readers = _readers(system)
    queue = list(range(len(system)))
    while queue:
        i = queue.pop()
        if i in held:
            continue
        fixed = constant(restricted(system[i], held))
        if fixed is not None:
            held[i] = fixed
            queue.extend(readers[i])
    return held


def hull(system: System, start: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """What is held in a trap space around the start states: components that have one value in all of them and never move from it.

    Each start gives values to components; one it does not mention is free.
    """
    cubes = list(start)
    held = {i: v for i, v in cubes[0].items() if all(cube.get(i) == v for cube in cubes[1:])}
    queue, readers = list(held), _readers(system)
    while queue:
        i = queue.pop()
        if i in held and constant(restricted(system[i], held)) != held[i]:
            del held[i]
            queue.extend(reader for reader in readers[i] if reader in held)
    return held


def _readers(system: System) -> list[list[int]]:
    readers: list[list[int]] = [[] for _ in system]
    for i, program in enumerate(system):
        for regulator in support(program):
            readers[regulator].append(i)
    return readers


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
    """A smaller network: ``kept`` components in ascending order, their rules (over the original numbers), and what is held."""

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
    """The kept components that lie on a cycle or act on one: what remembers. Inputs (a rule that is the component itself) stay put."""
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
