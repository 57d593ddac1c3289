"""What a screen, `control` and `synergy` must say, by brute force over all states: from the definitions and `oracle`.

A phenotype is a callable on states. A change is ``(None, component, value)``: hold the component; or ``(source, target,
value)``: the target's rule reads the value in the source's place. An intervention is a set of changes. A start is a set
of states of the untreated network; held components take their value in it at once. Networks of up to seven components.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

import oracle

Phenotype = Callable[[oracle.State], int]
Change = tuple[int | None, int, int]
Intervention = frozenset[Change]
States = frozenset[oracle.State]
NOTHING: Intervention = frozenset()


class Row(NamedTuple):
    """One row of a screen; ``reachable``, ``withdrawal`` and ``probability`` are empty without a start."""

    always: int
    sometimes: int
    never: int
    reachable: str = ""
    withdrawal: str = ""
    probability: Fraction | None = None

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.always + self.sometimes, sum(self[:3]))


def changed(net: oracle.Network, one: Intervention) -> oracle.Network:
    for source, target, value in one:
        if source is not None:
            net = oracle.cut(net, source, target, value)
    return oracle.fix(net, holds(one))


def holds(one: Intervention) -> dict[int, int]:
    return {target: value for source, target, value in one if source is None}


def held(states: Iterable[oracle.State], one: Intervention) -> States:
    return frozenset(tuple(holds(one).get(i, v) for i, v in enumerate(s)) for s in states)


def shown(attractor: States, phenotype: Phenotype) -> str:
    values = {bool(phenotype(s)) for s in attractor}
    return "sometimes" if len(values) == 2 else "always" if values == {True} else "never"


def attractors(net: oracle.Network) -> set[States]:
    return oracle.attractors(oracle.graph(net))


def reached(net: oracle.Network, start: States) -> set[States]:
    graph = oracle.graph(net)
    ahead = oracle.forward(graph, start)
    return {a for a in oracle.attractors(graph) if a <= ahead}


def with_values(net: oracle.Network, values: dict[int, int]) -> States:
    return frozenset(s for s in oracle.all_states(net) if all(s[i] == v for i, v in values.items()))


def resistant(net: oracle.Network, phenotype: Phenotype) -> States:
    """All states of all attractors that show the phenotype in some state."""
    return frozenset().union(*(a for a in attractors(net) if shown(a, phenotype) != "never"))


def unwanted(net: oracle.Network, phenotype: Phenotype) -> States:
    """All states of all attractors that do not always show what is wanted: where `control` starts from resistant."""
    return frozenset().union(*(a for a in attractors(net) if shown(a, phenotype) != "always"))


def probability(net: oracle.Network, phenotype: Phenotype, start: States) -> Fraction:
    """Of ending in an attractor that shows it at least sometimes, when each state of the start is equally likely."""
    ends = oracle.absorption(net)
    won = (w for s in start for a, w in ends[s].items() if shown(a, phenotype) != "never")
    return sum(won, Fraction(0)) / len(start)


def row(net: oracle.Network, phenotype: Phenotype, one: Intervention, start: States | None = None) -> Row:
    after = changed(net, one)
    words = [shown(a, phenotype) for a in attractors(after)]
    counts = (words.count("always"), words.count("sometimes"), words.count("never"))
    if not start:
        return Row(*counts)
    begin = held(start, one)
    under = reached(after, begin)
    there = any(shown(a, phenotype) != "never" for a in under)
    back = {shown(a, phenotype) != "never" for a in reached(net, frozenset().union(*under))}
    word = {(False,): "stays", (True,): "must relapse"}.get(tuple(back), "can relapse")
    chance = probability(after, phenotype, begin)
    return Row(*counts, "yes" if there else "no", "" if there or not one else word, chance)


def outcome(treated: Row, untreated: Row) -> str:
    """By the probability from the start, else by the share of attractors that shows it, then that shows it always."""
    if treated.probability is not None and untreated.probability is not None:
        before, after = untreated.probability, treated.probability
        if before > 0 and after == 0:
            return "removes"
        return "keeps" if after == before else "reduces" if after < before else "increases"
    first, second = ((r.fraction, Fraction(r.always, sum(r[:3]))) for r in (untreated, treated))
    if second == first:
        return "keeps"
    return "removes" if treated.fraction == 0 else "reduces" if second < first else "increases"


def works(net: oracle.Network, wanted: Phenotype, one: Intervention, kind: str, start: States, some: bool) -> bool:
    """Whether every (``some``: any) attractor that an intervention leads to shows what is wanted in every state."""
    begin = held(start, one)
    ends = reached(net if kind == "one-step" else changed(net, one), begin)
    if kind == "temporary":
        ends = reached(net, frozenset().union(*ends))
    words = {shown(a, wanted) for a in ends}
    return "always" in words if some else words <= {"always"}


def minimal(
    net: oracle.Network,
    wanted: Phenotype,
    parts: Iterable[Change],
    size: int,
    kind: str,
    start: States,
    some: bool = False,
) -> set[Intervention]:
    """The interventions of up to ``size`` parts that work and contain no smaller one that does; one value a place."""
    given = list(parts)
    tried = (frozenset(chosen) for k in range(size + 1) for chosen in combinations(given, k))
    sets = [one for one in tried if len({change[:2] for change in one}) == len(one)]
    found = {one for one in sets if works(net, wanted, one, kind, start, some)}
    return {one for one in found if not any(other < one for other in found)}


def excess(p: Fraction, one: Fraction, other: Fraction, both: Fraction) -> tuple[Fraction, Fraction] | None:
    """Over Bliss and over the highest single agent, of the effects 1 - p_x / p; None where there is none to have."""
    if p == 0:
        return None
    first, second, joint = (1 - x / p for x in (one, other, both))
    return joint - (first + second - first * second), joint - max(first, second)
