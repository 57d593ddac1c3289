"""A small network hidden among many components that stay: its sets in the large space are the oracle's.

In a space of 2^20 states variables live inside words, across the words of a vector, across the lines of a cell, and
across cells; where the components of the small network happen to stand decides which code moves them.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.dynamics import SCHEMES, Budget, StateSet, StateSpace
from logicnet.logic import Rules
from strategies import Net, networks, state_sets, states


@st.composite
def hidden(draw: st.DrawFn, sizes: st.SearchStrategy[int], rest: str) -> tuple[Net, tuple[int, ...], Net]:
    """A small network, the places of its components in a large one, and the large one, whose other rules are `rest`."""
    names, texts = draw(networks(6, min_components=1))
    size = draw(sizes)
    places = tuple(draw(st.lists(st.integers(0, size - 1), min_size=len(names), max_size=len(names), unique=True)))
    large = [f"x{i}" for i in range(size)]
    rules = [rest.format(name=name) for name in large]
    for place, name, text in zip(places, names, texts, strict=True):
        large[place], rules[place] = name, text
    return (names, texts), places, (tuple(large), tuple(rules))


def spread(small: tuple[int, ...], places: tuple[int, ...], around: int) -> int:
    """The number of the large state with these values at the places and those of `around` elsewhere."""
    for value, place in zip(small, places, strict=True):
        around = around | 1 << place if value else around & ~(1 << place)
    return around


def of(space: StateSpace, chosen: frozenset[tuple[int, ...]], places: tuple[int, ...], around: int) -> StateSet:
    return space.states([space.named(spread(state, places, around)) for state in chosen])


def numbers(chosen: frozenset[tuple[int, ...]], places: tuple[int, ...], around: int) -> list[int]:
    return sorted(spread(state, places, around) for state in chosen)


@settings(max_examples=50)
@given(hidden(st.integers(7, 20), "{name}"), st.data())
def test_closures_and_steps_and_paths(case: tuple[Net, tuple[int, ...], Net], data: st.DataObject) -> None:
    check_closures(case, 1, data)


@settings(max_examples=12)
@given(hidden(st.just(24), "{name}"), st.data())
def test_closures_and_steps_and_paths_on_two_threads(
    case: tuple[Net, tuple[int, ...], Net], data: st.DataObject
) -> None:
    check_closures(case, 2, data)


def check_closures(case: tuple[Net, tuple[int, ...], Net], threads: int, data: st.DataObject) -> None:
    net, places, large = case
    graph = oracle.graph(oracle.network(*net))
    space = StateSpace(Rules.build(*large), Budget(threads=threads))
    around = data.draw(st.integers(0, space.size - 1))
    size = len(net[0])
    chosen, hold = data.draw(state_sets(size)), data.draw(state_sets(size, 40))
    start = of(space, chosen, places, around)
    limit = 1 << size
    assert space.forward(start).numbers(limit + 1) == numbers(oracle.forward(graph, chosen), places, around)
    assert space.backward(start).numbers(limit + 1) == numbers(oracle.backward(graph, chosen), places, around)
    after = frozenset(t for s in chosen for t in graph.successors(s))
    before = frozenset(t for s in chosen for t in graph.predecessors(s))
    assert space.successors(start).numbers(limit + 1) == numbers(after, places, around)
    assert space.predecessors(start).numbers(limit + 1) == numbers(before, places, around)
    inside = graph.subgraph(hold | chosen).copy()
    inside.remove_edges_from([(s, t) for s, t in graph.edges if s not in hold and s in chosen])
    until = space.until(of(space, hold, places, around), start)
    assert until.numbers(limit + 1) == numbers(oracle.backward(inside, chosen), places, around)
    first = data.draw(states(size))
    reached = oracle.forward(graph, [first]) & chosen
    assert bool(space.path(space.named(spread(first, places, around)), start)) == bool(reached)


@settings(max_examples=40)
@given(hidden(st.integers(7, 19), "0"), st.sampled_from(["asynchronous", "synchronous", "block-sequential"]))
def test_attractors_and_fixed_points(case: tuple[Net, tuple[int, ...], Net], scheme: str) -> None:
    net, places, large = case
    order = sorted(range(len(places)), key=places.__getitem__)  # of the blocks, in the large network
    expected = oracle.attractors(oracle.graph(oracle.network(*net), scheme, [[i] for i in order]))
    space = StateSpace(Rules.build(*large))
    found = space.attractors(scheme)
    assert sorted(a.numbers(100) for a in found) == sorted(numbers(a, places, 0) for a in expected)
    fixed = sorted(n for a in expected if len(a) == 1 for n in numbers(a, places, 0))
    assert space.fixed_points.numbers(100) == fixed


def test_every_scheme_finds_the_fixed_points_of_a_large_space() -> None:
    names = [f"x{i}" for i in range(12)]
    space = StateSpace(Rules.build(names, [names[0], *names[:-1]]))  # all follow the first
    for scheme in SCHEMES:
        assert [len(a.fixed) for a in space.attractors(scheme)] == [12, 12]


def test_the_largest_counts_are_exact() -> None:
    names = [f"x{i}" for i in range(28)]
    rules = ["x1", "x0", *names[2:]]
    space = StateSpace(Rules.build(names, rules), Budget(memory=1 << 30))
    assert len(space.fixed_points) == 2**27
    moving = ~space.fixed_points
    assert len(space.forward(moving)) == 2**28 and len(space.backward(space.fixed_points)) == 2**28
    assert len(space.forward(space.state(space.named(1)))) == 3
