"""Marks that turn the direction of text round are shown by their number in what is read, and names stay as they are."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Component, Network
from logicnet.report.page.document import document
from logicnet.report.page.marks import marks_shown

TURNED = "a\u202ebc"


def test_what_is_read_shows_the_mark_and_what_is_asked_by_keeps_it() -> None:
    network = Network("n", Rules.build(["A"], ["A"]), (Component("A", TURNED),), title=TURNED, notes=(TURNED,))
    made = document(network)
    assert made["title"] == made["components"][0]["label"] == made["network"]["notes"][0] == "a[U+202E]bc"
    assert made["layout"]["nodes"][0]["lines"] == ["a[U+202E]bc"]
    named = Network("n", Rules.build([TURNED], ["1"]))
    entry = document(named)["components"][0]
    assert (entry["name"], entry["label"]) == (named.components[0].name, marks_shown(entry["label"], inside=True))


def test_the_source_of_a_regulation_is_a_component_and_no_text() -> None:
    edge = {"source": TURNED, "target": TURNED, "evidence": [{"text": TURNED, "url": ""}]}
    assert marks_shown(edge) == {**edge, "evidence": [{"text": "a[U+202E]bc", "url": ""}]}
