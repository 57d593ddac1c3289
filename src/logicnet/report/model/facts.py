"""What is known of a network for its report: each fact is asked of the library once, when it is first looked at.

The long questions share one time budget. A fact that it ended is as far as it came, and says so in its own
``why_incomplete``; nothing here is computed anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from logicnet.analysis.attractors import attractors
from logicnet.analysis.finding import Finding
from logicnet.analysis.questions import check_numbers, in_context, read_asked, read_network
from logicnet.core.progress import Progress
from logicnet.errors import LogicnetError
from logicnet.formats.shipped import is_shipped
from logicnet.model import Network, NetworkLike
from logicnet.model.context import ContextKind
from logicnet.report.model.contexts import InContext, conditions_of

if TYPE_CHECKING:
    from logicnet.analysis.structure import Structure
    from logicnet.evidence import Ledger, Openness, Report, Sensitivity
    from logicnet.report.model.proposals import Proposal
    from logicnet.screens import Screen

SECONDS = 60.0
"""What the long facts of a report may take together, unless asked otherwise."""
ATTRACTORS_SHOWN = 200  # pairs of condition and attractor that are listed in each context; all are counted
PROPOSALS = 40
"""For how many regulations a claim is looked for at most."""
_ALONE = ("checked", "structure", "screen", "openness", "sensitivity")  # facts that are one answer
_LEAST = 0.1  # of the time budget, where nothing is left of it
LEAST_EACH = 0.02  # seconds that one intervention of a screen has, however many there are
_PAIRS = 50_000  # pairs of claim and mutant: above it not every pair is asked, nor how often a claim holds by chance
_SHARES = {"structure": 0.1, "by_context": 0.2, "screen": 0.1, "sensitivity": 0.7, "openness": 0.75, "proposals": 1.0}
"""What each long fact may take of the time that is left; in this order all of them together end in time."""

_Found = TypeVar("_Found", bound=Finding)
Watch = Callable[[str], AbstractContextManager[Progress | None]]
"""What shows how far a long fact is: a title -> a block in which the progress is told."""


@dataclass(frozen=True)
class Facts:
    """What is known of a network. Every fact is computed on first use and kept.

    - ``network``: the network.
    - ``ledger``: the claims of the network; None where there are none.
    - ``timeout``: seconds that the long facts may take together; None: no end.
    - ``watch``: shows how far a long fact is.

    >>> import logicnet
    >>> facts = Facts.of("il6")
    >>> facts.checked.sound, facts.openness.complete
    (True, True)
    """

    network: Network
    ledger: Ledger | None = None
    timeout: float | None = SECONDS
    watch: Watch = field(default=lambda _: nullcontext(), compare=False, repr=False)

    @classmethod
    def of(
        cls,
        network: NetworkLike,
        claims: Ledger | str | os.PathLike[str] | None = None,
        *,
        timeout: float | None = SECONDS,
        watch: Watch | None = None,
    ) -> Facts:
        """The facts of a network in any spelling. ``claims`` is a ledger or a file of claims; where it is None, a
        shipped network has its own claims, and any other network none. Raises LogicnetError for what cannot be read,
        and for claims of another network.
        """
        check_numbers(timeout=timeout)
        known = read_network(network)
        ledger = _ledger(known, claims)
        return cls(known, ledger, timeout) if watch is None else cls(known, ledger, timeout, watch)

    @property
    def long(self) -> tuple[Finding, ...]:
        """The facts that a budget may end, as far as the network has them."""
        found = (self.checked, self.structure, self.sensitivity, self.openness, self.screen)
        return (*(one for one in found if one is not None), *(one.found for one in self.by_context))

    def seconds(self, fact: str) -> float | None:
        """What a long fact may take: its share of what those before it left of the time budget; None: no end."""
        if self.timeout is None:
            return None
        known = vars(self)
        alone: list[Finding | None] = [known.get(name) for name in _ALONE]
        found = [one for one in alone if one is not None] + [one.found for one in known.get("by_context", ())]
        spent: float = sum(one.seconds for one in found)
        return max(self.timeout - spent, self.timeout * _LEAST) * _SHARES[fact]

    @property
    def brief(self) -> bool:
        """Whether claims and mutants are so many that, within a time budget, a mutant is done with when a claim notices
        it, and open choices are asked one by one and not together.
        """
        claims = 0 if self.ledger is None else len(self.ledger.claims)
        changed = 2 * (len(self.network.regulations) + len(self.network.components))
        return self.timeout is not None and claims * changed > _PAIRS

    @property
    def claims_named(self) -> str:
        """What commands call the claims: the name of a shipped network, or the name of the file of claims."""
        if self.ledger is None or not self.ledger.file or is_shipped(self.network):
            return self.network.name
        return Path(self.ledger.file).name

    @cached_property
    def checked(self) -> Report | None:
        """The verdicts on the claims; None where there are no claims."""
        from logicnet.evidence import check

        return None if self.ledger is None else check([self.ledger])

    @cached_property
    def sensitivity(self) -> Sensitivity | None:
        """Which claim notices which mutant; None where there are no claims."""
        from logicnet.evidence import sensitivity

        if self.ledger is None:
            return None
        with self.watch("changing the network") as progress:
            budget = self.seconds("sensitivity")
            return sensitivity(self.ledger, progress, timeout=budget, all_pairs=not self.brief)

    @cached_property
    def openness(self) -> Openness | None:
        """What the open choices mean for the claims; None where there are no claims or no open choices."""
        from logicnet.evidence import openness

        if self.ledger is None or not self.network.choices:
            return None
        with self.watch("deciding open choices") as progress:
            budget = self.seconds("openness")
            if self.brief:
                return openness(self.ledger, most=0, samples=0, progress=progress, timeout=budget)
            return openness(self.ledger, progress=progress, timeout=budget)

    @cached_property
    def structure(self) -> Structure:
        """Inputs, outputs, blocks and feedback circuits."""
        from logicnet.analysis.structure import structure

        return _whole(structure(self.network, timeout=self.seconds("structure")))

    @cached_property
    def by_context(self) -> tuple[InContext, ...]:
        """The attractors in each context of the network; where it has none, in each of its named settings; where it has
        neither, with its inputs free.
        """
        asked = conditions_of(self.network)
        budget = self.seconds("by_context")
        each = None if budget is None else budget / len(asked)
        found = []
        with self.watch("attractors by context") as progress:
            for done, (name, title, one) in enumerate(asked):
                if progress is not None:
                    progress(done, len(asked))
                setting, changes = one.setting, one.intervention
                answer = attractors(
                    one.network, setting=setting, intervention=changes, timeout=each, limit=ATTRACTORS_SHOWN
                )
                found.append(InContext(name, title, one, _whole(answer)))
        return tuple(found)

    @cached_property
    def screen(self) -> Screen | None:
        """Every component and regulation changed alone, ranked by what that does to the first phenotype of the network
        under its default setting, or in the first subtype among its contexts; None where it names no phenotype.
        """
        from logicnet.screens import screen

        if not self.network.phenotypes:
            return None
        subtypes = [one for one in self.network.contexts if one.kind is ContextKind.SUBTYPE]
        asked = in_context(self.network, subtypes[0]) if subtypes else read_asked(self.network)
        tasks = 2 * len(self.network.components) + len(self.network.regulations)
        budget = self.seconds("screen")
        each = None if budget is None else max(budget / tasks, LEAST_EACH)
        with self.watch("screening") as progress:
            found = screen(
                self.network,
                self.network.phenotypes[0].name,
                setting=asked.setting,
                intervention=asked.intervention,
                timeout=each,
                progress=progress,
            )
        return _whole(found)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """For each regulation that no claim notices, the first of them, a claim that would, where one was found."""
        from logicnet.report.model.proposals import proposed

        if self.ledger is None or self.sensitivity is None:
            return ()
        with self.watch("proposing claims") as progress:
            edges = self.sensitivity.unnoticed[:PROPOSALS]
            return proposed(self.ledger, edges, timeout=self.seconds("proposals"), progress=progress)


def _whole(found: _Found) -> _Found:
    """The answer. Raises KeyboardInterrupt where Ctrl-C ended it: a report is of all parts, and none goes on then."""
    if found.interrupted:
        raise KeyboardInterrupt
    return found


def _ledger(network: Network, claims: Ledger | str | os.PathLike[str] | None) -> Ledger | None:
    """The claims that were given, or those of a shipped network. Raises LogicnetError for claims of another network."""
    from logicnet.evidence import ledgers
    from logicnet.evidence.ledger import ledger_of

    if claims is None:
        found = (one for one in ledgers() if one.network.name == network.name)
        return next((one for one in found if one.network.digest == network.digest), None)
    given = ledger_of(claims)
    if given.network.digest != network.digest:
        what = f"the claims are about {given.network.name!r}, and its rules are not those of {network.name!r}"
        raise LogicnetError(what, hint="name the network of the claims, or its own claims")
    return given
