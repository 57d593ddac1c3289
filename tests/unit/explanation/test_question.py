"""Explanations of small networks, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.errors import InterventionError
from logicnet.explanation import explain
from logicnet.formats import load
from logicnet.model import Network, Phenotype
from logicnet.screens import design, singles
from mutants import changed, read

CASCADE = (
    ("Drug", "Ligand", "Kinase", "Factor", "Other", "Death"),
    ("Drug", "Ligand", "Ligand", "Kinase & Ligand", "Other", "Drug & !Factor"),
)


def cascade() -> Network:
    return read(CASCADE)[0]


def test_the_chain_goes_round_by_round_with_enough_reason_and_none_too_many() -> None:
    found = explain(cascade(), "!Death", "Kinase%0", setting="Drug=1 Ligand=1")
    assert [(s.round, s.component, s.value, s.because) for s in found.chain if s.differs] == [
        (0, "Kinase", 0, ()),
        (1, "Factor", 0, (("Kinase", 0),)),
        (2, "Death", 1, (("Drug", 1), ("Factor", 0))),
    ]


def test_the_path_leads_from_what_is_touched_to_what_the_phenotype_reads() -> None:
    found = explain(cascade(), "!Death", "Kinase%0", setting="Drug=1 Ligand=1")
    assert [(edge.source, edge.sign, edge.target) for edge in found.path] == [
        ("Kinase", "+", "Factor"),
        ("Factor", "-", "Death"),
    ]
    assert found.outcome == "removes" and found.first == ("Factor",)
    assert [d.component for d in found.differences] == ["Kinase", "Factor", "Death"]
    assert "Kinase -> Factor -| Death" in str(found)


def test_the_path_of_a_cut_begins_with_the_edge() -> None:
    found = explain(cascade(), "!Death", "Ligand:Factor%0", setting="Drug=1 Ligand=1")
    assert [(edge.source, edge.target) for edge in found.path] == [("Ligand", "Factor"), ("Factor", "Death")]


def test_the_paths_follow_the_reasons_of_percolation_one_for_each_component_that_decides() -> None:
    names = ("Drug", "Factor", "Near", "Guard", "Stem", "Death")
    rules = ("Drug", "Factor", "Factor", "Factor", "Factor", "Drug & !(Guard & (Near | Factor))")
    network = read((names, rules))[0]
    found = explain(network, "Drug & (!Death | Stem)", "Factor%0", setting="Drug=1 Factor=1")
    told = str(found)
    assert "Causal path: Factor -> Stem" in told and "Causal path: Factor -| Death" not in told.replace("Guard -| ", "")
    because = {step.component: dict(step.because) for step in found.chain}
    for path in found.paths:
        assert all(edge.source in because[edge.target] for edge in path)
    assert {path[-1].target for path in found.paths} == {"Death", "Stem"}


def test_in_il6_the_loss_of_vcam1_and_the_loss_of_oct4_are_both_told() -> None:
    found = str(explain(load("il6"), "Resistant", "STAT3%0", setting="FAC=1"))
    assert "STAT3_dimer -> VCAM1 -| Apoptosis" in found and "STAT3_dimer -> OCT4 -> BCSC" in found
    assert "HIF1A -| Apoptosis" not in found
    both = str(explain(load("il6"), "Resistant", "OCT4%0 VCAM1%0", setting="FAC=1"))
    assert "Causal path: VCAM1 -| Apoptosis" in both and "Causal path: OCT4 -> BCSC" in both


def test_a_component_whose_edges_are_cut_is_not_held() -> None:
    found = str(explain(load("il6"), "Resistant", "IL6:IL6R%0 IL6_niche:IL6R%0", setting="FAC=1"))
    assert "IL6R = 0   (IL6, IL6_niche cut off)" in found and "(held)" not in found


def test_without_an_intervention_there_is_nothing_to_explain() -> None:
    with pytest.raises(InterventionError, match="without an intervention"):
        explain(cascade(), "!Death", "")


def test_a_phenotype_that_is_given_is_the_one_explained_whatever_its_name() -> None:
    for name in ("Mine", "Other"):  # the network has a component Other, which nothing here changes
        found = explain(cascade(), Phenotype(name, "!Death"), "Kinase%0", setting="Drug=1 Ligand=1")
        assert (found.phenotype, found.outcome) == (name, "removes")
        assert [edge.target for edge in found.path] == ["Factor", "Death"]


def test_where_nothing_changes_there_is_no_path() -> None:
    found = explain(cascade(), "!Death", "Other%1", setting="Drug=1 Ligand=1 Other=1")
    assert (found.outcome, found.path, found.differences) == ("keeps", (), ())
    assert "No component differs" in str(found)


def test_the_explanation_is_one_json_object() -> None:
    found = explain(cascade(), "!Death", "Kinase%0", setting="Drug=1").to_dict()
    assert found["perturb"] == "Kinase%0" and found["before"] == {"always": 2, "sometimes": 0, "never": 2}


@settings(max_examples=40, deadline=None)
@given(strategies.networks(max_components=5, min_components=2), st.data())
def test_the_chain_fixes_what_percolation_fixes(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    one = data.draw(st.sampled_from(list(design(singles(network, inputs=True)))))
    found = explain(network, network.names[0], one)
    expected = oracle.percolate(changed(network, slow, one), (None,) * len(network))
    assert {network.position[s.component]: s.value for s in found.chain} == {
        i: v for i, v in enumerate(expected) if v is not None
    }
