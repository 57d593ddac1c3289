"""Prime implicants against their definition."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import MemoryBudget
from logicnet.logic import Rules, TruthTable
from logicnet.logic.primes import prime_implicants


def implies(cube: dict[str, int], table: TruthTable) -> bool:
    rows = (dict(zip(table.inputs, values, strict=True)) for values in product((0, 1), repeat=len(table.inputs)))
    return all(table.value(row) for row in rows if all(row[name] == value for name, value in cube.items()))


def by_definition(table: TruthTable) -> list[dict[str, int]]:
    cubes = [
        dict(zip(names, values, strict=True))
        for k in range(len(table.inputs) + 1)
        for names in combinations(table.inputs, k)
        for values in product((0, 1), repeat=k)
    ]
    true = [cube for cube in cubes if implies(cube, table)]
    return [cube for cube in true if not any(other.items() < cube.items() for other in true)]


@given(data=st.data(), n=st.integers(0, 4), value=st.integers(0, 1))
def test_they_are_the_implicants_that_imply_no_smaller_one(data: st.DataObject, n: int, value: int) -> None:
    table = TruthTable(tuple("ABCD"[:n]), data.draw(st.integers(0, 2**2**n - 1)))
    expected = by_definition(table if value else table.negated())
    key = lambda cube: sorted(cube.items())  # noqa: E731
    assert sorted(prime_implicants(table, value), key=key) == sorted(expected, key=key)


def test_they_come_the_shortest_first_and_in_a_stable_order() -> None:
    table = Rules.build("ABC", ["A & B | C", "0", "0"]).table(0)
    assert prime_implicants(table) == ({"C": 1}, {"A": 1, "B": 1})
    assert prime_implicants(table, 0) == ({"A": 0, "C": 0}, {"B": 0, "C": 0})


def test_too_many_inputs_are_refused() -> None:
    with pytest.raises(MemoryBudget):
        prime_implicants(TruthTable(tuple(f"x{i}" for i in range(17)), 1))
