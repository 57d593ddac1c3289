"""Truth tables: rows, cofactors and signs, each against the function written out."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from logicnet.logic.truth_table import TruthTable, low_rows


@st.composite
def tables(draw: st.DrawFn) -> TruthTable:
    inputs = draw(st.integers(0, 4))
    return TruthTable(tuple("ABCD"[:inputs]), draw(st.integers(0, 2**2**inputs - 1)))


def row(table: TruthTable, number: int) -> dict[str, int]:
    """The inputs' values in a row, by definition: input j is bit j of its number."""
    return {name: number // 2**j % 2 for j, name in enumerate(table.inputs)}


def test_bit_r_is_the_value_in_row_r_in_which_input_j_is_bit_j_of_r() -> None:
    table = TruthTable(("A", "B"), 0b0010)  # A & !B: 1 in row 1 alone
    assert table.rows == 4
    assert [table.value({"A": a, "B": b}) for a, b in product((0, 1), repeat=2)] == [0, 0, 1, 0]
    assert [table.value(r) for r in range(4)] == [0, 1, 0, 0]
    assert str(table) == "0100"


def test_a_table_without_inputs_has_one_row() -> None:
    assert (TruthTable((), 1).rows, TruthTable((), 1).value({}), str(TruthTable((), 0))) == (1, 1, "0")
    assert TruthTable((), 1).negated() == TruthTable((), 0) and TruthTable((), 1).signs() == ()


@given(table=tables())
def test_the_opposite_differs_in_every_row(table: TruthTable) -> None:
    assert [table.negated().value(r) for r in range(table.rows)] == [1 - table.value(r) for r in range(table.rows)]
    assert table.negated().negated() == table


@given(table=tables(), data=st.data())
def test_a_cofactor_has_the_values_where_one_input_is_held_in_all_its_rows(
    table: TruthTable, data: st.DataObject
) -> None:
    if not table.inputs:
        return
    j = data.draw(st.integers(0, len(table.inputs) - 1))
    for held, bits in enumerate(table.cofactors(j)):
        part = TruthTable(table.inputs, bits)
        for r in range(table.rows):
            assert part.value(r) == table.value(row(table, r) | {table.inputs[j]: held})


@given(table=tables())
def test_a_sign_says_which_ways_the_value_goes_when_the_input_rises(table: TruthTable) -> None:
    for name, sign in zip(table.inputs, table.signs(), strict=True):
        rows = [row(table, r) for r in range(table.rows)]
        steps = {table.value(values | {name: 1}) - table.value(values | {name: 0}) for values in rows}
        assert sign == ("±" if {1, -1} <= steps else "+" if 1 in steps else "-" if -1 in steps else "0")


def test_the_low_rows_are_those_in_which_the_input_is_0() -> None:
    assert (low_rows(0, 2), low_rows(1, 2), low_rows(0, 1), low_rows(2, 3)) == (0b0101, 0b0011, 0b01, 0b00001111)
