"""Designs: which interventions a screen makes of components and edges, and which it leaves out."""

from __future__ import annotations

import pytest

from logicnet import load
from logicnet.errors import InterventionError, LogicnetError, UnknownName
from logicnet.formats.catalogue import drugs, knowing
from logicnet.logic import Rules
from logicnet.model import Fix, Network
from logicnet.model.drug import Drug
from logicnet.screens import control, design, screen, singles
from logicnet.screens.designs import parse_design
from mutants import read

SWITCH = (("A", "B", "C"), ("A", "A & !C", "C & !B | B & C"))


def test_inputs_and_readouts_are_left_alone_unless_asked_for() -> None:
    network, _ = read(SWITCH)
    assert not any("A%" in str(row.intervention) for row in screen(network, "B", over=["nodes"], setting="A=1").rows)
    assert any("A%0" in str(row.intervention) for row in screen(network, "B", over=["nodes"], inputs=True).rows)


def test_excluded_components_and_those_not_named_are_left_alone() -> None:
    network, _ = read(SWITCH)
    assert [str(i) for i in design(singles(network, ["nodes"], exclude=["B"]))] == ["C%0", "C%1"]
    assert [str(i) for i in design(singles(network, ["nodes"], only=["B"], knock_ins=False))] == ["B%0"]


def test_combinations_never_give_a_place_two_values() -> None:
    network, _ = read(SWITCH)
    assert [str(i) for i in design(singles(network, ["nodes"]), 2)] == [
        *("B%0", "B%1", "C%0", "C%1"),
        *("B%0 C%0", "B%0 C%1", "B%1 C%0", "B%1 C%1"),
    ]


def test_a_list_of_interventions_reads_what_a_screen_prints() -> None:
    network, _ = read((("STAT 3", "x#y", "A"), ("A", "A", "A")))
    printed = [str(one) for one in list(design(singles(network, inputs=True), 1))]
    assert list(parse_design("\n".join(f"{line}  # why" for line in printed), network)) == list(
        design(singles(network, inputs=True), 1)
    )


@pytest.mark.parametrize("size", [2.5, 0, -1, "2", None])
def test_a_number_of_parts_that_is_none_is_refused_at_once(size: object) -> None:
    network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
    for ask in (screen, control):
        with pytest.raises(InterventionError, match=r"of 1 or more|1 or more interventions"):
            ask(network, "A", size=size)  # type: ignore[operator]


def test_drugs_are_given_by_their_names_or_as_values() -> None:
    by_name = [str(row.intervention) for row in screen("il6", "Resistant_FAC", over="drugs", drugs="siltuximab").rows]
    assert by_name == ["", "IL6:IL6R%0 IL6_niche:IL6R%0"]  # both edges by which the ligand acts
    for spelling in (["siltuximab"], iter(["Siltuximab"]), [next(one for one in drugs() if one.name == "siltuximab")]):
        found = screen("il6", "Resistant_FAC", over=["drugs"], drugs=spelling)
        assert [str(row.intervention) for row in found.rows] == by_name


def test_control_takes_drugs_by_their_names_too() -> None:
    named, value = (
        control("il6", "!Resistant_FAC", setting="FAC=1", over="drugs", drugs=spelling, size=1)
        for spelling in ("siltuximab", [one for one in drugs() if one.name == "siltuximab"])
    )
    assert named.tried == value.tried > 0
    assert named.sets == value.sets


def test_a_misspelt_drug_is_told_with_the_nearest() -> None:
    for ask in (screen, control):
        with pytest.raises(UnknownName, match="unknown drug 'siltuximapp'") as told:
            ask("il6", "Resistant_FAC", over=["drugs"], drugs=["siltuximapp"])
        assert "did you mean 'siltuximab'" in str(told.value)


def test_a_named_drug_without_a_target_is_refused_and_one_of_a_list_of_values_is_left_out() -> None:
    idle = Drug("idle", (Fix("Nowhere", 0),))
    with knowing([idle]), pytest.raises(InterventionError, match="idle has no target in il6"):
        singles(load("il6"), "drugs", drugs="idle")
    assert singles(load("il6"), "drugs", drugs=[idle]) == ()


@pytest.mark.parametrize("bad", [5, [5], [None]])
def test_what_is_no_drug_is_refused(bad: object) -> None:
    with pytest.raises(InterventionError, match=r"expected (a drug|drugs), found"):
        singles(load("il6"), "drugs", drugs=bad)  # type: ignore[arg-type]


def test_drugs_that_are_given_and_would_not_be_tried_are_refused() -> None:
    for ask in (screen, control):
        with pytest.raises(InterventionError, match="drugs are given, and none are tried"):
            ask("il6", "Resistant_FAC", drugs=["siltuximab"])


@pytest.mark.parametrize("word", ["knock_ins", "inputs", "readouts"])
def test_no_as_a_text_is_not_taken_for_yes(word: str) -> None:
    network, _ = read(SWITCH)
    with pytest.raises(LogicnetError, match=f"expected True or False for {word}, found 'no'"):
        screen(network, "B", **{word: "no"})  # type: ignore[arg-type]


def test_a_number_is_no_list_of_interventions() -> None:
    network, _ = read(SWITCH)
    with pytest.raises(InterventionError, match="expected several interventions, found 5"):
        screen(network, "B", interventions=5)  # type: ignore[arg-type]
