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


ASSUMING = """
[components.Drug]
input = true
[components.T]
input = true
[components.S]
input = true
[components.A]
rule = "Drug & !T"
[components.B]
rule = "Drug | S"
[contexts.cells]
setting = "T=0 S=0"
assumed = ["T", "S"]
"""
PANEL = {
    "blocked": ("A", ""),  # needs T=0
    "free": ("B", ""),  # Drug=1 is enough
    "bound": ("A & !S", ""),  # needs T=0 and S=0
    "wrong": ("T", 'known_disagreement = "another cell"'),
}


@pytest.fixture
def assuming(tmp_path: Path) -> Path:
    (tmp_path / "net.toml").write_text(ASSUMING)
    shows = 'panel = true\nproperty = {{ kind = "all attractors", expression = "{}" }}\n{}'
    claims = "".join(CLAIM.format(id, shows.format(*more)) for id, more in PANEL.items())
    (tmp_path / "claims.toml").write_text('network = "net.toml"\ncontext = "cells"\n' + claims)
    return tmp_path / "claims.toml"


def test_the_panel_tells_what_each_row_that_holds_rests_on(assuming: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(assuming), "--panel"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert [line[: line.index("[7]")].rstrip() for line in lines[1:5]] == [
        "blocked  net      holds    1 attractor  one rule    T=0",
        "free     net      holds    1 attractor  one rule    nothing assumed",
        "bound    net      holds    1 attractor  one rule    T=0, S=0",
        "wrong    net      fails    1 attractor  one rule",
    ]
    assert lines[0].startswith("claim    network  verdict  checked on   decided by  rests on         evidence")
    assert lines[-5:] == [
        "panel: 3 of 4 hold",
        "  wrong: another cell",
        "decided by: one rule 4 (100%); with helpers: 0",
        "of 3 rows that hold, 2 rest on an assumption: T 2, S 1",
        "4 claims: 3 hold, 1 fails",
    ]


def test_json_tells_what_each_row_of_the_panel_rests_on(assuming: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(assuming), "--panel", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [one["rests_on"] for one in said["claims"]] == [["T=0"], [], ["T=0", "S=0"], None]
    assert said["claims"][0]["assumed"] == [
        {"name": "T", "assumed": "T=0", "instead": "T=1", "verdict": "fails"},
        {"name": "S", "assumed": "S=0", "instead": "S=1", "verdict": "holds"},
    ]
    assert said["claims"][3]["assumed"] is said["claims"][3]["rests_on_undecided"] is None
    assert said["sums"]["rests_on"] == {"hold": 3, "rest": 2, "undecided": 0, "by": {"T": 2, "S": 1}}


def test_all_claims_are_checked_without_taking_assumptions_away(
    assuming: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(assuming)]) == 0
    assert "rests on" not in capsys.readouterr().out
    assert main(["check", str(assuming), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert "rests_on" not in said["sums"] and "assumed" not in said["claims"][0]


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("blocked", "of 1 row that holds, 1 rests on an assumption: T 1"),
        ("free", "of 1 row that holds, none rests on an assumption"),
        ("wrong", ""),
    ],
)
def test_the_sum_of_one_row_or_of_none(
    assuming: Path, capsys: pytest.CaptureFixture[str], claim: str, line: str
) -> None:
    assert main(["check", str(assuming), "--panel", "--claim", claim]) == 0
    found = [one for one in capsys.readouterr().out.splitlines() if one.startswith("of ")]
    assert found == ([line] if line else [])


def test_what_was_not_decided_is_said_to_be_perhaps_needed(
    assuming: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from logicnet.evidence import assumptions
    from logicnet.evidence.arms import Case
    from logicnet.evidence.baseline import verdict_word

    def tired(case: Case) -> str:
        return "undecided" if case.claim.context.endswith("S=1") else verdict_word(case)

    monkeypatch.setattr(assumptions, "verdict_word", tired)
    assert main(["check", str(assuming), "--panel", "--claim", "blocked"]) == 0
    out = capsys.readouterr().out
    assert "T=0, perhaps S=0" in out
    line = "of 1 row that holds, 1 rests on an assumption: T 1; 1 perhaps on more: not decided without it"
    assert line in out.splitlines()


def test_an_assumption_that_the_context_does_not_make_is_bad_input(
    assuming: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = assuming.with_name("net.toml")
    network.write_text(ASSUMING.replace('["T", "S"]', '["T", "SS"]'))
    assert main(["check", str(assuming), "--panel"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "contexts.cells.assumed[1]: unknown component 'SS'" in said.err
    assert "net.toml:14:17" in said.err and "did you mean 'S'?" in said.err
