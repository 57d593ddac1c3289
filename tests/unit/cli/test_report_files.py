"""The files beside a report, and the least score: what is written, what is refused, and the exit code."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from judged import cascade
from logicnet.cli import main
from logicnet.cli.report_files import add_files, confirm_files, exit_code, write_files
from logicnet.errors import LogicnetError
from logicnet.report.model.criteria import Criterion, Judgement, Mark, Subject, judgements
from logicnet.report.model.score import Score, score_of


def given(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_files(parser)
    return parser.parse_args(words)


def scored(score: float | None, left_open: bool = False) -> Score:
    marks = [Mark(score, "said"), *([Mark(None, "why", open=True)] if left_open else [])]
    subject = Subject("s", "S", 1, "")
    return score_of(
        Judgement(subject, Criterion(f"c{n}", "C", "?", 1, lambda facts: marks[0]), mark)
        for n, mark in enumerate(marks)
    )


def test_junit_and_badge_are_written_where_they_were_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = cascade(tmp_path)
    score = score_of(judgements(facts))
    junit, badge = tmp_path / "r.xml", tmp_path / "b.svg"
    args = given("--junit", str(junit), "--badge", str(badge))
    confirm_files(args)
    write_files(args, facts, score)
    assert ElementTree.parse(junit).getroot().tag == "testsuites"
    assert f"model report: {score.words}" in badge.read_text(encoding="utf-8")
    out = capsys.readouterr()
    assert out.out == "" and out.err.splitlines() == [f"logicnet: wrote {junit}", f"logicnet: wrote {badge}"]


def test_nothing_is_written_where_nothing_was_named(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    before = sorted(tmp_path.iterdir())
    write_files(given(), facts, score_of(judgements(facts)))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("option", "name"),
    [("--junit", "r.txt"), ("--badge", "b.gif"), ("--junit", "none/r.xml"), ("--badge", "none/b.svg")],
)
def test_a_place_that_takes_no_file_is_refused_before_the_work(option: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(LogicnetError):
        confirm_files(given(option, str(tmp_path / name)))


@pytest.mark.parametrize(("least", "code"), [("0.5", 0), ("0.8", 0), ("0.81", 1), ("1", 1), ("0", 0)])
def test_below_the_least_score_the_exit_code_is_1(least: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(given("--minimum-score", least), scored(0.8)) == code
    err = capsys.readouterr().err
    assert (f"logicnet: the score is 80 %, which is below {least}\n" == err) if code else err == ""


def test_without_a_least_score_nothing_fails() -> None:
    assert exit_code(given(), scored(0.0)) == 0 and exit_code(given(), scored(None)) == 0


def test_what_a_budget_left_open_does_not_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(given("--minimum-score", "0.8"), scored(1.0, left_open=True)) == 1
    assert "a budget left open: c1" in capsys.readouterr().err


def test_where_nothing_is_scored_a_least_score_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(given("--minimum-score", "0"), scored(None)) == 1
    assert "nothing was scored" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["80", "-0.1", "1.01", "nan", "inf"])
def test_a_least_score_that_no_score_is_is_refused_before_the_work(text: str) -> None:
    with pytest.raises(LogicnetError, match="from 0 to 1"):
        confirm_files(given(f"--minimum-score={text}"))


@pytest.mark.parametrize("text", ["much", "80%", ""])
def test_a_least_score_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(SystemExit) as caught:
        given(f"--minimum-score={text}")
    assert caught.value.code == 2


def test_the_command_tells_what_is_different_and_ends_with_1_below_the_least_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cascade(tmp_path)
    former = tmp_path / "former.bnet"
    former.write_text("Drug, Drug\nA, Drug\nB, Drug\nC, Drug\n")
    words = [
        "report",
        str(tmp_path / "cascade.toml"),
        "--claims",
        str(tmp_path / "claims.toml"),
        "--since",
        str(former),
    ]
    assert main([*words, "--json", "--minimum-score", "0.99"]) == 1
    out = capsys.readouterr()
    record = json.loads(out.out)
    told = {(one["part"], one["about"]) for one in record["history"]["differences"]}
    assert {("rule", "B"), ("regulation", "A -> B"), ("claim", "needs-a")} <= told
    assert f"the score is {record['score']['words']}, which is below 0.99" in out.err
    assert main([*words, "--json", "--minimum-score", "0.1"]) == 0


@pytest.mark.parametrize("option", ["--since", "--junit", "--badge"])
def test_a_file_that_cannot_be_ends_with_2_before_anything_is_written(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cascade(tmp_path)
    output = tmp_path / "r.html"
    words = ["report", str(tmp_path / "cascade.toml"), "--output", str(output), option, str(tmp_path / "no" / "file")]
    assert main(words) == 2
    assert capsys.readouterr().out == "" and not output.exists()
