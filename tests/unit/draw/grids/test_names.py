"""What interventions are called in pictures."""

from __future__ import annotations

from itertools import combinations

import pytest

from logicnet.draw.grids.names import Titles, cut_names, notation_of
from logicnet.draw.grids.rows import Row
from logicnet.draw.paint import fonts

TITLES = Titles({"IL6": "IL-6", "IL6R": "IL-6R", "JAK1": "JAK1", "A:B": "A:B"})
NAMES = Titles({"IL6": "IL6", "IL6R": "IL6R"})


def row(intervention: str, kind: str = "knock-out", drugs: str = "", place: str = "") -> Row:
    return Row(intervention, kind, place, "P", 0.0, -0.5, "removes", drugs=drugs)


def test_drugs_go_by_their_names_whatever_they_change() -> None:
    change = "IL6:IL6R%0 JAK1%0"
    assert TITLES.intervention(row(change, "combination", "siltuximab + reparixin")) == "siltuximab + reparixin"
    assert Titles({}).intervention(row(change, "combination", "anti-IL6")) == "anti-IL6"


def test_changes_go_by_titles_edges_with_an_arrow_and_every_change_with_its_value() -> None:
    assert TITLES.intervention(row("IL6R%0")) == "IL-6R %0"
    assert TITLES.intervention(row("IL6:IL6R%1", "edge cut")) == "IL-6 → IL-6R %1"
    assert TITLES.intervention(row("IL6R%0 JAK1%1", "combination")) == "IL-6R %0 + JAK1 %1"
    assert TITLES.intervention(row('"A:B"%0')) == "A:B %0"
    assert TITLES.intervention(row("IL6R%0@0.5", "dose")) == "IL-6R %0@0.5"


def test_where_titles_are_the_names_or_not_known_changes_stand_as_in_tables() -> None:
    for titles in (NAMES, Titles({})):
        assert titles.intervention(row("IL6:IL6R%0 IL6%1", "combination")) == "IL6:IL6R%0 IL6%1"
    assert TITLES.intervention(row("", "wild type")) == "untreated"


def test_drugs_with_the_same_changes_are_candidates_of_their_own() -> None:
    rows = [row("IL6%0", drugs="one", place=place) for place in ("x", "y")] + [row("IL6%0", drugs="two", place="x")]
    found = TITLES.candidates(rows)
    assert [(one.label, list(one.cells)) for one in found] == [("one", ["x", "y"]), ("two", ["x"])]


def test_components_and_edges_are_found_with_all_of_the_values_that_were_tried() -> None:
    (component,) = TITLES.components([row("IL6R%0"), row("IL6R%1")])
    assert (component.key, component.label, list(component.cells)) == ("IL6R", "IL-6R", ["0", "1"])
    found = TITLES.edges([row("IL6:IL6R%0", "edge cut"), row("IL6:IL6R%1", "edge cut")])
    assert [(ends, one.label, list(one.cells)) for ends, one in found.items()] == [
        (("IL6", "IL6R"), "IL-6 → IL-6R", ["0", "1"])
    ]


def test_the_notation_is_told_for_the_kinds_that_occur_and_not_for_drugs() -> None:
    assert notation_of([row("A%0"), row("A:B%0", "edge cut")]) == "%0: knock-out · A → B %0: B reads A as 0"
    assert notation_of([row("A%1 C%1", "combination")]) == "%1: knock-in"
    assert notation_of([row("A%0 C:D%1", "combination")]) == "%0: knock-out · A → B %0: B reads A as 0"
    assert notation_of([row("A%0", drugs="d"), row("", "wild type")]) == ""


def test_a_long_edge_loses_letters_at_both_ends_and_never_its_value() -> None:
    labels = ["non-stem tumour cells → non-stem tumour cells %1", "JAK1 %0", "non-stem tumour cells → JAK1 %0"]
    cut = cut_names(labels, 8, 110)
    assert all(fonts.width(text, 8) <= 110 for text in cut)
    assert cut[1] == labels[1]
    assert cut[0].endswith("… %1") and "… → " in cut[0]
    assert cut[2].endswith("… → JAK1 %0")


def test_labels_that_would_look_alike_lose_their_middle() -> None:
    labels = [f"galunisertib-with-{name}" for name in ("gemcitabine", "lomustine")]
    one, other = cut_names(labels, 8, 60)
    assert one != other and one.startswith("galu") and one.endswith("bine") and other.endswith("tine")


@pytest.mark.parametrize("limit", [40, 60, 100, 170])
@pytest.mark.parametrize("titles", [{}, {"A": "first", "B": "the second one", "C": "a third, with a long title"}])
def test_different_interventions_never_look_alike(limit: float, titles: dict[str, str]) -> None:
    """Every combination of up to three changes of four components."""
    names = ["A", "B", "C", "STAT3_homodimer"]
    changes = [f"{name}%{value}" for name in names for value in (0, 1)]
    every = [" ".join(some) for count in (1, 2, 3) for some in combinations(changes, count)]
    called = Titles(titles)
    labels = [called.intervention(row(text, "combination")) for text in every]
    cut = cut_names(labels, 8, limit)
    assert len(set(cut)) == len(set(labels)) == 92
    assert all(fonts.width(text, 8) <= limit for text in cut)
