"""What is marked on a diagram: held, cut, valued, changed, on the path."""

from __future__ import annotations

from logicnet.draw import Highlight, diagram
from logicnet.draw.graphs.highlight import value_in
from logicnet.draw.paint.style import LevelValue, sign_style
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
    assert Highlight().words() == ""


def test_a_free_input_of_an_attractor_is_told_by_a_star(answer) -> None:
    assert Highlight.of(attractor=answer.attractors[2]).values["Spare"] == "*"


def test_a_value_of_a_component_with_levels_is_a_level_or_the_two_between_which_it_moves() -> None:
    shown = Highlight(values={"A": 1, "B": None, "C": None, "D": "*"}, ranges={"B": (1, 2)})
    assert value_in(shown, "A", 1) == 1 and value_in(shown, "A", 2) == LevelValue(1, 1, 2)
    assert value_in(shown, "B", 3) == LevelValue(1, 2, 3) and value_in(shown, "C", 3) == LevelValue(0, 3, 3)
    assert value_in(shown, "D", 3) == "*" and value_in(shown, "C", 1) is None


def test_the_legend_says_which_drug_makes_what_is_marked(network: Network) -> None:
    catalogue = {"blocker": "NFKB:IL6%0", "inhibitor": "STAT3%0"}

    def told(asked: str) -> tuple[str, str]:
        picture = diagram(network, intervention=Intervention.parse(asked, network, catalogue))
        legend = " ".join(texts(group) for group in groups(picture, "legend"))
        return texts(groups(picture, "heading")[0]), legend

    heading, legend = told("blocker inhibitor")
    assert "blocker inhibitor" in heading and "STAT3%0" not in heading
    assert "edge cut by blocker" in legend and "held at 0 by inhibitor" in legend
    heading, legend = told("inhibitor IL6%0")
    assert "inhibitor IL6%0" in heading and "held at 0, some by inhibitor" in legend
