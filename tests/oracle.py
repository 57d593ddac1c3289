"""The slow oracle: what the engine is held to, written from the definitions with loops and dictionaries, sharing no code with it.

A network is a list of callables, a state a tuple of 0 and 1, a subspace a tuple of 0, 1 and None (free), a set a frozenset of states.
A successor differs from its state, so a fixed point has none. Most permissive: Paulevé et al., Nat Commun 11:4256 (2020).
"""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, product

import networkx as nx

State = tuple[int, ...]
Subspace = tuple[int | None, ...]
Network = list[Callable[[State], int]]


def rule(text: str, names: Iterable[str]) -> Callable[[State], int]:
    words = {"!": "not", "&": "and", "|": "or", "(": "(", ")": ")", "0": "False", "1": "True", "false": "False", "true": "True"}
    words |= {name: f"s[{i}]" for i, name in enumerate(names)}
    python = " ".join(words[token] for token in re.findall(r"[!&|()]|[^\s!&|()]+", text))
    return cache(eval(f"lambda s: int({python})"))

def network(names: Iterable[str], texts: Iterable[str]) -> Network:
    return [rule(text, list(names)) for text in texts]

def fix(net: Network, values: dict[int, int]) -> Network:
    return [(lambda s, v=values[i]: v) if i in values else f for i, f in enumerate(net)]

def cut(net: Network, source: int, target: int, value: int) -> Network:
    return [(lambda s, f=f: f((*s[:source], value, *s[source + 1:]))) if i == target else f for i, f in enumerate(net)]

def all_states(net: Network) -> list[State]:
    return list(product((0, 1), repeat=len(net)))

def number(state: State) -> int:
    return sum(value << i for i, value in enumerate(state))

def flip(s: State, places: Iterable[int]) -> State:
    return tuple(1 - v if i in places else v for i, v in enumerate(s))

def unstable(net: Network, s: State) -> list[int]:
    return [i for i, f in enumerate(net) if f(s) != s[i]]

def in_blocks(net: Network, s: State, blocks: Iterable[Iterable[int]]) -> set[State]:
    after = s  # one block after another, each at once
    for block in blocks:
        after = tuple(f(after) if i in block else after[i] for i, f in enumerate(net))
    return {after} - {s}

def permissive(net: Network, s: State) -> set[State]:
    seen, todo = {s}, [s]  # values: 0, 1, and "+", "-" on the way up, down, which others may read as either
    while todo:
        x = todo.pop()
        views = list(product(*[(v,) if v in (0, 1) else (0, 1) for v in x]))
        for i, f in enumerate(net):
            read = {f(z) for z in views}
            moves = {"+": [1], "-": [0]}.get(x[i], []) + ["+"] * (x[i] in (0, "-") and 1 in read) + ["-"] * (x[i] in (1, "+") and 0 in read)
            new = {(*x[:i], v, *x[i + 1:]) for v in moves} - seen
            seen |= new
            todo += new
    return {x for x in seen if all(v in (0, 1) for v in x)}

SCHEMES: dict[str, Callable[[Network, State, Iterable[Iterable[int]]], set[State]]] = {
    "asynchronous": lambda net, s, blocks: {flip(s, [i]) for i in unstable(net, s)},
    "synchronous": lambda net, s, blocks: in_blocks(net, s, [range(len(net))]),
    "general-asynchronous": lambda net, s, blocks: {flip(s, some) for size in range(1, len(net) + 1) for some in combinations(unstable(net, s), size)},
    "most-permissive": lambda net, s, blocks: permissive(net, s) - {s},
    "block-sequential": in_blocks,
}

def successors(net: Network, s: State, scheme: str = "asynchronous", blocks: Iterable[Iterable[int]] = ()) -> set[State]:
    return SCHEMES[scheme](net, s, blocks)

def graph(net: Network, scheme: str = "asynchronous", blocks: Iterable[Iterable[int]] = ()) -> nx.DiGraph:
    return nx.from_dict_of_lists({s: successors(net, s, scheme, blocks) for s in all_states(net)}, nx.DiGraph)

def forward(g: nx.DiGraph, states: Iterable[State]) -> frozenset[State]:
    starts = frozenset(states)
    return starts.union(*(nx.descendants(g, s) for s in starts))

def backward(g: nx.DiGraph, states: Iterable[State]) -> frozenset[State]:
    return forward(g.reverse(copy=False), states)

def attractors(g: nx.DiGraph) -> set[frozenset[State]]:
    return {frozenset(c) for c in nx.attracting_components(g)}

def strong_basin(g: nx.DiGraph, attractor: frozenset[State]) -> frozenset[State]:  # the weak basin is the backward closure
    return frozenset(g) - backward(g, chain(*(other for other in attractors(g) if other != attractor)))

def inside(subspace: Subspace) -> list[State]:
    return list(product(*[(0, 1) if v is None else (v,) for v in subspace]))

def percolate(net: Network, subspace: Subspace) -> Subspace:
    read = [{f(s) for s in inside(subspace)} for f in net]
    after = tuple(v if v is not None else min(r) if len(r) == 1 else None for v, r in zip(subspace, read, strict=True))
    return after if after == subspace else percolate(net, after)

def trap_spaces(net: Network) -> set[Subspace]:
    return {t for t in product((0, 1, None), repeat=len(net)) if all(v is None or all(f(s) == v for s in inside(t)) for v, f in zip(t, net, strict=True))}

def within(t: Subspace, u: Subspace) -> bool:
    return all(b is None or a == b for a, b in zip(t, u, strict=True))

def minimal(spaces: set[Subspace]) -> set[Subspace]:
    return {t for t in spaces if not any(u != t and within(u, t) for u in spaces)}

def maximal(spaces: set[Subspace]) -> set[Subspace]:  # the whole space does not count
    proper = {t for t in spaces if any(v is not None for v in t)}
    return {t for t in proper if not any(u != t and within(t, u) for u in proper)}

def absorption(net: Network, rates: list[int] | None = None) -> dict[State, dict[frozenset[State], Fraction]]:
    """From each state, the probability that the asynchronous walk (a component moves in proportion to its rate) ends in each attractor."""
    ends = sorted(attractors(graph(net)), key=sorted)
    rows = {s: {flip(s, [i]): Fraction((rates or [1] * len(net))[i]) for i in unstable(net, s)} for s in all_states(net) if not any(s in a for a in ends)}
    rows = {s: {t: w / sum(row.values()) for t, w in row.items()} for s, row in rows.items()}
    for s in rows:  # eliminate one transient state after another: leave its loop, then take it out of every other row
        loop = 1 - rows[s].pop(s, Fraction(0))
        rows[s] = {t: w / loop for t, w in rows[s].items()}
        for row in (row for u, row in rows.items() if s in row):
            weight = row.pop(s)
            for t, w in rows[s].items():
                row[t] = row.get(t, Fraction(0)) + weight * w
    return {s: {a: sum((w for t, w in rows.get(s, {s: Fraction(1)}).items() if t in a), Fraction(0)) for a in ends} for s in all_states(net)}
