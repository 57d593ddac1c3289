"""Explanations of small networks, worked out by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.model import Network
from logicnet.screen import design, singles
from logicnet.screen.explain import explain
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
