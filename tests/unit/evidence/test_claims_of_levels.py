"""Claims about networks with levels, held to the definition of networks of levels."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import networkx as nx
import pytest

from levelled import Levelled, State, attractors, drawn, reached
from logicnet.checking.notebook import Notebook
from logicnet.checking.properties import Reaches, Way
from logicnet.checking.systems import system_of
from logicnet.evidence.arms import Case
from logicnet.evidence.checks import names_in, verdict_of
from logicnet.evidence.claim import Arm, Claim, Compares, FromStates, InAttractors, Property, Quantifier, Start
from logicnet.evidence.comparison import probability
from logicnet.evidence.ledger import Ledger
from logicnet.evidence.mutants import mutants
from logicnet.evidence.sensitivity_report import sensitivity
from logicnet.evidence.verdict import Holds, ShownAttractor, shown, word
from logicnet.model import Component, Evidence, Intervention, Network, Setting, Subspace

SMALL = Network.levelled(
    "small",
    [Component("L", maximum=2), Component("X", maximum=2), Component("B")],
    ["L>=1", "L>=2", "L & !B", "L=2 & !B", "X>=2"],
)


def case(network: Network, claimed: Property, arm: Arm | None = None, start: Start | None = None) -> Case:
    claim = Claim("c", network.name, "", "", Evidence(), arm or Arm(), claimed, start)
    return Case(claim, network, system_of(network), Notebook(network.names))


def arm(network: Network, done: str = "", setting: str = "") -> Arm:
    return Arm(Setting.parse(setting, network), intervention=Intervention.parse(done, network))


def test_a_claim_shows_an_attractor_in_levels() -> None:
    claimed = InAttractors(Quantifier.ALL, SMALL.expression("X=1"))
    found = verdict_of(case(SMALL, claimed, arm(SMALL, setting="L=1")))
    assert isinstance(found, Holds) and shown(found) == ShownAttractor({"L": 1, "X": 1, "B": 0})
    assert shown(found).text() == "attractor: L=1 X=1"  # type: ignore[union-attr]
    moving = shown(verdict_of(case(SMALL, claimed, arm(SMALL, setting="L=2"))))
    assert isinstance(moving, ShownAttractor) and moving.oscillating == ("X", "B")
    assert moving.to_dict()["levels"] == {"X": "0..2"}
    assert moving.text(("L", "X", "B")) == "attractor: L=2 X=0..2 B=*"
    assert names_in(case(SMALL, claimed).claim) == ("X",)


def test_more_is_said_over_the_levels_of_free_inputs() -> None:
    claimed = Compares(SMALL.expression("X"), "more", arm(SMALL, "B%1"), "inclusion")
    found = verdict_of(case(SMALL, claimed, arm(SMALL, "B%0")))
    assert isinstance(found, Holds)
    assert shown(found).to_dict() == {  # type: ignore[union-attr]
        "settings in which it can be shown, and in which it must": ["2 and 2 of 3", "0 and 0 of 3"]
    }


def test_mutants_hold_each_level_and_strike_a_regulator_out_of_every_condition() -> None:
    network = Network.levelled("m", [Component("X", maximum=2), Component("B")], ["B | X=1", "B & X", "X=2"])
    changed = {str(mutant): changes for mutant, changes in mutants(network)}
    held = ["X held at 0", "X held at 1", "X held at 2", "B held at 0", "B held at 1"]
    assert list(changed) == ["B -> X removed", "B -> X flipped", "X -> B removed", "X -> B flipped", *held]
    # without B the target is at least 1 where X=1, and at least 2 where X is at least 1: so where it is, at least 1 too
    system = system_of(network)
    rules = tuple(changed["B -> X removed"].get(i, program) for i, program in enumerate(system))
    ends = Notebook(network.names).attractors(rules, range(3))
    assert [{network.names[i]: v for i, v in a.held.items()} for a in ends] == [
        {"X>=1": 0, "X>=2": 0, "B": 0},
        {"X>=1": 1, "X>=2": 1, "B": 1},
    ]


def walk(net: Levelled, graph: nx.DiGraph, begin: list[State], shows: set[State]) -> Fraction:
    """The share of walks from the start that end in an attractor with a state that shows it."""
    good = {s for a in attractors(graph) if a & shows for s in a}
    ends = {s for a in attractors(graph) for s in a}
    states = [s for s in graph if s not in ends]
    value = {s: float(s in good) for s in graph}
    for _ in range(4000):
        for s in states:
            value[s] = sum(value[t] for t in graph.successors(s)) / graph.out_degree(s)
    return Fraction(sum(value[s] for s in begin)) / len(begin)


@pytest.mark.parametrize("seed", range(25))
def test_verdicts_and_probabilities_are_those_of_the_definition(seed: int) -> None:
    net, network = drawn(seed, size=3)
    i, other = seed % 3, net.names[(seed + 1) % 3]
    level = net.maxima[i]
    expression = network.expression(f"{net.names[i]}>={level}")
    done = f"{other}%{net.maxima[(seed + 1) % 3]}"
    treated = net.with_(done)
    graph = treated.graph()
    begin = sorted(net.set_at_once(net.states(**{net.names[i]: [0]}), done))
    start = FromStates(tuple(Subspace.parse(f"{net.names[i]}=0", network).fixed.items()))
    asked = arm(network, done)
    for quantifier in (Quantifier.ALL, Quantifier.NO):
        shows = [[s[i] >= level for s in a] for a in attractors(graph)]
        expected = all(map(all, shows)) if quantifier is Quantifier.ALL else not any(map(any, shows))
        found = verdict_of(case(network, InAttractors(quantifier, expression), asked))
        assert word(found) == ("holds" if expected else "fails")
    can = all(any(t[i] >= level for t in reached(graph, [s])) for s in begin)
    assert word(verdict_of(case(network, Reaches(Way.CAN, expression), asked, start))) == ("holds" if can else "fails")
    chance = probability(case(network, InAttractors(Quantifier.ALL, expression)), asked, start, expression.program)
    assert chance == pytest.approx(float(walk(treated, graph, begin, {s for s in graph if s[i] >= level})), abs=1e-6)


def test_sensitivity_tries_every_level() -> None:
    claims = tuple(
        replace(case(SMALL, InAttractors(q, SMALL.expression("X=2")), arm(SMALL, setting="L=2")).claim, id=str(q))
        for q in (Quantifier.NO, Quantifier.ALL)
    )
    found = sensitivity(Ledger(SMALL, claims))
    assert list(found.components["X"]) == ["held at 0", "held at 1", "held at 2"]
    assert found.components["X"]["held at 2"] == (str(Quantifier.ALL),)
    assert found.complete
