"""`logicnet contexts`: which experiments and subtypes a network can be asked about in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main

OWN = """
[network]
name = "own"
[components.D]
input = true
[components.A]
rule = "D"
[contexts.mice]
kind = "experiment"
subtype = "basal"
cells = "4T1"
setting = "D=1"
background = "A%0"
references = [1, 2]
why = "so"
assumed = ["A%0", "D"]
[contexts.bare]
kind = "subtype"
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


def test_a_row_a_context(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contexts", own]) == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "own",
        "",
        "context  kind        subtype  cells  setting  background  assumed  references",
        "mice     experiment  basal    4T1    D=1      A%0         D, A%0   [1, 2]",
        "bare     subtype",
    ]


def test_json_has_all_that_is_known_of_each(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contexts", own, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["network"] == "own"
    assert found["contexts"][0] == {
        "network": "own",
        "name": "mice",
        "title": "",
        "kind": "experiment",
        "subtype": "basal",
        "cells": "4T1",
        "disease": "",
        "setting": "D=1",
        "background": "A%0",
        "assumed": ["D", "A%0"],
        "references": [1, 2],
        "anchors": [],
        "why": "so",
    }


def test_without_a_network_those_of_all_shipped_ones_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contexts", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["network"] is None and {one["network"] for one in found["contexts"]} == {"resistance"}


def test_a_network_without_contexts_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contexts", "aldh"]) == 0
    assert capsys.readouterr().out == "aldh has no contexts\n"


def test_an_unknown_network_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contexts", "ildh"]) == 2
    assert "did you mean 'aldh'" in capsys.readouterr().err
