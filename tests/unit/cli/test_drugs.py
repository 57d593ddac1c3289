"""`logicnet drugs`: the catalogue, and what of it acts on a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import main


def test_drugs_are_listed_with_what_they_do_in_a_network(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drugs"]) == 0
    assert "galunisertib" in capsys.readouterr().out
    assert main(["drugs", "il8", "--json"]) == 0
    listed = {drug["name"]: drug for drug in json.loads(capsys.readouterr().out)["drugs"]}
    assert listed["reparixin"]["here"] == ["CXCR1%0", "CXCR2%0"] and "galunisertib" not in listed


def test_a_network_without_drugs_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.bnet"
    path.write_text("targets, factors\nQ, Q\n", encoding="utf-8")
    assert main(["drugs", str(path)]) == 0
    assert capsys.readouterr().out == "no drug of the catalogue has a target in plain\n"


def test_the_table_of_a_network_tells_which_targets_it_has(
    written: Callable[..., str], printed: Callable[..., str]
) -> None:
    """Reparixin blocks CXCR1 and CXCR2; this network has one of them."""
    header, *rows = printed("drugs", written("CXCR1, CXCR1\nB, CXCR1\n", "half")).splitlines()
    assert header.split("  ")[0] == "drug" and "changes in half" in header and "targets it does not have" in header
    (row,) = [row for row in rows if row.startswith("reparixin ")]
    assert row.index("CXCR1%0") == header.index("changes in half")
    assert row.index("CXCR2%0") == header.index("targets it does not have")
