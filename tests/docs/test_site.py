"""The site: built without a warning, every link leads somewhere, search and the switch of versions work from a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest

import logicnet
from manual.site import tell_versions

HERE = logicnet.__version__


class Links(HTMLParser):
    """What a page points to, and what can be pointed to in it."""

    def __init__(self) -> None:
        super().__init__()
        self.to: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.to.add(value)
            if name in ("id", "name") and value:
                self.anchors.add(value)


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def broken(folder: Path) -> Iterator[str]:
    """The links of a folder of pages that lead nowhere; those that lead outside are looked at by their form."""
    known = {path.resolve(): read(path) for path in sorted(folder.rglob("*.html"))}
    for path, links in known.items():
        for link in links.to:
            parts = urlparse(link)
            if parts.scheme in ("data", "mailto"):
                continue
            if parts.scheme or parts.netloc:
                if parts.scheme not in ("https", "http") or "." not in parts.netloc:
                    yield f"{path.name}: {link}"
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            there = target.exists() and (not parts.fragment or target not in known)
            if not there and unquote(parts.fragment) not in getattr(known.get(target), "anchors", ()):
                yield f"{path.name}: {link}"


@pytest.mark.slow
def test_every_link_leads_somewhere(site: Path) -> None:
    assert sorted(broken(site)) == []


@pytest.mark.slow
def test_no_page_asks_for_anything_from_elsewhere(site: Path) -> None:
    loads = re.compile(r"<(?:script|img|link rel=\"stylesheet\")[^>]*(?:src|href)=\"(?:https?:)?//")
    assert [path.name for path in site.rglob("*.html") if loads.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.slow
def test_there_is_an_index_for_the_search(site: Path) -> None:
    index = (site / HERE / "searchindex.js").read_text(encoding="utf-8")
    assert index.startswith("Search.setIndex(")
    assert all(word in index for word in ("synergi", "attractor", "protocol"))


@pytest.mark.slow
def test_search_finds_a_page_from_a_disk(site: Path, chromium: Any) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / HERE / "search.html").as_uri() + "?q=synergy")
    page.wait_for_selector("#search-results li a")
    assert "synergy" in page.inner_text("#search-results").lower()
    assert said == []
    page.close()


@pytest.mark.slow
def test_the_switch_leads_to_the_same_page_of_another_version(site: Path, chromium: Any) -> None:
    other = site / "0.0.9"
    other.mkdir()
    (other / "index.html").write_text("<p>older</p>", encoding="utf-8")
    (other / "start.html").write_text("<p>older start</p>", encoding="utf-8")
    tell_versions(site)
    page = chromium.new_page()
    page.goto((site / HERE / "start.html").as_uri())
    assert page.locator("#manual-version option").all_inner_texts() == [f"{HERE} (newest)", "0.0.9"]
    page.select_option("#manual-version", label="0.0.9")
    page.wait_for_url("**/0.0.9/start.html")
    page.goto((site / "index.html").as_uri())
    page.wait_for_url(f"**/{HERE}/index.html")
    page.close()
    for path in other.iterdir():
        path.unlink()
    other.rmdir()
    tell_versions(site)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["index", "start", "gallery", "tutorials/resistance", "reference/interventions", "semantics"]
)
def test_a_page_fits_a_telephone(site: Path, chromium: Any, name: str) -> None:
    page = chromium.new_page(viewport={"width": 400, "height": 800})
    page.goto((site / HERE / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.close()


def test_versions_stand_in_their_order(tmp_path: Path) -> None:
    for name in ("0.9.0", "0.10.0", "0.10.0rc1", "0.2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("", encoding="utf-8")
    tell_versions(tmp_path)
    text = (tmp_path / "versions.js").read_text(encoding="utf-8")
    listed = json.loads(text.removeprefix("window.manualVersions = ").rstrip(";\n"))
    assert [version["name"] for version in listed] == ["0.10.0", "0.10.0rc1", "0.9.0", "0.2"]
    assert "url=0.10.0/index.html" in (tmp_path / "index.html").read_text(encoding="utf-8")
