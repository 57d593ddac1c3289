"""Sensitivity: which claims notice when one thing in a network is wrong.

Each mutant of a network (``evidence.mutants``) is put to each claim. A claim notices a mutant where its verdict turns
from holds to fails, or from fails to holds. A claim notices a mutant too where the mutant leaves no attractor, or no
state, that the claim is about. A regulation is noticed where some claim notices the mutant without it, or the mutant
in which it is flipped. A regulation that no claim notices is one that the claims do not support.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.core.codes import SAID
from logicnet.core.progress import Progress
from logicnet.core.rules import Program
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.evidence.arms import Case
from logicnet.evidence.baseline import Baseline
from logicnet.evidence.checks import names_in
from logicnet.evidence.ledger import LedgerLike, ledger_of
from logicnet.evidence.mutants import Mutant, mutants, regulations_changed
from logicnet.evidence.outcomes import about_outcome
from logicnet.model import Asked

if TYPE_CHECKING:
    import pandas

EVERY = "every single mutant against every claim that could notice it"
"""How it is found."""
FIRST = "every single mutant until a claim notices it, every claim until it notices a mutant"
"""How it is found where not every pair is asked."""
_KINDS = ("removed", "flipped")  # what is done to a regulation


@dataclass(frozen=True, slots=True)
class MutantReport:
    """One mutant, the claims that notice it, and those for which that could not be decided."""

    mutant: Mutant
    by: tuple[str, ...]
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Sensitivity(AboutNetwork):
    """The mutants of one network, each with the claims that notice it. ``outcomes`` are those of the claims that are
    about death, resistance, a pool of cells or relapse. ``not_asked`` is the number of mutants that the time budget
    left; they are not among the rows. Where not ``all_pairs`` were asked, a row has the first claim that notices the
    mutant, and those by which a claim is known to notice any: what no claim notices, and which claim notices nothing,
    is as exact, and how many claims notice a mutant is not told. ``unsettled`` are claims of which the time budget
    left open whether they notice anything.
    """

    asked: Asked
    claims: tuple[str, ...]
    rows: tuple[MutantReport, ...]
    outcomes: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    method: str = EVERY
    not_asked: int = 0
    all_pairs: bool = True
    unsettled: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it was decided for every mutant and claim."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """How much was not decided; empty where all was."""
        left = sum(len(row.undecided) for row in self.rows)
        every = len(self.rows) + self.not_asked
        late = f"{SAID['time']}: {self.not_asked} of {every} mutants were not asked" if self.not_asked else ""
        open_ = f"{left} pairs of mutant and claim are undecided: too many states to look at" if left else ""
        unsettled = f"{SAID['time']}: of {len(self.unsettled)} claims it is open whether they notice anything"
        return "; ".join(filter(None, [late, open_, unsettled if self.unsettled and not late else ""]))

    @property
    def summary(self) -> str:
        """How many of the regulations some claim notices."""
        known = self.regulations
        noticed = sum(any(kinds.values()) for kinds in known.values())
        return f"{noticed} of {len(known)} regulations are noticed by some of {len(self.claims)} claims"

    def _facts(self) -> list[tuple[str, object]]:
        unnoticed = ", ".join(f"{source} -> {target}" for source, target in self.unnoticed)
        return [("noticed by no claim", unnoticed), ("notice nothing", ", ".join(self.unbreakable))]

    def _parts(self) -> list[CardPart]:
        rows = [(f"{a} -> {b}", one["removed"], one["flipped"]) for (a, b), one in self._edges.items()]
        return [TableView(["regulation", "removed: noticed by", "flipped: noticed by"], rows)]

    @property
    def _edges(self) -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
        """What ``regulations`` says, with what was not asked as noticed by none."""
        return {edge: dict.fromkeys(_KINDS, ()) | dict(kinds) for edge, kinds in self.regulations.items()}

    def to_frame(self) -> pandas.DataFrame:
        """One row a mutant: what is changed, and the claims that notice it."""
        import pandas

        rows = [[str(row.mutant), row.mutant.kind, " ".join(row.by), " ".join(row.undecided)] for row in self.rows]
        return pandas.DataFrame(rows, columns=["mutant", "kind", "noticed", "undecided"])

    @property
    def regulations(self) -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
        """For each regulation (source, target) the claims that notice it ``removed`` and ``flipped``."""
        found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        for row in self.rows:
            if row.mutant.source:
                found.setdefault((row.mutant.source, row.mutant.target), {})[row.mutant.kind] = row.by
        return found

    @property
    def components(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each component the claims that notice it ``held at 0``, ``held at 1`` and at further levels."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in self.rows:
            if not row.mutant.source:
                found.setdefault(row.mutant.target, {})[row.mutant.kind] = row.by
        return found

    @property
    def unnoticed(self) -> tuple[tuple[str, str], ...]:
        """The regulations that no claim notices, whether removed or flipped."""
        left = frozenset(self.regulations_left)
        return tuple(edge for edge, kinds in self.regulations.items() if not any(kinds.values()) and edge not in left)

    @property
    def regulations_left(self) -> tuple[tuple[str, str], ...]:
        """The regulations of which the time budget left open whether a claim notices them: not both of their mutants
        were asked, and no claim notices the one that was.
        """
        if not self.not_asked:
            return ()
        known = self.regulations
        return tuple(
            (edge.source, edge.target)
            for edge in regulations_changed(self.network)
            if len(kinds := known.get((edge.source, edge.target), {})) < len(_KINDS) and not any(kinds.values())
        )

    @property
    def noticed_by_outcomes(self) -> tuple[tuple[str, str], ...]:
        """The regulations that a claim about death, resistance, a pool of cells or relapse notices."""
        several = frozenset(self.outcomes)
        found = self.regulations.items()
        return tuple(edge for edge, kinds in found if any(not several.isdisjoint(by) for by in kinds.values()))

    @property
    def share(self) -> float:
        """The share of regulations that some claim notices (1 where there are none)."""
        noticed = sum(any(kinds.values()) for kinds in self.regulations.values())
        return noticed / len(self.regulations) if self.regulations else 1.0

    @property
    def share_removed(self) -> float:
        """The same, counting only what is noticed when it is removed."""
        if not self.regulations:
            return 1.0
        return sum(bool(kinds.get("removed")) for kinds in self.regulations.values()) / len(self.regulations)

    def breaks(self, claim: str) -> tuple[Mutant, ...]:
        """The mutants that a claim notices."""
        return tuple(row.mutant for row in self.rows if claim in row.by)

    @property
    def unbreakable(self) -> tuple[str, ...]:
        """The claims that no mutant turns over."""
        broken = {id for row in self.rows for id in row.by}
        return tuple(id for id in self.claims if id not in broken and id not in self.unsettled)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            **self.proof(),
            "mutants": len(self.rows),
            "all_pairs": self.all_pairs,
            "share": round(self.share, 4),
            "share_removed": round(self.share_removed, 4),
            "noticed": sum(any(kinds.values()) for kinds in self.regulations.values()),
            "noticed_by_outcomes": len(self.noticed_by_outcomes),
            "unnoticed": [f"{source} -> {target}" for source, target in self.unnoticed],
            "regulations": [
                {"from": source, "to": target, **{kind: list(by) for kind, by in kinds.items()}}
                for (source, target), kinds in self.regulations.items()
            ],
            "components": [
                {"component": name, **{kind: list(by) for kind, by in kinds.items()}}
                for name, kinds in self.components.items()
            ],
            "claims": [
                {
                    "id": id,
                    "about_outcome": id in self.outcomes,
                    "count": len(self.breaks(id)),
                    "noticed": [str(mutant) for mutant in self.breaks(id)],
                }
                for id in self.claims
            ],
            "unbreakable": list(self.unbreakable),
            "undecided": [
                {"mutant": str(row.mutant), "claims": list(row.undecided)} for row in self.rows if row.undecided
            ],
        }


def sensitivity(
    ledger: LedgerLike, progress: Progress | None = None, *, timeout: float | None = None, all_pairs: bool = True
) -> Sensitivity:
    """Put every mutant of a ledger's network to every claim that could notice it.

    - ``ledger``: the claims of one network: a ledger, a file of claims, or the name of a shipped network.
    - ``progress``: called with how much is done and how much there is (default: nobody is told).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``all_pairs``: whether every mutant is put to every claim; else a mutant is done with when a claim notices it, and
      a claim when it notices a mutant, which takes a fraction of the time (default: True).

    Returns Sensitivity: for each mutant (a regulation removed or flipped, a component held) the claims that notice it;
    of those only that were asked before the time ended.

    Raises ClaimError for a claim about nothing: no attractor or no state is left that it could be checked on;
    UnknownName for a network that does not come with claims; LogicnetError for a number out of its range.

    >>> import logicnet
    >>> found = sensitivity(min(logicnet.ledgers(), key=lambda ledger: len(ledger.network)))
    >>> found.complete, 0 <= found.share <= 1
    (True, True)
    """
    check_flags(all_pairs=all_pairs)
    check_numbers(timeout=timeout)
    began = time.perf_counter()
    ledger = ledger_of(ledger)
    network, answers = ledger.network, Notebook(ledger.network.names)
    system = system_of(network)
    baselines = [Baseline(Case(claim, network, system, answers, show=False)) for claim in ledger.claims]
    asked = list(mutants(network))
    rows: list[MutantReport] = []
    order = list(baselines) if all_pairs else sorted(baselines, key=lambda one: one.depth)
    for done, (mutant, changes) in enumerate(asked):
        if progress is not None:
            progress(done, len(asked))
        if timeout is not None and time.perf_counter() - began > timeout:
            break
        rows.append(_noticed(mutant, changes, order, all_pairs=all_pairs))
    late: tuple[str, ...] = ()
    if len(rows) < len(asked):
        known = {id for row in rows for id in row.by}
        late = tuple(claim.id for claim in ledger.claims if claim.id not in known)
    elif not all_pairs:
        left = None if timeout is None else timeout - (time.perf_counter() - began)
        rows, late = _with_first(rows, asked, order, left)
    claims = tuple(claim.id for claim in ledger.claims)
    outcomes = tuple(claim.id for claim in ledger.claims if about_outcome(claim, network))
    took = time.perf_counter() - began
    return Sensitivity(
        Asked(network),
        claims,
        tuple(rows),
        outcomes,
        took,
        EVERY if all_pairs else FIRST,
        len(asked) - len(rows),
        all_pairs,
        late,
    )


def _noticed(mutant: Mutant, changes: Mapping[int, Program], order: list[Baseline], *, all_pairs: bool) -> MutantReport:
    """One mutant put to the claims, in this order; where not to all of them, the one that notices it comes to the
    front: it may notice the next, which is near.
    """
    by, undecided = list[str](), list[str]()
    for place, one in enumerate(order):
        noticed = one.notices(changes)
        if noticed is None:
            undecided.append(one.claim.id)
        elif noticed:
            by.append(one.claim.id)
            if not all_pairs:
                order.insert(0, order.pop(place))
                return MutantReport(mutant, tuple(by))
    return MutantReport(mutant, tuple(by), tuple(undecided))


def _with_first(
    rows: list[MutantReport],
    asked: Sequence[tuple[Mutant, Mapping[int, Program]]],
    order: Sequence[Baseline],
    seconds: float | None,
) -> tuple[list[MutantReport], tuple[str, ...]]:
    """The rows, and in them for each claim that stands in none a mutant that it notices, the first of the components
    that it names or else of any; and the claims that the time did not suffice for.
    """
    end = None if seconds is None else time.perf_counter() + seconds
    known = {id for row in rows for id in row.by}
    found, late = list(rows), list[str]()
    for one in (each for each in order if each.claim.id not in known):
        named = names_in(one.claim)
        for place in sorted(range(len(asked)), key=lambda place: asked[place][0].target not in named):
            if end is not None and time.perf_counter() > end:
                late.append(one.claim.id)
                break
            if one.notices(asked[place][1]):
                found[place] = replace(found[place], by=(*found[place].by, one.claim.id))
                break
    return found, tuple(late)
