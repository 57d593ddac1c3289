"""TabularQual's sheets as a file each: any of them opens all."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import FormatError
from logicnet.formats import read, write
from logicnet.formats.tabularqual_csv import files, looks_like
from logicnet.logic import Rules
from logicnet.model import Network

NETWORK = Network("n", Rules.build(["A", "B"], ["A", "!A"]))
SHEETS = ["Interactions", "Model", "Species", "Transitions"]


@pytest.mark.parametrize("opened", SHEETS)
def test_any_sheet_opens_the_others(opened: str, tmp_path: Path) -> None:
    write(NETWORK, tmp_path / "m_Species.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"m_{sheet}.csv" for sheet in SHEETS]
    assert read(tmp_path / f"m_{opened}.csv").rules == NETWORK.rules


def test_another_name_is_a_copy_of_the_sheet_species_beside_all_four(tmp_path: Path) -> None:
    write(NETWORK, tmp_path / "model.csv")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["model.csv", *(f"model_{sheet}.csv" for sheet in SHEETS)]
    assert (tmp_path / "model.csv").read_bytes() == (tmp_path / "model_Species.csv").read_bytes()
    assert read(tmp_path / "model.csv").rules == NETWORK.rules


def test_the_file_that_is_asked_for_is_among_those_written() -> None:
    for name in ("m_Species.csv", "m.csv", "a_b.csv"):
        assert Path(name) in files(NETWORK, Path(name))


@pytest.mark.parametrize("name", ["Species.csv", "m_species.csv"])
def test_sheets_without_a_prefix_or_in_small_letters_are_found(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("\ufeffSpecies_ID,Type\nA,Input\nB,\n", encoding="utf-8")
    other = {"Species.csv": "Transitions.csv", "m_species.csv": "m_transitions.csv"}[name]
    (tmp_path / other).write_text('Target,Rule,Notes1\nB,A,"two\nlines"\n', encoding="utf-8")
    network = read(tmp_path / name)
    assert network.inputs == ("A",) and network.components[1].evidence.why == "two\nlines"


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    (tmp_path / "m_Species.csv").write_text("Species_ID\nA\n")
    with pytest.raises(FormatError, match=r"the sheet Transitions is missing: there is no m_Transitions\.csv beside"):
        read(tmp_path / "m_Species.csv")


@pytest.mark.parametrize("content", [b"targets, factors\nA, B\n", b"A, !B\nB, A\n"])
def test_rules_of_another_format_are_left_to_it(content: bytes, tmp_path: Path) -> None:
    assert not looks_like(content)
    (tmp_path / "f.csv").write_bytes(content)
    network = read(tmp_path / "f.csv")
    assert network.names == ("A", "B") and network.origin is not None and network.origin.format == "bnet"


@pytest.mark.parametrize("content", [b"a,b,c\n1,2,3\n", b"", b"\xff\x00"])
def test_other_files_of_the_suffix_are_none(content: bytes, tmp_path: Path) -> None:
    assert not looks_like(content)
    (tmp_path / "f.csv").write_bytes(content)
    with pytest.raises(FormatError):
        read(tmp_path / "f.csv")


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "m_Species.csv").write_bytes(b"Species_ID\nA\n\xff\n")
    with pytest.raises(FormatError, match="line 3 is not UTF-8"):
        read(tmp_path / "m_Species.csv")
