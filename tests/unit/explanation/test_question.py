"""Explanations of small networks, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.errors import InterventionError, SettingError, UnknownName
from logicnet.explanation import explain
from logicnet.formats import load
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype, Rate, Timing
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


def test_in_il6_the_loss_of_the_bulk_and_the_loss_of_the_stem_cells_are_both_told() -> None:
    found = str(explain(load("il6"), "Resistant", "STAT3%0", setting="FAC=1"))
    assert "STAT3_dimer -> HIF1A -| Apoptosis -| NonBCSC" in found and "STAT3_dimer -> OCT4 -> BCSC" in found
    both = str(explain(load("il6"), "Resistant", "OCT4%0 VCAM1%0", setting="FAC=1"))
    assert "Causal path: VCAM1 -| Apoptosis -| NonBCSC" in both and "Causal path: OCT4 -> BCSC" in both


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


HELD_UP = (
    ("Drug", "Ligand", "Kinase", "Factor", "Other", "Bypass", "Death"),
    ("Drug", "Ligand", "Ligand", "Kinase", "1", "Other", "Drug & !Factor & !Bypass"),
)


def test_where_it_keeps_the_phenotype_it_says_what_holds_it_up_and_what_would_have_to_go_as_well() -> None:
    found = explain(read(HELD_UP)[0], "!Death", "Kinase%0", setting="Drug=1 Ligand=1")
    assert (found.outcome, found.paths, found.complete) == ("keeps", (), True)
    told = str(found)
    assert "What holds it up:\n  Other=1 (held or constant) is enough\n    by Other -> Bypass -| Death" in told
    assert "It would go with one change more" in told
    assert {str(one.changes): one.alone for one in found.additions.found} == {
        "Bypass%0": False,
        "Other%0": False,
        "Death%1": True,
    }
    said = found.to_dict()
    assert said["supports"]["ways"][0]["routes"][0][-1] == {"source": "Bypass", "target": "Death", "sign": "-"}
    assert said["additions"]["looked_at"] == said["additions"]["candidates"]


AXIS = {
    "FAC": "FAC",
    "IL6": "FAC",
    "IL6R": "IL6",
    "JAK1": "IL6R",
    "JAK2": "IL6R",
    "STAT3": "JAK1 | JAK2",
    "STATs": "1",
    "STAT3_homodimer": "STAT3",
    "STAT3_heterodimer": "STAT3 & STATs",
    "STAT3_dimer": "STAT3_homodimer | STAT3_heterodimer",
    "HIF1A": "STAT3_dimer",
    "BCL2": "STAT3_dimer",
    "VCAM1": "STAT3_dimer",
    "OCT4": "STAT3_dimer & JAK1",
    "BCSC": "OCT4",
    "Apoptosis": "FAC & !(VCAM1 & (HIF1A | BCL2))",
}


def test_the_route_told_runs_through_what_would_remove_it_and_not_from_a_constant_beside_it() -> None:
    network = read((tuple(AXIS), tuple(AXIS.values())))[0]
    found = explain(network, "FAC & (!Apoptosis | BCSC)", "JAK1%0", setting="FAC=1")
    told = str(found)
    chain = "JAK2 -> STAT3 -> STAT3_homodimer -> STAT3_dimer -> VCAM1 -| Apoptosis"
    assert f"  FAC=1 (held or constant) is enough\n    by FAC -> IL6 -> IL6R -> {chain}\n" in told
    assert "    by ... STAT3_dimer -> BCL2 -| Apoptosis\n" in told
    assert "    (something else that follows would do for STAT3_homodimer, BCL2)\n" in told
    removing = {change.target for one in found.additions.found for change in one.changes.changes}
    assert {"JAK2", "VCAM1"} <= removing <= {*found.supports.components} - {*found.supports.told[0].replaceable}
    assert "STATs" not in found.supports.components


def test_each_part_of_a_pair_is_told_alone_and_has_its_paths() -> None:
    found = explain(read(HELD_UP)[0], "!Death", "Kinase%0 Other%0", setting="Drug=1 Ligand=1")
    assert found.outcome == "removes" and [one.does for one in found.parts] == ["keeps", "keeps"]
    assert [float(one.share) for one in found.parts if one.share is not None] == [-0.5, -0.5]
    told = str(found)
    assert "Kinase%0 alone: keeps (1 of 1 attractors show it); its share of the change -0.5" in told
    assert "Causal path: Kinase -> Factor -| Death" in told and "Causal path: Other -> Bypass -| Death" in told
    assert "What holds it up" not in told


def test_a_background_is_what_the_intervention_is_compared_with() -> None:
    network = read(HELD_UP)[0]
    found = explain(network, "!Death", "Kinase%0", setting="Drug=1 Ligand=1", background="Other%0")
    assert (found.outcome, found.before.always, found.after.always) == ("removes", 1, 0)
    assert [d.component for d in found.differences] == ["Kinase", "Factor", "Death"]  # Bypass is lost in both
    assert found.to_dict()["background"] == "Other%0"
    assert str(found).startswith("random under Drug=1 Ligand=1: Kinase%0 in Other%0 removes !Death\n")


def test_the_steps_that_are_shown_are_numbered_one_after_another() -> None:
    names = ("A", "B", "C", "D", "E")
    network = read((names, ("1", "A", "B", "C & E", "E")))[0]
    found = explain(network, "D", "C:D%0", setting="E=1")
    assert [line.split(".")[0].strip() for line in str(found).splitlines() if "cut off" in line] == ["0"]


def test_what_oscillates_is_marked_so() -> None:
    network = read((("K", "T", "P"), ("1", "!K | !T", "T")))[0]
    found = explain(network, "P", "K%0")
    assert "  T: ~ -> 1" in str(found) and found.directions["T"] == 1


@settings(max_examples=40, deadline=None)
@given(strategies.networks(max_components=5, min_components=3), st.data())
def test_a_background_is_a_network_of_its_own(net: strategies.Net, data: st.DataObject) -> None:
    network, _ = read(net)
    first, second = network.names[0], network.names[-1]
    place = data.draw(st.sampled_from(network.names))
    held = {first: data.draw(st.integers(0, 1))}
    rules = [str(held.get(name, text)) for name, text in zip(network.names, net[1], strict=True)]
    mutant, _ = read((net[0], tuple(rules)))
    inside, own = (
        explain(one, place, f"{second}%0", background=background)
        for one, background in ((network, f"{first}%{held[first]}"), (mutant, ""))
    )
    assert (inside.before, inside.after, inside.outcome) == (own.before, own.after, own.outcome)
    assert inside.differences == own.differences


def test_a_rate_of_0_is_refused_and_another_one_makes_no_difference() -> None:
    with pytest.raises(SettingError, match="takes no rate of 0, and Kinase has one"):
        explain(cascade(), "!Death", "Factor%0", setting="Drug=1 Ligand=1", rates="Kinase:up=0")
    own = replace(cascade(), timing=Timing(rates=(Rate("Kinase", 1, 0),)))
    with pytest.raises(SettingError, match="takes no rate of 0, and Kinase has one"):
        explain(own, "!Death", "Factor%0", setting="Drug=1 Ligand=1")
    asked = {"setting": "Drug=1 Ligand=1"}
    plain = explain(cascade(), "!Death", "Factor%0", **asked)
    assert explain(cascade(), "!Death", "Factor%0", **asked, rates="Kinase=3") == plain
    assert explain(own, "!Death", "Factor%0", **asked, rates="").outcome == plain.outcome


def test_the_further_changes_that_were_looked_at_are_told() -> None:
    """Of three arms no two changes remove the phenotype: first each change alone, then the pairs as well."""
    arms = ("A", "B", "C", "D", "P")
    network = Network("arms", Rules.build([*arms, "Out"], ["1", "1", "1", "1", "A | B | C | D", "P"]))
    told: list[tuple[int, int]] = []
    found = explain(network, "A | B | C | D", "A%0", progress=lambda done, total: told.append((done, total)))
    singles = 2 * 3  # B, C and D, held at 0 and at 1
    assert (found.additions.size, found.additions.looked_at) == (2, 3)
    assert told == [(singles, singles), (singles + 3, singles + 3)]


@pytest.mark.parametrize(
    ("phenotype", "intervention", "message", "hint"),
    [
        ("Kinase%0", "!Death", "'Kinase%0' is an intervention, .* where the phenotype", "'!Death', 'Kinase%0'"),
        ({"Kinase": 0}, "Death", "{'Kinase': 0} is an intervention", "'Death', {'Kinase': 0}"),
        ("Death", "!Death", "'!Death' is a phenotype, .* where the intervention", "network, phenotype, intervention"),
        ("Kinase%0", "Factor%0", "'Kinase%0' is an intervention", "network, phenotype, intervention"),
    ],
)
def test_a_phenotype_and_an_intervention_in_each_others_place_are_told_apart(
    phenotype: Any, intervention: Any, message: str, hint: str
) -> None:
    with pytest.raises(InterventionError, match=message) as caught:
        explain(cascade(), phenotype, intervention)
    assert hint in str(caught.value)


def test_what_is_neither_a_phenotype_nor_an_intervention_is_told_as_it_is() -> None:
    with pytest.raises(UnknownName, match="Deth"):
        explain(cascade(), "Deth", "Kinase%0")
    with pytest.raises(UnknownName, match="Kinas"):
        explain(cascade(), "Death", "Kinas%0")
    assert explain(cascade(), "Death", iter(["Kinase%0"])).intervention.changes
