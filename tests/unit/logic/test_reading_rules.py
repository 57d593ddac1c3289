"""Text to rules: what is read as what, and what is wrong is shown where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import DuplicateName, LogicnetError, RuleError, UnknownName
from logicnet.logic import Rules

NAMES = ("a", "b", "c", "IL-6")


def canonical(rule: str) -> str:
    return Rules.build(NAMES, [rule, "0", "0", "0"]).text(0)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("!a & b | c", "!a & b | c"),
        ("!(a & (b | c))", "!(a & (b | c))"),
        ("((a)) & (b & (c))", "a & b & c"),
        ("a && b || ~c", "a & b | !c"),
        ("a and not b or c", "a & !b | c"),
        ("a AND NOT b OR c", "a & !b | c"),
        ("a | b & c", "a | b & c"),
        ("(a | b) & c", "(a | b) & c"),
        ("!!a", "!!a"),
        ("true", "1"),
        ("FALSE", "0"),
        ("True & 0", "1 & 0"),
        ('"a" & "IL-6"', "a & IL-6"),
        ("a&!b", "a & !b"),
        ("IL-6&a", "IL-6 & a"),
        ("a\t|\u00a0b", "a | b"),
        ("a # & b", "a"),
        ("a |\n b", "a | b"),
    ],
)
def test_operators_words_and_constants_are_read_in_every_spelling(written: str, read: str) -> None:
    assert canonical(written) == read


@pytest.mark.parametrize(
    "name",
    [
        "IL-6",
        "NF-κB",
        "14-3-3",
        "ERK1/2",
        "Ca2+",
        "HIF1a.nuc",
        "miR:21",
        "x@y",
        "_1",
        "4EBP1",
        "And",
        "Not",
        "oR",
        "Ca²⁺",
        "2",
        "漢字",
        "U",
        "E",
    ],
)
def test_names_of_the_wild_stand_without_quotes(name: str) -> None:
    rules = Rules.parse(f"{name}, !{name}&{name}")
    assert rules.names == (name,)
    assert rules.text(0) == f"!{name} & {name}"


@pytest.mark.parametrize("name", ["true", "and", "OR", "0", "a b", "HIF1a[nuc]", "x,y", "a#b", "-a", "a=b", "a'"])
def test_any_other_name_stands_in_quotes_and_is_printed_so(name: str) -> None:
    rules = Rules.parse(f'"{name}", !"{name}"')
    assert rules.names == (name,)
    assert Rules.parse(rules.bnet()) == rules
    assert rules.text(0) == f'!"{name}"'


def test_a_minus_is_part_of_a_name() -> None:
    assert Rules.parse("a-b, a-b").names == ("a-b",)


@pytest.mark.parametrize(
    "header",
    ["", "targets, factors\n", "Targets,Factors\n", "TARGETS ,\tFACTORS # two\n", "# c\n\ntargets, functions\n"],
)
def test_a_header_may_stand_first(header: str) -> None:
    assert Rules.parse(f"{header}A, A\nB, A").names == ("A", "B")


def test_a_component_may_be_called_like_the_header() -> None:
    assert Rules.parse("A, A\ntargets, factors\nfactors, A").names == ("A", "targets", "factors")
    assert Rules.parse("targets, A\nA, A").names == ("targets", "A")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_byte_order_marks_comments_and_blank_lines_do_not_matter(newline: str) -> None:
    lines = ["\ufeff# a comment, with a comma", "", "A, B & !A  # trailing", " \t", "\tB\t,\tA\t", ""]
    assert Rules.parse(newline.join(lines)) == Rules.build(["A", "B"], ["B & !A", "A"])


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing", "targets, factors", "\ufeff"])
def test_a_file_without_rules_is_a_network_without_components(text: str) -> None:
    assert len(Rules.parse(text)) == 0


BAD = [
    ("A, A\nB, (A & (A | B)\n", RuleError, (2, 4), "never closed"),
    ("A, (A & B | (B\nB, B", RuleError, (1, 13), "and 1 before it are never closed"),
    ("A, A)", RuleError, (1, 5), "never opened"),
    ("A, )", RuleError, (1, 4), "never opened"),
    ("A, A\nB, B\nA, B", DuplicateName, (3, 1), "the first is in line 1"),
    ("A, B", UnknownName, (1, 4), "an input is declared by `B, B`"),
    ("STAT3, STAT3\nA, !STAT33", UnknownName, (2, 5), "did you mean 'STAT3'"),
    ('A, "x y"', UnknownName, (1, 4), "'x y' is not declared"),
    ("A,", RuleError, (1, 3), "the rule of 'A' is empty"),
    ("A, # nothing", RuleError, (1, 13), "an input is declared as `A, A`"),
    ("A A", RuleError, (1, 2), "no comma follows 'A'"),
    ("A", RuleError, (1, 2), "no comma follows 'A'"),
    ("A = A", RuleError, (1, 2), "a line reads `target, rule`"),
    ("A B C, A B\nA, A B D", RuleError, (1, 10), "double quotes"),
    (", A", RuleError, (1, 1), "no target"),
    ("A, A &", RuleError, (1, 6), "nothing follows '&'"),
    ("A, & A", RuleError, (1, 4), "not '&'"),
    ("A, A & | A", RuleError, (1, 8), "after '&', not '|'"),
    ("A, A A", RuleError, (1, 6), "expected an operator"),
    ("A, ()", RuleError, (1, 4), "nothing stands in these parentheses"),
    ("A, !", RuleError, (1, 4), "nothing follows '!'"),
    ("A, A !A", RuleError, (1, 6), "expected an operator"),
    ("A, A (A)", RuleError, (1, 6), "expected an operator"),
    ("A, A, A", RuleError, (1, 5), "one comma"),
    ("A, A + A", RuleError, (1, 6), "write | for or"),
    ("A, A * A", RuleError, (1, 6), "write & for and"),
    ("A, A -A", RuleError, (1, 6), "write ! for not"),
    ("A, A ^ A", RuleError, (1, 6), "exclusive or"),
    ("A, A ∧ A", RuleError, (1, 6), "write & for and"),
    ("A, [A]", RuleError, (1, 4), "write ( for grouping"),
    ("A, 'A'", RuleError, (1, 4), "double quotes"),
    ("A, “A”", RuleError, (1, 4), "straight double quotes"),
    ('A, "A', RuleError, (1, 4), "does not end"),
    ('A, ""', RuleError, (1, 4), "cannot be empty"),
    ("and, A", RuleError, (1, 1), "reserved word"),
    ("true, A", RuleError, (1, 1), "reserved word"),
    ("  & A", RuleError, (1, 3), "a rule stands on one line"),
    ("A, A\x07", RuleError, (1, 5), "byte 0x07"),
]


@pytest.mark.parametrize(("text", "kind", "place", "says"), BAD, ids=[repr(case[0]) for case in BAD])
def test_what_is_wrong_is_shown_where_it_stands(text: str, kind: type, place: tuple[int, int], says: str) -> None:
    with pytest.raises(kind) as caught:
        Rules.parse(text, "f.bnet")
    assert caught.value.span is not None
    assert (caught.value.span.line, caught.value.span.column) == place
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"f.bnet:{place[0]}:{place[1]}: ")


@pytest.mark.parametrize(
    ("content", "offset", "says"),
    [
        (b"A, A\nB\x00, A", 6, "zero byte"),
        (b"A, \xff", 3, "UTF-8"),
        (b"A, \xc0\xaf", 3, "UTF-8"),
        (b"\xff\xfeA\x00", 0, "UTF-16"),
        (b"A, \xed\xa0\x80", 3, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_at_its_first_byte(content: bytes, offset: int, says: str) -> None:
    with pytest.raises(RuleError, match=says) as caught:
        Rules.parse(content)
    line = content[:offset].count(b"\n") + 1
    assert caught.value.span is not None
    assert caught.value.span.line == line


def test_a_rule_built_from_parts_is_shown_under_its_name() -> None:
    with pytest.raises(RuleError, match=r"<rule of B>:1:5"):
        Rules.build(["A", "B"], ["A", "A & "[:4] + "& A"])
    with pytest.raises(UnknownName, match="did you mean 'A'"):
        Rules.build(["A"], ["AA"])


@pytest.mark.parametrize("names", [["A", "A"], [""], ['a"b'], ["a\nb"], ["a\0b"]])
def test_names_that_cannot_be_are_refused(names: list[str]) -> None:
    with pytest.raises(LogicnetError):
        Rules.build(names, ["0"] * len(names))


@given(content=st.binary(max_size=40))
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes) -> None:
    try:
        Rules.parse(content)
    except LogicnetError as error:
        assert error.span is not None
        assert str(error)


@given(text=st.text(alphabet='AB&|!~()",#\t \n-+=10andort\u00e9\u2227', max_size=30))
def test_any_text_is_read_or_refused_and_what_is_read_is_read_again_from_its_print(text: str) -> None:
    try:
        rules = Rules.parse(text)
    except LogicnetError as error:
        assert error.span is not None
        return
    assert Rules.parse(rules.bnet()) == rules
