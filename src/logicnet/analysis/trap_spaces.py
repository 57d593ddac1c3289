"""Trap spaces: subspaces that no update leaves. The minimal ones enclose attractors, the maximal ones are the first
choices a network makes; a trap space without a free component is a fixed point.

Found one after another by satisfiability on the functions' decision diagrams; nothing else is enumerated, so a network
with 2^20 of them answers with the first few and says that there are more. References: H. Klarner, A. Bockmayr,
H. Siebert, Nat. Comput. 14 (2015); V.-G. Trinh, B. Benhamou, K. Hiraishi, S. Soliman, CMSB 2022.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers, read_asked
from logicnet.core import solver, steps
from logicnet.core.budget import Budget
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
_WHY = {
    "": "",
    "time": "the time budget ended",
    "memory": "the memory budget ended",
    "stopped": "it was interrupted",
}


@dataclass(frozen=True)
class TrapSpaces(AboutNetwork):
    """Trap spaces of one kind, inside a subspace, sorted. ``end`` says in a word why there may be more: "" (these are
    all), "more" (than the limit), "time", "memory" or "stopped".
    """

    asked: Asked
    kind: str
    within: Subspace
    spaces: tuple[Subspace, ...]
    end: str
    limit: int = SPACES_LISTED
    seconds: float = field(default=0.0, compare=False)
    method: str = "satisfiability"

    @property
    def complete(self) -> bool:
        """Whether these are all there are."""
        return not self.end

    @property
    def why_incomplete(self) -> str:
        """Why there may be more; empty where these are all."""
        return f"there are more than {self.limit}, the limit" if self.end == "more" else _WHY[self.end]

    @property
    def label(self) -> str:
        """The kind in words, for many of them."""
        return "fixed points" if self.kind == "fixed-points" else f"{self.kind} trap spaces"

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
            "trap_spaces": [{"fixed": dict(space.fixed), "free": list(space.free)} for space in self],
        }

    def to_frame(self) -> pandas.DataFrame:
        """Components x trap spaces: 0, 1, or ``-`` where it is free."""
        import pandas

        columns = {number: list(space.pattern) for number, space in enumerate(self, 1)}
        return pandas.DataFrame(columns, index=pandas.Index(self.network.names, name="component"))

    def __iter__(self) -> Iterator[Subspace]:
        return iter(self.spaces)

    def __len__(self) -> int:
        return len(self.spaces)


def trap_spaces(
    network: NetworkLike,
    kind: str = "minimal",
    within: StartLike = "",
    *,
    setting: SettingLike = "",
    intervention: InterventionLike = "",
    limit: int = SPACES_LISTED,
    timeout: float | None = None,
    memory: int | None = None,
) -> TrapSpaces:
    """Trap spaces of a kind inside a subspace, under a setting and an intervention.

    ``network`` is a network, the name of a shipped one, or a file; ``setting`` and ``intervention`` are read as
    `attractors` reads them (default: none). ``kind`` is ``minimal`` (the default), ``maximal`` (smaller than what is
    held), ``all``, or ``fixed-points``. ``within`` holds components at values (default: none). ``limit`` bounds how
    many are listed (default 1000), ``timeout`` (seconds) the whole call and ``memory`` (bytes; default: half of what is
    free) what it takes; the answer says where one of them ended it. Raises LogicnetError for what cannot be read.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [space.pattern for space in trap_spaces(switch)]
    ['01', '10']
    """
    started = time.perf_counter()
    kind = str(kind).replace(" ", "-")
    if kind not in TRAP_SPACE_KINDS:
        raise UnknownName(
            "kind of trap space", kind, TRAP_SPACE_KINDS, hint=f"it is one of {', '.join(TRAP_SPACE_KINDS)}"
        )
    check_numbers(timeout=timeout, memory=memory, limit=limit)
    asked = read_asked(network, setting, intervention)
    inside = Subspace.read(within, asked.network)
    place = inside
    if kind == "maximal":  # what is held is held in all of them: else to hold it would be the first of them
        held = {**dict(asked.setting.values), **asked.changes.held, **inside.fixed}
        place = Subspace.read(held, asked.network)
    plan = solver.Plan(Budget(memory=memory, seconds=timeout), answers_when_stopped=True)
    at = {i: value for i, value in enumerate(place.values) if value is not None}
    try:
        compiled = solver.CompiledNetwork(asked.changed.rules.handle, plan)
        rows, end = steps.trap_spaces(compiled, TRAP_SPACE_KINDS[kind], limit, at, plan)
    except TimeBudget:
        rows, end = [], "time"
    except MemoryBudget:
        rows, end = [], "memory"
    found = tuple(_subspace(asked.network, row) for row in sorted(rows))
    return TrapSpaces(asked, kind, inside, found, end, limit, time.perf_counter() - started)


def fixed_points(
    network: NetworkLike,
    within: StartLike = "",
    *,
    setting: SettingLike = "",
    intervention: InterventionLike = "",
    limit: int = SPACES_LISTED,
    timeout: float | None = None,
    memory: int | None = None,
) -> TrapSpaces:
    """Fixed points inside a subspace: states where every component already is what its rule says.

    The arguments, their defaults and the errors are those of `trap_spaces`.

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
    )


def _subspace(network: Network, row: bytes) -> Subspace:
    return Subspace(network.names, tuple(None if value == steps.FREE else value for value in row))
