"""How what a tool takes is read."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.cli.assistants.asking import held_in, read_by
from logicnet.errors import LogicnetError


def test_a_context_holds_its_inputs_and_makes_its_changes() -> None:
    network = logicnet.load("resistance")
    alone = held_in(network, "", "", "hif")
    setting, intervention = (
        logicnet.in_context(network, "hif").setting,
        logicnet.in_context(network, "hif").intervention,
    )
    assert (alone["setting"], alone["intervention"]) == (setting, intervention)


def test_what_a_phenotype_reads_is_known_and_a_sum_reads_nothing() -> None:
    network = logicnet.load("il6")
    assert read_by(network, "STAT3 & !BCSC") == ["STAT3", "BCSC"]
    assert read_by(network, "0.5*STAT3 + BCSC") == []


def test_an_unknown_context_is_an_error() -> None:
    with pytest.raises(LogicnetError):
        held_in(logicnet.load("il6"), "", "", "nowhere")
