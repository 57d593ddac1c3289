"""Attractors: each once, with its states, under conditions, whatever steps are switched off."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

import logicnet
from fuzz.case import SECONDS, Case, Words, shown
from logicnet.core import solver
from logicnet.core.budget import Budget
from quick_oracle import Quick, number, settings, table


def attractors(case: Case) -> Words:
    """Each attractor once: its states, how many they are, and what they share."""
    found = logicnet.attractors(case.network, always=case.names, limit=1 << 15, timeout=SECONDS)
    yield from listed_rightly(case.quick, found)
    if found.complete and found.answer is not None and len(found) < 200:
        yield from compared(case.quick, _sets(found.answer))


def without_a_step(case: Case) -> Words:
    """The same with a step of the solver switched off."""
    step = case.source.choice(sorted(solver.SWITCHES))
    found = logicnet.attractors(case.network, always=case.names, limit=1 << 15, without=[step], timeout=SECONDS)
    for words in listed_rightly(case.quick, found):
        yield f"without {step}: {words}"


def under_small_limits(case: Case) -> Words:
    """The same where only the smallest blocks are listed state by state, so that every other method comes to work."""
    direct, most = case.source.choice((1, 1, 2, 3, 5)), case.source.choice((1, 2, 3, 4, 6))
    steps = sorted(solver.SWITCHES - {"conditioning"})
    without = frozenset(case.source.sample(steps, case.source.choice((0, 0, 0, 1, 2))))
    plan = solver.Plan(Budget(seconds=SECONDS), without, direct, most)
    answer = solver.CompiledNetwork(case.network.rules.handle, plan).solve(plan)
    said = f"Plan(direct={direct}, explicit_limit={most}, without={sorted(without)})"
    if answer.left:
        yield f"{said}: left open, {answer.left[0].reason}"
        return
    if answer.attractors != len(case.quick.attractors):
        yield f"{said}: counts {answer.attractors} attractors, there are {len(case.quick.attractors)}"
    if answer.states != sum(map(len, case.quick.attractors)):
        yield f"{said}: counts {answer.states} states, there are {sum(map(len, case.quick.attractors))}"
    if answer.pairs < 200:
        for words in compared(case.quick, _sets(answer)):
            yield f"{said}: {words}"


def verified(case: Case) -> Words:
    """A right answer passes its verification, and what that counts is true."""
    found = logicnet.attractors(case.network, limit=1 << 15, timeout=SECONDS, verify=True).verification
    if found is None or found.wrong:
        yield f"verification: {found and found.wrong}"


def under_an_intervention(case: Case) -> Words:
    """The attractors of the changed rules."""
    one = case.intervention()
    found = logicnet.attractors(case.network, intervention=one, always=case.names, limit=1 << 15, timeout=SECONDS)
    for words in listed_rightly(case.under(one), found):
        yield f"under {one or 'no intervention'}: {words}"


def listed_rightly(quick: Quick, found: logicnet.Attractors) -> Words:
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


def _sets(answer: solver.Solution) -> list[NDArray[np.int64]]:
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


def compared(quick: Quick, sets: Sequence[NDArray[np.int64]]) -> Words:
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
        right = "" if place < 0 else shown(where[case.quick.attractors[place]])
        if attractor.shows(expression) != right:
            yield f"{attractor.pattern} shows {text} {attractor.shows(expression)}, by definition {right}"
