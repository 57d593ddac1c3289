"""The baseline of a claim: its verdict on the network as it stands, and what spares most changed networks a check.

Sensitivity and open choices put thousands of changed networks to hundreds of claims. A changed network is one with
another rule for one or a few components. Most changes are nowhere near most claims, and then the verdict is that of the
baseline. Four steps find out, from the cheapest to the dearest:

1. A change outside the cone of the claim does nothing to the claim. The cone of a claim is the set of all components
   that act on what the claim reads (``reduction.folded.cone``).
2. A change that leaves the residual of every arm as it is does nothing to a claim about the attractors of its arms. The
   residual of an arm is the set of rules that is left once all that percolates is put in.
3. A change that leaves each rule as it is wherever a claim's start states can lead, and its start states as they are,
   does nothing to a claim with a start. Where they can lead lies inside their hull: the smallest subspace that holds
   them and that no move leaves. States of attractors are looked for anew where the residual of their arm is another
   one; many claims start from the same.
4. Everything else is decided anew, and remembered by the set of changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from logicnet.checking.ctl import operators
from logicnet.checking.decisions import STUTTERING
from logicnet.checking.properties import programs_of
from logicnet.checking.spaces import TooLarge
from logicnet.checking.systems import Cube
from logicnet.core.rules import Program
from logicnet.errors import ClaimError
from logicnet.evidence.arms import Case, held_under, rule_in, starts_under, states_before, system_under, where_reads
from logicnet.evidence.checks import verdict_of
from logicnet.evidence.claim import (
    Arm,
    Claim,
    Compares,
    Durable,
    FromAttractors,
    InAttractors,
    Satisfies,
    Start,
    wanted,
)
from logicnet.evidence.verdict import word
from logicnet.logic.program import FALSE, TRUE
from logicnet.reduction.folded import System, cone, percolated, restricted, support

EMPTY = "nothing to check it on"
"""The word for a claim that is about no attractor or no state: an error in a ledger, an effect where a rule changed."""


class Baseline:
    """A claim with its verdict on the network as it stands, ready to be asked about changed networks."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.claim = case.claim
        self.before = verdict_word(case)
        self._read = _read(case)
        self._cone = cone(case.system, self._read)
        self._arms = [_ArmBaseline(case, arm, self._read) for arm in _arms(case.claim)]
        self._started = _started(case, self._read)
        self._known: dict[frozenset[tuple[int, Program]], str] = {}

    @property
    def depth(self) -> int:
        """What sorts claims by how long they take: attractors alone, then what starts from states, then paths."""
        return (self.claim.start is not None) + 2 * (not isinstance(self.claim.property, InAttractors))

    def word(self, changes: Mapping[int, Program]) -> str:
        """The verdict with other rules for some components (a program by component number): ``holds``, ``fails``,
        ``undecided``, or ``EMPTY``.
        """
        system = self.case.system
        different = {target: program for target, program in changes.items() if self._differs(target, program)}
        if len(different) == 1 and next(iter(different)) not in self._cone:
            return self.before
        changed = tuple(different.get(i, program) for i, program in enumerate(system))
        # One changed rule leaves its own component in the cone or out of it. Of several, one may bring the others in.
        acting = cone(changed, self._read) if len(different) > 1 else self._cone
        relevant = frozenset((target, program) for target, program in different.items() if target in acting)
        if not relevant:
            return self.before
        if relevant not in self._known:
            case = replace(self.case, system=changed, changed=frozenset(different))
            self._known[relevant] = verdict_word(case) if self._reaches(case, relevant) else self.before
        return self._known[relevant]

    def notices(self, changes: Mapping[int, Program]) -> bool | None:
        """Whether the verdict is another one with other rules for some components, as ``word`` takes them. None where
        one of the two verdicts is undecided and the other is not.
        """
        after = self.word(changes)
        if after != self.before and "undecided" in (after, self.before):
            return None
        return after != self.before

    def _reaches(self, case: Case, changes: frozenset[tuple[int, Program]]) -> bool:
        """Whether the changes can reach the verdict: False only where every arm keeps its residual, or its start states
        and each rule wherever they lead.
        """
        same = case.inputs == self.case.inputs and case.inputs_with_levels == self.case.inputs_with_levels
        if not same:
            return True
        if self._started is not None:
            return self._started.reached_by(case, changes)
        return not self._arms or any(
            arm.reached_by(target, program) for arm in self._arms for target, program in changes
        )

    def _differs(self, target: int, program: Program) -> bool:
        """Whether a rule is another one than the target's, or makes an input of what is none, or the reverse."""
        return program != self.case.system[target] or (program == (target,)) != (target in self.case.inputs)


class _ArmBaseline:
    """An arm whose attractors are asked for without a start: what percolates in it, in the order in which it does, and
    the cone of the claim in what is left.

    Where each of several changes by itself keeps the residual, all of them together keep it too: the components
    percolate in the same order, and what is left is the same.
    """

    def __init__(self, case: Case, arm: Arm, read: frozenset[int]) -> None:
        self._case, self._arm = case, arm
        self._system = system_under(case, arm)
        self._percolated = percolated(self._system)
        self._cone = cone(self._system, read, self._percolated)
        self._held = held_under(case, arm)

    def reached_by(self, target: int, program: Program) -> bool:
        """Whether the residual can be another one with this rule in the place of the target's."""
        if target in self._held:  # the arm has the last word on the rule
            return False
        changed = rule_in(self._case, self._arm, target, program)
        if target not in self._percolated:
            if target not in self._cone:  # it acts on nothing that is asked for
                return False
            held: Mapping[int, int] = self._percolated
        else:  # what percolates before the target does not hang on the target's rule, so it is put into both rules
            held = _before(self._percolated, target)
        return restricted(changed, held) != restricted(self._system[target], held)


class _StartedArm:
    """An arm that is asked about from start states: the hull of these states, the rules inside it, and the cone of the
    claim in them.
    """

    def __init__(self, case: Case, arm: Arm, cubes: Sequence[Cube], read: frozenset[int]) -> None:
        self._case, self._arm = case, arm
        self._system = system_under(case, arm)
        self._held = held_under(case, arm)
        self._hull = _hull(self._system, cubes)
        self._cone = cone(self._system, read, self._hull)

    def reached_by(self, target: int, program: Program) -> bool:
        """Whether this rule differs from the target's in some state of the hull, and acts on what is asked for."""
        if target in self._held:  # the arm has the last word on the rule
            return False
        if target not in self._hull and target not in self._cone:  # it acts on nothing that is asked for
            return False
        changed = rule_in(self._case, self._arm, target, program)
        return restricted(changed, self._hull) != restricted(self._system[target], self._hull)


class _StartedBaseline:
    """The arms of a claim with a start, and, where it starts from attractors, the states of these. Raises ClaimError
    where there is nothing to start from, TooLarge where it is not known.
    """

    def __init__(self, case: Case, arms: Sequence[Arm], start: Start, read: frozenset[int]) -> None:
        self._read = read
        self._arms = [_StartedArm(case, arm, starts_under(case, arm, start, read), read) for arm in arms]
        self._from: FromAttractors | None = None
        if isinstance(start, FromAttractors):
            self._from = start
            asked = support(start.where.program) if start.where else frozenset()
            self._before = _ArmBaseline(case, start.arm, frozenset(cone(case.system, {*read, *asked})))
            self._states = states_before(case, start, read)

    def reached_by(self, case: Case, changes: Iterable[tuple[int, Program]]) -> bool:
        """Whether the start states can be others in this case, with these changes, or a rule where they lead."""
        several = tuple(changes)
        if any(arm.reached_by(target, program) for arm in self._arms for target, program in several):
            return True
        if self._from is None or not any(self._before.reached_by(*change) for change in several):
            return False
        try:
            return states_before(case, self._from, self._read) != self._states
        except TooLarge:
            return True


def _hull(system: System, cubes: Sequence[Cube]) -> dict[int, int]:
    """The values that no state has lost which the cubes lead to: those of all cubes that the rules keep."""
    first, *others = cubes
    hull = {i: value for i, value in first.items() if all(cube.get(i) == value for cube in others)}
    while True:
        kept = {i: value for i, value in hull.items() if restricted(system[i], hull) == (TRUE if value else FALSE,)}
        if len(kept) == len(hull):
            return kept
        hull = kept


def _started(case: Case, read: frozenset[int]) -> _StartedBaseline | None:
    """What a claim with a start hangs on; None where it has no start, where it is decided in another way, and where it
    is not known what it starts from.
    """
    claim, start = case.claim, case.claim.start
    if start is None or isinstance(claim.property, Durable):  # what is withdrawn starts a second time, elsewhere
        return None
    if isinstance(start, FromAttractors) and start.start is not None:
        return None
    arms = [claim.arm, *([claim.property.than] if isinstance(claim.property, Compares) else [])]
    try:
        return _StartedBaseline(case, arms, start, read)
    except (ClaimError, TooLarge):
        return None


def _before(percolated: Mapping[int, int], target: int) -> dict[int, int]:
    """What percolates before the target, in the order in which it does."""
    found: dict[int, int] = {}
    for component, value in percolated.items():
        if component == target:
            break
        found[component] = value
    return found


def verdict_word(case: Case) -> str:
    """The verdict in a word: ``holds``, ``fails``, ``undecided``, or ``EMPTY`` for a claim about nothing."""
    try:
        return word(verdict_of(case))
    except ClaimError:
        return EMPTY


def _arms(claim: Claim) -> list[Arm]:
    """The arms whose attractors, without a start, decide the claim; none for a claim that is decided in another way."""
    if claim.start is not None:
        return []
    match claim.property:
        case InAttractors():
            return [claim.arm]
        case Compares(_, _, than, "inclusion"):
            return [claim.arm, than]
        case _:
            return []


def _read(case: Case) -> frozenset[int]:
    """The components whose values, and those of the components that act on them, decide the claim."""
    claim = case.claim
    match claim.property:
        # The next step (EX, AX) can be a step of any component. A path on which the components of the formula stand
        # still (AF, EG, AU) can go on for ever through moves of any other component.
        case Satisfies(formula) if not operators(formula) <= STUTTERING:
            return frozenset(range(len(case.system)))
        case _:
            read = programs_of(case.network, wanted(claim.property)).values()
            return where_reads(claim.start).union(*map(support, read))
