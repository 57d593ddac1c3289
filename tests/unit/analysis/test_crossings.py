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
    assert len(network.names) == 100
    named = {"all components": network.names, "the inputs": network.inputs, "one component": ("NFKB",)}[names]
    start = " ".join(f"{name}=0" for name in named)
    with counted() as crossings:
        if question == "reach":
            assert logicnet.reach(network, start, timeout=10).reached
        else:
            assert logicnet.probabilities(network, start, samples=100).chances
    assert 0 < sum(crossings.values()) <= MOST
