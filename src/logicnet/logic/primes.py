"""Prime implicants: the smallest conditions under which a function is 1 (or 0).

Quine's theorem on one input x at a time. Let f0 and f1 be the function with x at 0 and at 1. The primes of f are the
primes of f0 & f1, which do not need x; those primes of f0 that are not among them, each with !x; and those primes of f1
that are not among them, each with x. Functions are truth tables kept as integers, and a table that was met before is
looked up.
"""

from __future__ import annotations

from typing import TypeAlias

from logicnet.errors import MemoryBudget
from logicnet.logic.truth_table import TruthTable, low_rows

Implicant: TypeAlias = dict[str, int]
_Cube = tuple[tuple[int, int], ...]  # (input, value), ascending
MOST_REGULATORS = 16  # a table of 65,536 rows
MOST_PRIMES = 100_000  # a function of 16 inputs may have millions of them


def prime_implicants(table: TruthTable, value: int = 1) -> tuple[Implicant, ...]:
    """All prime implicants of the function (of its opposite for ``value`` 0), the shortest first. The constant has one:
    the empty one.

    >>> prime_implicants(TruthTable(("A", "B"), 0b1110))
    ({'A': 1}, {'B': 1})

    Raises MemoryBudget above 16 inputs, or where there are more than 100,000.
    """
    n = len(table.inputs)
    if n > MOST_REGULATORS:
        raise MemoryBudget(f"prime implicants of a function of {n} inputs", hint=f"at most {MOST_REGULATORS} inputs")
    bits = table.bits if value else table.negated().bits
    cubes = sorted(_primes(bits, n, {}), key=lambda cube: (len(cube), [(j, -v) for j, v in cube]))
    return tuple({table.inputs[j]: v for j, v in cube} for cube in cubes)


def _primes(bits: int, n: int, known: dict[tuple[int, int], frozenset[_Cube]]) -> frozenset[_Cube]:
    """Primes of a table over the first n inputs; as deep as there are inputs."""
    if bits == 0:
        return frozenset()
    if bits == (1 << (1 << n)) - 1:
        return frozenset({()})
    if (bits, n) not in known:
        half = low_rows(n - 1, n)
        low, high = bits & half, bits >> (1 << (n - 1))
        both = _primes(low & high, n - 1, known)
        only_low = _primes(low, n - 1, known) - both
        only_high = _primes(high, n - 1, known) - both
        found = both | {(*cube, (n - 1, 0)) for cube in only_low} | {(*cube, (n - 1, 1)) for cube in only_high}
        if len(found) > MOST_PRIMES:
            raise MemoryBudget(f"a function with more than {MOST_PRIMES} prime implicants")
        known[bits, n] = found
    return known[bits, n]
