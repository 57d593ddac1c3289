"""What is marked on a diagram: held, cut, valued, changed, on the path."""

from __future__ import annotations

from logicnet.draw import Highlight, diagram
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
