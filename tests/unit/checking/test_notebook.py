"""The notebook of attractors: all of them, and those that can be reached, against the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.checking import notebook as book
from logicnet.checking.notebook import Notebook, PartialAttractor, expanded
from logicnet.checking.spaces import TooLarge
from logicnet.checking.systems import Cube, system_of
from logicnet.logic import Rules
from logicnet.logic.program import AND, NOT
from logicnet.model import Network
from strategies import Net, networks, states

States = frozenset[tuple[int, ...]]


def asked(net: Net) -> tuple[Notebook, tuple[tuple[int, ...], ...]]:
    return Notebook(net[0]), system_of(Network("drawn", Rules.build(*net)))


def whole(found: tuple[PartialAttractor, ...], size: int) -> set[States]:
    """The attractors with their states written out, and every free input set each way."""
    every = [one for attractor in found for one in attractor.split(range(size))]
    written = [frozenset(tuple(state[i] for i in range(size)) for state in one.states()) for one in every]
    assert len(set(written)) == len(written)
    return set(written)


@settings(max_examples=50)
@given(net=networks(5, min_components=1))
def test_attractors_are_those_of_the_definition(net: Net) -> None:
    notebook, system = asked(net)
    found = whole(notebook.attractors(system, range(len(net[0]))), len(net[0]))
    assert found == oracle.attractors(oracle.graph(oracle.network(*net)))


@settings(max_examples=50)
@given(net=networks(5, min_components=1), data=st.data())
def test_what_is_reached_from_starts_is_what_lies_ahead_of_one_of_them(net: Net, data: st.DataObject) -> None:
    size, graph = len(net[0]), oracle.graph(oracle.network(*net))
    starts = data.draw(st.lists(states(size), min_size=1, max_size=3))
    notebook, system = asked(net)
    found = whole(notebook.reachable(system, [dict(enumerate(start)) for start in starts], range(size)), size)
    ahead = oracle.forward(graph, starts)
    assert found == {attractor for attractor in oracle.attractors(graph) if attractor <= ahead}


@settings(max_examples=60)
@given(net=networks(5, min_components=1), data=st.data())
def test_what_is_reached_is_the_same_where_states_are_too_many_for_bitsets(net: Net, data: st.DataObject) -> None:
    size = len(net[0])
    values = st.dictionaries(st.sampled_from(range(size)), st.integers(0, 1))
    whole_states = states(size).map(lambda state: dict(enumerate(state)))
    starts = data.draw(st.lists(st.one_of(values, whole_states), min_size=1, max_size=2))
    graph = oracle.graph(oracle.network(*net))
    begin = {state for state in graph if any(all(state[i] == v for i, v in cube.items()) for cube in starts)}
    ahead = oracle.forward(graph, begin)
    expected = {one for one in oracle.attractors(graph) if one & ahead}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book, "MOST_VARIABLES", -1)
        own, system = asked(net)
        try:
            found = own.reachable(system, starts, range(size))
        except TooLarge:
            return
    assert whole(found, size) == expected


def test_an_attractor_goes_as_far_as_what_is_asked_about() -> None:
    notebook, system = asked((("A", "B", "T"), ("!B", "!A", "!T")))
    assert {tuple(sorted(one.held.items())) for one in notebook.attractors(system, [0])} == {
        ((0, 0), (1, 1)),
        ((0, 1), (1, 0)),
    }
    (turning,) = notebook.attractors(system, [2])
    assert (
        turning.oscillating == {2} and turning.shows((2,)) == "sometimes" and turning.shows((2, 2, NOT, AND)) == "never"
    )


def test_equal_reduced_questions_are_solved_once() -> None:
    notebook, system = asked((("A", "B", "T"), ("!B", "!A", "!T")))
    first = notebook.attractors(system, [0])
    other = (*system[:2], (0,))  # T has another rule, which nobody asked about reads
    again = notebook.attractors(other, [0])
    assert [one.solved for one in again] == [one.solved for one in first]
    assert all(one.solved is two.solved for one, two in zip(again, first, strict=True))


def test_a_free_input_is_set_each_way() -> None:
    notebook, system = asked((("I", "A"), ("I", "1")))
    (free,) = notebook.attractors(system, [0, 1])
    assert free.free == {0} and [one.held for one in free.split([0, 1])] == [{1: 1, 0: 0}, {1: 1, 0: 1}]
    assert list(free.split([])) == [free] and free.under({0: 1}).free == frozenset()


def test_a_cube_is_expanded_over_what_it_leaves_open() -> None:
    cube: Cube = {0: 1}
    assert list(expanded(cube, [0, 2])) == [{0: 1, 2: 0}, {0: 1, 2: 1}] and list(expanded(cube, [])) == [cube]


def test_an_answer_is_kept_by_what_was_asked_and_an_error_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_KEPT", 2)
    answers, worked = Notebook(("A",)), []

    def answer(asked: str) -> str:
        def work() -> str:
            worked.append(asked)
            if asked == "bad":
                raise TooLarge("too large")
            return asked.upper()

        return answers.once(asked, work)

    assert [answer("a"), answer("b"), answer("a")] == ["A", "B", "A"] and worked == ["a", "b"]
    for _ in range(2):
        with pytest.raises(TooLarge):
            answer("bad")
    assert worked == ["a", "b", "bad", "bad"] and answer("a") == "A"  # what is kept has a bound
