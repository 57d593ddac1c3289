"""Settings as columns: contexts by name, inputs that differ as a matrix, the others once."""

from __future__ import annotations

from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.settings import Columns, input_cell, input_legend
from logicnet.draw.grids.table import Box

BOX = Box(0, 0, 20, 13)


def columns(*settings: str, contexts: tuple[str, ...] = ()) -> Columns:
    names = contexts or ("",) * len(settings)
    rows = (
        Row("", "wild type", s, "P", 0.5, 0.0, "wild type", context=c) for s, c in zip(settings, names, strict=True)
    )
    return Columns.of(rows)


def test_inputs_that_differ_are_the_matrix_and_the_others_are_named_once() -> None:
    found = columns("FAC=1 IL6=0 TIM3=0", "FAC=1 IL6=1 TIM3=0", "FAC=1 IL6=1 TIM3=1")
    assert found.inputs == {"IL6": ("=0", "=1", "=1"), "TIM3": ("=0", "=0", "=1")}
    assert found.shared == "FAC=1"
    assert found.heads == ("", "", "")


def test_an_input_that_is_free_in_one_setting_is_empty_there() -> None:
    assert columns("A=1 B=0", "A=1").inputs == {"B": ("=0", "")}


def test_levels_and_ranges_stand_as_they_are_written() -> None:
    found = columns('X=2 "a b"=0', 'X>=1 "a b"=0')
    assert found.inputs == {"X": ("=2", ">=1")} and found.shared == "a b=0"
    assert found.text(1, {"X": "the X"}) == "the X>=1"


def test_contexts_and_settings_with_names_of_their_own_are_called_by_them() -> None:
    found = columns("A=0 B=1", "A=1 B=1", contexts=("luminal", "basal"))
    assert (found.places, found.heads, found.shared) == (("luminal", "basal"), ("luminal", "basal"), "B=1")
    named = columns("hypoxia", "normal")
    assert (named.heads, named.inputs, named.shared) == (("hypoxia", "normal"), {}, "")


def test_two_contexts_with_the_same_inputs_are_two_columns() -> None:
    found = columns("A=0", "A=0", contexts=("one", "two"))
    assert (found.places, found.inputs, found.shared) == (("one", "two"), {}, "A=0")


def test_a_part_has_the_same_columns() -> None:
    found = columns("A=0", "A=1", "A=1 B=1").part(1, 3)
    assert (found.places, found.inputs["A"], found.inputs["B"]) == (("A=1", "A=1 B=1"), ("=1", "=1"), ("", "=1"))


def test_a_setting_in_words_has_titles_and_commas() -> None:
    found = columns("FAC=1 IL6=0", "FAC=0 IL6=1")
    assert found.text(0, {"FAC": "FAC chemotherapy"}) == "FAC chemotherapy=1, IL6=0"
    assert columns("", "A=1").text(0, {}) == "nothing held"


def test_one_and_zero_differ_in_shape_and_the_legend_shows_what_occurs() -> None:
    assert input_cell("=1", BOX) != input_cell("=0", BOX)
    assert [text for _, text in input_legend(columns("A=0", "A=1"))] == ["input at 1", "at 0"]
    assert input_cell("", BOX) == [] and input_legend(columns("A=0")) == []
