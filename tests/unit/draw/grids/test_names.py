"""What interventions are called in pictures."""

from __future__ import annotations

from logicnet.draw.grids.names import Titles, notation_of
from logicnet.draw.grids.rows import Row

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
    assert notation_of([row("A%0 C:D%1", "combination")]) == "%0: knock-out · A → B %1: B reads A as 1"
    assert notation_of([row("A%0", drugs="d"), row("", "wild type")]) == ""


def test_the_notation_is_that_of_the_labels_where_these_stand_as_in_tables() -> None:
    assert NAMES.intervention(row("IL6:IL6R%0", "edge cut")) == "IL6:IL6R%0"
    assert notation_of([row("IL6:IL6R%0", "edge cut")], spoken=NAMES.spoken) == "A:B%0: B reads A as 0"
    assert TITLES.intervention(row("IL6:IL6R%0", "edge cut")) == "IL-6 → IL-6R %0"
    assert notation_of([row("IL6:IL6R%0", "edge cut")], spoken=TITLES.spoken) == "A → B %0: B reads A as 0"
