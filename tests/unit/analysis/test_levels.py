"""Answers about networks with levels, held to an oracle that knows levels and no variables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import levels_oracle as oracle
import logicnet
from logicnet.errors import LogicnetError, UnknownName
from logicnet.formats import toml
from logicnet.model import Network, Rates
from logicnet.reduction import percolate


def network_of(net: oracle.Levels) -> Network:
    return toml.read(net.toml().encode(), "n.toml")


def agree(found, g) -> None:
    """The attractors are those of the graph: number, sizes, levels, ranges, and a state of its own."""
    expected = oracle.attractors(g)
    assert found.complete
    seen = set()
    for attractor in found:
        starts = [attractor.state]
        free = attractor.free_inputs
        for values in oracle.product(*((0, 1) for _ in free)):
            state = tuple({**starts[0], **dict(zip(free, values, strict=True))}.values())
            (own,) = [a for a in expected if state in a]
            seen.add(own)
            assert attractor.states == len(own)
            for i, name in enumerate(attractor.state):
                if name in free:
                    continue
                span = min(s[i] for s in own), max(s[i] for s in own)
                assert (attractor.fixed.get(name) == span[0]) == (span[0] == span[1])
                assert attractor.levels.get(name, span) == span
                assert (name in attractor.oscillating) == (span[0] < span[1])
    assert seen == expected
    assert found.count == len(expected)


def box(net: oracle.Levels, space) -> oracle.Box:
    record = space.to_dict()
    full = {name: (0, m) for name, m in zip(net.names, net.maxima, strict=True)}
    full |= {name: (v, v) for name, v in record["fixed"].items()}
    return tuple({**full, **{name: tuple(two) for name, two in record.get("levels", {}).items()}}.values())


@settings(max_examples=500, deadline=None)
@given(oracle.levelled())
def test_attractors_are_those_of_the_network_of_levels(net: oracle.Levels) -> None:
    agree(logicnet.attractors(network_of(net)), oracle.graph(net.targets, net.maxima))


@settings(max_examples=400, deadline=None)
@given(oracle.levelled(max_components=3))
def test_trap_spaces_and_fixed_points_are_those_of_the_network_of_levels(net: oracle.Levels) -> None:
    network, every = network_of(net), oracle.trap_spaces(net.targets, net.maxima)
    for kind, expected in (
        ("minimal", oracle.minimal(every)),
        ("maximal", oracle.maximal(every, net.maxima)),
        ("all", every),
        ("fixed-points", {b for b in every if all(low == high for low, high in b)}),
    ):
        found = [box(net, space) for space in logicnet.trap_spaces(network, kind, limit=10_000)]
        assert len(found) == len(set(found))
        assert set(found) == expected, kind


@settings(max_examples=400, deadline=None)
@given(oracle.levelled(), st.data())
def test_what_is_reached_from_levels_is_their_forward_closure(net: oracle.Levels, data: st.DataObject) -> None:
    g = oracle.graph(net.targets, net.maxima)
    bounds = [data.draw(st.tuples(st.integers(0, m), st.integers(0, m)).map(sorted).map(tuple)) for m in net.maxima]
    pairs = list(zip(net.names, bounds, net.maxima, strict=True))
    text = " ".join(f"{n}={a}..{b}" if a < b else f"{n}={a}" for n, (a, b), m in pairs if m > 1 or a == b)
    ahead = oracle.forward(g, oracle.inside(tuple(bounds)))
    for bitsets in (22, 0):
        found = logicnet.reach(network_of(net), text, bitsets=bitsets)
        if "combinations" in found.why_incomplete:
            continue
        assert not found.exhaustive or found.states == len(ahead)
        expected = {frozenset(a) for a in oracle.attractors(g) if a & ahead}
        hit = {
            a
            for one in found.reached
            for a in expected
            if any(all(s[i] == v for i, (n, v) in enumerate(one.state.items()) if n not in one.free_inputs) for s in a)
        }
        assert hit == expected
        assert not found.undecided
        for one in found.unreached:
            assert tuple(one.state.values()) not in ahead


@settings(max_examples=400, deadline=None)
@given(oracle.levelled(), st.data())
def test_probabilities_from_levels_are_those_of_the_walk_on_levels(net: oracle.Levels, data: st.DataObject) -> None:
    g = oracle.graph(net.targets, net.maxima)
    bounds = [data.draw(st.tuples(st.integers(0, m), st.integers(0, m)).map(sorted).map(tuple)) for m in net.maxima]
    pairs = list(zip(net.names, bounds, net.maxima, strict=True))
    text = " ".join(f"{n}={a}..{b}" if a < b else f"{n}={a}" for n, (a, b), m in pairs if m > 1 or a == b)
    rate = data.draw(st.integers(1, 3))
    chances = oracle.absorption(g, oracle.inside(tuple(bounds)), {0: rate})
    found = logicnet.probabilities(network_of(net), text, rates={"P": rate})
    assert found.exact
    for chance in found.chances:
        one, free = chance.attractor, chance.attractor.free_inputs
        own = {
            a
            for a in chances
            if any(all(s[i] == v for i, (n, v) in enumerate(one.state.items()) if n not in free) for s in a)
        }
        assert chance.probability == pytest.approx(sum(chances[a] for a in own), abs=1e-9)


@settings(max_examples=400, deadline=None)
@given(oracle.levelled(), st.data())
def test_interventions_on_levels_are_those_of_the_definition(net: oracle.Levels, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(net.maxima) - 1))
    j = data.draw(st.integers(0, len(net.maxima) - 1))
    top = net.maxima[i]
    low, high = sorted(data.draw(st.tuples(st.integers(0, top), st.integers(0, top))))
    kind = data.draw(st.sampled_from(["fix", "keep", "cut"]))
    own = net.targets
    if kind == "cut" and i != j and net.names[i] in network_of(net).regulators(net.names[j]):
        text, own = f"{net.names[i]}:{net.names[j]}%{low}", oracle.cut(own, i, j, low)
    elif kind == "keep" and low < high and (low, high) != (0, top):  # between all levels it would be no intervention
        text, own = f"{net.names[i]}%{low}:{high}", oracle.held(own, i, low, high)
    else:
        text, own = f"{net.names[i]}%{low}", oracle.held(own, i, low, low)
    agree(logicnet.attractors(network_of(net), intervention=text), oracle.graph(own, net.maxima))


def test_setting_an_input_with_levels_gives_what_holding_it_gives() -> None:
    network = toml.read(b'[components.S]\nmaximum = 2\ninput = true\n[components.A]\nrule = "S=1 & !A"\n', "n.toml")
    found = logicnet.attractors(network)
    assert [(a.condition, a.pattern) for a in found] == [({"S": 0}, "00"), ({"S": 1}, "1-"), ({"S": 2}, "20")]
    for level in (0, 1, 2):
        (by_setting,) = logicnet.attractors(network, setting={"S": level})
        (by_holding,) = logicnet.attractors(network, intervention=f"S%{level}")
        assert by_setting.pattern == by_holding.pattern == ("00", "1-", "20")[level]
        assert by_setting.condition == {}


def test_a_rule_that_no_level_satisfies_leaves_a_trap_space() -> None:
    # X runs through all levels; as variables X>=2 without X>=1 would satisfy the rule of B
    text = '[components.X]\nmaximum = 2\nrule = { 1 = "0", 2 = "!Y" }\n[components.Y]\nrule = "X=2 | X & Y"\n'
    network = toml.read((text + '[components.B]\nrule = "X=0 & X>=2"\n').encode(), "n.toml")
    (space,) = logicnet.trap_spaces(network)
    assert space.to_dict()["fixed"]["B"] == 0


def test_json_has_the_levels_of_what_is_not_fixed() -> None:
    network = toml.read(b'[components.X]\nmaximum = 3\nrule = { 1 = "X=2", 2 = "X=1", 3 = "X=3" }\n', "n.toml")
    records = [attractor.to_dict() for attractor in logicnet.attractors(network)]
    assert [(r["fixed"], r["oscillating"], r["levels"]) for r in records] == [
        ({"X": 0}, [], {}),
        ({"X": 3}, [], {}),
        ({}, ["X"], {"X": [1, 2]}),
    ]


def test_attractors_of_networks_without_levels_have_no_levels_in_json() -> None:
    network = toml.read(b'[components.A]\nrule = "!A"\n', "n.toml")
    (attractor,) = logicnet.attractors(network)
    assert "levels" not in attractor.to_dict()
    assert attractor.by_variables is attractor


def test_the_most_permissive_scheme_is_refused_for_levels() -> None:
    network = toml.read(b"[components.X]\nmaximum = 2\ninput = true\n", "n.toml")
    with pytest.raises(LogicnetError, match="not defined here for components with levels"):
        logicnet.attractors(network, scheme="most-permissive")


def test_a_rate_is_that_of_a_component_and_not_of_one_variable() -> None:
    network = toml.read(b"[components.X]\nmaximum = 2\ninput = true\n", "n.toml")
    assert Rates.read({"X": 3}, network).by_variable(network) == {0: (3.0, 3.0), 1: (3.0, 3.0)}
    with pytest.raises(UnknownName, match="unknown component 'X>=1'"):
        Rates.read({"X>=1": 3}, network)


def test_a_reduced_network_keeps_a_component_whole_or_is_about_its_variables() -> None:
    text = b'[components.X]\nmaximum = 2\nrule = { 1 = "1", 2 = "Y" }\n[components.Y]\nrule = "X=2 | !Y"\n'
    network = toml.read(text, "n.toml")
    assert percolate(network).network.names == ("X>=2", "Y")
    assert percolate(network).fixed == {"X>=1": 1}
