"""The attractor heatmap, read back from its SVG."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.draw import attractor_heatmap
from logicnet.draw.attractor_map import split_conditions, states
from svg_reading import marks, said


def test_the_attractor_heatmap_shows_every_value(answer) -> None:
    shown = marks(attractor_heatmap(answer))
    assert list(shown) == ["Drug", "Spare", "IL-6", "STAT3", "NF-κB", "Alive", "Stem Cell Pool"]
    assert shown["Drug"] == ["0", "0", "1"]
    assert shown["IL-6"] == ["0", "0"]  # stripes, without a figure, where it oscillates
    assert shown["Spare"] == ["0", "0", "·"]
    assert shown["Alive"] == ["1", "1"]


def test_attractors_are_headed_by_kind_states_and_condition(answer) -> None:
    shown = said(attractor_heatmap(answer))
    for part in (
        "1: fixed point",
        "2: cyclic, 6 states",
        "Drug=0 Spare=0",
        "Drug=1",
        "oscillates",
        "transcription factor",
    ):
        assert part in shown


def test_the_question_stands_in_the_heading(answer) -> None:
    assert "Drug=1 · IL6%0" in said(attractor_heatmap(replace(answer, setting="Drug=1", intervention="IL6%0")))


def test_attractors_beyond_the_limit_are_counted(answer) -> None:
    picture = attractor_heatmap(answer, limit=2)
    assert picture.notes == ("the first 2 of 3 attractors; 1 are not drawn",)
    assert picture.notes[0] in said(picture)


def test_an_incomplete_or_empty_answer_says_so(answer) -> None:
    assert "incomplete" in said(attractor_heatmap(replace(answer, complete=False)))
    assert "block of 40" in said(attractor_heatmap(replace(answer, complete=False, why_incomplete="block of 40")))
    assert "more attractors" in said(attractor_heatmap(replace(answer, truncated=True)))
    assert "no attractor" in said(attractor_heatmap(replace(answer, attractors=())))


def test_what_conditions_share_is_said_once() -> None:
    assert split_conditions([{"A": 1, "B": 0}, {"A": 1, "B": 1}]) == ("A=1", ("B=0", "B=1"))
    assert split_conditions([{"A": 1}, {}]) == ("", ("A=1", ""))
    assert split_conditions([]) == ("", ())


@pytest.mark.parametrize(
    ("count", "text"), [(None, "? states"), (1, "1 state"), (9999, "9999 states"), (2**47, "1.4·10¹⁴ states")]
)
def test_large_numbers_of_states_are_shortened(count: int | None, text: str) -> None:
    assert states(count) == text
