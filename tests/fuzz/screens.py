"""Screens with every column, synergy, and minimal sets of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

import logicnet
from fuzz.case import NEAR, SECONDS, Case, Words, shown
from logicnet.model import Intervention
from logicnet.screens import design, singles
from logicnet.screens.minimal_sets import CONTROL_KINDS, control
from logicnet.screens.pairs import synergies
from quick_oracle import Bits, table


@dataclass(frozen=True)
class Right:
    """What a row of a screen must say."""

    counts: tuple[int, int, int]
    reachable: str = ""
    withdrawal: str = ""
    probability: float | None = None


def _row_by_definition(case: Case, one: Intervention, where: Bits, start: Bits | None) -> Right:
    quick, held = case.under(one), case.held(one)
    words = [shown(where[states]) for states in quick.attractors]
    counts = (words.count("always"), words.count("sometimes"), words.count("never"))
    if start is None:
        return Right(counts)
    begin = _set_at_once(start, held)
    unwanted = [word != "never" for word in words]
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
    begin, start, right_case = _screen_start(case, where)
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
    wild = _row_by_definition(right_case, Intervention(), where, begin)
    if {str(row.intervention) for row in found.rows} != {"", *map(str, tried)}:
        yield f"{said}: not one row an intervention"
    for row in found.rows:
        right = _row_by_definition(right_case, row.intervention, where, begin)
        name = row.intervention if row.intervention.changes else "the wild type"
        if (row.always, row.sometimes, row.never) != right.counts:
            yield f"{said}, {name}: {(row.always, row.sometimes, row.never)}, by definition {right.counts}"
        share, change = Fraction(sum(right.counts[:2]), sum(right.counts)), _change(right, wild, begin is not None)
        if row.status != "exact" or row.fraction != share or abs((row.change or 0) - change) > NEAR:
            yield f"{said}, {name}: {(row.status, row.fraction, row.change)}, by definition {share}, by {change}"
        if begin is None:
            continue
        if (row.answer.reachable, row.answer.withdrawal) != (right.reachable, right.withdrawal):
            wrong = (row.answer.reachable, row.answer.withdrawal)
            yield f"{said}, {name}: {wrong}, by definition {(right.reachable, right.withdrawal)}"
        if abs((row.answer.probability or 0.0) - (right.probability or 0.0)) > NEAR:
            yield f"{said}, {name}: probability {row.answer.probability}, by definition {right.probability}"


def _change(right: Right, wild: Right, started: bool) -> float:
    """Of the probability from a start; else of the share that shows it at least sometimes, or where that is the same of
    the share that shows it always.
    """
    if started:
        return (right.probability or 0.0) - (wild.probability or 0.0)
    sometimes, always = (
        Fraction(sum(right.counts[:upto]), sum(right.counts)) - Fraction(sum(wild.counts[:upto]), sum(wild.counts))
        for upto in (2, 1)
    )
    return float(sometimes or always)


def _screen_start(case: Case, where: Bits) -> tuple[Bits | None, str, Case]:
    """No start, given values, or the attractors that show the phenotype (where there are any); and the case under the
    inputs that it gives."""
    kind = case.source.choice(("", "values", "resistant"))
    if kind == "resistant":
        begin = np.zeros(len(where), bool)
        for states in case.quick.attractors:
            begin[states] = where[states].any()
        return (begin, kind, case) if begin.any() else (None, "", case)
    values = case.start(free=0.5) if kind else {}
    return (case.quick.inside(values), case.spelled(values), case.given(values)) if values else (None, "", case)


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
        under = case.given(values)
        chances = [_row_by_definition(under, each, where, begin).probability or 0.0 for each in changes]
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
    wanted, kind, some = case.expression(), case.source.choice(sorted(CONTROL_KINDS)), case.source.random() < 0.4
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
    under = case.given(values)
    works = [one for one in tried if _controls(under, one, kind, some, where, start)]
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
    sure = [bool(where[quick.attractors[place]].all()) for place in places]
    return any(sure) if some else all(sure)
