"""Text of a file in HTML: as it is, never markup, and with nothing in it that cannot be seen."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.display.markup import html_text, isolated, seen
from logicnet.logic import Rules
from logicnet.model import Component, Network


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\x07", "\x00", "\ud800", "\uffff"])
def test_what_turns_text_round_cannot_be_seen_or_written_is_shown_by_its_number(mark: str) -> None:
    assert seen(f"a{mark}b") == f"a[U+{ord(mark):04X}]b"
    html_text(mark).encode("utf-8")


def test_markup_and_quotes_are_text() -> None:
    assert html_text("<b>\"'&") == "&lt;b&gt;&quot;&#x27;&amp;"


def test_text_that_may_be_written_from_right_to_left_stands_in_an_element_of_its_own() -> None:
    assert isolated("אב <") == "<bdi>אב &lt;</bdi>" and isolated("IL-6") == "IL-6"


def test_half_a_character_in_a_label_does_not_keep_a_report_from_being_written() -> None:
    network = Network("n", Rules.parse("A, A"), (Component("A", "\ud800"),), title="\ud800")
    logicnet.report_on(network).html().encode("utf-8")
