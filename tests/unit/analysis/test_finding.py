"""The one face of all answers, as an answer of one's own has it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas
import pytest

from logicnet.analysis.finding import AboutNetwork, Finding
from logicnet.analysis.questions import read_asked
from logicnet.logic import Rules
from logicnet.model import Asked, Network


@dataclass(frozen=True)
class Counted(AboutNetwork):
    asked: Asked
    complete: bool = False
    why_incomplete: str = "the time budget ended"
    method: str = "counting"
    seconds: float = 1.23456789

    def to_frame(self) -> pandas.DataFrame:
        return pandas.DataFrame({"component": self.network.names})


def counted() -> Counted:
    network = Network("pair", Rules.build(["In", "Out"], ["In", "In"]))
    return Counted(read_asked(network, "In=1", "Out%0"))


def test_every_answer_tells_its_proof_in_the_same_words() -> None:
    assert counted().proof() == {
        "complete": False,
        "why_incomplete": "the time budget ended",
        "method": "counting",
        "seconds": 1.234568,
    }


def test_an_answer_about_a_network_says_what_was_asked_in_notation() -> None:
    answer = counted()
    assert (answer.network.name, answer.setting, answer.intervention) == ("pair", "In=1", "Out%0")


def test_an_answer_shows_its_table_in_a_notebook() -> None:
    text = counted()._repr_html_()
    assert "<table" in text and "In" in text and "Out" in text


def test_an_answer_that_gives_no_table_or_object_is_no_answer() -> None:
    for read in (Finding().to_dict, Finding().to_frame):
        with pytest.raises(NotImplementedError):
            read()
