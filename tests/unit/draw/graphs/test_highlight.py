"""What is marked on a diagram: held, cut, valued, changed, on the path."""

from __future__ import annotations

from logicnet.draw import Highlight, diagram
from logicnet.draw.graphs.highlight import cut_mark, moved_mark, node_overlay
from logicnet.draw.graphs.xdot import Route, read
from logicnet.draw.paint.shapes import Text
from logicnet.draw.paint.style import sign_style
from logicnet.model import Intervention, Network, Setting
from svg_reading import SVG, groups, texts


def test_interventions_and_settings_are_marked_and_named(network: Network) -> None:
    changes = Intervention.parse("STAT3%0 NFKB:IL6%0", network)
    picture = diagram(network, setting=Setting.parse("Drug=1", network), intervention=changes)
    nodes = {group.get("data-name"): texts(group) for group in groups(picture, "node")}
    assert nodes["STAT3"] == "STAT3 0"
    assert nodes["Drug"] == "Drug 1"
    assert nodes["IL6"] == "IL-6"
    heading = texts(groups(picture, "heading")[0])
    assert "Drug=1" in heading
    assert "NFKB:IL6%0" in heading
    legend = " ".join(texts(group) for group in groups(picture, "legend"))
    assert "held at 0" in legend
    assert "held at 1" not in legend
    assert "edge cut" in legend


def test_a_highlighted_path_greys_the_other_edges(network: Network) -> None:
    shown = Highlight.of(path=[("IL6", "STAT3")], changed=["STAT3"])
    colours = {}
    for group in groups(diagram(network, highlight=shown), "edge"):
        colours[group.get("data-source"), group.get("data-target")] = next(group.iter(f"{SVG}path")).get("stroke")
    assert colours["IL6", "STAT3"] == sign_style("+").colour.lower()
    assert {colour for edge, colour in colours.items() if edge != ("IL6", "STAT3")} == {"#c8c8c8"}


def test_marks_of_a_question_and_of_its_answer_are_put_together(network: Network, answer) -> None:
    asked = Highlight.of(
        setting=Setting.parse("Drug=1", network), intervention=Intervention.parse("STAT3%0 NFKB:IL6%1", network)
    )
    assert (asked.inputs, asked.held, asked.cut) == ({"Drug": 1}, {"STAT3": 0}, {("NFKB", "IL6"): 1})
    assert asked.words() == "Drug=1 · STAT3%0 NFKB:IL6%1"
    cyclic = Highlight.of(attractor=answer.attractors[1])
    assert cyclic.values == {"Drug": 0, "Spare": 0, **dict.fromkeys(["IL6", "STAT3", "NFKB", "Alive"])}
    both = asked | cyclic
    assert (both.held, both.values) == (asked.held, cyclic.values)
    assert Highlight().words() == "" and Highlight().legend() == []


def test_the_legend_has_one_line_for_each_kind_of_mark() -> None:
    shown = Highlight(inputs={"A": 1}, held={"B": 0, "C": 0}, cut={("A", "B"): 0}, values={"A": None}, changed={"A": 0})
    words = [text for _, text in shown.legend()]
    assert words == ["input held by the setting", "held at 0", "edge cut", "oscillates", "differs from untreated"]


def test_directions_supports_and_levels_of_inputs_have_their_samples() -> None:
    shown = Highlight.of(changed={"A": 1, "B": -1, "C": 0}, support=[("A", "B")])
    words = [text for _, text in shown.legend()]
    assert words == ["differs from untreated", "more often on", "less often on", "holds it up"]
    assert [moved_mark(0, 0, way) == () for way in (1, 0, -1)] == [False, True, False]
    for inputs, text in (({"A": 2}, "2"), ({"A": 1, "B": 2}, "1..2"), ({"A": 0, "B": 1}, "0..1"), ({"A": 1}, "1")):
        ((sample, _),) = Highlight(inputs=inputs).legend()
        assert [item.text for item in sample.items if isinstance(item, Text)] == [text]


def test_a_component_held_at_0_is_struck_through_beside_its_badge() -> None:
    node = {"name": "n", "pos": "50,50", "width": "0.5", "height": "0.5"}
    place = read({"bb": "0,0,99,99", "objects": [node]}).nodes["n"]
    off, on = (node_overlay(place, "A", Highlight(held={"A": value})) for value in (0, 1))
    assert [item.text for item in off if isinstance(item, Text)] == ["0"] and len(off) == len(on) + 1
    assert node_overlay(place, "B", Highlight(held={"A": 0})) == ()


def test_an_edge_that_reads_1_where_it_is_cut_says_so_beside_its_cross() -> None:
    route = Route(((0, 0), (1, 1), (2, 2), (3, 3)), ())
    assert [item.text for item in cut_mark(route, 1) if isinstance(item, Text)] == ["1"]
    assert not any(isinstance(item, Text) for item in cut_mark(route, 0))
