"""`logicnet show --form`: the same rules in another form, and an honest word where a rule is too large for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import main

WIDE = " & ".join(f"(A | !B{i})" for i in range(8))


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.bnet"
    path.write_text("A, A\nB, A & (B | C)\nC, A & B | C\nD, A & (A | B) | 0\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def wide(tmp_path: Path) -> str:
    path = tmp_path / "wide.bnet"
    inputs = "".join(f"B{i}, B{i}\n" for i in range(8))
    path.write_text(f"A, A\n{inputs}Y, {WIDE}\nZ, !!A\n", encoding="utf-8")
    return str(path)


def test_readouts_are_listed_with_their_sums(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.toml"
    path.write_text('[components.A]\ninput = true\n[readouts]\nGrowth = { expression = "2*A - 1", references = [7] }\n')
    assert main(["show", str(path)]) == 0
    assert "Growth   2*A - 1  [7]" in capsys.readouterr().out
    assert main(["show", str(path), "--json"]) == 0
    rests = {"references": [7], "why": "", "anchors": [], "background": False, "strength": "", "seen_in": []}
    expected = [{"name": "Growth", "expression": "2*A - 1", **rests}]
    assert json.loads(capsys.readouterr().out)["readouts"] == expected


@pytest.mark.parametrize(
    ("form", "rules"),
    [
        ("dnf", {"B": "A & B | A & C", "C": "C | A & B", "D": "A"}),
        ("cnf", {"B": "A & (B | C)", "C": "(A | C) & (B | C)", "D": "A"}),
        ("simplified", {"B": "A & (B | C)", "C": "C | A & B", "D": "A"}),
    ],
)
def test_every_rule_is_written_in_the_form(
    small: str, form: str, rules: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", small, "--form", form]) == 0
    printed = capsys.readouterr()
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in printed.out.splitlines()[3:]}
    assert rows == {"A": "(input)"} | rules
    assert not printed.err


def test_without_a_form_rules_stand_as_they_are(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", small]) == 0
    assert capsys.readouterr().out == (
        "small\n"
        "\n"
        "component  kind  rule             evidence\n"
        "A                (input)\n"
        "B                A & (B | C)\n"
        "C                A & B | C\n"
        "D                A & (A | B) | 0\n"
    )


def test_a_rule_that_is_too_large_is_written_as_it_is_and_the_cap_is_said(
    wide: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", wide, "--form", "dnf"]) == 0
    printed = capsys.readouterr()
    assert WIDE in printed.out
    assert "logicnet: Y is written as it is: " in printed.err
    assert "256 terms before simplification, at most 100 are taken" in printed.err and "Z" not in printed.err


def test_json_has_the_form_beside_the_rule(wide: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", wide, "--form", "dnf", "--json"]) == 0
    components = {c["name"]: c for c in json.loads(capsys.readouterr().out)["components"]}
    assert components["Z"]["rule"] == "!!A" and components["Z"]["dnf"] == "A"
    assert components["Z"]["why_not_rewritten"] == ""
    assert components["Y"]["dnf"] is None and "at most 100" in components["Y"]["why_not_rewritten"]


def test_a_form_that_there_is_not_is_refused(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", small, "--form", "bdd"]) == 2
    assert "simplified" in capsys.readouterr().err


def test_open_choices_about_levels_are_listed_level_by_level(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[components.A]\ninput = true\n[components.X]\nmaximum = 2\nrule = { 1 = "A", 2 = "A & X" }\n'
    text += '[[choices]]\nid = "x"\ncomponent = "X"\nchosen = { 1 = "A", 2 = "A & X" }\n'
    (tmp_path / "n.toml").write_text(text + 'alternatives = [{ 1 = "A", 2 = "0" }, { 1 = "1", 2 = "A" }]\n')
    assert main(["show", str(tmp_path / "n.toml"), "--wide"]) == 0
    assert "X            1: A; 2: A & X  1: A; 2: 0 / 1: 1; 2: A  x" in capsys.readouterr().out
    assert main(["show", str(tmp_path / "n.toml"), "--json"]) == 0
    (choice,) = json.loads(capsys.readouterr().out)["choices"]
    assert choice["chosen"] == ["A", "A & X"] and choice["alternatives"] == [["A", "0"], ["1", "A"]]


def test_json_tells_what_a_regulation_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "resistance", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["regulations"]
    shipped = logicnet.load("resistance").regulations
    assert [one["background"] for one in shown] == [edge.evidence.background for edge in shipped]
    (opn,) = (one for one in shown if (one["from"], one["to"]) == ("STAT3_dimer", "OPN"))
    assert (opn["background"], opn["anchors"], opn["seen_in"]) == (False, ["21.6", "23.7"], ["head and neck"])
