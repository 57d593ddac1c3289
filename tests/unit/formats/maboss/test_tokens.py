"""Words and expressions of MaBoSS's files."""

import pytest

from logicnet.errors import FormatError
from logicnet.formats.maboss.tokens import RateFormula, Source


def shape(formula: RateFormula) -> object:
    """The steps of a formula as operators around their operands."""
    stack: list[object] = []
    for step in formula:
        taken = {"not": 1, "minus": 1, "?": 3}.get(step.kind, 0 if step.text else 2)
        parts = stack[len(stack) - taken :]
        del stack[len(stack) - taken :]
        stack.append((step.kind, *parts) if parts else step.text)
    (whole,) = stack
    return whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A | B & C", ("or", "A", ("and", "B", "C"))),
        ("A XOR B OR C", ("xor", "A", ("or", "B", "C"))),  # XOR binds less than OR in MaBoSS's grammar
        ("NOT A * 0.3 + 0.1", ("+", ("*", ("not", "A"), "0.3"), "0.1")),
        ("A ? B : C ? 1 : 2", ("?", "A", "B", ("?", "C", "1", "2"))),
        ("1 - 2 - 3", ("-", ("-", "1", "2"), "3")),
        ("$a == 1 && !B", ("and", ("==", "$a", "1"), ("not", "B"))),
        ("A or B || C | D", ("or", ("or", ("or", "A", "B"), "C"), "D")),
        ("A | (B | C)", ("or", "A", ("or", "B", "C"))),
        (
            "(A ? B : C ? 1 : 2) + -+-!4",
            ("+", ("?", "A", "B", ("?", "C", "1", "2")), ("minus", ("minus", ("not", "4")))),
        ),
        ("A ? B ? 1 : 2 : C | D", ("?", "A", ("?", "B", "1", "2"), ("or", "C", "D"))),
        ("A // end\n /* B */ & C", ("and", "A", "C")),
    ],
)
def test_operators_bind_as_in_maboss(text, expected):
    assert shape(Source(text.encode(), "x.bnd").expression()) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A & ", "found the end"),
        ("/* A", "does not end"),
        ("log(A)", "function log"),
        ("(" * 100_000, "found the end"),
        ("A ? B", "expected ':'"),
        ("(A ? B)", "expected ':'"),
        ("(A ? B : C", "expected '\\)'"),
        ("!" * 100_000, "found the end"),
        ("A ~ B", "~"),
    ],
)
def test_what_is_no_expression_is_refused_by_place(text, message):
    with pytest.raises(FormatError, match=message) as error:
        source = Source(text.encode(), "x.bnd")
        source.expression()
    assert error.value.span.file == "x.bnd"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000 + "A" + ")" * 100_000,
        "!" * 100_000 + "A",
        " ? 1 : ".join(["A"] * 100_000),
        "A ? " * 50_000 + "A" + " : A" * 50_000,
    ],
)
def test_formulas_nest_as_deeply_as_files_write_them(text):
    source = Source(text.encode(), "x.bnd")
    assert source.expression()[0].text == "A" and source.ahead.kind == "end"


def test_a_part_of_its_own_ends_with_its_first_operand():
    source = Source(b"(1 + 2) + 3", "x.cfg")
    assert shape(source.primary()) == ("+", "1", "2") and source.take().sign == "+"
    assert shape(source.primary()) == "3"
