"""``@name`` on the command line: named settings, starts and interventions, and the default setting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import main

CONTENT = """\
[network]
name = "small"
[components.O2]
input = true
[components.HIF1]
rule = "!O2"
[settings.hypoxia]
values = "O2=0"
default = true
[settings.air]
values = "O2=1"
[starts.cold]
values = "HIF1=0"
[interventions.lost]
changes = "HIF1%0"
"""
QUESTIONS = {
    "attractors": [],
    "fixedpoints": [],
    "trapspaces": [],
    "succession": [],
    "reach": ["--from", "@cold"],
    "ctl": ["AF AG EF 1"],
    "probabilities": [],
    "explain": ["--phenotype", "HIF1", "--perturb", "@lost"],
    "screen": ["--phenotype", "HIF1"],
    "control": ["--phenotype", "HIF1"],
    "synergy": ["--phenotype", "HIF1", "--from", "@cold"],
}


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.toml"
    path.write_text(CONTENT)
    return str(path)


@pytest.mark.parametrize("command", QUESTIONS)
def test_the_default_setting_stands_in_for_none_and_is_said(
    command: str, small: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [command, small, *QUESTIONS[command], "--json"]
    told = "the default setting 'hypoxia' holds O2=0"
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert told in err and err.count(told) == 1
    by_default = json.loads(out)
    assert main([*words, "--set", "@hypoxia"]) == 0
    out, err = capsys.readouterr()
    assert told not in err
    by_name = json.loads(out)
    assert {**by_default, "run": None} == {**by_name, "run": None}
    assert "O2=0" in out
    assert main([*words, "--set", ""]) == 0
    out, err = capsys.readouterr()
    assert told not in err and json.loads(out).get("setting", "") == ""


def test_settings_that_are_given_take_the_place_of_the_default(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", small, "--phenotype", "HIF1", "--settings", "all", "--json"]) == 0
    out, err = capsys.readouterr()
    assert "O2=0" in out and "O2=1" in out and "default setting" not in err


def test_an_exported_network_is_the_network_without_its_default_setting(
    small: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", small]) == 0
    assert "O2, O2" in capsys.readouterr().out


def test_names_are_known_in_python(small: str) -> None:
    network = logicnet.read(small)
    assert str(logicnet.attractors(network).asked.setting) == "O2=0"
    assert str(logicnet.attractors(network, setting="").asked.setting) == ""
    assert str(logicnet.attractors(network, setting="@air", intervention="@lost").asked) == "O2=1, HIF1%0"
    assert str(logicnet.reach(network, "@cold").start) == "HIF1=0"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--set", "@hypoxi"], "did you mean 'hypoxia'?"),
        (["--perturb", "@lst"], "did you mean 'lost'?"),
        (["--set", "@none.txt"], "no file of that name"),
        (["--set", "@air O2=0"], "two values for 'O2'"),
    ],
)
def test_a_name_that_nothing_has_is_bad_input(
    words: list[str], says: str, small: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attractors", small, *words]) == 2
    out, err = capsys.readouterr()
    assert says in err and out == ""


def test_a_screen_from_a_named_start_keeps_what_the_name_stood_for(small: str) -> None:
    found = logicnet.screen(small, "HIF1", start="@cold", over=["nodes"])
    assert found.start == "HIF1=0"
