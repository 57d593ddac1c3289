"""Lines of AEON's files."""

import pytest

from logicnet.errors import FormatError
from logicnet.formats.aeon.lines import UpdateFunction, statements


def shape(formula: UpdateFunction) -> object:
    """The steps of a function as operators around their operands."""
    stack: list[object] = []
    for step in formula.steps:
        parts = stack[len(stack) - step.parts :]
        del stack[len(stack) - step.parts :]
        stack.append((step.name or step.kind, *parts) if parts or step.kind == "call" else step.name)
    (whole,) = stack
    return whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the first is AEON's own test of the order of its operators
        ("a & b | c => d ^ e <=> f", ("<=>", ("|", ("!", ("|", ("&", "a", "b"), "c")), ("^", "d", "e")), "f")),
        ("a & b ^ c", ("&", "a", ("^", "b", "c"))),
        ("a => b => c", ("|", ("!", "a"), ("|", ("!", "b"), "c"))),
        ("!!a | !(b & true)", ("|", "a", ("!", ("&", "b", "1")))),
        ("f(a, g(b), (c | 0)) & h()", ("&", ("f", "a", ("g", "b"), ("|", "c", "0")), ("h",))),
    ],
)
def test_operators_bind_as_in_aeon(text, expected):
    assert shape(statements(f"$x: {text}".encode(), "x.aeon").functions["x"]) == expected


def test_each_arrow_has_its_sign_and_says_whether_the_source_matters():
    text = "a -> x\nb ->? x\nc -| x\nd -|? x\ne -? x\n  f -?? x \r\n"
    edges = statements(text.encode(), "x.aeon").edges["x"].values()
    assert [(e.source, e.sign, e.essential) for e in edges] == [
        ("a", "+", True),
        ("b", "+", False),
        ("c", "-", True),
        ("d", "-", False),
        ("e", "", True),
        ("f", "", False),
    ]
    assert [edge.text for edge in edges] == [line.strip() for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("a -> b -> c", "neither an edge", "1:1"),
        ("a.b -> c", "neither an edge", "1:1"),
        ("a -> b\n  a -| b", "a already regulates b", "2:3"),
        ("$a: 1\n$a: 0", "a second update function of a", "2:1"),
        ("$a: b & ", "expected a function, found the end", "1:8"),
        ("  $a: (b | c", r"expected '\)'", "1:13"),
        ("$a: b c", "unexpected c", "1:7"),
        ("$a: b + c", r"unexpected '\+'", "1:7"),
        ("$a: f(b c)", "expected ',' or", "1:9"),
        ("$a: " + "(" * 100_000, "expected a function, found the end", "1:100005"),
        ("$a: " + "!" * 100_000, "expected a function, found the end", "1:100005"),
        ("$a: f(b, )", r"expected a function, found \)", "1:10"),
    ],
)
def test_errors_are_told_by_place(text, message, place):
    with pytest.raises(FormatError, match=message) as error:
        statements(text.encode(), "x.aeon")
    assert str(error.value).startswith(f"x.aeon:{place}")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000 + "a" + ")" * 100_000,
        "!" * 100_000 + "a",
        "!(" * 100_000 + "a" + ")" * 100_000,
        "a => " * 100_000 + "a",
        "f(" * 100_000 + "a" + ")" * 100_000,
    ],
)
def test_functions_nest_as_deeply_as_files_write_them(text):
    assert statements(f"$x: {text}".encode(), "x.aeon").functions["x"].steps[0].name == "a"
