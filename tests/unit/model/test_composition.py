"""Composition: what joining networks means, and the laws that follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from logicnet.errors import CompositionError, Span
from logicnet.logic import Rules
from logicnet.model import Choice, Component, Evidence, Network, Phenotype, Regulation
from logicnet.model.composition import compose
from logicnet.model.joins import Combination, CompositionPlan
from logicnet.model.levels import texts_of
from strategies import expressions, networks


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


@given(*[expressions(("A", "B", "X")) for _ in range(4)])
def test_a_join_with_levels_gives_the_network_that_is_written_by_hand(one: str, two: str, a: str, y: str) -> None:
    first, second = network("a", X="A", A=a, B="B"), network("b", X="B", B="B", Y=y, A="A")
    join = Combination("replace", (one, f"({two}) & X>=1"))
    result = joined(first, second, X=join)
    parts = [Component("X", maximum=2), *map(Component, ("A", "B", "Y"))]
    # the highest level whose condition holds is the target: at least 1 is "that of 2 or that of 1"
    by_hand = Network.levelled("h", parts, [f"(({two}) & X) | ({one})", f"({two}) & X", a, "B", y])
    assert result.names == by_hand.names and result.levels == {"X": 2}
    assert all(result.rules.equivalent(result.rules.text(i), by_hand.rules.text(i)) for i in range(len(result)))
    # the whole can be a member in turn
    assert joined(result, second, X=join) == result


def levelled(name: str, maximum: int, *conditions: str, **rules: str) -> Network:
    """X with levels beside components of two values."""
    components = [Component("X", maximum=maximum), *map(Component, rules)]
    return Network.levelled(name, components, [*texts_of(conditions), *rules.values()])


def test_levels_of_a_member_are_taken_over_as_they_are() -> None:
    a = levelled("a", 2, "A", "A & B", A="A", B="B")
    result = joined(a, network("b", X="X", Y="!X"))
    assert result.levels == {"X": 2} and result.rule_text("X") == "1: A; 2: A & B" and result.rule_text("Y") == "!X>=1"
    assert joined(a) == replace(a, name="joined") and joined(a, a).digest == a.digest


def test_inputs_with_levels_stay_inputs_with_the_most_levels() -> None:
    a = Network.levelled("a", [Component("X", maximum=2)], ["X", "X>=2"])
    result = joined(network("b", X="X", Y="X"), a)
    assert result.inputs_with_levels == ("X",) and result.levels == {"X": 2}


def test_conditions_that_differ_only_in_states_with_holes_are_one_rule() -> None:
    a = Network.levelled("a", [Component("X", maximum=2), Component("Y")], ["X", "X>=2", "X>=2"])
    b = Network.levelled("b", [Component("X", maximum=2), Component("Y")], ["X", "X>=2", "X=2 & X>=1"])
    assert joined(a, b).rule_text("Y") == "X>=2"


def test_members_with_other_levels_disagree() -> None:
    a, b = levelled("a", 2, "A", "A & B", A="A", B="B"), network("b", X="A", A="A")
    with pytest.raises(CompositionError, match="disagree about the component 'X'") as caught:
        joined(a, b)
    assert 'combine = "replace"' in str(caught.value)


@pytest.mark.parametrize("how", ["or", "and"])
def test_rules_of_levels_are_not_joined_by_or_and_and(how: str) -> None:
    a, b = levelled("a", 2, "A", "A & B", A="A", B="B"), levelled("b", 2, "A", "A", A="A")
    with pytest.raises(CompositionError, match="'X' has the levels 0 to 2: its rules cannot be joined"):
        joined(a, b, X=Combination(how))


def test_a_member_may_not_read_a_level_that_the_whole_does_not_have() -> None:
    a = levelled("a", 2, "A", "A", A="A", Y="X>=2")
    with pytest.raises(CompositionError, match="the rule of 'Y' in a reads X>=2, and X has the levels 0 to 1"):
        joined(a, X=Combination("replace", "A"))
    assert joined(levelled("a", 2, "A", "A", A="A", Y="X"), X=Combination("replace", "A")).rule_text("Y") == "X"


def test_a_join_leaves_a_component_open_that_members_regulate() -> None:
    a, b = network("a", X="A", A="A", Y="X"), network("b", X="!A", A="A")
    assert joined(a, b, X=Combination("replace", input=True)).inputs == ("X", "A")
    result = joined(a, b, X=Combination("replace", input=True, maximum=2))
    assert result.inputs_with_levels == ("X",) and result.rule_text("Y") == "X>=1"
    assert joined(network("c", X="X", A="A"), X=Combination("replace", "A")).inputs == ("A",)


def test_edges_into_levels_have_the_signs_of_all_levels_together() -> None:
    edge = Regulation("A", "X", "+", Evidence((1,)))
    a = network("a", X="A", A="A", B="B")
    a = replace(a, components=(replace(a.components[0], regulations=(edge,)), *a.components[1:]))
    own = Regulation("B", "X", "-", Evidence((2,)))
    result = joined(a, X=Combination("replace", ("A", "A & !B"), regulations=(own,)))
    assert result.regulations == (edge, own)


def test_choices_about_levels_are_carried_over_where_the_rule_stands() -> None:
    a = levelled("a", 2, "A", "A & B", A="A", B="B")
    a = replace(a, choices=(Choice("c", "X", ("A", "A & B"), (("A", "B"),)),))
    assert joined(a, network("b", X="X")).choices == a.choices
    assert joined(a, X=Combination("replace", ("A", "B"))).choices == ()
    b = replace(levelled("a", 2, "A", "A", A="A", Y="X"), choices=(Choice("c", "Y", "X", ("X>=2",)),))
    assert joined(b).choices == b.choices
    assert joined(b, X=Combination("replace", "A")).choices == ()


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
