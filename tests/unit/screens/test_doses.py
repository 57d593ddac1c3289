"""Rows of a screen in which changes are made with a probability: the mixture of networks by its definition."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import logicnet
import screen_oracle as slow
import strategies
from logicnet.analysis.outcome import Answer
from logicnet.errors import InterventionError, LogicnetError
from logicnet.logic import Rules
from logicnet.model import Fix, Intervention, Network
from logicnet.screens import screen
from logicnet.screens.designs import parse_design
from logicnet.screens.doses import mixed, networks_of
from mutants import read

GATE = Network("gate", Rules.parse("A, A\nB, B\nC, A | B\nD, C\nT, !T"))
BOTH = "A=1 B=1"
CHANCES = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1))


@settings(max_examples=60, deadline=None)
@given(strategies.networks(max_components=4, min_components=2), st.data())
def test_the_probability_of_a_dose_is_the_weighted_mean_over_the_networks_it_mixes(
    net: strategies.Net, data: st.DataObject
) -> None:
    network, states = read(net)
    names = network.names
    values = {0: data.draw(st.integers(0, 1))}
    if net[1][0] == names[0]:  # the start holds an input
        states = slow.oracle.fix(states, values)
    targets = data.draw(st.lists(st.sampled_from(range(1, len(names))), min_size=1, max_size=3, unique=True))
    doses = [(target, data.draw(st.integers(0, 1)), data.draw(st.sampled_from(CHANCES))) for target in targets]
    expected = Fraction(0)
    for made in product((True, False), repeat=len(doses)):
        weight = Fraction(1)
        for (_, _, chance), is_made in zip(doses, made, strict=True):
            weight *= chance if is_made else 1 - chance
        one = frozenset((None, target, value) for (target, value, _), yes in zip(doses, made, strict=True) if yes)
        if weight:
            row = slow.row(states, lambda state: state[-1], one, slow.with_values(states, values))
            assert row.probability is not None
            expected += weight * row.probability
    text = " ".join(f"{names[target]}%{value}@{float(chance)}" for target, value, chance in doses)
    found = screen(network, names[-1], interventions=[text], start=f"{names[0]}={values[0]}", samples=0)
    wild, row = found.rows
    assert row.answer.probability == pytest.approx(float(expected), abs=1e-9) and row.status == "exact"
    before = Fraction(wild.answer.probability or 0).limit_denominator(10**6)
    assert row.change == pytest.approx(float(expected - before), abs=1e-6)


def test_share_and_readouts_of_a_dose_are_weighted_too() -> None:
    asked: dict[str, Any] = {"setting": BOTH, "share": True, "readout": "2*D + T"}
    found = screen(GATE, "T", interventions=["T%1@0.6", "T%1@0.6 C%0@0.5"], **asked)
    rows = {str(row.intervention): row for row in found.rows}
    # T oscillates and shows half of the time: 0.6 * 1 + 0.4 * 1/2; D is there but where C is held at 0
    for text, value in (("T%1@0.6", 2.8), ("C%0@0.5 T%1@0.6", 1.8)):
        assert rows[text].answer.share == pytest.approx(0.8, abs=1e-9) and rows[text].outcome == "increases"
        assert rows[text].answer.values == ((pytest.approx(value, abs=1e-9), None, None),)
        assert (rows[text].answer.mixed, rows[text].fraction, rows[text].answer.reachable) == (True, None, "")
    cells = found.cells(rows["T%1@0.6"])
    assert [cells[name] for name in ("attractors", "always", "sometimes", "never", "fraction")] == [None] * 5


def test_an_edge_is_cut_by_a_dose() -> None:
    found = screen(GATE, "D", interventions=["A:C%0@0.25"], start="A=1 B=0", probability=True)
    assert found.rows[1].answer.probability == pytest.approx(0.75, abs=1e-12)


def test_a_dose_on_a_background_leaves_this_where_it_is_not_made() -> None:
    asked: dict[str, Any] = {"setting": BOTH, "share": True, "intervention": "C%0"}
    found = screen(GATE, "D", interventions=["C%1@0.25"], **asked)
    assert [row.answer.share for row in found.rows] == [0.0, pytest.approx(0.25, abs=1e-12)]


def test_a_penetrance_of_1_is_the_change_itself() -> None:
    assert str(parse_design("A%0@1", GATE)[0]) == "A%0"
    assert networks_of(Intervention.of([Fix("A", 0)])) == [(1.0, Intervention.of([Fix("A", 0)]))]


def test_a_dose_is_compared_with_its_parts_in_a_minimal_screen() -> None:
    tried = ["A%0@0.5", "B%0", "A%0@0.5 B%0", "C%0@0.5", "A%0@0.5 C%0@0.5"]
    found = screen(GATE, "D", interventions=tried, setting=BOTH, share=True, minimal=True)
    # with B gone, A at half its dose leaves half; C at half its dose leaves half whatever A does
    assert {str(row.intervention) for row in found.rows} == {"", "A%0@0.5", "B%0", "A%0@0.5 B%0", "C%0@0.5"}


def test_a_finished_table_with_doses_gives_the_same_screen_again(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    asked: dict[str, Any] = {"interventions": ["A%0@0.5 B%0", "C%0"], "start": BOTH, "probability": True}
    found = screen(GATE, "D", output=path, **asked)
    content = path.read_bytes()
    again = screen(GATE, "D", output=path, **asked)
    assert again.rows.groups == found.rows.groups and path.read_bytes() == content


def test_a_mixture_is_as_certain_as_its_least_certain_part() -> None:
    exact = Answer(1, 0, 0, "exact", "blocks", "yes", "", 1.0)
    sampled = Answer(0, 0, 1, "sampled", "blocks + walks", "yes", "", 0.4, 0.3, 0.5)
    lost = Answer(1, 0, 0, "bounded", "blocks; probability ended by time", "yes")
    found = mixed([(0.5, exact), (0.5, sampled)])
    assert (found.status, found.method, found.mixed) == ("sampled", "blocks + walks", True)
    assert (found.probability, found.low, found.high) == pytest.approx((0.7, 0.65, 0.75))
    found = mixed([(0.5, exact), (0.5, lost)])
    assert (found.status, found.probability, found.ended_by) == ("bounded", None, ("time",))


@pytest.mark.parametrize("more", [{}, {"start": BOTH}, {"start": BOTH, "probability": True, "by": "reach"}])
def test_a_screen_that_goes_by_attractors_or_reach_refuses_doses(more: dict[str, Any]) -> None:
    with pytest.raises(InterventionError, match=r"A%0@0.7 mixes networks .*\n.*--probability, --share or --readout"):
        screen(GATE, "D", interventions=["A%0@0.7"], **more)


def test_admissible_networks_are_not_compared_under_doses() -> None:
    with pytest.raises(InterventionError, match=r"A%0@0\.7 mixes networks"):
        logicnet.screens.alternatives(GATE, "D", interventions=["A%0@0.7"])


def test_too_many_doses_in_one_row_are_refused() -> None:
    names = [f"X{i}" for i in range(11)]
    network = Network("many", Rules.build(names, names))
    with pytest.raises(InterventionError, match="11 doses in one intervention mix too many networks"):
        screen(network, "X0", interventions=[" ".join(f"{name}%0@0.5" for name in names)], share=True)


DOSE = Intervention((Fix("A", 0, penetrance=0.7),))


@pytest.mark.parametrize("dose", ["A%0@0.7", "A:C%0@0.7", DOSE, Fix("A", 0, penetrance=0.7), ["B%0", "A%0@0.7"]])
def test_every_other_question_refuses_doses_and_names_the_one_that_takes_them(dose: Any) -> None:
    questions = [
        lambda: logicnet.attractors(GATE, intervention=dose),
        lambda: logicnet.trap_spaces(GATE, intervention=dose),
        lambda: logicnet.reach(GATE, BOTH, target="D", intervention=dose),
        lambda: logicnet.probabilities(GATE, intervention=dose),
        lambda: logicnet.simulate(GATE, intervention=dose),
        lambda: logicnet.explain(GATE, "D", dose),
        lambda: logicnet.control(GATE, "!D", intervention=dose),
        lambda: logicnet.synergy(GATE, "D", over="nodes", intervention=dose),
        lambda: screen(GATE, "D", intervention=dose, share=True),
    ]
    for question in questions:
        with pytest.raises(LogicnetError, match=r"made with probability 0.7 only(.|\n)*screen A(:C)?%0@0.7"):
            question()


def test_a_dose_that_reaches_the_rules_unread_is_refused_there() -> None:
    for one in (lambda: DOSE.on(GATE), lambda: DOSE.held_in(GATE.position)):
        with pytest.raises(InterventionError, match=r"made with probability 0\.7 only"):
            one()
