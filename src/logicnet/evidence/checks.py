"""Checking ledgers: for every claim a result, with the verdict, what the claim was checked on, and a warning where the
claim says nothing about its intervention.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import Finding
from logicnet.analysis.questions import read_asked
from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.display import Card, Note, TableView, Visible
from logicnet.display.cards import CardPart
from logicnet.errors import ClaimError, UnknownName
from logicnet.evidence.arms import Case
from logicnet.evidence.claim import Claim, sentence, wanted
from logicnet.evidence.decide import decide
from logicnet.evidence.decided import Decider, decided_by
from logicnet.evidence.ledger import Ledger, LedgersLike, ledgers_of
from logicnet.evidence.mutated import inside
from logicnet.evidence.verdict import Fails, Holds, Undecided, Verdict, shown, word
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import names
from logicnet.model import InterventionLike
from logicnet.model.levels import level_of

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, repr=False)
class Result(Visible):
    """One claim and its verdict. ``uninformative``: it holds, and would hold as well without the intervention.
    ``before`` is the verdict without the background that all claims were asked in; empty where there was none.
    ``decided_by`` says what decides it: constants, one rule, attractors or reach.
    """

    claim: Claim
    verdict: Verdict
    uninformative: bool = False
    before: str = ""
    decided_by: str = ""

    @property
    def turned(self) -> bool:
        """Whether the background that all claims were asked in makes the verdict another one."""
        return bool(self.before) and self.before != word(self.verdict)

    @property
    def holds(self) -> bool:
        """Whether the claim holds."""
        return isinstance(self.verdict, Holds)

    @property
    def disagrees(self) -> bool:
        """Whether the claim fails, and no known disagreement is written beside it."""
        return isinstance(self.verdict, Fails) and not self.claim.disagreement

    @property
    def outdated(self) -> bool:
        """Whether a known disagreement is written beside the claim, and the claim holds."""
        return isinstance(self.verdict, Holds) and bool(self.claim.disagreement)

    def _line(self) -> str:
        return f"Result of {self.claim.id}: {word(self.verdict)}"

    def _card(self) -> Card:
        claim, said = self.claim, self.to_dict()
        facts = [(name.replace("_", " "), said[name]) for name in ("network", "arm", "property", "checked_on")]
        cited = ", ".join(map(str, claim.evidence.references))
        more = [("evidence", f"[{cited}]"), ("known disagreement", claim.disagreement), ("reason", said["reason"])]
        witness = shown(self.verdict)
        seen = Note(witness.text(names_in(claim)) if witness else "", "shown:" if witness else "")
        return Card(claim.id, word(self.verdict), [*facts, *more], [Note(claim.statement), seen])

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        claim, witness = self.claim, shown(self.verdict)
        return {
            "id": claim.id,
            "network": claim.network,
            "where": claim.where,
            "references": list(claim.evidence.references),
            "statement": claim.statement,
            "arm": str(claim.arm),
            "property": sentence(claim.property),
            "expected": claim.expected,
            "strength": str(claim.strength),
            "prediction": claim.prediction,
            "choices": list(claim.choices),
            "verdict": word(self.verdict),
            "checked_on": None if isinstance(self.verdict, Undecided) else str(self.verdict.on),
            "reason": self.verdict.reason if isinstance(self.verdict, Undecided) else "",
            "shown": witness.to_dict() if witness else None,
            "uninformative": self.uninformative,
            "verdict_without_background": self.before,
            "known_disagreement": claim.disagreement,
            "context": claim.context,
            "helpers": str(claim.helpers),
            "panel": claim.panel,
            "decided_by": self.decided_by,
        }


@dataclass(frozen=True, slots=True, repr=False)
class Report(Finding):
    """The results of one or more ledgers, in their order."""

    results: tuple[Result, ...]
    seconds: float = field(default=0.0, compare=False)
    background: str = ""
    method: str = "claim by claim; each verdict says what it was checked on"

    @property
    def asked(self) -> tuple[Claim, ...]:
        """The claims that were checked."""
        return tuple(result.claim for result in self.results)

    @property
    def complete(self) -> bool:
        """Whether every claim was decided."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """Which claims were not decided, and why; empty where all were."""
        verdicts = ((result.claim.id, result.verdict) for result in self.results)
        return "; ".join(f"{id}: {verdict.reason}" for id, verdict in verdicts if isinstance(verdict, Undecided))

    @property
    def sound(self) -> bool:
        """Whether every claim that fails has a known disagreement written beside it."""
        return not any(result.disagrees for result in self.results)

    def count(self, verdict: str) -> int:
        """How many claims ended in this verdict."""
        return sum(word(result.verdict) == verdict for result in self.results)

    @property
    def panel(self) -> tuple[Result, ...]:
        """The results of the panel: reported interventions, asked with no helpers."""
        return tuple(result for result in self.results if result.claim.panel)

    @property
    def sums(self) -> dict[str, Any]:
        """How many claims are decided by what, how many have helpers, and how the panel did."""
        by = {str(way): sum(result.decided_by == way for result in self.results) for way in Decider}
        failing = [result for result in self.panel if not result.holds]
        return {
            "decided_by": by,
            "helpers": sum(bool(result.claim.helpers.changes) for result in self.results),
            "panel": {
                "claims": len(self.panel),
                "hold": len(self.panel) - len(failing),
                "others": [{"id": one.claim.id, "known_disagreement": one.claim.disagreement} for one in failing],
            },
        }

    @property
    def summary(self) -> str:
        """How many claims hold, fail, and are undecided."""
        counts = ((self.count(verdict), verdict) for verdict in ("holds", "fails", "undecided"))
        said = ", ".join(f"{n} {verdict.removesuffix('s') if n > 1 else verdict}" for n, verdict in counts if n)
        return f"{len(self.results)} claim{'' if len(self.results) == 1 else 's'}: {said or 'none'}"

    @property
    def _heading(self) -> str:
        several = list(dict.fromkeys(result.claim.network for result in self.results))
        return f"Report on {several[0]}" if len(several) == 1 else f"Report on {len(several)} networks"

    def _facts(self) -> list[tuple[str, object]]:
        return [("background", self.background), ("sound", "yes" if self.sound else "no")]

    def _parts(self) -> list[CardPart]:
        ranked = sorted(self.results, key=lambda result: result.holds)  # those that do not hold come first
        rows = [
            (
                *(one.claim.id, one.claim.network, word(one.verdict), getattr(one.verdict, "on", "-"), one.decided_by),
                f"[{', '.join(map(str, one.claim.evidence.references))}]",
                one.claim.statement,
                one.claim.disagreement,
            )
            for one in ranked
        ]
        first = ("claim", "network", "verdict", "checked on", "decided by", "evidence")
        return [TableView([*first, "statement", "known disagreement"], rows)]

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        counts = {verdict: self.count(verdict) for verdict in ("holds", "fails", "undecided")}
        claims = [result.to_dict() for result in self.results]
        asked = {"sound": self.sound, "background": self.background}
        return {**asked, **self.proof(), "counts": counts, "sums": self.sums, "claims": claims}

    def to_frame(self) -> pandas.DataFrame:
        """One row a claim: id, network, verdict, what it was checked on, and the claim in words."""
        import pandas

        columns = ["id", "network", "verdict", "checked_on", "arm", "property", "known_disagreement"]
        return pandas.DataFrame([result.to_dict() for result in self.results], columns=columns)


def check(ledgers: LedgersLike, *, background: InterventionLike = "", show: bool = True) -> Report:
    """Check every claim of one or more ledgers on the network that it is about.

    - ``ledgers``: the claims: ledgers, files of claims, or names of shipped networks; one of these or several.
    - ``background``: what the network is changed by before, a mutant, a cell line, a therapy that is given already, in
      the notation of interventions (default: nothing). It joins the background of every arm; where a claim changes the
      same place, the claim has the last word.
    - ``show``: whether a path or a state is looked for that shows why a claim holds or fails (default: True).

    Returns Report: a verdict a claim (holds, fails, or undecided within the budget), in the ledgers' order. A claim of
    which the background leaves nothing to check, no attractor and no state, is undecided and says so.

    Raises ClaimError for a claim that is about nothing without any background: a mistake in the claim;
    UnknownName for a network that does not come with claims, FormatError for a file that has none; UnknownName or
    InterventionError for a background that does not fit a network.

    >>> import logicnet
    >>> report = check(narrowed(logicnet.ledgers(), [logicnet.ledgers()[0].claims[0].id]))
    >>> report.sound, report.count("holds")
    (True, 1)
    >>> check("tgfb").sound
    True
    """
    began = time.perf_counter()
    results: list[Result] = []
    for ledger in ledgers_of(ledgers):
        answers = Notebook(ledger.network.names)
        system = system_of(ledger.network)
        own = read_asked(ledger.network, "", background).intervention
        for claim in ledger.claims:
            case = Case(claim, ledger.network, system, answers, show)
            if own.changes:
                asked = _inside(replace(case, claim=inside(claim, own)))
                results.append(replace(asked, before=word(verdict_of(replace(case, show=False)))))
            else:
                results.append(result_of(case))
    said = " ".join(background.split()) if isinstance(background, str) else str(own if results else background)
    return Report(tuple(results), time.perf_counter() - began, said)


def narrowed(ledgers: LedgersLike, ids: Sequence[str], *, panel: bool = False) -> tuple[Ledger, ...]:
    """The same ledgers with some of their claims only.

    - ``ledgers``: the claims: ledgers, files of claims, or names of shipped networks; one of these or several.
    - ``ids``: the ids of the claims to keep; none keeps all.
    - ``panel``: whether to keep claims of the panel only (default: False).

    Returns the ledgers that still have a claim.

    Raises UnknownName for an id that no claim has.

    >>> import logicnet
    >>> first = logicnet.ledgers()[0].claims[0].id
    >>> [claim.id == first for ledger in narrowed(logicnet.ledgers(), [first]) for claim in ledger.claims]
    [True]
    """
    several = ledgers_of(ledgers)
    known = [claim.id for ledger in several for claim in ledger.claims]
    for id in ids:
        if id not in known:
            raise UnknownName("claim", id, known)
    if not ids and not panel:
        return several

    def kept(claim: Claim) -> bool:
        return (not ids or claim.id in ids) and (claim.panel or not panel)

    narrow = (replace(ledger, claims=tuple(filter(kept, ledger.claims))) for ledger in several)
    return tuple(ledger for ledger in narrow if ledger.claims)


def names_in(claim: Claim) -> tuple[str, ...]:
    """The components and phenotypes that a claim's property reads.

    - ``claim``: the claim.

    Returns their names.

    Raises nothing: the names were looked up when the claim was read.

    >>> from logicnet.evidence import ledgers
    >>> claim = ledgers()[0].claims[0]
    >>> all(name in str(claim.property) for name in names_in(claim))
    True
    """
    about = wanted(claim.property)
    found = about.names if isinstance(about, Expression) else names(about)
    return tuple(dict.fromkeys((level_of(name) or (name,))[0] for name in found))


def result_of(case: Case) -> Result:
    """The result for one claim: its verdict, and whether it is uninformative."""
    verdict = verdict_of(case)
    return Result(case.claim, verdict, isinstance(verdict, Holds) and _idle(case), decided_by=str(decided_by(case)))


def _inside(case: Case) -> Result:
    """The result for one claim in a background, which may leave nothing that it could be checked on."""
    try:
        return result_of(case)
    except ClaimError as error:
        said = error.message.partition(": ")[2]
        return Result(case.claim, Undecided(f"in this background {said}"), decided_by=str(decided_by(case)))


def verdict_of(case: Case) -> Verdict:
    """The verdict on the claim: that on its property, turned over where the property is expected not to hold. Raises
    ClaimError, with the place of the claim, where the claim is about nothing.
    """
    try:
        verdict = decide(case)
    except ClaimError as error:
        error.span = error.span or case.claim.source
        raise
    if case.claim.expected:
        return verdict
    match verdict:
        case Holds(on, witness):
            return Fails(on, witness)
        case Fails(on, counterexample):
            return Holds(on, counterexample)
        case Undecided():
            return verdict


def _idle(case: Case) -> bool:
    """Whether the claim has an intervention, and would hold as well without it."""
    claim = case.claim
    if not claim.arm.intervention.changes:
        return False
    without = replace(claim, arm=claim.arm.untreated)
    try:
        return isinstance(verdict_of(replace(case, claim=without, show=False)), Holds)
    except ClaimError:  # without the intervention the claim is about nothing, so the intervention makes a difference
        return False
