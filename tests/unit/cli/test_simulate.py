"""`logicnet simulate`: what it prints, writes and draws, and how it refuses bad input."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from math import exp
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main

Printed, Answer, Written = Callable[..., str], Callable[..., dict[str, Any]], Callable[..., str]


@pytest.fixture
def chain(written: Written) -> str:
    """A drug switches A off, and B follows A."""
    return written("Drug, Drug\nA, !Drug\nB, A\n", "chain")


def test_a_course_is_a_table_with_a_row_a_time(chain: str, printed: Printed) -> None:
    words = ["--from", "A=0 B=0", "--set", "Drug=0", "--until", "2", "--every", "1", "--show", "A,B"]
    found = printed("simulate", chain, *words).splitlines()
    assert found[:2] == ["chain (Drug=0) from A=0 B=0, until 2", ""]
    assert [line.split() for line in found[2:6]] == [
        ["time", "A", "B"],
        ["0", "0", "0"],
        ["1", f"{1 - exp(-1):.4g}", f"{1 - 2 * exp(-1):.4g}"],
        ["2", f"{1 - exp(-2):.4g}", f"{1 - 3 * exp(-2):.4g}"],
    ]
    assert found[7].startswith("exact, within ") and found[7].endswith("(at most 3 states listed)")
    assert len(found) == 8


def test_a_long_course_is_told_in_21_rows_and_how_to_see_the_rest(chain: str, printed: Printed) -> None:
    found = printed("simulate", chain, "--from", "A=0").splitlines()
    assert found[-1] == "21 of 101 times: --every chooses them; --wide, --json and --output FILE.csv have all"
    times = [line.split()[0] for line in found[3:24]]
    assert times == [f"{k / 2:g}" for k in range(21)]
    assert len(printed("simulate", chain, "--from", "A=0", "--wide").splitlines()) == 2 + 1 + 101 + 2


def test_the_times_at_which_a_protocol_changes_something_are_told_too(chain: str, printed: Printed) -> None:
    """Of 102 times every fifth is told, the last, and those of the protocol, which lie between two others."""
    found = printed(
        "simulate", chain, "--from", "A=0", "--protocol", "0: Drug=0; 2.93: Drug=1; 7.1: Drug=0"
    ).splitlines()
    times = [line.split()[0] for line in found[found.index("") + 2 : -3]]
    assert {"0", "2.93", "7.1", "10"} <= set(times) and times == sorted(times, key=float)
    assert found[-1].startswith(f"{len(times)} of 102 times")


def test_json_has_every_time(chain: str, answer: Answer) -> None:
    found = answer("simulate", chain, "--from", "A=0", "--protocol", "0: Drug=0; 5: Drug=1")
    assert len(found["times"]) == 101 and found["exact"] is True and found["clock"] == "continuous"
    assert [one["measure"] for one in found["curves"]] == ["B"]
    assert found["protocol"] == [{"time": 0, "change": "Drug=0"}, {"time": 5, "change": "Drug=1"}]


def test_steps_are_counted(chain: str, answer: Answer) -> None:
    words = ["--from", "A=0 B=0", "--set", "Drug=0", "--steps", "--until", "2", "--show", "A"]
    found = answer("simulate", chain, *words)
    assert (found["times"], found["clock"]) == ([0, 1, 2], "steps")
    assert found["curves"][0]["values"] == pytest.approx([0, 0.5, 0.75])


def test_what_is_followed_may_be_given_in_several_ways(chain: str, answer: Answer) -> None:
    words = ["--show", "A,Drug", "--show", "B", "--phenotype", "A & B", "--readout", "0.5*A + B"]
    found = answer("simulate", chain, "--until", "1", *words)
    assert [one["measure"] for one in found["curves"]] == ["A", "Drug", "B", "A & B", "0.5*A + B"]
    assert [one["kind"] for one in found["curves"]] == [*["probability"] * 4, "expected value"]


def test_the_start_that_stands_in_is_said(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", chain, "--until", "1"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "logicnet: from any state, all alike (--from says where to start)\n"
    assert captured.out.startswith("chain from any state, until 1\n")
    assert main(["simulate", chain, "--from", "", "--until", "1"]) == 0
    assert capsys.readouterr().err == ""


def test_the_initial_distribution_of_a_file_is_the_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.bnd"
    path.write_text("node A { rate_up = 1; rate_down = 0; }\nnode B { logic = A; }\n", encoding="utf-8")
    path.with_suffix(".cfg").write_text("A.istate = 0;\nB.istate = 0;\nB.is_internal = 1;\n", encoding="utf-8")
    assert main(["simulate", str(path), "--until", "1", "--every", "1", "--json"]) == 0
    captured = capsys.readouterr()
    assert "from the initial distribution of the network" in captured.err
    (curve,) = json.loads(captured.out)["curves"]
    assert curve["measure"] == "A" and curve["values"] == pytest.approx([0, 1 - exp(-1)], abs=1e-9)


def test_a_course_that_was_sampled_says_so_with_its_intervals(race: str, printed: Printed, answer: Answer) -> None:
    words = ["simulate", race, "--from", "", "--samples", "200", "--seed", "3", "--until", "2", "--every", "1"]
    found = printed(*words)
    assert "sampled (200 walks, seed 3; ± is the 95 % interval): more than 1048576 states" in found
    assert found.count("±") == 4
    (curve,) = answer(*words)["curves"]
    assert (curve["measure"], curve["status"], curve["walks"]) == ("Y", "sampled", 200)
    bands = zip(curve["low"], curve["values"], curve["high"], strict=True)
    assert all(low <= value <= high for low, value, high in bands)


def test_a_table_is_written(chain: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "course.csv"
    words = ["simulate", chain, "--from", "A=1", "--until", "1", "--every", "1", "--show", "A,B"]
    assert main([*words, "--output", str(path)]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"logicnet: wrote {path}\n")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert [(row["time"], row["measure"], row["status"]) for row in rows] == [
        ("0", "A", "exact"),
        ("0", "B", "exact"),
        ("1", "A", "exact"),
        ("1", "B", "exact"),
    ]
    assert main([*words, "--output", str(path.with_suffix(".json"))]) == 0
    assert json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["times"] == [0, 1]


@pytest.mark.parametrize("walks", [[], ["--walks", "2"]])
def test_a_picture_is_drawn(walks: list[str], chain: str, tmp_path: Path) -> None:
    path = tmp_path / "course.svg"
    assert main(["simulate", chain, "--from", "A=0", "--protocol", "1: Drug=1", *walks, "--output", str(path)]) == 0
    drawn = path.read_text(encoding="utf-8")
    assert "time (1/rate)" in drawn and "Drug=1" in drawn


def test_a_single_walk_is_a_table_of_moves(chain: str, printed: Printed) -> None:
    words = ["--from", "A=0 B=0 Drug=0", "--walks", "1", "--until", "50", "--protocol", "49.5: B%0"]
    found = printed("simulate", chain, *words).splitlines()
    assert found[0] == "chain from Drug=0 A=0 B=0, until 50"
    assert found[1] == "protocol: 49.5: B%0"
    assert found[3] == "walk 1 (seed 0) begins with all off"
    moves = [line.split() for line in found[5:]]
    assert [move[1:] for move in moves] == [["component", "value"], ["A", "1"], ["B", "1"], ["B", "0"]]
    assert moves[-1][0] == "49.5"


def test_a_walk_of_many_moves_is_told_in_part(written: Written, printed: Printed) -> None:
    clock = written("A, !A\n", "clock")
    found = printed("simulate", clock, "--from", "A=1", "--walks", "1", "--until", "100").splitlines()
    assert found[2] == "walk 1 (seed 0) begins with A on"
    assert found[-1].startswith("the first 21 of ") and found[-1].endswith("--wide, --json and --output have all")
    assert "nothing moves" in printed("simulate", written("A, A\n", "still"), "--from", "A=1", "--walks", "1")


def test_what_gave_way_to_an_intervention_is_said(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", chain, "--from", "A=1", "--perturb", "A%0", "--until", "1"]) == 0
    assert "A=1 in the start is held at A=0 from the first moment\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--until", "0"], "expected a time above 0 for until, found 0"),
        (["--until", "inf"], "expected a time above 0 for until, found inf"),
        (["--until", "nan"], "expected a time above 0 for until, found nan"),
        (["--until", "soon"], "--until: expected a number, found 'soon'"),
        (["--every", "-1"], "expected a time above 0 for every, found -1"),
        (["--every", "1e-9"], "has more than 10001 times"),
        (["--steps", "--until", "1.5"], "expected a whole number of steps"),
        (["--steps", "--until", "1e20"], "at most"),
        (["--show", "C"], "unknown component, phenotype or readout 'C'"),
        (["--phenotype", "A &"], "<A &>:1:3"),
        (["--readout", "2*"], "<readout>:1:2"),
        (["--from", "A=2"], "expected 0 or 1"),
        (["--rates", "A=-1"], "the rate of A must be a number from 0"),
        (["--protocol", "1: Drag=1"], "<protocol>:1:4: unknown component 'Drag'"),
        (["--protocol", "5: Drug=1; 1: Drug=0"], "<protocol>:1:12"),
        (["--protocol", "-1: Drug=1"], "a protocol begins at 0"),
        (["--protocol", "24: Drug=1"], "the course ends at 10"),
        (["--walks", "0"], "expected a whole number of at least 1"),
        (["--walks", "1000"], "at most 100 single walks"),
        (["--walks", "1", "--every", "1"], "--walks and --every do not go together"),
        (["--output", "course.doc"], "the output's name must end in .csv or .json"),
        (["--output", "no/such/course.csv"], "there is no directory"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(
    words: list[str], said: str, chain: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    output = [] if "--output" in words else ["--output", str(tmp_path / "course.svg")]
    assert main(["simulate", chain, *words, *output]) == 2
    captured = capsys.readouterr()
    assert said in captured.err and captured.out == ""
    assert sorted(tmp_path.rglob("*")) == before
