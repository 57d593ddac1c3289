"""The picture of a graph of states: what each state says, and how attractors, basins and the start stand out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from logicnet.analysis.state_graph import state_graph
from logicnet.cli import main
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.shapes import Group, Item, Shape, Text
from logicnet.draw.paint.style import BLUE, INK, ORANGE
from logicnet.draw.states_diagram import _runs, state_diagram
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Component, Intervention, Network
from picture_rules import covered, crossed, outside, overlapping

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
    assert "A, B, C" in texts and "several can be reached" in texts
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


CUBE = Network("cube", Rules.build([f"X{i}" for i in range(7)], ["1"] * 7))
"""Every component turns on and stays: 128 states, and from each a move for each digit that is 0, 7 * 64 in all."""


@pytest.mark.parametrize("width", [None, "85mm", "180mm"])
def test_128_states_are_read_at_a_journals_width(width: str | None) -> None:
    picture = state_diagram(state_graph(CUBE), width=width)
    found = groups(picture.items, "node")
    assert len({dict(node.data)["state"] for node in found}) == len(found) == 128
    bars = [one for node in found for one in node.items if isinstance(one, Shape) and len(one.path) == 2]
    assert len(bars) == 7 * 64  # each move has a bar at the digit that it raises
    (note,) = (note for note in picture.notes if "no line" in note)
    assert note.startswith(f"{7 * 64 - len(groups(picture.items, 'edge'))} of 448 moves have no line: bars tell all")
    assert least_text(picture.items) >= 6
    assert not overlapping(picture) and not crossed(picture) and not covered(picture) and not outside(picture)
    assert picture.width < 720 and not any("the smallest text" in note for note in picture.notes)


def test_a_picture_much_higher_than_wide_says_so() -> None:
    said = "times as high as wide: a wider picture is less high"
    assert [note for note in state_diagram(state_graph(CUBE), width="85mm").notes if note.endswith(said)]
    assert not [note for note in state_diagram(state_graph(CUBE), width="180mm").notes if note.endswith(said)]


SIX = Network("six", Rules.build([f"X{i}" for i in range(6)], [f"!X{(i + 1) % 6}" for i in range(6)]))


def test_where_lines_have_no_room_bars_tell_each_move_and_the_note_says_what_width_has_room() -> None:
    graph = state_graph(SIX)
    narrow = state_diagram(graph, width="85mm")
    told = {
        (dict(node.data)["state"], bar_at(node, one))
        for node in groups(narrow.items, "node")
        for one in node.items
        if isinstance(one, Shape) and len(one.path) == 2
    }
    assert told == {
        (graph.pattern(a), next(i for i in range(6) if graph.states[a][i] != graph.states[b][i]))
        for a, b in graph.moves
    }
    assert {"a move raises this digit", "a move lowers it"} <= set(narrow.texts())
    (note,) = (note for note in narrow.notes if "no line" in note)
    (width,) = re.findall(r"at (\d+) mm \(--width\) all have", note)
    wide = state_diagram(graph, width=f"{width}mm")
    assert len(groups(wide.items, "edge")) == len(graph.moves)
    assert not [note for note in wide.notes if "no line" in note] and "a move lowers it" not in list(wide.texts())
    assert len(groups(state_diagram(graph).items, "edge")) == len(graph.moves)


def bar_at(node: Group, bar: Shape) -> int:
    """Which digit of a state of six a bar stands at."""
    text = next(item for item in node.items if isinstance(item, Text))
    middle = sum(points[0][0] for _, points in bar.path) / 2
    return round((middle - text.x) / (fonts.width("000000", text.size) / 6) + 2.5)


def test_three_attractors_and_more_are_told_by_the_first_and_the_last() -> None:
    assert _runs((0, 1, 2, 4, 6, 7)) == [(0, 2), (4, 4), (6, 6), (7, 7)]


def test_parts_that_no_move_joins_stand_apart_in_the_order_of_their_attractors() -> None:
    """Under each value of the input there is one part: with it on a latch, with it off a fixed point."""
    network = Network("n", Rules.build(["In", "A", "B"], ["In", "In & !B", "In & !A"]))
    graph = state_graph(network)
    picture = state_diagram(graph)
    at = {
        dict(node.data)["state"]: next(item.x for item in node.items if isinstance(item, Text))
        for node in groups(picture.items, "node")
    }
    off, on = ([x for state, x in at.items() if state[0] == value] for value in "01")
    assert len(off) == len(on) == 4 and max(off) < min(on)


def test_the_heading_says_where_the_moves_begin_by_what_moves() -> None:
    """C is held by the setting and does not move: it is told below, once."""
    network = Network("n", Rules.build(["A", "B", "C"], ["C", "A", "C"]))
    texts = list(state_diagram(state_graph(network, "A=0 B=0", setting="C=1")).texts())
    assert "3 states reached from A=0, B=0" in texts and "in all of these states: C=1" in texts


def test_components_are_called_by_their_titles_or_by_their_names() -> None:
    network = Network("n", Rules.build(["A"], ["!A"]), (Component("A", "α"),))
    assert "α" in list(state_diagram(state_graph(network)).texts())
    assert "A" in list(state_diagram(state_graph(network), labels="names").texts())


def test_all_that_the_states_share_is_told_however_much_it_is() -> None:
    names = [f"COMPONENT{k}" for k in range(80)]
    network = Network("n", Rules.build(["A", *names], ["!A", *["1"] * 80]))
    start = " ".join(f"{name}=1" for name in names)
    shown = " ".join(state_diagram(state_graph(network, f"A=0 {start}"), width="85mm").texts())
    assert all(f"{name}=1" in shown for name in names)


def test_the_mark_of_an_attractor_stands_in_its_sample_too() -> None:
    texts = list(state_diagram(state_graph(LATCH)).texts())
    assert texts.count("A1") == texts.count("A2") == 2


def test_the_command_draws_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "net.bnet", tmp_path / "states.svg"
    path.write_text("A, !B\nB, !A\n")
    assert main(["draw", str(path), "--states", "--from", "A=0 B=0", "--output", str(out)]) == 0
    assert len(re.findall(r'class="node"', out.read_text())) == 3
    out.unlink()
    assert main(["draw", "il6", "--states", "--output", str(out)]) == 2
    assert "more than 256 states" in capsys.readouterr().err and not out.exists()


def test_the_heading_calls_a_drug_by_its_name() -> None:
    asked = Intervention.parse("blocker", LATCH, {"blocker": "A:B%0"})
    texts = list(state_diagram(state_graph(LATCH, intervention=asked)).texts())
    assert "blocker" in texts and "A:B%0" not in " ".join(texts)
