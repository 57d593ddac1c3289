"""Where a screen starts: states far apart are drawn evenly, and thousands of attractors are a start like any other."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import screen_oracle as slow
import strategies
from logicnet.errors import InterventionError, SettingError, TimeBudget
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network, knock_in
from logicnet.screens import control, screen
from logicnet.screens.question import Question
from mutants import read

WALKS = 2000


def bystanders(count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Inputs that nothing reads: each doubles the states and the attractors, and changes no answer."""
    names = tuple(f"Z{i}" for i in range(count))
    return names, names


def beside(net: strategies.Net, count: int) -> Network:
    names, texts = bystanders(count)
    return read((net[0] + names, net[1] + texts))[0]


def close(found: float | None, exact: Fraction) -> bool:
    """Within five standard deviations of so many walks."""
    spread = sqrt(float(exact * (1 - exact)) / WALKS)
    return found is not None and abs(found - float(exact)) <= 5 * spread + 1e-9


def test_a_start_of_two_states_that_differ_everywhere_is_drawn_evenly() -> None:
    """A ring of 30, all 0 or all 1, beside a switch that only the ring throws: half of the start ends with it. The ring
    tells the ends apart, and nothing in it moves."""
    ring = tuple(f"R{i}" for i in range(30))
    rules = (*(ring[i - 1] for i in range(30)), "T", "X & !T | R0 & T", "X | T & Y & !X")
    network, _ = read(((*ring, "T", "X", "Y"), rules))
    found = screen(
        network, "X", setting="", interventions=[knock_in("T")], start="resistant", samples=WALKS, over=["nodes"]
    )
    row = found.rows[1].answer
    assert (row.reachable, row.status, row.low) == ("yes", "exact", None)
    assert row.probability == pytest.approx(0.5)


@settings(max_examples=40, deadline=None)
@given(strategies.networks(max_components=4, min_components=2), st.data())
def test_walks_from_any_set_of_states_agree_with_the_absorption_of_the_definition(
    net: strategies.Net, data: st.DataObject
) -> None:
    """Seventeen inputs that nothing reads make the network too large to be listed: its probability is walked."""
    small, texts = read(net)
    states = slow.resistant(texts, lambda s: s[0])
    if not states:
        return
    places = [(None, i, v) for i in range(len(small)) for v in (0, 1)]
    one = frozenset(data.draw(st.lists(st.sampled_from(places), max_size=1)))
    made = Intervention.of(Fix(small.names[i], v) for _, i, v in one)
    rows = screen(
        beside(net, 17), small.names[0], interventions=[made] if one else [knock_in("Z0")], start="resistant",
        samples=WALKS,
    ).rows  # fmt: skip
    exact = slow.probability(slow.changed(texts, one), lambda s: s[0], slow.held(states, one))
    assert close(rows[1].answer.probability, exact)


@settings(max_examples=40, deadline=None)
@given(strategies.networks(max_components=3, min_components=1), st.sampled_from(["resistant", "values"]), st.data())
def test_thousands_of_attractors_are_a_start_as_good_as_a_few(
    net: strategies.Net, kind: str, data: st.DataObject
) -> None:
    """2^13 times the attractors of a small network, in which all is decided by listing."""
    small, _ = read(net)
    start = kind if kind == "resistant" else f"{small.names[-1]}={data.draw(st.integers(0, 1))}"
    edges = [Cut(e.source, e.target, v) for e in small.regulations for v in (0, 1)]
    tried = [Fix(name, v) for name in small.names for v in (0, 1)] + edges
    chosen = data.draw(st.lists(st.sampled_from(tried), min_size=1, max_size=3, unique=True))
    asked = {"interventions": [Intervention.of([one]) for one in chosen], "start": start, "samples": 0}
    few = screen(small, small.names[0], **asked)  # type: ignore[arg-type]
    many = screen(beside(net, 13), small.names[0], **asked)  # type: ignore[arg-type]
    for row, expected in zip(many.rows, few.rows, strict=True):
        assert row.intervention == expected.intervention and row.outcome == expected.outcome
        assert row.answer[5:] == expected.answer[5:] and row.status == expected.status == "exact"
        assert row.attractors == expected.attractors << 13


def test_attractors_that_oscillate_are_told_apart_where_they_are_not_listed() -> None:
    """A oscillates with B; C is one of two, and what is asked holds always, sometimes or never with C and Z0."""
    net = (("A", "B", "C"), ("!B", "A", "C"))
    for phenotype, shown in [("A | C", ("always", "sometimes")), ("A & C", ("sometimes", "never"))]:
        slow_net = oracle.network(*net)
        words = {slow.shown(a, oracle.rule(phenotype, net[0])) for a in slow.attractors(slow_net)}
        assert words == set(shown)
        found = screen(beside(net, 13), phenotype, start="C=0", samples=0, interventions=[knock_in("C")])
        exact = [slow.row(slow_net, oracle.rule(phenotype, net[0]), one, slow.with_values(slow_net, {2: 0}))
                 for one in (slow.NOTHING, frozenset({(None, 2, 1)}))]  # fmt: skip
        assert [row.answer[5:8] for row in found.rows] == [row[3:] for row in exact]


def hard(size: int) -> Network:
    """Rules of three regulators each, in one block that does not come apart."""
    names = [f"N{i}" for i in range(size)]
    rules = [f"{names[i * 7 % size]} & !{names[(i * 5 + 3) % size]} | {names[(i + 1) % size]} & {names[i * 3 % size]}"
             for i in range(size)]  # fmt: skip
    return Network("hard", Rules.build(names, rules))


def test_a_start_that_is_not_found_says_which_budget_ended_it() -> None:
    with pytest.raises(TimeBudget, match=r"within 1e-09 s|the time budget ended"):
        screen(hard(60), "N0", start="resistant", over=["nodes"], timeout=1e-9)


def test_inputs_that_the_start_gives_are_set_for_what_is_counted_too() -> None:
    """A and B inhibit each other, and A needs one of two inputs. With both inputs given two attractors are left, A
    alone and B alone; without the given inputs there would be seven: B alone under each of the four, A under three."""
    network = Network("switch", Rules.parse("I, I\nJ, J\nA, !B & (I | J)\nB, !A"))
    start, alone = "I=1 J=0 A=0 B=0", "I=0 J=0 A=0 B=0"
    wild, without = screen(network, "A", start=start, samples=0, interventions=["I%0"]).rows
    assert (wild.always, wild.sometimes, wild.never) == (1, 0, 1) and wild.answer.probability == pytest.approx(0.5)
    assert (without.always, without.sometimes, without.never) == (0, 0, 1) and without.answer.withdrawal == "stays"
    none = screen(network, "A", start=alone, interventions=["A%0"]).rows[0]
    assert (none.always, none.sometimes, none.never) == (0, 0, 1)


def test_an_input_that_the_start_gives_returns_when_the_intervention_is_taken_back() -> None:
    """A follows the input I: with I taken away A goes, and comes back with it, so no passing change of I is enough."""
    network = Network("chain", Rules.parse("I, I\nA, I"))
    (_, without) = screen(network, "A", start="I=1 A=1", interventions=["I%0"]).rows
    assert (without.answer.reachable, without.answer.withdrawal) == ("no", "must relapse")
    found = control(network, "!A", start="I=1 A=1", inputs=True, kind="temporary", only=["I"])
    assert found.complete and found.sets[""] == ()


def test_a_start_against_the_setting_is_refused_before_anything_runs() -> None:
    network = Network("chain", Rules.parse("I, I\nA, I"))
    with pytest.raises(SettingError, match="the start has I=0, and the setting I=1 has I=1"):
        Question.of(network, "A", "I=1", None, start="I=0")


def test_an_edge_of_a_given_input_on_itself_is_not_cut_in_silence() -> None:
    network = Network("chain", Rules.parse("I, I\nA, I"))
    with pytest.raises(InterventionError, match="I:I%0 cuts I off itself, and the start gives its value") as told:
        screen(network, "A", start="I=1", interventions=["I:I%0"])
    assert told.value.hint == "hold it by I%0, or leave I out of the start"


def test_all_settings_are_those_of_the_inputs_that_the_start_leaves_free() -> None:
    network = Network("two", Rules.parse("I, I\nJ, J\nA, I & J"))
    found = screen(network, "A", start="I=1 A=0", settings="all", interventions=["A%0"])
    assert {row.setting for row in found.rows} == {"I=1 J=0", "I=1 J=1"}
    assert [row.answer.reachable for row in found.rows if row.type == "wild type"] == ["no", "yes"]
