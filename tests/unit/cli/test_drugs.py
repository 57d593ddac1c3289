"""`logicnet drugs`: the catalogue, and what of it acts on a network."""

from __future__ import annotations

import json
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
