"""What measures are on average over time in an attractor: exactly on what matters to them, else from walks.

Three facts carry this module. In an attractor the components that are fixed never move, so their values are put into
the rules of the others: the attractor has the same states and moves in that network, and is an attractor of it.

Let U be a set of components that is closed upstream there. A move in U does not depend on the other components, so the
process seen on U is the process of U alone. A path within the attractor, seen on U, is a path of U: the states that the
attractor has on U all lead to each other, and nothing leads out of them. So they are an attractor of U. The stationary
distribution of the attractor, seen on U, does not change in time, and an attractor has one such distribution. So it is
the stationary distribution of U, and one state of the attractor, seen on U, is enough to list its states on U.

Let a component move up and down at one rate, ``r``. On average over time it goes up as often as down: ``r`` times the
share of time in which it is 0 and its rule 1 is ``r`` times that in which it is 1 and its rule 0. With the share in
which both are 1 added, that says: it is 1 as long as its rule is. So the rule can stand for a component that only
follows.

Inputs that may have any value without changing the states of an attractor may change how long it stays in them. Where
such an input is upstream, all its values are looked at, and where they differ the average lies between two numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from logicnet.analysis.answer import Attractor
from logicnet.analysis.intervals import SAME, student
from logicnet.core import shares as core
from logicnet.core.budget import Budget, Clock
from logicnet.core.codes import SAID
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.walks import WalkSetup
from logicnet.logic.program import FALSE, NOT, TRUE, Program, folded, variables
from logicnet.model import Network

_MOST_INPUTS = 4  # that may have any value, of which all combinations are looked at
_SHARE = 0.5  # of the time left that an exact answer may take, before walks
_MOST_MOVES = 2e8  # of all walks together: half a minute
_MOMENT = 1e-3  # seconds

_SURE: Mapping[Program, float] = {(FALSE,): 0.0, (TRUE,): 1.0}

Atoms = Sequence[tuple[float, Program]]
"""A measure without its constant: weights, and what holds or not."""


@dataclass(frozen=True, slots=True)
class Average:
    """What a measure is on average over time: of what holds or not the share of time in which it holds.

    - ``value``: the average; None where it is not known, or differs with inputs that may have any value.
    - ``low``, ``high``: between what it lies: one number where it is exact, a 95 % interval where it is sampled.
    - ``states``: how many states were listed for an exact average, else None.
    - ``walks``: how many walks were sampled, else None.
    - ``depends``: the inputs that may have any value and on which it may depend.
    - ``why_not_exact``: what ended an exact answer, empty where nothing did.
    """

    value: float | None
    low: float
    high: float
    states: int | None = None
    walks: int | None = None
    depends: tuple[str, ...] = ()
    why_not_exact: str = ""

    @property
    def exact(self) -> bool:
        """Whether the value is right within 1e-9 of what the measure weighs."""
        return self.value is not None and self.walks is None

    @property
    def cells(self) -> tuple[str, str]:
        """What a table tells: the number, with its interval where it has one, and how it is known."""
        if self.exact:
            return _number(self.value), f"exact, {self.states} state{'' if self.states == 1 else 's'}"
        between = f"{_number(self.low)} - {_number(self.high)}"
        ended = f"; {self.why_not_exact}" if self.why_not_exact else ""
        if self.value is not None:
            return f"{_number(self.value)} ({between})", f"{self.walks} walks{ended}"
        on = f"depends on {', '.join(self.depends)}" if self.depends else "not known"
        return between, f"{on}{ended}"

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "exact": self.exact,
            "states": self.states,
            "walks": self.walks,
            "depends": list(self.depends),
            "why_not_exact": self.why_not_exact,
        }


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:.6g}"


@dataclass(frozen=True, slots=True)
class _Portion:
    """In which share of the time something holds: between what, over the values of the inputs it ``depends`` on."""

    low: float = 0.0
    high: float = 1.0
    states: int = 0
    depends: frozenset[int] = frozenset()
    why: str = ""


@dataclass(frozen=True)
class Means:
    """By which means averages are found: how many states may be listed, how many walks are sampled and from which seed,
    and within which memory and time.
    """

    most_states: int
    samples: int
    seed: int
    memory: int | None
    clock: Clock
    known: dict[object, tuple[float, int]] = field(default_factory=dict)
    """Of attractors that were looked at before: what look alike has the same averages."""

    def plan(self, share: float = 1.0) -> Plan:
        """For one call of the core."""
        left = self.clock.left
        return Plan(Budget(self.memory, None if left is None else max(left * share, _MOMENT)))


class AttractorAverages:
    """Averages in one attractor of a network as it is asked about, at these rates (by variable, up and down)."""

    def __init__(
        self, network: Network, attractor: Attractor, rates: Mapping[int, tuple[float, float]], means: Means
    ) -> None:
        self._network, self._rates, self._means = network, rates, means
        own = attractor.by_variables
        self._state = tuple(own.state[name] for name in network.names)
        self._moving = frozenset(network.position[name] for name in own.oscillating)
        self._free = frozenset(network.position[name] for name in own.free_inputs)
        open_ = self._moving | self._free
        self.held = {i: value for i, value in enumerate(self._state) if i not in open_}
        read = {(s, t): self.held[s] for t in self._moving for s in network.rules.regulators(t) if s in self.held}
        self._read = read
        self._rules = network.rules.perturb(self.held, read) if self._moving else network.rules
        effects = self._rules.effects if self._moving else ()
        self._influences = {i: frozenset(effects[i]) & open_ for i in self._moving}
        self._compiled: CompiledNetwork | None = None

    def of(self, measures: Sequence[Atoms]) -> list[Average]:
        """The average of each measure."""
        folded_ = [[(weight, self._followed(program)) for weight, program in measure] for measure in measures]
        cones: dict[frozenset[int], dict[Program, None]] = {}
        for measure in folded_:
            for _, program in measure:
                if program not in _SURE:
                    cones.setdefault(self._upstream(program), {})[program] = None
        seen: dict[Program, _Portion] = {}
        for cone in sorted(cones, key=len):
            seen |= self._listed(cone, tuple(cones[cone]))
        told = [self._together(measure, seen) for measure in folded_]
        open_ = [k for k, one in enumerate(told) if one.value is None and not one.depends]
        if open_ and self._means.samples > 1:
            for k, one in zip(open_, self._sampled([folded_[k] for k in open_], [told[k] for k in open_]), strict=True):
                told[k] = one
        return told

    def _followed(self, program: Program) -> Program:
        """The program with fixed components put in; a component alone that only follows gives way to its rule."""
        program = folded(program, self.held)
        while program[0] in self._moving and program[1:] in ((), (NOT,)):
            i = program[0]
            up, down = self._rates.get(i, (1.0, 1.0))
            if up != down or i in self._above(self._influences[i]):
                break
            program = folded((*self._rules.program(i), *program[1:]), self.held)
        return program

    def _upstream(self, program: Program) -> frozenset[int]:
        return self._above(variables(program))

    def _above(self, components: Iterable[int]) -> frozenset[int]:
        """What moves or is a free input and influences these components in the attractor, with those of them."""
        found: set[int] = set()
        todo = [i for i in components if i in self._moving or i in self._free]
        while todo:
            i = todo.pop()
            if i not in found:
                found.add(i)
                todo.extend(self._influences.get(i, ()))
        return frozenset(found)

    def _listed(self, cone: frozenset[int], programs: tuple[Program, ...]) -> dict[Program, _Portion]:
        """In which share of the time each of these holds, whose cone this is, from one listing of its states."""
        free = sorted(cone & self._free)
        if len(free) > _MOST_INPUTS:
            why = f"more than {_MOST_INPUTS} inputs may have any value"
            return dict.fromkeys(programs, _Portion(depends=frozenset(free), why=why))
        rows = []
        for values in product((0, 1), repeat=len(free)):
            row, why = self._one(cone, programs, dict(zip(free, values, strict=True)))
            if row is None:
                return dict.fromkeys(programs, _Portion(depends=frozenset(free), why=why))
            rows.append(row)
        found = {}
        for program, own in zip(programs, zip(*rows, strict=True), strict=True):
            low, high = min(value for value, _ in own), max(value for value, _ in own)
            differ = high - low > SAME
            inputs = frozenset(free) if differ else frozenset()
            found[program] = _Portion(low, high if differ else low, sum(states for _, states in own), inputs)
        return found

    def _one(
        self, cone: frozenset[int], programs: tuple[Program, ...], inputs: Mapping[int, int]
    ) -> tuple[list[tuple[float, int]] | None, str]:
        """The same at one value of each free input: each with how many states were listed."""
        setup = self._setup(cone, inputs)
        reads = tuple(sorted((s, t, v) for (s, t), v in self._read.items() if t in cone))
        keys = [(setup.components, setup.start, reads, program) for program in programs]
        known = self._means.known
        if any(key not in known for key in keys):
            plan = self._means.plan(_SHARE)
            code = [((1.0, program),) for program in programs]
            found, why = core.shares(self._network_of(plan), setup, code, self._means.most_states, plan)
            if why == "stopped":
                raise KeyboardInterrupt
            if found is None:
                return None, SAID[why]
            known.update((key, (value, found.states)) for key, value in zip(keys, found.values, strict=True))
        return [known[key] for key in keys], ""

    def _setup(self, cone: frozenset[int], inputs: Mapping[int, int]) -> WalkSetup:
        walked = tuple(sorted(cone))
        start = tuple(inputs.get(i, self._state[i]) for i in walked)
        rates = tuple(self._rates.get(i, (1.0, 1.0)) for i in walked) if self._rates else None
        return WalkSetup(walked, ((1.0, start),), rates, ())

    def _network_of(self, plan: Plan) -> CompiledNetwork:
        if self._compiled is None:
            self._compiled = CompiledNetwork(self._rules.handle, plan)
        return self._compiled

    def _together(self, measure: Atoms, seen: Mapping[Program, _Portion]) -> Average:
        """A measure from its terms."""
        low = high = 0.0
        states, depends, why = 0, set[int](), ""
        for weight, program in measure:
            one = seen.get(program) or _Portion(_SURE[program], _SURE[program])
            low += min(weight * one.low, weight * one.high)
            high += max(weight * one.low, weight * one.high)
            states, depends, why = max(states, one.states), depends | one.depends, why or one.why
        names = tuple(self._network.names[i] for i in sorted(depends))
        if why or depends:
            return Average(None, low, high, depends=names, why_not_exact=why)
        return Average(low, low, high, states=max(states, 1))

    def _sampled(self, measures: Sequence[Atoms], unknown: Sequence[Average]) -> list[Average]:
        """Measures from walks through all that matters to any of them."""
        cone = frozenset[int]().union(*(self._upstream(program) for one in measures for _, program in one))
        setup, means = self._setup(cone, {}), self._means
        plan = means.plan()
        found, why = core.sampled_shares(
            self._network_of(plan),
            setup,
            measures,
            walks=means.samples,
            most_moves=_MOST_MOVES,
            seed=means.seed,
            plan=plan,
        )
        if why == "stopped":
            raise KeyboardInterrupt
        if found.walks < 2:
            return list(unknown)
        told = []
        for mean, error, drift, one in zip(found.means, found.errors, found.drifts, unknown, strict=True):
            low, high = student(mean, error, found.walks, (one.low, one.high))
            low, high = max(one.low, low - drift), min(one.high, high + drift)
            still = "the average may still drift, by which its interval is wider" if drift else ""
            said = "; ".join(filter(None, (one.why_not_exact, SAID.get(why, why), still)))
            told.append(Average(mean, low, high, walks=found.walks, why_not_exact=said))
        return told
