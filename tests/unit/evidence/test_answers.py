"""Notebook to reduced questions, held to the oracle on the whole network: attractors, reachability, probabilities,
verdicts.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.checking import decisions as by_states
from logicnet.checking import notebook as answers
from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.evidence.arms import Case
from logicnet.evidence.claim import Arm, Claim, FromStates, InAttractors, Property, Quantifier, Reaches, Way
from logicnet.evidence.comparison import probability
from logicnet.evidence.decide import decide
from logicnet.evidence.verdict import word
from logicnet.logic import Rules
from logicnet.model import Evidence, Network
from logicnet.reduction.folded import support
from strategies import networks, states

Net = tuple[tuple[str, ...], tuple[str, ...]]
SMALL = networks(min_components=1, max_components=4)


def case_of(net: Net, claimed: Property, start: tuple[int, ...] | None = None) -> Case:
    network = Network("n", Rules.build(*net))
    begin = None if start is None else FromStates(tuple(zip(net[0], start, strict=True)))
    claim = Claim("c", "n", "", "", Evidence(), Arm(), claimed, begin)
    return Case(claim, network, system_of(network), Notebook(network.names), show=False)


def some(net: Net, data: st.DataObject) -> tuple[str, tuple[int, ...]]:
    """A literal or a pair of them, and a start state."""
    names = net[0]
    literal = st.sampled_from([*names, *(f"!{name}" for name in names)])
    text = data.draw(st.one_of(literal, st.tuples(literal, st.sampled_from("&|"), literal).map(" ".join)))
    return text, data.draw(states(len(names)))


@settings(max_examples=60)
@given(SMALL, st.data())
def test_attractor_properties_are_those_of_the_whole_network(net: Net, data: st.DataObject) -> None:
    text, start = some(net, data)
    expression, rule = Rules.build(*net).expression(text), oracle.rule(text, net[0])
    graph = oracle.graph(oracle.network(*net))
    for begin in (None, start):
        reached = set(graph) if begin is None else oracle.forward(graph, [begin])
        found = [attractor for attractor in oracle.attractors(graph) if attractor & reached]
        shown = [{rule(state) for state in attractor} for attractor in found]
        expected = {
            Quantifier.ALL: all(values == {1} for values in shown),
            Quantifier.SOME: any(values == {1} for values in shown),
            Quantifier.NO: all(values == {0} for values in shown),
        }
        for quantifier, holds in expected.items():
            case = case_of(net, InAttractors(quantifier, expression), begin)
            assert word(decide(case)) == ("holds" if holds else "fails")


@settings(max_examples=60)
@given(SMALL, st.data())
def test_what_can_and_must_be_reached_is_what_the_whole_network_reaches(net: Net, data: st.DataObject) -> None:
    text, start = some(net, data)
    expression, rule = Rules.build(*net).expression(text), oracle.rule(text, net[0])
    graph = oracle.graph(oracle.network(*net))
    shown = frozenset(state for state in graph if rule(state))
    avoided = oracle.forward(graph.subgraph(set(graph) - shown), [start]) if start not in shown else frozenset()
    expected = {
        Way.CAN: bool(oracle.forward(graph, [start]) & shown),
        Way.STAYS: oracle.forward(graph, [start]) <= shown,
        Way.MUST: avoided <= oracle.backward(graph, shown),
    }
    for way, holds in expected.items():
        assert word(decide(case_of(net, Reaches(way, expression), start))) == ("holds" if holds else "fails")


@settings(max_examples=40)
@given(SMALL, st.data())
def test_probabilities_are_those_of_the_walk_on_the_whole_network(net: Net, data: st.DataObject) -> None:
    text, start = some(net, data)
    expression, rule = Rules.build(*net).expression(text), oracle.rule(text, net[0])
    ends = oracle.absorption(oracle.network(*net))
    for begin in ([start], list(ends)):
        hits = [sum(p for a, p in ends[s].items() if any(rule(state) for state in a)) for s in begin]
        case = case_of(net, InAttractors(Quantifier.ALL, expression), start if len(begin) == 1 else None)
        found = probability(case, case.claim.arm, case.claim.start, expression.program)
        assert found == pytest.approx(float(sum(hits, Fraction(0)) / len(begin)), abs=1e-12)


@settings(max_examples=30)
@given(SMALL)
def test_what_was_answered_once_is_answered_alike_again(net: Net) -> None:
    case = case_of(net, InAttractors(Quantifier.ALL, Rules.build(*net).expression(net[0][0])))
    fresh = replace(case, answers=Notebook(case.network.names))
    wanted = support(case.claim.property.expression.program)  # type: ignore[union-attr]
    first, again = case.answers.attractors(case.system, wanted), case.answers.attractors(case.system, wanted)
    assert (
        [a.held for a in first]
        == [a.held for a in again]
        == [a.held for a in fresh.answers.attractors(case.system, wanted)]
    )


@settings(max_examples=40)
@given(SMALL, st.data())
def test_where_bitsets_are_too_small_the_analysis_answers_alike(net: Net, data: st.DataObject) -> None:
    text, start = some(net, data)
    expression = Rules.build(*net).expression(text)
    claims = [InAttractors(quantifier, expression) for quantifier in Quantifier]
    properties = [*claims, Reaches(Way.CAN, expression), Reaches(Way.STAYS, expression)]
    near = [word(decide(case_of(net, claimed, start))) for claimed in properties]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "MOST_VARIABLES", 0)
        patch.setattr(by_states, "MOST_VARIABLES", 0)
        far = [word(decide(case_of(net, claimed, start))) for claimed in properties]
    assert all(b in (a, "undecided") for a, b in zip(near, far, strict=True)) and near[3:] == far[3:]
