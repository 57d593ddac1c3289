"""Causal paths: from what an intervention touches to what decides the phenotype.

There is one path for each component that the change of the phenotype rests on. Where percolation fixes that component,
the path follows the reasons of percolation. Else the path is a shortest one along regulations whose signs fit the
differences between the untreated network and the treated one; there may be none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache, lru_cache

from logicnet.explanation.chain import Link
from logicnet.explanation.differences import SharesOn, changed_components
from logicnet.logic import Expression, Rules
from logicnet.logic.program import Program, folded, settled
from logicnet.model import Intervention, Network, Phenotype, Regulation
from logicnet.model.levels import owner


def causal_paths(
    base: Network,
    phenotype: str | Phenotype,
    done: Intervention,
    moved: SharesOn,
    chain: Iterable[Link],
) -> tuple[tuple[Regulation, ...], ...]:
    """Paths to each component that the phenotype's change rests on: those that percolation makes decide it, where it
    does; else all that it reads and that differ. Each part of the intervention that leads there has one."""
    links = {link.component: link for link in chain}
    differing = {name: link for name, link in links.items() if link.differs}
    levels = _levels(moved)
    expression = base.expression(phenotype)
    read = expression.regulators()
    value = {i: int(links[base.names[i]].value) for i in read if base.names[i] in links}
    decided = constant_of(expression, value) is not None
    enough = enough_of(expression, value) if decided else {}
    ends = [base.names[i] for i in (enough if decided else read)]
    found = []
    for end in ends:
        if end in differing:
            found += _reasons(base, done, differing, end)
        elif end in moved:
            found += _paths(base, done, levels, owner(end))
    return tuple(dict.fromkeys(path for path in found if path))


def _levels(moved: SharesOn) -> SharesOn:
    """What differs by component: of one with levels the mean level, the sum of the shares of its variables."""
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for name, (before, after) in moved.items():
        sums = found.get(owner(name), (Fraction(0), Fraction(0)))
        found[owner(name)] = (sums[0] + before, sums[1] + after)
    return found


def enough_of(expression: Expression, value: Mapping[int, int]) -> Mapping[int, int]:
    """Of values that make an expression constant those that are enough, and none too many."""
    # one after another in the order of components: what is left depends on the order, and must not change between runs
    for j in tuple(value):
        fewer = {k: v for k, v in value.items() if k != j}
        value = fewer if constant_of(expression, fewer) is not None else value
    return value


def constant_among(program: Program, value: Mapping[int, int]) -> int | None:
    """The constant that a program becomes where these values are folded into it, or None: as it is written, so that
    nothing is asked of the core.
    """
    ones = sum(1 << i for i, bit in value.items() if bit)
    return settled(program, ones, sum(1 << i for i, bit in value.items() if not bit))


def constant_of(expression: Expression, value: Mapping[int, int]) -> int | None:
    """The constant that an expression becomes when these values are put into it, or None."""
    known = constant_among(expression.program, value)
    return _constant(folded(expression.program, value)) if known is None else known


@lru_cache(maxsize=1 << 14)  # a search asks for what is left of one rule again and again
def _constant(program: Program) -> int | None:
    return Expression(_no_components(), program).constant()


@cache
def _no_components() -> Rules:
    """Rules for expressions of which no name is asked."""
    return Rules.build([], [])


def _reasons(
    network: Network, done: Intervention, differing: Mapping[str, Link], end: str
) -> list[tuple[Regulation, ...]]:
    """From each component that is touched to one that percolation fixes, along the shortest way of its reasons."""
    found: dict[str, tuple[Regulation, ...]] = {}
    edges = {(edge.source, edge.target): edge for edge in network.regulations}
    begin = changed_components(done)
    came: dict[str, tuple[Regulation, ...]] = {end: ()}
    queue = deque(came)
    while queue:
        name = queue.popleft()
        if owner(name) in begin:
            found.setdefault(owner(name), (*_into(network, done, owner(name)), *came[name]))
            continue
        for reason, _ in differing[name].because:
            if reason in differing and reason not in came:
                ends = owner(reason), owner(name)
                came[reason] = (
                    came[name] if ends[0] in network.levels and ends[0] == ends[1] else (edges[ends], *came[name])
                )
                queue.append(reason)
    return list(found.values())


def _paths(network: Network, done: Intervention, moved: SharesOn, end: str) -> list[tuple[Regulation, ...]]:
    """From each component that is touched a shortest path to an end through components that differ, along signs that
    fit where there is one.
    """
    # shares of attractors need not follow every sign, so a path against one is better than none
    for fitting in (True, False):
        ways = [
            (begin, _shortest(network, {begin}, frozenset({end}), moved, fitting))
            for begin in sorted(changed_components(done))
        ]
        if found := [(*_into(network, done, begin), *path) for begin, path in ways if path is not None]:
            return found
    return []


def _into(network: Network, done: Intervention, begin: str) -> tuple[Regulation, ...]:
    """The edge that was cut, where a path begins with the component that it leads to."""
    into = [edge for edge in network.regulations if edge.target == begin and (edge.source, edge.target) in done.cut]
    return tuple(into[:1])


def _shortest(
    network: Network,
    starts: Iterable[str],
    goals: frozenset[str],
    moved: SharesOn,
    fitting: bool,
) -> tuple[Regulation, ...] | None:
    came: dict[str, Regulation | None] = {name: None for name in sorted(starts) if name in moved}
    queue = deque(came)
    out: dict[str, list[Regulation]] = {}
    for edge in network.regulations:
        out.setdefault(edge.source, []).append(edge)
    while queue:
        name = queue.popleft()
        if name in goals:
            path: list[Regulation] = []
            last = came[name]
            while last is not None:
                path.append(last)
                last = came[last.source]
            return tuple(reversed(path))
        for step in out.get(name, ()):
            if step.target in moved and step.target not in came and (not fitting or _fits(step, moved)):
                came[step.target] = step
                queue.append(step.target)
    return None


def _fits(edge: Regulation, moved: SharesOn) -> bool:
    source, target = (moved[name][1] > moved[name][0] for name in (edge.source, edge.target))
    return edge.sign == "±" or (source == target) == (edge.sign == "+")
