"""From a state: which attractors can be reached, which one must be, and a shortest path to where an expression holds.

``analysis.exploration`` looks ahead of the start; here stand the question and its answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractor_columns import attractor_view
from logicnet.analysis.exploration import BITSETS, Exploration, Explorer
from logicnet.analysis.finding import AboutNetwork, begun
from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.analysis.readings import Readings
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID
from logicnet.display import Details, TableView
from logicnet.display.cards import CardPart
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model import (
    Asked,
    InterventionLike,
    Network,
    NetworkLike,
    RatesLike,
    SettingLike,
    Start,
    StartLike,
    State,
    Subspace,
)
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False)
class Reach(AboutNetwork):
    """What can be reached from a start.

    - ``start``: where it begins: a subspace, whose states are all start states, or a mixture of these.
    - ``reached``: the attractors that can be reached from some start state; where it is only one, it must be reached
      from all of them.
    - ``unreached``: the attractors that no start state can reach.
    - ``undecided``: the attractors of which a budget left open whether they are reached.
    - ``states``: how many states can be reached; a lower bound where not ``exhaustive``.
    - ``target``: what a path was looked for to; empty where nothing was.
    - ``reachable``: whether some start state can reach the target; None where that was not asked or not decided.
    - ``path``: a shortest path to the target, both ends included; empty where there is none.
    - ``all_listed``: whether every attractor is in one of the lists.
    - ``overridden``: the values that the start was given for components which are held at the other one from the first
      moment, unless ``held_later``.
    - ``readings``: the phenotypes and readouts that are told of each attractor.

    All is exact where ``complete``. Where a budget ended the work ``why_incomplete`` says which, and what stands here
    is still true. Where inputs are free, an attractor stands with its condition, and it is reached if it is under some
    setting of the inputs that are in no condition.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> found = logicnet.reach(switch, "A=1 B=0")
    >>> found.states, found.certain.pattern
    (1, '10')
    """

    asked: Asked
    start: Start
    reached: tuple[Attractor, ...] = ()
    unreached: tuple[Attractor, ...] = ()
    states: int | None = None
    target: str = ""
    reachable: bool | None = None
    path: tuple[State, ...] = ()
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    undecided: tuple[Attractor, ...] = ()
    exhaustive: bool = False
    method: str = ""
    all_listed: bool = False
    overridden: Mapping[str, int] = field(default_factory=dict)
    held_later: bool = False
    readings: Readings = field(default=Readings(), compare=False)

    @property
    def certain(self) -> Attractor | None:
        """The attractor that must be reached, where there is one."""
        known = self.all_listed and not self.undecided
        return self.reached[0] if known and len(self.reached) == 1 else None

    @property
    def summary(self) -> str:
        """How many attractors and states can be reached, and whether the target can."""
        one = len(self.reached) == 1
        told = [f"{len(self.reached)} attractor{'' if one else 's'} {'must' if self.certain else 'can'} be reached"]
        told += [f"{len(self.unreached)} cannot"] if self.unreached else []
        told += [f"{len(self.undecided)} undecided"] if self.undecided else []
        if self.states is not None:
            told.append(f"{'' if self.exhaustive else 'at least '}{self.states} state{'' if self.states == 1 else 's'}")
        word = {True: "can be reached", False: "cannot be reached", None: "undecided"}[self.reachable]
        return ", ".join([*told, *([f"{self.target} {word}"] if self.target else [])])

    def _facts(self) -> list[tuple[str, object]]:
        return [*super()._facts(), begun(self.start, self.held_later), ("to", self.target)]

    def _parts(self) -> list[CardPart]:
        told = (("must" if self.certain else "can", self.reached), ("?", self.undecided), ("never", self.unreached))
        several = [attractor for _, own in told for attractor in own]
        words = [word for word, own in told for _ in own]
        path = TableView(["", "state"], [(number, str(state)) for number, state in enumerate(self.path)])
        moves = len(self.path) - 1
        title = f"A shortest path to {self.target}: {moves} move{'' if moves == 1 else 's'}"
        if not moves:
            title = f"A start state in which {self.target} holds"
        return [attractor_view([("reached", words)], several, self.readings), Details(title, [path])]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": self.start.to_dict(),
            "overridden": dict(self.network.told(self.overridden)),
            "held_later": self.held_later,
            "rates": self.asked.rates.to_dict(),
            "complete": self.complete,
            "why_incomplete": self.why_incomplete,
            "method": self.method,
            "seconds": round(self.seconds, 6),
            "states": self.states,
            "exhaustive": self.exhaustive,
            "reached": [{**a.to_dict(), **self.readings.to_dict(a), "must": self.certain is a} for a in self.reached],
            "unreached": [{**a.to_dict(), **self.readings.to_dict(a)} for a in self.unreached],
            "undecided": [{**a.to_dict(), **self.readings.to_dict(a)} for a in self.undecided],
            "to": self.target,
            "reachable": self.reachable,
            "path": [dict(state.levels) for state in self.path],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row an attractor: how it is reached (must, can, never, ?), kind, states, condition, pattern, and what it
        shows of each phenotype and readout.
        """
        import pandas

        can = "must" if self.certain else "can"
        told = ((can, self.reached), ("?", self.undecided), ("never", self.unreached))
        rows = [
            [word, a.kind, a.states, equated(a.condition), a.pattern, *self.readings.cells(a)]
            for word, several in told
            for a in several
        ]
        columns = ["reached", "kind", "states", "condition", "pattern", *self.readings.names]
        return pandas.DataFrame(rows, columns=columns)


def reach(
    network: NetworkLike,
    start: StartLike,
    *,
    target: str = "",
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    held_later: bool = False,
    rates: RatesLike = None,
    timeout: float | None = None,
    memory: int | None = None,
    bitsets: int = BITSETS,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
) -> Reach:
    """Which attractors and which target asynchronous moves can reach from a start, exactly.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``start``: values of components, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}``; every state that has them is a start
      state.
    - ``target``: a phenotype or an expression to find a shortest path to (default: none).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``held_later``: whether a held component starts at the value that ``start`` gives it, and moves to the held value
      in its own time (default: False, it is held from the first moment).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with; 1 for each where it has none, and with ``""``).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``bitsets``: up to how many components that move each state is one bit (default: 22); beyond, sets are diagrams.
    - ``phenotypes``: expressions that are told of each attractor beside the network's phenotypes (default: none).
    - ``readouts``: weighted sums, ``"0.5*A + B"``, told beside the network's readouts (default: none).

    Returns Reach; a budget that ends the work is named in it, and what it then says is still true. Only reductions are
    used that keep every path: what no path from the start can change is put into the rules, the rest is explored whole.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [attractor.pattern for attractor in reach(switch, "A=1 B=0").reached]
    ['10']
    >>> [state.pattern for state in reach(switch, "A=0 B=0", target="A & !B").path]
    ['00', '10']
    """
    check_flags(held_later=held_later)
    check_numbers(timeout=timeout, memory=memory, bitsets=bitsets)
    question = StartedQuestion.of(network, start, setting, intervention, held_later, Budget(memory, timeout), rates)
    blank = Reach(
        question.question,
        question.begin,
        target=target,
        overridden=question.overridden,
        held_later=held_later,
        readings=Readings.of(question.network, phenotypes, readouts),
    )
    try:
        goal = question.asked.expression(target) if target else None  # a misspelt one is an error, whatever the budget
        found = _answered(blank, Explorer(question, goal, timeout, memory), bitsets)
    except (MemoryBudget, TimeBudget) as ended:
        found = replace(blank, complete=False, why_incomplete=ended.message)
    except KeyboardInterrupt:
        found = replace(blank, complete=False, why_incomplete=SAID["stopped"])
    return replace(found, seconds=question.seconds)


def reached_from(
    network: Network, start: Subspace, target: str = "", *, timeout: float | None = None, memory: int | None = None
) -> Reach:
    """What ``reach`` tells, without the number of states that can be reached: counting them may take longer than all
    else. Raises TimeBudget or MemoryBudget where the network cannot be prepared within the budget.
    """
    question = StartedQuestion.of(network, start, None, "", False, Budget(memory, timeout))
    blank = Reach(question.question, question.begin, target=target, readings=Readings.of(network, (), ()))
    goal = network.expression(target) if target else None
    return _answered(blank, Explorer(question, goal, timeout, memory, counted=False), BITSETS)


def _answered(blank: Reach, explorer: Explorer, bitsets: int) -> Reach:
    known = explorer.attractors()
    if known.answer is None:
        return replace(blank, complete=False, why_incomplete=known.why_incomplete)
    # Ctrl-C ends the whole question, not only the part of it that was at work
    if any(block.reason == "stopped" for block in known.answer.left):
        return replace(blank, undecided=tuple(known), complete=False, why_incomplete=known.why_incomplete)
    return _told(blank, known, explorer.explored(known, known.answer, bitsets))


def _told(blank: Reach, known: Attractors, found: Exploration) -> Reach:
    """The attractors in three lists, and every reason why something may be missing."""
    more = "more attractors than are listed" if known.truncated else ""
    reasons = "; ".join(reason for reason in (known.why_incomplete, more, found.why_incomplete) if reason)
    pairs = list(zip(known, found.hit, strict=True))
    return replace(
        blank,
        reached=tuple(attractor for attractor, yes in pairs if yes),
        unreached=tuple(attractor for attractor, yes in pairs if yes is False),
        undecided=tuple(attractor for attractor, yes in pairs if yes is None),
        states=found.states,
        reachable=found.reachable,
        path=found.path,
        complete=not reasons,
        why_incomplete=reasons,
        exhaustive=found.exhaustive,
        method=found.method,
        all_listed=known.complete and not known.truncated,
    )
