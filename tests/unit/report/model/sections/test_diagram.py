"""The diagram: a picture inside the file, or the reason why there is none."""

from __future__ import annotations

import pytest

from judged import of_rules
from logicnet.errors import DrawingError
from logicnet.report.model.blocks import Drawing
from logicnet.report.model.sections.diagram import drawn
from sections_read import said


def test_the_diagram_is_drawn_and_says_in_words_what_it_shows() -> None:
    (picture,) = drawn(of_rules("A, A\nB, A")).blocks
    assert isinstance(picture, Drawing)
    assert "<svg" in picture.svg and "style=" not in picture.svg
    assert picture.caption.startswith("The 2 components of tiny and their 1 regulations.")


def test_where_nothing_can_lay_it_out_the_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise DrawingError("no Graphviz")

    monkeypatch.setattr("logicnet.draw.diagram", refused, raising=False)
    assert said(drawn(of_rules("A, A"))) == "It could not be drawn: no Graphviz."


def test_too_many_regulations_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logicnet.report.model.sections.diagram._MOST", 0)
    assert said(drawn(of_rules("A, A\nB, A"))) == "1 regulations are too many for a diagram."
