"""--context and --evidence: every question is asked inside what they name."""

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
[components.E]
input = true
[components.A]
rule = "D & !E"
regulations = [
  { from = "D", sign = "+", references = [1] },
  { from = "E", sign = "-", references = [1], seen_in = ["liver"] },
]
[components.B]
rule = "A"
[contexts.mice]
setting = "D=1"
background = "A%0"
"""
EACH = {
    "attractors": ["attractors"],
    "trapspaces": ["trapspaces"],
    "fixedpoints": ["fixedpoints"],
    "succession": ["succession"],
    "reach": ["reach", "--from", "D=1 E=0"],
    "probabilities": ["probabilities"],
    "basins": ["basins"],
    "simulate": ["simulate"],
    "screen": ["screen", "--phenotype", "B", "--only", "B"],
    "ctl": ["ctl", "AG B"],
}


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", EACH)
def test_an_answer_in_a_context_is_that_under_its_setting_and_with_its_background(
    command: str, own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *words = EACH[command]
    found = []
    for asked in (["--context", "mice", "--set", "E=0"], ["--set", "D=1 E=0", "--perturb", "A%0"]):
        assert main([name, own, *words, *asked, "--json"]) in (0, 1)
        found.append(json.loads(capsys.readouterr().out))
        del found[-1]["run"]
    assert (found[0].pop("context"), found[1].pop("context")) == ("mice", "")
    assert found[0] == found[1]
    assert found[0]["perturb"] == "A%0"


def test_what_a_context_does_is_said_on_stderr(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", own, "--context", "mice"]) == 0
    assert "logicnet: the context mice holds D=1, changes A%0\n" in capsys.readouterr().err


def test_what_is_explained_is_the_intervention_and_the_context_stands_before_it(
    own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["explain", own, "--context", "mice", "--set", "E=0", "--perturb", "B%1", "--phenotype", "B", "--json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["context"] == "mice" and "A%0" not in found["perturb"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--context", "mouse"], "own has no context 'mouse'\ncontexts: mice"),
        (["--context", ""], "--context without a name\nname one, or leave the option out"),
        (["--context", "MDA-MB-231"], "own has no context 'MDA-MB-231': it is one of resistance"),
        (["--context", "mice", "--set", "D=0"], "two values for 'D': the setting says D=0, and the context 'mice' D=1"),
        (["--context", "mice", "--perturb", "A%1"], "two changes of one place: A%1, and A%0 in the context 'mice'"),
        (["--evidence", ""], "--evidence: expected one tissue or more, joined by commas"),
        (["--evidence", "breast,,liver"], "--evidence: expected one tissue or more, joined by commas"),
        (["--evidence", "lung"], "unknown tissue 'lung'\nknown: breast, colorectal, liver, head and neck"),
    ],
)
def test_what_cannot_be_asked_is_bad_input(
    own: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attractors", own, *words]) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.out == ""


def test_evidence_of_a_tissue_leaves_out_what_was_seen_elsewhere(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["attractors", own, "--set", "D=1 E=1", "--json"]
    assert main([*words, "--evidence", "breast"]) == 0
    shown = capsys.readouterr()
    assert "logicnet: evidence of breast alone: left out as seen elsewhere: E:A (liver)" in shown.err
    assert json.loads(shown.out)["attractors"][0]["fixed"] == {"D": 1, "E": 1, "A": 1, "B": 1}
    for both in (["--evidence", "breast, liver"], ["--evidence", "breast", "--evidence", "liver"]):
        assert main([*words, *both]) == 0
        assert json.loads(capsys.readouterr().out)["attractors"][0]["fixed"] == {"D": 1, "E": 1, "A": 0, "B": 0}


def test_completion_knows_the_names_of_the_contexts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash", "--answer", "logicnet screen resistance --context MDA"]) == 0
    assert "MDA-MB-231" in capsys.readouterr().out


def test_a_file_of_a_course_says_in_which_context_it_was_asked(own: str, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert main(["simulate", own, "--context", "mice", "--output", str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["context"] == "mice"


def test_where_no_context_is_near_all_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", "resistance", "--context", "subtype"]) == 2
    assert "resistance has no context 'subtype'\nit has culture, MDA-MB-231, " in capsys.readouterr().err
