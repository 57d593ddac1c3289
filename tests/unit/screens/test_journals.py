"""Journals and manifests: what was answered stands on the disk, and what is another run's is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.analysis.outcome import Answer
from logicnet.errors import FormatError
from logicnet.screens import screen
from logicnet.screens.journals import Journal, journal_path, manifest_path, read_manifest, remove_journal, source_of
from mutants import read

FOUND = Answer(1, 0, 2, "exact", "percolation", "", "", None, None, None)
FAILED = FOUND._replace(status="failed: no memory")


def test_what_was_answered_is_there_when_the_journal_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.journal"
    with Journal(path, "run") as journal:
        journal.keep([("one", FOUND), ("two", FAILED)])
        journal.keep([("three", FOUND)])
    with Journal(path, "run") as again:
        assert again.answers == {"one": FOUND, "three": FOUND}  # what failed is asked again


def test_a_line_that_is_torn_is_cut_off_and_what_follows_is_written_behind_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.journal"
    with Journal(path, "run") as journal:
        journal.keep([("one", FOUND), ("two", FOUND)])
    path.write_bytes(path.read_bytes()[:-5])
    with Journal(path, "run") as again:
        assert again.answers == {"one": FOUND}
        again.keep([("three", FOUND)])
    with Journal(path, "run") as third:
        assert third.answers == {"one": FOUND, "three": FOUND}


def test_the_journal_of_another_run_is_refused_and_not_removed(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    path = journal_path(table)
    with Journal(path, "run"):
        pass
    before = path.read_bytes()
    with pytest.raises(FormatError), Journal(path, "other"):
        pass
    remove_journal(table, "other")
    assert path.read_bytes() == before
    remove_journal(table, "run")
    assert not path.exists()


def test_a_table_without_a_manifest_has_none_and_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    assert read_manifest(table) is None
    manifest_path(table).write_text('{"digest": 3}')
    with pytest.raises(FormatError, match="is not the manifest of a screen"):
        read_manifest(table)


def test_what_is_known_of_a_table_beside_its_rows(tmp_path: Path) -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    table = tmp_path / "table.csv"
    found = screen(network, "B", over=["nodes"], rates="B=3", output=table)
    known = {f"network {network.name}": network.digest, "rates": "B=3.0", "screen": found.digest}
    assert source_of(found) == source_of(found.to_frame()) == source_of(table) == known
    assert source_of(found.to_dict()["rows"]) == {}
    table.write_text(table.read_text() + "\n")
    assert source_of(table) == {}, "a table that was changed is not the one that the manifest names"


def test_the_walks_and_their_seed_are_known_where_walks_may_be_counted(tmp_path: Path) -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    table = tmp_path / "table.csv"
    found = screen(network, "B", over=["nodes"], start="resistant", samples=50, seed=7, output=table)
    assert source_of(found) == source_of(found.to_frame()) == source_of(table)
    assert {"walks": "50", "seed": "7"}.items() <= source_of(table).items()
