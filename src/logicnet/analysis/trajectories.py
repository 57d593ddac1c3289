"""Single walks through the states of a network: which component moves when.

One walk is one cell's history under the process whose expected values ``simulate`` tells; it is no average.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.course_times import check_until
from logicnet.analysis.finding import AboutNetwork, begun
from logicnet.analysis.phases import PhasedQuestion
from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.core import courses
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID, End
from logicnet.core.progress import Progress
from logicnet.core.solver import Plan
from logicnet.display import Card, Sketch, TableView, Visible
from logicnet.display.cards import CardPart
from logicnet.display.tables import worth_a_look
from logicnet.errors import LogicnetError, MemoryBudget, TimeBudget
from logicnet.model import (
    Asked,
    InterventionLike,
    NetworkLike,
    Protocol,
    ProtocolLike,
    RatesLike,
    SettingLike,
    Start,
    StartLike,
)

if TYPE_CHECKING:
    import pandas

MOST_WALKS = 100
MOST_MOVES = 1_000_000
"""Moves of one walk that are kept."""


@dataclass(frozen=True, slots=True, repr=False)
class Trajectory(Visible):
    """One walk.

    - ``begin``: the level of each component at 0.
    - ``moves``: when which component takes which level, in order; what the protocol sets is among them.
    - ``seed``: of this walk.
    """

    begin: Mapping[str, int]
    moves: tuple[tuple[float, str, int], ...]
    seed: int

    def runs(self, name: str, until: float) -> list[tuple[float, float, int]]:
        """The times between which a component is at one level: when they begin and end, and the level."""
        found, since, level = [], 0.0, self.begin[name]
        for time, moved, new in self.moves:
            if moved == name and new != level:
                if time > since:
                    found.append((since, time, level))
                since, level = time, new
        return [*found, (since, until, level)]

    def _line(self) -> str:
        return f"Trajectory: {self._moves}, seed {self.seed}"

    @property
    def _moves(self) -> str:
        return f"{len(self.moves)} move{'' if len(self.moves) == 1 else 's'}"

    def _card(self) -> Card:
        rows = [(f"{time:.6g}", name, level) for time, name, level in worth_a_look(self.moves)]
        table = TableView(["time", "component", "value"], rows, all_rows=".moves", total=len(self.moves))
        begin = " ".join(name for name, level in self.begin.items() if level)
        return Card("Trajectory", self._moves, (("seed", self.seed), ("begins with", begin)), [table])

    @property
    def moved(self) -> frozenset[str]:
        """The components that are not at one level all the time."""
        return frozenset(name for _, name, _ in self.moves)


@dataclass(frozen=True, repr=False)
class Trajectories(AboutNetwork):
    """Single walks of a network.

    - ``start``: where they begin; each draws its own state of it.
    - ``protocol``: what changes from outside, and when.
    - ``until``: the time at which they end.
    - ``walks``: the walks.
    - ``steps``: whether time is counted in steps of the discrete process.
    - ``overridden``: the values that the start was given for components which are held at the other one.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
    >>> logicnet.trajectories(network, "A=0 B=0", 100).walks[0].begin
    {'A': 0, 'B': 0}
    """

    asked: Asked
    start: Start
    protocol: Protocol
    until: float
    walks: tuple[Trajectory, ...] = ()
    steps: bool = False
    method: str = "walks"
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    overridden: Mapping[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[int, float, str, int]]:
        """The table: at 0 every component, then what moves.

        Returns an iterator of walk, time, component and level.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
        >>> next(logicnet.trajectories(network, "A=0 B=0").rows())
        (1, 0.0, 'A', 0)
        """
        for number, walk in enumerate(self.walks, 1):
            yield from ((number, 0.0, name, level) for name, level in walk.begin.items())
            yield from ((number, time, name, level) for time, name, level in walk.moves)

    def to_csv(self) -> str:
        """The table as text: walk, time, component, value.

        Returns the text, with the names of the columns first.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
        >>> logicnet.trajectories(network, "A=0 B=0").to_csv().splitlines()[0]
        'walk,time,component,value'
        """
        import csv
        import io

        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("walk", "time", "component", "value"))
        writer.writerows(self.rows())
        return text.getvalue()

    def to_frame(self) -> pandas.DataFrame:
        """The table: walk, time, component, value."""
        import pandas

        return pandas.DataFrame(list(self.rows()), columns=["walk", "time", "component", "value"])

    @property
    def summary(self) -> str:
        """How many walks there are, and until when."""
        many = len(self.walks)
        return f"{many} walk{'' if many == 1 else 's'}, until {self.until:g}{' steps' if self.steps else ''}"

    @property
    def _certainty(self) -> str:
        return "drawn, each by its seed"

    def _facts(self) -> list[tuple[str, object]]:
        return [*super()._facts(), begun(self.start), ("protocol", self.protocol or "")]

    def _parts(self) -> list[CardPart]:
        rows = [(n, walk.seed, len(walk.moves), len(walk.moved)) for n, walk in enumerate(self.walks, 1)]
        table = TableView(["walk", "seed", "moves", "components that move"], rows, all_rows=".walks")
        return [Sketch(self), table]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": self.start.to_dict(),
            "overridden": dict(self.network.told(self.overridden)),
            "rates": self.asked.rates.to_dict(),
            "protocol": self.protocol.to_dict(),
            **self.proof(),
            "clock": "steps" if self.steps else "continuous",
            "until": self.until,
            "walks": [
                {
                    "seed": walk.seed,
                    "start": dict(walk.begin),
                    "moves": [{"time": t, "component": name, "value": level} for t, name, level in walk.moves],
                }
                for walk in self.walks
            ],
        }


def trajectories(
    network: NetworkLike,
    start: StartLike | None = None,
    until: float = 10.0,
    walks: int = 1,
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    rates: RatesLike = None,
    protocol: ProtocolLike = "",
    steps: bool = False,
    seed: int = 0,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
) -> Trajectories:
    """Single walks: which component moves when.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``start``: where they begin, ``"A=1 B=0"`` or a mixture; what it does not name is drawn evenly, and ``""`` means
      all states alike (default: the initial distribution that the network comes with, else all states alike).
    - ``until``: the time at which they end, in units of 1/rate; steps where ``steps`` (default: 10).
    - ``walks``: how many, up to 100 (default: 1).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with; 1 for each where it has none, and with ``""``).
    - ``protocol``: what changes at given times, ``"0: Drug=1; 24: Drug=0 A%0"`` (default: nothing does).
    - ``steps``: whether time is counted in steps, in each of which one component is drawn (default: False).
    - ``seed``: of the first walk; each further one has the next seed (default: 0).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    Returns Trajectories; a walk of more than a million moves is left out, and the answer says so.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Source: D. Gillespie, J. Phys. Chem. 81 (1977).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> network = Network("n", Rules.build(["A", "B"], ["1", "A"]))
    >>> walk = trajectories(network, "A=0 B=0", 100).walks[0]
    >>> [(name, level) for _, name, level in walk.moves]
    [('A', 1), ('B', 1)]
    """
    check_flags(steps=steps)
    check_numbers(timeout=timeout, memory=memory, walks=walks, seed=seed)
    check_until(until, steps)
    if walks > MOST_WALKS:
        hint = "leave it out for expected values over many walks"
        raise LogicnetError(f"expected at most {MOST_WALKS} single walks, found {walks}", hint=hint)
    asked = PhasedQuestion.of(
        network, start, setting, intervention, rates, protocol, float(until), Budget(memory, timeout)
    )
    if steps:
        asked.protocol.confirm_whole()
    first, found, why = asked.first, list[Trajectory](), ""
    try:
        for number in range(walks):
            budget = Budget(memory, first.left(timeout))
            found.append(_walked(asked, float(until), steps, seed + number, budget))
            if progress is not None:
                progress(len(found), walks)
    except (MemoryBudget, TimeBudget) as ended:
        why = ended.message
    except KeyboardInterrupt:
        why = SAID[End.STOPPED.in_words]
    return Trajectories(
        first.question,
        first.begin,
        asked.protocol,
        float(until),
        tuple(found),
        steps,
        complete=not why,
        why_incomplete=why and f"{why} after {len(found)} of {walks} walks",
        seconds=first.seconds,
        overridden=first.overridden,
    )


def _walked(asked: PhasedQuestion, until: float, steps: bool, seed: int, budget: Budget) -> Trajectory:
    network = asked.first.network
    everything = tuple(range(len(network.names)))
    segments = asked.segments(everything, budget)
    begin, flips = courses.single_walk(
        segments, until=until, total=asked.drawn if steps else None, seed=seed, most_moves=MOST_MOVES, plan=Plan(budget)
    )
    owners = [network.owner(name) for name in network.names]
    state, levels = bytearray(begin), {c.name: 0 for c in network.components}
    for owner, bit in zip(owners, state, strict=True):
        levels[owner] += bit
    first, moves = dict(levels), list[tuple[float, str, int]]()
    for time, i in flips:
        state[i] ^= 1
        levels[owners[i]] += 1 if state[i] else -1
        if moves and moves[-1][:2] == (time, owners[i]):  # a protocol may set several variables of one component
            moves.pop()
        moves.append((time, owners[i], levels[owners[i]]))
    return Trajectory(first, tuple(moves), seed)
