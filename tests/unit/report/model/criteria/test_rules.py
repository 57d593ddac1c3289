"""Criteria of the rules, each on a network in which the answer is plain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from judged import cascade, judged_by, of_file, of_rules, places
from logicnet.model import Component, Evidence, Kind, Readout
from logicnet.report.model.facts import Facts


def test_a_regulator_that_changes_nothing_is_not_real() -> None:
    found = judged_by("real-regulations", of_rules("A, A\nB, B\nC, A | A & B"))
    assert found.score == 0.5 and places(found) == ["B -> C"]


def test_a_regulator_that_helps_and_hinders_has_both_signs() -> None:
    found = judged_by("one-sign", of_rules("A, A\nB, B\nC, A & !B | !A & B\nD, A"))
    assert found.score == pytest.approx(1 / 3) and places(found) == ["A -> C", "B -> C"]


def test_a_rule_that_names_regulators_and_is_constant_is_an_accident() -> None:
    found = judged_by("constants", of_rules("A, A\nB, A | !A\nC, 0"))
    assert found.score == pytest.approx(1 / 3) and places(found) == ["B", "C"]


def test_a_constant_with_a_reason_is_no_accident() -> None:
    network = of_rules("C, 1").network
    facts = Facts(replace(network, components=(Component("C", evidence=Evidence(why="expressed throughout")),)))
    assert judged_by("constants", facts).score == 1


def test_signs_are_asked_of_files_that_state_them(tmp_path: Path) -> None:
    assert judged_by("stated-signs", cascade(tmp_path)).said == "The file states 3 signs, each as its rule has it."
    assert judged_by("stated-signs", of_rules("A, A")).score is None


def test_a_note_of_the_reader_on_signs_costs_the_mark(tmp_path: Path) -> None:
    """An edge that a model in SBML-qual gives as negative, of a rule that it helps."""
    (tmp_path / "signs.sbml").write_text(SIGNS, encoding="utf-8")
    found = judged_by("stated-signs", of_file(tmp_path / "signs.sbml"))
    assert found.score == 0 and "A on B" in found.places[0].name


def test_components_without_a_rule_are_inputs_that_nobody_declared(tmp_path: Path) -> None:
    (tmp_path / "loose.bnet").write_text("A, B\n")
    (tmp_path / "plain.bnet").write_text("A, B\nB, B\n")
    assert judged_by("inputs", of_file(tmp_path / "loose.bnet")).score == 0
    assert judged_by("inputs", of_file(tmp_path / "plain.bnet")).score == 1
    assert judged_by("inputs", of_rules("A, !A")).score is None


def test_a_path_of_real_regulations_must_lead_to_a_phenotype() -> None:
    """D reads C, and C reads A, and that is no way to B; E is named by the rule of B and changes nothing there."""
    found = judged_by("effect", of_rules("A, A\nB, A | A & E\nC, A\nD, C\nE, E", "B"))
    assert places(found) == ["C", "D", "E"] and found.score == pytest.approx(2 / 5)


def test_a_readout_and_a_component_of_the_kind_phenotype_are_ends_too() -> None:
    network = of_rules("A, A\nB, A\nC, A").network
    kinds = (Component("A"), Component("B", kind=Kind.PHENOTYPE), Component("C"))
    assert places(judged_by("effect", Facts(replace(network, components=kinds)))) == ["C"]
    read = replace(network, readouts=(Readout("r", "2*C + B"),))
    assert judged_by("effect", Facts(read)).score == 1


def test_without_phenotypes_effects_are_not_asked() -> None:
    assert judged_by("effect", of_rules("A, A")).score is None


def test_what_hangs_on_nothing_is_apart() -> None:
    found = judged_by("connected", of_rules("A, A\nB, A\nC, C"))
    assert places(found) == ["C"] and found.score == pytest.approx(2 / 3)


SIGNS = """<?xml version="1.0" encoding="UTF-8"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"
 xmlns:qual="http://www.sbml.org/sbml/level3/version1/qual/version1" qual:required="true">
<model id="signs"><listOfCompartments><compartment id="c" constant="true"/></listOfCompartments>
<qual:listOfQualitativeSpecies>
<qual:qualitativeSpecies qual:id="A" qual:compartment="c" qual:constant="true" qual:maxLevel="1"/>
<qual:qualitativeSpecies qual:id="B" qual:compartment="c" qual:constant="false" qual:maxLevel="1"/>
</qual:listOfQualitativeSpecies>
<qual:listOfTransitions><qual:transition qual:id="t">
<qual:listOfInputs><qual:input qual:id="i" qual:qualitativeSpecies="A" qual:sign="negative"
 qual:transitionEffect="none" qual:thresholdLevel="1"/></qual:listOfInputs>
<qual:listOfOutputs><qual:output qual:qualitativeSpecies="B" qual:transitionEffect="assignmentLevel"/>
</qual:listOfOutputs>
<qual:listOfFunctionTerms><qual:defaultTerm qual:resultLevel="0"/><qual:functionTerm qual:resultLevel="1">
<math xmlns="http://www.w3.org/1998/Math/MathML"><apply><geq/><ci>A</ci><cn type="integer">1</cn></apply></math>
</qual:functionTerm></qual:listOfFunctionTerms></qual:transition></qual:listOfTransitions></model></sbml>
"""
