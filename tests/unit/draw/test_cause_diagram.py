"""The picture of an explanation: what is done, the paths by which it acts, what differs, and what holds it up."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TypeGuard

import pytest

import logicnet
from drawn_geometry import Box, box_of_shape, box_of_text, overlap, shapes
from drawn_geometry import texts as lines
from logicnet.draw import Picture, explanation_diagram
from logicnet.draw.graphs.marks import MOVED, RING
from logicnet.draw.paint.canvas import TALLEST, least_text
from logicnet.draw.paint.shapes import Group, Item, Shape
from logicnet.draw.paint.style import GREEN, sign_style
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype
from svg_reading import SVG, groups, texts

CHAIN = Network("chain", Rules.build(["In", "A", "B", "C"], ["In", "In", "A & !C", "C"]))
TWO = Network("two", Rules.build(["In", "L", "R", "Stop", "End"], ["In", "In", "In", "!R", "L | !Stop"]))
"""Either arm is enough for the end: the left one alone, or the right one, which takes its brake away."""


def heading(picture: Picture) -> list[str]:
    (group,) = groups(picture, "heading")
    return [line.text or "" for line in group.iter(f"{SVG}text")]


def legend(picture: Picture) -> str:
    return " ".join(texts(group) for group in groups(picture, "legend"))


def stressed(picture: Picture) -> dict[tuple[str | None, str | None], str | None]:
    """The colour of each edge that is drawn heavy."""
    found = {}
    for group in groups(picture, "edge"):
        line = next(group.iter(f"{SVG}path"))
        if float(line.get("stroke-width", "1")) > 2:
            found[group.get("data-source"), group.get("data-target")] = line.get("stroke")
    return found


@pytest.mark.parametrize(("asked", "verdict"), [("A%0", "A%0 removes B"), ("A%1", "A%1 increases B")])
def test_the_heading_tells_the_verdict_the_phenotype_and_the_counts(asked: str, verdict: str) -> None:
    found = logicnet.explain(CHAIN, "B", asked)
    title, counts = heading(explanation_diagram(found))
    assert title == f"{verdict} in chain" == f"{found.verdict} in chain"
    before, after = (f"{one.always} of {one.attractors}" for one in (found.before, found.after))
    assert counts == f"attractors that show it: {before} without, {after} with"


def test_the_heading_of_a_pair_tells_what_each_does_alone_and_an_expression_stands_as_it_is_written() -> None:
    found = logicnet.explain(TWO, "End & !Stop | L", "L%0 R%0", setting="In=1")
    title, setting, _, alone = heading(explanation_diagram(found))
    assert title == "L%0 R%0 removes End & !Stop | L in two" and setting == "In=1"
    assert alone == "L%0 alone keeps · R%0 alone keeps"


def test_both_parts_of_a_pair_have_their_paths_in_the_colours_that_the_legend_shows() -> None:
    found = logicnet.explain(TWO, "End", "L%0 R%0", setting="In=1")
    picture = explanation_diagram(found)
    plus, minus = (sign_style(sign).colour.lower() for sign in "+-")
    assert stressed(picture) == {("L", "End"): plus, ("R", "Stop"): minus, ("Stop", "End"): minus}
    bars = [
        item.stroke.lower()
        for group in picture.items
        if isinstance(group, Group) and group.classes == "legend"
        for item in group.items
        if isinstance(item, Shape) and item.width == 2.6 and not item.fill
    ]
    assert bars == [plus, minus] and "acts by this path" in legend(picture)


def test_where_the_phenotype_is_kept_what_holds_it_up_is_drawn() -> None:
    picture = explanation_diagram(logicnet.explain(TWO, "End", "R%0", setting="In=1"))
    assert heading(picture)[0] == "R%0 keeps End in two"
    assert stressed(picture)["L", "End"] == GREEN.lower()
    assert "holds it up" in legend(picture) and "acts by this path" not in legend(picture)


NAMED = Network("named", TWO.rules, phenotypes=(Phenotype("Alive", "End & L"), Phenotype("Other", "Stop")))


def test_a_phenotype_with_a_name_stands_below_and_the_path_leads_to_it() -> None:
    removed = explanation_diagram(logicnet.explain(NAMED, "Alive", "In%0"))
    nodes = drawn_nodes(removed)
    assert "phenotype Alive" in nodes and "phenotype Other" not in nodes
    assert ("L", "phenotype Alive") in stressed(removed) or ("End", "phenotype Alive") in stressed(removed)
    assert {one.stroke for one in shapes([nodes["phenotype Alive"]]) if one.width == RING} == {MOVED[-1][1]}
    kept = explanation_diagram(logicnet.explain(NAMED, "Alive", "R%0", setting="In=1"))
    assert stressed(kept)["L", "phenotype Alive"] == GREEN.lower()
    assert not [one for one in shapes([drawn_nodes(kept)["phenotype Alive"]]) if one.width == RING]


def test_what_is_done_to_a_component_that_the_phenotype_reads_is_a_path_of_one_step() -> None:
    assert ("L", "phenotype Alive") in stressed(explanation_diagram(logicnet.explain(NAMED, "Alive", "L%0")))


def test_an_expression_has_no_place_of_its_own() -> None:
    drawn = drawn_nodes(explanation_diagram(logicnet.explain(NAMED, "End & L", "L%0")))
    assert [*drawn] == list(NAMED.names)


def test_a_component_that_differs_bears_a_ring_and_a_triangle_that_points_where_it_moves() -> None:
    picture = explanation_diagram(logicnet.explain(TWO, "End", "L%0 R%0", setting="In=1"))
    colours = {
        name: {one.stroke for one in shapes([node]) if one.width == RING} for name, node in drawn_nodes(picture).items()
    }
    up, down = MOVED[1][1], MOVED[-1][1]
    assert colours == {"In": set(), "L": {down}, "R": {down}, "Stop": {up}, "End": {down}}
    assert "more often on" in legend(picture) and "less often on" in legend(picture)


@pytest.mark.parametrize(
    ("name", "change", "phenotype"),
    [("il6", "IL6R%0", "Resistant"), ("il8", "CXCR1%0 CXCR2%0", "Resistant"), ("resistance", "STAT3%0", "Resistant")],
)
def test_rings_overlap_neither_each_other_nor_the_labels_of_neighbours(name: str, change: str, phenotype: str) -> None:
    picture = explanation_diagram(logicnet.explain(logicnet.load(name), phenotype, change))
    rings: dict[str, Box] = {}
    labels: dict[str, list[Box]] = {}
    for key, node in drawn_nodes(picture).items():
        labels[key] = [box_of_text(line) for line in lines([node])]
        for one in shapes([node]):
            if one.width == RING:
                left, top, right, bottom = box_of_shape(one)
                rings[key] = (left - RING / 2, top - RING / 2, right + RING / 2, bottom + RING / 2)
    assert len(rings) > 5
    assert [(a, b) for a, b in combinations(rings, 2) if overlap(rings[a], rings[b])] == []
    crossed = [(a, b) for a in rings for b in labels if a != b and any(overlap(rings[a], box) for box in labels[b])]
    assert crossed == []


def drawn_nodes(picture: Picture) -> dict[str, Group]:
    """The group of each component."""
    return {
        dict(group.data)["name"]: group
        for group in picture.items
        if isinstance(group, Group) and group.classes.startswith("node")
    }


def test_a_line_of_a_mark_goes_through_no_label() -> None:
    """What is held at 0 is told by its badge, not by a strike."""
    node = drawn_nodes(explanation_diagram(logicnet.explain(CHAIN, "B", "A%0")))["A"]
    label, badge = lines([node])
    assert (label.text, badge.text) == ("A", "0")
    outline, *marks = [one for one in shapes([node]) if one.width != RING]
    assert [one for one in marks if overlap(box_of_shape(one), box_of_text(label))] == []
    assert overlap(box_of_shape(outline), box_of_text(label)) > 0


def test_a_drug_is_called_by_its_name_and_what_it_does_stands_below() -> None:
    found = logicnet.explain("il6", "Resistant", "siltuximab", setting="FAC=1")
    picture = explanation_diagram(found)
    title, *lines = heading(picture)
    assert title == "siltuximab removes Resistant in IL-6 / JAK / STAT3 signalling"
    assert "siltuximab: IL6:IL6R%0 IL6_niche:IL6R%0" in lines
    assert "edge cut by siltuximab" in legend(picture) and dict(picture.made)["drugs"] == "siltuximab"
    assert dict(picture.made)["intervention"] == "IL6:IL6R%0 IL6_niche:IL6R%0"
    assert str(found).startswith("il6 under FAC=1: siltuximab removes Resistant\n  (siltuximab: IL6:IL6R%0")


def test_an_input_that_nobody_touched_bears_no_mark_of_change() -> None:
    """Without B there is one attractor with I and no longer two: that is no change of I, nor of C, which follows it."""
    network = Network("switch", Rules.build(["I", "A", "B", "C"], ["I", "I & !B", "I & !A", "I"]))
    picture = explanation_diagram(logicnet.explain(network, "A", "B%0"))
    ringed = {
        name for name, node in drawn_nodes(picture).items() if [one for one in shapes([node]) if one.width == RING]
    }
    assert ringed == {"A", "B"}


def test_what_holds_it_up_has_double_lines_and_a_path_has_not() -> None:
    """Without colour they differ by form, in the diagram as in the legend."""

    def gaps(items: Iterable[Item]) -> list[Shape]:
        return [one for one in shapes(items) if one.stroke == "#ffffff" and not one.fill]

    kept = explanation_diagram(logicnet.explain(TWO, "End", "R%0", setting="In=1"))
    edges = {dict(one.data)["source"] + dict(one.data)["target"]: one for one in kept.items if is_edge(one)}
    (gap,) = gaps(edges["LEnd"].items)
    whole = next(iter(shapes([edges["LEnd"]])))
    assert gap.path == whole.path and 1 < gap.width < whole.width / 2
    assert not [one for name, one in edges.items() if name not in ("LEnd", "InL") and gaps([one])]
    assert len(gaps(one for one in kept.items if isinstance(one, Group) and one.classes == "legend")) == 1
    removed = explanation_diagram(logicnet.explain(TWO, "End", "L%0 R%0", setting="In=1"))
    assert not gaps(one for one in removed.items if is_edge(one) or getattr(one, "classes", "") == "legend")


def is_edge(one: Item) -> TypeGuard[Group]:
    return isinstance(one, Group) and one.classes.startswith("edge")


@pytest.mark.parametrize("width", ["85mm", "180mm"])
@pytest.mark.parametrize(("change", "setting"), [("STAT3%0", ""), ("siltuximab", "FAC=1"), ("OCT4%0", "FAC=1")])
def test_an_explanation_fits_a_journals_page(change: str, setting: str, width: str) -> None:
    picture = explanation_diagram(logicnet.explain("il6", "Resistant", change, setting=setting), width=width)
    assert picture.height <= TALLEST + 0.5 and least_text(picture.items) >= 6 - 0.005
    assert not picture.notes


def test_the_parts_of_one_drug_are_not_told_alone_and_those_of_two_are() -> None:
    one, two = (
        " ".join(heading(explanation_diagram(logicnet.explain("il6", "Resistant", asked, setting="FAC=1"))))
        for asked in ("siltuximab", "siltuximab OCT4%0")
    )
    assert " alone " not in one and " alone " in two


def test_of_too_many_conditions_the_heading_says_what_rings_mean() -> None:
    names = ["I", "A", "B", "C", *(f"U{k}" for k in range(9))]
    network = Network("wide", Rules.build(names, ["I", "I & !B", "I & !A", "I", *names[4:]]))
    picture = explanation_diagram(logicnet.explain(network, "A", "B%0"))
    assert "rings: what holds however the 1,024 conditions are weighed" in heading(picture)
    ringed = [name for name, node in drawn_nodes(picture).items() if [s for s in shapes([node]) if s.width == RING]]
    assert ringed == ["B"]
