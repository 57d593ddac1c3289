"""The values of rates, and the rule that they make."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError
from logicnet.formats.maboss.rate_formulas import Evaluation, move, rule
from logicnet.formats.maboss.tokens import Source
from logicnet.logic import Rules

NAMES = ("A", "B", "C")
BLANK = Rules.build(NAMES, ["0"] * 3)


def cases(text, parameters=None, unset=None):
    source = Source(text.encode(), "x.bnd")
    position = {name: i for i, name in enumerate(NAMES)}
    return Evaluation(source, parameters or {}, position, {}, unset).cases(source.expression())


def value_in(found, state):
    """The values whose conditions hold in a state."""
    return [value for value, program in found.items() if _holds(program, state)]


def _holds(program, state):
    stack = []
    for entry in program:
        if entry >= 0:
            stack.append(bool(state[entry]))
        elif entry == -1:
            stack.append(not stack.pop())
        elif entry in (-2, -3):
            b, a = stack.pop(), stack.pop()
            stack.append(a and b if entry == -2 else a or b)
        else:
            stack.append(entry == -5)
    return stack.pop()


FORMULAS = st.recursive(
    st.sampled_from(["A", "B", "C", "0", "1", "2", "0.5"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "<", ">=", "==", "!="]), inner).map(
            lambda t: f"({' '.join(t)})"
        ),
        st.tuples(inner, st.sampled_from(["and", "or", "!="]), inner).map(lambda t: f"({' '.join(t)})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[1]} if {t[0]} else {t[2]})"),
    ),
    max_leaves=6,
)


def in_maboss(text):
    """Python's conditional as MaBoSS writes it."""
    import ast

    def said(node):
        match node:
            case ast.IfExp(test, body, orelse):
                return f"({said(test)} ? {said(body)} : {said(orelse)})"
            case ast.BoolOp(op, values):
                return "(" + (" AND " if isinstance(op, ast.And) else " OR ").join(map(said, values)) + ")"
            case ast.BinOp(left, op, right):
                sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}[type(op)]
                return f"({said(left)} {sign} {said(right)})"
            case ast.Compare(left, [op], [right]):
                sign = {ast.Lt: "<", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}[type(op)]
                return f"({said(left)} {sign} {said(right)})"
            case _:
                return ast.unparse(node)

    return said(ast.parse(text, mode="eval").body)


def in_python(text, state):
    """The value as C has it: and, or give 0 or 1."""
    import ast

    class Truths(ast.NodeTransformer):
        def visit_BoolOp(self, node):
            self.generic_visit(node)
            return ast.Call(ast.Name("bool", ast.Load()), [node], [])

    tree = ast.fix_missing_locations(Truths().visit(ast.parse(text, mode="eval")))
    return float(eval(compile(tree, "", "eval"), dict(zip(NAMES, state, strict=True))))


@given(FORMULAS)
def test_in_each_state_one_condition_holds_and_its_value_is_the_formulas(text):
    found = cases(in_maboss(text))
    for state in product((0, 1), repeat=3):
        assert value_in(found, state) == [in_python(text, state)]


@given(st.integers(0, 255), st.integers(0, 255))
def test_the_rule_goes_up_where_the_rate_up_is_positive_and_down_where_the_rate_down_is(up_bits, down_bits):
    def table(bits):
        rows = [
            f"({' & '.join(n if r >> j & 1 else '!' + n for j, n in enumerate(NAMES))})"
            for r in range(8)
            if bits >> r & 1
        ]
        return " | ".join(rows) or "0"

    up, down = cases(f"({table(up_bits)}) ? 3 : 0"), cases(f"({table(down_bits)}) ? 2 : 0")
    made = rule(move(up, 0, 0, BLANK).condition, move(down, 0, 1, BLANK).condition, 0, BLANK)
    for r in range(8):
        state = [r >> j & 1 for j in range(3)]
        moves = (down_bits if state[0] else up_bits) >> r & 1
        assert (_holds(made, state) != state[0]) == bool(moves)


def test_a_rate_with_two_positive_values_says_both():
    assert move(cases("B ? 1.5 : 2"), 0, 0, BLANK) == "a rate that takes several positive values: 1.5, 2"


def test_values_that_no_state_with_that_value_takes_do_not_count():
    made = move(cases("A ? 1.2 : 0.1"), 0, 0, BLANK)
    assert not isinstance(made, str) and made.rate == 0.1


def test_a_rate_below_zero_is_refused():
    assert move(cases("B - 1"), 0, 0, BLANK) == "a rate below 0"


def test_a_parameter_without_a_value_is_positive_alone_and_refused_in_a_formula():
    unset: set[str] = set()
    assert set(cases("B * $u", unset=unset)) == {"$u", 0.0} and unset == {"$u"}
    with pytest.raises(FormatError, match=r"\$u has no value"):
        cases("$u + 1", unset=unset)


@pytest.mark.parametrize("text", ["1 / 0", "1e308 * 10", "1 / A"])
def test_numbers_that_are_none_are_refused(text):
    with pytest.raises(FormatError):
        cases(text)
