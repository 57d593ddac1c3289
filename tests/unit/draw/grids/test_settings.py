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


def test_columns_of_the_same_content_are_one_with_both_values_of_the_input_in_which_they_differ() -> None:
    """Of the 16 settings of four inputs, the 4 with A=1 B=1 do something else: three quarters are two columns."""
    settings = [f"A={a} B={b} C={c} D={d}" for a in (0, 1) for b in (0, 1) for c in (0, 1) for d in (0, 1)]
    found = columns(*settings)
    joined = found.joined({setting: "A=1 B=1" in setting for setting in settings})
    told = {tuple(held[at] for held in joined.inputs.values()) for at in range(len(joined.places))}
    either, other = ("=0|1", "=0|1"), ("=1", "=1", "=0|1", "=0|1")
    assert told in (
        {("=0", "=0|1", *either), ("=1", "=0", *either), other},
        {("=0|1", "=0", *either), ("=0", "=1", *either), other},
    )
    assert joined.told(found) == ("16 settings in 3 columns: those alike in all that is drawn share one",)
    assert "C" not in "".join(joined.names({})) and "at either" in [text for _, text in input_legend(joined)]
    assert input_cell("=0|1", BOX) not in (input_cell("=0", BOX), input_cell("=1", BOX), [])


def test_the_joined_columns_stand_for_each_setting_once() -> None:
    """Whatever is alike: the settings that the columns stand for are all that there were, each in one column."""
    settings = [f"A={a} B={b} C={c} D={d}" for a in (0, 1) for b in (0, 1) for c in (0, 1) for d in (0, 1)]
    content = {setting: place % 3 == 0 or place > 11 for place, setting in enumerate(settings)}
    joined = columns(*settings).joined(content)
    stood = []
    for at, place in enumerate(joined.places):
        held = {name: values[at] for name, values in joined.inputs.items()}
        own = [s for s in settings if all(v == "=0|1" or f"{name}{v}" in s.split() for name, v in held.items())]
        assert {content[setting] for setting in own} == {content[place]}
        stood += own
    assert sorted(stood) == sorted(settings) and len(joined.places) < 16


def test_few_settings_and_levels_are_never_joined() -> None:
    few = columns("A=0", "A=1")
    assert few.joined(dict.fromkeys(few.places, "x")) == few and few.told(few) == ()
    levels = columns(*(f"X={level}" for level in range(13)))
    found = levels.joined({place: "x" if place != "X=1" else "y" for place in levels.places})
    assert found.places == levels.places


def test_some_columns_say_once_what_they_have_in_common() -> None:
    places = [f"A={a} B={b}" for a in (0, 1) for b in (0, 1)]
    columns = Columns.of([Row("", "wild type", place, "P", 0.5, 0.0, "wild type") for place in places])
    some, alike = columns.of_places(places[2:], {"A": "the A"})
    assert (some.places, dict(some.inputs), alike) == (tuple(places[2:]), {"B": ("=0", "=1")}, "the A=1")
    assert columns.of_places(places[:1], {})[1] == "", "one column keeps what it is called by"
