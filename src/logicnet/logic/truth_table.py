"""``TruthTable``: a function written out, one bit a row; exact, and small up to some twenty inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SIGNS = {1: "+", -1: "-", 2: "±", 0: "0"}  # of an influence, as the core numbers them


@dataclass(frozen=True, slots=True)
class TruthTable:
    """Bit ``r`` of ``bits`` is the value in row ``r``, in which input ``j`` has the value of bit ``j`` of ``r``.

    >>> TruthTable(("A", "B"), 0b1000).value({"A": 1, "B": 1})
    1
    """

    inputs: tuple[str, ...]
    bits: int

    @property
    def rows(self) -> int:
        """How many rows there are: 2 to the number of inputs."""
        return 1 << len(self.inputs)

    def value(self, row: int | Mapping[str, int]) -> int:
        """The value in a row, given by its number or by the inputs' values."""
        number = row if isinstance(row, int) else sum(row[name] << j for j, name in enumerate(self.inputs))
        return self.bits >> number & 1

    def negated(self) -> TruthTable:
        """The table of the opposite."""
        return TruthTable(self.inputs, self.bits ^ ((1 << self.rows) - 1))

    def cofactors(self, j: int) -> tuple[int, int]:
        """The rows with input ``j`` at 0 and those with it at 1, each as the bits of a table of the same size that
        ignores ``j``.
        """
        mask = low_rows(j, len(self.inputs))
        low, high = self.bits & mask, (self.bits >> (1 << j)) & mask
        return low | low << (1 << j), high | high << (1 << j)

    def signs(self) -> tuple[str, ...]:
        """How the value depends on each input: ``+`` ``-`` ``±``, or ``0`` where it never does."""
        found = []
        for j in range(len(self.inputs)):
            low, high = self.cofactors(j)
            rises, falls = bool(high & ~low), bool(low & ~high)
            found.append("±" if rises and falls else "+" if rises else "-" if falls else "0")
        return tuple(found)

    def __str__(self) -> str:
        """Rows in the order of counting, the first input changing fastest, as in ``bits``."""
        return "".join(str(self.bits >> r & 1) for r in range(self.rows))


def low_rows(j: int, inputs: int) -> int:
    """The rows of a table of so many inputs in which input ``j`` is 0, as bits."""
    mask, width = (1 << (1 << j)) - 1, 2 << j
    while width < 1 << inputs:
        mask |= mask << width
        width *= 2
    return mask
