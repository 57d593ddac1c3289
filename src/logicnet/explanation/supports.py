"""What holds a phenotype up that is still there: values that are enough to force it, and the routes by which they do.

In an attractor that shows the phenotype in every state, the values that never change there are taken, and left out one
after another as long as percolation from the rest still makes the phenotype true; those next to the phenotype are left
out first. What is left is enough, and none of it can be left out: inputs that are free, and values that hold themselves
up in a loop. What the setting and the intervention settle by themselves needs no cause; of what they hold, and of
constant rules, only those are told that the forcing needs. Routes run through carriers alone (``carriers``): components
that the forcing needs, so that a constant beside the way is on no route.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from logicnet.analysis.attractors import attractors
from logicnet.core.budget import Clock
from logicnet.explanation.carriers import Carriers, carriers_of
from logicnet.explanation.differences import changed_components
from logicnet.explanation.paths import constant_among, constant_of
from logicnet.explanation.tally import Tally
from logicnet.logic import Expression
from logicnet.model import Intervention, Network, Regulation
from logicnet.model.assignment import equation
from logicnet.model.levels import owner

ATTRACTORS_LOOKED_AT = 200
"""Attractors in which causes are looked for."""
MOST_TOLD = 3
"""Sets of causes that are told, those of most attractors."""


@dataclass(frozen=True, slots=True)
class Support:
    """A way in which the phenotype is held up.

    - ``causes``: the components whose values force it, none too many; none where the setting and the intervention do.
    - ``routes``: paths of regulations from the causes, or from what is held or constant, to what decides the phenotype;
      together they run through all that the causes need to force it.
    - ``decide``: the components whose values decide the phenotype, enough of them and none too many.
    - ``loops``: for each cause that is no free input, and that the causes keep, the loops by which they keep it.
    - ``attractors``: how many of the attractors that were looked at it holds in.
    - ``held``: of what is held or constant that which the causes need to force the phenotype, none too many.
    - ``replaceable``: components on the routes for which something else would do.
    """

    causes: tuple[tuple[str, int | str], ...]
    routes: tuple[tuple[Regulation, ...], ...]
    loops: tuple[tuple[Regulation, ...], ...] = ()
    attractors: int = 1
    decide: tuple[str, ...] = ()
    held: tuple[tuple[str, int | str], ...] = ()
    replaceable: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "causes": dict(self.causes),
            "routes": [list(map(edge_record, route)) for route in self.routes],
            "loops": [list(map(edge_record, loop)) for loop in self.loops],
            "attractors": self.attractors,
            "decide": list(self.decide),
            "held": dict(self.held),
            "replaceable": list(self.replaceable),
        }

    @property
    def words(self) -> str:
        """The causes in words."""
        causes, held = (" ".join(equation(*pair) for pair in pairs) for pairs in (self.causes, self.held))
        if not held:
            return causes or "it is true whatever the values are"
        return f"{causes}, with {held} (held or constant)" if causes else f"{held} (held or constant) is enough"


@dataclass(frozen=True, slots=True)
class Supports:
    """All ways in which a phenotype is held up, as far as was looked.

    - ``told``: the ways that hold in most attractors, at most ``MOST_TOLD``.
    - ``ways``: how many there are among the attractors that were looked at.
    - ``showing``: the attractors that were looked at and show the phenotype always; an attractor counts once for all
      values of inputs under which it is the same.
    - ``moving``: those in which no values that keep still force it: it is there by oscillations.
    - ``limited``: whether there are more attractors than ``ATTRACTORS_LOOKED_AT``.
    - ``ended``: which budget ended the search for attractors; empty for none.
    """

    told: tuple[Support, ...] = ()
    ways: int = 0
    showing: int = 0
    moving: int = 0
    limited: bool = False
    ended: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "ways": [one.to_dict() for one in self.told],
            "ways_found": self.ways,
            "attractors_showing": self.showing,
            "by_oscillation": self.moving,
            "limited": self.limited,
        }

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """The regulations of all routes and loops, each once."""
        return tuple(dict.fromkeys(e for one in self.told for path in (*one.routes, *one.loops) for e in path))

    @property
    def components(self) -> tuple[str, ...]:
        """What decides the phenotype, the causes, and the other components on the routes."""
        found = [name for one in self.told for name in (*one.decide, *(name for name, _ in one.causes))]
        found += [name for edge in self.regulations for name in (edge.source, edge.target)]
        return tuple(dict.fromkeys(found))


def edge_record(edge: Regulation) -> dict[str, str]:
    """A regulation as it stands in JSON."""
    return {"source": edge.source, "target": edge.target, "sign": edge.sign}


def supports_of(tally: Tally, done: Intervention, memory: int | None, clock: Clock) -> Supports:
    """What holds the phenotype up under an intervention, in attractors that show it in every state."""
    treated = done.on(tally.base)
    settled = tally.settled(done.changes, {})
    if constant_of(tally.expression, settled) == 1:
        return Supports((_support(tally, treated, done, {}, 1, clock),), 1, 1)
    read = [name for name in tally.base.read_by(tally.expression) if name in tally.base.inputs]
    limit, left = ATTRACTORS_LOOKED_AT, clock.budget(memory).seconds
    # inputs that the phenotype reads are told apart
    found = attractors(treated, setting="", always=read, timeout=left, memory=memory, limit=limit)
    ways: Counter[tuple[tuple[int, int], ...]] = Counter()
    showing = moving = 0
    order = _from_the_phenotype(tally)
    expression = treated.rules.expression(str(tally.expression))
    stills = []
    for attractor in found:
        one = attractor.by_variables
        if one.shows(expression) == "always":
            still = {treated.position[name]: value for name, value in {**one.fixed, **one.condition}.items()}
            stills.append({i: still[i] for i in order if i in still and i not in settled})
    for causes in _causes(tally, done, stills):
        if causes is None:
            moving += 1
            continue
        showing += 1
        ways[tuple(sorted(causes.items()))] += 1
    told = [_support(tally, treated, done, dict(causes), many, clock) for causes, many in ways.most_common(MOST_TOLD)]
    return Supports(tuple(told), len(ways), showing + moving, moving, found.truncated, found.why_incomplete)


def _from_the_phenotype(tally: Tally) -> list[int]:
    """The variables that act on the phenotype, the nearest first."""
    rules = tally.base.rules
    found = dict.fromkeys(tally.expression.regulators())
    queue = deque(found)
    while queue:
        for i in rules.regulators(queue.popleft()):
            if i not in found:
                found[i] = None
                queue.append(i)
    return list(found)


def _causes(tally: Tally, done: Intervention, stills: Sequence[Mapping[int, int]]) -> list[dict[int, int] | None]:
    """For each set of values that keep still those that force the phenotype, none too many; None where all of them do
    not. What comes first is left out first, as many at once as may go; all sets are asked about together, so that the
    core is called a few times.
    """

    def force(each: Sequence[Mapping[int, int]]) -> list[bool]:
        rows = tally.settled_each(done.changes, each)
        return [constant_among(tally.expression.program, row) == 1 for row in rows]

    forced = force(stills)
    searches = [_LeavingOut(still) for still, yes in zip(stills, forced, strict=True) if yes]
    while open_ones := [one for one in searches if one.size]:
        for one, yes in zip(open_ones, force([one.fewer for one in open_ones]), strict=True):
            one.told(yes)
    found = iter(searches)
    return [next(found).kept if yes else None for yes in forced]


class _LeavingOut:
    """The values that are kept so far, and the next run of them to leave out: ``size`` of them behind those that are
    known to be needed.
    """

    def __init__(self, still: Mapping[int, int]) -> None:
        self.kept, self._needed = dict(still), 0
        self.size = (len(still) + 1) // 2

    @property
    def fewer(self) -> dict[int, int]:
        """What is kept without that run."""
        values = list(self.kept.items())
        return dict(values[: self._needed] + values[self._needed + self.size :])

    def told(self, forced: bool) -> None:
        """Go on, where the phenotype was forced without the run, or was not."""
        if forced:
            self.kept = self.fewer
        elif self.size == 1:
            self._needed += 1
        left = len(self.kept) - self._needed
        self.size = min(left, self.size * 2 if forced or self.size == 1 else self.size // 2)


def _support(
    tally: Tally,
    treated: Network,
    done: Intervention,
    causes: Mapping[int, int],
    many: int,
    clock: Clock,
) -> Support:
    """One way, with the routes from its causes and the loops by which they hold themselves up."""
    settled = {**tally.settled(done.changes, causes), **causes}
    touched = changed_components(done)
    # constants that the intervention makes are left out first, so that a way past it is told where there is one
    order = sorted(_from_the_phenotype(tally), key=lambda i: owner(treated.names[i]) not in touched)

    def carried(expression: Expression) -> Carriers | None:
        return carriers_of(expression, treated.rules, causes, settled, order, clock)

    found = carried(treated.rules.expression(str(tally.expression))) or Carriers({}, (), (), frozenset())
    edges = {(edge.source, edge.target): edge for edge in treated.regulations}

    def drawn(way: tuple[int, ...]) -> tuple[Regulation, ...]:
        pairs = pairwise(owner(treated.names[i]) for i in way)
        return tuple(edges[pair] for pair in pairs if pair in edges)

    loops = []
    for i in causes:
        kept = carried(treated.rules.rule(i))
        for way in kept.routes() if kept else ():
            if way != (i,):
                loops.append(drawn((*way, i)))
    told = treated.told({treated.names[i]: value for i, value in causes.items()})
    needed = {owner(treated.names[i]) for i in (*found.needed, *causes)}
    held = treated.told({treated.names[i]: settled[i] for i in found.constants})
    return Support(
        tuple(told.items()),
        tuple(dict.fromkeys(filter(None, map(drawn, found.routes())))),
        tuple(dict.fromkeys(filter(None, loops))),
        many,
        tuple(dict.fromkeys(owner(treated.names[i]) for i in found.ends)),
        tuple(held.items()),
        tuple(dict.fromkeys(name for i in found.reasons if (name := owner(treated.names[i])) not in needed)),
    )
