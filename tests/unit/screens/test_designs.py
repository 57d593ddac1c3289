"""Designs: which interventions a screen makes of components and edges, and which it leaves out."""

from __future__ import annotations

import pytest

from logicnet.errors import InterventionError
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens import control, design, screen, singles
from logicnet.screens.designs import parse_design
from mutants import read

SWITCH = (("A", "B", "C"), ("A", "A & !C", "C & !B | B & C"))


def test_inputs_and_readouts_are_left_alone_unless_asked_for() -> None:
    network, _ = read(SWITCH)
    assert not any("A%" in str(row.intervention) for row in screen(network, "B", over=["nodes"], setting="A=1").rows)
    assert any("A%0" in str(row.intervention) for row in screen(network, "B", over=["nodes"], inputs=True).rows)


def test_excluded_components_and_those_not_named_are_left_alone() -> None:
    network, _ = read(SWITCH)
    assert [str(i) for i in design(singles(network, ["nodes"], exclude=["B"]))] == ["C%0", "C%1"]
    assert [str(i) for i in design(singles(network, ["nodes"], only=["B"], knock_ins=False))] == ["B%0"]


def test_combinations_never_give_a_place_two_values() -> None:
    network, _ = read(SWITCH)
    assert [str(i) for i in design(singles(network, ["nodes"]), 2)] == [
        *("B%0", "B%1", "C%0", "C%1"),
        *("B%0 C%0", "B%0 C%1", "B%1 C%0", "B%1 C%1"),
    ]


def test_a_list_of_interventions_reads_what_a_screen_prints() -> None:
    network, _ = read((("STAT 3", "x#y", "A"), ("A", "A", "A")))
    printed = [str(one) for one in list(design(singles(network, inputs=True), 1))]
    assert list(parse_design("\n".join(f"{line}  # why" for line in printed), network)) == list(
        design(singles(network, inputs=True), 1)
    )


@pytest.mark.parametrize("size", [2.5, 0, -1, "2", None])
def test_a_number_of_parts_that_is_none_is_refused_at_once(size: object) -> None:
    network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
    for ask in (screen, control):
        with pytest.raises(InterventionError, match=r"of 1 or more|1 or more interventions"):
            ask(network, "A", size=size)  # type: ignore[operator]
