"""Anchors: their two forms, and what is none."""

import pytest

from logicnet.model.anchor import Anchor, read_anchor


@pytest.mark.parametrize("text", ["35.3", "1.1", "Fig. 1", "Fig. 1a", "Table 2"])
def test_an_anchor_is_written_as_it_was_read(text: str) -> None:
    assert str(read_anchor(text)) == text


def test_an_anchor_is_a_sentence_of_a_line_or_a_panel_of_a_figure() -> None:
    assert read_anchor("35.3") == Anchor(35, 3)
    assert read_anchor("Fig. 1a") == Anchor(figure="Fig. 1", panel="a")


@pytest.mark.parametrize("text", ["", "35", "35.x", "0.1", "1.0", "35.3.1", "Fig 1", "fig. 1a", "Fig. 1ab", "٣.١"])
def test_what_has_neither_form_is_no_anchor(text: str) -> None:
    assert read_anchor(text) is None
