"""All attractors of a network: the question that everything else rests on."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from logicnet.analysis.answer import Attractor, Attractors, PhenotypeReader
from logicnet.analysis.questions import check_flags, check_numbers, read_asked
from logicnet.analysis.readings import Readings
from logicnet.core import solver as core
from logicnet.core.budget import Budget
from logicnet.core.codes import ENDED_BY, SAID, method_of
from logicnet.errors import LogicnetError, MemoryBudget, TimeBudget, UnknownName
from logicnet.logic import Expression
from logicnet.model import Asked, InterventionLike, Network, NetworkLike, SettingLike
from logicnet.model.notation import several

ATTRACTORS_LISTED = 10_000
"""How many pairs of condition and attractor are listed unless asked otherwise; counts are exact beyond it."""

_NAMED = 3  # parts that were left open, in the reason
_FOR_LISTING = 0.1  # of the time budget, where solving took all of it
_PATTERN = bytes.maketrans(bytes((0, 1, core.OSCILLATES, core.ANY)), b"01--")


def attractors(
    network: NetworkLike,
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    scheme: str = "asynchronous",
    timeout: float | None = None,
    memory: int | None = None,
    limit: int | None = None,
    without: str | Iterable[str] = (),
    always: str | Iterable[str] = (),
    verify: bool = False,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
) -> Attractors:
    """All attractors under a setting and an intervention, exactly, or as far as the budget went.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``scheme``: how components are updated, a name of ``logicnet.dynamics.SCHEMES`` (default: ``asynchronous``).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``limit``: how many attractors are listed at most; all are counted (default: 10,000).
    - ``without``: steps of the solver to leave out, to test and to measure them (default: none).
    - ``always``: inputs whose values are told apart in every condition, whether that matters or not, ``"A,B"`` or
      ``["A", "B"]`` (default: none).
    - ``verify``: whether the asynchronous answer is checked a second time, with the same budget again (default: False).
    - ``phenotypes``: expressions that are told of each attractor beside the network's phenotypes (default: none).
    - ``readouts``: weighted sums, ``"0.5*A + B"``, told beside the network's readouts (default: none).

    Returns Attractors. Free inputs are conditions: an attractor is listed once for all values of the inputs under which
    it is the same. A budget that ends the work, or the list, is named in the answer. Asynchronous attractors are found
    without listing states (``logicnet.reduction`` has the steps, with their proofs and sources); the other schemes look
    at every state of what percolation leaves.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range. Raises EngineError where a
    listed answer contradicts itself: that is a defect of the engine.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [attractor.pattern for attractor in attractors(switch)]
    ['01', '10']
    """
    scheme = str(scheme)
    check_flags(verify=verify)
    check_numbers(timeout=timeout, memory=memory, limit=limit)
    asked = read_asked(network, setting, intervention)
    without, always = several(without), several(always)
    for name in always:  # an unknown one would be told apart from nothing, and nobody would see it
        if name not in asked.network.position and name not in asked.network.levels:
            raise UnknownName("component", name, [c.name for c in asked.network.components])
    readings = Readings.of(asked.network, phenotypes, readouts)
    budget = Budget(memory=memory, seconds=timeout)
    most = ATTRACTORS_LISTED if limit is None else limit
    started = time.perf_counter()
    if scheme == "asynchronous":
        found = _asynchronous(asked, budget, most, without, always)
    elif scheme == "most-permissive" and asked.network.levels:
        hint = "use one of: asynchronous, general-asynchronous, synchronous"
        raise LogicnetError("the most permissive scheme is not defined here for components with levels", hint=hint)
    elif verify:
        raise LogicnetError(f"only asynchronous attractors can be verified, not those of the scheme {scheme!r}")
    else:
        from logicnet.analysis.schemes import under_scheme

        found = under_scheme(asked, scheme, budget, most)
    seconds = time.perf_counter() - started
    if verify:
        from logicnet.analysis.verification import verification

        found = replace(found, verification=verification(found.answer, asked, most, budget))
    return replace(found, seconds=seconds, readings=readings)


def _asynchronous(
    asked: Asked, budget: Budget, limit: int, without: Sequence[str], always: Sequence[str]
) -> Attractors:
    network = asked.changed
    budget = replace(budget, memory=budget.diagrams)  # asked of the system once: that takes as long as a small network
    plan = core.Plan(budget, core.checked_switches(without), answers_when_stopped=True)
    started = time.perf_counter()
    try:
        answer = core.CompiledNetwork(network.rules.handle, plan).solve(plan)
    except (MemoryBudget, TimeBudget) as ended:
        return Attractors(asked, "asynchronous", False, "", 0.0, (), 0, why_incomplete=ended.message)
    apart = {variable for name in always for variable in network.variables(name)}
    kept = [i for i in answer.inputs if network.names[i] in apart]
    if budget.seconds is not None:
        spent = time.perf_counter() - started
        plan = replace(plan, budget=replace(budget, seconds=max(budget.seconds - spent, budget.seconds * _FOR_LISTING)))
    # one more than is wanted: so it is seen whether there are more
    pairs = answer.listed(limit + 1, kept, plan)
    truncated = len(pairs) > limit or bool(answer.listing_ended)
    pairs = pairs[:limit]
    inputs, shown = answer.inputs, _shown(answer)
    order = sorted(range(len(pairs)), key=lambda place: _order(network.names, pairs[place]))
    listed = tuple(_named(network, pairs[place], place, inputs, shown) for place in order)
    if network.levels:  # the levels of inputs are conditions too
        listed = tuple(sorted(listed, key=lambda one: (tuple(one.condition.items()), one.states != 1, one.pattern)))
    left = answer.left
    why = "; ".join([_left(network, block) for block in left[:_NAMED]])
    if len(left) > _NAMED:
        why += f"; and {len(left) - _NAMED} more parts"
    if answer.listing_ended:
        why = "; ".join(filter(None, [why, f"the {ENDED_BY[answer.listing_ended]} ended the list of attractors"]))
    return Attractors(
        asked,
        "asynchronous",
        complete=not why,
        method=method_of(tuple(dict.fromkeys(step for pair in pairs for step in pair.method))),
        seconds=0.0,
        attractors=listed,
        count=answer.attractors,
        truncated=truncated,
        why_truncated=ENDED_BY[answer.listing_ended] if answer.listing_ended else "limit" if truncated else "",
        why_incomplete=why,
        answer=answer,
    )


def _named(
    network: Network, pair: core.AttractorRow, place: int, inputs: Sequence[int], shown: PhenotypeReader
) -> Attractor:
    names = network.names
    free = tuple(names[i] for i in inputs if pair.values[i] == core.ANY)
    return Attractor(
        "fixed point" if pair.states == 1 else "cyclic",
        pair.states,
        {name: value for name, value in zip(names, pair.values, strict=True) if value < core.OSCILLATES},
        tuple(name for name, value in zip(names, pair.values, strict=True) if value == core.OSCILLATES),
        dict(zip(names, pair.state, strict=True)),
        {names[i]: value for i, value in pair.condition},
        free,
        method_of(pair.method),
        place,
        shown,
        network=network,
    ).told_of(network)


def _shown(answer: core.Solution) -> PhenotypeReader:
    @cache
    def shown(phenotype: Expression) -> Sequence[str]:
        return tuple(verdict.in_words for verdict in answer.phenotype(phenotype.program))

    return shown


def _order(names: Sequence[str], pair: core.AttractorRow) -> tuple[tuple[tuple[str, int], ...], bool, bytes]:
    """Sorts by condition, fixed points first, then by pattern."""
    return tuple((names[i], value) for i, value in pair.condition), pair.states != 1, pair.values.translate(_PATTERN)


def _left(network: Network, left: core.OpenBlock) -> str:
    block = ", ".join(network.names[i] for i in left.block[:6])
    more = f" and {len(left.block) - 6} more" if len(left.block) > 6 else ""
    waiting = f"; {len(left.waiting)} components wait for them" if left.waiting else ""
    return f"{SAID[left.reason]} before {len(left.block)} components were solved ({block}{more}){waiting}"
