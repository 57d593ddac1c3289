"""Trap spaces: subspaces that no update leaves. The minimal ones enclose attractors, the maximal ones are the first
choices a network makes; a trap space without a free component is a fixed point.

Found one after another by satisfiability on the functions' decision diagrams; nothing else is enumerated, so a network
with 2^20 of them answers with the first few and says that there are more. References: H. Klarner, A. Bockmayr,
H. Siebert, Nat. Comput. 14 (2015); V.-G. Trinh, B. Benhamou, K. Hiraishi, S. Soliman, CMSB 2022.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.attractor_columns import MOST_SIDE_BY_SIDE
from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers, read_asked
from logicnet.analysis.readings import Readings
from logicnet.analysis.space_columns import space_columns
from logicnet.core import solver, steps
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.display.tables import worth_a_look
from logicnet.errors import MemoryBudget, TimeBudget, UnknownName
from logicnet.model import Asked, InterventionLike, Network, NetworkLike, SettingLike, StartLike, Subspace

if TYPE_CHECKING:
    import pandas

TRAP_SPACE_KINDS = {
    "minimal": steps.MINIMAL,
    "maximal": steps.MAXIMAL,
    "all": steps.ALL,
    "fixed-points": steps.FIXED_POINTS,
}
SPACES_LISTED = 1000
"""Trap spaces that are listed unless asked otherwise."""


@dataclass(frozen=True, repr=False)
class TrapSpaces(AboutNetwork):
    """Trap spaces of one kind, inside a subspace, sorted.

    - ``kind``: ``minimal``, ``maximal``, ``all`` or ``fixed-points``.
    - ``within``: the subspace that was looked into.
    - ``spaces``: the trap spaces; iterating gives them.
    - ``end``: why there may be more, in a word: "" (these are all), "more" (than ``limit``), "time", "memory",
      "stopped".
    - ``readings``: the phenotypes and readouts that are told of each trap space.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [space.pattern for space in logicnet.trap_spaces(switch)]
    ['01', '10']
    """

    asked: Asked
    kind: str
    within: Subspace
    spaces: tuple[Subspace, ...]
    end: str
    limit: int = SPACES_LISTED
    seconds: float = field(default=0.0, compare=False)
    method: str = "satisfiability"
    readings: Readings = field(default=Readings(), compare=False)

    @property
    def complete(self) -> bool:
        """Whether these are all there are."""
        return not self.end

    @property
    def why_incomplete(self) -> str:
        """Why there may be more; empty where these are all."""
        return f"there are more than {self.limit}, the limit" if self.end == "more" else SAID.get(self.end, "")

    @property
    def label(self) -> str:
        """The kind in words, for many of them."""
        return "fixed points" if self.kind == "fixed-points" else f"{self.kind} trap spaces"

    @property
    def summary(self) -> str:
        """How many there are, as far as that is known."""
        what = self.label.removesuffix("s") if len(self) == 1 else self.label
        return f"{'' if self.complete else 'more than ' if self.end == 'more' else 'at least '}{len(self)} {what}"

    def _facts(self) -> list[tuple[str, object]]:
        return [*super()._facts(), ("within", self.within)]

    def _parts(self) -> list[CardPart]:
        shown, most = worth_a_look(self.spaces), MOST_SIDE_BY_SIDE
        columns, _ = space_columns(shown, self.network, self.readings, patterns=False, most=most)
        return [TableView.of_columns(columns, total=len(self))]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "within": str(self.within),
            "kind": self.kind,
            **self.proof(),
            "exact": self.complete,
            "listed": len(self),
            "more": self.end == "more",
            "trap_spaces": [{**space.to_dict(), **self.readings.told_in(space, self.network)} for space in self],
        }

    def to_frame(self) -> pandas.DataFrame:
        """Phenotypes, readouts and components x trap spaces: a level, ``1..2`` for levels between, or ``-`` where it is
        free; a phenotype is ``1`` where it holds in all states, ``0`` in none, ``-`` in some or where that is not
        decided.
        """
        import pandas

        names = [component.name for component in self.network.components]
        columns = {
            number: [*self.readings.cells_in(space, self.network), *map(str, space.cells(names))]
            for number, space in enumerate(self, 1)
        }
        index = pandas.Index([*self.readings.titles(self.network), *names], name="component")
        return pandas.DataFrame(columns, index=index)

    def __iter__(self) -> Iterator[Subspace]:
        return iter(self.spaces)

    def __len__(self) -> int:
        return len(self.spaces)


def trap_spaces(
    network: NetworkLike,
    kind: str = "minimal",
    within: StartLike = "",
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    limit: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
) -> TrapSpaces:
    """Trap spaces of one kind: subspaces that no update leaves.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``kind``: ``minimal`` (the default), ``maximal`` (the largest inside what is held), ``all`` or ``fixed-points``.
    - ``within``: values to hold, so that only what lies inside is listed, ``"A=1"`` or ``{"A": 1}`` (default: none).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``limit``: how many are listed at most (default: 1000); the answer says where there are more.
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``phenotypes``: expressions that are told of each beside the network's phenotypes (default: none).
    - ``readouts``: weighted sums, ``"0.5*A + B"``, told beside the network's readouts (default: none).

    Returns TrapSpaces, sorted; a budget that ends the work is named in it.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Sources: H. Klarner, A. Bockmayr, H. Siebert, Nat. Comput. 14 (2015); V.-G. Trinh, B. Benhamou, K. Hiraishi, S.
    Soliman, CMSB 2022.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [space.pattern for space in trap_spaces(switch)]
    ['01', '10']
    """
    started = time.perf_counter()
    kind = str(kind).replace(" ", "-")  # the names had blanks once
    if kind not in TRAP_SPACE_KINDS:
        raise UnknownName(
            "kind of trap space", kind, TRAP_SPACE_KINDS, hint=f"it is one of {', '.join(TRAP_SPACE_KINDS)}"
        )
    check_numbers(timeout=timeout, memory=memory, limit=limit)
    most = SPACES_LISTED if limit is None else limit
    asked = read_asked(network, setting, intervention)
    readings = Readings.of(asked.network, phenotypes, readouts)
    inside = Subspace.read(within, asked.network)
    place = inside
    if kind == "maximal":  # what is held is held in all of them: else to hold it would be the first of them
        network = asked.network
        held = {network.names[i]: value for i, value in asked.held.items()}
        place = Subspace.read({**held, **inside.fixed}, network)
    plan = solver.Plan(Budget(memory=memory, seconds=timeout), answers_when_stopped=True)
    at = {i: value for i, value in enumerate(place.values) if value is not None}
    try:
        compiled = solver.CompiledNetwork(asked.changed.rules.handle, plan)
        rows, end = steps.trap_spaces(compiled, TRAP_SPACE_KINDS[kind], most, at, plan)
    except TimeBudget:
        rows, end = [], "time"
    except MemoryBudget:
        rows, end = [], "memory"
    # the search finds them in an order of its own, which says nothing
    found = tuple(_subspace(asked.network, row) for row in sorted(rows))
    if asked.network.levels and kind in ("maximal", "all"):
        found = _of_levels(asked.network, found, largest=kind == "maximal")
    return TrapSpaces(asked, kind, inside, found, end, most, time.perf_counter() - started, readings=readings)


def fixed_points(
    network: NetworkLike,
    within: StartLike = "",
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    limit: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
) -> TrapSpaces:
    """Fixed points: states in which every component already is what its rule says.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``within``: values to hold, so that only what lies inside is listed, ``"A=1"`` or ``{"A": 1}`` (default: none).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``limit``: how many are listed at most (default: 1000); the answer says where there are more.
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``phenotypes``: expressions that are told of each beside the network's phenotypes (default: none).
    - ``readouts``: weighted sums, ``"0.5*A + B"``, told beside the network's readouts (default: none).

    Returns TrapSpaces whose spaces have nothing free, sorted; a budget that ends the work is named in it.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [str(state) for state in fixed_points(switch, {"A": 1})]
    ['A=1 B=0']
    """
    return trap_spaces(
        network,
        "fixed-points",
        within,
        setting=setting,
        intervention=intervention,
        limit=limit,
        timeout=timeout,
        memory=memory,
        phenotypes=phenotypes,
        readouts=readouts,
    )


def _subspace(network: Network, row: bytes) -> Subspace:
    return Subspace(network.names, tuple(None if value == steps.FREE else value for value in row))


def _of_levels(network: Network, found: tuple[Subspace, ...], *, largest: bool) -> tuple[Subspace, ...]:
    """The trap spaces of levels, each once: what a subspace holds of states without holes. Two subspaces may hold the
    same ones, or one of two largest ones some of the other's (``logicnet.model.levels``).
    """
    told = dict.fromkeys(Subspace.read(dict(_held(network, space)), network) for space in found)
    if not largest:
        return tuple(told)
    return tuple(one for one in told if not any(one in other and one != other for other in told))


def _held(network: Network, space: Subspace) -> Iterator[tuple[str, int]]:
    for name, (low, high) in network.ranges(space.fixed).items():
        yield from network.held(name, low, high).items()
