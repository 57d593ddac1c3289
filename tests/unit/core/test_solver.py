"""The solver with all its steps and without any of them: attractors, conditions and counts of the definition."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.core import solver
from logicnet.core.codes import Shows
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from strategies import Net, fixings, networks

State = tuple[int, ...]
# Networks with an attractor that lies in no minimal trap space but one that holds another attractor too.
AVOIDING = (
    ("!A & !C | A & !B & C", "!A & !B & C | B & !C", "A & !B & !C"),
    ("!A & !B | A & B", "!A & B & C | A & !B & C", "!A & !C | B & C | A & B"),
    (
        "!A & !B & !C | !A & B & C | A & !B & C | A & B & !C",
        "!A & !B & C | A & B & C",
        "!A & !C | A & !B & C | A & B & !C",
    ),
)


def expected(net: Net) -> set[frozenset[State]]:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


def solved(net: Net, plan: solver.Plan, fix: dict[int, int] | None = None) -> set[frozenset[State]]:
    """All attractors as sets of states, put together from conditions, fixed values and cycles."""
    answer = solver.CompiledNetwork(Rules.build(*net).handle, plan).solve(plan, fix)
    assert not answer.left
    found = []
    for attractor in answer.listed(100_000, answer.inputs):
        rows = [answer.cycle_states(k, 1 << 12) for k in attractor.cycles]
        assert [len(r) for r in rows] == [answer.cycle(k).states for k in attractor.cycles]
        states = set()
        for choice in product(*rows):
            state = list(attractor.values)
            for k, row in zip(attractor.cycles, choice, strict=True):
                for component, value in zip(answer.cycle(k).components, row, strict=True):
                    state[component] = value
            states.add(tuple(state))
        assert len(states) == attractor.states and tuple(attractor.state) in states
        found.append(frozenset(states))
    assert len(found) == len(set(found)) == answer.attractors
    assert answer.fixed_points == sum(len(states) == 1 for states in found)
    assert answer.states == sum(map(len, found))
    return set(found)


def switches() -> st.SearchStrategy[solver.Plan]:
    """Any steps off, and small limits, so that every method comes to work on networks an oracle can hold."""
    without = st.sets(st.sampled_from(sorted(solver.SWITCHES - {"conditioning"}))).map(frozenset)
    limits = st.sampled_from([0, 1, 2, 3, 20])
    return st.builds(
        lambda off, direct, most: solver.Plan(without=off, direct=direct, explicit_limit=most), without, limits, limits
    )


@given(networks(7))
def test_attractors_are_those_of_the_definition(net: Net) -> None:
    assert solved(net, solver.Plan()) == expected(net)


@given(networks(6), switches())
def test_no_choice_of_steps_changes_the_attractors(net: Net, plan: solver.Plan) -> None:
    assert solved(net, plan) == expected(net)


@settings(max_examples=10)
@given(networks(11, min_components=8, max_inputs=2))
def test_sparse_networks_of_eleven_components_are_exact(net: Net) -> None:
    assert solved(net, solver.Plan(direct=2, explicit_limit=3)) == expected(net)


@given(st.data(), networks(6, min_components=1))
def test_held_components_give_the_attractors_of_the_changed_rules(data: st.DataObject, net: Net) -> None:
    held = data.draw(fixings(len(net[0])))
    changed = oracle.fix(oracle.network(*net), held)
    assert solved(net, solver.Plan(), held) == oracle.attractors(oracle.graph(changed))


@given(networks(6))
def test_conditions_cover_every_setting_of_the_inputs_once(net: Net) -> None:
    answer = solver.CompiledNetwork(Rules.build(*net).handle).solve()
    conditional = [dict(a.condition) for a in answer.listed(100_000)]
    assert answer.pairs == len(conditional)
    free = [len(answer.inputs) - len(condition) for condition in conditional]
    assert answer.attractors == sum(2**k for k in free) == len(expected(net))


@pytest.mark.parametrize("limit", [1, 2, 20])
@pytest.mark.parametrize("texts", AVOIDING)
def test_attractors_outside_the_minimal_trap_spaces_are_found(texts: tuple[str, ...], limit: int) -> None:
    net: Net = (("A", "B", "C"), texts)
    minimal = oracle.minimal(oracle.trap_spaces(oracle.network(*net)))
    assert len(expected(net)) > len(minimal)
    assert solved(net, solver.Plan(direct=limit, explicit_limit=limit)) == expected(net)


def test_conditions_do_not_multiply_attractors_by_inputs_that_do_not_matter() -> None:
    names = [f"X{i}" for i in range(60)] + ["A", "B"]
    answer = solver.CompiledNetwork(Rules.build(names, [*names[:60], "X0 & X1", "!B"]).handle).solve()
    assert answer.attractors == 2**60 and answer.states == 2**61
    assert answer.pairs <= 4
    assert all(set(dict(pair.condition)) <= {0, 1} for pair in answer.listed(10))


def test_a_latch_whose_other_regulator_is_off_is_no_input() -> None:
    answer = solver.CompiledNetwork(
        Rules.build(["Signal", "Latch", "Dose"], ["0", "Latch | Signal", "Dose"]).handle
    ).solve()
    assert answer.inputs == (2,)
    assert answer.pairs == 2 and answer.attractors == 4


def test_a_budget_that_ends_names_what_it_left_and_never_counts_wrong() -> None:
    names = [f"X{i}" for i in range(24)]
    texts = [f"!X{(i + 1) % 24} & X{(i + 7) % 24} | X{(i + 5) % 24} & !X{i}" for i in range(24)]
    plan = solver.Plan(direct=1, explicit_limit=1, without=frozenset({"conditioning", "mediators"}))
    answer = solver.CompiledNetwork(Rules.build(names, texts).handle, plan).solve(plan)
    assert answer.left and answer.left[0].block and answer.attractors == 0


def test_an_answer_knows_its_states_and_how_they_show_a_phenotype() -> None:
    # A and B hold each other off, and C turns for ever where A is on.
    answer = solver.CompiledNetwork(Rules.build("ABC", ["!B", "!A", "A & !C"]).handle).solve()
    by_a = {attractor.values[0]: k for k, attractor in enumerate(answer.listed(10))}
    assert answer.contains(by_a[1], [bytes((1, 0, 0)), bytes((1, 0, 1)), bytes((0, 1, 0))]) == [True, True, False]
    shown = answer.phenotype((2,))
    assert (shown[by_a[0]], shown[by_a[1]]) == (Shows.NEVER, Shows.SOMETIMES)
    (turning,) = answer.cycles(by_a[1])
    assert answer.cycle(turning).components == (2,) and answer.cycle_states(turning, 9) == [b"\0", b"\1"]
    with pytest.raises(IndexError, match="the list has 2 attractors"):
        answer.contains(2, [])


def test_a_list_shorter_than_what_there_is_is_as_long_as_was_asked_for() -> None:
    answer = solver.CompiledNetwork(Rules.build("AB", ["!B", "!A"]).handle).solve()
    assert len(answer.listed(1)) == answer.places == 1 and answer.attractors == 2


def test_a_step_that_is_none_cannot_be_switched_off() -> None:
    assert solver.checked_switches(["blocks", "mediators"]) == {"blocks", "mediators"}
    with pytest.raises(UnknownName, match="unknown step 'bitsets'"):
        solver.checked_switches(["sleep", "bitsets"])
