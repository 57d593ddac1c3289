"""The page in a real browser: Chromium, driven by playwright. Skipped, with the reason, where either is missing.

``opened`` writes the page of a network into a file and opens it. Whatever the page says on the console, every error of
its scripts and everything that it asks for from outside is kept, and none of that may be there at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from logicnet.model import Network
from logicnet.report.page.document import document
from logicnet.report.page.file import html

LOCAL = ("file:", "blob:", "data:")
PATIENCE = 120_000  # milliseconds that something may take to appear: a shared machine may stall
READY = "() => globalThis.logicnet !== undefined"
ASK = """async ([question, given]) => {
  const { client } = globalThis.logicnet;
  return client.ask(question, given);
}"""
USE = "document => { globalThis.logicnet.client.use(document); globalThis.logicnet.store.use(document); }"


@dataclass
class Opened:
    """An open page: ``view`` is playwright's page, ``heard`` what it said and asked for."""

    view: Any
    heard: list[str] = field(default_factory=list)

    def ask(self, question: str, **given: Any) -> Any:
        """What the page's worker answers."""
        return self.view.evaluate(ASK, [question, given])

    def use(self, made: Mapping[str, Any]) -> None:
        """Go on with another network in the same page."""
        self.view.evaluate(USE, made)


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the page of a network, or of a document that is given; ``address`` is what stands from the # on."""
    pages: list[Opened] = []
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(PATIENCE)

    def begin(network: Network, address: str = "", made: Mapping[str, Any] | None = None) -> Opened:
        file = tmp_path / f"page{len(pages)}.html"
        file.write_text(html(made or document(network)), encoding="utf-8")
        one = Opened(context.new_page())
        one.view.on("console", lambda said: one.heard.append(f"{said.type}: {said.text}"))
        one.view.on("pageerror", lambda error: one.heard.append(f"error: {error}"))
        one.view.on("request", lambda asked: asked.url.startswith(LOCAL) or one.heard.append(f"asks {asked.url}"))
        one.view.goto(file.as_uri() + address)
        one.view.wait_for_function(READY)
        pages.append(one)
        return one

    yield begin
    said = [line for one in pages for line in one.heard]
    context.close()
    assert not said
