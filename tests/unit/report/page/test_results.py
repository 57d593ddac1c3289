"""What was found when a page was made: what `logicnet attractors` finds of the same question."""

from __future__ import annotations

import logicnet
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype
from logicnet.report.page.opening import opening
from logicnet.report.page.results import LISTED_AT_FIRST, found_at_first, result_entry


def test_the_attractors_of_a_switch_are_told_with_values_and_phenotypes() -> None:
    """Two fixed points by hand: A without B, and B without A; with the drug, which nothing holds, as a condition."""
    network = Network("s", Rules.build(["A", "B"], ["!B", "!A"]), phenotypes=(Phenotype("On", "A"),))
    entry = result_entry(found_at_first(opening(network)))
    assert (entry["count"], entry["incomplete"]) == ("2", "")
    assert [one["values"] for one in entry["attractors"]] == [{"A": "0", "B": "1"}, {"A": "1", "B": "0"}]
    assert [one["phenotypes"] for one in entry["attractors"]] == [{"On": "never"}, {"On": "always"}]
    assert [(one["kind"], one["states"]) for one in entry["attractors"]] == [("fixed point", "1")] * 2


def test_a_phenotype_that_is_an_expression_is_told_beside_the_networks_own() -> None:
    network = Network("s", Rules.build(["A", "B"], ["!B", "!A"]), phenotypes=(Phenotype("On", "A"),))
    entry = result_entry(found_at_first(opening(network, phenotype="A & !B")))
    (extra,) = {*entry["attractors"][0]["phenotypes"]} - {"On"}
    assert [one["phenotypes"][extra] for one in entry["attractors"]] == ["never", "always"]


def test_more_attractors_than_are_listed_are_counted_and_the_rest_is_said() -> None:
    """Six switches of two have 2^6 fixed points."""
    names = [f"{side}{i}" for i in range(6) for side in "AB"]
    rules = [f"!{'B' if name[0] == 'A' else 'A'}{name[1]}" for name in names]
    entry = result_entry(found_at_first(opening(Network("s", Rules.build(names, rules)))))
    assert entry["count"] == "64" and len(entry["attractors"]) == LISTED_AT_FIRST == 50
    assert entry["incomplete"] == "the first 50 are listed"


def test_it_is_asked_within_the_context() -> None:
    network = logicnet.load("resistance")
    begin = opening(network, "Paclitaxel=1", "siltuximab", "triple-negative")
    inside = logicnet.in_context(network, "triple-negative", setting="Paclitaxel=1", intervention="siltuximab")
    expected = logicnet.attractors(network, setting=inside.setting, intervention=inside.intervention)
    assert result_entry(found_at_first(begin))["count"] == str(expected.count)
