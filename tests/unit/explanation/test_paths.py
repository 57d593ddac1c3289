"""Causal paths, by hand: along reasons where percolation decides, else the shortest along signs that fit."""

from __future__ import annotations

from fractions import Fraction

from logicnet.core.budget import Clock
from logicnet.explanation.chain import chain
from logicnet.explanation.paths import causal_paths
from logicnet.logic import Rules
from logicnet.model import Intervention, Network

FALLS, RISES = (Fraction(1, 2), Fraction(0)), (Fraction(1, 2), Fraction(1))
# P reads F and, the other way, K itself; J can show it alone.
NETWORK = Network("two ways", Rules.build(["I", "J", "K", "F", "P"], ["I", "J", "I", "K", "F & !K | J"]))


def found(network: Network, phenotype: str, done: str, **moved: tuple[Fraction, Fraction]) -> list[str]:
    made = Intervention.parse(done, network)
    links = chain(network, made, None, Clock(None))
    paths = causal_paths(network, phenotype, made, moved, links)
    return ["".join([path[0].source, *(edge.sign + edge.target for edge in path)]) for path in paths]


def test_a_path_goes_by_signs_that_fit_even_where_another_is_shorter() -> None:
    assert found(NETWORK, "P", "K%0", K=FALLS, F=FALLS, P=FALLS) == ["K+F+P"]
    assert found(NETWORK, "P", "K%0", K=FALLS, F=FALLS, P=RISES) == ["K-P"]


def test_where_no_signs_fit_a_shortest_path_through_what_differs_is_told() -> None:
    assert found(NETWORK, "P", "K%0", K=FALLS, P=FALLS) == ["K-P"]


def test_the_path_of_a_cut_begins_with_its_edge() -> None:
    assert found(NETWORK, "P", "I:K%0", K=FALLS, F=FALLS, P=FALLS) == ["I+K+F+P"]


def test_what_does_not_differ_has_no_path() -> None:
    assert found(NETWORK, "P | J", "K%0", K=FALLS, F=FALLS, P=FALLS) == ["K+F+P"]
    assert found(NETWORK, "J", "K%0", K=FALLS, F=FALLS, P=FALLS) == []


def test_where_percolation_decides_there_is_a_path_for_each_component_that_is_needed_and_no_other() -> None:
    # Under K%0 both X and Y are 0; either of them is enough to make an and 0, both are needed for an or.
    network = Network("fork", Rules.build(["K", "X", "Y"], ["K", "K", "K"]))
    moved = {"K": FALLS, "X": FALLS, "Y": FALLS}
    assert sorted(found(network, "X | Y", "K%0", **moved)) == ["K+X", "K+Y"]
    assert len(found(network, "X & Y", "K%0", **moved)) == 1
