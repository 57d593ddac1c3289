"""Where tools answer: which files they may read, and how many rows an answer has."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli.assistants.desk import Desk
from logicnet.errors import LogicnetError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "models"
    (inside / "deep").mkdir(parents=True)
    (inside / "own.bnet").write_text("A, B\nB, A\n")
    (inside / "deep" / "other.bnet").write_text("C, C\n")
    (inside / "notes.md").write_text("none")
    (tmp_path / "secret.bnet").write_text("S, S\n")
    (inside / "link.bnet").symlink_to(tmp_path / "secret.bnet")
    return inside


def test_shipped_networks_are_there_in_any_case(folder: Path) -> None:
    assert Desk().network("il6").name == Desk(folder).network("il6").name == "il6"


def test_without_a_folder_no_file_is_read(folder: Path) -> None:
    with pytest.raises(LogicnetError, match="only shipped networks"):
        Desk().network(str(folder / "own.bnet"))
    assert Desk().files() == []


def test_a_name_that_is_none_is_never_a_file_of_the_place_where_the_server_was_started(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "model").write_text("A, A\n")
    with pytest.raises(LogicnetError, match="did you mean 'il6'"):
        Desk().network("il66")
    with pytest.raises(LogicnetError, match="unknown network 'model'"):
        Desk().network("model")
    assert Desk(folder).network("model").names == ("A",)


def test_files_are_named_by_their_path_in_the_folder(folder: Path) -> None:
    desk = Desk(folder)
    assert desk.files() == ["deep/other.bnet", "own.bnet"]
    assert desk.network("own.bnet").names == ("A", "B") and desk.network("deep/other.bnet").names == ("C",)


@pytest.mark.parametrize("name", ["../secret.bnet", "link.bnet", "deep/../../secret.bnet", "/etc/passwd"])
def test_a_file_that_stands_elsewhere_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(LogicnetError, match="is not a file of"):
        Desk(folder).network(name)


def test_an_answer_has_no_more_rows_than_the_desk_gives() -> None:
    assert Desk(rows=5).limit(3) == 3 and Desk(rows=5).limit(30) == 5
    with pytest.raises(LogicnetError, match="at least 1"):
        Desk().limit(0)
