"""The legend of a diagram names what is there and nothing else."""

from __future__ import annotations

import pytest

import logicnet
from drawn_geometry import box_of_shape, box_of_text, shapes
from drawn_geometry import texts as lines
from logicnet.draw import Highlight, diagram
from logicnet.draw.graphs.dot import Edge, Node
from logicnet.draw.graphs.legend import caption
from logicnet.draw.paint.shapes import Group
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES
from logicnet.logic import Rules
from logicnet.model import Network
from svg_reading import groups, texts


def test_the_legend_names_only_what_is_there(network: Network) -> None:
    legend = " ".join(texts(group) for group in groups(diagram(network), "legend"))
    for word in ("drug", "ligand", "transcription factor", "activates", "inhibits", "input"):
        assert word in legend
    for word in ("miRNA", "kinase", "edge cut", "oscillates"):
        assert word not in legend
    assert not groups(diagram(network, legend=False), "legend")


def test_kinds_give_way_to_values_and_a_plain_network_has_none_to_tell_apart(network: Network) -> None:
    def legend(shown: Network, **marks: object) -> str:
        return " ".join(texts(group) for group in groups(diagram(shown, **marks), "legend"))

    assert "ligand" not in legend(network, attractor={"IL6": 1}) and "on" in legend(network, attractor={"IL6": 1})
    plain = Network("plain", Rules.build(["A", "B"], ["B", "!A"]))
    assert legend(plain).split() == ["activates", "inhibits"]


def test_components_without_a_value_keep_their_kind_in_the_legend(network: Network) -> None:
    legend = " ".join(texts(group) for group in groups(diagram(network, attractor={"IL6": 1}), "legend"))
    assert "drug" in legend and "transcription factor" in legend


def entries(shown: Highlight, maximum: int = 1, *, hubs: bool = False) -> list[str]:
    nodes = [Node(name, name, NODE_STYLES[None], maximum=maximum) for name in "ABC"]
    edges = [Edge("A", "B", "+"), Edge("B", "C", "-")]
    return [text for _, text in caption(nodes, edges, shown, hubs=hubs)]


def test_each_value_in_use_has_its_sample_and_no_other() -> None:
    assert entries(Highlight(values={"A": 0, "B": None}))[2:] == ["off", "oscillates"]
    assert entries(Highlight(values={"A": 1, "B": "*"}))[2:] == ["on", "either (free input)"]
    assert entries(Highlight(values={"A": 1, "B": 0}), 2)[2:] == ["at level 0 to 2", "at level 1 of 2"]
    moving = entries(Highlight(values={"A": None}, ranges={"A": (1, 2)}), 2)
    assert moving[2:] == ["oscillates", "at level 1 of 2"]


def test_the_sample_of_a_path_has_the_colours_of_its_edges() -> None:
    both = Highlight.of(path=[("A", "B"), ("B", "C")])
    nodes = [Node(name, name, NODE_STYLES[None]) for name in "ABC"]
    edges = [Edge("A", "B", "+"), Edge("B", "C", "-")]

    def colours(shown: Highlight) -> list[str]:
        (sample,) = [sample for sample, text in caption(nodes, edges, shown) if text == "acts by this path"]
        return [one.stroke for one in shapes(sample.items)]

    assert colours(both) == [EDGE_STYLES["+"].colour, EDGE_STYLES["-"].colour]
    assert colours(Highlight.of(path=[("B", "C")])) == [EDGE_STYLES["-"].colour]


def test_thin_edges_are_explained_where_there_are_hubs() -> None:
    thin = "thin: of a component that acts on many"
    assert thin in entries(Highlight(), hubs=True) and thin not in entries(Highlight())
    names = [f"C{i}" for i in range(14)]
    star = Network("star", Rules.build(names, ["C0"] * 14))
    assert thin in " ".join(diagram(star).texts())


@pytest.mark.parametrize("width", ["85mm", "180mm"])
def test_a_legend_is_no_wider_than_the_page_and_its_texts_have_6_points(width: str) -> None:
    network = logicnet.load("tgfb")
    picture = diagram(network, attractor=logicnet.attractors(network)[0], width=width)
    legends = [item for item in picture.items if isinstance(item, Group) and item.classes == "legend"]
    assert legends
    for line in (line for one in legends for line in lines(one.items)):
        left, _, right, _ = box_of_text(line)
        assert line.size >= 6 and left >= 0 and right <= picture.width
    marked = [box_of_shape(one) for legend in legends for one in shapes(legend.items)]
    assert min(box[0] for box in marked) >= 0 and max(box[2] for box in marked) <= picture.width
