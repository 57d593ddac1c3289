"""Succession diagrams, read back from their SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pytest

import logicnet
from logicnet.analysis.succession import NODES_TO_DRAW, Step, Succession
from logicnet.analysis.succession import succession as asked
from logicnet.draw import Picture, succession
from logicnet.errors import DrawingError
from logicnet.logic import Rules
from logicnet.model import Asked, Intervention, Network, Phenotype, Subspace
from picture_rules import crossed, overlapping, small
from svg_reading import SVG, groups, said, texts


def diagram_of(
    names: Sequence[str], nodes: Sequence[dict[str, int]], steps: Sequence[Step] = (), **more: Any
) -> Succession:
    """A diagram by hand, of a network without inputs."""
    rules = {name: f"!{names[0]}" if name == names[0] else names[0] for name in names}
    net = Network("n", Rules.build(list(rules), list(rules.values())))
    spaces = (Subspace(net.names, tuple(node.get(name) for name in names)) for node in nodes)
    return Succession(Asked.of(net, ""), tuple(spaces), tuple(steps), **more)


def network(phenotypes: bool = True, **rules: str) -> Network:
    shown = (Phenotype("Dying", "X"), Phenotype("StemCellPool", "!X")) if phenotypes else ()
    return Network("n", Rules.build(list(rules), list(rules.values())), phenotypes=shown)


SWITCH = network(X="!Y", Y="!X")
DRUG = network(Drug="Drug", Other="Other", X="Drug & !Y", Y="!X")


def kinds(picture: Picture) -> list[str]:
    root = ElementTree.fromstring(picture.svg())
    return [g.get("class") for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("node")]


def nodes(picture: Picture) -> list[str]:
    return [texts(node) for node in groups(picture, "node")]


def branches(picture: Picture) -> dict[str, list[str]]:
    """The nodes of each branch, by the inputs that stand over it."""
    return {
        str(branch.get("data-inputs")): [
            texts(node) for node in branch.iter(f"{SVG}g") if "node" in str(node.get("class", "")).split()
        ]
        for branch in groups(picture, "branch")
    }


def test_the_succession_diagram_names_motifs_and_tells_ends_apart() -> None:
    steps = [Step(0, 1, {"A": 1}), Step(0, 2, {"A": 0, "B": 1})]
    picture = succession(diagram_of("AB", [{}, {"A": 1}, {"A": 0, "B": 1}], steps))
    assert kinds(picture) == ["node", "node minimal", "node fixed-point"]
    shown = said(picture)
    for part in (
        "0 of 2 fixed",
        "2 of 2 fixed",
        "A=0, B=1",
        "cyclic attractor",
        "trap spaces in n",
        "3 trap spaces, 2",
    ):
        assert part in shown
    assert not groups(picture, "branch")


def test_a_node_says_its_number_what_is_fixed_the_phenotypes_and_which_minimal_trap_space_it_is() -> None:
    """By hand: X and Y exclude each other. ``logicnet trapspaces`` has 01 before 10."""
    assert [space.pattern for space in logicnet.trap_spaces(SWITCH)] == ["01", "10"]
    picture = succession(asked(SWITCH))
    assert nodes(picture) == [
        "1: 0 of 2 fixed",
        "2: 2 of 2 fixed Stem Cell Pool fixed point M1",
        "3: 2 of 2 fixed Dying fixed point M2",
    ]
    assert "M1, M2, …: as logicnet trapspaces numbers them" in said(picture)


def test_numbers_of_minimal_trap_spaces_are_those_of_the_table_of_them() -> None:
    net = logicnet.load("il6")
    told = asked(net, setting="FAC=1 IL6_niche=0 TIM3=1")
    patterns = [space.pattern for space in logicnet.trap_spaces(net, setting="FAC=1 IL6_niche=0 TIM3=1")]
    found = {texts(node).split(":")[0]: texts(node) for node in groups(succession(told), "node")}
    for place, space in enumerate(told.nodes, 1):
        if space in told.minimal:
            assert found[str(place)].endswith(f"M{patterns.index(space.pattern) + 1}")


def test_what_all_nodes_show_is_said_once() -> None:
    net = Network("n", SWITCH.rules, phenotypes=(Phenotype("Always", "X | !X"), Phenotype("Dying", "X")))
    picture = succession(asked(net))
    assert "in all of them: Always" in said(picture)
    assert not any("Always" in one for one in nodes(picture)) and any("Dying" in one for one in nodes(picture))


def test_motifs_that_lead_from_one_to_the_same_other_are_alternatives_on_one_arrow() -> None:
    """A or B on turns on the other one, and then C."""
    told = asked(network(phenotypes=False, A="A | B", B="A | B", C="A & B"))
    picture = succession(told)
    (root, *_) = told.nodes
    assert root.pattern == "---"
    pairs = [(edge.get("data-source"), edge.get("data-target")) for edge in groups(picture, "edge")]
    assert len(pairs) == len(set(pairs)) < len(told.steps)
    assert "A=1; or B=1" in [texts(motif) for motif in groups(picture, "motif")]


def test_long_motifs_have_letters_and_are_listed_below() -> None:
    motif = {f"COMPONENT{index}": 1 for index in range(20)}
    picture = succession(diagram_of(list(motif), [{}, motif], [Step(0, 1, motif)]))
    assert [texts(one) for one in groups(picture, "motif")] == ["a"]
    (entry,) = groups(picture, "motif-list")
    assert texts(entry) == f"a {', '.join(f'{name}=1' for name in motif)}"


def test_a_very_long_motif_is_cut_and_what_is_left_out_is_counted() -> None:
    motif = {f"COMPONENT{index}": 1 for index in range(300)}
    picture = succession(diagram_of(list(motif), [{}, motif], [Step(0, 1, motif)]))
    (entry,) = groups(picture, "motif-list")
    shown, left = texts(entry).split(" … and ")
    assert shown.count("=") + int(left.removesuffix(" values more")) == 300


def test_free_inputs_have_a_branch_a_choice_and_branches_that_are_alike_are_one() -> None:
    """Without the drug Y ends on; with it either does. The other input changes nothing. By hand: of 3 x 3 subspaces of
    the inputs, 4 hold both; they have 1 + 1 and 3 + 3 trap spaces.
    """
    told = asked(DRUG)
    picture = succession(told)
    found = branches(picture)
    assert {inputs: len(own) for inputs, own in found.items()} == {"Drug=0": 1, "Drug=1": 3}
    held = [place for place, node in enumerate(told.nodes, 1) if {"Drug", "Other"} <= node.fixed.keys()]
    assert len(held) == 8
    told_numbers = [int(number) for node in groups(picture, "node") for number in str(node.get("data-number")).split()]
    assert sorted(told_numbers) == held
    left = len(told.nodes) - len(held)
    assert f"not drawn: {left} trap spaces in which an input is still free" in picture.notes[0]


def test_inputs_that_are_held_have_no_branches() -> None:
    assert not branches(succession(asked(DRUG, setting="Drug=1 Other=0")))
    assert list(branches(succession(asked(DRUG, setting="Other=0")))) == ["Drug=0", "Drug=1"]


def test_where_no_choice_of_inputs_was_reached_the_part_that_holds_for_all_is_drawn_and_the_rest_is_told() -> None:
    told = asked(DRUG, limit=3)
    picture = succession(told)
    assert nodes(picture) == ["1: 0 of 4 fixed"]
    assert any("not drawn: 2 trap spaces in which inputs are held" in note for note in picture.notes)
    assert any("incomplete: the diagram has more than 3" in note for note in picture.notes)


def test_a_trap_space_whose_steps_are_not_all_known_is_not_drawn_as_minimal_and_has_no_number_of_these() -> None:
    cut = diagram_of("AB", [{}, {"A": 1}], [Step(0, 1, {"A": 1})], open=(1,), why_incomplete="time")
    picture = succession(cut)
    assert kinds(picture) == ["node", "node"]
    assert "the first 2, of more" in said(picture) and "M1" not in said(picture)


def test_components_are_called_by_their_titles_or_by_their_names() -> None:
    told = asked(logicnet.load("il6"), setting="FAC=1 IL6_niche=0 TIM3=1")
    assert "non-stem tumour cells=0" in said(succession(told)).replace("\n", " ")
    assert "NonBCSC=0" in said(succession(told, labels="names"))


@pytest.mark.parametrize("width", [None, "85mm", "180mm"])
@pytest.mark.parametrize("name", ["il6", "il8", "aldh", "tgfb"])
def test_a_diagram_with_free_inputs_is_read_at_a_journals_width(name: str, width: str | None) -> None:
    picture = succession(asked(logicnet.load(name), limit=NODES_TO_DRAW), width=width)
    assert not overlapping(picture) and not crossed(picture) and not small(picture)
    if width == "180mm":
        assert not any("the smallest text" in note for note in picture.notes)
    assert picture.width < 1000


def test_letters_go_on_after_z() -> None:
    """An ending for each of 30 switches that are thrown alone."""
    names = [f"S{k}" for k in range(30)]
    steps = [Step(0, k + 1, {name: 1, **{f"T{j}": 1 for j in range(12)}}) for k, name in enumerate(names)]
    spaces: list[dict[str, int]] = [{}, *({name: 1} for name in names)]
    picture = succession(diagram_of([*names, *(f"T{j}" for j in range(12))], spaces, steps), width="85mm")
    assert [texts(one) for one in groups(picture, "motif")][24:28] == ["y", "z", "aa", "ab"]


def test_a_succession_too_large_to_read_is_refused() -> None:
    names = [f"S{k}" for k in range(301)]
    with pytest.raises(DrawingError, match="301 trap spaces, more than the 300"):
        succession(diagram_of(names, [{name: 1} for name in names]))


def test_the_heading_has_the_title_of_the_network_and_below_it_what_was_asked() -> None:
    named = Network("raw_name", DRUG.rules, title="A switch")
    asked_ = asked(named, setting="Drug=1", intervention=Intervention.parse("blocker", named, {"blocker": "X:Y%0"}))
    title, under, *_ = [line.text for line in groups(succession(asked_), "heading")[0].iter(f"{SVG}text")]
    assert (title, under) == ("Succession of trap spaces in A switch", "Drug=1 · blocker")


def test_in_a_journals_column_codes_stand_for_phenotypes_and_texts_are_readable() -> None:
    found = asked("bcsc", limit=NODES_TO_DRAW)
    picture = succession(found, width="85mm")
    shown = said(picture)
    assert not small(picture) and not [note for note in picture.notes if "smallest text" in note]
    assert "P1" in shown and "7: 3/29: number 7, 3 of 29 components fixed" in shown
    (note,) = (note for note in picture.notes if "as high as wide" in note)
    assert "--setting" in note and "--width" in note and note not in shown
