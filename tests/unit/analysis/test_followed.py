"""What a simulation follows where nothing is said, and what it is told to follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.analysis.followed import followed
from logicnet.errors import LogicnetError
from logicnet.logic import Rules
from logicnet.model import Component, Measure, Network, Phenotype, Readout, Timing

NETWORK = Network("n", Rules.build(["In", "A", "B", "Out"], ["In", "B & In", "A", "A | B"]))


def names(network: Network, given: object = None) -> list[str]:
    return [one.name for one in followed(network, given)]  # type: ignore[arg-type] # wrong ones are tried too


def test_phenotypes_and_readouts_of_the_network_come_first() -> None:
    known = replace(NETWORK, phenotypes=(Phenotype("On", "A & B"),), readouts=(Readout("growth", "0.5*A + B"),))
    assert names(known) == ["On", "growth"]


def test_without_them_it_is_what_the_file_does_not_call_internal() -> None:
    assert names(replace(NETWORK, timing=Timing(internal=("In", "Out")))) == ["A", "B"]


def test_without_that_it_is_what_nothing_reads() -> None:
    assert names(NETWORK) == ["Out"]


def test_without_outputs_it_is_all_that_has_a_rule() -> None:
    assert names(Network("n", Rules.build(["In", "A", "B"], ["In", "B & In", "A"]))) == ["A", "B"]
    assert names(Network("n", Rules.build(["In"], ["In"]))) == ["In"]


def test_names_that_would_be_signs_are_followed() -> None:
    network = Network("n", Rules.build(["A", "A-B"], ["A", "A"]))
    (one,) = followed(network)
    assert one.name == "A-B" and one.variables == {1}


def test_measures_are_told_apart_by_commas_outside_quotes() -> None:
    assert names(NETWORK, "A, 0.5*A + B,A & !B") == ["A", "0.5*A + B", "A & !B"]
    quoted = Network("n", Rules.build(["A,B", "C"], ["C", "C"]))
    assert [one.variables for one in followed(quoted, '"A,B",C')] == [{0}, {1}]


def test_one_measure_or_several_are_taken_as_they_are_each_once() -> None:
    one = Measure.read("A", NETWORK)
    assert followed(NETWORK, one) == (one,)
    assert names(NETWORK, [one, "B", "A"]) == ["A", "B"]


def test_a_component_with_levels_is_followed_by_its_level() -> None:
    network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["A", "A", "A"])
    (one,) = followed(network)
    assert (one.name, one.bounds) == ("X", (0, 2))


@pytest.mark.parametrize("given", ["", ",", [], [3], ["nothing"], "A +"])
def test_what_cannot_be_followed_is_refused(given: object) -> None:
    with pytest.raises(LogicnetError):
        names(NETWORK, given)
