"""The quick oracle: the definitions over all states at once, by numpy and scipy, for up to 14 components.

It shares no code with the package or with `oracle`, which it is held to on small networks. A state is a number whose
bit ``i`` is component ``i``, a set of states an array of booleans with one entry a state, a subspace a tuple of 0, 1
and 2 (free). A move flips one component that differs from its rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, identity
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import splu

Bits = NDArray[np.bool_]
Subspace = tuple[int, ...]
FREE = 2
TOKEN = re.compile(r'"[^"]*"|[!&|()]|[^\s!&|()"]+')
CONSTANTS = {"0": False, "1": True, "true": True, "false": False}


@cache
def columns(size: int) -> Bits:
    """For each component, its value in each state."""
    return (np.arange(1 << size)[None, :] >> np.arange(size)[:, None] & 1).astype(bool)


def table(text: str, names: Iterable[str]) -> Bits:
    """The value of an expression in each state: ``|`` of ``&`` of ``!``."""
    place = {name: i for i, name in enumerate(names)}
    tokens, at = TOKEN.findall(text), 0
    own = columns(len(place))
    everywhere = np.ones(1 << len(place), bool)

    def taken(token: str) -> bool:
        nonlocal at
        met = at < len(tokens) and tokens[at] == token
        at += met
        return met

    def either() -> Bits:
        value = both()
        while taken("|"):
            value = value | both()
        return value

    def both() -> Bits:
        value = one()
        while taken("&"):
            value = value & one()
        return value

    def one() -> Bits:
        nonlocal at
        if taken("!"):
            return ~one()
        if taken("("):
            value = either()
            assert taken(")"), text
            return value
        word = tokens[at]
        at += 1
        if word in CONSTANTS:
            return everywhere & CONSTANTS[word]
        return own[place[word.strip('"')]]

    value = either()
    assert at == len(tokens), text
    return value


@dataclass(frozen=True)
class Quick:
    """A network as the table of its rules: ``tables[i, s]`` is what rule ``i`` says in state ``s``."""

    tables: Bits

    @classmethod
    def of(cls, net: tuple[Iterable[str], Iterable[str]]) -> Quick:
        names = tuple(net[0])
        rows = [table(text, names) for text in net[1]]
        return cls(np.array(rows, bool).reshape(len(names), 1 << len(names)))

    @property
    def size(self) -> int:
        return len(self.tables)

    def fix(self, values: Mapping[int, int]) -> Quick:
        """The rules of these components are constants."""
        tables = self.tables.copy()
        for i, value in values.items():
            tables[i] = value
        return Quick(tables)

    def cut(self, source: int, target: int, value: int) -> Quick:
        """The rule of the target reads a constant in the source's place."""
        tables, states = self.tables.copy(), np.arange(1 << self.size)
        seen = states | 1 << source if value else states & ~(1 << source)
        tables[target] = tables[target][seen]
        return Quick(tables)

    def inside(self, space: Mapping[int, int]) -> Bits:
        """The states that have these values."""
        found = np.ones(1 << self.size, bool)
        for i, value in space.items():
            found &= columns(self.size)[i] == bool(value)
        return found

    # --- the graph of all states ---

    @cached_property
    def moves(self) -> Bits:
        """For each state, which components can move."""
        return np.ascontiguousarray((self.tables ^ columns(self.size)).T)

    @cached_property
    def graph(self) -> csr_matrix:
        states, which = np.nonzero(self.moves)
        begins = np.concatenate([[0], np.cumsum(self.moves.sum(axis=1))])
        count = 1 << self.size
        return csr_matrix((np.ones(len(states), np.int8), states ^ (1 << which), begins), shape=(count, count))

    @cached_property
    def home(self) -> NDArray[np.int64]:
        """For each state the number of its attractor, or -1; attractors are in the order of their smallest states."""
        _, part = connected_components(self.graph, directed=True, connection="strong")
        sources = np.repeat(np.arange(1 << self.size), np.diff(self.graph.indptr))
        leaving = np.zeros(part.max() + 1, bool)
        leaving[part[sources[part[sources] != part[self.graph.indices]]]] = True
        number = np.full(len(leaving), -1, np.int64)
        known, first = np.unique(part, return_index=True)
        closed = [k for _, k in sorted(zip(first, known, strict=True)) if not leaving[k]]
        number[closed] = np.arange(len(closed))
        return number[part]

    @cached_property
    def attractors(self) -> list[NDArray[np.int64]]:
        """The states of each attractor, ascending."""
        order = np.argsort(self.home, kind="stable")
        homes = self.home[order]
        order = order[np.searchsorted(homes, 0) :]
        return np.split(order, np.cumsum(np.bincount(self.home[order]))[:-1]) if len(order) else []

    def sets(self) -> set[frozenset[int]]:
        return {frozenset(states.tolist()) for states in self.attractors}

    def forward(self, begin: Bits) -> Bits:
        """All states on a path from these."""
        return self.distances(begin) >= 0

    def distances(self, begin: Bits) -> NDArray[np.int64]:
        """The number of moves from the nearest of these states; -1 where there is no path."""
        away = np.where(begin, 0, -1)
        layer, steps = np.nonzero(begin)[0], 0
        while len(layer):
            steps += 1
            which, bits = np.nonzero(self.moves[layer])
            layer = np.unique(layer[which] ^ (1 << bits))
            layer = layer[away[layer] < 0]
            away[layer] = steps
        return away

    def backward(self, end: Bits) -> Bits:
        """All states with a path to these."""
        found, turned = end.copy(), self.graph.T.tocsr()
        layer = np.nonzero(end)[0]
        while len(layer):
            layer = np.unique(np.concatenate([turned.indices[turned.indptr[s] : turned.indptr[s + 1]] for s in layer]))
            layer = layer[~found[layer]]
            found[layer] = True
        return found

    def reached(self, begin: Bits) -> list[int]:
        """The numbers of the attractors that some path from these states enters."""
        return sorted({int(k) for k in np.unique(self.home[self.forward(begin)]) if k >= 0})

    def absorption(self, rates: Iterable[float] | None = None) -> NDArray[np.float64]:
        """From each state (row), the probability that the walk ends in each attractor (column). A component that can
        move does so in proportion to its rate.
        """
        chances = np.zeros((1 << self.size, len(self.attractors)))
        ended = self.home >= 0
        chances[np.nonzero(ended)[0], self.home[ended]] = 1
        passing = np.nonzero(~ended)[0]
        if not len(passing):
            return chances
        weights = self.moves * np.array(list(rates) if rates is not None else [1.0] * self.size)
        states, which = np.nonzero(self.moves)
        share = weights[states, which] / weights.sum(axis=1)[states]
        step = csr_matrix((share, (states, states ^ (1 << which))), shape=(1 << self.size, 1 << self.size))[passing]
        solver = splu((identity(len(passing)) - step[:, passing]).tocsc())
        chances[passing] = solver.solve(step[:, np.nonzero(ended)[0]] @ chances[ended])
        return chances

    # --- trap spaces: arrays with 3 entries an axis, 0, 1 and free; axis i is component i ---

    @cached_property
    def traps(self) -> Bits:
        """Whether each subspace is one that no move leaves."""
        found = np.ones((3,) * self.size, bool)
        for i in range(self.size):
            for value in (0, 1):
                breaks = self._widened(self.tables[i] != bool(value))
                entry = tuple(value if k == i else slice(None) for k in range(self.size))
                found[entry] &= ~breaks[entry]
        return found

    def _widened(self, states: Bits) -> Bits:
        """Whether each subspace holds a state of these."""
        found = states.reshape((2,) * self.size).transpose()  # bit i is the last but i axis of a reshape
        for axis in range(self.size):
            found = np.concatenate([found, found.any(axis=axis, keepdims=True)], axis=axis)
        return found

    def _listed(self, found: Bits) -> set[Subspace]:
        return {tuple(map(int, row)) for row in np.argwhere(found)} if self.size else {()} if found else set()

    def trap_spaces(self) -> set[Subspace]:
        return self._listed(self.traps)

    def minimal(self) -> set[Subspace]:
        """Those that hold no other."""
        held = self.traps.astype(np.int64)
        for axis in range(self.size):
            entry = [slice(None)] * self.size
            entry[axis] = slice(FREE, None)
            held[tuple(entry)] = held.sum(axis=axis, keepdims=True)
        return self._listed(self.traps & (held == 1))

    def maximal(self) -> set[Subspace]:
        """Those that lie in no other but the whole space, which does not count."""
        if not self.size:
            return set()
        proper = self.traps.copy()
        proper[(FREE,) * self.size] = False
        around = proper.astype(np.int64)
        for axis in range(self.size):
            moved = np.moveaxis(around, axis, 0)
            moved[:FREE] += moved[FREE].copy()
        return self._listed(proper & (around == 1))

    def percolate(self, space: Subspace) -> Subspace:
        """A subspace with all that its values decide, and what that decides, and so on."""
        while True:
            here = self.tables[:, self.inside({i: v for i, v in enumerate(space) if v != FREE})]
            always, never = here.all(axis=1), ~here.any(axis=1)
            after = tuple(v if v != FREE else 1 if always[i] else 0 if never[i] else FREE for i, v in enumerate(space))
            if after == space:
                return space
            space = after

    def succession(self) -> set[tuple[Subspace, Subspace, Subspace]]:
        """The steps of the succession diagram: from a percolated trap space by one of the largest inside it to what
        that percolates to.
        """
        spaces, steps = self.trap_spaces(), set()
        todo, seen = [self.root], {self.root}
        while todo:
            node = todo.pop()
            within = [t for t in spaces if t != node and lies(t, node)]
            for largest in [t for t in within if not any(u != t and lies(t, u) for u in within)]:
                target = self.percolate(largest)
                steps.add((node, largest, target))
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        return steps

    @property
    def root(self) -> Subspace:
        return self.percolate((FREE,) * self.size)


def lies(one: Subspace, other: Subspace) -> bool:
    """Whether the first subspace lies in the second."""
    return all(b in (FREE, a) for a, b in zip(one, other, strict=True))


def bits(state: int, size: int) -> tuple[int, ...]:
    """The values of the components in a state."""
    return tuple(state >> i & 1 for i in range(size))


def number(values: Iterable[int]) -> int:
    """The state with these values."""
    return sum(int(value) << i for i, value in enumerate(values))


def settings(places: Iterable[int]) -> Iterator[dict[int, int]]:
    """Every setting of these components."""
    chosen = list(places)
    for values in range(1 << len(chosen)):
        yield {i: values >> k & 1 for k, i in enumerate(chosen)}
