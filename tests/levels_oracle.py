"""The slow oracle of networks with levels, from the definitions: no encoding, no code shared with the package.

A network is maxima and targets: for each component a function of the whole state, a tuple of levels, that gives the
level it moves towards, by one step at a time. A box is a tuple of (low, high), one a component.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

import networkx as nx
from hypothesis import strategies as st

State = tuple[int, ...]
Box = tuple[tuple[int, int], ...]
NAMES = "PQRST"


@dataclass(frozen=True)
class Levels:
    maxima: tuple[int, ...]
    tables: tuple[dict[State, int], ...]  # for each component the target at the levels of its regulators
    reads: tuple[tuple[int, ...], ...]

    @property
    def names(self) -> str:
        return NAMES[: len(self.maxima)]

    def target(self, i: int) -> Callable[[State], int]:
        return lambda s: self.tables[i][tuple(s[j] for j in self.reads[i])]

    @property
    def targets(self) -> list[Callable[[State], int]]:
        return [self.target(i) for i in range(len(self.maxima))]

    def conditions(self, i: int) -> list[str]:
        """For each level from 1, where the table gives it, as text."""
        texts = []
        for level in range(1, self.maxima[i] + 1):
            rows = [
                " & ".join(self.said(j, v) for j, v in zip(self.reads[i], at, strict=True))
                for at, target in self.tables[i].items()
                if target == level
            ]
            texts.append(" | ".join(f"({row or 1})" for row in rows) or "0")
        return texts

    def said(self, j: int, level: int) -> str:
        return f"{NAMES[j]}={level}" if self.maxima[j] > 1 else f"{'' if level else '!'}{NAMES[j]}"

    def toml(self) -> str:
        parts = []
        for i, name in enumerate(self.names):
            texts = self.conditions(i)
            table = ", ".join(f'{k} = "{text}"' for k, text in enumerate(texts, 1))
            rule = f'"{texts[0]}"' if len(texts) == 1 else f"{{ {table} }}"
            parts.append(f"[components.{name}]\nmaximum = {self.maxima[i]}\nrule = {rule}\n")
        return "\n".join(parts)


def states(maxima: Iterable[int]) -> list[State]:
    return list(product(*(range(m + 1) for m in maxima)))


def successors(net: list[Callable[[State], int]], s: State) -> list[State]:
    found = []
    for i, f in enumerate(net):
        step = (f(s) > s[i]) - (f(s) < s[i])
        if step:
            found.append((*s[:i], s[i] + step, *s[i + 1 :]))
    return found


def graph(net: list[Callable[[State], int]], maxima: Iterable[int]) -> nx.DiGraph:
    g = nx.DiGraph()
    for s in states(maxima):
        g.add_node(s)
        g.add_edges_from((s, t) for t in successors(net, s))
    return g


def attractors(g: nx.DiGraph) -> set[frozenset[State]]:
    return {frozenset(c) for c in nx.strongly_connected_components(g) if all(t in c for s in c for t in g[s])}


def forward(g: nx.DiGraph, begin: Iterable[State]) -> frozenset[State]:
    return frozenset(t for s in begin for t in {s} | nx.descendants(g, s))


def held(net: list, i: int, low: int, high: int) -> list:
    """The target of a component is kept between two levels."""
    return [(lambda s, f=f: min(max(f(s), low), high)) if j == i else f for j, f in enumerate(net)]


def cut(net: list, source: int, target: int, level: int) -> list:
    """One component reads another at this level."""
    return [(lambda s, f=f: f((*s[:source], level, *s[source + 1 :]))) if j == target else f for j, f in enumerate(net)]


def inside(box: Box) -> list[State]:
    return list(product(*(range(low, high + 1) for low, high in box)))


def within(one: Box, other: Box) -> bool:
    return all(a >= c and b <= d for (a, b), (c, d) in zip(one, other, strict=True))


def trap_spaces(net: list, maxima: tuple[int, ...]) -> set[Box]:
    bounds = [[(a, b) for a in range(m + 1) for b in range(a, m + 1)] for m in maxima]
    after = {s: successors(net, s) for s in states(maxima)}
    found = set()
    for box in product(*bounds):
        members = set(inside(box))
        if all(t in members for s in members for t in after[s]):
            found.add(box)
    return found


def minimal(spaces: set[Box]) -> set[Box]:
    return {s for s in spaces if not any(t != s and within(t, s) for t in spaces)}


def maximal(spaces: set[Box], maxima: tuple[int, ...]) -> set[Box]:
    real = {s for s in spaces if s != tuple((0, m) for m in maxima)}
    return {s for s in real if not any(t != s and within(s, t) for t in real)}


def absorption(g: nx.DiGraph, begin: list[State], rate: dict[int, int] | None = None) -> dict[frozenset[State], float]:
    """The chance of each attractor, begun in each state alike; by solving for all of them at once."""
    import numpy as np

    ends, order = attractors(g), list(g)
    transient = [s for s in order if not any(s in a for a in ends)]
    at = {s: k for k, s in enumerate(transient)}
    matrix = np.eye(len(transient))
    right = np.zeros((len(transient), len(ends)))
    ends_listed = list(ends)
    for s in transient:
        weights = {t: (rate or {}).get(next(i for i in range(len(s)) if s[i] != t[i]), 1) for t in g[s]}
        for t, w in weights.items():
            if t in at:
                matrix[at[s], at[t]] -= w / sum(weights.values())
            else:
                right[at[s], next(k for k, a in enumerate(ends_listed) if t in a)] += w / sum(weights.values())
    solved = np.linalg.solve(matrix, right) if transient else right
    chance = {}
    for k, a in enumerate(ends_listed):
        total = sum(float(s in a) if s not in at else solved[at[s], k] for s in begin)
        chance[a] = total / len(begin)
    return chance


@st.composite
def levelled(draw: st.DrawFn, max_components: int = 4, inputs: bool = True) -> Levels:
    count = draw(st.integers(2, max_components))
    maxima = tuple(draw(st.integers(1, 3)) for _ in range(count))
    tables, reads = [], []
    for i in range(count):
        if inputs and draw(st.integers(0, 5)) == 0:
            reads.append((i,))
            tables.append({(v,): v for v in range(maxima[i] + 1)})
            continue
        own = tuple(sorted(draw(st.sets(st.integers(0, count - 1), max_size=2))))
        at = states([maxima[j] for j in own])
        values = draw(st.lists(st.integers(0, maxima[i]), min_size=len(at), max_size=len(at)))
        reads.append(own)
        tables.append(dict(zip(at, values, strict=True)))
    return Levels(maxima, tuple(tables), tuple(reads))
