"""The question that a page opens with: asked for, or the default setting, or the first context where much is free."""

from __future__ import annotations

from typing import Any

import pytest

import logicnet
from logicnet.errors import LogicnetError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Context, Intervention, Named, Network, Phenotype
from logicnet.report.page.opening import asked_of_answer, opening


def with_inputs(number: int, **rest: Any) -> Network:
    names = [f"I{i}" for i in range(number)]
    return Network(
        "n", Rules.build([*names, "Z"], [*names, "I0"]), contexts=(Context("first", setting="I0=1"),), **rest
    )


def test_without_a_question_twelve_free_inputs_stay_free_and_thirteen_open_the_first_context() -> None:
    assert opening(with_inputs(12)).to_dict()["context"] == ""
    begin = opening(with_inputs(13))
    assert begin.to_dict()["context"] == "first" and begin.note.startswith("13 inputs are free")
    assert str(begin.asked.setting) == "I0=1"


@pytest.mark.parametrize(("asked", "context"), [({"setting": ""}, ""), ({"context": "first"}, "first")])
def test_what_is_asked_for_goes_before_that(asked: dict[str, str], context: str) -> None:
    begin = opening(with_inputs(13), **asked)  # type: ignore[arg-type]
    assert (begin.to_dict()["context"], begin.note) == (context, "")


def test_the_default_setting_goes_before_the_first_context() -> None:
    begin = opening(with_inputs(13, settings=(Named("d", "I1=1", True),)))
    assert begin.to_dict()["setting"] == {"I1": 1} and begin.to_dict()["context"] == ""


def test_a_setting_beside_a_context_stands_apart_and_both_are_asked() -> None:
    begin = opening(with_inputs(3), setting={"I1": 0}, context="first")
    assert begin.to_dict()["setting"] == {"I1": 0}
    assert str(begin.asked.setting) == "I0=1 I1=0"


@pytest.mark.parametrize("given", ["STAT3%0 siltuximab", ["STAT3%0", "siltuximab"], ("anti-IL-6 STAT3%0",)])
def test_drugs_stand_apart_by_their_own_names(given: Any) -> None:
    network = logicnet.load("il6")
    if "anti-IL-6" in given[0]:
        given = given[0].replace("anti-IL-6", "siltuximab")
    begin = opening(network, "FAC=1", given)
    assert begin.to_dict() == {
        "context": "",
        "setting": {"FAC": 1},
        "drugs": ["siltuximab"],
        "changes": ["STAT3%0"],
        "phenotype": "Resistant",
    }
    assert begin.asked.intervention == Intervention.parse("STAT3%0 IL6:IL6R%0 IL6_niche:IL6R%0", network)


def test_an_intervention_that_is_no_text_is_changes() -> None:
    assert opening(logicnet.load("il6"), "", {"STAT3": 0}).to_dict()["changes"] == ["STAT3%0"]


def test_the_question_is_read_back_as_what_was_asked() -> None:
    network = logicnet.load("resistance")
    begin = opening(network, "Paclitaxel=1", "STAT3%0 siltuximab", "triple-negative")
    read = asked_of_answer(network, begin.to_dict())
    assert (read.setting, read.intervention) == (begin.asked.setting, begin.asked.intervention)
    with pytest.raises(UnknownName):
        asked_of_answer(network, {**begin.to_dict(), "drugs": ["siltuximap"]})


def test_the_phenotype_is_the_first_or_what_was_named_or_an_expression_written_out() -> None:
    network = Network("n", Rules.build(["A", "B"], ["A", "A"]), phenotypes=(Phenotype("P", "A"), Phenotype("Q", "!B")))
    assert opening(network).phenotype == "P"
    assert opening(network, phenotype="Q").phenotype == "Q"
    written = opening(network, phenotype="P & Q").phenotype
    assert network.rules.expression(written).program == network.expression("P & Q").program
    assert opening(Network("n", Rules.parse("A, A"))).phenotype == ""
    with pytest.raises(LogicnetError):
        opening(network, phenotype="R")
