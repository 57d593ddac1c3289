"""``explain``: why an intervention does what it does to a phenotype."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from logicnet.analysis.questions import check_numbers, read_asked, read_network
from logicnet.analysis.yardstick import compared
from logicnet.core.budget import Clock
from logicnet.core.progress import Progress
from logicnet.errors import InterventionError, LogicnetError, MemoryBudget, SettingError, TimeBudget
from logicnet.explanation.additions import Additions, additions_to
from logicnet.explanation.answer import Explanation
from logicnet.explanation.chain import chain, in_levels
from logicnet.explanation.differences import comparable, ordered, shares_of
from logicnet.explanation.parts import parts_of
from logicnet.explanation.paths import causal_paths
from logicnet.explanation.supports import Supports, supports_of
from logicnet.explanation.tally import Tally
from logicnet.model import (
    Asked,
    Intervention,
    InterventionLike,
    Network,
    NetworkLike,
    Phenotype,
    RatesLike,
    SettingLike,
)

LONGEST_SEARCH = 20.0
"""Seconds that the search for what holds a phenotype up takes at most where no timeout is given."""


def explain(
    network: NetworkLike,
    phenotype: str | Phenotype,
    intervention: InterventionLike,
    *,
    setting: SettingLike | None = None,
    background: InterventionLike = "",
    rates: RatesLike = None,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
) -> Explanation:
    """Why an intervention does what it does to a phenotype: what it fixes, by which paths, what then differs, what each
    of its parts does, and where the phenotype is still there, what holds it up and what would have to change as well.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: a name that the network gives, or an expression over its components.
    - ``intervention``: what is done, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``background``: what the network is changed by before, a mutant, a cell line, a therapy that is given already, in
      the notation of interventions (default: nothing); "without the intervention" means this background alone.
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}`` (default: those that the network comes
      with); 0 is refused, and others make no difference to attractors.
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    Returns Explanation.

    Raises TimeBudget or MemoryBudget where a budget ended the work, InterventionError where no intervention is given or
    where it stands in the place of the phenotype, and UnknownName, SettingError or InterventionError where an argument
    does not fit the network, FormatError or RuleError where a file cannot be read. SettingError also where a rate is 0.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> network = Network("chain", Rules.parse("A, A\\nB, A\\nC, B"))
    >>> [link.component for link in explain(network, "C", "B%0", setting="A=1").chain]
    ['A', 'B', 'C']
    """
    began = time.perf_counter()
    check_numbers(timeout=timeout, memory=memory)
    network = read_network(network)
    intervention = tuple(intervention) if isinstance(intervention, Iterator) else intervention
    _confirm_places(network, phenotype, intervention)
    asked = read_asked(network, setting, intervention, rates=rates)
    _confirm_moving(asked)
    held, done = asked.setting, asked.intervention
    wanted = network.phenotype(phenotype)
    if not done.changes:
        raise InterventionError(
            "there is nothing to explain without an intervention", hint='name one: "A%0", "A:B%0" or a drug'
        )
    before_it = read_asked(network, "", background).intervention
    base = before_it.on(held.on(network))
    clock = Clock(timeout)
    tally = Tally(base, wanted, memory, clock)
    before, after = tally.answers([(), done.changes])
    shares = shares_of(tally, done)
    compare, moving = comparable(shares, done, base), shares.moving
    change, outcome = compared(after, before)
    moved = {name: pair for name, pair in compare.items() if pair[0] != pair[1]}
    differing = {name: pair for name, pair in compare.items() if name in moved or len({*moving[name]}) > 1}
    links = chain(base, done, memory, clock)
    paths = causal_paths(base, wanted, done, moved, links) if change or outcome != "keeps" else ()
    supports, additions, unlooked = _still_there(tally, network, done, memory, progress) if after.fraction else _GONE
    return Explanation(
        network,
        wanted.name,
        held,
        done,
        outcome,
        before,
        after,
        in_levels(network, links),
        paths,
        ordered(network, done, differing, moving),
        time.perf_counter() - began,
        before_it,
        parts_of(tally, done, before),
        supports,
        additions,
        unlooked,
        (float(shares.shown[0]), float(shares.shown[1])),
        shares.conditions,
    )


def _confirm_places(network: Network, phenotype: object, intervention: object) -> None:
    """Raise InterventionError where an intervention stands in the place of the phenotype, or a phenotype in that of the
    intervention.
    """

    def is_phenotype(given: Any) -> bool:
        return _fits(lambda: network.expression(given))

    def is_intervention(given: Any) -> bool:
        return _fits(lambda: read_asked(network, "", given))

    first, second = is_phenotype(phenotype), is_intervention(intervention)
    if (first and second) or not (is_intervention(phenotype) if not first else is_phenotype(intervention)):
        return
    misplaced, what, expected = (
        (intervention, "a phenotype", "intervention") if first else (phenotype, "an intervention", "phenotype")
    )
    asked = "explain(network, phenotype, intervention)"
    if not first and is_phenotype(intervention):
        asked = f"explain(network, {intervention!r}, {phenotype!r})"
    raise InterventionError(
        f"{misplaced!r} is {what}, and stands where the {expected} is expected",
        hint=f"the phenotype comes first, {asked}; on the command line they are --phenotype and --intervention",
    )


def _fits(read: Callable[[], object]) -> bool:
    try:
        read()
    except LogicnetError:
        return False
    return True


def _confirm_moving(asked: Asked) -> None:
    """Raise SettingError where a rate is 0. The attractors depend on no rate above 0."""
    for component in (one.component for one in asked.rates.rates if not one.up or not one.down):
        # what holds the phenotype up is found by cutting edges, and a rule held by a rate of 0 reads itself by no edge
        what = f"an explanation takes no rate of 0, and {component} has one: what cuts of edges do is not told under it"
        raise SettingError(what, hint=f'leave the rates out (rates="", --rates ""), or hold {component} by a change')


_GONE = (Supports(), Additions(), "")


def _still_there(
    tally: Tally, network: Network, done: Intervention, memory: int | None, progress: Progress | None
) -> tuple[Supports, Additions, str]:
    """What holds the phenotype up, what would have to change as well, and why one of these was not looked for."""
    left = tally.clock.left
    end = Clock(LONGEST_SEARCH if left is None else left)
    supports = Supports()
    try:
        supports = supports_of(tally, done, memory, end)
        return supports, additions_to(tally, network, done, supports, end, progress), ""
    except (TimeBudget, MemoryBudget) as ended:
        return supports, Additions(), ended.message
