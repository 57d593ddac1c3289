"""`logicnet init`: a model file of one's own, or a file beside a model; neither replaces a file unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.formats import load, read


def test_the_network_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "own.toml"
    assert main(["init", "il6", "--output", str(output)]) == 0
    assert f"wrote {output}" in capsys.readouterr().err
    assert read(output) == load("il6")


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "own.toml"
    output.write_text("mine")
    assert main(["init", "il6", "--output", str(output)]) == 2
    assert "--force" in capsys.readouterr().err and output.read_text() == "mine"
    assert main(["init", "il6", "--output", str(output), "--force"]) == 0
    assert read(output).name == "il6"


def test_a_file_beside_a_model_is_written_and_read_with_it(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "mine.bnet"
    model.write_bytes(Path(toggle).read_bytes())
    assert main(["init", str(model), "--sidecar"]) == 0
    beside = tmp_path / "mine.logicnet.toml"
    assert beside.read_text().startswith("# Read with mine.bnet")
    assert main(["show", str(model)]) == 0
    assert "says nothing yet" in capsys.readouterr().err
    assert main(["init", str(model), "--sidecar"]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["il6"], "--output FILE.toml, or --sidecar"),
        (["il6", "--output", "x.toml", "--sidecar"], "do not go together"),
        (["il6", "--sidecar"], "is no file"),
        (["il6", "--output", "x.bnet"], "must end in .toml"),
        (["il6", "--output", "x.logicnet.toml"], "--sidecar"),
        (["il66", "--output", "x.toml"], "did you mean 'il6'"),
    ],
)
def test_what_cannot_be_written_is_said(
    words: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", *words]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
