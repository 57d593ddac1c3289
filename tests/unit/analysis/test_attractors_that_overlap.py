"""Attractors in the intersection of overlapping trap spaces: each is listed once, and counted once.

Expected counts are by hand. A pair ``A, A xor B, or A & B & c`` and ``B, A xor B`` is off at 00. From 01 and from 10
only 11 is reached, and from 11 never 00, whatever the coupling ``c`` is: once on, a pair stays on. So which pairs are
on never changes, and from every state with the same pairs on the state with all of those at 11 is reached, where delays
without a cycle settle. Hence ``k`` pairs have ``2^k`` attractors, one for each set of pairs that are on; with all off
nothing moves; and no trap space but the whole enforces a pair that is on.
"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import logicnet
import oracle
from logicnet.core import solver
from logicnet.logic import Rules
from logicnet.model import Network
from strategies import Net


def pairs(couplings: tuple[str, ...], delays: dict[str, str] | None = None) -> Net:
    """A network of pairs A1 B1, A2 B2, ... each with its coupling, and of delays by name."""
    rules: dict[str, str] = {}
    for i, coupling in enumerate(couplings, 1):
        a, b = f"A{i}", f"B{i}"
        rules[a] = f"({a} & !{b} | !{a} & {b}) | {a} & {b} & ({coupling})"
        rules[b] = f"{a} & !{b} | !{a} & {b}"
    rules |= delays or {}
    return tuple(rules), tuple(rules.values())


@st.composite
def coupled_pairs(draw: st.DrawFn, most: int) -> Net:
    """Pairs that read each other and delays of each other in any way."""
    k = draw(st.integers(1, most))
    names = [f"{letter}{i}" for i in range(1, k + 1) for letter in "AB"]
    delays: dict[str, str] = {}
    for i in range(draw(st.integers(0, k))):
        delays[f"D{i}"] = draw(st.sampled_from(["", "!"])) + draw(st.sampled_from([*names, *delays]))
    words = st.sampled_from([f"{sign}{name}" for sign in ("", "!") for name in (*names, *delays)] + ["0", "1"])
    coupling = st.tuples(words, st.sampled_from("&|"), words).map(" ".join)
    return pairs(tuple(draw(coupling) for _ in range(k)), delays)


OVERLAPPING = pairs(("D", "B1"), {"D": "A2"})
LONGER = pairs(("D7", "B1"), {"D0": "A2", **{f"D{i + 1}": f"D{i}" for i in range(7)}})


@pytest.mark.parametrize("net", [OVERLAPPING, LONGER], ids=["small blocks not taken at once", "as it is asked"])
def test_an_attractor_in_two_trap_spaces_is_listed_once(net: Net) -> None:
    plan = solver.Plan(direct=2) if net is OVERLAPPING else solver.Plan()
    answer = solver.CompiledNetwork(Rules.build(*net).handle, plan).solve(plan)
    expected = sorted(map(len, oracle.attractors(oracle.graph(oracle.network(*net)))))
    assert len(expected) == answer.attractors == answer.pairs == 2**2
    assert sorted(attractor.states for attractor in answer.listed(100)) == expected


@given(net=coupled_pairs(5), direct=st.integers(1, 10), limit=st.integers(1, 16))
def test_pairs_have_an_attractor_for_each_set_of_pairs_that_are_on(net: Net, direct: int, limit: int) -> None:
    k = sum(name.startswith("A") for name in net[0])
    plan = solver.Plan(direct=direct, explicit_limit=limit)
    answer = solver.CompiledNetwork(Rules.build(*net).handle, plan).solve(plan)
    assert not answer.left
    assert (answer.attractors, answer.fixed_points) == (2**k, 1)
    listed = answer.listed(2 ** (k + 1))
    on = {tuple(state[2 * i] | state[2 * i + 1] for i in range(k)) for state in (a.state for a in listed)}
    assert len(listed) == 2**k
    assert on == set(product((0, 1), repeat=k))


@pytest.mark.parametrize("k", [9, 14])
def test_a_ring_of_many_pairs_behind_delays_is_counted_without_a_doublet(k: int) -> None:
    delays = {f"D{i}": f"B{i}" for i in range(1, k + 1)}
    net = pairs(tuple(f"D{i % k + 1}" for i in range(1, k + 1)), delays)
    found = logicnet.attractors(Network("ring", Rules.build(*net)), limit=2**k)
    assert found.complete
    assert (found.count, len(found), len(found.fixed_points)) == (2**k, 2**k, 1)
    assert len({a.pattern for a in found}) == 2**k


@given(held=st.sampled_from([1, 2]), value=st.sampled_from([0, 1]))
def test_an_intervention_on_overlapping_pairs_is_counted_once_too(held: int, value: int) -> None:
    net = OVERLAPPING
    index = net[0].index(f"A{held}")
    plan = solver.Plan(direct=1)
    answer = solver.CompiledNetwork(Rules.build(*net).handle, plan).solve(plan, {index: value})
    functions = oracle.fix(oracle.network(*net), {index: value})
    expected = sorted(map(len, oracle.attractors(oracle.graph(functions))))
    assert sorted(attractor.states for attractor in answer.listed(100)) == expected
