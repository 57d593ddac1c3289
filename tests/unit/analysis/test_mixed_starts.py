"""Mixtures as starts of `reach` and `probabilities`: what the definition gives, state by state."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle as chain
import levels_oracle
import logicnet
import oracle
import strategies
from logicnet.analysis.answer import Attractor
from logicnet.errors import SettingError
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.model.timing import Initial, Timing

State = tuple[int, ...]
Ends = list[frozenset[State]]


def alike(attractor: Attractor, ends: Ends) -> Ends:
    """The attractors of the oracle that one stands for: one each way its free inputs are set."""
    free = set(attractor.free_inputs)
    named = list(attractor.state.items())
    own = [e for e in ends if any(all(s[i] == v for i, (n, v) in enumerate(named) if n not in free) for s in e)]
    return [end for end in own if len(end) == attractor.states]


def chances(net: strategies.Net, parts: list[tuple[float, dict[int, int]]]) -> dict[frozenset[State], float]:
    rules, size = oracle.network(*net), len(net[0])
    q = chain.generator(lambda s: [rule(s) for rule in rules], [(1.0, 1.0)] * size)
    states = chain.states(size)
    ends = [frozenset(states[k] for k in part) for part in chain.closed_parts(q)]
    return dict(zip(ends, chain.absorbed(q, chain.mixture(parts, size)), strict=True))


@st.composite
def questions(draw: st.DrawFn) -> tuple[strategies.Net, list[tuple[float, dict[int, int]]], str]:
    net = draw(strategies.networks(5, min_components=1))
    size = len(net[0])
    parts = draw(st.lists(st.dictionaries(st.integers(0, size - 1), st.integers(0, 1)), min_size=2, max_size=3))
    if len(parts) == 2:
        shares, texts = (0.25, 0.75), ("1/4", "0.75")
    else:
        shares, texts = (0.5, 0.3, 0.2), ("1/2", "0.3", "1/5")
    text = "; ".join(
        f"{share}: {' '.join(f'{net[0][i]}={v}' for i, v in part.items())}"
        for share, part in zip(texts, parts, strict=True)
    )
    return net, list(zip(shares, parts, strict=True)), text


@given(questions())
@settings(deadline=None, max_examples=100)
def test_probabilities_from_a_mixture_are_those_of_the_chain(
    question: tuple[strategies.Net, list[tuple[float, dict[int, int]]], str],
) -> None:
    net, parts, text = question
    wanted = chances(net, parts)
    found = logicnet.probabilities(Network("drawn", Rules.build(*net)), text)
    assert found.exact
    for chance in found.chances:
        own = alike(chance.attractor, list(wanted))
        assert chance.probability == pytest.approx(sum(wanted[end] for end in own), abs=1e-9)


@given(questions(), st.sampled_from([22, -1]))
@settings(deadline=None, max_examples=100)
def test_what_a_mixture_reaches_is_what_its_parts_reach(
    question: tuple[strategies.Net, list[tuple[float, dict[int, int]]], str], bitsets: int
) -> None:
    net, parts, text = question
    graph = oracle.graph(oracle.network(*net))
    begin = {s for s in graph for _, part in parts if all(s[i] == v for i, v in part.items())}
    ahead = oracle.forward(graph, begin)
    found = logicnet.reach(Network("drawn", Rules.build(*net)), text, bitsets=bitsets)
    ends = list(oracle.attractors(graph))
    reached = [alike(one, ends) for one in found.reached]
    assert {end for own in reached for end in own} >= {end for end in ends if end <= ahead}
    assert all(any(end <= ahead for end in own) for own in reached)
    assert all(not any(end <= ahead for end in alike(one, ends)) for one in found.unreached)
    assert found.states == len(ahead) if found.exhaustive else (found.states or 0) <= len(ahead)


def test_the_initial_distribution_of_a_file_is_a_start() -> None:
    """A is on in a quarter of the cells, B in half of them, each by itself; the latch that is on first wins."""
    rules = Rules.build(["A", "B"], ["!B", "!A"])
    groups = (Initial(("A",), (((1,), 1.0), ((0,), 3.0))), Initial(("B",), (((1,), 1.0), ((0,), 1.0))))
    network = Network("n", rules, timing=Timing(initial=groups))
    found = logicnet.probabilities(network, "@initial", phenotypes="A")
    # from 10: A; from 01: B; from 00 and 11: each as often
    wanted = 0.25 * 0.5 + (0.75 * 0.5 + 0.25 * 0.5) / 2
    assert {c.attractor.pattern: c.probability for c in found.chances} == pytest.approx(
        {"10": wanted, "01": 1 - wanted}
    )
    (one,) = found.measures
    assert one.exact and one.value == pytest.approx(wanted)
    assert [a.pattern for a in logicnet.reach(network, "@initial").reached] == ["01", "10"]


def test_attractors_under_another_setting_are_a_start() -> None:
    """Without the drug there are four, A or B with M or without it; the drug switches M on where A is on."""
    network = Network("n", Rules.build(["D", "A", "B", "M"], ["D", "!B", "!A", "M | A & D"]))
    found = logicnet.probabilities(network, "attractors(D=0)", intervention="D%1", phenotypes="M")
    assert found.exact
    marked = sum(c.probability or 0.0 for c in found.chances if c.attractor.fixed["M"])
    assert marked == pytest.approx(3 / 4) and found.measures[0].value == pytest.approx(3 / 4)
    ahead = logicnet.reach(network, "attractors(D=0)", intervention="D%1")
    assert sorted(one.pattern for one in ahead.reached) == ["1010", "1011", "1101"]
    with pytest.raises(SettingError, match="every input held"):
        logicnet.probabilities(network, "attractors()")


@settings(max_examples=60, deadline=None)
@given(levels_oracle.levelled(3), st.data())
def test_a_mixture_of_levels_is_that_of_the_definition(net: levels_oracle.Levels, data: st.DataObject) -> None:
    graph = levels_oracle.graph(net.targets, net.maxima)
    starts = [tuple(data.draw(st.integers(0, m)) for m in net.maxima) for _ in range(2)]
    network = toml.read(net.toml().encode(), "n.toml")
    text = "; ".join(
        f"{share}: {' '.join(f'{n}={v}' for n, v in zip(net.names, state, strict=True))}"
        for share, state in zip(("1/3", "2/3"), starts, strict=True)
    )
    each = [levels_oracle.absorption(graph, [state]) for state in starts]
    found = logicnet.probabilities(network, text, readouts=net.names[0])
    assert found.exact
    for chance in found.chances:
        own = alike(chance.attractor, list(each[0]))
        wanted = sum(each[0][end] / 3 + 2 * each[1][end] / 3 for end in own)
        assert chance.probability == pytest.approx(wanted, abs=1e-9)
    assert found.measures[0].exact
    ahead = levels_oracle.forward(graph, starts)
    reached = logicnet.reach(network, text)
    assert {len(one.state) for one in reached.reached} <= {len(net.maxima)}
    assert sum(len(alike(one, [e for e in each[0] if e <= ahead])) > 0 for one in reached.reached) == len(
        reached.reached
    )
