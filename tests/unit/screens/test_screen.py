"""Screens against the slow oracle: counts, reach, withdrawal; and what must not matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import logicnet
import oracle
import strategies
from logicnet.analysis.attractors import attractors
from logicnet.errors import InterventionError, LogicnetError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network, knock_out
from logicnet.screens import alternatives, control, design, screen, singles
from mutants import changed, counts, held, reached, read, shown

QUICK = settings(max_examples=60, deadline=None)
SWITCH = (("A", "B", "C"), ("A", "A & !C", "C & !B | B & C"))


def every(network: Network, size: int = 1) -> list[Intervention]:
    return list(design(singles(network, inputs=True), size)) if len(network) else []


@QUICK
@given(strategies.networks(max_components=5, min_components=1))
def test_every_single_mutant_has_the_attractors_of_the_definition(net: strategies.Net) -> None:
    network, slow = read(net)
    found = screen(network, network.names[0], inputs=True, workers=2)
    assert {str(row.intervention) for row in found.rows} == {"", *map(str, every(network))}
    for row in found.rows:
        expected = counts(changed(network, slow, row.intervention), 0)
        assert (row.always, row.sometimes, row.never) == expected
        assert row.status == "exact"


@QUICK
@given(strategies.networks(max_components=4, min_components=2), st.data())
def test_combinations_have_the_attractors_of_the_definition(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    tried = data.draw(st.lists(st.sampled_from(every(network, size=3)), min_size=1, max_size=6))
    for row in screen(network, network.names[-1], interventions=tried).rows:
        assert (row.always, row.sometimes, row.never) == counts(
            changed(network, slow, row.intervention), len(network) - 1
        )


@QUICK
@given(strategies.networks(max_components=5, min_components=1), st.data())
def test_reach_and_withdrawal_are_those_of_the_definition(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    resistant = [a for a in oracle.attractors(oracle.graph(slow)) if shown(a, 0) != "never"]
    assume(resistant)
    tried = data.draw(st.lists(st.sampled_from(every(network, size=2)), min_size=1, max_size=6))
    for row in screen(network, network.names[0], interventions=tried, start="resistant").rows:
        starts = held(frozenset().union(*resistant), network, row.intervention)
        under = reached(changed(network, slow, row.intervention), starts)
        after = reached(slow, frozenset().union(*under))
        assert row.answer.reachable == ("yes" if any(shown(a, 0) != "never" for a in under) else "no")
        comes_back = {shown(a, 0) != "never" for a in after}
        word = "stays" if comes_back == {False} else "must relapse" if comes_back == {True} else "can relapse"
        gone = row.type != "wild type" and row.answer.reachable == "no"
        assert row.answer.withdrawal == (word if gone else "")


@QUICK
@given(strategies.networks(max_components=5, min_components=1), st.data())
def test_reach_from_given_values_starts_in_every_state_that_has_them(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    values = data.draw(strategies.fixings(len(network)))
    text = " ".join(f"{network.names[i]}={v}" for i, v in values.items()) or f"{network.names[0]}=0"
    values = values or {0: 0}
    starts = frozenset(s for s in oracle.all_states(slow) if all(s[i] == v for i, v in values.items()))
    for row in screen(network, network.names[-1], over=["nodes"], inputs=True, start=text).rows:
        under = reached(changed(network, slow, row.intervention), held(starts, network, row.intervention))
        expected = any(shown(a, len(network) - 1) != "never" for a in under)
        assert row.answer.reachable == ("yes" if expected else "no")


def test_the_wild_type_comes_first_under_every_setting_and_equals_the_network_alone() -> None:
    network, slow = read(SWITCH)
    found = screen(network, "B", settings="all")
    assert found.settings == ("A=0", "A=1")
    for row, value in zip(found.wild_types, (0, 1), strict=True):
        assert row.type == "wild type" and row.rank == 0 and row.change == 0
        assert (row.always, row.sometimes, row.never) == counts(oracle.fix(slow, {0: value}), 1)


def test_the_order_of_interventions_does_not_matter() -> None:
    network, _ = read(SWITCH)
    tried = every(network, size=2)
    one = screen(network, "B", interventions=tried).rows
    other = screen(network, "B", interventions=tried[::-1]).rows
    assert {row.intervention: row.answer for row in one} == {row.intervention: row.answer for row in other}
    assert Intervention.of([Fix("A", 0), Cut("A", "B", 1)]) == Intervention.of([Cut("A", "B", 1), Fix("A", 0)])


def test_a_knock_out_of_what_is_always_off_changes_nothing() -> None:
    network, _ = read((("A", "B", "C"), ("B & !B", "A | C", "C")))
    found = screen(network, "B", interventions=[knock_out("A")])
    assert found.rows[1].outcome == "keeps" and found.rows[1].answer[:3] == found.wild_type.answer[:3]


def test_a_component_named_like_an_edge_keeps_its_own_answer_in_a_table_that_is_read_again(tmp_path: Path) -> None:
    network, _ = read((("D", "A", "B", "A:B"), ("D", "D", "A", "A")))
    asked = {"setting": "D=1", "size": 2, "output": tmp_path / "table.csv"}
    first = screen(network, "B", **asked)  # type: ignore[arg-type]
    again = screen(network, "B", **asked)  # type: ignore[arg-type]
    rows = {str(row.intervention): (row.type, row.outcome) for row in first.rows}
    assert rows['"A:B"%0'] == ("knock-out", "keeps") and rows['"A":"B"%0'] == ("edge cut", "removes")
    assert rows['"A":"B"%0 "A:B"%1'] == ("combination", "removes")
    assert again.to_csv() == first.to_csv()
    assert {row.intervention: row.answer for row in again.rows} == {row.intervention: row.answer for row in first.rows}


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"over": ["node"]}, UnknownName, "nodes"),
        ({"exclude": ["D"]}, UnknownName, "'D'"),
        ({"only": ["A"], "over": ["nodes"]}, InterventionError, "empty"),
        ({"interventions": []}, InterventionError, "empty"),
        ({"setting": "A=1", "start": "A=0"}, SettingError, "A=0"),
        ({"setting": "B=1"}, SettingError, "B%1"),
        ({"size": 0}, InterventionError, "1 or more"),
    ],
)
def test_bad_questions_are_refused_with_what_would_help(
    asked: dict[str, object], error: type[Exception], said: str
) -> None:
    network, _ = read(SWITCH)
    with pytest.raises(error, match=said):
        screen(network, "B", **asked)  # type: ignore[arg-type]


@QUICK
@given(strategies.networks(max_components=5, min_components=1))
def test_the_wild_type_row_equals_the_attractors_of_the_network(net: strategies.Net) -> None:
    network, _ = read(net)
    name = network.names[0]
    row = screen(network, name, inputs=True).wild_type
    expected = {"always": 0, "sometimes": 0, "never": 0, "depends": 0}
    for attractor in attractors(network):
        expected[attractor.shows(network.expression(name))] += attractor.settings
    assume(not expected["depends"])  # on a free input, which is two settings
    assert (row.always, row.sometimes, row.never) == tuple(expected.values())[:3]


@QUICK
@given(strategies.networks(max_components=4, min_components=1), st.data())
def test_probabilities_are_those_of_the_absorbing_walk(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    start = data.draw(strategies.states(len(network)))
    text = " ".join(f"{name}={value}" for name, value in zip(network.names, start, strict=True))
    tried = data.draw(st.lists(st.sampled_from(every(network, size=2)), min_size=1, max_size=4))
    for row in screen(network, network.names[0], interventions=tried, start=text, samples=0).rows:
        (begin,) = held([start], network, row.intervention)
        ends = oracle.absorption(changed(network, slow, row.intervention))[begin]
        expected = sum(weight for attractor, weight in ends.items() if shown(attractor, 0) != "never")
        assert row.answer.probability == pytest.approx(float(expected), abs=1e-9)
        assert row.status == "exact"


def test_sampled_probabilities_bracket_the_exact_one_and_repeat_with_the_seed() -> None:
    """Twenty components that turn for ever throw one coin: exact value one half, too many states to list."""
    names = ("A", "B", *(f"X{i}" for i in range(20)))
    turning = " | ".join(names[2:])
    network, _ = read((names, (f"A | !B & ({turning})", f"B | !A & ({turning})", *(f"!{name}" for name in names[2:]))))
    text = " ".join(f"{name}={int(name[0] == 'X')}" for name in names)
    rows = [screen(network, "A", over=["nodes"], only=["X17"], start=text, samples=400, seed=7).rows for _ in (1, 2)]
    row = rows[0][0].answer
    assert row.status == "sampled" and row.low is not None and row.high is not None
    assert row.low < 0.5 < row.high and row.high - row.low < 0.11
    assert [r.answer for r in rows[0]] == [r.answer for r in rows[1]]


@pytest.mark.parametrize("workers", [0, -2, 1.5, "2"], ids=str)
@pytest.mark.parametrize(
    "ask", [screen, control, logicnet.synergy, alternatives], ids=["screen", "control", "synergy", "alternatives"]
)
def test_a_number_of_workers_that_is_none_is_refused(ask: Callable[..., Any], workers: Any) -> None:
    network = Network("chain", Rules.parse("A, A\nB, A\nC, B"))
    with pytest.raises(LogicnetError, match="expected a whole number of at least 1 for workers, found"):
        ask(network, "C", workers=workers)
