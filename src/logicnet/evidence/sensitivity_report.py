"""Sensitivity: which claims notice when one thing in a network is wrong.

Each mutant of a network (see :mod:`logicnet.evidence.mutants`) is checked against every claim. A claim notices a
mutant where its verdict turns from holds to fails or back, or where there is nothing left that it could be checked
on. A regulation is noticed where some claim notices that it is removed, or that it is flipped; what no claim notices,
the claims do not support.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.checking.ctl import operators
from logicnet.checking.decisions import STUTTERING
from logicnet.checking.notebook import Notebook
from logicnet.checking.properties import programs_of
from logicnet.checking.systems import system_of
from logicnet.core.progress import Progress
from logicnet.core.rules import Program
from logicnet.errors import ClaimError
from logicnet.evidence.arms import Case, held_under, system_under, where_reads
from logicnet.evidence.checks import verdict_of
from logicnet.evidence.claim import Arm, Claim, Compares, InAttractors, Satisfies, wanted
from logicnet.evidence.ledger import Ledger
from logicnet.evidence.mutants import Mutant, mutants
from logicnet.evidence.verdict import word
from logicnet.model import Asked
from logicnet.reduction.folded import System, cone, percolated, restricted, support

if TYPE_CHECKING:
    import pandas

EMPTY = "nothing to check it on"


@dataclass(frozen=True, slots=True)
class Noticed:
    """One mutant, the claims that notice it, and those for which that could not be decided."""

    mutant: Mutant
    by: tuple[str, ...]
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sensitivity(AboutNetwork):
    """The mutants of one network, each with the claims that notice it."""

    asked: Asked
    claims: tuple[str, ...]
    rows: tuple[Noticed, ...]
    seconds: float = field(default=0.0, compare=False)
    method: str = "every single mutant against every claim that could notice it"

    @property
    def complete(self) -> bool:
        """Whether it was decided for every mutant and claim."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """How much was not decided; empty where all was."""
        left = sum(len(row.undecided) for row in self.rows)
        return f"{left} pairs of mutant and claim are undecided: too many states to look at" if left else ""

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
        """For each component the claims that notice it ``held at 0`` and ``held at 1``."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in self.rows:
            if not row.mutant.source:
                found.setdefault(row.mutant.target, {})[row.mutant.kind] = row.by
        return found

    @property
    def unnoticed(self) -> tuple[tuple[str, str], ...]:
        """The regulations that no claim notices, whether removed or flipped."""
        return tuple(edge for edge, kinds in self.regulations.items() if not any(kinds.values()))

    @property
    def share(self) -> float:
        """The share of regulations that some claim notices (1 where there are none)."""
        return 1 - len(self.unnoticed) / len(self.regulations) if self.regulations else 1.0

    @property
    def share_removed(self) -> float:
        """The same, counting only what is noticed when it is removed."""
        if not self.regulations:
            return 1.0
        return sum(bool(kinds["removed"]) for kinds in self.regulations.values()) / len(self.regulations)

    def breaks(self, claim: str) -> tuple[Mutant, ...]:
        """The mutants that a claim notices."""
        return tuple(row.mutant for row in self.rows if claim in row.by)

    @property
    def unbreakable(self) -> tuple[str, ...]:
        """The claims that no mutant turns over."""
        broken = {id for row in self.rows for id in row.by}
        return tuple(id for id in self.claims if id not in broken)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            **self.proof(),
            "mutants": len(self.rows),
            "share": round(self.share, 4),
            "share_removed": round(self.share_removed, 4),
            "unnoticed": [f"{source} -> {target}" for source, target in self.unnoticed],
            "regulations": [
                {"from": source, "to": target, **{kind: list(by) for kind, by in kinds.items()}}
                for (source, target), kinds in self.regulations.items()
            ],
            "components": [
                {"component": name, **{kind: list(by) for kind, by in kinds.items()}}
                for name, kinds in self.components.items()
            ],
            "claims": [{"id": id, "noticed": [str(mutant) for mutant in self.breaks(id)]} for id in self.claims],
            "unbreakable": list(self.unbreakable),
            "undecided": [
                {"mutant": str(row.mutant), "claims": list(row.undecided)} for row in self.rows if row.undecided
            ],
        }


def sensitivity(ledger: Ledger, progress: Progress | None = None) -> Sensitivity:
    """Put every mutant of the ledger's network to every claim that could notice it."""
    began = time.perf_counter()
    network, answers = ledger.network, Notebook(ledger.network.names)
    system = system_of(network)
    watched = [Watched(Case(claim, network, system, answers, show=False)) for claim in ledger.claims]
    every = list(mutants(network))
    rows = []
    for done, (mutant, target, program) in enumerate(every):
        if progress is not None:
            progress(done, len(every))
        verdicts = [(w.claim.id, w.notices(target, program)) for w in watched]
        by = tuple(id for id, noticed in verdicts if noticed is True)
        rows.append(Noticed(mutant, by, tuple(id for id, noticed in verdicts if noticed is None)))
    claims = tuple(claim.id for claim in ledger.claims)
    return Sensitivity(Asked(network), claims, tuple(rows), time.perf_counter() - began)


class Watched:
    """A claim with what is known of it before anything is changed, so that most changes are seen not to touch it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.claim = case.claim
        self.before = _word(case)
        self.wanted = _watched(case)
        self.upstream = cone(case.system, self.wanted)
        self.plain = [_Plain(case, arm, self.wanted) for arm in _arms(case.claim)]
        self._known: dict[frozenset[tuple[int, Program]], str] = {}

    def word(self, changes: Mapping[int, Program]) -> str:
        """The verdict under other rules for some components: ``holds``, ``fails``, ``undecided``, or that there is
        nothing left.
        """
        system = self.case.system
        different = {target: program for target, program in changes.items() if self._differs(target, program)}
        if len(different) == 1 and next(iter(different)) not in self.upstream:
            return self.before
        changed = tuple(different.get(i, program) for i, program in enumerate(system))
        acting = cone(changed, self.wanted) if len(different) > 1 else self.upstream
        relevant = frozenset((target, program) for target, program in different.items() if target in acting)
        if not relevant:
            return self.before
        if relevant not in self._known:
            case = replace(self.case, system=changed, changed=frozenset(different))
            touched = not self.plain or case.inputs != self.case.inputs
            touched = touched or any(arm.touched(t, program) for arm in self.plain for t, program in relevant)
            self._known[relevant] = _word(case) if touched else self.before
        return self._known[relevant]

    def _differs(self, target: int, program: Program) -> bool:
        """Whether a rule is another one than the target's, or makes an input of what is none, or the reverse."""
        return program != self.case.system[target] or (program == (target,)) != (target in self.case.inputs)

    def notices(self, target: int, program: Program) -> bool | None:
        """Whether the verdict is another one with this rule in the place of the target's; None where that cannot be
        decided.
        """
        after = self.word({target: program})
        if after != self.before and "undecided" in (after, self.before):
            return None
        return after != self.before


class _Plain:
    """An arm whose attractors are asked for without a start: what percolates in it, in the order in which it does.

    Where every one of several changes leaves the arm untouched, all of them together do: the components percolate in
    the same order, and what is left is the same.
    """

    def __init__(self, case: Case, arm: Arm, wanted: frozenset[int]) -> None:
        self.case, self.arm = case, arm
        self.system = system_under(case, arm)
        self.held = percolated(self.system)
        self.cone = cone(self.system, wanted, self.held)
        self.imposed = held_under(case, arm)

    def touched(self, target: int, program: Program) -> bool:
        """Whether the arm's residual can be another one with this rule.

        What percolates before the target does not hang on the target's rule, so both rules may be compared there; a
        target that does not percolate and is not in the cone acts on nothing that is asked for.
        """
        if target in self.imposed:
            return False
        changed = system_under(replace(self.case, system=_with(self.case.system, target, program)), self.arm)
        if target not in self.held:
            if target not in self.cone:
                return False
            return restricted(changed[target], self.held) != restricted(self.system[target], self.held)
        before: dict[int, int] = {}
        for component, value in self.held.items():
            if component == target:
                break
            before[component] = value
        return restricted(changed[target], before) != restricted(self.system[target], before)


def _with(system: System, target: int, program: Program) -> System:
    return (*system[:target], program, *system[target + 1 :])


def _word(case: Case) -> str:
    try:
        return word(verdict_of(case))
    except ClaimError:
        return EMPTY


def _arms(claim: Claim) -> list[Arm]:
    """The arms that decide a claim by their attractors alone; none where it is not decided in this way."""
    if claim.start is not None:
        return []
    match claim.property:
        case InAttractors():
            return [claim.arm]
        case Compares(_, _, than, "inclusion"):
            return [claim.arm, than]
        case _:
            return []


def _watched(case: Case) -> frozenset[int]:
    """The components whose values, and those of what acts on them, decide the claim.

    A step can be anyone's (EX, AX), and anything may move for ever while the rest stands (AF, EG, AU).
    """
    claim = case.claim
    match claim.property:
        case Satisfies(formula) if not operators(formula) <= STUTTERING:
            return frozenset(range(len(case.system)))
        case _:
            read = programs_of(case.network, wanted(claim.property)).values()
            return where_reads(claim.start).union(*map(support, read))
