"""The elements of values that are lists, mixtures, expressions or protocols."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli.completing.candidates import Candidate, Surroundings
from logicnet.cli.completing.cursor import Cursor
from logicnet.cli.completing.elements import change_words, input_values, protocol_words, shown_names, start_words


@pytest.fixture
def known(tmp_path: Path) -> Surroundings:
    path = tmp_path / "own.bnet"
    path.write_text("Drug, Drug\nA, !Drug\nAB, A\n")
    return Surroundings(Cursor(given={"network": [str(path)]}))


NOTHING = Surroundings(Cursor())


def texts(found: object) -> list[str]:
    return [one.text for one in found if isinstance(one, Candidate)]  # type: ignore[attr-defined]


def test_an_input_that_a_setting_holds_is_not_offered_again(known: Surroundings) -> None:
    assert texts(input_values(known, "")) == ["Drug=0", "Drug=1"]
    assert texts(input_values(known, "Drug=1 ")) == []


def test_a_component_that_is_changed_is_not_offered_again(known: Surroundings) -> None:
    assert texts(change_words(known, "A%0 A")) == ["A%0 AB%0", "A%0 AB%1"]


def test_an_edge_is_offered_where_its_source_stands_before_a_colon(known: Surroundings) -> None:
    assert texts(change_words(known, "A:")) == ["A:AB%0", "A:AB%1"]


def test_the_parts_of_a_mixture_are_begun_each_for_itself(known: Surroundings) -> None:
    assert texts(start_words(known, "A=1; D", resistant=False)) == ["A=1; Drug=0", "A=1; Drug=1"]
    assert texts(start_words(known, "A=1; attractors(D", resistant=False)) == [
        *("A=1; attractors(Drug=0", "A=1; attractors(Drug=1")
    ]


def test_a_time_of_a_protocol_is_ones_own(known: Surroundings) -> None:
    assert texts(protocol_words(known, "")) == [] and texts(protocol_words(known, "2")) == []
    assert texts(protocol_words(known, "2: n")) == ["2: none"]


def test_a_sum_is_gone_on_with(known: Surroundings) -> None:
    assert texts(shown_names(known, "0.5*A + D")) == ["0.5*A + Drug"]


def test_without_a_network_nothing_of_one_is_offered() -> None:
    assert texts(input_values(NOTHING, "")) == [] and texts(start_words(NOTHING, "A", resistant=False)) == []
    assert texts(change_words(NOTHING, "siltuximab-")) == ["siltuximab-with-VMP"]
