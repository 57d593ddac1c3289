"""What `probabilities` and `reach` print where the start disagrees with what is held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main

COMMANDS = {"probabilities": [], "reach": ["--to", "Y"]}
SAID = "logicnet: D=1 in the start is held at D=0 from the first moment (--held-later starts from D=1 instead)\n"


@pytest.fixture
def stale(tmp_path: Path) -> str:
    path = tmp_path / "stale.bnet"
    path.write_text("targets, factors\nD, D\nX, X & D\nY, Y | (X & D)\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_held_value_wins_and_stderr_says_what_gave_way(
    command: str, stale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [command, stale, "--from", "D=1 X=1 Y=0", "--perturb", "D%0", *COMMANDS[command]]
    assert main(words) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("stale (D%0) from D=0 X=1 Y=0: ")
    assert captured.err == SAID
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["from"], answer["overridden"], answer["held_later"]) == ({"D": 0, "X": 1, "Y": 0}, {"D": 1}, False)


@pytest.mark.parametrize("command", COMMANDS)
def test_held_later_starts_where_the_start_says(command: str, stale: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [command, stale, "--from", "D=1 X=1 Y=0", "--perturb", "D%0", "--held-later", *COMMANDS[command]]
    assert main(words) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("stale (D%0) from D=1 X=1 Y=0, held later: ")
    assert captured.err == ""
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["from"], answer["overridden"], answer["held_later"]) == ({"D": 1, "X": 1, "Y": 0}, {}, True)


def test_the_two_readings_end_differently(stale: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With D gone at once X falls and Y stays off; while D is going X may still switch Y on."""
    asked = ["reach", stale, "--from", "D=1 X=1 Y=0", "--perturb", "D%0", "--to", "Y"]
    assert main(asked) == 0 and "Y: cannot be reached\n" in capsys.readouterr().out
    assert main([*asked, "--held-later"]) == 0 and "Y: can be reached, in 1 step" in capsys.readouterr().out


def test_several_values_that_give_way_are_told_in_one_line(stale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", stale, "--from", "D=1 X=0 Y=0", "--perturb", "D%0 X%1 Y%0"]) == 0
    assert capsys.readouterr().err == (
        "logicnet: D=1, X=0 in the start are held at D=0, X=1 from the first moment "
        "(--held-later starts from D=1, X=0 instead)\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_start_that_contradicts_the_setting_is_refused(
    command: str, stale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, stale, "--from", "D=1", "--set", "D=0", *COMMANDS[command]]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "the start is outside the setting: D=1 there, D=0 held" in captured.err


@pytest.mark.parametrize(
    ("start", "place"),
    [("X=1 D=1", "1:5"), ("1/2: D=0; 1/2: X=0 D=1", "1:20"), ("D=1; D=0", "1:1")],
)
def test_the_place_in_the_start_that_contradicts_the_setting_is_shown(
    start: str, place: str, stale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("probabilities", "reach", "ctl"):
        formula = ["EF X"] if command == "ctl" else []
        assert main([command, stale, *formula, "--from", start, "--set", "D=0"]) == 2
        said = capsys.readouterr().err
        assert f"<start>:{place}: the start is outside the setting: D=1 there, D=0 held" in said and "^^^\n" in said


@pytest.mark.parametrize("start", ["DD=1", "1/2: DD=1; 1/2: X=1"])
def test_errors_of_a_start_say_that_it_is_one(start: str, stale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["probabilities", stale, "--from", start]) == 2
    assert "logicnet: <start>:1:" in capsys.readouterr().err
    assert main(["trapspaces", stale, "--within", "DD=1"]) == 2
    assert "logicnet: <subspace>:1:1: " in capsys.readouterr().err


def test_a_title_tells_the_beginning_of_a_long_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.bnet"
    path.write_text("".join(f"X{i}, X{i}\n" for i in range(80)), encoding="utf-8")
    start = " ".join(f"X{i}={i % 2}" for i in range(80))
    for command in ("probabilities", "reach"):
        assert main([command, str(path), "--from", start]) == 0
        first = capsys.readouterr().out.splitlines()[0]
        assert first.startswith("long from X0=0 X1=1 X2=0 ") and " … (80 components): " in first and len(first) < 170


@pytest.mark.parametrize(
    ("start", "head"),
    [
        ("1/4: X=1 D=1; 3/4: X=0 D=1", "1/4: X=1 D=1; 3/4: X=0 D=1"),
        ("attractors(D=1)", "attractors(D=1)"),
        ("", "any state"),
    ],
)
def test_the_title_says_what_the_start_is(
    start: str, head: str, stale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["probabilities", stale, "--from", start]) == 0
    assert capsys.readouterr().out.startswith(f"stale from {head}: ")
