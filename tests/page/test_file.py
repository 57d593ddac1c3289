"""The page is one file that asks nobody for anything, and whatever a network is called stands in it as text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Component, Network
from logicnet.report.page.document import document
from logicnet.report.page.file import html
from page.conftest import Opened

HOSTILE = (
    "<script>globalThis.harmed=1</script>",
    '</script><img src=x onerror="globalThis.harmed=1">',
    "=HYPERLINK(1)",
    "a\u202eb",
    "'\"&amp;",
    "x" * 300,
)


def hostile() -> Network:
    names = [f"N{place}" for place, _ in enumerate(HOSTILE)]
    components = [Component(name, label) for name, label in zip(names, HOSTILE, strict=True)]
    rules = Rules.build(names, [f"N{(place + 1) % len(names)}" for place, _ in enumerate(names)])
    return Network(HOSTILE[0], rules, tuple(components), title=HOSTILE[1], description=HOSTILE[0], notes=HOSTILE)


def test_names_and_labels_are_text_and_never_markup(opened: Callable[..., Opened]) -> None:
    page = opened(hostile())
    page.view.wait_for_timeout(300)
    assert page.view.evaluate("() => globalThis.harmed") is None
    assert page.view.title() == HOSTILE[1]
    assert HOSTILE[0] in page.view.inner_text("body")
    assert page.view.locator("#logicnet-page script, #logicnet-page img").count() == 0


def test_the_policy_names_the_scripts_and_styles_of_the_file_and_lets_nothing_else_in() -> None:
    text = html(document(logicnet.load("il6")))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == "'none'" and "connect-src" not in rules
    assert "unsafe-inline" not in policy[1] and "http" not in policy[1] and "'unsafe-eval'" not in policy[1]
    for kind, rule in (("script", "script-src"), ("style", "style-src")):
        (body,) = re.findall(rf"^<{kind}>(.*?)</{kind}>$", text, re.DOTALL | re.MULTILINE)
        assert f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in rules[rule]


def test_the_same_network_makes_the_same_bytes() -> None:
    assert html(document(logicnet.load("aldh"))) == html(document(logicnet.load("aldh")))


@pytest.mark.parametrize("name", ["il6", "resistance"])
def test_the_page_of_a_shipped_network_is_at_most_3_megabytes(name: str) -> None:
    assert len(html(document(logicnet.load(name))).encode()) <= 3_000_000
