"""A network made ready for a format: the same dynamics, in components of two values and plain names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import logicnet
from logicnet.formats.knowledge import Topic
from logicnet.formats.preparation import booleanised, prepared, with_names
from logicnet.logic import Rules
from logicnet.model import (
    Choice,
    Component,
    Intervention,
    Measure,
    Named,
    Network,
    Phenotype,
    Readout,
    Regulation,
    Start,
)
from strategies import networks

PLAIN = r"[A-Za-z_][A-Za-z0-9_]*"
LEVELS = Network.levelled(
    "n",
    [Component("A"), Component("X", label="the X", maximum=3), Component("X_b1")],
    ["X>=2", "A | X>=2", "A & X", "X_b1", "X=1"],
    phenotypes=(Phenotype("High", "X>=2 | X=0"),),
    readouts=(Readout("Sum", "2*X - 0.5*(A & X=1) - 3"),),
    settings=(),
    starts=(Named("low", "A=1 X=1"), Named("some", "X=1..2")),
    interventions=(Named("two", "X%2"), Named("within", "X%1:2"), Named("cut", "X:A%1")),
)


def test_each_level_is_a_component_and_everything_named_follows() -> None:
    found, called = booleanised(LEVELS)
    assert found.names == ("A", "X_b1_2", "X_b2", "X_b3", "X_b1") and called == {"X": ("X_b1_2", "X_b2", "X_b3")}
    assert found.component("X_b2").label == "the X >= 2" and not found.levels
    assert found.phenotypes[0].expression == "X_b2 | !X_b1_2"
    states = [{"A": a, "X>=1": x > 0, "X>=2": x > 1, "X>=3": x > 2, "X_b1": 0} for a in (0, 1) for x in range(4)]
    for state in states:
        called_so = dict(zip(found.names, state.values(), strict=True))
        assert Measure.read("Sum", found).value(called_so) == Measure.read("Sum", LEVELS).value(state)
    assert [one.text for one in found.starts] == ["A=1 X_b1_2=1 X_b2=0 X_b3=0", "X_b1_2=1 X_b3=0"]
    assert [one.text for one in found.interventions] == [
        "X_b1_2%1 X_b2%1 X_b3%0",
        "X_b1_2%1 X_b3%0",
        "X_b2:A%0",
    ]


def test_the_attractors_are_those_of_the_levels() -> None:
    one, two = logicnet.attractors(LEVELS), logicnet.attractors(booleanised(LEVELS)[0])
    assert sorted((a.kind, a.states) for a in one) == sorted((a.kind, a.states) for a in two)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("NF-κB", "NF_kappaB"),
        ("14-3-3", "_14_3_3"),
        ("Ca2+", "Ca2"),
        ("x,y", "x_y"),
        ("and", "x_and"),
        ("é", "e"),
        ("中", "x"),
    ],
)
def test_names_are_written_plainly(name: str, plain: str) -> None:
    found = prepared(Network("n", Rules.build([name], ["1"])), {Topic.RULES, Topic.LABELS}, PLAIN, {"and"})
    expected = "_and" if name == "and" else plain
    assert found.network.names == (expected,) and found.network.components[0].label == name
    assert [(one.part, one.about) for one in found.losses] == [(Topic.LABELS, name)]


def test_names_that_would_meet_are_told_apart() -> None:
    network = Network("n", Rules.build(["a b", "a-b", "a_b"], ["1", "1", "1"]))
    assert prepared(network, {Topic.RULES}, PLAIN).network.names == ("a_b_2", "a_b_3", "a_b")


def test_everything_that_is_named_is_renamed() -> None:
    edge = Regulation("a b", "C", "+")
    network = Network(
        "n",
        Rules.build(["a b", "C"], ['"a b"', '"a b" & C']),
        (Component("a b"), Component("C", regulations=(edge,))),
        phenotypes=(Phenotype("On", '"a b" & C'),),
        choices=(Choice("c", "C", '"a b" & C', ('"a b"',)),),
        readouts=(Readout("Sum", '0.5*"a b" - On + 1'), Readout("Nothing", "0")),
        settings=(Named("s", '"a b"=1'),),
        starts=(Named("t", '"a b"=0 C=1'), Named("m", '1/4: "a b"=0; 3/4: C=1')),
        interventions=(Named("i", '"a b":C%1 C%0'),),
    )
    found = with_names(network, {"a b": "ab"})
    assert found.component("C").regulations == (Regulation("ab", "C", "+"),)
    assert (found.phenotypes[0].expression, found.choices[0].alternatives) == ("ab & C", ("ab",))
    named = (found.settings, found.starts, found.interventions)
    assert [one[0].text for one in named] == ["ab=1", "ab=0 C=1", "C%0 ab:C%1"]
    assert [one.expression for one in found.readouts] == ["0.5*(ab) - 1.0*(ab & C) + 1.0", "0.0"]
    assert Start.parse("@m", found).parts(["ab", "C"]) == [(0.25, {"ab": 0}), (0.75, {"C": 1})]
    assert Intervention.parse(found.interventions[0].text, found)


def test_a_mixture_of_starts_is_lost_where_a_format_writes_one_subspace_only() -> None:
    starts = (Named("one", "1: A=1;"), Named("both", "1/3: A=1; 2/3: A=0"), Named("plain", "A=0"))
    found = prepared(Network("n", Rules.parse("A, A"), starts=starts), {Topic.RULES, Topic.STARTS})
    assert [(one.name, one.text) for one in found.network.starts] == [("one", "A=1"), ("plain", "A=0")]
    assert [(one.part, one.about, one.what) for one in found.losses] == [(Topic.MIXTURES, "both", "1/3: A=1; 2/3: A=0")]


@given(net=networks(), data=st.data())
def test_other_names_change_no_attractor(net: tuple, data: st.DataObject) -> None:
    network = Network("n", Rules.build(*net))
    some = [name for name in network.names if data.draw(st.booleans())]
    found = with_names(network, {name: f"{name}_new" for name in some})
    assert [found.rules.program(i) for i in range(len(found))] == [network.rules.program(i) for i in range(len(found))]


def test_a_choice_about_levels_keeps_its_conditions_under_other_names_and_ends_where_the_levels_do() -> None:
    choices = (Choice("x", "X", ("A", "A & X"), (("A", "0"),)), Choice("a", "A", "X>=2", ("X",)))
    parts = [Component("X", maximum=2), Component("A")]
    network = Network.levelled("n", parts, ["(A & X) | (A)", "A & X", "X>=2"], choices=choices)
    other = with_names(network, {"X": "Y", "A": "B"})
    assert other.choices[0] == Choice("x", "Y", ("B", "B & Y>=1"), (("B", "0"),))
    # X_b1 and X_b2 are two components, and a choice is about one
    assert booleanised(network)[0].choices == (Choice("a", "A", "X_b2", ("X_b1",)),)
