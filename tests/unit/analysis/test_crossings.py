"""How often a question from a start crosses the border to the compiled core: not once a component, rule or row."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.core.border import counted

MOST = 40


@pytest.mark.parametrize("names", ["all components", "the inputs", "one component"])
@pytest.mark.parametrize("question", ["reach", "probabilities"])
def test_a_question_about_a_hundred_components_crosses_the_border_forty_times_at_most(
    question: str, names: str
) -> None:
    network = logicnet.load("resistance")
    assert len(network.names) >= 100
    every = tuple(component.name for component in network.components)
    named = {"all components": every, "the inputs": network.inputs, "one component": ("NFKB",)}[names]
    start = " ".join(f"{name}=0" for name in named)
    # in one setting of the inputs: with all of them free not every block is decided, and each such block is told of
    setting = " ".join(f"{name}=0" for name in network.inputs) if names == "one component" else ""
    with counted() as crossings:
        if question == "reach":
            answer = logicnet.reach(network, start, setting=setting, timeout=10)
            assert answer.reached or answer.why_incomplete
        else:
            assert logicnet.probabilities(network, start, setting=setting, samples=100).chances
    assert 0 < sum(crossings.values()) <= MOST
