"""The claims of member networks, asked of the whole: what the parts hold, the whole has to hold.

The whole's file of claims may say in which context of the whole a member's claims are asked, and from which start those
that have none: ``[members]`` for all, ``[members.of.NAME]`` for one member, ``[members.claims."id"]`` for one claim.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.display import Card, Details, TableView, Visible
from logicnet.errors import ClaimError, LogicnetError, did_you_mean
from logicnet.evidence.arms import Case
from logicnet.evidence.checks import Report, Result, result_of
from logicnet.evidence.decided import Decider
from logicnet.evidence.ledger import Ledger, LedgerLike, ledger_of, ledgers, read_claims
from logicnet.evidence.member_page import MemberPage, NotAsked
from logicnet.evidence.page import ClaimsPage
from logicnet.evidence.verdict import Basis, Fails
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Table

if TYPE_CHECKING:
    import pandas

_MEMBERS = ("start", "context", "of", "claims")
_OF = ("start", "context")
_CLAIM = ("start", "context", "known_disagreement")


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim of a member that cannot be asked of the whole, and why."""

    claim: str
    member: str
    reason: str

    def __str__(self) -> str:
        return f"{self.claim}: not asked: {self.reason}"


@dataclass(frozen=True, slots=True, repr=False)
class MembersReport(Visible):
    """The claims of a whole's members, asked of the whole. ``empty`` are those that have nothing there to start from:
    they fail. ``members`` are the members, each with the ids of its claims.
    """

    report: Report
    unasked: tuple[Omission, ...]
    empty: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether every claim that fails has a known disagreement written beside it."""
        return self.report.sound

    def counts(self, member: str = "") -> tuple[int, int, int]:
        """How many claims of a member (empty: of all) hold, are asked, and are not asked."""
        ids = {id for name, several in self.members.items() for id in several if member in ("", name)}
        asked = [one for one in self.report.results if one.claim.id in ids]
        return sum(one.holds for one in asked), len(asked), sum(one.claim in ids for one in self.unasked)

    def to_frame(self) -> pandas.DataFrame:
        """One row a claim that was asked, as ``report`` has it."""
        return self.report.to_frame()

    def _line(self) -> str:
        holds, asked, unasked = self.counts()
        return f"MembersReport: {holds} of {asked} claims of {len(self.members)} members hold, {unasked} not asked"

    def _card(self) -> Card:
        rows = [(name, *self.counts(name)) for name in self.members]
        missing = [(one.claim, one.member, one.reason) for one in self.unasked]
        return Card(
            "Claims of members",
            self._line().partition(": ")[2],
            parts=[
                TableView(["member", *(word.replace("_", " ") for word in _SUMS)], rows, all_rows=".members"),
                Details("Not asked", [TableView(["claim", "member", "reason"], missing, all_rows=".unasked")]),
                *self.report._parts(),
            ],
        )

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        sums = {name or "all": dict(zip(_SUMS, self.counts(name), strict=True)) for name in (*self.members, "")}
        unasked = [{"id": one.claim, "member": one.member, "reason": one.reason} for one in self.unasked]
        return {**self.report.to_dict(), "members": sums, "not_asked": unasked, "nothing_to_start_from": [*self.empty]}


_SUMS = ("holds", "asked", "not_asked")


def of_members(ledger: LedgerLike) -> MembersReport:
    """Ask every claim of a whole's members of the whole.

    - ``ledger``: the claims of one network: a ledger, a file of claims, or the name of a shipped network.

    Returns MembersReport: a result for each claim that was asked, and the reason for each that cannot be.

    Raises UnknownName for a network that does not come with claims, LogicnetError for one that was not composed of
    others, and with the place for what the whole's file
    says of a member, claim, context or start that is not there.

    >>> import logicnet
    >>> (whole,) = (one for one in logicnet.ledgers() if one.network.name == "resistance")
    >>> found = of_members(whole)
    >>> sum(found.counts()[1:]) > 200
    True
    """
    began = time.perf_counter()
    ledger = ledger_of(ledger)
    network, root = ledger.network, ledger.root
    if not network.members or root is None:
        raise LogicnetError(f"{network.name} has no members", hint="ask a network that was composed of others")
    several = {name: found for name in network.members if (found := _ledger_of(name, ledger)) is not None}
    tables = _tables(root.table("members"), several)
    whole = ClaimsPage(root, network, catalogue_for(network))
    results: list[Result] = []
    unasked: list[Omission] = []
    empty: list[str] = []
    answers, system = Notebook(network.names), system_of(network)
    for name, member in several.items():
        assert member.root is not None
        own = ClaimsPage(member.root, member.network, catalogue_for(member.network))
        page = MemberPage(member.root, network, whole.catalogue, member=own, whole=whole)
        for entry, claim in zip(member.root.tables("claim"), member.claims, strict=True):
            try:
                asked = page.asked(entry, (tables[claim.id], tables[name], tables[""]))
            except NotAsked as error:
                unasked.append(Omission(claim.id, name, error.reason))
                continue
            try:
                results.append(result_of(Case(asked, network, system, answers)))
            except ClaimError:
                results.append(Result(asked, Fails(Basis(0, "states")), decided_by=str(Decider.ATTRACTORS)))
                empty.append(claim.id)
    members = {name: tuple(claim.id for claim in one.claims) for name, one in several.items()}
    return MembersReport(Report(tuple(results), time.perf_counter() - began), tuple(unasked), tuple(empty), members)


def _ledger_of(member: str, whole: Ledger) -> Ledger | None:
    """The claims of a member: those in the file beside the whole's, or those that are shipped; None where there are
    none.
    """
    beside = Path(whole.file).parent / f"{member}.toml"
    shipped = {one.file: one for one in ledgers()}
    if whole.file not in shipped and beside.is_file():
        return read_claims(beside)
    return next((one for one in shipped.values() if one.network.name == member), None)


def _tables(said: Table, several: Mapping[str, Ledger]) -> Mapping[str, Table]:
    """What the whole's file says of all members (under the empty name), of each member and of each claim."""
    said.only(_MEMBERS)
    nothing = Table(said.document, said.path, {})
    ids = [claim.id for one in several.values() for claim in one.claims]
    found = {"": Table(said.document, said.path, {key: said.data[key] for key in _OF if key in said.data})}
    for part, known, keys in (("of", list(several), _OF), ("claims", ids, _CLAIM)):
        found |= dict.fromkeys(known, nothing)
        for name, table in said.table(part).named():
            if name not in known:
                what = "member" if part == "of" else "claim of a member"
                said.table(part).refuse(f"unknown {what} '{name}'", name, hint=did_you_mean(name, known))
            table.only(keys)
            found[name] = table
    return found
