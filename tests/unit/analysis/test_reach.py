"""What can be reached from a state, held to the oracle on networks small enough to walk."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.analysis.reach import reach
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Network, Rate, Subspace, Timing
from logicnet.reduction.hull import hull, percolated_hull

WAYS = {"bitsets": 22, "diagrams": -1}.values()


@st.composite
def questions(draw: st.DrawFn) -> tuple[strategies.Net, tuple[int | None, ...], str]:
    net = draw(strategies.networks(max_components=5, min_components=1))
    return net, draw(strategies.subspaces(len(net[0]))), draw(strategies.expressions(net[0]))


def as_network(net: strategies.Net) -> Network:
    return Network("drawn", Rules.build(*net))


@pytest.mark.parametrize("bitsets", WAYS)
@given(question=questions())
@settings(deadline=None, max_examples=40)
def test_reached_attractors_and_counts_are_those_of_the_definition(
    bitsets: int,
    question: tuple[strategies.Net, tuple[int | None, ...], str],
) -> None:
    net, start, target = question
    graph = oracle.graph(oracle.network(*net))
    ahead = oracle.forward(graph, oracle.inside(start))
    answer = reach(as_network(net), Subspace(net[0], start), target=target, bitsets=bitsets)
    assert answer.complete
    assert answer.states == len(ahead)
    found = {tuple(attractor.state.values()) for attractor in answer.reached}
    ends = [attractor for attractor in oracle.attractors(graph) if attractor <= ahead]
    assert len(found) == len(ends)
    assert all(any(state in end for end in ends) for state in found)
    assert (answer.certain is not None) == (len(ends) == 1)


@pytest.mark.parametrize("bitsets", WAYS)
@given(question=questions())
@settings(deadline=None, max_examples=40)
def test_the_path_is_a_shortest_one_and_every_step_is_a_move(
    bitsets: int,
    question: tuple[strategies.Net, tuple[int | None, ...], str],
) -> None:
    net, start, target = question
    rules, holds = oracle.network(*net), oracle.rule(target, net[0])
    graph = oracle.graph(rules)
    answer = reach(as_network(net), Subspace(net[0], start), target=target, bitsets=bitsets)
    layer, distance = frozenset(oracle.inside(start)), 0
    seen = set(layer)
    while layer and not any(holds(state) for state in layer):
        layer = frozenset(after for state in layer for after in graph.successors(state)) - seen
        seen |= layer
        distance += 1
    path = [state.values for state in answer.path]
    assert answer.reachable == bool(layer)
    if layer:
        assert len(path) == distance + 1
        assert path[0] in oracle.inside(start) and holds(path[-1])
        assert all(after in oracle.successors(rules, before) for before, after in pairwise(path))
    else:
        assert path == []


@given(questions())
@settings(deadline=None)
def test_no_path_leaves_what_the_hull_holds(question: tuple[strategies.Net, tuple[int | None, ...], str]) -> None:
    net, start, _ = question
    given_values = {i: value for i, value in enumerate(start) if value is not None}
    held = hull(Rules.build(*net), given_values).held
    ahead = oracle.forward(oracle.graph(oracle.network(*net)), oracle.inside(start))
    assert all(state[i] == value for state in ahead for i, value in held.items())
    space = tuple(held.get(i) for i in range(len(start)))
    assert space in oracle.trap_spaces(oracle.network(*net))


@given(strategies.networks(max_components=5))
@settings(deadline=None)
def test_percolation_holds_what_the_oracle_percolates(net: strategies.Net) -> None:
    expected = oracle.percolate(oracle.network(*net), (None,) * len(net[0]))
    assert percolated_hull(Rules.build(*net)).held == {i: v for i, v in enumerate(expected) if v is not None}


def test_a_switch_must_end_where_it_starts_and_can_end_on_either_side_from_the_middle() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    assert reach(switch, "A=1 B=0").certain is not None
    between = reach(switch, "A=0 B=0", target="B & !A")
    assert between.certain is None and len(between.reached) == 2
    assert [str(state) for state in between.path] == ["A=0 B=0", "A=0 B=1"]


def test_an_input_held_by_the_setting_need_not_stand_in_the_start() -> None:
    network = Network("relay", Rules.build(["Drug", "Off"], ["Drug", "!Drug"]))
    answer = reach(network, "Off=1", setting="Drug=1")
    assert answer.states == 2
    assert answer.certain is not None and answer.certain.state == {"Drug": 1, "Off": 0}


def test_a_misspelt_start_is_an_error() -> None:
    with pytest.raises(UnknownName, match="Drug"):
        reach(Network("relay", Rules.build(["Drug"], ["Drug"])), "Durg=1")


def cascade(size: int, width: int = 3) -> Network:
    """A chain that each component passes on, and switches beside it: many reachable states, all of them counted by
    hand.
    """
    names = [f"X{i}" for i in range(size)] + ["A", "B"]
    texts = ["X0", *(f"X{i - 1} | X{i}" for i in range(1, size)), f"X{size - 1} & !B", f"X{size - 1} & !A"]
    return Network("cascade", Rules.build(names, texts))


def test_a_space_far_beyond_bitsets_is_counted_and_crossed() -> None:
    """From X0=1 and the rest free, every X can be any value (2^99), until all are on; A and B are free to be anything
    but both on once X99 is on, and then the switch decides.
    """
    network = cascade(100)
    answer = reach(network, "X0=1", target="A & !B & X99")
    assert answer.complete and answer.exhaustive and answer.method.startswith("decision diagrams")
    assert answer.states == 2**101  # every state of the start can be reached: it is there
    assert len(answer.reached) == 2 and answer.certain is None
    assert [str(attractor.fixed["A"]) for attractor in answer.reached] == ["0", "1"]
    dark = reach(network, "X0=1 A=0 B=0 " + " ".join(f"X{i}=0" for i in range(1, 100)), target="A & !B")
    assert dark.states == 100 + 2  # the chain fills from the left; then one of the two
    assert dark.reachable and len(dark.path) == 101
    assert dark.path[0].values == (1, *(0,) * 101) and dark.path[-1].values == (*(1,) * 101, 0)


def test_what_cannot_be_reached_in_a_large_space_has_no_path() -> None:
    start = "X0=0 A=0 B=0 " + " ".join(f"X{i}={i % 2}" for i in range(1, 60))
    answer = reach(cascade(60), start, target="A & B")
    assert answer.complete and answer.reachable is False and answer.path == ()


def tangle(size: int) -> Network:
    texts = [f"X{(i + 1) % size} & !X{(7 * i + 3) % size} | X{(11 * i + 5) % size} & X{i}" for i in range(size)]
    return Network("tangle", Rules.build([f"X{i}" for i in range(size)], texts))


def test_a_budget_that_ends_leaves_what_is_true() -> None:
    answer = reach(tangle(70), "X0=1 X1=0 " + " ".join(f"X{i}={i % 3 % 2}" for i in range(2, 70)), timeout=0.3)
    assert not answer.complete and answer.why_incomplete
    assert answer.seconds < 5
    if not answer.exhaustive:
        assert answer.unreached == () and answer.certain is None


def test_a_misspelt_target_is_an_error() -> None:
    with pytest.raises(UnknownName, match="Drug"):
        reach(Network("relay", Rules.build(["Drug"], ["Drug"])), "Drug=1", target="Durg")


def test_what_matters_is_decided_even_where_the_states_cannot_be_counted() -> None:
    """A switch and a short chain, beside a tangle of seventy components that nothing here depends on."""
    hard = tangle(70)
    names = ["A", "B", "C", "D", *hard.names]
    texts = ["!B", "!A", "A", "C & !B", *(hard.rules.text(i) for i in range(70))]
    network = Network("beside", Rules.build(names, texts))
    start = "A=0 B=0 C=0 D=0 " + " ".join(f"X{i}={i % 3 % 2}" for i in range(70))
    answer = reach(network, start, target="D", timeout=2)
    assert answer.reachable and [step["D"] for step in answer.path] == [0, 0, 0, 1]
    assert [[n for n in names if a[n] != b[n]] for a, b in pairwise(answer.path)] == [["A"], ["C"], ["D"]]
    assert answer.complete or "before" in answer.why_incomplete


@given(question=questions())
@settings(deadline=None, max_examples=40)
def test_a_closure_upstream_of_the_target_answers_for_the_whole(
    question: tuple[strategies.Net, tuple[int | None, ...], str],
) -> None:
    net, start, target = question
    whole = reach(as_network(net), Subspace(net[0], start), target=target)
    parts = reach(as_network(net), Subspace(net[0], start), target=target, bitsets=-1)
    assert (whole.states, whole.reachable, len(whole.path)) == (parts.states, parts.reachable, len(parts.path))
    assert [a.pattern for a in whole.reached] == [a.pattern for a in parts.reached]
    assert (whole.certain is None) == (parts.certain is None)


@given(question=questions(), never=st.dictionaries(st.integers(0, 4), st.sampled_from("ud"), max_size=2))
@settings(deadline=None, max_examples=40)
def test_what_never_moves_some_way_does_not_on_any_path(
    question: tuple[strategies.Net, tuple[int | None, ...], str], never: dict[int, str]
) -> None:
    net, start, target = question
    graph = oracle.graph(oracle.network(*net))
    slow = {i: way for i, way in never.items() if i < len(net[0])}
    graph.remove_edges_from([(s, t) for s, t in graph.edges for i, way in slow.items() if s[i] != t[i] == (way == "u")])
    states = oracle.forward(graph, oracle.inside(start))
    rates = {net[0][i]: (0, 1) if way == "u" else (1, 0) for i, way in slow.items()}
    found = reach(as_network(net), Subspace(net[0], start), target=target, rates=rates)
    goal = oracle.rule(target, net[0])
    assert (found.states, found.reachable) == (len(states), any(goal(state) for state in states))
    assert len(found.reached) == sum(bool(a & states) for a in oracle.attractors(graph))


def test_rates_are_those_that_the_network_comes_with_unless_others_are_given() -> None:
    network = Network("n", Rules.build(["A", "B"], ["1", "A"]), timing=Timing(rates=(Rate("B", 0, 1),)))
    assert reach(network, "A=0 B=0", target="B").reachable is False
    assert reach(network, "A=0 B=0", target="B", rates="").reachable is True
    assert reach(network, "A=0 B=0").to_dict()["rates"] == {"B": {"up": 0, "down": 1}}
