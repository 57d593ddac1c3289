"""Assumptions: which of what is assumed of a context a claim needs to hold.

A context sets inputs and changes components, and says which of these its references do not tell (``Context.assumed``).
Each of them alone is taken to its other value: an input to each of its other levels, a change of the background away.
All else stays, what the claim sets and changes itself too. Where the claim then does not hold any more, it rests on
what was assumed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import Finding
from logicnet.analysis.questions import read_asked
from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.core.progress import Progress
from logicnet.errors import LogicnetError
from logicnet.evidence.arms import Case
from logicnet.evidence.baseline import verdict_word
from logicnet.evidence.claim import Claim
from logicnet.evidence.ledger import LedgersLike, ledgers_of
from logicnet.evidence.mutated import inside
from logicnet.evidence.page import ClaimsPage
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Table
from logicnet.model import Context, Intervention, InterventionLike, Network, Setting
from logicnet.model.assignment import equation

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is assumed of a context, taken to another value. ``name`` is the input or the change, ``assumed``
    what the context has (``TLR4=0``), ``instead`` what was put in its place (``TLR4=1``; empty where a change was
    left out), ``verdict`` how the claim ends then.
    """

    name: str
    assumed: str
    instead: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """A claim that holds, and everything that is assumed of its context, each taken to its other values."""

    claim: Claim
    doubts: tuple[Doubt, ...]

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What is assumed, and what the claim does not hold without: it fails at another value, or is about nothing."""
        return tuple(dict.fromkeys(one.assumed for one in self.doubts if one.verdict not in ("holds", "undecided")))

    @property
    def undecided(self) -> tuple[str, ...]:
        """What is assumed, and without which the claim was not decided: it may rest on it."""
        left = dict.fromkeys(one.assumed for one in self.doubts if one.verdict == "undecided")
        return tuple(one for one in left if one not in self.rests_on)

    @property
    def names(self) -> tuple[str, ...]:
        """The inputs and changes that it rests on."""
        return tuple(dict.fromkeys(one.name for one in self.doubts if one.assumed in self.rests_on))

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        tried = [
            {"name": one.name, "assumed": one.assumed, "instead": one.instead, "verdict": one.verdict}
            for one in self.doubts
        ]
        return {"rests_on": list(self.rests_on), "rests_on_undecided": list(self.undecided), "assumed": tried}


@dataclass(frozen=True, slots=True, repr=False)
class Reliance(Finding):
    """The claims that hold, in their order, each with what it rests on of that which its context assumes."""

    asked: tuple[Claim, ...]
    rows: tuple[Grounds, ...]
    seconds: float = field(default=0.0, compare=False)
    background: str = ""
    method: str = "each assumed value of a context alone taken to its other values, all else as it is"

    @property
    def complete(self) -> bool:
        """Whether every claim that holds was decided at every other value."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """Which claims were not decided without what; empty where all were."""
        return "; ".join(f"{one.claim.id} without {', '.join(one.undecided)}" for one in self.rows if one.undecided)

    @property
    def resting(self) -> tuple[Grounds, ...]:
        """The claims that rest on something assumed."""
        return tuple(one for one in self.rows if one.rests_on)

    @property
    def by(self) -> Mapping[str, int]:
        """How many claims rest on each input and change, the most first."""
        names = [name for one in self.resting for name in one.names]
        return {name: names.count(name) for name in sorted(set(names), key=lambda name: (-names.count(name), name))}

    @property
    def sums(self) -> dict[str, Any]:
        """How many of the claims that hold rest on something assumed, and on what."""
        undecided = sum(bool(one.undecided) for one in self.rows)
        return {"hold": len(self.rows), "rest": len(self.resting), "undecided": undecided, "by": dict(self.by)}

    @property
    def summary(self) -> str:
        """How many claims hold, and how many of them rest on something assumed."""
        return f"{len(self.rows)} claims hold, {len(self.resting)} of them rest on something assumed"

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        claims = [{"id": one.claim.id, "context": one.claim.context, **one.to_dict()} for one in self.rows]
        return {"background": self.background, **self.proof(), "sums": self.sums, "claims": claims}

    def to_frame(self) -> pandas.DataFrame:
        """One row a claim that holds: id, network, context, what it rests on, and where that was not decided."""
        import pandas

        rows = [
            [one.claim.id, one.claim.network, one.claim.context, " ".join(one.rests_on), " ".join(one.undecided)]
            for one in self.rows
        ]
        return pandas.DataFrame(rows, columns=["id", "network", "context", "rests_on", "undecided"])


def reliance(ledgers: LedgersLike, *, background: InterventionLike = "", progress: Progress | None = None) -> Reliance:
    """Find what each claim that holds rests on: what is assumed of its context, and without which it does not hold.

    - ``ledgers``: the claims: ledgers, files of claims, or names of shipped networks; one of these or several.
    - ``background``: what the network is changed by before, a mutant, a cell line, a therapy that is given already, in
      the notation of interventions (default: nothing). It joins the background of every arm; where a claim changes the
      same place, the claim has the last word.
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    Returns Reliance: the claims that hold, each with the assumed values that were taken to others, and the verdicts.

    Raises LogicnetError for a ledger that was read from no file; UnknownName or InterventionError for a background that
    does not fit a network.

    >>> import logicnet
    >>> from logicnet.evidence import narrowed
    >>> found = reliance(narrowed(logicnet.ledgers(), [logicnet.ledgers()[0].claims[0].id]))
    >>> found.rows[0].rests_on
    ()
    """
    began = time.perf_counter()
    several = ledgers_of(ledgers)
    claims = tuple(claim for ledger in several for claim in ledger.claims)
    rows: list[Grounds] = []
    done, said = 0, ""
    for ledger in several:
        if ledger.root is None:
            raise LogicnetError(
                f"the claims of {ledger.network.name} were read from no file", hint="read them from one: read_claims"
            )
        own = read_asked(ledger.network, "", background).intervention
        said = " ".join(background.split()) if isinstance(background, str) else str(own)
        entries = dict(zip(_ids(ledger.root), ledger.root.tables("claim"), strict=True))
        page = _InContext(ledger.root, ledger.network, catalogue_for(ledger.network))
        case = _Cases(ledger.network, own)
        for claim in ledger.claims:
            if case.word(claim) == "holds":
                rows.append(Grounds(claim, tuple(_doubts(claim, entries[claim.id], page, case))))
            done += 1
            if progress is not None:
                progress(done, len(claims))
    return Reliance(claims, tuple(rows), time.perf_counter() - began, said)


def _ids(root: Table) -> Iterator[str]:
    return (entry.text("id") for entry in root.tables("claim"))


class _Cases:
    """The verdicts on claims about one network, each asked once in a background."""

    def __init__(self, network: Network, background: Intervention) -> None:
        self.network = network
        self._background = background
        self._system, self._answers = system_of(network), Notebook(network.names)

    def word(self, claim: Claim) -> str:
        """How the claim ends; a claim about nothing does not hold."""
        asked = inside(claim, self._background) if self._background else claim
        return verdict_word(Case(asked, self.network, self._system, self._answers, show=False))


@dataclass
class _InContext(ClaimsPage):
    """A file whose claims are read in the context that is given, whatever they name. Each has been read in its own, so
    what its background rests on has been looked at.
    """

    def under(self, *entries: Table) -> _InContext:
        return self

    def check_background(self, entry: Table) -> None:
        pass


def _doubts(claim: Claim, entry: Table, page: _InContext, case: _Cases) -> Iterator[Doubt]:
    """The claim, read and asked again in each context that departs in one assumed value from its own."""
    context = next((one for one in case.network.contexts if one.name == claim.context), None)
    for name, assumed, instead, other in _departures(context, case.network) if context else ():
        again = replace(page, context=other).claim(entry)
        # what the claim says itself has the last word: then it is the same claim, and holds
        same = (again.arm, again.property, again.start) == (claim.arm, claim.property, claim.start)
        yield Doubt(name, assumed, instead, "holds" if same else case.word(again))


def _departures(context: Context, network: Network) -> Iterator[tuple[str, str, str, Context]]:
    """For each assumed value of a context and each other one: the name, both in words, and the context with it."""
    setting, background = Setting.parse(context.setting, network), Intervention.parse(context.background, network)
    for name, value in setting.values:
        levels = range(network.levels.get(name, 1) + 1) if name in context.assumed else ()
        for level in (level for level in levels if level != value):
            text = str(Setting.of(dict(setting.values) | {name: level}, network))
            other = replace(context, name=f"{context.name} with {equation(name, level)}", setting=text)
            yield name, equation(name, value), equation(name, level), other
    for one in background.changes:
        if str(one) in context.assumed:
            kept = Intervention(tuple(change for change in background.changes if change != one))
            yield str(one), str(one), "", replace(context, name=f"{context.name} without {one}", background=str(kept))
