"""Unknown functions, listed."""

import re
from itertools import product

import pytest

from logicnet.errors import FormatError
from logicnet.formats.aeon.lines import statements
from logicnet.formats.aeon.unknown_functions import fits, functions, unknown


def listed(text):
    found = statements(text.encode(), "x.aeon")
    formula = found.functions.get("x")
    return functions(formula, unknown(formula, found.names) if formula else {}, list(found.edges["x"].values()), "x")


def test_two_activators_that_matter_act_by_and_or_by_or():
    assert listed("a -> x\nb -> x") == (0b1000, 0b1110)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # monotone functions of n inputs that all matter: 1, 2, 9 (OEIS A006126); Dedekind's numbers where none must
        ("a -| x", 1),
        ("a -> x\nb -| x\nc -> x", 9),
        ("a ->? x\nb ->? x", 6),
        ("a ->? x\nb ->? x\nc -|? x", 20),
        # all functions of two inputs that both matter: 16 less 2 constants and 4 of one input
        ("a -? x\nb -? x", 10),
        ("a -?? x\nb -?? x", 16),
        ("a -> x\nb -> x\n$x: a & f(b)", 1),
        ("a -> x\nb -> x\n$x: f(a, b)", 2),
        ("a ->? x\n$x: a | p", 2),
    ],
)
def test_as_many_functions_fit_as_are_known_from_counting(text, number):
    assert len(listed(text)) == number


def test_what_fits_is_what_the_definition_says():
    edges = list(statements(b"a -> x\nb -|? x", "x.aeon").edges["x"].values())
    for table in range(16):
        value = {state: table >> (state[0] + 2 * state[1]) & 1 for state in product((0, 1), repeat=2)}
        rises = any(value[1, b] > value[0, b] for b in (0, 1)) and all(value[1, b] >= value[0, b] for b in (0, 1))
        falls = all(value[a, 1] <= value[a, 0] for a in (0, 1))
        assert fits(table, edges) == (rises and falls)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n".join(f"{name} -> x" for name in "abcd"), "any of 114$"),
        ("\n".join(f"{name} -> x" for name in "abcde"), "any of at least 6894$"),
        ("a -> x\n$x: !a | f(a) & !f(a)", "no function fits"),
        ("a -? x\n$x: " + " & ".join(f"f{i}(a)" for i in range(9)), r"up to 2\^18$"),
    ],
)
def test_what_cannot_be_listed_says_how_many_there_would_be(text, message):
    with pytest.raises(FormatError) as error:
        listed(text)
    assert re.search(message, error.value.message)


def test_a_function_has_one_number_of_arguments():
    with pytest.raises(FormatError, match=r"f has [12] arguments elsewhere"):
        listed("a -> x\n$x: f(a) & f(a, a)")
