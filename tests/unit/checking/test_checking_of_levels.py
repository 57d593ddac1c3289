"""Formulas over components with levels, held to the definition of networks of levels."""

from __future__ import annotations

import random

import networkx as nx
import pytest

import logicnet
from levelled import Levelled, State, drawn, reached
from logicnet.checking import decisions, notebook, spaces
from logicnet.cli.ctl import _text
from logicnet.errors import RuleError, UnknownName
from logicnet.logic.ctl.formulas import And, Level, Name, Temporal
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import Component, Network

SWITCH = Network.levelled("switch", [Component("X", maximum=2), Component("B")], ["!B", "!B", "X<1"])


@pytest.mark.parametrize(
    ("text", "formula", "written"),
    [
        ("AG EF X>=2", Temporal("AG", Temporal("EF", Level("X", ">=", 2))), "AG EF X>=2"),
        ("X = 1 & B", And(Level("X", "=", 1), Name("B")), "X=1 & B"),
        ("X==1", Level("X", "=", 1), "X=1"),
        ("EX X!=0", Temporal("EX", Level("X", "!=", 0)), "EX X!=0"),
        ('"a =b">1', Level("a =b", ">", 1), '"a =b">1'),
        ('"EX"<=2', Level("EX", "<=", 2), '"EX"<=2'),
        ("IL-6<2", Level("IL-6", "<", 2), "IL-6<2"),
    ],
)
def test_a_formula_compares_levels_and_reads_back_as_it_is_written(text: str, formula: object, written: str) -> None:
    assert parse_formula(text) == formula
    assert str(parse_formula(text)) == written
    assert parse_formula(str(parse_formula(text))) == formula


@pytest.mark.parametrize("text", ["X>=", "X>", "1>=2", "EX>=2", "X>=2X", "X=B"])
def test_what_compares_no_level_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(RuleError) as found:
        parse_formula(text)
    assert found.value.span is not None


def test_a_level_that_the_component_does_not_have_is_refused() -> None:
    with pytest.raises(RuleError, match="'X' has the levels 0 to 2"):
        logicnet.holds(SWITCH, "EF X>=3")
    with pytest.raises(UnknownName, match="component 'Y'"):
        logicnet.holds(SWITCH, "EF Y>=1")


def test_witnesses_tell_levels() -> None:
    found = logicnet.holds(SWITCH, "AG X>=1", start="X=2 B=0")
    assert found.holds is True and found.states == 1
    found = logicnet.holds(SWITCH, "EF X=2", start="X=0 B=0")
    assert found.witness is not None and found.witness.to_dict() == {
        "path": {"start": {"X": 0, "B": 0}, "steps": ["X=1", "X=2"]}
    }
    assert logicnet.holds(SWITCH, "X=1", start="X=2 B=1").witness.text() == "state: X=2 B"  # type: ignore[union-attr]
    assert list(found.to_frame().index) == ["X", "B"]
    assert found.to_dict()["from"] == {"X": 0, "B": 0}


def test_the_command_prints_levels() -> None:
    lines = _text(logicnet.holds(SWITCH, "AG X>=1", start="X=2 B=1")).splitlines()
    assert "counterexample: starts with X=2 B on" in lines
    assert any(line.split() == ["1", "X", "2", "->", "1"] for line in lines)


def ctl(net: Levelled, graph: nx.DiGraph, word: str, shown: set[State]) -> set[State]:
    """The states that satisfy an operator of a set of states, by the definition; a fixed point is its own next."""
    every = set(graph)
    following = {state: set(graph.successors(state)) or {state} for state in every}
    if word == "EX":
        return {s for s in every if following[s] & shown}
    if word == "EF":
        return {s for s in every if reached(graph, [s]) & shown}
    if word == "EG":
        left = set(shown)
        while fallen := {s for s in left if not following[s] & left}:
            left -= fallen
        return left
    dual = {"AX": "EX", "AG": "EF", "AF": "EG"}[word]
    return every - ctl(net, graph, dual, every - shown)


@pytest.mark.parametrize("seed", range(40))
def test_formulas_hold_where_the_definition_says(seed: int) -> None:
    net, network = drawn(seed)
    dice = random.Random(seed)
    i = dice.randrange(4)
    level, low = dice.randint(1, net.maxima[i]), net.names[dice.randrange(4)]
    graph = net.graph()
    for word in ("EX", "AX", "EF", "AF", "EG", "AG"):
        shown = {s for s in graph if s[i] >= level}
        good = ctl(net, graph, word, shown)
        begin = net.states(**{low: [0]})
        found = logicnet.holds(network, f"{word} {net.names[i]}>={level}", start=f"{low}=0")
        assert (found.states is None or found.states <= len(begin)) and found.complete
        assert found.holds == good.issuperset(begin), word
        nested = ctl(net, graph, "AG", ctl(net, graph, "EF", shown))
        answer = logicnet.holds(network, f"AG EF {net.names[i]}>={level}")
        assert answer.holds == (nested == set(graph))


@pytest.mark.parametrize("seed", range(15))
def test_the_same_is_found_among_more_states_than_bitsets_hold(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    net, network = drawn(seed)
    name, graph = net.names[seed % 4], net.graph()
    wanted, begin = f"AG {name}<=0", {n: 0 for n in net.names if n != net.names[(seed + 1) % 4]}
    expected = logicnet.holds(network, wanted, start=begin).holds
    for module in (decisions, spaces, notebook):
        monkeypatch.setattr(module, "MOST_VARIABLES", 0)
    found = logicnet.holds(network, wanted, start=begin)
    there = reached(graph, net.states(**{n: [0] for n in begin}))
    assert found.holds == expected == all(state[seed % 4] == 0 for state in there)
