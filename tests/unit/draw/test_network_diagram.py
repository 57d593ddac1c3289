"""The interaction diagram, read back from its SVG."""

from __future__ import annotations

import random
import re

import pytest

import logicnet
from logicnet import load
from logicnet.draw import diagram, graph
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.style import kind_style
from logicnet.errors import DrawingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Intervention, Kind, Network, Setting
from svg_reading import SVG, groups, texts


def test_every_component_and_every_regulation_is_drawn_once(network: Network) -> None:
    picture = diagram(network)
    assert [group.get("data-name") for group in groups(picture, "node")] == list(network.names)
    drawn = [(g.get("data-source"), g.get("data-target"), g.get("data-sign")) for g in groups(picture, "edge")]
    assert drawn == [(r.source, r.target, r.sign) for r in network.regulations]
    assert {sign for _, _, sign in drawn} == {"+", "-", "±", "0"}


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
    assert fills == {kind: kind_style(kind).fill for kind in fills}


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


def test_readouts_stand_below_what_they_read(network: Network) -> None:
    nodes = groups(diagram(network, readouts=True), "node")
    assert texts(nodes[-1]) == "Stem Cell Pool"
    edges = {(g.get("data-source"), g.get("data-sign")) for g in groups(diagram(network, readouts=True), "edge")}
    assert {("Alive", "+"), ("Drug", "-")} <= edges


def test_the_values_of_an_attractor_fill_the_components(network: Network, answer) -> None:
    shown = diagram(network, attractor=answer.attractors[1])
    fills = {g.get("data-name"): next(g.iter(f"{SVG}path")).get("fill") for g in groups(shown, "node")}
    on = diagram(network, attractor={"Drug": 1})
    (drug, *_) = groups(on, "node")
    assert fills["IL6"] == fills["STAT3"] != fills["Drug"] != next(drug.iter(f"{SVG}path")).get("fill")


def test_a_network_without_components_or_kinds_is_drawn() -> None:
    assert diagram(Network("none", Rules.build([], []))).svg().startswith(b"<?xml")
    plain = diagram(Network("plain", Rules.build(["A", "B"], ["B", "!A"])))
    assert len(groups(plain, "node")) == 2


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
    assert "laid out by force" in picture.notes[0]
    assert max(picture.width, picture.height) < 3000


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
    assert "the layout dot" in note and "layout=" not in note


def test_an_engine_that_graphviz_does_not_have_is_refused_with_the_nearest_name(network: Network) -> None:
    with pytest.raises(DrawingError, match=r"'dott' is not a layout engine\ndid you mean 'dot'\?"):
        graph(network, engine="dott")
    with pytest.raises(DrawingError, match=r"'dott' is not a layout\ndid you mean 'dot'\?"):
        diagram(network, layout="dott")


@pytest.mark.parametrize("width", ["60mm", "85mm", "180mm"])
@pytest.mark.parametrize("layout", [None, "force", "neato"])
def test_a_diagram_is_exactly_as_wide_as_was_asked_for(network: Network, width: str, layout: str | None) -> None:
    assert diagram(network, width=width, layout=layout).width == pytest.approx(float(width[:-2]) * 72 / 25.4)


def test_the_largest_shipped_pathways_are_read_in_one_column_of_a_journal() -> None:
    for name in ("il6", "il8", "tgfb"):
        assert all("the smallest text" not in note for note in diagram(logicnet.load(name), width="85mm").notes), name


def test_a_diagram_of_some_components_says_of_how_many(network: Network) -> None:
    picture = diagram(network, only=["IL6", "STAT3"])
    assert [group.get("data-name") for group in groups(picture, "node")] == ["IL6", "STAT3"]
    assert "2 of 6 components, 1 of 7 regulations" in list(picture.texts())
    assert picture.notes == ("4 components and 6 regulations are not drawn",)


def test_components_are_called_by_their_names_where_that_is_asked(network: Network) -> None:
    shown = {g.get("data-name"): texts(g) for g in groups(diagram(network, labels="names"), "node")}
    assert shown == {name: name for name in network.names}


def test_a_tall_diagram_leaves_room_for_itself_on_a_page() -> None:
    names = [f"N{i}" for i in range(40)]
    picture = diagram(Network("chain", Rules.build(names, ["N0", *names[:-1]])), width="85mm", direction="down")
    assert picture.height < 237 * 72 / 25.4


def test_a_network_that_comes_along_is_drawn_by_its_name() -> None:
    assert diagram("il6", title="").svg() == diagram(load("il6"), title="").svg()


def test_a_diagram_tells_what_was_painted_how_it_was_laid_out_and_how_wide_and_in_which_theme_it_is() -> None:
    made = dict(diagram("il6", setting="FAC=1", attractor=2, readouts=True, width="180mm", theme="grey").made)
    assert made["setting"] == "FAC=1"
    assert made["attractor"].startswith("attractor 2 of the ")
    assert (made["readouts"], made["width"], made["theme"]) == ("drawn", "180 mm", "grey")
    assert made["layout"] == "dot, down"
    by_hand = dict(diagram("il6", attractor={"STAT3": 1, "IL6": None}, only=["STAT3", "IL6"], layout="force").made)
    assert (by_hand["attractor"], by_hand["layout"]) == ("STAT3=1 IL6=~", "force")
    assert sorted(by_hand["only"].split(", ")) == ["IL6", "STAT3"]


def test_where_texts_are_small_in_the_direction_that_was_asked_for_a_note_says_which_layout_has_larger_ones() -> None:
    picture = diagram("tgfb", direction="right", width="85mm")
    (said,) = [note for note in picture.notes if "would have" in note]
    told = re.fullmatch(r"labels would have (\d+\.\d) pt here in the layout dot, down", said)
    assert told and float(told[1]) >= 6
    assert least_text(diagram("tgfb", direction="down", width="85mm").items) >= 6 - 0.005
