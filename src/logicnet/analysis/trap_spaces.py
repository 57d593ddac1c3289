"""Trap spaces: subspaces that no update leaves. The minimal ones enclose attractors, the maximal ones are the first
choices a network makes; a trap space without a free component is a fixed point.

Found one after another by satisfiability on the functions' decision diagrams; nothing else is enumerated, so a network
with 2^20 of them answers with the first few and says that there are more. References: H. Klarner, A. Bockmayr,
H. Siebert, Nat. Comput. 14 (2015); V.-G. Trinh, B. Benhamou, K. Hiraishi, S. Soliman, CMSB 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from logicnet.core import solver, steps
from logicnet.core.budget import Budget
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model import Network, Subspace

KINDS = {
    "minimal": steps.MINIMAL,
    "maximal": steps.MAXIMAL,
    "all": steps.ALL,
    "fixed points": steps.FIXED_POINTS,
}
LIMIT = 1000


@dataclass(frozen=True, slots=True)
class TrapSpaces:
    """Trap spaces of one kind, sorted. ``end`` says why there may be more: "" (these are all), "more" (than the limit),
    "time", "memory" or "stopped".
    """

    kind: str
    spaces: tuple[Subspace, ...]
    end: str

    @property
    def complete(self) -> bool:
        """Whether these are all there are."""
        return not self.end

    def __iter__(self) -> Iterator[Subspace]:
        return iter(self.spaces)

    def __len__(self) -> int:
        return len(self.spaces)


def trap_spaces(
    network: Network,
    kind: str = "minimal",
    within: Subspace | str = "",
    *,
    limit: int = LIMIT,
    timeout: float | None = None,
    memory: int | None = None,
) -> TrapSpaces:
    """Up to ``limit`` trap spaces of a kind (`KINDS`) inside a subspace; a maximal one is smaller than the subspace.

    ``timeout`` is in seconds, ``memory`` in bytes; where one of them ended the work, `TrapSpaces.end` says which.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind of trap space {kind!r}: it is one of {', '.join(KINDS)}")
    inside = Subspace.parse(within, network) if isinstance(within, str) else within
    plan = solver.Plan(Budget(memory=memory, seconds=timeout), answers_when_stopped=True)
    held = {i: value for i, value in enumerate(inside.values) if value is not None}
    try:
        compiled = solver.Network(network.rules.handle, plan)
        rows, end = steps.trap_spaces(compiled, KINDS[kind], limit, held, plan)
    except TimeBudget:
        rows, end = [], "time"
    except MemoryBudget:
        rows, end = [], "memory"
    return TrapSpaces(kind, tuple(_subspace(network, row) for row in sorted(rows)), end)


def fixed_points(
    network: Network, within: Subspace | str = "", *, limit: int = LIMIT, timeout: float | None = None
) -> TrapSpaces:
    """Up to ``limit`` fixed points inside a subspace: states where every component already is what its rule says."""
    return trap_spaces(network, "fixed points", within, limit=limit, timeout=timeout)


def _subspace(network: Network, row: bytes) -> Subspace:
    return Subspace(network.names, tuple(None if value == steps.FREE else value for value in row))
