"""The matrix of synergy: its margin, its cells, its order, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.draw import synergy_map
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Shape
from logicnet.draw.paint.style import BLUE, GREY, VERMILLION
from logicnet.draw.pair_map import intervention_label
from logicnet.logic import Rules
from logicnet.model import Component, Network
from logicnet.screens.pairs import Synergy, synergy
from svg_reading import groups, said

# X needs M, and B or C; E does nothing.
RULES = {"A": "A", "M": "A", "B": "A", "C": "A", "E": "E", "X": "M & (B | C)"}
TITLES = {"M": "main arm", "B": "β-catenin"}
NETWORK = Network(
    "arms", Rules.build(list(RULES), list(RULES.values())), tuple(Component(n, TITLES.get(n, "")) for n in RULES)
)


@pytest.fixture(scope="module")
def found() -> Synergy:
    return synergy(NETWORK, "X", setting="A=1", only="M,B,C,E", inputs=True)


def rows(picture: Picture) -> dict[str, list[Shape]]:
    """The grounds of the cells of each row, by its label."""

    def parts(items: tuple[Item, ...]) -> list[Group]:
        inner = [item for item in items if isinstance(item, Group)]
        return [g for g in inner if g.classes == "row"] + [part for g in inner for part in parts(g.items)]

    return {
        dict(row.data)["name"]: [
            item
            for item in row.items  # rectangles and ellipses, and not the dots of what is nothing
            if isinstance(item, Shape) and item.fill not in ("", GREY) and len(item.path) in (5, 6)
        ]
        for row in parts(picture.items)
    }


def test_what_works_alone_stands_on_the_margin_and_the_pair_in_its_cell(found: Synergy) -> None:
    """M takes all away alone; B and C only together: by hand, excesses 1 for B and C, 0 for M with either."""
    cells = rows(synergy_map(found))
    assert list(cells) == ["alone", "main arm", "β-catenin", "C"]
    assert "noninteractive: one changes nothing; alone: nothing" in said(synergy_map(found)), "one mark, one entry"
    blue, white, blank = BLUE.lower(), "#ffffff", "#f3f3f3"
    assert [cell.fill for cell in cells["alone"]] == [blue, white, white]
    assert [cell.fill for cell in cells["main arm"]] == [blue, blank, white, white]
    assert [cell.fill for cell in cells["β-catenin"]] == [white, white, blank, blue]
    assert [cell.fill for cell in cells["C"]] == [white, white, blue, blank]


def test_what_does_nothing_alone_or_in_a_pair_is_counted(found: Synergy) -> None:
    picture = synergy_map(found)
    assert picture.notes == ("interventions that do nothing, alone or in a pair, not drawn: 1",)
    assert picture.notes[0] in said(picture)
    first = "the first 2 of 3 interventions, by effect; 1 are not drawn, 1 of them as strong as the last"
    assert first in synergy_map(found, top=2).notes
    assert "the first 1 of 3 interventions, by effect; 2 are not drawn" in synergy_map(found, top=1).notes
    assert "to draw the others too: --top 3, in Python top=3" in synergy_map(found, top=2).notes


def test_the_picture_says_what_was_asked_and_what_its_marks_mean(found: Synergy) -> None:
    told = said(synergy_map(found))
    for part in (
        "Synergy on X: arms",
        "A=1",
        "from resistant, probability untreated 1",
        "knock-outs; first row and column",
        "beyond two independent effects (Bliss)",
        "alone: removes it",
        "synthetic: only both together act",
        "less is taken away",
        "more is taken away",
    ):
        assert part in told
    assert "suppressive" not in told, "a class that does not occur is not explained"


def test_a_pair_without_excess_has_the_mark_of_its_class() -> None:
    """M and N each take all away: their excess is 0, and either alone does what both do."""
    rules = {"A": "A", "M": "A", "N": "A", "B": "A", "X": "M & N"}
    network = Network("row", Rules.build(list(rules), list(rules.values())))
    (pair,) = (found := synergy(network, "X", setting="A=1", only="M,N")).pairs
    assert (pair.bliss, pair.interaction) == (0.0, "asynthetic")
    told = said(synergy_map(found))
    assert "asynthetic: either alone does what both do" in told and "nothing" not in told


def test_a_pair_of_which_one_changes_nothing_may_have_an_excess_over_the_better() -> None:
    """B at 0 turns X on, C does nothing: of what C takes away, none, both take away 1 less (X + Y is from 0 to 2)."""
    rules = {"A": "A", "B": "A", "C": "A", "X": "!B", "Y": "A"}
    network = Network("up", Rules.build(list(rules), list(rules.values())))
    (pair,) = (found := synergy(network, "Y", setting="A=1", only="B,C", readout="X + Y")).pairs
    assert (pair.hsa, pair.interaction) == (-1.0, "noninteractive")
    assert "noninteractive: one changes nothing" in said(synergy_map(found))


def test_components_are_called_by_their_titles_or_names(found: Synergy) -> None:
    assert {"main arm", "C"} <= rows(synergy_map(found)).keys()
    assert {"M", "B"} <= rows(synergy_map(found, labels="names")).keys()
    titles = {"A": "a", "B": "b"}
    assert intervention_label("A:B%0", titles, bare=True) == "a → b"
    assert intervention_label("A%1 B%0", titles) == "a %1 + b %0"
    assert (
        intervention_label("tocilizumab", titles)
        == intervention_label("tocilizumab", titles, bare=True)
        == "tocilizumab"
    )


def test_without_any_effect_there_is_no_scale(found: Synergy) -> None:
    idle = synergy_map(synergy(NETWORK, "X", setting="A=1", only="E,A", inputs=True, start="A=1 M=1 B=1 C=1 E=1 X=1"))
    assert "nothing" in said(idle)
    still = tuple(replace(pair, bliss=0.0, hsa=0.0, effects=(0.0,) * 3, one=1.0, other=1.0) for pair in found.pairs)
    text = said(synergy_map(replace(found, pairs=still)))
    assert "taken away" not in text.replace("what both take away", "").replace("that each takes away", "")
    assert "−0" not in text and "+0" not in text


def test_plus_and_minus_one_differ_in_shape_and_not_in_colour_alone(found: Synergy) -> None:
    """Triangles of the same class: one points down, the other up."""
    (pair,) = [pair for pair in found.pairs if pair.bliss]
    turned = replace(found, pairs=(replace(pair, bliss=-1.0),))

    def triangle(synergies: Synergy) -> float:
        """How far the third corner lies below the first."""
        (cell,) = [row for row in groups(synergy_map(synergies), "row") if row.get("data-name") == "C"]
        paths = [shape.get("d", "") for shape in cell if shape.tag.endswith("path")]
        (drawn,) = [path for path in paths if path.count("L") == 2]
        corners = [
            tuple(map(float, part.split(",")))
            for part in drawn.strip("MZ ").replace("L", " ").replace("M", " ").split()
            if "," in part
        ]
        return corners[2][1] - corners[0][1]

    assert triangle(replace(found, pairs=(pair,))) > 0 > triangle(turned)
    assert VERMILLION.lower() in {cell.fill for cells in rows(synergy_map(turned)).values() for cell in cells}


def test_what_cannot_be_told_from_nothing_is_hatched_and_bounds_are_striped(found: Synergy) -> None:
    (pair,) = [pair for pair in found.pairs if pair.bliss]
    unknown = replace(pair, intervals={"bliss": (-0.1, 1.0)}, status="sampled", interaction="unresolved")
    picture = synergy_map(replace(found, pairs=(unknown,), samples=50, seed=7))
    assert {"walks": "50", "seed": "7"}.items() <= dict(picture.made).items()
    assert not {"walks", "seed"} & dict(synergy_map(found).made).keys(), "nothing exact depends on walks"
    assert "cannot be told from nothing" in said(picture)
    assert any("sampled, from 50 walks" in note for note in picture.notes)
    bounded = replace(pair, intervals={"bliss": (0.5, 1.0)}, status="bounded")
    assert "bounded: its sign is certain" in said(synergy_map(replace(found, pairs=(bounded,))))


def test_a_phenotype_that_is_not_there_has_nothing_to_take_away() -> None:
    picture = synergy_map(synergy(NETWORK, "X", setting="A=0", only="M,B", start="M=0"))
    assert "untreated the phenotype has probability 0: there is nothing to take away" in picture.notes


def test_each_setting_has_a_matrix_of_its_own() -> None:
    both = synergy(NETWORK, "X", settings=["A=1 E=1", "A=1 E=0"], only="M,B,C", start="A=1 M=1 B=1 C=1 X=1")
    assert len({pair.setting for pair in both.pairs}) == 2
    picture = synergy_map(both)
    assert {pair.setting for pair in both.pairs} <= set(picture.texts())
    assert list(picture.texts()).count("alone") == 4


@pytest.mark.parametrize(("width", "points"), [("85mm", 85 * 72 / 25.4), ("180mm", 180 * 72 / 25.4)])
def test_a_matrix_of_many_is_as_wide_as_asked_and_readable(width: str, points: float) -> None:
    names = [f"component_{place}" for place in range(24)]
    rules = {
        "A": "A",
        **dict.fromkeys(names, "A"),
        "X": " & ".join(f"({a} | {b})" for a, b in zip(names[::2], names[1::2], strict=True)),
    }
    found = synergy(Network("many", Rules.build(list(rules), list(rules.values()))), "X", setting="A=1", only=names)
    picture = synergy_map(found, width=width)
    assert picture.width == pytest.approx(points)
    assert least_text(picture.items) >= 6 and not any("pt" in note for note in picture.notes)
