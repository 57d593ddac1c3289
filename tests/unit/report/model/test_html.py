"""The writer of reports: names of files are text, the policy names the style, and tables say what their cells are."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from logicnet.report.model.blocks import (
    Block,
    Code,
    DataTable,
    Drawing,
    Flag,
    Hyperlink,
    Paragraph,
    Particulars,
    Section,
    Snippet,
    Subheading,
)
from logicnet.report.model.html import html_page

HOSTILE = "<script>alert(1)</script>\"'&</style><img src=x onerror=alert(1)>"
VOID = {"meta", "path", "rect", "img", "link", "br"}


class Seen(HTMLParser):
    """The elements of a page with their attributes, its texts, and whether its elements are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def written(*blocks: Block, title: str = "t") -> str:
    return html_page(title, "lead", [Section("one", title, blocks)])


EVERY = (
    Paragraph((HOSTILE, Code(HOSTILE), Flag(HOSTILE, "bad"), Hyperlink(HOSTILE, "https://example.org/?" + HOSTILE))),
    Subheading(HOSTILE),
    DataTable(HOSTILE, ("a", HOSTILE), ((HOSTILE, Code(HOSTILE)),)),
    Particulars(((HOSTILE, HOSTILE),)),
    Drawing('<svg xmlns="http://www.w3.org/2000/svg"><title>A</title></svg>', HOSTILE),
    Snippet(HOSTILE, HOSTILE),
)


@pytest.mark.parametrize("block", EVERY, ids=lambda block: type(block).__name__)
def test_a_hostile_text_is_text_wherever_it_stands(block: Block) -> None:
    seen = Seen(written(block, title=HOSTILE))
    assert not seen.wrong and not seen.open
    assert not seen.named("script") and not seen.named("img") and len(seen.named("style")) == 1
    assert not [one for _, attributes in seen.elements for one in attributes if one.startswith("on") or one == "style"]
    assert HOSTILE in "".join(seen.texts)


def test_the_policy_allows_the_one_style_by_its_digest_and_nothing_else() -> None:
    page = written()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = [one["content"] for one in Seen(page).named("meta") if "http-equiv" in one]
    assert policy is not None and policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy and "script" not in policy and "unsafe" not in policy


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\x07"])
def test_marks_that_turn_text_round_or_are_not_seen_are_shown_by_their_number(mark: str) -> None:
    page = written(
        Paragraph(f"a{mark}b"), Snippet(f"a{mark}b", "c"), Drawing(f"<svg><title>a{mark}b</title></svg>", "")
    )
    assert mark not in page and page.count(f"a[U+{ord(mark):04X}]b") == 3


def test_text_that_may_run_the_other_way_is_isolated() -> None:
    assert "<bdi>אב</bdi>" in written(Paragraph("אב"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd"])
def test_only_addresses_of_the_web_and_of_this_page_are_links(address: str) -> None:
    assert not [one for one in Seen(written(Paragraph(Hyperlink("x", address)))).named("a") if one["href"] == address]


def test_the_cells_of_a_table_say_what_they_belong_to() -> None:
    seen = Seen(written(DataTable("caption", ("a", "b"), (("1", "2"), ("3", "4")), frozenset({"b"}))))
    assert [one["scope"] for one in seen.named("th")] == ["col", "col", "row", "row"]
    assert len(seen.named("caption")) == 1 and [one["class"] for one in seen.named("td")] == ["number"] * 2


def test_the_table_of_contents_leads_to_every_section() -> None:
    page = html_page("t", "lead", [Section(id, id, ()) for id in ("one", "two")])
    seen = Seen(page)
    assert {"#one", "#two"} <= {one["href"] for one in seen.named("a")}
    assert [one["id"] for one in seen.named("section")] == ["one", "two"]
    assert seen.named("html")[0] == {"lang": "en"}


def test_a_picture_says_in_words_what_it_shows() -> None:
    (picture,) = Seen(written(Drawing('<svg xmlns="http://www.w3.org/2000/svg"></svg>', "two & three"))).named("svg")
    assert picture["aria-label"] == "two & three"
