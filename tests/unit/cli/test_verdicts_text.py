"""Verdicts as text: the sums by what decides, by helpers, and by the panel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main

RULES = "Drug, Drug\nA, Drug\nB, A\nC, !D\nD, !C\n"
CLAIM = '[[claim]]\nid = "{}"\nwhere = "w"\nreferences = [7]\nstatement = "s"\nsetting = "Drug=1"\n{}\n'
HOLDS = 'property = { kind = "all attractors", expression = "B" }\n'
FAILS = 'property = { kind = "all attractors", expression = "C" }\n'


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    (tmp_path / "tiny.bnet").write_text(RULES)
    several = {
        "steady": HOLDS + "panel = true",
        "said": FAILS + 'panel = true\nknown_disagreement = "another cell"',
        "bare": FAILS + "panel = true",
        "helped": HOLDS + 'helpers = "C%0"',
    }
    text = "".join(CLAIM.format(id, more) for id, more in several.items())
    (tmp_path / "claims.toml").write_text('network = "tiny.bnet"\n' + text)
    return tmp_path / "claims.toml"


def test_the_sums_tell_what_decides_what_has_helpers_and_how_the_panel_did(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(claims)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-5:] == [
        "panel: 1 of 3 hold",
        "  said: another cell",
        "  bare: no reason given",
        "decided by: constants 2 (50%), attractors 2 (50%); with helpers: 1",
        "4 claims: 2 hold, 2 fail",
    ]
    assert any("helped" in line and "helpers C%0" in line for line in lines)


def test_only_the_panel_is_asked_where_only_the_panel_is_wanted(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(claims), "--panel", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in said["claims"]] == ["steady", "said", "bare"]
    assert [one["decided_by"] for one in said["claims"]] == ["constants", "attractors", "attractors"]
    assert all(one["panel"] and one["helpers"] == "" and one["context"] == "" for one in said["claims"])
    assert said["sums"]["panel"] == {
        "claims": 3,
        "hold": 1,
        "others": [{"id": "said", "known_disagreement": "another cell"}, {"id": "bare", "known_disagreement": ""}],
    }
    claims.write_text(claims.read_text().replace("panel = true", ""))
    assert main(["check", str(claims), "--panel"]) == 2
    assert "none of these claims is of the panel" in capsys.readouterr().err


OPEN = """
[components.Drug]
input = true
[components.A]
rule = "Drug"
[components.B]
rule = "A"
[components.C]
rule = "!D"
[components.D]
rule = "!C"
[[choices]]
id = "a"
component = "A"
chosen = "Drug"
alternatives = ["0"]
references = [1]
why = "not told"
"""


def test_the_share_of_networks_is_told_for_the_panel_and_how_many_hold_in_half_of_them(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims.with_name("open.toml").write_text(OPEN)
    claims.write_text(claims.read_text().replace("tiny.bnet", "open.toml"))
    assert main(["check", str(claims), "--alternatives", "--panel"]) == 0
    out = capsys.readouterr().out
    assert "2 admissible networks, all checked" in out and "choices that turn it" not in out
    assert out.endswith("1 of 3 panel claims hold in at least half of the admissible networks\n")
    assert main(["check", str(claims), "--alternatives"]) == 0
    assert "choices that turn it" in capsys.readouterr().out
