"""Branches laid out: words or letters on arrows, and branches side by side."""

from __future__ import annotations

import re

import pytest

from logicnet.draw.graphs.branches import Arrow, Branch, SpaceNode
from logicnet.draw.graphs.motif_graph import (
    STYLES,
    fits_in_words,
    laid_out,
    letters,
    motif_list,
    own_phenotypes,
    phenotype_codes,
    phenotype_list,
    spelt,
)
from picture_rules import crossed, overlapping


def node(number: int, kind: str = "", shows: tuple[str, ...] = ()) -> SpaceNode:
    return SpaceNode((number,), number, 9, shows, kind, (number,) if kind else (), "A=1")


LONG = tuple(f"COMPONENT{k}=1" for k in range(12))
BRANCH = Branch(
    (),
    (node(1), node(2), node(3, "fixed point", ("Dying", "StemCellPool"))),
    (Arrow(0, 1, (("A=1",), ("B=1",))), Arrow(0, 2, (("C=1",),)), Arrow(1, 2, (("C=1",),))),
)


def test_alternatives_tell_what_they_share_once() -> None:
    assert spelt((("A=1",),)) == "A=1"
    assert spelt((("A=1",), ("B=1", "C=0"))) == "A=1; or B=1, C=0"
    assert spelt((("A=1", "B=1"), ("A=1", "C=1"))) == "A=1; with B=1; or with C=1"


def test_the_same_motifs_have_the_same_letter() -> None:
    called = letters([BRANCH, BRANCH])
    assert called == {(("A=1",), ("B=1",)): "a", (("C=1",),): "b"}


def test_long_motifs_do_not_fit_in_words() -> None:
    assert fits_in_words([BRANCH])
    assert not fits_in_words([Branch((), BRANCH.nodes, (Arrow(0, 1, (LONG,)),))])


def test_every_style_says_the_same_of_the_nodes_and_lays_nothing_on_anything() -> None:
    called, codes = letters([BRANCH]), phenotype_codes([BRANCH], frozenset())
    for style in STYLES:
        picture = laid_out(BRANCH, style, called, frozenset(), codes)
        said = " ".join(picture.texts())
        brief = ("1:", "2/9", "P1", "M3")
        for word in brief if style.brief else ("1:", "2 of 9", "Dying,", "Stem", "fixed point", "M3"):
            assert word in said
        assert ("A=1; or B=1" in said) is not style.letters
        assert not overlapping(picture) and not crossed(picture)


def test_later_styles_are_no_wider() -> None:
    many = Branch(
        (), (node(1), *(node(k, "minimal") for k in range(2, 7))), tuple(Arrow(0, k, (LONG[:k],)) for k in range(1, 6))
    )
    called = letters([many])
    widths = [laid_out(many, style, called, frozenset()).width for style in STYLES]
    assert widths == sorted(widths, reverse=True)


def test_each_set_of_phenotypes_has_one_code_and_the_list_says_what_it_is() -> None:
    codes = phenotype_codes([BRANCH, BRANCH], frozenset())
    shown = {own_phenotypes(one, frozenset()) for one in BRANCH.nodes if one.shows}
    assert {*codes} == shown and [*codes.values()] == [f"P{k}" for k in range(1, len(shown) + 1)]
    said = " ".join(phenotype_list(codes, 200.0).texts())
    assert "P1" in said and "Dying" in said and "Stem Cell Pool" in said
    assert phenotype_codes([BRANCH], frozenset({"Dying", "StemCellPool"})) == {}


def test_where_there_is_little_room_fewer_lines_tell_what_a_letter_stands_for() -> None:
    called = {(LONG,): "a"}
    assert len(list(motif_list(called, 90.0, brief=True).texts())) < len(list(motif_list(called, 90.0).texts()))
    assert "values more" in " ".join(motif_list(called, 90.0, brief=True).texts())


@pytest.mark.parametrize("width", [60.0, 75.0, 90.0, 110.0, 130.0, 150.0, 170.0])
def test_what_is_cut_ends_with_a_whole_value_and_every_value_is_told_or_counted(width: float) -> None:
    motifs = tuple((f"a long name {k}=1", f"another name {k}=0") for k in range(20))
    *told, left = motif_list({motifs: "a"}, width, brief=True).texts()
    assert re.fullmatch(r"… and \d+ values more", left)
    assert re.search(r"=[01]$", told[-1]), "not within a name, and not at 'or with'"
    assert " ".join(told).count("=") + int(left.split()[2]) == 40


def test_what_need_not_be_told_is_not() -> None:
    picture = laid_out(BRANCH, STYLES[0], letters([BRANCH]), frozenset({"Dying"}))
    assert "Dying" not in " ".join(picture.texts())


def test_the_list_is_no_wider_than_it_may_be() -> None:
    called = {(LONG,): "a", (("B=1",),): "b"}
    for width in (220.0, 400.0):
        picture = motif_list(called, width)
        assert picture.width <= width
        assert [text for text in picture.texts() if text in "ab"] == ["a", "b"]
        assert all(f"COMPONENT{k}=1" in " ".join(picture.texts()) for k in range(12))
