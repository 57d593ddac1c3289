"""What is read off attractors and subspaces, against every state of them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import levels_oracle
import logicnet
import oracle
import strategies
from logicnet.analysis.readings import Readings, value_range
from logicnet.errors import RuleError, UnknownName
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype, Subspace
from logicnet.model.component import Readout

PAIR = Network(
    "pair",
    Rules.build(["A", "B", "C"], ["!B", "!A", "!C & A"]),
    phenotypes=(Phenotype("Both", "A & B"),),
    readouts=(Readout("Sum", "A + 2*C"),),
)


@given(strategies.networks(5, min_components=1), st.data())
@settings(deadline=None, max_examples=60)
def test_an_attractor_shows_what_holds_in_all_some_or_none_of_its_states(
    net: strategies.Net, data: st.DataObject
) -> None:
    text = data.draw(strategies.expressions(net[0]))
    network = Network("drawn", Rules.build(*net))
    found = logicnet.attractors(network, phenotypes=[text], readouts=f"{net[0][0]} - 2*({text})")
    holds = oracle.rule(text, net[0])
    ends = oracle.attractors(oracle.graph(oracle.network(*net)))
    for attractor in found:
        free = [net[0].index(name) for name in attractor.free_inputs]
        state = tuple(attractor.state.values())
        alike = [e for e in ends if any(all(s[i] == state[i] for i in range(len(s)) if i not in free) for s in e)]
        ways = [{holds(s) for s in end} for end in alike if len(end) == attractor.states]
        word, between = found.readings.cells(attractor)
        told = found.readings.to_dict(attractor)
        assert told["phenotypes"] == {text: word}
        if word == "depends":
            assert free and len({frozenset(way) for way in ways}) > 1
        else:
            assert all(way == {"always": {1}, "never": {0}, "sometimes": {0, 1}}[word] for way in ways)
        ((low, high),) = told["readouts"].values()
        assert between == value_range(low, high)
        assert all(low <= s[0] - 2 * holds(s) <= high for end in alike for s in end)


@given(strategies.networks(5, min_components=1), st.data())
@settings(deadline=None, max_examples=100)
def test_a_subspace_has_a_phenotype_in_all_none_or_some_of_its_states(net: strategies.Net, data: st.DataObject) -> None:
    text = data.draw(strategies.expressions(net[0]))
    values = data.draw(strategies.subspaces(len(net[0])))
    network = Network("drawn", Rules.build(*net))
    found = {oracle.rule(text, net[0])(state) for state in oracle.inside(values)}
    (cell,) = Readings.of(network, text).cells_in(Subspace(net[0], values), network)
    assert cell == {(1,): "1", (0,): "0", (0, 1): "-"}[tuple(sorted(found))]


@given(levels_oracle.levelled(3), st.data())
@settings(deadline=None, max_examples=60)
def test_a_subspace_of_levels_has_no_states_with_holes(net: levels_oracle.Levels, data: st.DataObject) -> None:
    network = toml.read(net.toml().encode(), "n.toml")
    box = [data.draw(st.tuples(st.integers(0, m), st.integers(0, m)).map(sorted)) for m in net.maxima]
    i, j = (data.draw(st.integers(0, len(net.maxima) - 1)) for _ in range(2))
    level, other = data.draw(st.integers(0, net.maxima[i])), data.draw(st.integers(0, net.maxima[j]))
    held = {}
    for name, (low, high) in zip(net.names, box, strict=True):
        held |= network.held(name, low, high)
    space = Subspace(network.names, tuple(held.get(name) for name in network.names))
    text = f"{net.said(i, level)} & !({net.said(j, other)})"
    inside = levels_oracle.inside(tuple(map(tuple, box)))
    found = {int(s[i] == level and s[j] != other) for s in inside}
    cells = Readings.of(network, text, f"{net.names[i]}").cells_in(space, network)
    low, high = box[i]
    assert cells == [{(1,): "1", (0,): "0", (0, 1): "-"}[tuple(sorted(found))], value_range(low, high)]


def test_levels_are_read_without_states_that_have_holes() -> None:
    """``X>=2`` without ``X>=1`` is no state, so ``X=2 & X=0`` holds nowhere, and ``X>=1 | !(X>=2)`` everywhere."""
    from logicnet.model import Component

    network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["A", "A", "A"])
    space = Subspace.read({"A": 1}, network)
    cells = Readings.of(network, ["X>=2 & X=0", "X>=1 | !(X>=2)", "X=1"], ["X + A"]).cells_in(space, network)
    assert cells == ["0", "1", "-", "1..3"]
    one = Subspace.parse("X>=1", network)
    assert Readings.of(network, ["X>=1", "X=0"], ["X"]).cells_in(one, network) == ["1", "0", "1..2"]


def test_those_of_the_network_come_first_and_a_name_twice_is_told_once() -> None:
    readings = Readings.of(PAIR, ["Both", "A"], "Sum")
    assert readings.names == ("Both", "A", "Sum")
    assert readings.titles(PAIR) == ("Both", "A (phenotype)", "Sum")
    assert bool(readings) and not Readings()


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="unknown component or phenotype 'Bath'"):
        Readings.of(PAIR, "Bath")
    with pytest.raises(UnknownName, match="D"):
        Readings.of(PAIR, (), "0.5*D")


def test_every_answer_tells_them() -> None:
    """A and B exclude each other; with A on, C blinks."""
    found = logicnet.attractors(PAIR)
    assert [found.readings.cells(one) for one in found] == [["never", "0"], ["never", "1..3"]]
    assert found.to_dict()["attractors"][1]["phenotypes"] == {"Both": "never"}
    assert found.to_dict()["attractors"][1]["readouts"] == {"Sum": [1.0, 3.0]}
    assert found.to_frame().loc["Sum"].tolist() == ["0", "1..3"]
    spaces = logicnet.trap_spaces(PAIR)
    assert spaces.to_frame().loc["Both"].tolist() == ["0", "0"]
    assert spaces.to_dict()["trap_spaces"][1]["readouts"] == {"Sum": [1.0, 3.0]}
    ahead = logicnet.reach(PAIR, "A=1 B=0", phenotypes=["A & !C"])
    assert ahead.to_frame()["A & !C"].tolist() == ["sometimes"]
    assert ahead.to_dict()["reached"][0]["phenotypes"] == {"Both": "never", "A & !C": "sometimes"}
    from logicnet.analysis.succession import succession

    steps = succession(PAIR)
    assert steps.to_dict()["nodes"][0]["phenotypes"] == {"Both": None}
    assert steps.to_frame()["Both"].tolist() == ["0", "0"]


def test_a_product_of_bits_is_what_it_should_be() -> None:
    """The truth table of an expression, in the order of states."""
    readings = Readings.of(PAIR, "A & !B")
    cells = [readings.cells_in(Subspace(PAIR.names, state), PAIR)[1] for state in product((0, 1), repeat=3)]
    assert cells == ["0", "0", "0", "0", "1", "1", "0", "0"]


@pytest.mark.parametrize("bad", [5, [5], [None], b"A"])
def test_what_is_no_text_is_refused(bad: object) -> None:
    for asked in ({"phenotypes": bad}, {"readouts": bad}):
        with pytest.raises(RuleError, match="expected a phenotype or a readout, found"):
            logicnet.attractors(PAIR, **asked)  # type: ignore[arg-type]
