"""What can be reached from a start, and with which probability the walk ends where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np

import logicnet
from fuzz.case import NEAR, SECONDS, Case, Words
from logicnet.analysis.answer import Attractor
from logicnet.model import Intervention
from quick_oracle import Bits, Quick, number, settings, table


def reached(case: Case) -> Words:
    """Attractors, states and a target that can be reached from a start, by bitsets or by diagrams."""
    one, start, target = case.intervention(), case.start(), case.expression()
    quick, later, by = case.under(one), case.source.random() < 0.3, case.source.choice((22, -1))
    text = case.spelled(start)
    found = logicnet.reach(
        case.network, text, target=target, intervention=one, held_later=later, bitsets=by, timeout=SECONDS
    )
    begin = _begun(case, start, one, later)
    goal, away = table(target, case.names), quick.distances(begin)
    said = f"from {text or 'anywhere'}, under {one or 'nothing'}{', later' * later}, to {target}, bitsets {by}"
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


def _begun(case: Case, start: Mapping[int, int], one: Intervention, later: bool) -> Bits:
    """What is held is held from the first moment, or starts where the start says and is held later."""
    held = case.held(one)
    return case.quick.inside({**held, **start} if later else {**start, **held})


def _places(quick: Quick, found: Iterable[Attractor]) -> list[int]:
    return sorted(int(quick.home[number(attractor.state.values())]) for attractor in found)


def probabilities(case: Case) -> Words:
    """The probability to end in each attractor, components moving alike or at rates."""
    one, start = case.intervention(), case.start(free=0.6)
    quick, later = case.under(one), case.source.random() < 0.3
    rates = {name: case.source.choice((0.25, 2.0, 5.0)) for name in case.names if case.source.random() < 0.4}
    rates = rates if case.source.random() < 0.5 else {}
    found = logicnet.probabilities(
        case.network, case.spelled(start), intervention=one, held_later=later, rates=rates or None, timeout=SECONDS
    )
    speeds = [rates.get(name, 1.0) for name in case.names]
    right = quick.absorption(speeds)[_begun(case, start, one, later)].mean(axis=0)
    said = f"from {case.spelled(start) or 'anywhere'}, under {one or 'nothing'}{', later' * later}, rates {rates}"
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
