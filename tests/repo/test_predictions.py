"""The page of predictions says what the files beside the figures say."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

import logicnet


def test_the_page_is_what_its_analysis_writes_from_the_figures(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(root / "analyses")
    script = runpy.run_path(str(root / "analyses" / "24_write_predictions.py"))
    assert (root / "docs" / "predictions.md").read_text(encoding="utf-8") == script["page"]()


@pytest.mark.parametrize("name", ["screen_drugs", "screen_naive", "minimal_sets", "robust_drugs", "pairs_luminal-A"])
def test_the_files_that_the_page_reads_are_of_the_shipped_network(root: Path, name: str) -> None:
    record = json.loads((root / "figures" / f"{name}.json").read_text(encoding="utf-8"))
    assert record["networks"] == {"resistance": logicnet.load("resistance").digest}
