"""``explain``: why an intervention does what it does to a phenotype."""

from __future__ import annotations

import time

from logicnet.analysis.outcome import compared
from logicnet.analysis.questions import read_asked
from logicnet.core.budget import Clock
from logicnet.errors import InterventionError
from logicnet.explanation.answer import Explanation
from logicnet.explanation.chain import chain, in_levels
from logicnet.explanation.differences import counts, ordered
from logicnet.explanation.paths import causal_paths
from logicnet.model import InterventionLike, NetworkLike, Phenotype, SettingLike


def explain(
    network: NetworkLike,
    phenotype: str | Phenotype,
    intervention: InterventionLike,
    *,
    setting: SettingLike | None = None,
    timeout: float | None = None,
    memory: int | None = None,
) -> Explanation:
    """Why an intervention does what it does to a phenotype: what it fixes, by which paths, and what then differs.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: a name that the network gives, or an expression over its components.
    - ``intervention``: what is done, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).

    Returns Explanation.

    Raises TimeBudget or MemoryBudget where a budget ended the work, InterventionError where no intervention is given,
    and UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> network = Network("chain", Rules.parse("A, A\\nB, A\\nC, B"))
    >>> [link.component for link in explain(network, "C", "B%0", setting="A=1").chain]
    ['A', 'B', 'C']
    """
    began = time.perf_counter()
    asked = read_asked(network, setting, intervention)
    network, held, done = asked.network, asked.setting, asked.intervention
    wanted = network.phenotype(phenotype)
    if not done.changes:
        raise InterventionError(
            "there is nothing to explain without an intervention", hint='name one: "A%0", "A:B%0" or a drug'
        )
    base = held.on(network)
    clock = Clock(timeout)
    before, after, shares = counts(base, wanted, done, memory, clock)
    change, outcome = compared(after, before)
    moved = {name: pair for name, pair in shares.items() if pair[0] != pair[1]}
    links = chain(base, done, memory, clock)
    paths = causal_paths(base, wanted, done, moved, links) if change or outcome != "keeps" else ()
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
        ordered(network, done, moved),
        time.perf_counter() - began,
    )
