"""Rules as values: evaluation, perturbation and equality, each against the definition."""

from __future__ import annotations

import pickle
from functools import lru_cache
from itertools import product
from types import CodeType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import RuleError, UnknownName
from logicnet.logic import Expression, Rules
from strategies import cuts, fixings, networks


@lru_cache(maxsize=1000)
def read_by_python(text: str) -> CodeType:
    return compile(text.replace("!", " not ").replace("&", " and ").replace("|", " or ").strip(), "rule", "eval")


def python_value(text: str, state: dict[str, int]) -> int:
    """The same rule read by Python: its operators bind alike."""
    return int(bool(eval(read_by_python(text), {"__builtins__": {}}, state)))


def states(names: tuple[str, ...]) -> list[dict[str, int]]:
    return [dict(zip(names, values, strict=True)) for values in product((0, 1), repeat=len(names))]


def test_a_regulator_without_effect_is_mentioned_with_the_sign_zero() -> None:
    rules = Rules.build(["A", "B"], ["A & (B | !B)", "A & !A"])
    assert rules.regulators(0) == (0, 1)
    assert rules.signs(0) == ("+", "0")
    assert rules.signs(1) == ("0",)
    assert rules.rule(1).constant() == 0
    assert rules.rule(0).constant() is None


@given(data=st.data(), net=networks())
def test_perturbed_rules_are_the_rules_with_constants_in_their_places(data: st.DataObject, net: tuple) -> None:
    names, texts = net
    fix, cut = data.draw(fixings(len(names))), data.draw(cuts(len(names)))
    rules = Rules.build(names, texts)
    changed = rules.perturb(fix, cut)
    for state in states(names):
        for i, text in enumerate(texts):
            seen = state | {names[source]: value for (source, target), value in cut.items() if target == i}
            assert changed.evaluate(i, state) == fix.get(i, python_value(text, seen))
    assert rules == Rules.build(names, texts)


@given(net=networks())
def test_images_are_the_values_of_all_rules_at_once(net: tuple) -> None:
    names, texts = net
    rules = Rules.build(names, texts)
    numbers = list(range(2 ** len(names)))
    expected = [
        sum(
            python_value(text, {name: number >> j & 1 for j, name in enumerate(names)}) << i
            for i, text in enumerate(texts)
        )
        for number in numbers
    ]
    assert rules.images(numbers) == expected


@given(net=networks())
def test_rules_are_equal_by_content_and_survive_the_way_to_another_process(net: tuple) -> None:
    rules = Rules.build(*net)
    copy = pickle.loads(pickle.dumps(rules))
    assert copy == rules == Rules.parse(rules.bnet())
    assert (hash(copy), copy.digest, copy.names) == (hash(rules), rules.digest, rules.names)


def test_parentheses_do_not_count_but_the_order_does() -> None:
    assert Rules.build("AB", ["(A) & B", "0"]) == Rules.build("AB", ["A && B", "false"])
    assert Rules.build("AB", ["B & A", "0"]) != Rules.build("AB", ["A & B", "0"])
    assert Rules.build("AB", "00") != Rules.build("BA", "00")


def test_one_rule_is_replaced() -> None:
    rules = Rules.build("ABC", ["A", "A & C", "!B"])
    assert [rules.replace(1, "A | C").text(i) for i in range(3)] == ["A", "A | C", "!B"]
    assert rules.replace(2, rules.rule(1)).text(2) == "A & C"


def test_inputs_and_constants_are_what_is_written_as_such() -> None:
    rules = Rules.build("ABCD", ["A", "1", "!C", "0"])
    assert (rules.inputs, rules.constants) == ((0,), (1, 3))


def test_a_phenotype_may_stand_in_an_expression() -> None:
    rules = Rules.build("ABC", "ABC")
    phenotypes = {"Dead": "A | B", "Alive": "!Dead", "A": "C"}
    assert str(rules.expression("Alive & A", phenotypes=phenotypes)) == "!(A | B) & A"
    with pytest.raises(UnknownName):
        rules.expression("Alive", phenotypes={"Alive": "!Dead", "Dead": "!Alive"})
    with pytest.raises(RuleError, match="phenotype Dead"):
        rules.expression("Dead", phenotypes={"Dead": "A &"})


def test_an_unknown_component_is_refused_with_the_nearest() -> None:
    rules = Rules.build(["STAT3"], ["0"])
    with pytest.raises(UnknownName, match="did you mean 'STAT3'"):
        rules.index("Stat3")
    with pytest.raises(UnknownName, match=r"(?s)1:5.*did you mean 'STAT3'"):
        rules.expression("1 & STAT")
    with pytest.raises(IndexError):
        rules.text(1)


@pytest.mark.parametrize("make", ["({})", "!({})", "(a & {})", "({} | b)", "!(a | !({} & b))"])
def test_a_rule_nested_a_hundred_thousand_deep_is_read_printed_and_evaluated(make: str) -> None:
    before, after = make.split("{}")
    depth = 100_000
    rules = Rules.parse(f"a, {before * depth}a{after * depth}\nb, b")
    assert Rules.parse(rules.bnet()) == rules
    assert rules.images([0, 1, 2, 3])[3] & 1 in (0, 1)
    assert rules.signs(0)[0] in ("+", "-", "0")
    assert isinstance(rules.rule(0), Expression)


def test_unmatched_parentheses_far_inside_are_found() -> None:
    with pytest.raises(RuleError, match="99999 before it"):
        Rules.parse("a, " + "(" * 100_000 + "a")
