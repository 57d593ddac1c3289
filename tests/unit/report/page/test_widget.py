"""The notebook's widget on Python's side: its question, and the same as questions take it."""

from __future__ import annotations

import sys
from typing import Any

import pytest

import logicnet
from logicnet.errors import LogicnetError, UnknownName
from logicnet.report.page import widget as module
from logicnet.report.page.widget import checked_question

QUESTION: dict[str, Any] = {"context": "", "setting": {}, "drugs": [], "changes": [], "phenotype": ""}


@pytest.fixture
def widget() -> Any:
    pytest.importorskip("anywidget", reason="anywidget is not installed: there is no widget")
    return logicnet.page("il6", setting="FAC=1").widget()


def test_it_begins_with_the_pages_question_and_can_be_gone_on_with(widget: Any) -> None:
    assert widget.question["setting"] == {"FAC": 1}
    assert widget.asked == {"setting": "FAC=1", "intervention": ""}
    assert logicnet.attractors("il6", **widget.asked).count == logicnet.attractors("il6", setting="FAC=1").count


def test_what_was_clicked_is_asked_drugs_and_all(widget: Any) -> None:
    widget.question = {**widget.question, "drugs": ["siltuximab"], "changes": ["STAT3%0"]}
    assert widget.asked["intervention"] == "IL6:IL6R%0 IL6_niche:IL6R%0 STAT3%0"


def test_a_question_of_python_is_shown_and_told_to_whoever_observes(widget: Any) -> None:
    heard: list[Any] = []
    widget.observe(lambda change: heard.append(change["new"]["changes"]), "question")
    widget.ask(setting="FAC=0", intervention="STAT3%0", phenotype="Sensitive")
    assert heard == [["STAT3%0"]] and widget.phenotype == "Sensitive"
    assert widget.asked == {"setting": "FAC=0", "intervention": "STAT3%0"}
    with pytest.raises(UnknownName):
        widget.ask(intervention="STATE3%0")
    assert widget.asked == {"setting": "FAC=0", "intervention": "STAT3%0"}


def test_a_context_is_taken_into_what_is_asked() -> None:
    pytest.importorskip("anywidget", reason="anywidget is not installed: there is no widget")
    shown = logicnet.page("resistance", context="triple-negative", setting="Paclitaxel=1").widget()
    inside = logicnet.in_context("resistance", "triple-negative", setting="Paclitaxel=1")
    assert shown.asked == {"setting": str(inside.setting), "intervention": str(inside.intervention)}
    assert shown.question["setting"] == {"Paclitaxel": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {**QUESTION, "more": 1},
        {**QUESTION, "drugs": "x"},
        {**QUESTION, "setting": 1},
        [],
        {**QUESTION, "context": 1},
    ],
)
def test_what_is_no_question_is_refused(wrong: Any) -> None:
    with pytest.raises(LogicnetError, match="expected a question with context"):
        checked_question(wrong)


def test_without_anywidget_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    module._widget_type.cache_clear()
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(LogicnetError, match="needs anywidget") as refused:
        logicnet.page("aldh").widget()
    assert 'pip install "logicnet[notebook]"' in refused.value.hint
    module._widget_type.cache_clear()
