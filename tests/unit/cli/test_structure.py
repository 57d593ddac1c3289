"""`logicnet structure`: the table, its JSON, and the word where not every circuit is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "small.bnet"
    file.write_text("In, In\nA, In & !C\nB, A | B\nC, B\nD, A\n", encoding="utf-8")
    return str(file)


def test_the_table(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", path, "--phenotype", "C"]) == 0
    assert capsys.readouterr().out == (
        "small: 5 components, 3 blocks, 2 feedback circuits\n"
        "\n"
        "inputs: In\n"
        "outputs: D\n"
        "feedback vertex set (minimum): B\n"
        "reach C: 4 components, at most 3 regulations away\n"
        "reach none of them: D\n"
        "\n"
        "block  size  components\n"
        "    2     3  A B C\n"
        "\n"
        "sign  length  circuit\n"
        "+          1  B\n"
        "-          3  A -> B -> C\n"
    )


def test_json_has_everything(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", path, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["circuits"] == [{"components": ["B"], "sign": "+"}, {"components": ["A", "B", "C"], "sign": "-"}]
    assert found["blocks"] == [["In"], ["A", "B", "C"], ["D"]] and found["complete"] is True


def test_a_limit_that_ends_the_list_is_said(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", path, "--limit", "1"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("small: 5 components, 3 blocks, more than 1 feedback circuits")
    assert "more than 1; all of at most 2 components are listed" in printed.err


def test_a_phenotype_that_there_is_not_is_refused(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", path, "--phenotype", "Cc"]) == 2
    assert "Cc" in capsys.readouterr().err


def test_the_time_that_the_circuits_may_take_is_an_option(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", path, "--timeout", "1e-12", "--json"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert not found["complete"] and found["why_incomplete"].startswith("the time budget ended")
    assert "the time budget ended" in printed.err
    assert main(["structure", path, "--timeout", "0"]) == 2
