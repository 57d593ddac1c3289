"""The elements of a list at the cursor, and the files that are offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli.completing.candidates import each, file_names, last_element


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("", "")),
        ("A=1", ("", "A=1")),
        ("A=1 B", ("A=1 ", "B")),
        ("A=1 ", ("A=1 ", "")),
        ('A=1 "Cell si', ("A=1 ", '"Cell si')),
        ('"Cell size"=1 B', ('"Cell size"=1 ', "B")),
    ],
)
def test_the_last_element_may_be_begun_in_quotes(text: str, parts: tuple[str, str]) -> None:
    assert last_element(text, " ") == parts


def test_a_list_is_gone_on_with_what_it_does_not_hold() -> None:
    assert [one.text for one in each(["A", "B", "BC"], "A,", ",")] == ["A,B", "A,BC"]
    assert [one.text for one in each(["A", "B", "BC"], "A, B", ",")] == ["A, B", "A, BC"]
    assert not any(one.final for one in each(["A"], "", ","))


def test_files_are_those_with_a_suffix_and_folders_none_that_is_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.csv", "a.txt", ".hidden.csv", "b.CSV"):
        Path(name).touch()
    Path("models").mkdir()
    assert [one.text for one in file_names("", [".csv"])] == ["a.csv", "b.CSV", "models/"]
    assert [one.text for one in file_names(".h", [".csv"])] == [".hidden.csv"]
    assert [one.text for one in file_names(f"{tmp_path}/a", [])] == [f"{tmp_path}/a.csv", f"{tmp_path}/a.txt"]
    assert [one.final for one in file_names("m", [])] == [False]


def test_a_folder_at_home_is_looked_into_and_written_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "own.bnet").touch()
    assert [one.text for one in file_names("~/o", [".bnet"])] == ["~/own.bnet"]


@pytest.mark.parametrize("text", ["nowhere/", "a\0b/", "~nobody-of-this-name/x"])
def test_a_folder_that_is_not_there_has_no_files(text: str) -> None:
    assert not list(file_names(text, []))
