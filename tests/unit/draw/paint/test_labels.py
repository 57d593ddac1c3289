"""Labels that are cut to a width stay different from one another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.grids.names import Titles
from logicnet.draw.grids.rows import Row
from logicnet.draw.paint import fonts
from logicnet.draw.paint.labels import cut_apart


def test_texts_that_would_be_cut_to_the_same_keep_all_from_where_they_differ() -> None:
    same = "on Aaaa Bbbb Cccc Dddd Eeee Ffff Gggg"
    texts = [
        f"{same} Hhhh Iiii",
        f"{same} Hhhh Jjjj",
        f"{same} Kkkk Llll",
        "on Aaaa",
        f"{same[:10]}x Zzzz Eeee Ffff Gggg",
    ]
    told = cut_apart(texts, 10, fonts.width(same, 10) * 0.6)
    assert told[3] == "on Aaaa"
    for text, end in zip(told, ("Hhhh Iiii", "Hhhh Jjjj", "Kkkk Llll"), strict=False):
        assert text.startswith("on Aaaa") and "…" in text and text.endswith(end)
    assert told[4].startswith("on Aaaa Bbx") and told[4].endswith("…")


@given(st.lists(st.text("ab ", max_size=60), max_size=5, unique=True))
def test_texts_told_apart_fit_and_are_as_many_as_before(texts: list[str]) -> None:
    told = cut_apart(texts, 10, 150)
    assert all(fonts.width(one, 10) <= 150 for one in told)
    stripped = [" ".join(text.split()) for text in texts]
    if stripped == texts:
        assert len(set(told)) == len(texts)
    assert [shown for text, shown in zip(texts, told, strict=True) if fonts.width(text, 10) <= 150] == [
        text for text in texts if fonts.width(text, 10) <= 150
    ]


def test_names_that_begin_alike_keep_both_ends() -> None:
    names = ["v_v128_Acetyl_CoA_b1", "v_v128_Acetyl_CoA_b2", "p53"]
    told = cut_apart(names, 8, 70)
    assert told[2] == "p53" and told[0] != told[1]
    for text, end in zip(told, "12", strict=False):
        assert text.startswith("v_v1") and text.endswith(f"b{end}") and "…" in text
        assert fonts.width(text, 8) <= 70


@given(st.lists(st.text("ab_", max_size=40), max_size=6, unique=True))
def test_names_cut_apart_fit_and_those_that_fit_stay(names: list[str]) -> None:
    told = cut_apart(names, 10, 120)
    assert len(told) == len(names) and all(fonts.width(one, 10) <= 120 for one in told)
    assert all(shown == name for shown, name in zip(told, names, strict=True) if fonts.width(name, 10) <= 120)


def test_a_long_edge_loses_letters_at_both_ends_and_never_its_value() -> None:
    labels = ["non-stem tumour cells → non-stem tumour cells %1", "JAK1 %0", "non-stem tumour cells → JAK1 %0"]
    cut = cut_apart(labels, 8, 110)
    assert all(fonts.width(text, 8) <= 110 for text in cut)
    assert cut[1] == labels[1]
    assert cut[0].endswith("… %1") and "… → " in cut[0]
    assert cut[2].endswith("… → JAK1 %0")


def test_labels_that_would_look_alike_lose_their_middle() -> None:
    labels = [f"galunisertib-with-{name}" for name in ("gemcitabine", "lomustine")]
    one, other = cut_apart(labels, 8, 60)
    assert one != other and one.startswith("galu") and one.endswith("bine") and other.endswith("tine")


@pytest.mark.parametrize("limit", [40, 60, 100, 170])
@pytest.mark.parametrize("titles", [{}, {"A": "first", "B": "the second one", "C": "a third, with a long title"}])
def test_different_interventions_never_look_alike(limit: float, titles: dict[str, str]) -> None:
    """Every combination of up to three changes of four components."""
    names = ["A", "B", "C", "STAT3_homodimer"]
    changes = [f"{name}%{value}" for name in names for value in (0, 1)]
    every = [" ".join(some) for count in (1, 2, 3) for some in combinations(changes, count)]
    called = Titles(titles)
    labels = [called.intervention(Row(text, "combination", "", "P", 0.0, -0.5, "removes")) for text in every]
    cut = cut_apart(labels, 8, limit)
    assert len(set(cut)) == len(set(labels)) == 92
    assert all(fonts.width(text, 8) <= limit for text in cut)


def test_lists_whose_difference_stands_in_their_middle_begin_with_the_word_that_differs() -> None:
    before, after = "on " + "Aaaa Bbbb Cccc " * 5, " Yyyy Zzzz" * 8
    told = cut_apart([before + word + after for word in ("Hhhh", "Iiii", "Jjjj")], 8, 90)
    for text, word in zip(told, ("Hhhh", "Iiii", "Jjjj"), strict=True):
        assert text.startswith(f"…{word} Yyyy") and text.endswith("…") and fonts.width(text, 8) <= 90
