"""What has a name, as the page asks it: expressions written out for the core, changes in notation, levels by name."""

from __future__ import annotations

from itertools import product

import pytest

import logicnet
from logicnet.formats.catalogue import catalogue_for
from logicnet.logic import Rules
from logicnet.model import Component, Context, Intervention, Named, Network, Phenotype, Readout, Setting
from logicnet.report.page.named import (
    context_entries,
    drug_entries,
    intervention_entries,
    phenotype_entries,
    readout_entries,
    setting_entries,
)


def small() -> Network:
    return Network(
        "small",
        Rules.build(["A b", "B", "C"], ['"A b"', '"A b" & C', "B"]),
        phenotypes=(Phenotype("On", '"A b" & !C'), Phenotype("Off", "!On | B", mechanism="a latch")),
        readouts=(Readout("growth", '0.5*"A b" - 2*On + 1'),),
        settings=(Named("wet", '"A b"=1', True, "in water"),),
        interventions=(Named("both", "B%0 C%1", title="two at once"),),
        contexts=(Context("line", title="a line", setting='"A b"=0', background="B%1", assumed=("A b",)),),
    )


def test_a_phenotype_is_written_out_and_means_the_same_without_the_networks_names() -> None:
    network = small()
    for entry in phenotype_entries(network):
        alone = network.rules.expression(entry["expression"])
        named = network.expression(entry["name"])
        for state in product((0, 1), repeat=3):
            values = dict(zip(network.names, state, strict=True))
            assert alone.evaluate(values) == named.evaluate(values)
    assert phenotype_entries(network)[1]["note"] == "a latch"


@pytest.mark.parametrize("name", ["il6", "microenvironment", "resistance"])
def test_the_phenotypes_of_shipped_networks_are_read_without_their_names(name: str) -> None:
    network = logicnet.load(name)
    for entry in phenotype_entries(network):
        assert network.rules.expression(entry["expression"]).program == network.expression(entry["name"]).program


def test_a_readout_is_a_constant_and_weighted_terms() -> None:
    network = small()
    (entry,) = readout_entries(network)
    for state in product((0, 1), repeat=3):
        values = dict(zip(network.names, state, strict=True))
        told = entry["constant"] + sum(
            term["weight"] * network.rules.expression(term["expression"]).evaluate(values) for term in entry["terms"]
        )
        assert told == 1 + 0.5 * values["A b"] - 2 * (values["A b"] and not values["C"])


def test_what_has_a_name_stands_with_levels_and_changes() -> None:
    network = small()
    assert setting_entries(network) == [{"name": "wet", "note": "in water", "values": {"A b": 1}, "byDefault": True}]
    assert intervention_entries(network) == [{"name": "both", "note": "two at once", "changes": ["B%0", "C%1"]}]
    assert context_entries(network) == [
        {
            "name": "line",
            "kind": "experiment",
            "note": "a line; assumed: A b",
            "values": {"A b": 0},
            "changes": ["B%1"],
        }
    ]


def test_the_drugs_are_those_that_act_with_what_they_do_there() -> None:
    network = logicnet.load("il6")
    entries = {one["name"]: one for one in drug_entries(network)}
    assert list(entries) == [drug.name for drug in catalogue_for(network).applicable]
    assert entries["siltuximab"]["changes"] == ["IL6:IL6R%0", "IL6_niche:IL6R%0"]
    assert "neutralising antibody" in entries["siltuximab"]["note"]
    assert drug_entries(small()) == []


def test_contexts_of_the_whole_network_are_read_back_as_they_were() -> None:
    network = logicnet.load("resistance")
    for entry, one in zip(context_entries(network), network.contexts, strict=True):
        assert str(Setting.read(entry["values"], network)) == one.setting
        assert str(Intervention.parse(" ".join(entry["changes"]), network)) == one.background


def test_a_level_is_read_as_one() -> None:
    components = (Component("A"), Component("X", maximum=2))
    network = Network.levelled("n", components, ["A", "A", "A"], readouts=(Readout("r", "3*X"),))
    assert [term["weight"] for term in readout_entries(network)[0]["terms"]] == [3.0, 3.0]
