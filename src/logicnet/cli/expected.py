"""What is to be expected of phenotypes and readouts, as people read it: a table of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.analysis.expectations import Estimate, Expectation

_NUMBERS = ("probability", "share of time", "always", "sometimes", "expected")


def measures_in_words(several: Sequence[Expectation]) -> list[str]:
    """A table of the phenotypes and one of the readouts, as far as there are any."""
    phenotypes = [one for one in several if one.shown is not None]
    readouts = [one for one in several if one.shown is None]
    tables = []
    if phenotypes:
        rows = [
            [one.name, _estimated(one.shown), _value(one), *map(_estimated, (one.always, one.sometimes)), _how(one)]
            for one in phenotypes
        ]
        tables.append(table(["phenotype", *_NUMBERS[:-1], "how"], rows, whole=frozenset(_NUMBERS)))
    if readouts:
        rows = [[one.name, _value(one), _how(one)] for one in readouts]
        tables.append(table(["readout", _NUMBERS[-1], "how"], rows, whole=frozenset(_NUMBERS)))
    return tables


def number_in_words(value: float) -> str:
    """A probability or a value with six digits."""
    return f"{value:.6g}" if abs(value) >= 1e-6 or value == 0 else f"{value:.3e}"


def _estimated(one: Estimate | None) -> str:
    return "" if one is None else _between(one.value, one.low, one.high)


def _value(one: Expectation) -> str:
    return _between(one.value, one.low, one.high)


def _between(value: float | None, low: float, high: float) -> str:
    """A number, and between what it lies where it is not exact."""
    if value is not None and low == high:
        return number_in_words(value)
    interval = f"{low:.4g} - {high:.4g}"
    return interval if value is None else f"{number_in_words(value)} ({interval})"


def _how(one: Expectation) -> str:
    if one.samples is not None:
        return f"sampled ({one.samples} walks)"
    if one.exact:
        return f"exact ({one.states} state{'' if one.states == 1 else 's'})"
    return "between bounds" if one.states is not None else "undecided"
