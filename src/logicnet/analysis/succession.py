"""The succession diagram: how a network commits itself, trap space by trap space, from everything to its last ones.

Nodes are percolated trap spaces, the root what percolation alone fixes. From a node go edges to the percolated maximal
trap spaces inside it; an edge carries the stable motif, the values that such a trap space fixes beyond its node. Nodes
that nothing leaves are the minimal trap spaces. Two ways to the same trap space meet in one node, so the diagram is
acyclic. Trap spaces are the same under every update scheme; attractors outside the last nodes are not in the picture.
Reference: J. Rozum, J. Gómez Tejeda Zañudo, X. Gan, D. Deritei, R. Albert, Sci. Adv. 7 (2021).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.attractor_columns import MOST_SIDE_BY_SIDE, Column, gathered, parted
from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers, read_asked
from logicnet.analysis.readings import Readings
from logicnet.analysis.space_columns import SAID_OF_SPACES
from logicnet.core import solver, steps
from logicnet.core.budget import Budget
from logicnet.display import Details, Sketch, TableView
from logicnet.display.cards import CardPart
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model import Asked, InterventionLike, Network, NetworkLike, SettingLike, Subspace
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    import pandas

NODES_FOLLOWED = 300
"""Trap spaces that are followed unless asked otherwise."""
NODES_TO_DRAW = 3000
"""Trap spaces that are followed for a picture: more than it shows, as it draws branches that are alike once."""

SpaceRow = bytes  # 0, 1 or steps.FREE a component


@dataclass(frozen=True, slots=True)
class Step:
    """From one trap space to a smaller one: places in ``Succession.nodes``, and the stable motif between."""

    source: int
    target: int
    motif: Mapping[str, int]


@dataclass(frozen=True, repr=False)
class Succession(AboutNetwork):
    """Trap spaces, the root first and every one after those it lies in, and the steps between them.

    ``why_incomplete`` is empty where the diagram is whole; else it says what ended it, and ``open`` are the places of
    the nodes whose steps are not all known. ``readings`` are the phenotypes and readouts that are told of each node.
    """

    asked: Asked
    nodes: tuple[Subspace, ...]
    steps: tuple[Step, ...]
    open: tuple[int, ...] = ()
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    method: str = "maximal trap spaces + percolation"
    readings: Readings = field(default=Readings(), compare=False)

    @property
    def complete(self) -> bool:
        """Whether these are all trap spaces of the diagram."""
        return not self.why_incomplete

    @property
    def minimal(self) -> tuple[Subspace, ...]:
        """The nodes that nothing leaves: minimal trap spaces, each with an attractor inside."""
        left = {step.source for step in self.steps} | set(self.open)
        return tuple(node for place, node in enumerate(self.nodes) if place not in left)

    @property
    def summary(self) -> str:
        """How many trap spaces there are, and how many of them are minimal."""
        many = len(self.nodes)
        number = f"{many} trap space{'' if many == 1 else 's'}, {len(self.minimal)} minimal"
        return number if self.complete else f"the first {number}, of more"

    def _parts(self) -> list[CardPart]:
        size, minimal = len(self.network.components), set(self.minimal)
        fixed = [len(node.to_dict()["fixed"]) for node in self.nodes]
        kinds = [
            "fixed point" if many == size else "minimal" if node in minimal else ""
            for many, node in zip(fixed, self.nodes, strict=True)
        ]
        parents: list[list[str]] = [[] for _ in self.nodes]
        for step in self.steps:
            parents[step.target].append(f"{step.source + 1}: {equated(step.motif, self.network.levels)}")
        cells = zip(*(self.readings.cells_in(node, self.network) for node in self.nodes), strict=True)
        measures = list(zip(self.readings.names, cells, strict=False))
        first, rest = gathered(measures, len(self.readings.phenotypes), MOST_SIDE_BY_SIDE, SAID_OF_SPACES)
        differing, same = parted(rest)
        columns: list[Column] = [
            ("node", range(1, len(self.nodes) + 1)),
            ("fixed", [f"{many} of {size}" for many in fixed]),
            ("kind", kinds),
            *first,
            *differing,
            ("from, by the motif", ["; ".join(own) for own in parents]),
            *same,
        ]
        return [Sketch(self), Details("Trap spaces", [TableView.of_columns(columns, all_rows=".nodes")])]

    def to_dict(self) -> dict[str, Any]:
        """The diagram as one JSON object."""
        return {
            **self.asked.to_dict(),
            **self.proof(),
            "components": [component.name for component in self.network.components],
            "nodes": [
                {**_fixed(node, self.network), "open": place in self.open, **self.readings.told_in(node, self.network)}
                for place, node in enumerate(self.nodes)
            ],
            "edges": [
                {"from": step.source, "to": step.target, "motif": dict(self.network.told(step.motif))}
                for step in self.steps
            ],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a step: the places of the nodes in ``nodes``, from and to, the stable motif between, and how many
        components the node that is reached holds; of each phenotype 1 where it holds in all states of that node, 0 in
        none, ``-`` in some or where that is not decided, and of each readout its values there.
        """
        import pandas

        rows = [
            [
                step.source,
                step.target,
                equated(step.motif, self.network.levels),
                len(self.nodes[step.target].to_dict()["fixed"]),
                *self.readings.cells_in(self.nodes[step.target], self.network),
            ]
            for step in self.steps
        ]
        return pandas.DataFrame(rows, columns=["from", "to", "motif", "fixed", *self.readings.names])


def succession(
    network: NetworkLike,
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    limit: int = NODES_FOLLOWED,
    timeout: float | None = None,
    memory: int | None = None,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
) -> Succession:
    """The succession diagram: how a network commits itself, trap space by trap space.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``limit``: how many trap spaces are followed at most, the nearest to the root first (default: 300).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``phenotypes``: expressions that are told of each node beside the network's phenotypes (default: none).
    - ``readouts``: weighted sums, ``"0.5*A + B"``, told beside the network's readouts (default: none).

    Returns Succession; where the limit or a budget ended it, it says so and which nodes are open.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Source: J. Rozum, J. Gómez Tejeda Zañudo, X. Gan, D. Deritei, R. Albert, Sci. Adv. 7 (2021).

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B", "C"], ["!B", "!A", "A & C"]))
    >>> diagram = succession(switch)
    >>> [node.pattern for node in diagram.nodes]
    ['---', '010', '10-', '--0', '100', '101']
    >>> [str(node) for node in diagram.minimal]
    ['A=0 B=1 C=0', 'A=1 B=0 C=0', 'A=1 B=0 C=1']
    """
    started = time.perf_counter()
    check_numbers(timeout=timeout, memory=memory, limit=limit)
    asked = read_asked(network, setting, intervention)
    readings = Readings.of(asked.network, phenotypes, readouts)
    growth = _Growth(asked.changed, Budget(memory=memory, seconds=timeout), max(limit, 1))  # the root is always there
    try:
        growth.grow()
    except (MemoryBudget, TimeBudget) as ended:
        growth.end(ended.message)
    return replace(growth.diagram(asked), seconds=time.perf_counter() - started, readings=readings)


def _fixed(node: Subspace, network: Network) -> dict[str, Any]:
    told = node.to_dict()
    return {"fixed": told["fixed"], **({"levels": told["levels"]} if network.levels else {})}


class _Growth:
    """A diagram while it grows, breadth first."""

    def __init__(self, network: Network, budget: Budget, limit: int) -> None:
        self.network, self.budget, self.limit = network, budget, limit
        self.ends = None if budget.seconds is None else time.monotonic() + budget.seconds
        self.nodes: dict[SpaceRow, int] = {}
        self.steps: list[Step] = []
        self.waiting: deque[SpaceRow] = deque()
        self.why = ""

    def grow(self) -> None:
        """Follow every node once, until none waits or a limit is met."""
        compiled = solver.CompiledNetwork(self.network.rules.handle, self.plan())
        self.enter(bytes([steps.FREE]) * len(self.network))
        while self.waiting and not self.why:
            node = self.waiting[0]
            # one more than the diagram may hold: so it is seen that there are too many
            spaces, end = steps.trap_spaces(compiled, steps.MAXIMAL, self.limit + 1, _held(node), self.plan())
            for space in sorted(spaces):
                self.follow(node, space)
            if end:
                self.end(f"the {end} budget ended" if end in ("time", "memory") else self.too_many)
            if not self.why:
                self.waiting.popleft()

    def follow(self, node: SpaceRow, space: SpaceRow) -> None:
        """One step, to a node that may be there already."""
        target = self.enter(space)
        if target is not None:
            pairs = zip(self.network.names, node, space, strict=True)
            motif = {name: value for name, before, value in pairs if value != before}
            self.steps.append(Step(self.nodes[node], target, motif))

    def enter(self, space: SpaceRow) -> int | None:
        """The place of the percolated trap space; None where the diagram is full."""
        percolated = self.percolated(space)
        if percolated not in self.nodes:
            if len(self.nodes) == self.limit:
                self.end(self.too_many)
                return None
            self.nodes[percolated] = len(self.nodes)
            self.waiting.append(percolated)
        return self.nodes[percolated]

    def percolated(self, space: SpaceRow) -> SpaceRow:
        """What follows from a trap space: its components held, and all that become constant."""
        rules = self.network.rules.perturb(_held(space), {})
        return steps.percolate(solver.CompiledNetwork(rules.handle, self.plan()))[1]

    def plan(self) -> solver.Plan:
        """What may still be spent. Raises TimeBudget where no time is left."""
        if self.ends is None:
            return solver.Plan(self.budget)
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeBudget("the time budget ended")
        return solver.Plan(replace(self.budget, seconds=left))

    def end(self, why: str) -> None:
        self.why = self.why or why

    @property
    def too_many(self) -> str:
        return f"the diagram has more than {self.limit} trap spaces, the limit"

    def diagram(self, asked: Asked) -> Succession:
        nodes = (Subspace(self.network.names, tuple(None if v == steps.FREE else v for v in row)) for row in self.nodes)
        left = tuple(sorted(self.nodes[node] for node in self.waiting))
        return Succession(asked, tuple(nodes), tuple(self.steps), left, self.why)


def _held(row: SpaceRow) -> dict[int, int]:
    return {i: value for i, value in enumerate(row) if value != steps.FREE}
