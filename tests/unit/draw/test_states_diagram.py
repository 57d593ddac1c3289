"""The picture of a graph of states: what each state says, and how attractors, basins and the start stand out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from logicnet.analysis.state_graph import state_graph
from logicnet.cli import main
from logicnet.draw.paint.shapes import Group, Item, Shape
from logicnet.draw.paint.style import BLUE, INK, ORANGE
from logicnet.draw.states_diagram import state_diagram
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network

LATCH = Network("latch", Rules.build(["A", "B", "C"], ["!B", "!A", "A"]))


def groups(items: tuple[Item, ...], kind: str) -> list[Group]:
    found = [item for item in items if isinstance(item, Group)]
    return [g for g in found if g.classes == kind] + [g for one in found for g in groups(one.items, kind)]


def looks(picture) -> dict[str, Shape]:
    """The shape of each state, by its digits."""
    return {
        dict(node.data)["state"]: next(item for item in node.items if isinstance(item, Shape))
        for node in groups(picture.items, "node")
    }


def test_each_state_says_which_attractors_are_reached() -> None:
    picture = state_diagram(state_graph(LATCH))
    texts = list(picture.texts())
    assert {"000", "101", "A1", "A2", "→ A1", "→ A1,A2"} <= set(texts)
    assert "A B C" in texts and "several can be reached" in texts
    assert len(groups(picture.items, "node")) == 8


def test_attractors_are_filled_and_their_basins_are_paler() -> None:
    """011 leads to 010 alone, as A stays off while B is on; 000 leads to both ends."""
    found = looks(state_diagram(state_graph(LATCH)))
    assert (found["010"].fill.lower(), found["101"].fill.lower()) == (BLUE.lower(), ORANGE.lower())
    assert found["011"].fill.lower() not in ("#ffffff", BLUE.lower()) and found["011"].stroke.lower() == BLUE.lower()
    assert found["000"].fill.lower() == "#ffffff"


def test_the_start_has_a_heavy_line_where_not_all_states_are_drawn() -> None:
    picture = state_diagram(state_graph(LATCH, "A=0 B=0 C=0"))
    found = looks(picture)
    assert found["000"].width > 2 > found["010"].width and found["000"].stroke == INK
    assert "heavy line: start" in list(picture.texts())
    assert "heavy line: start" not in list(state_diagram(state_graph(LATCH)).texts())


def test_a_move_tells_what_it_changes() -> None:
    titles = {edge.title for edge in groups(state_diagram(state_graph(LATCH)).items, "edge")}
    assert titles == {"A=0", "A=1", "B=0", "B=1", "C=0", "C=1"}


def test_levels_are_digits() -> None:
    text = '[components.X]\nmaximum = 2\nrule = { 1 = "0", 2 = "1" }\n[components.Y]\nmaximum = 1\nrule = "X>=2"\n'
    picture = state_diagram(state_graph(toml.read(text.encode(), "n.toml")))
    assert {"00", "10", "20", "21"} <= set(picture.texts())


def test_many_states_are_laid_out_too() -> None:
    names = [f"X{i}" for i in range(7)]
    network = Network("cube", Rules.build(names, ["1"] * 7))
    assert len(groups(state_diagram(state_graph(network)).items, "node")) == 128


def test_the_command_draws_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "net.bnet", tmp_path / "states.svg"
    path.write_text("A, !B\nB, !A\n")
    assert main(["draw", str(path), "--states", "--from", "A=0 B=0", "--output", str(out)]) == 0
    assert len(re.findall(r'class="node"', out.read_text())) == 3
    out.unlink()
    assert main(["draw", "il6", "--states", "--output", str(out)]) == 2
    assert "more than 256 states" in capsys.readouterr().err and not out.exists()
