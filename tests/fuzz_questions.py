"""Every question that the package answers, put to one network and compared with the definition.

A question is a function of a `Case` that gives what disagrees, in words, or nothing. What it asks besides the network
(a start, an intervention, a phenotype) is drawn from the case's own source, so that the same network and the same key
ask the same thing. The definition is `quick_oracle`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

import logicnet
import planted
from logicnet.analysis import Attractor
from logicnet.analysis.succession import succession
from logicnet.core import solve
from logicnet.core.budget import Budget
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network, Subspace
from logicnet.screen import design, singles
from logicnet.screen.control import KINDS, control
from logicnet.screen.synergy import synergies
from quick_oracle import FREE, Bits, Quick, number, settings, table

SECONDS = 60.0  # of one question, after which an answer counts as missing
NEAR = 1e-8
Words = Iterator[str]


@dataclass(frozen=True)
class Case:
    """A network as the package and as the oracle read it, and a source for what is asked of it."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    key: str

    @cached_property
    def source(self) -> random.Random:
        return random.Random(self.key)

    @property
    def network(self) -> Network:
        return _network(self.names, self.texts)

    @property
    def quick(self) -> Quick:
        return _quick(self.names, self.texts)

    def expression(self) -> str:
        """A component, or two of them."""
        one, other = (self.source.choice(("", "!")) + self.source.choice(self.names) for _ in range(2))
        return self.source.choice((one, f"{one} & {other}", f"{one} | {other}"))

    def start(self, free: float = 0.4) -> dict[int, int]:
        """Values for some components, by number."""
        return {i: self.source.randint(0, 1) for i in range(len(self.names)) if self.source.random() > free}

    def spelled(self, values: Mapping[int, int]) -> str:
        return " ".join(f"{self.names[i]}={value}" for i, value in values.items())

    def intervention(self) -> Intervention:
        """Nothing in half of the cases; else one or two components held or edges cut."""
        if self.source.random() < 0.5:
            return Intervention()
        every = singles(self.network, inputs=True)
        chosen = {str(p.intervention).rpartition("%")[0]: p.intervention for p in self.source.sample(every, 2)}
        return Intervention.of(change for one in chosen.values() for change in one.changes)

    def held(self, one: Intervention) -> dict[int, int]:
        return {self.names.index(c.component): c.value for c in one.changes if isinstance(c, Fix)}

    def under(self, one: Intervention) -> Quick:
        """The rules under an intervention: a component that is held is held, whatever is cut before it."""
        quick = self.quick
        for c in one.changes:
            if isinstance(c, Cut):
                quick = quick.cut(self.names.index(c.source), self.names.index(c.target), c.value)
        return quick.fix(self.held(one))


@lru_cache(maxsize=1)  # one question after another is about the same network
def _network(names: tuple[str, ...], texts: tuple[str, ...]) -> Network:
    return Network("planted", Rules.build(names, texts))


@lru_cache(maxsize=1)
def _quick(names: tuple[str, ...], texts: tuple[str, ...]) -> Quick:
    return Quick.of((names, texts))


# --- attractors ---


def attractors(case: Case) -> Words:
    """Each attractor once: its states, how many they are, and what they share."""
    found = logicnet.attractors(case.network, always=case.names, limit=1 << 15, timeout=SECONDS)
    yield from _listed(case.quick, found)
    if found.complete and found.answer is not None and len(found) < 200:
        yield from _compared(case.quick, _sets(found.answer))


def attractors_without_a_step(case: Case) -> Words:
    """The same with a step of the solver switched off."""
    step = case.source.choice(sorted(solve.SWITCHES))
    found = logicnet.attractors(case.network, always=case.names, limit=1 << 15, without=[step], timeout=SECONDS)
    for words in _listed(case.quick, found):
        yield f"without {step}: {words}"


def attractors_under_small_limits(case: Case) -> Words:
    """The same where only the smallest blocks are listed state by state, so that every other method comes to work."""
    direct, most = case.source.choice((1, 1, 2, 3, 5)), case.source.choice((1, 2, 3, 4, 6))
    steps = sorted(solve.SWITCHES - {"conditioning"})
    without = frozenset(case.source.sample(steps, case.source.choice((0, 0, 0, 1, 2))))
    plan = solve.Plan(Budget(seconds=SECONDS), without, direct, most)
    answer = solve.Network(case.network.rules.handle, plan).solve(plan)
    said = f"Plan(direct={direct}, explicit_limit={most}, without={sorted(without)})"
    if answer.left:
        yield f"{said}: left open, {answer.left[0].reason}"
        return
    if answer.attractors != len(case.quick.attractors):
        yield f"{said}: counts {answer.attractors} attractors, there are {len(case.quick.attractors)}"
    if answer.states != sum(map(len, case.quick.attractors)):
        yield f"{said}: counts {answer.states} states, there are {sum(map(len, case.quick.attractors))}"
    if answer.pairs < 200:
        for words in _compared(case.quick, _sets(answer)):
            yield f"{said}: {words}"


def attractors_under_an_intervention(case: Case) -> Words:
    """The attractors of the changed rules."""
    one = case.intervention()
    found = logicnet.attractors(case.network, intervention=one, always=case.names, limit=1 << 15, timeout=SECONDS)
    for words in _listed(case.under(one), found):
        yield f"under {one or 'no intervention'}: {words}"


def _listed(quick: Quick, found: logicnet.Attractors) -> Words:
    """A list in which every input is told apart."""
    expected = quick.attractors
    if not found.complete:
        yield f"incomplete: {found.why_incomplete}"
        return
    if not len(found) == found.count == len(expected):
        yield f"lists {len(found)} and counts {found.count} attractors, there are {len(expected)}"
    met: list[int] = []
    for attractor in found:
        place = int(quick.home[number(attractor.state.values())])
        if place < 0:
            yield f"{attractor.pattern}: {dict(attractor.state)} is in no attractor"
            continue
        met.append(place)
        states, pattern = expected[place], _pattern(expected[place], quick.size)
        said = (attractor.states, attractor.pattern, attractor.kind)
        right = (len(states), pattern, "fixed point" if len(states) == 1 else "cyclic")
        if said != right:
            yield f"says {said} of an attractor that is {right}"
    if len(set(met)) < len(met):
        yield f"lists an attractor more than once: {sorted(x for x in set(met) if met.count(x) > 1)}"


def _pattern(states: NDArray[np.int64], size: int) -> str:
    both, one = int(np.bitwise_or.reduce(states)), int(np.bitwise_and.reduce(states))
    return "".join("-" if both >> i & 1 != one >> i & 1 else str(one >> i & 1) for i in range(size))


def _sets(answer: solve.Answer) -> list[NDArray[np.int64]]:
    """The states of each attractor, put together from values and cycles."""
    found = []
    for attractor in answer.listed(1 << 15, answer.inputs):
        states = np.array([sum(1 << i for i, value in enumerate(attractor.values) if value == 1)], np.int64)
        for k in attractor.cycles:
            weights = np.array([1 << i for i in answer.cycle(k).components], np.int64)
            rows = np.frombuffer(b"".join(answer.cycle_states(k, 1 << 15)), np.uint8).reshape(-1, len(weights))
            states = np.add.outer(states, rows.astype(np.int64) @ weights).ravel()
        found.append(states)
    return found


def _compared(quick: Quick, sets: Sequence[NDArray[np.int64]]) -> Words:
    """Sets of states with the attractors, one to one."""
    met: list[int] = []
    for states in sets:
        places = set(quick.home[states].tolist())
        if len(places) != 1 or places == {-1}:
            yield f"a set of {len(states)} states is no attractor"
            continue
        place = places.pop()
        met.append(place)
        if len(np.unique(states)) != len(states) or len(states) != len(quick.attractors[place]):
            yield f"a set of {len(states)} states stands for an attractor of {len(quick.attractors[place])}"
    if sorted(met) != list(range(len(quick.attractors))):
        yield f"the {len(sets)} sets are the attractors {sorted(met)} of {len(quick.attractors)}"


def conditions(case: Case) -> Words:
    """Attractors under conditions on the inputs: written out they are all attractors, each once."""
    found = logicnet.attractors(case.network, limit=1 << 15, timeout=SECONDS)
    met = []
    for attractor in found:
        if not all(attractor.fixed[name] == value for name, value in attractor.condition.items()):
            yield f"the condition {dict(attractor.condition)} is not kept"
        free = [case.names.index(name) for name in attractor.free_inputs]
        for setting in settings(free):
            state = number({**dict(enumerate(attractor.state.values())), **setting}.values())
            met.append(int(case.quick.home[state]))
            if met[-1] < 0 or len(case.quick.attractors[met[-1]]) != attractor.states:
                yield f"{attractor.pattern} under {setting}: no attractor of {attractor.states} states"
    if sorted(met) != list(range(len(case.quick.attractors))):
        yield f"written out: {sorted(met)}, there are {len(case.quick.attractors)}"
    if not found.count == sum(a.settings for a in found) == len(met):
        yield f"counts {found.count}, and {len(met)} are written out"
    inputs = [case.names.index(name) for name in case.network.inputs]
    if inputs:
        setting = {i: case.source.randint(0, 1) for i in inputs if case.source.random() < 0.7}
        inside = case.quick.fix(setting)
        count = logicnet.attractors(case.network, setting=case.spelled(setting), timeout=SECONDS).count
        if count != len(inside.attractors):
            yield f"under {case.spelled(setting)}: counts {count}, there are {len(inside.attractors)}"


def phenotypes(case: Case) -> Words:
    """Whether each attractor shows an expression always, sometimes or never."""
    text = case.expression()
    where, expression = table(text, case.names), case.network.expression(text)
    for attractor in logicnet.attractors(case.network, always=case.names, limit=1 << 15, timeout=SECONDS):
        place = int(case.quick.home[number(attractor.state.values())])
        right = "" if place < 0 else _shown(where[case.quick.attractors[place]])
        if attractor.shows(expression) != right:
            yield f"{attractor.pattern} shows {text} {attractor.shows(expression)}, by definition {right}"


def _shown(values: Bits) -> str:
    return "always" if values.all() else "sometimes" if values.any() else "never"


# --- trap spaces ---


def fixed_points(case: Case) -> Words:
    """All states that nothing leaves."""
    found = logicnet.fixed_points(case.network, limit=1 << 15)
    right = {int(s) for s in np.nonzero(~case.quick.moves.any(axis=1))[0]}
    said = {number(v or 0 for v in space.values) for space in found}
    if not found.complete or said != right or len(found) != len(right):
        yield f"fixed points {sorted(said)}, by definition {sorted(right)}"


def trap_spaces(case: Case) -> Words:
    """The minimal, the maximal and all trap spaces."""
    expected = {"minimal": case.quick.minimal(), "maximal": case.quick.maximal()}
    if len(case.names) <= 7:
        expected["all"] = case.quick.trap_spaces()
    for kind, right in expected.items():
        found = logicnet.trap_spaces(case.network, kind, limit=1 << 15)
        said = [_row(space) for space in found]
        if not found.complete or set(said) != right or len(said) != len(right):
            yield f"{kind}: {len(said)} trap spaces, by definition {len(right)}; {_differ(set(said), right)}"


def successions(case: Case) -> Words:
    """The nodes and the steps of the succession diagram."""
    found = succession(case.network, limit=1 << 12, timeout=SECONDS)
    rows = [_row(node) for node in found.nodes]
    said = []
    for step in found.steps:
        by = {**dict(enumerate(rows[step.source])), **{case.names.index(x): v for x, v in step.motif.items()}}
        said.append((rows[step.source], tuple(by.values()), rows[step.target]))
    right = case.quick.succession()
    nodes = {case.quick.root, *(target for _, _, target in right)}
    if not found.complete or set(said) != right or len(said) != len(right):
        yield f"{len(said)} steps, by definition {len(right)}; {_differ(set(said), right)}"
    if set(rows) != nodes or len(rows) != len(nodes) or rows[0] != case.quick.root:
        yield f"{len(rows)} nodes, by definition {len(nodes)}"
    if {_row(node) for node in found.minimal} != case.quick.minimal():
        yield "its last nodes are not the minimal trap spaces"


def _row(space: Subspace) -> tuple[int, ...]:
    return tuple(FREE if value is None else value for value in space.values)


def _differ(said: set[tuple[int, ...]] | set[object], right: object) -> str:
    assert isinstance(right, set)
    return f"too many {sorted(map(str, said - right))[:3]}, missing {sorted(map(str, right - said))[:3]}"


# --- from a start ---


def reached(case: Case) -> Words:
    """Attractors, states and a target that can be reached from a start, by bitsets or by diagrams."""
    one, start, target = case.intervention(), case.start(), case.expression()
    held, quick = case.held(one), case.under(one)
    start = {i: value for i, value in start.items() if i not in held}
    by = case.source.choice((22, 0))
    text = case.spelled(start)
    found = logicnet.reach(case.network, text, target=target, intervention=one, bitsets=by, timeout=SECONDS)
    begin = quick.inside({**start, **held})
    goal, away = table(target, case.names), quick.distances(begin)
    said = f"from {text or 'anywhere'}, under {one or 'nothing'}, to {target}, bitsets {by}"
    if not found.complete:
        yield f"{said}: {found.why_incomplete}"
        return
    if found.states != (away >= 0).sum():
        yield f"{said}: {found.states} states, by definition {(away >= 0).sum()}"
    places = _places(quick, found.reached)
    if places != quick.reached(begin):
        yield f"{said}: reaches {places}, by definition {quick.reached(begin)}"
    if set(places) & set(_places(quick, found.unreached)):
        yield f"{said}: an attractor is both reached and not"
    nearest = away[goal & (away >= 0)]
    if found.reachable != bool(len(nearest)):
        yield f"{said}: target reachable {found.reachable}, by definition {bool(len(nearest))}"
    elif found.reachable:
        path = [number(state.values) for state in found.path]  # type: ignore[arg-type]
        steps = all(quick.moves[a, (a ^ b).bit_length() - 1] and (a ^ b).bit_count() == 1 for a, b in pairwise(path))
        if len(path) != nearest.min() + 1 or not begin[path[0]] or not goal[path[-1]] or not steps:
            yield f"{said}: path {path} is no shortest path, {nearest.min()} moves by definition"


def _places(quick: Quick, found: Iterable[Attractor]) -> list[int]:
    return sorted(int(quick.home[number(attractor.state.values())]) for attractor in found)


def probabilities(case: Case) -> Words:
    """The probability to end in each attractor, components moving alike or at rates."""
    one, start = case.intervention(), case.start(free=0.6)
    held, quick = case.held(one), case.under(one)
    start = {i: value for i, value in start.items() if i not in held}
    rates = {name: case.source.choice((0.25, 2.0, 5.0)) for name in case.names if case.source.random() < 0.4}
    rates = rates if case.source.random() < 0.5 else {}
    found = logicnet.probabilities(
        case.network, case.spelled(start), intervention=one, rates=rates or None, timeout=SECONDS
    )
    speeds = [rates.get(name, 1.0) for name in case.names]
    right = quick.absorption(speeds)[quick.inside({**start, **held})].mean(axis=0)
    said = f"from {case.spelled(start) or 'anywhere'}, under {one or 'nothing'}, rates {rates}"
    if not found.exact or not found.complete:
        yield f"{said}: not exact, {found.why_incomplete}"
        return
    known = np.zeros(len(right))
    for chance in found.chances:
        free = [case.names.index(name) for name in chance.attractor.free_inputs]
        values = dict(enumerate(chance.attractor.state.values()))
        places = {int(quick.home[number({**values, **setting}.values())]) for setting in settings(free)}
        if -1 in places:
            yield f"{said}: {chance.attractor.pattern} is no attractor"
        elif abs(sum(right[place] for place in places) - (chance.probability or 0.0)) > NEAR:
            exact = sum(right[place] for place in places)
            yield f"{said}: {chance.attractor.pattern} {chance.probability}, by definition {exact}"
        known[sorted(places - {-1})] += 1
    if (known > 1).any() or (right[known == 0] > NEAR).any():
        yield f"{said}: the attractors listed are not those that are reached, each once"


# --- screens ---


@dataclass(frozen=True)
class Right:
    """What a row of a screen must say."""

    counts: tuple[int, int, int]
    reachable: str = ""
    withdrawal: str = ""
    probability: float | None = None


def _row_by_definition(case: Case, one: Intervention, where: Bits, start: Bits | None) -> Right:
    quick, held = case.under(one), case.held(one)
    shown = [_shown(where[states]) for states in quick.attractors]
    counts = (shown.count("always"), shown.count("sometimes"), shown.count("never"))
    if start is None:
        return Right(counts)
    begin = _set_at_once(start, held)
    unwanted = [word != "never" for word in shown]
    met = [unwanted[place] for place in quick.reached(begin)]
    inside = np.zeros(len(start), bool)
    for place in quick.reached(begin):
        inside[quick.attractors[place]] = True
    back = {where[case.quick.attractors[place]].any() for place in case.quick.reached(inside)}
    word = "stays" if back == {False} else "must relapse" if back == {True} else "can relapse"
    share = float(_weights(start, held) @ quick.absorption()[:, unwanted].sum(axis=1))
    return Right(counts, "yes" if any(met) else "no", word if one.changes and not any(met) else "", share)


def _moved(start: Bits, held: Mapping[int, int]) -> NDArray[np.int64]:
    """Each state of the start with the held components set."""
    states = np.nonzero(start)[0]
    for i, value in held.items():
        states = states | 1 << i if value else states & ~(1 << i)
    return states


def _set_at_once(start: Bits, held: Mapping[int, int]) -> Bits:
    begin = np.zeros(len(start), bool)
    begin[_moved(start, held)] = True
    return begin


def _weights(start: Bits, held: Mapping[int, int]) -> NDArray[np.float64]:
    """How probable each state is to begin in: all states that the held components leave of the start alike."""
    begin = _set_at_once(start, held)
    return begin / begin.sum()


def screens(case: Case) -> Words:
    """Every row of a screen over components and edges: counts, and from a start reach, withdrawal and probability."""
    text = case.expression()
    where, size = table(text, case.names), len(case.names)
    begin, start = _screen_start(case, where)
    every = list(singles(case.network, inputs=True, readouts=True))
    if size > 6 or case.source.random() < 0.3:
        parts = case.source.sample(every, min(len(every), 12))
        tried = list(design(parts, 2))
        tried = case.source.sample(tried, min(len(tried), 24))
    else:
        tried = [part.intervention for part in every]
    samples = 0 if start else None
    found = logicnet.screen(
        case.network, text, interventions=tried, start=start, samples=samples, workers=1, timeout=SECONDS
    )
    said = f"screen of {text}" + (f" from {start}" if start else "")
    if {str(row.intervention) for row in found.rows} != {"", *map(str, tried)}:
        yield f"{said}: not one row an intervention"
    for row in found.rows:
        right = _row_by_definition(case, row.intervention, where, begin)
        name = row.intervention if row.intervention.changes else "the wild type"
        if (row.always, row.sometimes, row.never) != right.counts:
            yield f"{said}, {name}: {(row.always, row.sometimes, row.never)}, by definition {right.counts}"
        if row.status != "exact":
            yield f"{said}, {name}: status {row.status}"
        if begin is None:
            continue
        if (row.answer.reachable, row.answer.withdrawal) != (right.reachable, right.withdrawal):
            wrong = (row.answer.reachable, row.answer.withdrawal)
            yield f"{said}, {name}: {wrong}, by definition {(right.reachable, right.withdrawal)}"
        if abs((row.answer.probability or 0.0) - (right.probability or 0.0)) > NEAR:
            yield f"{said}, {name}: probability {row.answer.probability}, by definition {right.probability}"


def _screen_start(case: Case, where: Bits) -> tuple[Bits | None, str]:
    """No start, given values, or the attractors that show the phenotype (where there are any)."""
    kind = case.source.choice(("", "values", "resistant"))
    if kind == "resistant":
        begin = np.zeros(len(where), bool)
        for states in case.quick.attractors:
            begin[states] = where[states].any()
        return (begin, kind) if begin.any() else (None, "")
    values = case.start(free=0.5) if kind else {}
    return (case.quick.inside(values), case.spelled(values)) if values else (None, "")


def synergy(case: Case) -> Words:
    """Excess over Bliss and over the highest single agent, from probabilities by definition."""
    text = case.expression()
    where = table(text, case.names)
    begin = case.quick.inside(values := case.start(free=0.3) or {0: 0})
    parts = case.source.sample(every := singles(case.network, inputs=True), min(4, len(every)))
    tried = design(parts, 2)
    start = case.spelled(values)
    for pair in synergies(
        logicnet.screen(case.network, text, interventions=tried, start=start, samples=0, workers=1, timeout=SECONDS)
    ):
        one, other = (Intervention.parse(words, case.network) for words in (pair.first, pair.second))
        changes = (Intervention(), one, other, one | other)
        chances = [_row_by_definition(case, each, where, begin).probability or 0.0 for each in changes]
        p, a, b, both = chances
        numbers = [pair.untreated, pair.one, pair.other, pair.both]
        if p > 1e-6:
            effects = [1 - x / p for x in (a, b, both)]
            chances += [effects[2] - (effects[0] + effects[1] - effects[0] * effects[1]), effects[2] - max(effects[:2])]
            numbers += [pair.bliss or 0.0, pair.hsa or 0.0]
        if pair.status != "exact" or not np.allclose(numbers, chances, atol=1e-6):
            yield f"{text} from {start}, {pair.first} with {pair.second}: {numbers}, by definition {chances}"


def controls(case: Case) -> Words:
    """Minimal sets of up to two interventions of every kind, by trying all."""
    wanted, kind, some = case.expression(), case.source.choice(sorted(KINDS)), case.source.random() < 0.4
    where = table(wanted, case.names)
    own = sorted({name for name in case.names if name in wanted.replace("!", " ").split()})
    values = case.start(free=0.5) if case.source.random() < 0.4 else {}
    start = case.quick.inside(values)
    found = control(
        case.network,
        wanted,
        kind=kind,
        reachable=some,
        start=case.spelled(values),
        inputs=True,
        constants=True,
        workers=1,
        timeout=SECONDS,
    )
    parts = [part.intervention for part in singles(case.network, ["nodes"], inputs=True, exclude=own)]
    tried = [Intervention(), *parts, *(a | b for a, b in combinations(parts, 2) if _joinable(a, b))]
    works = [one for one in tried if _controls(case, one, kind, some, where, start)]
    right = {str(one) for one in works if not any(set(other.changes) < set(one.changes) for other in works)}
    said = {str(one) for one in found.sets[""]}
    if not found.complete or said != right:
        goal = f"{kind}{', reachable' if some else ''}, {wanted} from {case.spelled(values) or 'anywhere'}"
        yield f"{goal}: too many {sorted(said - right)[:4]}, missing {sorted(right - said)[:4]}"


def _joinable(one: Intervention, other: Intervention) -> bool:
    return str(one).rpartition("%")[0] != str(other).rpartition("%")[0]


def _controls(case: Case, one: Intervention, kind: str, some: bool, where: Bits, start: Bits) -> bool:
    begin, quick = _set_at_once(start, case.held(one)), case.under(one) if kind != "one-step" else case.quick
    places = quick.reached(begin)
    if kind == "temporary":
        inside = np.zeros(len(start), bool)
        for place in places:
            inside[quick.attractors[place]] = True
        quick, places = case.quick, case.quick.reached(inside)
    shown = [bool(where[quick.attractors[place]].all()) for place in places]
    return any(shown) if some else all(shown)


@dataclass(frozen=True)
class Question:
    """A question, the most components it is asked about, and the networks between two askings."""

    ask: Callable[[Case], Words]
    largest: int
    every: int = 1
    command: str = ""


QUESTIONS = {
    "attractors": Question(attractors, 14, command="attractors NETWORK --json"),
    "attractors under small limits": Question(attractors_under_small_limits, 14),
    "attractors without a step": Question(attractors_without_a_step, 14, 2),
    "attractors under an intervention": Question(attractors_under_an_intervention, 14, 3),
    "conditions": Question(conditions, 14, 3, "attractors NETWORK --json"),
    "phenotypes": Question(phenotypes, 14, 4),
    "fixed points": Question(fixed_points, 14, 3, "fixedpoints NETWORK"),
    "trap spaces": Question(trap_spaces, 10, 3, "trapspaces NETWORK"),
    "succession": Question(successions, 7, 4, "succession NETWORK"),
    "reach": Question(reached, 12, 3),
    "probabilities": Question(probabilities, 9, 3),
    "screens": Question(screens, 8, 5),
    "synergy": Question(synergy, 6, 6),
    "control": Question(controls, 6, 6),
}


def network_of(seed: int, number_: int, largest: int = 14) -> planted.Net:
    """The network with this number: the families take turns, sizes are drawn."""
    source = random.Random(f"{seed} {number_}")
    families = sorted(planted.FAMILIES)
    family = families[number_ % len(families)]
    size = source.choice((*range(3, 11), *range(11, 15), *range(11, 15)))
    net = planted.planted(source, min(size, largest), min(size, largest), family)
    return planted.oddly_named(source, net) if number_ % 16 == 5 else net


def plain(net: planted.Net) -> bool:
    """Whether every name can stand in a start or an intervention as it is."""
    return all(planted.NAME.fullmatch(name) for name in net[0])


def questions_for(net: planted.Net, number_: int) -> list[str]:
    """Which questions come to this network; those that are spelled in words only where names are plain."""
    odd = ("attractors", "attractors under small limits", "attractors without a step", "fixed points", "trap spaces")
    return [
        name
        for place, (name, question) in enumerate(QUESTIONS.items())
        if len(net[0]) <= question.largest
        and (number_ // len(planted.FAMILIES) + place) % question.every == 0
        and (plain(net) or name in odd)
    ]


def asked(question: str, net: planted.Net, key: str) -> list[str]:
    """What disagrees; an error counts."""
    try:
        return list(QUESTIONS[question].ask(Case(*net, key)))
    except Exception as error:  # whatever it is, it is no answer
        return [f"{type(error).__name__}: {error}"]
