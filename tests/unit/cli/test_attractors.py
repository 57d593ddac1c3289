"""`logicnet attractors`: what it prints, in words and in JSON, and what it says of a file it cannot read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.cli import main
from logicnet.core.solver import CompiledNetwork
from logicnet.formats import load
from logicnet.logic import Rules
from logicnet.model import Network


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["attractors", *words, "--json"]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_json_has_the_fields_that_scripts_rely_on(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, toggle, "--set", "Drug=0")
    assert {"network", "digest", "scheme", "complete", "method", "attractors", "run"} <= found.keys()
    assert set(found["run"]) == {"version", "seconds"}
    assert (found["network"], found["scheme"], found["complete"]) == ("toggle", "asynchronous", True)
    fixed, cyclic = found["attractors"]
    assert (fixed["kind"], fixed["states"], fixed["oscillating"]) == ("fixed point", 1, [])
    assert fixed["state"] == fixed["fixed"] == {"Drug": 0, "A": 0, "B": 1, "Clock": 0}
    assert (cyclic["kind"], cyclic["states"], cyclic["oscillating"]) == ("cyclic", 2, ["Clock"])
    assert cyclic["fixed"] == {"Drug": 0, "A": 1, "B": 0}


def test_a_free_input_is_a_condition(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, toggle)
    conditions = [(a["condition"], a["fixed"].get("A")) for a in found["attractors"]]
    assert ({"Drug": 0}, 0) in conditions
    assert found["count"] == 3  # two without the drug, one with it


def test_the_same_question_gives_the_same_bytes(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = answer(capsys, toggle), answer(capsys, toggle)
    first.pop("run"), second.pop("run")
    assert first == second


def test_the_table_has_a_column_for_each_attractor(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", toggle, "--set", "Drug=0"]) == 0
    assert capsys.readouterr().out == (
        "toggle (Drug=0), asynchronous: 2 attractors\n"
        "\n"
        "attractor  1            2\n"
        "kind       fixed point  cyclic\n"
        "states     1            2\n"
        "Drug       0            0\n"
        "A          0            1\n"
        "B          1            0\n"
        "Clock      0            ~\n"
    )


def test_more_attractors_than_asked_for_are_counted_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "many.bnet"
    path.write_text("".join(f"x{i}, y{i}\ny{i}, x{i}\n" for i in range(40)), encoding="utf-8")
    found = answer(capsys, str(path), "--limit", "3")
    assert (found["count"], found["listed"], found["truncated"], found["complete"]) == (2**40, 3, True, True)
    assert main(["attractors", str(path), "--limit", "3"]) == 0
    assert f"{2**40} attractors, the first 3 of them listed" in capsys.readouterr().out


def test_a_knock_out_is_applied_and_echoed(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, toggle, "--set", "Drug=0", "--perturb", "B%0")
    assert found["perturb"] == "B%0" and found["setting"] == "Drug=0"
    assert [a["fixed"] for a in found["attractors"]] == [{"Drug": 0, "A": 1, "B": 0}]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"A, A &\n", ":1:"),
        (b"A, A\nA, !A\n", "A"),
        (b"A,\n", ":1:"),
        (b"A, (A\n", ":1:4"),
        (b"A, A)\n", ":1:5"),
        (b"\x00\x01\x02\xff", "binary data, not text"),
        (b"A, A\nB, \xff\n", ":2:4"),
        (b"A B\n", ":1:"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.bnet"
    path.write_bytes(content)
    assert main(["attractors", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "broken.bnet" in captured.err and says in captured.err


@pytest.mark.parametrize("content", [b"\xef\xbb\xbftargets, factors\r\nA, A\r\n", b"A,\tA\t# comment\n\n# only\n"])
def test_marks_tabs_comments_and_foreign_line_ends_are_read(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.bnet"
    path.write_bytes(content)
    assert answer(capsys, str(path))["count"] == 2


@pytest.mark.parametrize("where", ["missing.bnet", "."])
def test_a_file_that_is_not_there_or_is_a_folder_is_bad_input(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["attractors", where]) == 2
    assert "logicnet: " in capsys.readouterr().err


def test_a_network_without_components_has_one_attractor() -> None:
    found = logicnet.attractors(Network("empty", Rules.build([], [])))
    assert [(a.kind, a.states, dict(a.state)) for a in found] == [("fixed point", 1, {})]


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "the file is empty")]
    + [
        (head, "no component: this is not a network")
        for head in ("targets, factors\n", "# nothing\n", "targets, rules\n")
    ],
)
def test_a_file_without_a_component_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, says: str
) -> None:
    path = tmp_path / "empty.bnet"
    path.write_text(content, encoding="utf-8")
    assert main(["attractors", str(path)]) == 2
    assert f"empty.bnet: {says}" in capsys.readouterr().err


def test_verify_says_what_was_checked_below_the_table(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", toggle, "--verify"]) == 0
    *_, each, counts, every = capsys.readouterr().out.splitlines()
    assert each == (
        "verified: 3 listed attractors: each is left by no move, and its states all reach each other; "
        "no two share a state"
    )
    assert counts == "verified: the counts of attractors, fixed points and states are those of the list"
    assert every == (
        "verified: every state that percolation leaves was looked at under 2 of 2 settings of the inputs: "
        "there is no other attractor"
    )


def test_verify_stands_in_the_json(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = answer(capsys, toggle, "--verify")["verification"]
    assert report["passed"] and report["wrong"] == "" and report["unchecked"] == []
    assert len(report["checked"]) == 3


def test_a_verification_that_fails_ends_with_exit_code_1(
    toggle: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = load(toggle).rules.replace(1, "B")  # as if the engine had solved other rules
    monkeypatch.setattr("logicnet.core.solver.CompiledNetwork", lambda rules, plan: CompiledNetwork(other.handle, plan))
    assert main(["attractors", toggle, "--verify"]) == 1
    assert "WRONG: " in capsys.readouterr().out


@pytest.mark.parametrize("scheme", ["most permissive", "most-permissive"])
def test_a_scheme_is_read_with_hyphens_and_with_blanks(
    scheme: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plain.bnet"
    path.write_text("targets, factors\nQ, Q\n", encoding="utf-8")
    assert main(["attractors", str(path), "--scheme", scheme]) == 0
    assert "most-permissive" in capsys.readouterr().out
