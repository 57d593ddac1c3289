"""Names that are perhaps misspelt are told wherever a network or an answer about it shows itself."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.model import Network
from logicnet.model.slips import SlipNote, slips_in

SAID = "SNIA1 has no rule and is taken as an input: did you mean SNAI1?"
TEXT = "targets, factors\nTGFB, TGFB\nSNAI1, TGFB\nZEB1, SNIA1 | ZEB1\n"


@pytest.fixture
def network(tmp_path: Path) -> Network:
    path = tmp_path / "typo.bnet"
    path.write_text(TEXT)
    return logicnet.read(path)


def test_a_network_says_so_in_its_text_and_in_its_card(network: Network) -> None:
    assert repr(network) == f"<Network typo: 4 components, 2 inputs; {SAID}>"
    assert SAID in network._repr_html_()


ANSWERS: list[Callable[[Network], Any]] = [
    logicnet.attractors,
    logicnet.structure,
    lambda network: logicnet.screen(network, "ZEB1"),
    lambda network: logicnet.explain(network, "ZEB1", "SNAI1%0"),
    lambda network: logicnet.reach(network, start="TGFB=1"),
    lambda network: logicnet.control(network, "ZEB1", size=1),
    lambda network: logicnet.compare("tgfb", network),
]


@pytest.mark.parametrize(
    "ask", ANSWERS, ids=["attractors", "structure", "screen", "explain", "reach", "control", "compare"]
)
def test_every_answer_about_it_says_so_in_its_card(network: Network, ask: Callable[[Network], Any]) -> None:
    assert SAID in ask(network)._repr_html_()


def test_a_network_without_such_a_name_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "well.bnet"
    path.write_text(TEXT.replace("SNIA1", "Hypoxia"))  # no rule either, and near no other name
    network = logicnet.read(path)
    assert repr(network) == "<Network well: 4 components, 2 inputs>"
    for shown in (network, logicnet.attractors(network)):
        assert "did you mean" not in shown._repr_html_()


def test_of_many_names_the_first_are_told_and_the_others_counted() -> None:
    note = SlipNote.of("odd", {f"Gnee{n}": f"Gene{n}" for n in range(7)})
    said = slips_in(["another", note])
    assert said.count("did you mean") == 5 and said.endswith("(+2 more)") and "Gnee5" not in said


def test_the_names_go_where_the_note_goes(network: Network) -> None:
    for same in (copy.deepcopy(network.notes), pickle.loads(pickle.dumps(network.notes)), (*network.notes, "more")):
        assert slips_in(same) == SAID


def test_a_name_that_looks_like_markup_stays_text() -> None:
    note = SlipNote.of("odd", {"<b>x</b>": "bx"})
    network = logicnet.load("il6")
    assert "<b>x</b>" not in Network("n", network.rules, notes=(note,))._repr_html_()
