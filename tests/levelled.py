"""Networks of levels by their definition: states are tuples of levels, and a move takes one component one step towards
its target. It knows nothing of the variables that stand for levels.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import product

import networkx as nx

from logicnet.model import Component, Network
from logicnet.model.levels import target_texts

State = tuple[int, ...]
Target = Callable[[State], int]


@dataclass(frozen=True)
class Levelled:
    """Components with their maxima, and what level each moves to in a state."""

    names: tuple[str, ...]
    maxima: tuple[int, ...]
    targets: tuple[Target, ...]

    def states(self, **given: Iterable[int]) -> list[State]:
        ranges = [given.get(n, range(m + 1)) for n, m in zip(self.names, self.maxima, strict=True)]
        return list(product(*ranges))

    def graph(self) -> nx.DiGraph:
        g = nx.DiGraph()
        for state in self.states():
            g.add_node(state)
            for i, target in enumerate(self.targets):
                aim = target(state)
                if aim != state[i]:
                    g.add_edge(state, put(state, i, state[i] + (1 if aim > state[i] else -1)))
        return g

    def keep(self, name: str, low: int, high: int) -> "Levelled":
        i = self.names.index(name)
        f = self.targets[i]
        return self.swap(i, lambda s: min(max(f(s), low), high))

    def cut(self, source: str, target: str, value: int) -> "Levelled":
        j, i = self.names.index(source), self.names.index(target)
        f = self.targets[i]
        return self.swap(i, lambda s: f(put(s, j, value)))

    def swap(self, i: int, target: Target) -> "Levelled":
        return replace(self, targets=(*self.targets[:i], target, *self.targets[i + 1 :]))

    def with_(self, intervention: str) -> "Levelled":
        """The network under interventions in the field's notation."""
        changed = self
        for word in sorted(intervention.split(), key=lambda word: ":" not in word.split("%")[0]):
            place, value = word.split("%")
            low, high = (int(v) for v in (value.split(":") if ":" in value else (value, value)))
            if ":" in place:
                changed = changed.cut(*place.split(":"), low)
            else:
                changed = changed.keep(place, low, high)
        return changed

    def set_at_once(self, states: Iterable[State], intervention: str) -> set[State]:
        """The states in which what is held has its levels from the first moment."""
        found = set(states)
        for word in intervention.split():
            place, value = word.split("%")
            if ":" not in place:
                low, high = (int(v) for v in (value.split(":") if ":" in value else (value, value)))
                i = self.names.index(place)
                found = {put(s, i, min(max(s[i], low), high)) for s in found}
        return found


def put(state: State, i: int, level: int) -> State:
    return (*state[:i], level, *state[i + 1 :])


def attractors(g: nx.DiGraph) -> list[frozenset[State]]:
    return [
        frozenset(c) for c in nx.strongly_connected_components(g) if all(t in c for s in c for t in g.successors(s))
    ]


def reached(g: nx.DiGraph, begin: Iterable[State]) -> set[State]:
    found = set(begin)
    waiting = list(found)
    while waiting:
        fresh = set(g.successors(waiting.pop())) - found
        found |= fresh
        waiting += fresh
    return found


def drawn(seed: int, size: int = 4, most: int = 3) -> tuple[Levelled, Network]:
    """A random network of levels, as its definition and as a network; each component reads one to three others."""
    dice = random.Random(seed)
    names = tuple("XYZWV"[:size])
    maxima = tuple(dice.randint(1, most) for _ in names)
    targets: list[Target] = []
    texts: list[str] = []
    for i, top in enumerate(maxima):
        if dice.random() < 0.2:  # an input: it keeps its level
            targets.append(lambda s, i=i: s[i])
            texts += [names[i] if top == 1 else f"{names[i]}>={level}" for level in range(1, top + 1)]
            continue
        read = sorted(dice.sample(range(size), dice.randint(1, min(3, size))))
        rows = {row: dice.randint(0, top) for row in product(*(range(maxima[j] + 1) for j in read))}
        targets.append(lambda s, read=read, rows=rows: rows[tuple(s[j] for j in read)])
        terms = [
            (to, " & ".join(_at(names[j], maxima[j], v) for j, v in zip(read, row, strict=True)))
            for row, to in rows.items()
        ]
        texts += target_texts(terms, 0, top)
    components = [Component(name, maximum=top) for name, top in zip(names, maxima, strict=True)]
    return Levelled(names, maxima, tuple(targets)), Network.levelled(f"drawn {seed}", components, texts)


def _at(name: str, maximum: int, level: int) -> str:
    return f"{name}={level}" if maximum > 1 else name if level else f"!{name}"
