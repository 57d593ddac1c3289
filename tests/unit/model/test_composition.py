"""Composition: what joining networks means, and the laws that follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from logicnet.errors import CompositionError, Span, UnknownName
from logicnet.logic import Rules
from logicnet.model import Choice, Component, Evidence, Network, Phenotype, Regulation
from logicnet.model.composition import Combination, CompositionPlan, compose, renamed
from strategies import networks


def network(name: str, **rules: str) -> Network:
    return Network(name, Rules.build(list(rules), list(rules.values())))


def joined(*members: Network, **given: Combination) -> Network:
    return compose(members, CompositionPlan(rules=given), name="joined")


def functions(net: Network) -> dict[str, str]:
    return {name: net.rule_text(name) for name in net.names}


def test_what_one_takes_as_an_input_and_another_regulates_is_regulated() -> None:
    result = joined(network("a", X="X", Y="X"), network("b", Z="Z", X="!Z"))
    assert functions(result) == {"X": "!Z", "Y": "X", "Z": "Z"}


def test_an_input_of_all_members_stays_an_input() -> None:
    assert joined(network("a", X="X"), network("b", X="X", Y="X")).inputs == ("X",)


def test_equal_functions_need_no_combination_however_they_are_written() -> None:
    result = joined(network("a", X="A | B", A="A", B="B"), network("b", A="A", B="B", X="!(!B & !A)"))
    assert result.rule_text("X") == "A | B"


@pytest.mark.parametrize(("how", "expected"), [("or", "A | B"), ("and", "A & B")])
def test_a_stated_combination_joins_differing_rules(how: str, expected: str) -> None:
    result = joined(network("a", X="A", A="A"), network("b", X="B", B="B"), X=Combination(how))
    assert result.rule_text("X") == expected


def test_a_rule_of_its_own_stands_for_all() -> None:
    result = joined(network("a", X="A", A="A"), network("b", X="B", B="B"), X=Combination("replace", "A & !B"))
    assert result.rule_text("X") == "A & !B"


def test_a_conflict_is_an_error_that_shows_both_rules_and_where_they_stand() -> None:
    places = {"a": Span("a.toml", 7, 1), "b": Span("b.toml", 9, 1)}
    members = [network("a", X="A", A="A"), network("b", X="B", B="B")]
    with pytest.raises(CompositionError) as caught:
        compose(members, name="joined", place=lambda member, part, component: places[member])
    text = str(caught.value)
    assert "a: X = A  (a.toml:7)" in text and "b: X = B  (b.toml:9)" in text and "combine" in text


def test_a_combination_for_what_nobody_disputes_is_an_error() -> None:
    with pytest.raises(CompositionError, match="do not disagree"):
        joined(network("a", X="A", A="A"), X=Combination("or"))


def test_evidence_and_regulations_are_collected() -> None:
    def member(name: str, number: int) -> Network:
        evidence = Evidence((number,), f"from {name}")
        components = (
            Component("A", label="", evidence=evidence),
            Component("X", label="x", evidence=evidence, regulations=(Regulation("A", "X", "+", evidence),)),
        )
        return Network(name, Rules.build(["A", "X"], ["A", "A"]), components)

    result = joined(member("a", 1), member("b", 2))
    assert result.component("X").evidence == Evidence((1, 2), "from a")
    (edge,) = result.regulations
    assert edge.evidence.references == (1, 2)


def test_equal_readouts_are_one_and_differing_ones_must_be_stated() -> None:
    a = replace(network("a", X="X", Y="Y"), phenotypes=(Phenotype("P", "X"), Phenotype("Q", "X & Y")))
    b = replace(network("b", X="X", Y="Y"), phenotypes=(Phenotype("P", "Y"), Phenotype("Q", "Y & X")))
    with pytest.raises(CompositionError, match="phenotype 'P'"):
        joined(a, b)
    result = compose([a, b], CompositionPlan(phenotypes=(Phenotype("P", "X | Y"),)), name="joined")
    assert {p.name: p.expression for p in result.phenotypes} == {"P": "X | Y"}
    same = compose([replace(a, phenotypes=a.phenotypes[1:]), replace(b, phenotypes=b.phenotypes[1:])], name="joined")
    assert {p.name: p.expression for p in same.phenotypes} == {"Q": "X & Y"}


def test_what_is_left_out_must_not_be_read() -> None:
    member = network("a", X="A | B", A="A", B="B")
    with pytest.raises(CompositionError, match="reads A, which is left out"):
        compose([member], CompositionPlan(omit=["A"]), name="n")
    result = compose([member], CompositionPlan(omit=["A"], rules={"X": Combination("replace", "B")}), name="n")
    assert functions(result) == {"X": "B", "B": "B"}


def test_evidence_for_an_edge_goes_with_the_edge() -> None:
    edges = (Regulation("A", "X", "+", Evidence((1,))), Regulation("B", "X", "+", Evidence((2,))))
    parts = (Component("A"), Component("B"), Component("C"), Component("X", regulations=edges))
    member = Network("a", Rules.build(["A", "B", "C", "X"], ["A", "B", "C", "A | B"]), parts)
    new = (Regulation("C", "X", "-", Evidence((3,))),)
    result = joined(member, X=Combination("replace", "A & !C", regulations=new))
    assert [(edge.source, edge.sign, edge.evidence.references) for edge in result.regulations] == [
        ("A", "+", (1,)),
        ("C", "-", (3,)),
    ]


def test_a_join_of_what_nobody_has_is_an_error() -> None:
    with pytest.raises(CompositionError, match="no member has"):
        joined(network("a", A="A"), X=Combination("or"))


def test_an_open_choice_is_carried_over_where_the_rule_is_what_was_chosen() -> None:
    choice = Choice("c", "X", "A | B", ("A & B",))
    a = replace(network("a", X="A | B", A="A", B="B"), choices=(choice,))
    assert joined(a, network("b", X="B | A", A="A", B="B")).choices == (choice,)
    assert joined(a, network("b", X="C", C="C"), X=Combination("or")).choices == ()


@pytest.mark.parametrize(("how", "expected"), [("or", "A"), ("and", "A & B")])
def test_a_rule_that_another_one_makes_idle_is_left_out(how: str, expected: str) -> None:
    result = joined(network("a", X="A", A="A"), network("b", X="A & B", A="A", B="B"), X=Combination(how))
    assert result.rule_text("X") == expected


def test_a_renamed_component_is_another_component() -> None:
    choice = Choice("c", "X", "A", ("!A",))
    a = replace(network("a", X="A", A="A"), choices=(choice,), phenotypes=(Phenotype("P", "X & !A"),))
    other = renamed(a, {"X": "Y"})
    assert functions(other) == {"Y": "A", "A": "A"}
    assert other.choices[0].component == "Y" and other.phenotypes[0].expression == "Y & !A"
    assert renamed(other, {"Y": "X"}) == a
    assert functions(compose([a, replace(other, choices=())], CompositionPlan(phenotypes=()), name="both")) == {
        "X": "A",
        "A": "A",
        "Y": "A",
    }
    with pytest.raises(CompositionError, match="would be called 'A'"):
        renamed(a, {"X": "A"})
    with pytest.raises(UnknownName, match="Z"):
        renamed(a, {"Z": "A"})


def test_two_choices_of_one_id_that_differ_are_an_error() -> None:
    a = replace(network("a", X="A", A="A"), choices=(Choice("c", "X", "A", ("!A",)),))
    b = replace(network("b", Y="A", A="A"), choices=(Choice("c", "Y", "A", ("!A",)),))
    with pytest.raises(CompositionError, match="'c'"):
        joined(a, b)


def test_a_rule_for_the_whole_settles_what_the_members_leave_open() -> None:
    a = replace(network("a", X="A", A="A"), choices=(Choice("c", "X", "A", ("!A",)),))
    assert joined(a, X=Combination("replace", "!A")).choices == ()


def test_nothing_cannot_be_composed() -> None:
    with pytest.raises(CompositionError):
        compose([], name="nothing")


@given(networks())
def test_a_network_composed_alone_or_with_itself_is_itself(net: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    one = Network("n", Rules.build(*net))
    assert compose([one], name="n") == one
    assert compose([one, one], name="n") == one


@given(networks(), networks())
def test_the_order_of_the_members_changes_only_the_order_of_components(
    first: tuple[tuple[str, ...], tuple[str, ...]], second: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    a, b = Network("a", Rules.build(*first)), Network("b", Rules.build(*second))
    shared = set(a.names) & set(b.names)
    disputed = {
        name: Combination("or")
        for name in shared
        if name not in a.inputs and name not in b.inputs and not _same(a, b, name)
    }
    plan = CompositionPlan(rules=disputed)
    one, other = compose([a, b], plan, name="n"), compose([b, a], plan, name="n")
    assert set(one.names) == set(other.names)
    for name in one.names:
        assert one.rules.equivalent(one.rule_text(name), other.rule_text(name))


@given(networks(), networks())
def test_networks_without_a_common_name_keep_their_rules(
    first: tuple[tuple[str, ...], tuple[str, ...]], second: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    a, b = Network("a", Rules.build(*first)), _renamed(Network("b", Rules.build(*second)))
    result = joined(a, b)
    assert functions(result) == functions(a) | functions(b)


@given(networks(), networks())
def test_a_composition_takes_its_own_part_without_a_change(
    first: tuple[tuple[str, ...], tuple[str, ...]], second: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    a, b = Network("a", Rules.build(*first)), _renamed(Network("b", Rules.build(*second)))
    whole = joined(a, b)
    assert functions(joined(whole, a)) == functions(whole)


def _same(a: Network, b: Network, name: str) -> bool:
    names = sorted({*a.names, *b.names})
    return Rules.build(names, names).equivalent(a.rule_text(name), b.rule_text(name))


def _renamed(net: Network) -> Network:
    import re

    def other(text: str) -> str:
        return re.sub(r"[A-Z]", lambda found: found[0] + "2", text)

    return Network(net.name, Rules.build([other(n) for n in net.names], [other(net.rule_text(n)) for n in net.names]))
