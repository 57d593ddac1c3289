"""Every step of the reduction, alone and together, against the definitions."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.analysis.trap_spaces import KINDS, fixed_points, trap_spaces
from logicnet.core import solver
from logicnet.logic import Rules
from logicnet.model import Network, Subspace
from logicnet.reduction import blocks, closed_upstream, continuations, percolate, without_mediators
from strategies import Net, fixings, networks, subspaces

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


def network(net: Net) -> Network:
    return Network("drawn", Rules.build(*net))


def expected(net: Net) -> set[frozenset[State]]:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


def solved(net: Net, plan: solver.Plan, fix: dict[int, int] | None = None) -> set[frozenset[State]]:
    """All attractors as sets of states, put together from conditions, fixed values and cycles."""
    answer = solver.Network(Rules.build(*net).handle, plan).solve(plan, fix)
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
    answer = solver.Network(Rules.build(*net).handle).solve()
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


@given(networks(6))
def test_percolation_fixes_what_the_definition_fixes_and_keeps_the_attractors(net: Net) -> None:
    step = percolate(network(net))
    fixed = oracle.percolate(oracle.network(*net), (None,) * len(net[0]))
    assert {n: v for n, v in zip(net[0], fixed, strict=True) if v is not None} == dict(step.fixed)
    small = (step.network.names, tuple(map(step.network.rule_text, step.network.names)))
    assert lifted(small, lambda state: [step.lift(state)]) == expected(net)


@given(networks(6))
def test_without_mediators_every_attractor_holds_a_lifted_one_whole(net: Net) -> None:
    step = without_mediators(network(net))
    small = (step.network.names, tuple(map(step.network.rule_text, step.network.names)))
    reduced = lifted(small, lambda state: [step.lift(state)])
    found = expected(net)
    assert all(any(candidate <= attractor for candidate in reduced) for attractor in found)
    assert {a for a in found if len(a) == 1} == {c for c in reduced if len(c) == 1}


@given(networks(6))
def test_blocks_are_the_strongly_connected_components_upstream_first(net: Net) -> None:
    drawn = network(net)
    order = blocks(drawn)
    assert sorted(name for block in order for name in block) == sorted(drawn.names)
    place = {name: k for k, block in enumerate(order) for name in block}
    for i, name in enumerate(drawn.names):
        for source, sign in zip(drawn.rules.regulators(i), drawn.rules.signs(i), strict=True):
            assert sign == "0" or place[drawn.names[source]] <= place[name]


@given(st.data(), networks(6, min_components=1))
def test_attractors_are_products_of_upstream_and_what_it_leaves(data: st.DataObject, net: Net) -> None:
    drawn = network(net)
    upstream = closed_upstream(drawn, data.draw(st.sets(st.sampled_from(drawn.names))))
    found: set[frozenset[State]] = set()
    for continuation in continuations(drawn, upstream):
        small = (continuation.network.names, tuple(map(continuation.network.rule_text, continuation.network.names)))
        for attractor in expected(small):
            states = [dict(zip(small[0], state, strict=True)) for state in attractor]
            whole = [lift for state in states for lift in continuation.lift(state)]
            found.add(frozenset(tuple(state[name] for name in drawn.names) for state in whole))
    assert found == expected(net)


@given(st.data(), networks(5), st.sampled_from(sorted(KINDS)))
def test_trap_spaces_of_every_kind_are_those_of_the_definition(data: st.DataObject, net: Net, kind: str) -> None:
    drawn = network(net)
    held = data.draw(subspaces(len(net[0])))
    spaces = {t for t in oracle.trap_spaces(oracle.network(*net)) if oracle.within(t, held)}
    inner = {t for t in spaces if t != held}
    wanted = {
        "minimal": oracle.minimal(spaces),
        "maximal": {t for t in inner if not any(u != t and oracle.within(t, u) for u in inner)},
        "all": spaces,
        "fixed-points": {t for t in spaces if None not in t},
    }[kind]
    found = trap_spaces(drawn, kind, Subspace(drawn.names, held))
    assert found.complete and {space.values for space in found} == wanted and len(found) == len(wanted)


def test_a_million_fixed_points_answer_with_the_first_few_and_say_so() -> None:
    names = [f"X{i}" for i in range(20)]
    inputs = Network("inputs", Rules.build(names, names))
    found = fixed_points(inputs, limit=5)
    assert len(found) == 5 and found.end == "more"
    assert len(fixed_points(inputs, " ".join(f"{name}=1" for name in names[3:]), limit=8)) == 8
    assert fixed_points(inputs, " ".join(f"{name}=1" for name in names[3:]), limit=8).complete


def test_conditions_do_not_multiply_attractors_by_inputs_that_do_not_matter() -> None:
    names = [f"X{i}" for i in range(60)] + ["A", "B"]
    answer = solver.Network(Rules.build(names, [*names[:60], "X0 & X1", "!B"]).handle).solve()
    assert answer.attractors == 2**60 and answer.states == 2**61
    assert answer.pairs <= 4
    assert all(set(dict(pair.condition)) <= {0, 1} for pair in answer.listed(10))


def test_a_latch_whose_other_regulator_is_off_is_no_input() -> None:
    answer = solver.Network(Rules.build(["Signal", "Latch", "Dose"], ["0", "Latch | Signal", "Dose"]).handle).solve()
    assert answer.inputs == (2,)
    assert answer.pairs == 2 and answer.attractors == 4


def test_a_budget_that_ends_names_what_it_left_and_never_counts_wrong() -> None:
    names = [f"X{i}" for i in range(24)]
    texts = [f"!X{(i + 1) % 24} & X{(i + 7) % 24} | X{(i + 5) % 24} & !X{i}" for i in range(24)]
    plan = solver.Plan(direct=1, explicit_limit=1, without=frozenset({"conditioning", "mediators"}))
    answer = solver.Network(Rules.build(names, texts).handle, plan).solve(plan)
    assert answer.left and answer.left[0].block and answer.attractors == 0


def lifted(net: Net, lift: object) -> set[frozenset[State]]:
    """The attractors of a smaller network, each state lifted."""
    assert callable(lift)
    return {
        frozenset(tuple(whole.values()) for state in states for whole in lift(dict(zip(net[0], state, strict=True))))
        for states in expected(net)
    }
