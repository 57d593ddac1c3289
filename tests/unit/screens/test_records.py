"""Tables of screens read back: rows from any source, and every damage an error that points."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import logicnet
from logicnet.draw import screen_heatmap
from logicnet.errors import FormatError, LogicnetError
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens import journals, screen
from logicnet.screens.records import read_answers, records

HEAD = "intervention,type,setting,always,sometimes,never,status,method\n"
NETWORK = Network("n", Rules.build(["A", "B"], ["B", "A"]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD + "A%0,knock-out,,1,many,0,exact,listed\n", "t.csv:2:18: sometimes: expected a count, found 'many'"),
        (HEAD + "A%0,knock-out,,1,-1,0,exact,listed\n", "t.csv:2:18: sometimes: expected a count"),
        (HEAD + f"A%0,knock-out,,{'9' * 5000},1,0,exact,listed\n", "t.csv:2:16: always: expected a count"),
        (HEAD + "A%0,knock-out\n", "t.csv:2:1: 2 cells, and the table has 8 columns"),
        (HEAD + '"A%0,knock-out\n', "t.csv:2:1: not a table"),
        (
            HEAD.replace("method", "method,withdrawal") + "A%0,knock-out,,1,1,0,exact,listed,stay\n",
            "t.csv:2:35: withdrawal: expected stays, can relapse, must relapse, or nothing, found 'stay'",
        ),
        ("type,type\n1,2\n", "t.csv:1:1: two columns of one name"),
        ("a,b\n1,2\n", "t.csv is not the table of a screen: it has no column intervention"),
        ("", "t.csv is not the table of a screen: it has no rows"),
    ],
)
def test_what_is_damaged_is_said_with_its_place(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(content)
    with pytest.raises(FormatError) as caught:
        read_answers(path)
    assert f"{tmp_path / said}" in str(caught.value)


def test_a_byte_that_is_not_utf_8_is_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(HEAD.encode() + b"A\xff%0,,,,,,,\n")
    with pytest.raises(FormatError, match=r"t\.csv:2:2: a byte that is not UTF-8"):
        read_answers(path)


def test_a_share_that_is_none_is_refused_in_a_frame_and_in_plain_rows() -> None:
    row = {"share": float("inf"), "text": 10**5000}
    (record,) = records([row], ["share"])
    with pytest.raises(FormatError, match="the table, row 1: share: expected a number from -1 to 1"):
        record.share("share")
    with pytest.raises(FormatError, match="the table, row 1: text"):
        record.text("text")


def test_the_untreated_row_has_a_name_in_the_table_and_is_found_by_readers(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(screen(NETWORK, "A", over="nodes").to_csv())
    first = path.read_text().splitlines()[1]
    assert first.startswith("0,(wild type),wild type,")
    assert ("", "wild type", "") in read_answers(path)
    journals.confirm_network(path, NETWORK)  # no stranger among its components
    named = read_answers(path)
    path.write_text(path.read_text().replace("(wild type)", ""))  # as tables had it before
    assert read_answers(path) == named


def test_what_a_screen_wrote_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    found = screen(NETWORK, "A", output=path)
    kept = read_answers(path)
    assert kept == {(row.setting, row.type, str(row.intervention)): row.answer for row in found.rows}


@pytest.fixture
def without_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "fastparquet", None)


@pytest.mark.usefixtures("without_parquet")
def test_a_parquet_table_without_pyarrow_says_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(FormatError, match="Parquet needs pyarrow"):
        screen_heatmap(path)


@pytest.mark.usefixtures("without_parquet")
def test_a_parquet_output_without_pyarrow_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    asked: list[int] = []
    with pytest.raises(FormatError, match="Parquet needs pyarrow"):
        screen(NETWORK, "A", output=tmp_path / "x.parquet", progress=lambda done, _: asked.append(done))
    assert not asked and not list(tmp_path.iterdir())


@pytest.mark.parametrize("length", [242, 252, 300])
def test_an_output_whose_manifest_would_have_too_long_a_name_is_refused_before_anything_is_asked(
    tmp_path: Path, length: int
) -> None:
    with pytest.raises(FormatError, match="cannot be written"):
        screen(NETWORK, "A", output=tmp_path / f"{'x' * (length - 4)}.csv")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" * 5000, "not the manifest of a screen: lists are nested too deeply"),
        ('{"digest": ' + "9" * 5000 + "}", "json:1:12: not the manifest of a screen: a number with too many digits"),
        ('{"digest": 1}', "is not the manifest of a screen"),
        ("{} x", "not the manifest of a screen: not JSON"),
    ],
)
def test_a_damaged_manifest_is_said_to_be_none(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "t.csv"
    screen(NETWORK, "A", output=path)
    journals.manifest_path(path).write_text(content)
    with pytest.raises(FormatError, match=said):
        screen(NETWORK, "A", output=path)
    with pytest.raises(FormatError, match=said):
        journals.confirm_network(path, NETWORK)


def test_another_answer_is_not_taken_for_the_table_of_a_screen() -> None:
    with pytest.raises(LogicnetError, match="expected a screen or the file of its table, found Attractors"):
        records(logicnet.attractors("il6"), ())  # type: ignore[arg-type]
