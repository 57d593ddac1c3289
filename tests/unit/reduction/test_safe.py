"""The table of which reduction is safe for which question: whole, and where it says no, a network that shows why."""

from __future__ import annotations

from importlib import import_module

import pytest

from logicnet.analysis.attractors import attractors
from logicnet.analysis.probabilities import probabilities
from logicnet.analysis.reach import reach
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction import percolate
from logicnet.reduction.safe import FROM_A_START, SAFE, WITHOUT_START, is_safe


@pytest.mark.parametrize("reduction", SAFE)
def test_every_row_names_known_questions_a_reason_and_modules_that_exist(reduction: str) -> None:
    row = SAFE[reduction]
    assert row.questions and row.questions <= WITHOUT_START | FROM_A_START
    assert row.why
    for module in row.made_in:
        import_module(module)


def test_every_question_has_a_reduction_that_keeps_it() -> None:
    for question in WITHOUT_START | FROM_A_START:
        assert any(is_safe(reduction, question) for reduction in SAFE), question


def test_percolating_from_a_start_would_lose_an_attractor_that_is_reached() -> None:
    """The signal is off for good, but it starts on: memory may see it before it goes."""
    network = Network("memory", Rules.build(["Signal", "Memory"], ["0", "Memory | Signal"]))
    assert not is_safe("percolation", "reachable attractors") and not is_safe("percolation", "probabilities")
    assert len(reach(network, "Signal=1 Memory=0").reached) == 2
    assert [c.probability for c in probabilities(network, "Signal=1 Memory=0").chances] == [0.5, 0.5]
    smaller = percolate(network).network
    assert attractors(smaller).count == 2  # the attractors are kept
    assert len(reach(smaller, "Memory=0").reached) == 1  # what is reached is not


def test_a_question_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no question"):
        is_safe("hull", "everything")
