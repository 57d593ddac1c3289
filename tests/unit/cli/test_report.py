"""``logicnet report``: the file that it writes, the sums that it prints, its exit codes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import logicnet
from judged import CASCADE, CLAIMS, cascade
from logicnet.cli import main
from logicnet.report.model.history import KEY

FROM = '"Drug"\nregulations = [{ from = "Drug", sign = "+", why = "a'
TURNED = (FROM, FROM.replace('"Drug"\n', '"!Drug"\n').replace("+", "-"))
"""What makes the drug switch C off."""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder with a network and its claims."""
    cascade(tmp_path)
    return tmp_path


def words(folder: Path, *more: str) -> list[str]:
    return ["report", str(folder / "cascade.toml"), "--claims", str(folder / "claims.toml"), *more]


def test_the_report_is_written_and_its_sums_are_printed(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = model / "r.html"
    assert main(words(model, "--output", str(output))) == 0
    captured = capsys.readouterr()
    assert captured.err == f"logicnet: wrote {output}\n"
    assert captured.out.startswith("cascade: 4 components, 3 regulations; score ")
    assert "claims: 2 hold, 1 fail, 0 undecided" in captured.out
    assert "regulations that no claim would miss: none" in captured.out
    assert output.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_claim_that_fails_unsoundly_ends_with_1_and_the_report_is_there(model: Path) -> None:
    claims = "\n".join(line for line in CLAIMS.splitlines() if not line.startswith("known_disagreement"))
    (model / "claims.toml").write_text(claims, encoding="utf-8")
    assert main(words(model, "--output", str(model / "r.html"))) == 1
    assert (model / "r.html").is_file()


def test_a_score_below_the_least_ends_with_1(model: Path) -> None:
    assert main(words(model, "--output", str(model / "r.html"), "--minimum-score", "1")) == 1
    assert main(words(model, "--output", str(model / "r.html"), "--minimum-score", "0")) == 0


def test_json_is_what_a_later_report_is_compared_with(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(model, "--json")) == 0
    record = json.loads(capsys.readouterr().out)
    assert record[KEY]["name"] == "cascade" and record["check"]["counts"]["holds"] == 2
    (model / "before.json").write_text(json.dumps(record), encoding="utf-8")
    (model / "cascade.toml").write_text(CASCADE.replace(*TURNED), encoding="utf-8")
    assert main(words(model, "--output", str(model / "r.html"), "--since", str(model / "before.json"))) == 0
    assert "before.json: Different: 1 rule" in capsys.readouterr().out


def test_junit_and_badge_stand_beside_it(model: Path) -> None:
    files = [model / name for name in ("r.html", "r.xml", "b.svg")]
    options = zip(("--output", "--junit", "--badge"), map(str, files), strict=True)
    assert main(words(model, *(word for pair in options for word in pair))) == 0
    assert all(file.is_file() for file in files)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "nothing says what to write"),
        (["--output", "r.pdf"], ".html"),
        (["--output", "none/r.html"], "there is no directory"),
        (["--json", "--claims", "none.toml"], "there is no such file"),
        (["--json", "--timeout", "0"], "above 0"),
        (["--json", "--since", "none.json"], "there is no such file"),
    ],
)
def test_bad_input_ends_with_2_before_anything_is_written(
    more: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", "il8", *more]) == 2
    captured = capsys.readouterr()
    assert said in captured.err and captured.out == "" and not list(tmp_path.iterdir())


def test_claims_of_another_network_are_bad_input(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "il8", "--claims", str(model / "claims.toml"), "--json"]) == 2
    assert "the claims are about 'cascade'" in capsys.readouterr().err


def test_a_budget_that_ended_a_part_is_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "il8", "--json", "--timeout", "0.000001"]) == 0
    captured = capsys.readouterr()
    assert "incomplete: " in captured.err and "the time budget ended" in captured.err
    assert json.loads(captured.out)["complete"] is False


def test_regulations_that_time_left_are_not_counted_as_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "il8", "--output", str(tmp_path / "r.html"), "--timeout", "0.000001"]) == 0
    # the regulations of the model, none of which was asked
    edges = len(logicnet.load("il8").regulations)
    assert f"regulations that no claim would miss: none ({edges} more were not asked)" in capsys.readouterr().out
