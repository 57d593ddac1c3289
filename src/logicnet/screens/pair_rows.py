"""What a table tells of pairs of interventions, on the command line as in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from logicnet.display import TableView

PAIR_COLUMNS = ("first", "second", "untreated", "one", "other", "both", "bliss", "hsa", "interaction", "status")
"""The columns, all of them of ``Pair``."""


class PairLike(Protocol):
    """What a pair is asked here, as ``logicnet.screens.pairs.Pair`` has it."""

    @property
    def first(self) -> str: ...
    @property
    def second(self) -> str: ...
    @property
    def setting(self) -> str: ...
    @property
    def interaction(self) -> str: ...
    @property
    def intervals(self) -> Mapping[str, tuple[float, float]]: ...


def pair_text(pair: PairLike, column: str) -> str:
    """A number with its interval where it is not exact, ``?`` where there is none; a word as it is."""
    value = getattr(pair, column)
    if value is None:
        return "?"
    if not isinstance(value, float):
        return str(value)
    ends = pair.intervals.get(column)
    return f"{value:.3f}" + (f" [{ends[0]:.3f}, {ends[1]:.3f}]" if ends else "")


def pair_line(pair: PairLike) -> str:
    """A pair in a line."""
    numbers = ", ".join(f"{name} {pair_text(pair, name)}" for name in ("untreated", "one", "other", "both", "bliss"))
    return f"Pair {pair.first} + {pair.second}: {pair.interaction}; {numbers}"


def pairs_apart(many: int) -> str:
    """Which pairs are not combined, and how many; empty where all are.

    >>> pairs_apart(1)
    '1 pair, of which one contains the other or sets a place otherwise'
    """
    said = f"{many} pair{'' if many == 1 else 's'}, of which one contains the other or sets a place otherwise"
    return said if many else ""


def pairs_view(pairs: Iterable[PairLike], total: int) -> TableView:
    """The table as a notebook shows it, of so many pairs in all."""
    rows = [[pair.setting, *(pair_text(pair, column) for column in PAIR_COLUMNS)] for pair in pairs]
    return TableView(["setting", *PAIR_COLUMNS], rows, total=total)
