"""Attractors under every update scheme, through the one question a user asks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import oracle
import strategies
from logicnet.analysis.attractors import attractors
from logicnet.dynamics.schemes import SCHEMES
from logicnet.logic import Rules
from logicnet.model import Network


@pytest.mark.parametrize("scheme", SCHEMES)
@given(net=strategies.networks(max_components=4, min_components=1))
@settings(deadline=None, max_examples=40)
def test_attractors_under_a_scheme_are_those_of_the_definition(scheme: str, net: strategies.Net) -> None:
    names = net[0]
    blocks = [[i] for i in range(len(names))]  # block-sequential without blocks: in the network's order
    expected = oracle.attractors(oracle.graph(oracle.network(*net), scheme, blocks))
    network = Network("drawn", Rules.build(*net))
    found = attractors(network, scheme=scheme, always=network.names)
    assert found.complete and found.count == len(expected)
    sizes = {frozenset(end): len(end) for end in expected}
    for attractor in found:
        (end,) = [end for end in expected if tuple(attractor.state.values()) in end]
        assert attractor.states == sizes[frozenset(end)]
        assert attractor.kind == ("fixed point" if len(end) == 1 else "cyclic")
        for i, name in enumerate(names):
            values = {state[i] for state in end}
            assert (name in attractor.oscillating) == (len(values) == 2)
            if len(values) == 1:
                assert attractor.fixed[name] == min(values)
