"""The slow decider of claims: every kind, written from the definitions in `networks/README.md` over `oracle.py`.

It shares no code with the package and reads no text. A rule, an expression and a formula are trees: the number of a
component, ``("0",)``, ``("1",)``, ``("!", f)``, ``("&", f, g)``, ``("|", f, g)``; in formulas also ``("->", f, g)``,
``("EX", f)`` and the like, ``("EU", f, g)`` and ``("AU", f, g)``. A network is a tuple of rules, one a component.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import product

import networkx as nx
import numpy as np

import oracle
from oracle import State

Tree = int | tuple  # type: ignore[type-arg]
Network = tuple[Tree, ...]
States = frozenset[State]


@dataclass(frozen=True)
class Arm:
    """The setting by number; the changes of background and intervention: ``("hold", i, v)``, ``("cut", i, j, v)``."""

    setting: tuple[tuple[int, int], ...] = ()
    background: tuple[tuple, ...] = ()  # type: ignore[type-arg]
    intervention: tuple[tuple, ...] = ()  # type: ignore[type-arg]

    @property
    def held(self) -> dict[int, int]:
        changes = (*self.background, *self.intervention)
        return dict(self.setting) | {c[1]: c[2] for c in changes if c[0] == "hold"}


@dataclass(frozen=True)
class FromAttractors:
    """The attractors under an arm (reached from a start), of these those that always show ``where``."""

    arm: Arm
    where: Tree | None = None
    start: Start = None


@dataclass(frozen=True)
class Mixture:
    """Weights, and values of components."""

    parts: tuple[tuple[Fraction, tuple[tuple[int, int], ...]], ...]


Start = None | tuple[tuple[int, int], ...] | FromAttractors | Mixture  # anywhere, values of components, ...


@dataclass(frozen=True)
class Claim:
    """``kind`` as the files name it; ``about``, the expression or formula; ``other`` and ``by`` for two arms."""

    kind: str
    about: Tree
    arm: Arm = Arm()
    start: Start = None
    other: Arm = Arm()
    by: str = "inclusion"
    then: tuple[tuple[int, int], ...] | None = None
    expected: bool = True
    rates: tuple[tuple[int, Fraction, Fraction], ...] = ()  # number, up, down


class Nothing(Exception):
    """The claim is about nothing: no attractor is as the start asks."""


def verdict(network: Network, claim: Claim) -> bool | None:
    """Whether the claim holds; None where it is about nothing."""
    try:
        return decided(network, claim) == claim.expected
    except Nothing:
        return None


def decided(network: Network, claim: Claim) -> bool:
    if claim.kind.endswith("attractor") or claim.kind.endswith("attractors"):
        shown = [shows(claim.about, a) for a in reached(network, claim.arm, claim.start)]
        return {
            "all attractors": all(s == "always" for s in shown),
            "some attractor": any(s == "always" for s in shown),
            "no attractor": all(s == "never" for s in shown),
        }[claim.kind]
    if claim.kind in ("can reach", "must reach", "stays", "ctl"):
        graph = moves(network, claim.arm)
        good = satisfying(claim.about, graph) if claim.kind == "ctl" else PATHS[claim.kind](claim.about, graph)
        return begin(network, claim.arm, claim.start) <= good
    if claim.kind == "durable":
        then = claim.arm.setting if claim.then is None else claim.then
        after = replace(claim.arm, setting=then, intervention=())
        found = reached(network, after, FromAttractors(claim.arm, None, claim.start))
        return all(shows(claim.about, a) == "never" for a in found)
    more, less = (claim.arm, claim.other) if claim.kind == "more resistant than" else (claim.other, claim.arm)
    if claim.by == "probability":
        return probability(network, more, claim) > probability(network, less, claim)
    if claim.by == "share":
        return share(network, more, claim) - share(network, less, claim) > 1e-9
    big, small = (extent(network, arm, claim) for arm in (more, less))
    return small <= big and small != big


# --- arms, starts, attractors ---


@lru_cache(2**16)
def value(tree: Tree, state: State) -> int:
    if isinstance(tree, int):
        return state[tree]
    if tree[0] in "01":
        return int(tree[0])
    parts = [value(part, state) for part in tree[1:]]
    return {"!": 1 - parts[0], "&": min(parts), "|": max(parts)}[tree[0]]


@lru_cache(512)
def moves(network: Network, arm: Arm, rates=()) -> nx.DiGraph:  # type: ignore[type-arg,no-untyped-def]
    """The asynchronous moves under an arm; what never moves up, or down, makes no such move, whatever is cut."""
    net: oracle.Network = [lambda s, rule=rule: value(rule, s) for rule in network]  # type: ignore[misc]
    for change in (*arm.background, *arm.intervention):
        if change[0] == "cut":
            net = oracle.cut(net, *change[1:])
    graph = oracle.graph(oracle.fix(net, arm.held))
    never = [(s, t) for s, t in graph.edges for i, up, down in rates if s[i] != t[i] and not (up if t[i] else down)]
    graph.remove_edges_from(never)
    return graph


def begin(network: Network, arm: Arm, start: Start, rates=()) -> States:  # type: ignore[no-untyped-def]
    """The start states, with what the arm holds put in."""
    if isinstance(start, Mixture):
        return frozenset().union(*(begin(network, arm, part, rates) for _, part in start.parts))
    if isinstance(start, FromAttractors):
        found = reached(network, start.arm, start.start, rates)
        chosen = [a for a in found if start.where is None or shows(start.where, a) == "always"]
        if not chosen:
            raise Nothing
        states: Iterable[State] = frozenset().union(*chosen)
    else:
        states = [s for s in product((0, 1), repeat=len(network)) if all(s[i] == v for i, v in start or ())]
    return frozenset(tuple(arm.held.get(i, v) for i, v in enumerate(s)) for s in states)


def reached(network: Network, arm: Arm, start: Start, rates=()) -> list[States]:  # type: ignore[no-untyped-def]
    """The attractors that the start reaches."""
    graph = moves(network, arm, rates)
    states = oracle.forward(graph, begin(network, arm, start, rates))
    return [a for a in ends(network, arm, rates) if a & states]


@lru_cache(512)
def ends(network: Network, arm: Arm, rates=()) -> list[States]:  # type: ignore[no-untyped-def]
    return sorted(oracle.attractors(moves(network, arm, rates)), key=sorted)


def shows(tree: Tree, attractor: States) -> str:
    values = {value(tree, s) for s in attractor}
    return "sometimes" if len(values) == 2 else "always" if values == {1} else "never"


# --- paths ---


def can(tree: Tree, graph: nx.DiGraph) -> States:  # type: ignore[type-arg]
    return oracle.backward(graph, [s for s in graph if value(tree, s)])


def must(tree: Tree, graph: nx.DiGraph) -> States:  # type: ignore[type-arg]
    """From where a random walk comes to a state that shows it with probability 1."""
    stopped = graph.copy()
    stopped.remove_edges_from([(s, t) for s, t in graph.edges if value(tree, s)])
    missed = [s for a in oracle.attractors(stopped) for s in a if not value(tree, s)]
    return frozenset(graph) - oracle.backward(stopped, missed)


def stays(tree: Tree, graph: nx.DiGraph) -> States:  # type: ignore[type-arg]
    return frozenset(graph) - oracle.backward(graph, [s for s in graph if not value(tree, s)])


PATHS = {"can reach": can, "must reach": must, "stays": stays}


def satisfying(formula: Tree, graph: nx.DiGraph) -> States:  # type: ignore[type-arg]
    """The states that satisfy a formula; the next state of a fixed point is itself, and every path counts."""
    everything = frozenset(graph)
    if isinstance(formula, int):
        return frozenset(s for s in graph if s[formula])
    if formula[0] in ("0", "1"):
        return everything if formula[0] == "1" else frozenset()
    after = {s: set(graph[s]) or {s} for s in graph}
    some = lambda z: frozenset(s for s in graph if after[s] & z)  # noqa: E731
    every = lambda z: frozenset(s for s in graph if after[s] <= z)  # noqa: E731
    f, *rest = (satisfying(part, graph) for part in formula[1:])
    g = rest[0] if rest else f
    match formula[0]:
        case "!":
            return everything - f
        case "&":
            return f & g
        case "|":
            return f | g
        case "->":
            return everything - f | g
        case "EX":
            return some(f)
        case "AX":
            return every(f)
        case "EF":
            return stable(frozenset(), lambda z: f | some(z))
        case "AF":
            return stable(frozenset(), lambda z: f | every(z))
        case "EG":
            return stable(everything, lambda z: f & some(z))
        case "AG":
            return stable(everything, lambda z: f & every(z))
        case "EU":
            return stable(frozenset(), lambda z: g | f & some(z))
        case "AU":
            return stable(frozenset(), lambda z: g | f & every(z))
    raise ValueError(formula)


def stable(z: States, step) -> States:  # type: ignore[no-untyped-def]
    return z if step(z) == z else stable(step(z), step)


# --- two arms compared ---


def inputs(network: Network) -> set[int]:
    """The components whose rule is written as themselves."""
    return {i for i, rule in enumerate(network) if rule == i}


def settled(arm: Arm) -> set[int]:
    """What an arm holds, or cuts off from itself."""
    return {*arm.held} | {c[1] for c in (*arm.background, *arm.intervention) if c[0] == "cut" and c[1] == c[2]}


def extent(network: Network, arm: Arm, claim: Claim) -> set[tuple]:  # type: ignore[type-arg]
    """The settings of the inputs that neither arm holds: in which it can be shown, and in which it must be."""
    free = sorted(inputs(network) - settled(claim.arm) - settled(claim.other))
    shown: dict[tuple[int, ...], list[str]] = {}
    for attractor in reached(network, arm, claim.start):
        (setting,) = {tuple(s[i] for i in free) for s in attractor}
        shown.setdefault(setting, []).append(shows(claim.about, attractor))
    can_be = {("can", s) for s, words in shown.items() if any(word != "never" for word in words)}
    must_be = {("must", s) for s, words in shown.items() if all(word == "always" for word in words)}
    return can_be | must_be


def acting(network: Network, tree: Tree) -> list[int]:
    """The components on which the value of an expression depends, those on which theirs do, and so on."""
    found: set[int] = set()
    todo = [tree]
    while todo:
        now = todo.pop()
        new = {
            i
            for i in range(len(network))
            for s in product((0, 1), repeat=len(network))
            if value(now, s) != value(now, oracle.flip(s, [i]))
        }
        todo += [network[i] for i in new - found]
        found |= new
    return sorted(found)


def probability(network: Network, arm: Arm, claim: Claim) -> Fraction:
    """Of ending in an attractor that shows it at times, from each start state alike: those of all that acts on it."""
    if isinstance(claim.start, Mixture):
        parts = ((weight, replace(claim, start=part)) for weight, part in claim.start.parts)
        return sum((weight * probability(network, arm, one) for weight, one in parts), Fraction(0))
    starts = begin(network, arm, claim.start, claim.rates)
    graph, last = moves(network, arm, claim.rates), ends(network, arm, claim.rates)
    wins = frozenset().union(*(a for a in last if shows(claim.about, a) != "never"))
    told = acting(network, claim.about)
    each = {tuple(s[i] for i in told): s for s in sorted(starts)}.values()
    hit = absorbed(graph, oracle.forward(graph, each), frozenset().union(*last), claim.rates)
    return sum((p for s in each for t, p in hit[s].items() if t in wins), Fraction(0)) / len(each)


def share(network: Network, arm: Arm, claim: Claim) -> float:
    """Of the time in the long run in which it is shown, from each start state alike: those of all that acts on it."""
    if isinstance(claim.start, Mixture):
        return sum(float(w) * share(network, arm, replace(claim, start=part)) for w, part in claim.start.parts)
    starts = begin(network, arm, claim.start, claim.rates)
    graph, last = moves(network, arm, claim.rates), ends(network, arm, claim.rates)
    told = acting(network, claim.about)
    each = {tuple(s[i] for i in told): s for s in sorted(starts)}.values()
    hit = absorbed(graph, oracle.forward(graph, each), frozenset().union(*last), claim.rates)
    shown = {s: stationary(claim.about, a, graph, claim.rates) for a in last for s in a}
    return sum(float(p) * shown[t] for s in each for t, p in hit[s].items()) / len(each)


def stationary(tree: Tree, attractor: States, graph: nx.DiGraph, rates) -> float:  # type: ignore[type-arg,no-untyped-def]
    """The share of time in which an attractor shows it: its moves balance, and the shares sum to 1."""
    order = sorted(attractor)
    balance = np.zeros((len(order) + 1, len(order)))
    for j, s in enumerate(order):
        for t in graph[s]:
            if t != s:
                balance[order.index(t), j] += float(rate(s, t, rates))
                balance[j, j] -= float(rate(s, t, rates))
    balance[-1] = 1
    found = np.linalg.lstsq(balance, np.eye(len(order) + 1)[-1], rcond=None)[0]
    return float(sum(p for p, s in zip(found, order, strict=True) if value(tree, s)))


def slowed(network: Network, rates: tuple[tuple[int, Fraction, Fraction], ...]) -> Network:
    """What never moves up, or down, keeps its value where it would."""
    for i, up, down in rates:
        rule: Tree = network[i] if up else ("&", network[i], i)
        network = changed(network, i, rule if down else ("|", rule, i))
    return network


def rate(s: State, t: State, rates: tuple[tuple[int, Fraction, Fraction], ...]) -> Fraction:
    """How fast a move from a state to the next one is."""
    (moved,) = (i for i in range(len(s)) if s[i] != t[i])
    return next((up if t[i] else down for i, up, down in rates if i == moved), Fraction(1)) if s != t else Fraction(1)


def absorbed(  # type: ignore[no-untyped-def]
    graph: nx.DiGraph,  # type: ignore[type-arg]
    states: States,
    last: States,
    rates=(),
) -> dict[State, dict[State, Fraction]]:
    """From each of the states, how probably the walk first comes to each of the last ones: Gauss elimination."""
    fast = {s: {t: rate(s, t, rates) for t in graph[s]} for s in states - last}
    rows = {s: {t: one / sum(moving.values()) for t, one in moving.items()} for s, moving in fast.items()}
    for s in rows:
        loop = 1 - rows[s].pop(s, Fraction(0))
        rows[s] = {t: p / loop for t, p in rows[s].items()}
        for row in (row for u, row in rows.items() if s in row and u != s):
            weight = row.pop(s)
            for t, p in rows[s].items():
                row[t] = row.get(t, Fraction(0)) + weight * p
    return rows | {s: {s: Fraction(1)} for s in states & last}


# --- changed networks ---


def mutants(network: Network) -> Iterator[tuple[str, Network]]:
    """Every mutant by kind, source and target, as numbers: ``removed 0 1``, ``flipped 0 1``, ``held at 0 1``."""
    for j, rule in enumerate(network):
        if rule == j:
            continue
        for i in sorted(read(rule)):
            yield f"removed {i} {j}", changed(network, j, folded(struck(rule, i)))
            yield f"flipped {i} {j}", changed(network, j, folded(swapped(rule, i)))
        for v in "01":
            yield f"held at {v} {j}", changed(network, j, (v,))


def changed(network: Network, place: int, rule: Tree) -> Network:
    return (*network[:place], rule, *network[place + 1 :])


def read(tree: Tree) -> set[int]:
    return {tree} if isinstance(tree, int) else set().union(*map(read, tree[1:]))


def struck(rule: Tree, gone: int) -> Tree:
    """The rule without a regulator, which reads what is neutral to the operator above it (0 where there is none)."""
    return replaced(rule, gone, "0") if bare(rule, gone) else struck_below(rule, gone)


def struck_below(tree: Tree, gone: int) -> Tree:
    if isinstance(tree, int) or tree[0] in "01":
        return tree
    if tree[0] == "!":
        return ("!", struck_below(tree[1], gone))
    neutral = "1" if tree[0] == "&" else "0"
    return (tree[0], *((neutral,) if bare(part, gone) else struck_below(part, gone) for part in tree[1:]))


def bare(tree: Tree, gone: int) -> bool:
    """Whether a tree is the regulator, or its opposite, and so on."""
    return tree == gone or (isinstance(tree, tuple) and tree[0] == "!" and bare(tree[1], gone))


def replaced(tree: Tree, name: int, constant: str) -> Tree:
    if isinstance(tree, int):
        return (constant,) if tree == name else tree
    return (tree[0], *(replaced(part, name, constant) for part in tree[1:]))


def swapped(tree: Tree, name: int) -> Tree:
    if isinstance(tree, int):
        return ("!", tree) if tree == name else tree
    return (tree[0], *(swapped(part, name) for part in tree[1:]))


def folded(tree: Tree) -> Tree:
    """Constants put in and double negations left out."""
    if isinstance(tree, int) or len(tree) == 1:
        return tree
    parts = [folded(part) for part in tree[1:]]
    if tree[0] == "!":
        inner = parts[0]
        if isinstance(inner, tuple) and inner[0] in "01!":
            return inner[1] if inner[0] == "!" else ("10"[int(inner[0])],)
        return ("!", inner)
    absorbing, neutral = (("0",), ("1",)) if tree[0] == "&" else (("1",), ("0",))
    if absorbing in parts:
        return absorbing
    left = [part for part in parts if part != neutral]
    return (tree[0], *left) if len(left) == 2 else left[0] if left else neutral


Choice = tuple[int, tuple[Tree, ...]]  # a component, and what its rule may be instead


def admissible(network: Network, choices: tuple[Choice, ...]) -> Iterator[Network]:
    """Every network that takes, for each open component, its own rule or one of the alternatives."""
    options = [[rule, *(a for i, others in choices if i == j for a in others)] for j, rule in enumerate(network)]
    return iter(map(tuple, product(*options)))
