"""The interaction diagram, read back from its SVG."""

from __future__ import annotations

import random
from xml.etree import ElementTree

import pytest

from logicnet.draw import Highlight, diagram, graph
from logicnet.draw.graphs.force import spread
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES
from logicnet.errors import DrawingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Intervention, Kind, Network, Setting

SVG = "{http://www.w3.org/2000/svg}"


def groups(picture, word: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(picture.svg())
    return [group for group in root.iter(f"{SVG}g") if word in group.get("class", "").split()]


def texts(element: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in element.iter(f"{SVG}text"))


def test_every_component_and_every_regulation_is_drawn_once(network: Network) -> None:
    picture = diagram(network)
    assert [group.get("data-name") for group in groups(picture, "node")] == list(network.names)
    drawn = [(g.get("data-source"), g.get("data-target"), g.get("data-sign")) for g in groups(picture, "edge")]
    assert drawn == [(r.source, r.target, r.sign) for r in network.regulations]
    assert {sign for _, _, sign in drawn} == set(EDGE_STYLES)


def test_signs_differ_in_arrowhead_and_in_colour(network: Network) -> None:
    heads: dict[str, tuple[int, str | None]] = {}
    for group in groups(diagram(network), "edge"):
        paths = list(group.iter(f"{SVG}path"))
        corners = len((paths[1].get("d") or "").split()) - 1
        heads[group.get("data-sign", "")] = (corners, paths[0].get("stroke"))
    assert heads["+"][0] == 3  # a triangle
    assert heads["-"][0] == heads["±"][0] == 4  # a bar, a diamond
    assert len({colour for _, colour in heads.values()}) == 4


def test_labels_are_the_titles_and_kinds_have_their_own_fill(network: Network) -> None:
    nodes = {group.get("data-name"): group for group in groups(diagram(network), "node")}
    assert texts(nodes["IL6"]) == "IL-6"
    assert texts(nodes["NFKB"]) == "NF-κB"
    fills = {
        kind: next(nodes[name].iter(f"{SVG}path")).get("fill")
        for name, kind in (("IL6", Kind.LIGAND), ("Drug", Kind.DRUG))
    }
    assert fills == {kind: NODE_STYLES[kind].fill for kind in fills}


def test_no_two_kinds_look_the_same() -> None:
    looks = [(style.shape, style.fill, style.style, style.peripheries) for style in NODE_STYLES.values()]
    assert len(set(looks)) == len(looks)
    assert set(Kind) <= set(NODE_STYLES)


@pytest.mark.parametrize(
    "label", ["IL-6", "NF-κB", "<b>\\x", "a & b", "&amp;", "&alpha;", '"quoted"', "\\N\\G", "a:b", "{x|y}"]
)
def test_any_label_is_shown_as_it_is_written(label: str) -> None:
    network = Network("n", Rules.build(["A"], ["A"]), (Component("A", label),))
    (node,) = groups(diagram(network), "node")
    assert texts(node) == label


def test_characters_that_xml_forbids_are_replaced() -> None:
    network = Network("n", Rules.build(["A"], ["A"]), (Component("A", "a\x07\x00b"),))
    (node,) = groups(diagram(network), "node")
    assert texts(node) == "a\ufffd\ufffdb"


def test_the_same_network_gives_the_same_bytes(network: Network) -> None:
    assert diagram(network).svg() == diagram(network).svg()
    assert diagram(network).pdf() == diagram(network).pdf()


def test_feedback_does_not_turn_the_pathway_upside_down(network: Network) -> None:
    """NFKB -> IL6 closes the loop, yet the ligand stands above the transcription factors and the phenotype below."""
    heights = {}
    for group in groups(diagram(network), "node"):
        heights[group.get("data-name")] = float(next(group.iter(f"{SVG}text")).get("y") or 0)
    assert heights["IL6"] < heights["STAT3"] < heights["NFKB"] < heights["Alive"]


def test_the_legend_names_only_what_is_there(network: Network) -> None:
    legend = " ".join(texts(group) for group in groups(diagram(network), "legend"))
    for word in ("drug", "ligand", "transcription factor", "activates", "inhibits", "input"):
        assert word in legend
    for word in ("miRNA", "kinase", "edge cut", "oscillates"):
        assert word not in legend
    assert not groups(diagram(network, legend=False), "legend")


def test_readouts_stand_below_what_they_read(network: Network) -> None:
    nodes = groups(diagram(network, readouts=True), "node")
    assert texts(nodes[-1]) == "Stem Cell Pool"
    edges = {(g.get("data-source"), g.get("data-sign")) for g in groups(diagram(network, readouts=True), "edge")}
    assert {("Alive", "+"), ("Drug", "-")} <= edges


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


def test_the_values_of_an_attractor_fill_the_components(network: Network, answer) -> None:
    shown = diagram(network, attractor=answer.attractors[1])
    fills = {g.get("data-name"): next(g.iter(f"{SVG}path")).get("fill") for g in groups(shown, "node")}
    on = diagram(network, attractor={"Drug": 1})
    (drug, *_) = groups(on, "node")
    assert fills["IL6"] == fills["STAT3"] != fills["Drug"] != next(drug.iter(f"{SVG}path")).get("fill")


def test_a_highlighted_path_greys_the_other_edges(network: Network) -> None:
    shown = Highlight.of(path=[("IL6", "STAT3")], changed=["STAT3"])
    colours = {}
    for group in groups(diagram(network, highlight=shown), "edge"):
        colours[group.get("data-source"), group.get("data-target")] = next(group.iter(f"{SVG}path")).get("stroke")
    assert colours["IL6", "STAT3"] == EDGE_STYLES["+"].colour.lower()
    assert {colour for edge, colour in colours.items() if edge != ("IL6", "STAT3")} == {"#c8c8c8"}


def test_a_network_without_components_or_kinds_is_drawn() -> None:
    assert diagram(Network("none", Rules.build([], []))).svg().startswith(b"<?xml")
    plain = diagram(Network("plain", Rules.build(["A", "B"], ["B", "!A"])))
    assert len(groups(plain, "node")) == 2


def test_the_dot_source_uses_synthetic_identifiers(network: Network) -> None:
    source = graph(network).source
    assert "n0" in source
    assert "label=IL6" not in source
    assert "<svg" in graph(network)._repr_mimebundle_()["image/svg+xml"]


def dense(components: int, regulators: int) -> Network:
    choose = random.Random(7)
    names = [f"C{index}" for index in range(components)]
    texts = [" | ".join(choose.sample(names, regulators)) for _ in names]
    kinds = [choose.choice(list(Kind)) for _ in names]
    return Network(
        "dense", Rules.build(names, texts), tuple(Component(n, "", k) for n, k in zip(names, kinds, strict=True))
    )


def test_a_hundred_components_are_drawn_without_one_over_another() -> None:
    network = dense(100, 2)
    picture = diagram(network)
    assert picture.notes == ()
    assert len(groups(picture, "node")) == 100
    assert len(groups(picture, "edge")) == len(network.regulations)


def test_dense_networks_are_laid_out_by_force_and_say_so() -> None:
    picture = diagram(dense(90, 6))
    assert len(groups(picture, "node")) == 90
    assert "sfdp" in picture.notes[0]
    assert max(picture.width, picture.height) < 3000


def test_spreading_leaves_no_overlap_and_keeps_the_order() -> None:
    choose = random.Random(3)
    places = {f"n{i}": (choose.gauss(0, 1), choose.gauss(0, 1)) for i in range(120)}
    sizes = {name: (choose.uniform(30, 120), choose.uniform(15, 40)) for name in places}
    spaced = spread(places, sizes)
    assert spaced == spread(places, sizes)
    names = list(places)
    for i, one in enumerate(names):
        for other in names[:i]:
            apart = [abs(spaced[one][k] - spaced[other][k]) - (sizes[one][k] + sizes[other][k]) / 2 for k in (0, 1)]
            assert max(apart) > 0


@pytest.mark.parametrize("name", ["<Cplx>", "<b>A</b>", "<", "a&b", "a\\nb", "<A B C D E F G H I J>"])
def test_a_name_is_drawn_as_it_stands_and_never_as_html(name: str) -> None:
    picture = diagram(Network("n", Rules.build([name], [f'"{name}"'])), title="", legend=False)
    assert "".join(picture.texts()).replace(" ", "") == name.replace(" ", "")


def test_a_setting_and_an_intervention_are_read_from_their_notation() -> None:
    net = Network("n", Rules.build(["FAC", "B"], ["FAC", "FAC"]))
    held, change = Setting.parse("FAC=1", net), Intervention.parse("B%0", net)
    assert (
        diagram(net, setting="FAC=1", intervention="B%0").svg() == diagram(net, setting=held, intervention=change).svg()
    )
    with pytest.raises(UnknownName, match="FEC"):
        diagram(net, setting="FEC=1")


def test_the_note_on_a_large_diagram_names_what_python_and_the_command_line_both_take() -> None:
    names = [f"C{i}" for i in range(24)]
    net = Network("dense", Rules.build(names, [" | ".join(names)] * 24))
    (note,) = diagram(net, legend=False).notes
    assert "the engine dot" in note and "engine=" not in note


@pytest.mark.parametrize("draw", [diagram, graph])
def test_an_engine_that_graphviz_does_not_have_is_refused_with_the_nearest_name(network: Network, draw) -> None:
    with pytest.raises(DrawingError, match=r"'dott' is not a layout engine\ndid you mean 'dot'\?"):
        draw(network, engine="dott")
