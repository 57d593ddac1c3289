"""Where tools answer: which files they may read, and how many rows an answer has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from logicnet.cli.assistants.desk import LARGEST_FILE, Desk
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


def test_a_name_without_its_ending_is_that_of_the_file(folder: Path) -> None:
    (folder / "own.sbml").write_text("<sbml/>")
    for name, near in (("OWN", "did you mean 'own.bnet' or 'own.sbml'?"), ("other", "did you mean 'deep/other.bnet'?")):
        with pytest.raises(LogicnetError, match=f"unknown network '{name}'") as raised:
            Desk(folder).network(name)
        assert raised.value.hint == near


def test_a_file_that_is_not_there_is_told_with_the_nearest(folder: Path) -> None:
    with pytest.raises(LogicnetError, match="there is no such file in the server's folder") as raised:
        Desk(folder).network("onw.bnet")
    assert raised.value.hint == "did you mean 'own.bnet'?"


@pytest.mark.parametrize("name", ["a\0.bnet", "x" * 300 + ".bnet", "circle.bnet", "deep/", "pipe.bnet"])
def test_what_is_no_plain_file_is_refused_and_not_waited_for(folder: Path, name: str) -> None:
    (folder / "circle.bnet").symlink_to(folder / "back.bnet")
    (folder / "back.bnet").symlink_to(folder / "circle.bnet")
    os.mkfifo(folder / "pipe.bnet")
    with pytest.raises(LogicnetError, match="no such file"):
        Desk(folder).network(name)
    assert Desk(folder).models()["files"] == ["deep/other.bnet", "own.bnet"]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "large.bnet").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(LogicnetError, match="more than 20 MiB"):
        Desk(folder).network("large.bnet")


def test_what_is_listed_can_be_asked_about_and_what_was_not_looked_at_is_said(folder: Path) -> None:
    """A file beside a model, one that is broken and one of other things are no networks."""
    (folder / "own.logicnet.toml").write_text("")
    (folder / "broken.bnet").write_text("A, (B")
    (folder / "things.toml").write_text("x = 1")
    (folder / "claims.toml").write_text('network = "own.bnet"\nclaim = []\n')
    found = Desk(folder).models()
    assert all(Desk(folder).network(name) for name in found["files"])
    assert {"own.bnet", "deep/other.bnet"} <= {*found["files"]} and found["files_not_looked_at"] == []
    assert not {"own.logicnet.toml", "broken.bnet", "link.bnet"} & {*found["files"]}
    assert Desk(folder, timeout=1e-9).models()["files_not_looked_at"] == Desk(folder).files()


def test_where_the_folder_stands_is_in_no_text(folder: Path) -> None:
    desk = Desk(folder)
    assert desk.without_place(f"{folder}/own.bnet:1:2 in {folder}") == "own.bnet:1:2 in the server's folder"
    assert Desk().without_place("own.bnet") == "own.bnet"


@pytest.mark.parametrize("name", ["../secret.bnet", "link.bnet", "deep/../../secret.bnet", "/etc/passwd"])
def test_a_file_that_stands_elsewhere_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(LogicnetError, match="is not a file of"):
        Desk(folder).network(name)


def test_an_answer_has_no_more_rows_than_the_desk_gives() -> None:
    assert Desk(rows=5).limit(3) == 3 and Desk(rows=5).limit(30) == 5
    with pytest.raises(LogicnetError, match="at least 1"):
        Desk().limit(0)
