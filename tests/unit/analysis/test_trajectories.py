"""Single walks: each move is one that the rules allow, and what a protocol sets is among the moves."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet import LogicnetError, trajectories
from logicnet.analysis import trajectories as module
from logicnet.analysis.trajectories import Trajectory
from logicnet.core import courses
from logicnet.logic import Rules
from logicnet.model import Component, Network

NETWORK = Network("n", Rules.build(["Drug", "A", "B"], ["Drug", "!Drug", "A"]))


@settings(max_examples=40, deadline=None)
@given(net=strategies.networks(6, 1), seed=st.integers(0, 10_000), steps=st.booleans())
def test_every_move_takes_a_component_to_the_value_of_its_rule(net: strategies.Net, seed: int, steps: bool) -> None:
    names, texts = net
    rules = oracle.network(names, texts)
    (walk,) = trajectories(Network("n", Rules.build(names, texts)), "", 6, seed=seed, steps=steps).walks
    assert list(walk.begin) == list(names)
    state, last = tuple(walk.begin.values()), 0.0
    for time, name, level in walk.moves:
        i = names.index(name)
        assert last < time <= 6 and (not steps or time == int(time))
        assert rules[i](state) == level != state[i]
        state, last = oracle.flip(state, [i]), time


def test_a_walk_moves_as_often_as_its_rates_say() -> None:
    """A clock at rate 2 until 5 ticks ten times on average; a thousand ticks have a deviation of 32."""
    clock = Network("n", Rules.build(["A"], ["!A"]))
    found = trajectories(clock, "", 5, 100, rates="A=2")
    assert abs(sum(len(walk.moves) for walk in found.walks) - 1000) < 6 * 32


def test_each_walk_has_its_own_seed_and_the_same_seed_is_the_same_walk() -> None:
    several = trajectories(NETWORK, "", 5, 3, seed=7)
    assert [walk.seed for walk in several.walks] == [7, 8, 9]
    assert several.walks[1:] == trajectories(NETWORK, "", 5, 2, seed=8).walks
    assert several.method == "walks" and several.complete


def test_what_a_protocol_sets_is_a_move_at_its_time() -> None:
    found = trajectories(NETWORK, "A=1 B=1", 9, setting="Drug=0", protocol="3: Drug=1; 6: A%1; 7: B%0")
    (walk,) = found.walks
    times = {(name, level): time for time, name, level in walk.moves}
    assert times["Drug", 1] == 3 and times["B", 0] <= 7
    assert walk.runs("Drug", 9) == [(0.0, 3.0, 0), (3.0, 9.0, 1)]


def test_a_walk_of_levels_tells_levels() -> None:
    network = Network.levelled("n", [Component("A"), Component("X", maximum=3)], ["A", "A", "A", "A"])
    (walk,) = trajectories(network, "A=1 X=0", 100, protocol="90: X%1").walks
    assert walk.begin == {"A": 1, "X": 0}
    assert [(name, level) for _, name, level in walk.moves] == [("X", 1), ("X", 2), ("X", 3), ("X", 1)]


def test_runs_are_the_times_at_one_level() -> None:
    walk = Trajectory({"A": 0, "B": 1}, ((1.0, "A", 1), (1.0, "B", 0), (2.5, "A", 0)), 0)
    assert walk.runs("A", 4) == [(0, 1, 0), (1, 2.5, 1), (2.5, 4, 0)]
    assert walk.runs("B", 4) == [(0, 1, 1), (1, 4, 0)]
    assert walk.moved == {"A", "B"}


def test_the_table_begins_with_the_state_at_0() -> None:
    found = trajectories(NETWORK, "A=0 B=0", 50, setting="Drug=0")
    assert found.to_csv().splitlines()[:4] == ["walk,time,component,value", "1,0.0,Drug,0", "1,0.0,A,0", "1,0.0,B,0"]
    assert Counter(found.to_frame()["component"]) == {"Drug": 1, "A": 2, "B": 2}
    assert found.to_dict()["walks"][0]["start"] == {"Drug": 0, "A": 0, "B": 0}


def test_a_walk_that_moves_too_often_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MOVES", 10)
    found = trajectories(Network("n", Rules.build(["A"], ["!A"])), "", 1000, 2)
    assert found.walks == () and not found.complete
    assert found.why_incomplete == "the walk has more than 10 moves after 0 of 2 walks"


def test_ctrl_c_leaves_the_walks_that_were_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    walked, real = [], courses.single_walk

    def some(*given: object, **rest: object) -> object:
        walked.append(1)
        if len(walked) > 2:
            raise KeyboardInterrupt
        return real(*given, **rest)  # type: ignore[arg-type] # handed on as it comes

    monkeypatch.setattr(courses, "single_walk", some)
    found = trajectories(NETWORK, "", 5, 9)
    assert len(found.walks) == 2 and found.interrupted
    assert found.why_incomplete == "it was interrupted after 2 of 9 walks"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"walks": 0}, "for walks"),
        ({"walks": 101}, "at most 100 single walks"),
        ({"until": 0}, "above 0 for until"),
        ({"until": 1.5, "steps": True}, "whole number of steps"),
        ({"protocol": "1: C%0"}, "unknown component"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(LogicnetError, match=said):
        trajectories(NETWORK, **given)  # type: ignore[arg-type] # wrong ones are what is tried


def test_in_steps_a_walk_waits_for_its_turn() -> None:
    """One of two is drawn each step: A has moved after one step in half of the walks."""
    found = trajectories(NETWORK, "A=0 B=0", 1, 100, setting="Drug=0", steps=True)
    moved = sum(bool(walk.moves) for walk in found.walks)
    assert 20 <= moved <= 80  # six deviations of 5
    assert all(time == 1 for walk in found.walks for time, _, _ in walk.moves)


def test_each_walk_that_ended_is_told() -> None:
    told: list[tuple[int, int]] = []
    network = Network("n", Rules.build(["A", "B"], ["1", "A"]))
    trajectories(network, "A=0 B=0", 1, 3, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
