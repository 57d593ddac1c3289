"""The page without its script: what it opens with and what was found, with every name as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Component, Network
from logicnet.report.page.file import html
from logicnet.report.page.static import static_page

HOSTILE = "<script>alert(1)</script>\u202e\x00\x07\ud800\"'&"
ELEMENTS = {
    *("main", "div", "p", "dl", "dt", "dd", "bdi"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


class Tags(HTMLParser):
    """The elements of a text, and the text itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data


def page(network: Network, **asked: Any) -> str:
    return static_page(logicnet.page(network, **asked).document)


def test_it_tells_the_card_the_question_and_the_attractors() -> None:
    read = Tags(page(logicnet.load("il6"), setting="FAC=1", intervention="siltuximab"))
    found = logicnet.attractors("il6", setting="FAC=1", intervention="siltuximab")
    assert read.open == []
    for text in ("IL-6 / JAK / STAT3 signalling", "FAC=1", "siltuximab", f"{found.count} attractors", "MIT"):
        assert text in read.said
    assert "logicnet page il6 --set FAC=1 --perturb siltuximab" in read.said


def test_values_stand_in_the_row_of_their_component() -> None:
    network = Network("s", Rules.build(["A", "B"], ["!B", "!A"]))
    row = re.search(r'<tr><th scope="row">A</th>(.*?)</tr>', page(network))
    assert row and re.findall(r"<td>(.*?)</td>", row[1]) == ["0", "1"]


def test_hostile_names_are_text_that_turns_nothing_round() -> None:
    components = (Component("A", HOSTILE), Component("B"))
    text = page(Network(HOSTILE, Rules.build(["A", "B"], ["!B", "!A"]), components, title=HOSTILE, description=HOSTILE))
    read = Tags(text)
    assert read.open == []
    assert read.seen <= ELEMENTS
    assert "<script>alert(1)</script>" in read.said
    assert not re.search("[\x00-\x08\x0e-\x1f\u202e\ud800-\udfff]", text)


@pytest.mark.parametrize("hostile", [HOSTILE, "]]>-->", "</noscript><b>"])
def test_the_whole_file_is_utf8_with_hostile_names(hostile: str) -> None:
    network = Network("n", Rules.parse("A, A"), (Component("A", hostile),), title=hostile)
    text = html(logicnet.page(network).document)
    text.encode("utf-8")
    assert "<b>" not in text.split("<noscript>")[1].split("<script")[0]


def test_a_long_screen_is_told_by_its_first_rows() -> None:
    network = logicnet.load("il6")
    screen = logicnet.screen(network, "Resistant", setting="FAC=1", over=["nodes", "edges"])
    read = Tags(page(network, screen=screen))
    assert f"(the first 100 of {len(screen.rows)} stand here)" in read.said
