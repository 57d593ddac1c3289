"""The file: its data blocks hold the document and nothing that ends them, and equal networks make equal bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import logicnet
from logicnet.errors import LogicnetError
from logicnet.logic import Rules
from logicnet.model import Component, Network
from logicnet.report.page import file
from logicnet.report.page.file import PageParts, document_text, html

PARTS = PageParts("1", "2", "p {}", "AAAA", "a licence")


def test_the_document_is_json_without_markup_and_reads_back_as_it_was() -> None:
    held = {"a": "</script><!--\u2028\x00", "b": "\ud800x", "c": "é<"}
    text = document_text(held)
    assert "<" not in text and json.loads(text) == held
    text.encode("utf-8")


def test_the_parts_stand_in_blocks_of_data() -> None:
    text = html(logicnet.page("aldh").document, PARTS)
    assert '<script type="text/plain" id="logicnet-worker">2</script>' in text
    assert '<script type="text/plain" id="logicnet-core">AAAA</script>' in text
    assert '<script type="text/plain" id="logicnet-licences">a licence</script>' in text
    assert "<script>1</script>" in text and "<style>p {}</style>" in text


def test_a_title_is_text_in_the_window_and_in_the_heading() -> None:
    network = Network("n", Rules.parse("A, A"), (Component("A"),), title="<b>\u202e")
    text = html(logicnet.page(network).document, PARTS)
    assert "<title>&lt;b&gt;[U+202E]</title>" in text and "<h1>&lt;b&gt;[U+202E]</h1>" in text


def test_two_pages_of_one_network_are_the_same_bytes() -> None:
    assert logicnet.page("il6", setting="FAC=1").html == logicnet.page("il6", setting="FAC=1").html


def test_the_policy_lets_nothing_in_but_the_files_own() -> None:
    policy = html(logicnet.page("aldh").document, PARTS).split('Policy" content="')[1].split('"')[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"].count("'sha256-") == 1 and rules["script-src"].endswith("'wasm-unsafe-eval'")


@pytest.mark.parametrize("missing", ["page.js", "worker.js", "page.css", "core.wasm.gz", "licences.txt"])
def test_a_part_that_is_missing_is_named(missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("page.js", "worker.js", "page.css", "core.wasm.gz", "licences.txt"):
        if name != missing:
            (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.setattr(file, "_BUILT", tmp_path)
    with pytest.raises(LogicnetError, match=f"lacks {missing}"):
        PageParts.built()
