"""The logic in MathML is read as the programs of rules."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from logicnet.errors import FormatError
from logicnet.formats.markup import Markup
from logicnet.formats.sbml.formulas import Scope, program_of
from logicnet.logic import Expression, Rules
from sbml_documents import MATHML, compared

# A and B have two values, X has the levels 0 to 2
NAMES = ("A", "B", "X>=1", "X>=2")
RULES = Rules.of(NAMES, [(i,) for i in range(4)])


def read(math: str) -> Expression:
    markup = Markup.parse(f'<math xmlns="{MATHML}">{math}</math>'.encode(), "f.sbml")
    thresholds = {"in_X": ("X", 2), "in_A": ("A", None)}
    scope = Scope(markup, {"A": 0, "B": 1, "X": 2}, {"A": 1, "B": 1, "X": 2}, thresholds)
    return Expression(RULES, tuple(program_of(markup.root, scope)))


A, B = compared("A"), compared("B")


@pytest.mark.parametrize(
    ("math", "means"),
    [
        (A, "A"),
        (compared("A", "eq", 0), "!A"),
        (compared("A", "neq", 0), "A"),
        (compared("X", "eq", 1), "X=1"),
        (compared("X", "neq", 1), "X!=1"),
        (compared("X", "geq", 2), "X>=2"),
        (compared("X", "gt", 1), "X>1"),
        (compared("X", "leq", 1), "X<=1"),
        (compared("X", "lt", 1), "X<1"),
        (compared("X", "lt", 3), "1"),
        (compared("X", "geq", 0), "1"),
        ("<apply><leq/><cn>2</cn><ci>X</ci></apply>", "X>=2"),
        ("<apply><gt/><cn> 1.0 </cn><ci>X</ci></apply>", "X=0"),
        ("<apply><lt/><cn>1</cn><cn>2</cn></apply>", "1"),
        ("<apply><geq/><ci>X</ci><ci>in_X</ci></apply>", "X>=2"),
        ("<ci>in_X</ci>", "X>=2"),
        ("<ci>in_A</ci>", "A"),
        ("<ci> A </ci>", "A"),
        ("<ci>X</ci>", "X>=1"),
        ("<true/>", "1"),
        ("<false/>", "0"),
        ("<cn>1</cn>", "1"),
        (f"<semantics>{A}</semantics>", "A"),
        (f"<apply>{A}</apply>", "A"),
        (f"<apply><not/><apply><apply>{A}</apply></apply></apply>", "!A"),
        (f"<apply><not/>{A}</apply>", "!A"),
        (f"<apply><and/>{A}{B}<ci>X</ci></apply>", "A & B & X"),
        (f"<apply><or/>{A}{B}<ci>X</ci></apply>", "A | B | X"),
        ("<apply><and/></apply>", "1"),
        ("<apply><or/></apply>", "0"),
        (f"<apply><or/>{A}</apply>", "A"),
        (f"<apply><xor/>{A}{B}</apply>", "A & !B | !A & B"),
        (f"<apply><xor/>{A}{B}<ci>X</ci></apply>", "A & !B & !X | !A & B & !X | !A & !B & X | A & B & X"),
        (f"<apply><implies/>{A}{B}</apply>", "!A | B"),
        (f"<apply><eq/>{A}<apply><not/>{B}</apply></apply>", "A & !B | !A & B"),
        (f"<apply><neq/>{A}<true/></apply>", "!A"),
        (f"<apply><eq/><apply><and/>{A}{B}</apply><cn>1</cn></apply>", "A & B"),
        ("<apply><eq/><ci>A</ci><ci>B</ci></apply>", "A & B | !A & !B"),
        ("<apply><gt/><ci>X</ci><ci>A</ci></apply>", "X=1 & !A | X>=2"),
        ("<apply><geq/><ci>A</ci><ci>X</ci></apply>", "X=0 | X=1 & A"),
    ],
)
def test_a_formula_is_read_as_the_rule_that_it_means(math: str, means: str) -> None:
    levels = RULES.expression("X>=1 | !X>=2")  # only states that stand for levels
    found = Expression(RULES, (*read(math).program, *levels.program, -2))
    assert found.equivalent(RULES.expression(f"({means}) & (X>=1 | !X>=2)"))


@pytest.mark.parametrize(
    ("math", "says"),
    [
        ("<apply><plus/><ci>A</ci><cn>1</cn></apply>", "<plus> is no logic"),
        ("<piecewise/>", "<piecewise> is no logic"),
        ("<csymbol>t</csymbol>", "<csymbol> is no logic"),
        ("<apply/>", "holds nothing"),
        (f"<apply><apply/>{A}</apply>", "operator of an <apply> stands first"),
        (f"<apply><not/>{A}{B}</apply>", "applied to 2 formulas, not 1"),
        ("<apply><eq/><ci>A</ci></apply>", "applied to 1 formulas, not 2"),
        (compared("Xx"), "'Xx' is no species"),
        ("<ci>Xx</ci>", "'Xx' is no species"),
        (compared("X", "geq", 3), "X is compared with 3, but has the levels 0 to 2"),
        ("<apply><eq/><ci>X</ci><cn>-1</cn></apply>", "X is compared with -1"),
        ("<apply><eq/><ci>X</ci><cn>0.5</cn></apply>", "'0.5' is no level"),
        ("<apply><eq/><ci>X</ci><cn>1<sep/>2</cn></apply>", "is no level"),
        ("<apply><eq/><ci>X</ci><cn>1e999</cn></apply>", "is no level"),
        ("<apply><eq/><ci>X</ci><cn>nan</cn></apply>", "is no level"),
        ("<cn>2</cn>", "the number 2 where a truth"),
        (f"<apply><geq/>{A}<cn>1</cn></apply>", "compares truths"),
        (f"<apply><eq/>{A}<cn>2</cn></apply>", "a truth is compared with the number 2"),
        (f"<apply><eq/>{A}<ci>X</ci></apply>", "a truth is compared with the level of X"),
        ("<apply><geq/><ci>X</ci><ci>in_A</ci></apply>", "the input in_A has no thresholdLevel"),
        (A + B, "<math> holds 2 formulas"),
        ("", "<math> holds 0 formulas"),
    ],
)
def test_what_is_no_logic_is_refused_by_its_place(math: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        read(math)
    assert caught.value.span is not None and caught.value.span.place.startswith("f.sbml:1:")


def test_formulas_may_be_as_deep_as_they_like() -> None:
    depth = 20_000
    assert read("<apply><not/>" * depth + A + "</apply>" * depth).equivalent(RULES.expression("A"))


def test_nested_xor_that_would_fill_the_memory_is_refused() -> None:
    depth = 60
    with pytest.raises(FormatError, match="too long"):
        read("<apply><xor/>" * depth + A + "<ci>B</ci></apply>" * depth)


def test_elements_of_another_namespace_are_read_by_their_names() -> None:
    root = ElementTree.fromstring("<math><apply><and/><ci>A</ci><ci>B</ci></apply></math>")
    scope = Scope(Markup("f", b"", root), {"A": 0, "B": 1}, {"A": 1, "B": 1})
    assert program_of(root, scope) == [0, 1, -2]
