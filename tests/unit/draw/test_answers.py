"""The answer that a plot draws: what was given, or what a question asked of the given network answers."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.draw.answers import answer_for
from logicnet.draw.plots import PLOTS
from logicnet.errors import LogicnetError
from logicnet.logic import Rules

SWITCH = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))


def test_an_answer_stays_what_it_is() -> None:
    found = logicnet.attractors(SWITCH)
    assert answer_for(found, "attractors") is found


def test_a_network_is_asked_what_the_plot_needs() -> None:
    assert answer_for(SWITCH, "attractors").count == 2
    assert len(answer_for(SWITCH, "states").states) == 4


@pytest.mark.parametrize("plot", [plot for plot in PLOTS if plot.name not in ("diagram", "screen", "ranked", "matrix")])
def test_another_answer_is_refused_with_the_question_that_gives_the_right_one(plot: object) -> None:
    (needs,) = plot.needs  # type: ignore[attr-defined]
    with pytest.raises(LogicnetError, match="expected the answer") as raised:
        answer_for(logicnet.structure(SWITCH), needs)
    assert raised.value.hint.startswith("logicnet.")


@pytest.mark.parametrize("needs", ["explanation", "synergy"])
def test_a_network_alone_does_not_do_where_the_question_needs_more(needs: str) -> None:
    with pytest.raises(LogicnetError, match="found Network"):
        answer_for(SWITCH, needs)
