"""Workbooks as spreadsheet programs write them, and hostile ones."""

from __future__ import annotations

import io
import zipfile

import pytest

from logicnet.errors import FormatError
from logicnet.formats.tabularqual.workbooks import looks_like_workbook, read_workbook, write_workbook

BOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
<sheet name="S" sheetId="1" r:id="rId1"/><sheet name="README" sheetId="2" r:id="rId2"/></sheets></workbook>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/>
</Relationships>"""
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TEXTS = f"""<sst {SPACE}><si><t>plain</t></si><si><r><t>in </t></r><r><t xml:space="preserve">runs</t></r>
<rPh sb="0" eb="1"><t>no</t></rPh></si></sst>"""


def workbook(data: str, **others: str) -> bytes:
    """A workbook whose first sheet has these rows."""
    members = {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS, "xl/sharedStrings.xml": TEXTS}
    members["xl/worksheets/sheet1.xml"] = f"<worksheet {SPACE}><sheetData>{data}</sheetData></worksheet>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members | {"xl/worksheets/sheet2.xml": "<junk"} | others).items():
            archive.writestr(name, content)
    return made.getvalue()


def lines(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows of the sheet S."""
    return [(number, list(cells)) for number, cells in read_workbook(content, "f", ["S"])["S"].lines]


def test_cells_of_every_kind_are_read_as_text() -> None:
    data = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>2.0</v></c>'
        '<c r="E2" t="b"><v>1</v></c><c r="F2" t="str"><f>A1</f><v>made</v></c>'
        '<c r="G2" t="inlineStr"><is><t>here_x000D_</t></is></c></row><row><c><v>3</v></c></row>'
    )
    assert lines(workbook(data)) == [(2, ["plain", "", "in runs", "2", "TRUE", "made", "here\r"]), (3, ["3"])]


def test_sheets_that_are_not_wanted_are_named_and_not_read() -> None:
    assert list(read_workbook(workbook(""), "f", ["S"])) == ["S", "README"]


def test_what_is_written_is_read_back() -> None:
    rows = [("a", "", "1"), ("", " blank \n end ", "01"), ("_x0041_", "<&>", '"')]
    content = write_workbook({"S": rows})
    assert looks_like_workbook(content)
    assert lines(content) == [(1, ["a", "", "1"]), (2, ["", " blank \n end ", "01"]), (3, ["_x0041_", "<&>", '"'])]


def test_a_whole_number_is_written_as_one() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_workbook({"S": [("12", "1.5")]})))
    sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="A1">' in sheet and '<c r="B1" t="inlineStr">' in sheet


def test_equal_sheets_give_equal_files() -> None:
    assert write_workbook({"S": [("a",)]}) == write_workbook({"S": [("a",)]})


HOSTILE = {
    "truncated": (write_workbook({"S": [("a",)]})[:-30], "not an archive"),
    "empty": (b"", "not an archive"),
    "no sheet": (workbook("", **{"xl/_rels/workbook.xml.rels": "<Relationships/>"}), "lacks the sheet S"),
    "no number of a text": (workbook('<row><c t="s"><v>2</v></c></row>'), "the text number '2' of 2"),
    "a row twice": (workbook('<row r="2"/><row r="2"/>'), "expected a row after 2"),
    "a cell twice": (workbook('<row r="1"><c r="B1"/><c r="A1"/></row>'), "further right"),
    "a cell far out": (workbook('<row r="1"><c r="ZZZ1"/></row>'), "further right"),
    "no reference": (workbook('<row r="1"><c r="1A"/></row>'), "further right"),
    "entities": (workbook("", **{"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a/>'}), "declares entities"),
    "bomb": (workbook(" " * (1 << 24)), "out of all proportion"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_broken_or_hostile_workbook_is_refused(case: str) -> None:
    content, said = HOSTILE[case]
    with pytest.raises(FormatError, match=said):
        read_workbook(content, "f", ["S"])


def test_an_archive_without_a_workbook_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("other", "")
    assert not looks_like_workbook(made.getvalue())
    with pytest.raises(FormatError, match="holds no workbook"):
        read_workbook(made.getvalue(), "f", ["S"])
