"""Two networks side by side: what differs is listed, with a state that tells two rules apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import logicnet
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Network
from strategies import networks

AND = Network("and", Rules.build(["A", "B", "C"], ["A", "B", "A & B"]))
OR = Network("or", Rules.build(["A", "B", "C"], ["A", "B", "A | B"]))


def rows(one: Network, two: Network, **asked: str) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for difference in logicnet.compare(one, two, **asked).differences:
        found.setdefault(difference.part, []).append((difference.about, difference.first, difference.second))
    return found


def test_a_network_is_equal_to_itself_in_another_order_and_other_words() -> None:
    other = Network("other", Rules.build(["C", "B", "A"], ["!(!A | !B)", "B", "A"]))
    found = logicnet.compare(AND, other, phenotype="C")
    assert found.equal and found.complete and found.compared["interventions"] > 1


def test_rules_that_differ_are_told_with_a_state_and_with_what_they_do_to_attractors() -> None:
    assert rows(AND, OR) == {
        "rule": [("C", "A & B", "A | B")],
        "attractors": [
            ("number 2 of the first", "fixed point; A=0 B=1 C=0", ""),
            ("number 3 of the first", "fixed point; A=1 B=0 C=0", ""),
            ("number 2 of the second", "", "fixed point; A=0 B=1 C=1"),
            ("number 3 of the second", "", "fixed point; A=1 B=0 C=1"),
        ],
    }


def test_components_and_regulations_that_one_alone_has_are_listed() -> None:
    more = Network("more", Rules.build(["A", "B", "C", "D"], ["A", "!C", "A & B", "C"]))
    found = rows(AND, more)
    assert found["component"] == [("D", "", "levels 0 to 1")]
    assert found["regulation"] == [("C -> B", "", "-"), ("C -> D", "", "+")]


def test_what_one_does_not_have_is_absent_in_tables_json_and_notebooks() -> None:
    more = Network("more", Rules.build(["A", "B", "C", "D"], ["A", "!C", "A & B", "C"]))
    found = logicnet.compare(AND, more)
    frame = found.to_frame().set_index("about")
    assert list(frame.loc["D", ["first", "second"]]) == ["absent", "levels 0 to 1"]
    assert [one["first"] for one in found.to_dict()["differences"] if one["about"] == "C -> D"] == ["absent"]
    assert ">absent<" in found._repr_html_()


def test_interventions_whose_outcome_differs_are_listed_with_a_phenotype() -> None:
    assert ("A:C%0", "removes", "reduces") in rows(AND, OR, phenotype="C")["screen"]
    with pytest.raises(UnknownName):
        logicnet.compare(AND, Network("n", Rules.build(["X"], ["X"])), phenotype="C")


def test_rules_of_levels_are_compared_on_states_of_levels_alone() -> None:
    components = [Component("A"), Component("X", maximum=2)]
    one = Network.levelled("one", components, ["A", "A", "A"])
    # the target of level 2 is asked for at level 1 or 2 only, where X>=1 holds
    two = Network.levelled("two", components, ["A", "A", "A & X"])
    three = Network.levelled("three", components, ["A", "A", "A & X=2"])
    assert "rule" not in rows(one, two)
    (rule,) = [d for d in logicnet.compare(one, three).differences if d.part == "rule"]
    assert (rule.about, rule.state) == ("X", "A=1 X=1")


@given(net=networks(), other=networks())
@settings(max_examples=60)
def test_the_state_that_is_named_tells_the_rules_apart(net: tuple, other: tuple) -> None:
    one, two = Network("one", Rules.build(*net)), Network("two", Rules.build(*other))
    found = logicnet.compare(one, two)
    told = {d.about: d.state for d in found.differences if d.part == "rule"}
    for name in set(one.names) & set(two.names):
        union = list(dict.fromkeys([*one.names, *two.names]))
        whole = Rules.build(union, [f'"{n}"' for n in union])
        first, second = whole.expression(one.rule_text(name)), whole.expression(two.rule_text(name))
        assert (name in told) == (not first.equivalent(second))
        if name in told:
            values = (part.split("=") for part in told[name].split())
            state = dict.fromkeys(union, 0) | {part: int(value) for part, value in values}
            assert first.evaluate(state) != second.evaluate(state)


@given(seed=st.integers(0, 3))
def test_the_answer_has_the_face_of_all_answers(seed: int) -> None:
    found = logicnet.compare(AND, OR if seed % 2 else AND)
    assert list(found.to_frame().columns) == ["part", "about", "first", "second", "state"]
    assert len(found.to_frame()) == len(found.to_dict()["differences"]) == len(found.differences)
    assert found.to_dict()["equal"] == found.equal
