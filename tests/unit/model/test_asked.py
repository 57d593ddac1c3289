"""What is asked is read once: every question takes the same spellings, and refuses the same mistakes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.analysis.questions import read_asked
from logicnet.analysis.succession import succession
from logicnet.errors import InterventionError, LogicnetError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import (
    Asked,
    Context,
    Cut,
    Fix,
    Intervention,
    Named,
    Network,
    Setting,
    Start,
    Subspace,
    knock_in,
    knock_out,
)
from logicnet.model.change import anywhere
from logicnet.screens import alternatives

RULES = "D, D\nA, D & !B\nB, A | B\nC, A"
NETWORK = Network("small", Rules.parse(RULES))
Question = Callable[..., Any]

QUESTIONS: dict[str, Question] = {
    "attractors": lambda network, **asked: logicnet.attractors(network, **asked),
    "trap_spaces": lambda network, **asked: logicnet.trap_spaces(network, **asked),
    "fixed_points": lambda network, **asked: logicnet.fixed_points(network, **asked),
    "succession": lambda network, **asked: succession(network, **asked),
    "reach": lambda network, **asked: logicnet.reach(network, "A=0", **asked),
    "probabilities": lambda network, **asked: logicnet.probabilities(network, "A=0", **asked),
    "explain": lambda network, **asked: logicnet.explain(network, "C", **{"intervention": "A%0", **asked}),
}
SCREENS: dict[str, Question] = {
    "screen": lambda network, **asked: logicnet.screen(network, "C", **asked),
    "control": lambda network, **asked: logicnet.control(network, "!C", **asked),
    "synergy": lambda network, **asked: logicnet.synergy(network, "C", over="nodes", **asked),
    "alternatives": lambda network, **asked: alternatives(network, "C", **asked),
}
EVERY = QUESTIONS | SCREENS
SETTINGS: list[Any] = ["D=1", {"D": 1}, {"D": True}, Setting((("D", 1),))]
INTERVENTIONS: list[Any] = [
    "B%0",
    {"B": 0},
    Fix("B", 0),
    [Fix("B", 0)],
    ["B%0"],
    (text for text in ["B%0"]),
    knock_out("B"),
    [knock_out("B")],
]


def answered(answer: Any) -> dict[str, Any]:
    """The answer without what differs from one call to the next."""
    return {key: value for key, value in answer.to_dict().items() if key != "seconds"}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("setting", SETTINGS, ids=repr)
def test_every_question_takes_every_spelling_of_a_setting(name: str, setting: object) -> None:
    expected = answered(EVERY[name](NETWORK, setting="D=1"))
    assert answered(EVERY[name](NETWORK, setting=setting)) == expected
    assert EVERY[name](NETWORK, setting=setting).asked.setting == Setting((("D", 1),))


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("at", range(len(INTERVENTIONS)))
def test_every_question_takes_every_spelling_of_an_intervention(name: str, at: int) -> None:
    intervention = ["B%0"] if at == 5 else INTERVENTIONS[at]
    found = QUESTIONS[name](NETWORK, intervention=iter(intervention) if at == 5 else intervention)
    assert found.asked.intervention == knock_out("B")
    assert answered(found) == answered(QUESTIONS[name](NETWORK, intervention="B%0"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_knows_the_drugs_by_name(name: str) -> None:
    il6 = logicnet.load("il6")
    if name in ("reach", "probabilities", "explain"):
        question = {
            "reach": lambda **asked: logicnet.reach(il6, "FAC=1 IL6=1", **asked),
            "probabilities": lambda **asked: logicnet.probabilities(il6, "FAC=1 IL6=1", samples=1, **asked),
            "explain": lambda **asked: logicnet.explain(il6, "Resistant", **asked),
        }[name]
        found = question(intervention="siltuximab", setting="FAC=1 TIM3=0 IL6_niche=0", timeout=20)  # type: ignore[operator]
    else:
        found = QUESTIONS[name](il6, intervention="siltuximab", setting="FAC=1 TIM3=0 IL6_niche=0")
    changes = found.asked.intervention.changes
    assert changes == (Cut("IL6", "IL6R", 0), Cut("IL6_niche", "IL6R", 0))


@pytest.mark.parametrize("name", EVERY)
def test_every_question_takes_the_name_of_a_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "small.bnet"
    path.write_text("targets, factors\n" + RULES + "\n", encoding="utf-8")
    expected = answered(EVERY[name](logicnet.read(path)))
    assert answered(EVERY[name](str(path))) == answered(EVERY[name](path)) == expected


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("network", [None, 3, ["A, B"], {"A": "B"}, "il66", NETWORK.rules], ids=repr)
def test_what_is_no_network_is_refused_by_our_own_error(name: str, network: object) -> None:
    with pytest.raises(LogicnetError, match=r"logicnet\.load|il6"):
        EVERY[name](network)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    "setting",
    [3, "E=1", "D=2", {"D": 2}, {"D": "1"}, {"E": 1}, {3: 1}, {"D": None}, {"A": 1}, ["D=1"], Setting((("E", 1),))],
    ids=repr,
)
def test_what_is_no_setting_is_refused_by_our_own_error(name: str, setting: object) -> None:
    with pytest.raises(LogicnetError):
        EVERY[name](NETWORK, setting=setting)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(
    "intervention",
    [3, "E%0", "A", {"A": 2}, {"E": 0}, {3: 0}, {"A:D": 0}, [3], [["A"]], Fix("E", 0), knock_in("E"), {("A",) * 3: 0}],
    ids=repr,
)
def test_what_is_no_intervention_is_refused_by_our_own_error(name: str, intervention: object) -> None:
    with pytest.raises(LogicnetError):
        QUESTIONS[name](NETWORK, intervention=intervention)


@pytest.mark.parametrize("start", ["A=1 B=0", {"A": 1, "B": 0}, Subspace(NETWORK.names, (None, 1, 0, None))], ids=repr)
@pytest.mark.parametrize("question", [logicnet.reach, logicnet.probabilities, logicnet.fixed_points])
def test_a_start_and_a_subspace_take_every_spelling(start: object, question: Question) -> None:
    assert answered(question(NETWORK, start)) == answered(question(NETWORK, "A=1 B=0"))


@pytest.mark.parametrize("start", [3, {"A": 2}, {"E": 1}, "A=1 A=0"], ids=repr)
@pytest.mark.parametrize("question", [logicnet.reach, logicnet.probabilities, logicnet.fixed_points])
def test_a_start_that_is_none_is_refused_by_our_own_error(start: object, question: Question) -> None:
    with pytest.raises(LogicnetError):
        question(NETWORK, start)


@pytest.mark.parametrize("start", ["A=1 B=0", {"A": 1, "B": 0}], ids=repr)
def test_a_screen_takes_every_spelling_of_a_start(start: Any) -> None:
    found = logicnet.screen(NETWORK, "C", setting="D=1", start=start)
    assert found.start == "A=1 B=0" and found.asked.start == Start.parse("A=1 B=0", NETWORK)


@pytest.mark.parametrize("phenotype", ["C=2", "C == x", "A & C=B"])
@pytest.mark.parametrize("name", ["screen", "control", "synergy", "alternatives", "explain"])
def test_a_phenotype_that_compares_with_what_is_no_level_is_refused(name: str, phenotype: str) -> None:
    question: dict[str, Question] = {
        "screen": logicnet.screen,
        "control": logicnet.control,
        "synergy": logicnet.synergy,
        "alternatives": alternatives,
        "explain": lambda network, phenotype: logicnet.explain(network, phenotype, "A%0"),
    }
    with pytest.raises(LogicnetError, match=r"has the levels 0 to 1|unexpected '='"):
        question[name](NETWORK, phenotype)


@pytest.mark.parametrize("phenotype", [3, {"C": 1}, None], ids=repr)
def test_what_is_no_phenotype_is_refused_by_our_own_error(phenotype: Any) -> None:
    with pytest.raises(LogicnetError, match="phenotype"):
        logicnet.screen(NETWORK, phenotype)


def test_names_may_be_given_in_one_text() -> None:
    assert len(logicnet.screen(NETWORK, "C", only="A, B", over="nodes")) == 1 + 4
    with pytest.raises(LogicnetError, match="E"):
        logicnet.screen(NETWORK, "C", only="A,E")


def test_several_settings_and_interventions_take_every_spelling() -> None:
    some = logicnet.screen(NETWORK, "C", settings=[{"D": 0}, "D=1"], interventions=["A%0", {"B": 1}, Fix("C", 0)])
    assert some.settings == ("D=0", "D=1") and len(some.rows.design) == 3
    assert logicnet.screen(NETWORK, "C", settings={"on": {"D": 1}}).settings == ("on",)
    assert logicnet.screen(NETWORK, "C", settings={"D": 1}).settings == ("D=1",)


def test_the_catalogue_is_opened_only_where_there_are_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from logicnet.formats import catalogue

    def refuse(network: Network) -> None:
        raise AssertionError("the catalogue was opened")

    monkeypatch.setattr(catalogue, "catalogue_for", refuse)
    assert read_asked(NETWORK, "D=1", {"A": 0}).intervention == Intervention.of([Fix("A", 0)])


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("A%0", Fix("A", 0)),
        ("A:B%1", Cut("A", "B", 1)),
        ('"A:B"%0', Fix("A:B", 0)),
        ('"A:B":C%0', Cut("A:B", "C", 0)),
        ('"STAT 3"%1', Fix("STAT 3", 1)),
        ("A:B:C%0", None),
        ("A%x", None),
        ("A", None),
        ("%0", None),
        ("A%B%0", None),
    ],
)
def test_a_change_is_read_without_a_network(text: str, change: object) -> None:
    assert anywhere(text) == change


@pytest.mark.parametrize("change", [Fix("A", 0), Cut("A", "C", 1)])
def test_a_change_knows_its_place_its_target_and_its_code(change: Fix | Cut) -> None:
    position = NETWORK.position
    places = {Fix: ("A",), Cut: ("A", "C")}
    assert change.place == places[type(change)] and change.target == change.place[-1]
    numbers = [position[name] for name in change.place]
    assert change.coded(position) == ((numbers[0] if len(numbers) == 2 else -1, numbers[-1], change.value),)


@pytest.mark.parametrize(
    "bound", [{"memory": float("inf")}, {"memory": -1}, {"memory": "4G"}, {"timeout": -1}], ids=str
)
@pytest.mark.parametrize("timeout", [None, float("nan"), float("inf"), "3"], ids=str)
@pytest.mark.parametrize("name", [name for name in EVERY if name not in ("explain",)])
def test_a_bound_that_is_none_is_refused_by_our_own_error(name: str, bound: dict[str, Any], timeout: Any) -> None:
    with pytest.raises(LogicnetError, match=r"timeout|memory"):
        EVERY[name](NETWORK, **({"timeout": timeout} | bound))


CELLS = Context("cells", setting="D=1", background="B%0")
IN_CONTEXT = replace(NETWORK, contexts=(CELLS, Context("bare")))


def test_a_context_holds_its_inputs_and_makes_its_changes_beside_what_is_asked() -> None:
    asked = Asked.of(IN_CONTEXT, None, "A:C%0", context="cells")
    assert asked == Asked(IN_CONTEXT, Setting((("D", 1),)), Intervention.read("A:C%0 B%0", NETWORK), context=CELLS)
    assert asked.changed.rules == Asked.of(NETWORK, "D=1", "B%0 A:C%0").changed.rules
    assert str(asked) == "context cells, D=1, A:C%0 B%0"
    assert asked.to_dict()["context"] == "cells"
    assert Asked.of(IN_CONTEXT).to_dict()["context"] == ""


def test_what_is_asked_may_repeat_a_context_and_not_contradict_it() -> None:
    assert str(Asked.of(IN_CONTEXT, "D=1", "B%0", context="cells")) == "context cells, D=1, B%0"
    with pytest.raises(SettingError, match="two values for 'D': the setting says D=0, and the context 'cells' D=1"):
        Asked.of(IN_CONTEXT, "D=0", context="cells")
    with pytest.raises(InterventionError, match="two changes of one place: B%1, and B%0 in the context 'cells'"):
        Asked.of(IN_CONTEXT, None, "B%1", context="cells")


def test_in_a_context_no_default_setting_stands_in() -> None:
    network = replace(IN_CONTEXT, settings=(Named("off", "D=0", default=True),))
    assert str(Asked.of(network).setting) == "D=0"
    assert str(Asked.of(network, context="bare").setting) == ""
    assert str(Asked.of(network, context="cells").setting) == "D=1"


def test_a_context_that_the_network_does_not_have_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"small has no context 'cell'\ndid you mean 'cells'"):
        Asked.of(IN_CONTEXT, context="cell")
    with pytest.raises(UnknownName, match="small has no contexts"):
        Asked.of(NETWORK, context="cells")
    with pytest.raises(LogicnetError, match="expected a context, found 3"):
        Asked.of(NETWORK, context=3)  # type: ignore[arg-type]


def test_a_context_as_a_value_is_read_against_the_network() -> None:
    assert Asked.of(NETWORK, context=CELLS).context == CELLS
    with pytest.raises(SettingError, match="'A' is not an input"):
        Asked.of(NETWORK, context=Context("c", setting="A=1"))
    with pytest.raises(UnknownName, match="unknown component 'Q'"):
        Asked.of(NETWORK, context=Context("c", background="Q%0"))


def test_a_shipped_context_of_another_network_is_said_to_be_of_that() -> None:
    with pytest.raises(UnknownName, match="il6 has no context 'MDA-MB-231': it is one of resistance"):
        read_asked("il6", context="MDA-MB-231")
