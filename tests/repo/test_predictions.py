"""The page of predictions says what the files beside the figures say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest


def test_the_page_is_what_its_analysis_writes_from_the_figures(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(root / "analyses")
    script = runpy.run_path(str(root / "analyses" / "24_write_predictions.py"))
    assert (root / "docs" / "predictions.md").read_text(encoding="utf-8") == script["page"]()
