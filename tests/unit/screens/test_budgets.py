"""Budgets reach the rules themselves: a rule that takes too long, or too much memory, to compile ends in an answer."""

from __future__ import annotations

import random
import time

import pytest

from logicnet.analysis.attractors import attractors
from logicnet.analysis.probabilities import probabilities
from logicnet.analysis.reach import reach
from logicnet.analysis.trap_spaces import trap_spaces
from logicnet.core import screens as core
from logicnet.core.budget import Budget
from logicnet.core.codes import End
from logicnet.errors import EngineError, MemoryBudget, TimeBudget
from logicnet.explanation import explain
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens import screen
from logicnet.screens.minimal_sets import control

SIZE = 90
HANG = 20.0  # seconds: many times what is asked for
SECONDS, BYTES = 0.3, 4 << 20


def parity(names: list[str]) -> tuple[str, str]:
    """An exclusive or of them, and its opposite."""
    if len(names) == 1:
        return names[0], f"!{names[0]}"
    (a, not_a), (b, not_b) = parity(names[: len(names) // 2]), parity(names[len(names) // 2 :])
    return f"({a} & {not_b} | {not_a} & {b})", f"({a} & {b} | {not_a} & {not_b})"


@pytest.fixture(scope="module")
def long() -> Network:
    """A ring with one rule whose diagram is too large for any budget: pairs far apart, in every order there is."""
    names = [f"A{i}" for i in range(SIZE)]
    pairs = [f"(A{i} | !A{i * 7 % SIZE})" for i in range(SIZE) if i != i * 7 % SIZE]
    triples = [f"(A{i} | A{(i * 11 + 5) % SIZE} | !A{(i * 17 + 3) % SIZE})" for i in range(SIZE)]
    texts = [*names[1:], " & ".join([*pairs, *triples])]
    return Network("long", Rules.build(names, texts))


@pytest.fixture(autouse=True)
def ends() -> object:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < HANG


@pytest.mark.parametrize(("budget", "why"), [({"timeout": SECONDS}, "time"), ({"memory": BYTES}, "memory")])
def test_what_is_asked_of_a_long_rule_comes_back_incomplete(long: Network, budget: dict[str, float], why: str) -> None:
    found = control(long, "A0", size=1, **budget)  # type: ignore[arg-type]
    assert (found.complete, found.ended, found.sets[""]) == (False, why, ())
    assert trap_spaces(long, **budget).end == why  # type: ignore[arg-type]
    for answer in (attractors(long, **budget), reach(long, "A5=0", **budget), probabilities(long, **budget)):  # type: ignore[arg-type]
        assert not answer.complete
        assert why in answer.why_incomplete


def test_a_screen_or_an_explanation_of_a_long_rule_says_which_budget_is_too_small(long: Network) -> None:
    for ask in (lambda **b: screen(long, "A0", over=["nodes"], **b), lambda **b: explain(long, "A0", "A5%0", **b)):
        with pytest.raises(TimeBudget, match="time budget ended"):
            ask(timeout=SECONDS)
        with pytest.raises(MemoryBudget, match="memory budget"):
            ask(memory=BYTES)


def test_the_edges_of_a_long_rule_are_told_at_once(long: Network) -> None:
    into = {edge.source: edge.sign for edge in long.regulations if edge.target == f"A{SIZE - 1}"}
    assert set(into) == set(long.names)
    assert set(into.values()) <= {"+", "-", "±", "0"}


def test_the_effects_of_a_parity_are_of_both_signs() -> None:
    names = [f"X{i}" for i in range(40)]
    rules = Rules.build(names, ["0"] * 40)
    assert rules.expression(parity(names)[0]).signs() == ("±",) * 40


def test_a_search_keeps_to_its_time_when_all_rules_were_compiled_for_it() -> None:
    names = [f"X{i}" for i in range(40)]
    dice = random.Random(1)
    texts = [parity(dice.sample(names, 12))[0] for _ in range(40)]
    assert trap_spaces(Network("parities", Rules.build(names, texts)), timeout=SECONDS).end == "time"


def test_a_screen_that_begins_anew_for_want_of_memory_counts_the_same() -> None:
    names = [f"X{i}" for i in range(24)]
    network = Network("latches", Rules.build(names, names))
    screener = core.Screener(network.rules.handle, range(24), 1, Budget(memory=100_000))
    number = screener.watch(network.expression("X0 & X1").program)
    for _ in range(3):
        found = screener.count(number, core.Tasks.of([[], [(core.HOLD, 0, 1)], [(core.HOLD, 1, 0)]]))
        assert list(found.reason) == [End.NONE] * 3
        assert [(a, n) for a, n in zip(found.always, found.never, strict=True)] == [
            (1 << 22, 3 << 22),
            (1 << 22, 1 << 22),
            (0, 1 << 23),
        ]


def test_a_start_that_names_no_component_is_refused_by_the_core() -> None:
    screener = core.Screener(Rules.build(["A"], ["A"]).handle, [0], 1, Budget())
    with pytest.raises(EngineError, match="component that the network does not have"):
        screener.start_at({7: 1})
