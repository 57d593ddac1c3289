"""`logicnet.attractors` against the definition: which states, under which inputs, with which words about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import logicnet
import oracle
import strategies
from logicnet.analysis.answer import Attractor, Attractors
from logicnet.core import solver
from logicnet.core.solver import SWITCHES
from logicnet.errors import LogicnetError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Network

State = tuple[int, ...]
Sets = set[frozenset[State]]


def network(net: strategies.Net) -> Network:
    return Network("drawn", Rules.build(*net))


def expected(net: strategies.Net) -> Sets:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


def exactly(names: Iterable[str], values: Iterable[int]) -> str:
    """The expression that is true in this state alone."""
    return " & ".join(name if value else f"!{name}" for name, value in zip(names, values, strict=True)) or "1"


def as_sets(found: Attractors) -> list[frozenset[State]]:
    """The states of each attractor, asked one by one; every input must be told apart (`always`)."""
    names = found.network.names
    members: list[set[State]] = [set() for _ in found]
    for state in product((0, 1), repeat=len(names)):
        here = found.network.rules.expression(exactly(names, state))
        for place, attractor in enumerate(found):
            if attractor.shows(here) != "never":
                members[place].add(state)
    return [frozenset(states) for states in members]


def holds(attractor: Attractor, states: frozenset[State], names: tuple[str, ...]) -> bool:
    """Whether everything an attractor says of itself is true of these states."""
    taken = {name: {state[i] for state in states} for i, name in enumerate(names)}
    return (
        attractor.states == len(states)
        and attractor.kind == ("fixed point" if len(states) == 1 else "cyclic")
        and attractor.fixed == {name: min(values) for name, values in taken.items() if len(values) == 1}
        and set(attractor.oscillating) == {name for name, values in taken.items() if len(values) == 2}
        and tuple(attractor.state[name] for name in names) in states
        and not attractor.free_inputs
        and all(taken[name] == {value} for name, value in attractor.condition.items())
    )


def agrees(net: strategies.Net, found: Attractors) -> bool:
    sets = as_sets(found)
    right = all(holds(attractor, states, net[0]) for attractor, states in zip(found, sets, strict=True))
    return right and found.complete and len(set(sets)) == len(sets) == found.count and set(sets) == expected(net)


@given(strategies.networks(6))
def test_attractors_are_those_of_the_definition(net: strategies.Net) -> None:
    assert agrees(net, logicnet.attractors(network(net), always=net[0]))


@pytest.mark.slow
@settings(max_examples=50)
@given(strategies.networks(12, min_components=8))
def test_attractors_of_up_to_twelve_components_are_those_of_the_definition(net: strategies.Net) -> None:
    found = logicnet.attractors(network(net), always=net[0])
    assert found.complete
    assert sorted((a.states or 0, a.pattern) for a in found) == sorted(map(outline, expected(net)))


def outline(states: frozenset[State]) -> tuple[int, str]:
    """How many states, and what they share."""
    columns = (set(column) for column in zip(*states, strict=True))
    return len(states), "".join(str(min(values)) if len(values) == 1 else "-" for values in columns)


@given(strategies.networks(7))
def test_free_inputs_written_out_give_the_attractors_of_the_definition(net: strategies.Net) -> None:
    found = logicnet.attractors(network(net))
    written = sorted(line for attractor in found for line in written_out(attractor))
    assert written == sorted(map(outline, expected(net)))
    assert found.count == len(written) == sum(attractor.settings for attractor in found)


def written_out(attractor: Attractor) -> Iterable[tuple[int, str]]:
    for values in product((0, 1), repeat=len(attractor.free_inputs)):
        known = {**attractor.fixed, **dict(zip(attractor.free_inputs, values, strict=True))}
        yield attractor.states or 0, "".join(str(known.get(name, "-")) for name in attractor.state)


@given(st.data(), strategies.networks(6, min_components=1))
def test_a_phenotype_is_shown_always_sometimes_or_never_as_the_states_say(
    data: st.DataObject, net: strategies.Net
) -> None:
    text = data.draw(strategies.expressions(net[0]))
    phenotype, rule, sets = network(net).rules.expression(text), oracle.rule(text, net[0]), expected(net)
    for attractor in logicnet.attractors(network(net)):
        shown = set()
        for values in product((0, 1), repeat=len(attractor.free_inputs)):
            state = {**attractor.state, **dict(zip(attractor.free_inputs, values, strict=True))}
            said = {rule(s) for s in next(states for states in sets if tuple(state.values()) in states)}
            shown.add("sometimes" if len(said) == 2 else "always" if said == {1} else "never")
        assert attractor.shows(phenotype) == (shown.pop() if len(shown) == 1 else "depends")


@given(strategies.networks(6), st.sampled_from(sorted(SWITCHES)))
def test_a_step_that_is_switched_off_changes_no_answer(net: strategies.Net, step: str) -> None:
    found = logicnet.attractors(network(net), always=net[0], without=[step])
    assert agrees(net, found)


@given(st.data(), strategies.networks(6, min_components=1))
def test_interventions_are_changes_of_the_rules(data: st.DataObject, net: strategies.Net) -> None:
    rules = network(net).rules
    edges = [(s, t) for t in range(len(rules)) for s in rules.regulators(t)]
    held = data.draw(strategies.fixings(len(rules), max_size=2))
    cut = data.draw(st.dictionaries(st.sampled_from(edges), st.integers(0, 1), max_size=2)) if edges else {}
    cut = {(s, t): value for (s, t), value in cut.items() if t not in held}
    changed = oracle.fix(oracle.network(*net), held)
    for (source, target), value in cut.items():
        changed = oracle.cut(changed, source, target, value)
    words = [f"{net[0][i]}%{value}" for i, value in held.items()]
    words += [f"{net[0][s]}:{net[0][t]}%{value}" for (s, t), value in cut.items()]
    found = logicnet.attractors(network(net), intervention=" ".join(words), always=net[0])
    sizes = sorted(map(outline, oracle.attractors(oracle.graph(changed))))
    assert sorted((a.states or 0, a.pattern) for a in found) == sizes


@given(strategies.networks(6), st.integers(0, 4))
def test_a_limit_bounds_the_list_and_never_the_count(net: strategies.Net, limit: int) -> None:
    whole, some = logicnet.attractors(network(net)), logicnet.attractors(network(net), limit=limit)
    assert len(some) == min(limit, len(whole))
    assert some.truncated == (len(whole) > limit)
    assert some.count == whole.count
    assert {(a.pattern, a.states) for a in some} <= {(a.pattern, a.states) for a in whole}


@given(strategies.networks(6))
def test_the_order_of_attractors_is_by_condition_then_kind_then_pattern(net: strategies.Net) -> None:
    found = list(logicnet.attractors(network(net)))
    keys = [(tuple(a.condition.items()), a.kind != "fixed point", a.pattern) for a in found]
    assert keys == sorted(keys)
    assert found == list(logicnet.attractors(network(net)))


@given(
    strategies.networks(7),
    st.sampled_from([1e-9, 1e-5, 1e-4, None]),
    st.sampled_from([1, 1000, 100_000, None]),
)
def test_a_budget_that_ends_never_gives_a_wrong_attractor(
    net: strategies.Net, timeout: float | None, memory: int | None
) -> None:
    found = logicnet.attractors(network(net), always=net[0], timeout=timeout, memory=memory)
    listed, true = sorted((a.states or 0, a.pattern) for a in found), sorted(map(outline, expected(net)))
    assert found.complete == (listed == true) == (not found.why_incomplete)
    assert not Counter(listed) - Counter(true)
    assert len(listed) <= found.count <= len(true)
    assert (found.count > len(listed)) == found.truncated  # the budget ends the list too


def test_a_network_without_components_has_one_attractor_the_empty_state() -> None:
    found = logicnet.attractors(Network("nothing", Rules.build([], [])))
    assert [(a.kind, a.states, dict(a.state)) for a in found] == [("fixed point", 1, {})]
    assert found.complete


def test_twenty_inputs_are_one_condition_and_a_million_attractors() -> None:
    names = [f"I{i}" for i in range(20)]
    found = logicnet.attractors(Network("inputs", Rules.build(names, names)))
    assert (len(found), found.count) == (1, 2**20)
    assert found[0].free_inputs == tuple(names)


def test_a_hundred_switches_are_counted_and_some_listed() -> None:
    names = [f"{letter}{i}" for i in range(100) for letter in "AB"]
    rules = [f"!{'B' if name[0] == 'A' else 'A'}{name[1:]}" for name in names]
    found = logicnet.attractors(Network("switches", Rules.build(names, rules)), limit=5)
    assert (found.count, len(found), found.truncated, found.complete) == (2**100, 5, True, True)


def test_the_states_of_a_hundred_oscillators_are_counted_exactly() -> None:
    names = [f"C{i}" for i in range(100)]
    found = logicnet.attractors(Network("clocks", Rules.build(names, [f"!{name}" for name in names])))
    assert [(a.kind, a.states) for a in found] == [("cyclic", 2**100)]


def test_a_latch_that_a_cut_edge_leaves_lists_both_of_its_attractors() -> None:
    network = Network("latch", Rules.build(["In", "Kin", "Myc"], ["In", "In", "Kin | Myc"]))
    found = logicnet.attractors(network, setting="In=0", intervention="Kin:Myc%0")
    assert [attractor.pattern for attractor in found] == ["000", "001"]
    assert all(not attractor.free_inputs and not attractor.condition for attractor in found)


def test_a_rule_that_only_amounts_to_its_own_name_is_no_input() -> None:
    network = Network("latch", Rules.build(["A", "B"], ["A | B & !B", "B"]))
    found = logicnet.attractors(network)
    assert network.inputs == ("B",)
    assert [attractor.pattern for attractor in found] == ["0-", "1-"]
    assert [attractor.free_inputs for attractor in found] == [("B",), ("B",)]


def test_conditions_asked_for_once_do_not_come_back_when_they_are_not_asked_for() -> None:
    compiled = solver.CompiledNetwork(Rules.build(["In", "A"], ["In", "In"]).handle)
    for conditions, listed in ((True, 2), (False, 2), (True, 2)):
        answer = compiled.solve(solver.Plan(inputs_are_conditions=conditions))
        assert (answer.attractors, len(answer.listed(9))) == (2, listed)
        assert all(bool(a.condition) == conditions for a in answer.listed(9))


@pytest.mark.parametrize(("budget", "said"), [({"timeout": 0.2}, "time budget"), ({"memory": 10**6}, "memory budget")])
def test_a_budget_ends_the_list_of_attractors_and_is_named(budget: dict[str, int], said: str) -> None:
    names = [f"X{i}" for i in range(64)]
    latches = Network("latches", Rules.build(names, [f"{name} | {name} & X0" for name in names]))
    found = logicnet.attractors(latches, limit=10**7, **budget)  # type: ignore[arg-type]
    assert found.truncated and not found.complete and 0 < len(found) < 10**7
    assert found.why_truncated == said and f"the {said} ended the list" in found.why_incomplete
    assert found.count == 2**64


def test_listing_does_not_enter_what_was_left_open() -> None:
    """Forty latches beside a block that is left open: none of the 2^40 combinations leads to a listed attractor."""
    names = [f"L{i}" for i in range(40)]
    ring = [f"R{i}" for i in range(18)]
    rules = [f"{name} | {name} & R0" for name in names]
    rules += [f"{ring[i - 1]} & !{ring[i - 5]} | {ring[i - 3]} & !{ring[i - 1]}" for i in range(18)]
    network = Network("open", Rules.build([*names, *ring], rules))
    found = logicnet.attractors(network, without=["mediators", "conditioning"])
    assert not found.complete and "18 components" in found.why_incomplete
    assert len(found) == found.count == 0


def test_an_unknown_name_among_the_inputs_to_tell_apart_is_refused() -> None:
    with pytest.raises(UnknownName, match="unknown component 'Durg'\ndid you mean 'Drug'"):
        logicnet.attractors(Network("one", Rules.parse("Drug, Drug\nA, Drug")), always=["Durg"])


def test_an_unknown_step_to_leave_out_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownName, match="unknown step 'percolating'\ndid you mean 'percolation'"):
        logicnet.attractors(Network("one", Rules.parse("A, A")), without=["percolating"])


def test_inputs_told_apart_are_named_in_one_text_or_one_by_one() -> None:
    network = Network("n", Rules.build(["I", "J", "A"], ["I", "J", "1"]))
    conditions = [
        [dict(one.condition) for one in logicnet.attractors(network, always=always)] for always in ("I, J", ["I", "J"])
    ]
    assert conditions[0] == conditions[1] and len(conditions[0]) == 4
    for wrong in (5, b"I", [5], None):
        with pytest.raises(LogicnetError, match="expected names, found"):
            logicnet.attractors(network, always=wrong)  # type: ignore[arg-type]
