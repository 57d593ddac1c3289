"""Every public function that is about a network takes its name, and says what it expects where it is given none.

The functions are found by their signatures, so that a new one is asked without a line here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import logicnet
import logicnet.draw
from logicnet.errors import LogicnetError
from logicnet.logic import Rules

NEEDS: dict[str, Any] = {  # what a question needs beside its network
    "phenotype": "A",
    "intervention": "A%0",
    "formula": "EF A",
    "start": "A=1 B=0",
    "context": "none",
    "second": "switch.bnet",
    "path": "written.bnet",
}
SWITCH = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
ASKED_BEFORE = {"explanation", "synergy", "screen"}  # plots of questions that need more than a network
NO_NETWORK = {"load", "networks", "knock_in", "knock_out", "read", "read_drugs", "drugs", "ledgers"}
NO_NETWORK |= {"matrix", "keep", "render"}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in (logicnet, logicnet.draw):
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isfunction(inspect.unwrap(thing)) and name not in NO_NETWORK:
                yield f"{module.__name__}.{name}", thing


FUNCTIONS = dict(functions())


def first(function: Callable[..., Any]) -> str:
    return next(iter(inspect.signature(function).parameters))


def ask(function: Callable[..., Any], given: object) -> Any:
    others = list(inspect.signature(function).parameters.values())[1:]
    needed = [one for one in others if one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD]
    return function(given, *(NEEDS[one.name] for one in needed))


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("wrong", [5, None, object(), "tgfbb"], ids=["number", "none", "object", "misspelt"])
def test_what_is_no_network_is_refused_in_words(name: str, wrong: object) -> None:
    with pytest.raises(LogicnetError) as raised:
        ask(FUNCTIONS[name], wrong)
    found = raised.value
    if isinstance(wrong, str):
        near = "'tgfb'" in found.hint  # a question of its own says which answer it takes, and how that is asked
        assert near or (first(FUNCTIONS[name]) in ASKED_BEFORE and wrong in found.message)
    else:
        assert found.message.startswith("expected ")
    assert found.hint


def test_every_question_takes_a_network_by_its_file_and_every_check_the_name_of_a_shipped_one() -> None:
    logicnet.write(SWITCH, "switch.bnet")
    for name, function in FUNCTIONS.items():
        given = "tgfb" if first(function) in ("ledger", "ledgers") else "switch.bnet"
        if first(function) in ASKED_BEFORE:  # what must be asked first is told
            with pytest.raises(LogicnetError, match=r"found 'switch|no such|not the table"):
                ask(function, given)
        elif name == "logicnet.in_context":  # the network is read: the error is about the context
            with pytest.raises(LogicnetError, match="switch has no context"):
                ask(function, given)
        else:
            assert ask(function, given) is not None, name


def test_labels_of_a_screen_may_come_from_a_network_by_its_name() -> None:
    found = logicnet.screen("tgfb", "Sensitive", over="nodes")
    for plot in (logicnet.draw.screen_heatmap, logicnet.draw.screen_bars):
        assert plot(found, network="tgfb").title == plot(found, network=logicnet.load("tgfb")).title


def test_claims_are_those_of_a_name_a_network_a_file_or_a_ledger() -> None:
    (ledger,) = (one for one in logicnet.ledgers() if one.network.name == "tgfb")
    ways: list[Any] = ["tgfb", logicnet.load("tgfb"), ledger, [ledger], ["tgfb"]]
    assert [[one.claim.id for one in logicnet.check(way).results] for way in ways] == [
        [one.id for one in ledger.claims]
    ] * len(ways)


def test_claims_of_rules_of_ones_own_are_not_those_of_a_shipped_network_of_that_name() -> None:
    own = logicnet.Network("tgfb", Rules.build(["A"], ["A"]))
    with pytest.raises(LogicnetError, match="no claims come with logicnet for these rules"):
        logicnet.check(own)


@pytest.mark.parametrize("function", [logicnet.load, logicnet.read, logicnet.read_drugs])
def test_a_file_that_is_none_is_refused_in_words(function: Callable[..., Any]) -> None:
    with pytest.raises(LogicnetError, match=r"expected .*, found int"):
        function(5)


@pytest.mark.parametrize("function", [logicnet.knock_in, logicnet.knock_out])
def test_a_component_that_is_no_name_is_refused_in_words(function: Callable[..., Any]) -> None:
    with pytest.raises(LogicnetError, match="expected the name of a component, found 5"):
        function(5)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("holds", {"formula": 5}),
        ("explain", {"timeout": "long"}),
        ("explain", {"memory": "much"}),
        ("structure", {"timeout": "long"}),
        ("screen", {"by": 5}),
        ("control", {"kind": 5}),
    ],
)
def test_an_argument_that_cannot_be_meant_is_refused_in_words(name: str, arguments: dict[str, Any]) -> None:
    function = FUNCTIONS[f"logicnet.{name}"]
    needed = {one: NEEDS[one] for one in ("phenotype", "intervention") if one in inspect.signature(function).parameters}
    if name != "explain":
        needed = {one: "A" for one in needed if one == "phenotype" and name != "structure"}
    with pytest.raises(LogicnetError):
        function(SWITCH, **needed, **arguments)
