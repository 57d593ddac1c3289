"""Names in the notation of interventions: written so that they are read back, and told apart without a network."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from logicnet.model.notation import (
    component_of,
    divided,
    edge_of,
    named,
    readings,
    split_names,
    touched,
    without_comment,
    words,
    written,
)

# No name holds a quote or a control character.
NAMES = st.text(alphabet="AB:%,;#= -é\u00a0", min_size=1, max_size=5)


@given(name=NAMES, value=st.sampled_from("01"))
def test_a_written_name_is_one_word_that_is_read_back_as_that_name(name: str, value: str) -> None:
    word = f"{written(name)}%{value}"
    assert [match.group() for match in words(f" {word} ")] == [word]
    assert divided(word) == (written(name), value)
    assert readings(written(name)) == [(name,)]
    assert component_of(word) == name


@given(source=NAMES, target=NAMES)
def test_an_edge_of_written_names_has_one_reading_as_an_edge(source: str, target: str) -> None:
    place = f"{written(source)}:{written(target)}"
    assert [names for names in readings(place) if len(names) == 2] == [(source, target)]
    assert edge_of(f"{place}%0", {source, target}) == (source, target)


@given(names=st.lists(NAMES, max_size=4), joint=st.sampled_from([",", " ", ", "]))
def test_a_list_of_written_names_is_read_back_whatever_joins_it(names: list[str], joint: str) -> None:
    assert split_names(joint.join(map(written, names))) == names


def test_a_colon_outside_quotes_parts_an_edge_wherever_it_stands() -> None:
    assert readings("A:B:C") == [("A:B:C",), ("A", "B:C"), ("A:B", "C")]
    assert readings('"A:B":C') == [("A:B", "C")]


def test_quotes_that_do_not_stand_around_whole_names_leave_no_reading() -> None:
    assert readings('A"B"') == readings('"A"B') == readings('""') == readings("") == []


def test_a_quote_that_is_not_closed_reaches_to_the_end() -> None:
    assert [match.group() for match in words('A%0 "B C%1')] == ["A%0", '"B C%1']
    assert split_names('A "B C') == ["A", '"', "B", "C"]


def test_what_an_intervention_touches_is_read_by_the_names_that_are_known() -> None:
    assert touched("A:B%0 C%1", {"A", "B", "C"}) == [("A", "B"), ("C",)]
    assert touched("A:B:C%0", {"A:B", "C"}) == [("A:B", "C")]
    assert touched("A:B%0", set()) == [("A", "B")]  # nothing is known: an edge where it can be one
    assert edge_of("A:B:C%0", {"A:B", "C"}) == ("A:B", "C")


def test_a_line_has_a_name_before_its_first_colon_and_blank_and_ends_at_its_comment() -> None:
    assert named("a:b: A=1") == ("a:b", "A=1")
    assert named("A=1") == ("", "A=1") and named('"x: y"=1') == ("", '"x: y"=1')
    assert without_comment('"a#b"%0 # why') == '"a#b"%0 ' and without_comment("A") == "A"


def test_a_text_of_thousands_of_colons_is_read_as_one_name_at_once() -> None:
    assert readings(":" * 200_000) == [(":" * 200_000,)]
    assert len(readings(":".join("A" * 101))) == 101
