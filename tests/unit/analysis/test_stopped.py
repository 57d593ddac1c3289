"""Ctrl-C ends a question with what is known of the answer; whoever asks many questions is ended by it."""

from __future__ import annotations

import random
import signal
import threading

import pytest

from logicnet.analysis.attractors import attractors
from logicnet.analysis.probabilities import probabilities
from logicnet.analysis.reach import reach
from logicnet.core import solver
from logicnet.logic import Rules
from logicnet.model import Network


@pytest.fixture
def hard() -> Network:
    """Eighty components that take far longer than these tests."""
    dice, size = random.Random(5), 80
    texts = []
    for i in range(size):
        a, b, c = (f"X{k}" for k in dice.sample(range(size), 3))
        texts.append(f"{a} & !{b} | !{a} & {b} | !{c} & X{i}" if i % 2 else f"{a} & !{b} | !{c}")
    return Network("hard", Rules.build([f"X{i}" for i in range(size)], texts))


@pytest.fixture(autouse=True)
def interrupted() -> None:
    threading.Timer(0.4, signal.raise_signal, [signal.SIGINT]).start()


def test_attractors_come_back_open(hard: Network) -> None:
    answer = attractors(hard)
    assert not answer.complete and answer.why_incomplete.startswith("it was interrupted")


def test_probabilities_come_back_unknown(hard: Network) -> None:
    answer = probabilities(hard)
    assert not answer.complete and "interrupted" in answer.why_incomplete
    assert all((chance.probability, chance.low, chance.high) == (None, 0.0, 1.0) for chance in answer.chances)


def test_what_was_not_explored_is_not_called_unreached(hard: Network) -> None:
    answer = reach(hard, "X0=1 X1=0")
    assert not answer.complete and "interrupted" in answer.why_incomplete
    assert answer.unreached == () and answer.certain is None


def test_a_loop_over_the_solver_is_ended(hard: Network) -> None:
    compiled = solver.CompiledNetwork(hard.rules.handle)
    with pytest.raises(KeyboardInterrupt):
        compiled.solve()


def test_the_list_of_very_many_attractors_is_ended_and_says_so() -> None:
    names = [f"X{i}" for i in range(200)]
    latches = Network(
        "latches", Rules.build(names, [f"{a} | {a} & {b}" for a, b in zip(names, names[1:] + names[:1], strict=True)])
    )
    answer = attractors(latches, limit=10**8)
    assert answer.truncated and not answer.complete
    assert "interrupt ended the list" in answer.why_incomplete
    assert answer.count == 2**200
