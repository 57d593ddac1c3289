"""Words and expressions of MaBoSS's files."""

import pytest

from logicnet.errors import FormatError
from logicnet.formats.maboss.tokens import Source, Tree


def shape(tree: Tree) -> object:
    return (tree.kind, *map(shape, tree.parts)) if tree.parts else tree.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A | B & C", ("or", "A", ("and", "B", "C"))),
        ("A XOR B OR C", ("xor", "A", ("or", "B", "C"))),  # XOR binds less than OR in MaBoSS's grammar
        ("NOT A * 0.3 + 0.1", ("+", ("*", ("not", "A"), "0.3"), "0.1")),
        ("A ? B : C ? 1 : 2", ("?", "A", "B", ("?", "C", "1", "2"))),
        ("1 - 2 - 3", ("-", ("-", "1", "2"), "3")),
        ("$a == 1 && !B", ("and", ("==", "$a", "1"), ("not", "B"))),
        ("A or B || C | D", ("or", "A", "B", "C", "D")),
        ("(A | B) | C", ("or", ("or", "A", "B"), "C")),
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
        ("(" * 100, "nested"),
        ("A ~ B", "~"),
    ],
)
def test_what_is_no_expression_is_refused_by_place(text, message):
    with pytest.raises(FormatError, match=message) as error:
        source = Source(text.encode(), "x.bnd")
        source.expression()
    assert error.value.span.file == "x.bnd"


def test_a_chain_of_thousands_of_alternatives_is_one_level():
    tree = Source(" | ".join(["A"] * 5000).encode(), "x.bnd").expression()
    assert len(tree.parts) == 5000
