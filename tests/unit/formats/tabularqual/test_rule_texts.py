"""TabularQual's rules as expressions. What they mean is taken from its page on the syntax of transition rules."""

from __future__ import annotations

from typing import NoReturn

import pytest

from logicnet.errors import FormatError
from logicnet.formats.tabularqual.rule_texts import Names, translated
from logicnet.logic import Rules

NAMES = Names(
    {"A": 3, "B": 1, "C": 1, "D": 1, "IL-6": 1}, {"p53 protein": "B", "NF-κB": "C", "Kinase": "B", "Kinase_1": "C"}
)
OVER = Rules.build(["A>=1", "A>=2", "A>=3", "B", "C", "D", "IL-6"], ["0"] * 7)


def refuse(message: str, begin: int, hint: str) -> NoReturn:
    raise FormatError(f"{begin}: {message}", hint=hint)


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ("A & B", "A>=1 & B"),
        ("B&C|D", "(B & C) | D"),
        ("B | C & D", "B | (C & D)"),
        ("B ^ C & D", "B & !(C & D) | !B & C & D"),
        ("B & C ^ D | A", "(B & C & !D | !(B & C) & D) | A>=1"),
        ("B ^ C ^ D", "B & C & D | B & !C & !D | !B & C & !D | !B & !C & D"),
        ("!B & C", "(!B) & C"),
        ("!(B | C)", "!B & !C"),
        ("!!B", "B"),
        ("A:2", "A>=2"),
        ("!A:2", "A<2"),
        ("!A", "A<1"),
        ("!A >= 2 | B", "A<2 | B"),
        ("A > 1", "A>=2"),
        ("A<=1", "A<2"),
        ("A == 2", "A=2"),
        ("A = 2", "A=2"),
        ("A != 0", "A>=1"),
        ("A != 2 & B", "A!=2 & B"),
        ("!(A = 1)", "A!=1"),
        ("B >= 0", "1"),
        ("B = 2", "0"),
        ("B = 0", "!B"),
        ("TRUE", "1"),
        ("false | B", "B"),
        ("0", "0"),
        ('"p53 protein" & D', "B & D"),
        ("NF-κB|IL-6", 'C | "IL-6"'),
        ("Kinase & Kinase_1", "B & C"),
    ],
)
def test_a_rule_means_what_the_manual_says(rule: str, meant: str) -> None:
    assert OVER.equivalent(translated(rule, NAMES, refuse), meant)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "0: the rule ends where a species"),
        ("B &", "3: the rule ends"),
        ("& B", "0: expected a species, a constant, ! or [(], found '&'"),
        ("(B", "0: this parenthesis is not closed"),
        ("B)", "1: this parenthesis was not opened"),
        ("B C", "2: expected &"),
        ("A >=", "4: the rule ends where a level"),
        ("A >= B", "5: expected a level after >=, found 'B'"),
        ('"B', "0: a quotation mark"),
        ("D & AA", "4: there is no species 'AA'"),
        ("B^" * 60 + "B", "too long"),
    ],
)
def test_what_is_no_rule_is_refused_at_its_place(rule: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        translated(rule, NAMES, refuse)


def test_long_and_deep_rules_are_read() -> None:
    assert len(translated(" & ".join(["B"] * 20_000), NAMES, refuse)) > 20_000
    assert translated("(" * 20_000 + "B" + ")" * 20_000, NAMES, refuse) == '"B"'
    assert translated("B & (C | " * 5_000 + "D" + ")" * 5_000, NAMES, refuse).endswith('"D"' + ")" * 5_000)
