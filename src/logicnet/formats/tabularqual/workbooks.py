"""Workbooks, ``.xlsx``: archives of XML with a sheet each, read and written with the standard library.

Cells are texts here: numbers as they are written, formulas by the value that was saved with them. Formats, colours and
widths are passed over.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from logicnet.errors import FormatError
from logicnet.formats.archives import BROKEN, confirm_harmless
from logicnet.formats.ginml.writer import document_bytes
from logicnet.formats.markup import Markup, attribute, child, children
from logicnet.formats.tabularqual.sheets import Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_TEXTS = "xl/sharedStrings.xml"
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MOST_COLUMNS = 16_384  # of the format
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how cells hold what no document can
_DATE = (1980, 1, 1, 0, 0, 0)  # equal networks give equal files


def looks_like_workbook(content: bytes) -> bool:
    """Whether a content is an archive with a workbook in it."""
    return content.startswith(b"PK") and _BOOK.encode() in content


def read_workbook(content: bytes, path: str, wanted: Iterable[str]) -> Mapping[str, Sheet]:
    """The sheets of these names that a workbook has, and the names of the others with none.

    - ``content``: of the file.
    - ``path``: what errors call it.
    - ``wanted``: names of sheets.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, content, path, frozenset(wanted))
    except BROKEN as error:
        raise FormatError(f"{path}: not an archive that can be read: {error}", hint="is the file whole?") from None


def _read(archive: zipfile.ZipFile, content: bytes, path: str, wanted: frozenset[str]) -> Mapping[str, Sheet]:
    members = {info.filename: info for info in archive.infolist()}

    def opened(names: Iterable[str]) -> list[Markup]:
        known = [members[name] for name in names if name in members]
        confirm_harmless(known, len(content), path, "a spreadsheet program")
        return [Markup.parse(archive.read(info), f"{path}/{info.filename}") for info in known]

    if _BOOK not in members or _LINKS not in members:
        held = ", ".join(list(members)[:10]) or "nothing"
        raise FormatError(f"{path}: the archive holds no workbook", hint=f"it holds: {held}")
    book, links = opened((_BOOK, _LINKS))
    files = {link.get("Id"): link.get("Target", "") for link in children(links.root, "Relationship")}
    listed = children(child(book.root, "sheets") or Element("none"), "sheet")
    found = {sheet.get("name", ""): files.get(sheet.get(f"{{{_OFFICE}}}id"), "") for sheet in listed}
    parts = {name: _member(target) for name, target in found.items() if name in wanted}
    for name, part in parts.items():
        if part not in members:
            raise FormatError(f"{path}: the archive lacks the sheet {name} ({part})", hint="is the file whole?")
    trees = opened((_TEXTS, *parts.values()))  # all at once, so that their size is known before one is unpacked
    texts = [_text(item) for item in children(trees.pop(0).root, "si")] if _TEXTS in members else []
    made = {name: _sheet(tree, f"{path}, sheet {name}", texts) for name, tree in zip(parts, trees, strict=True)}
    return {name: made.get(name, Sheet(f"{path}, sheet {name}", [])) for name in found}


def _member(target: str) -> str:
    """A link of a workbook as the name of a member of the archive."""
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _text(item: Element) -> str:
    """The text of a cell: in one piece, or in runs; without the phonetic runs that some hold beside it."""
    parts = [part.text or "" for part in children(item, "t")]
    for run in children(item, "r"):
        parts += [part.text or "" for part in children(run, "t")]
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), "".join(parts))


def _sheet(tree: Markup, place: str, texts: Sequence[str]) -> Sheet:
    lines: list[tuple[int, Sequence[str]]] = []
    last = 0
    for row in children(child(tree.root, "sheetData") or Element("none"), "row"):
        number = attribute(row, "r") or str(last + 1)
        if not (number.isascii() and number.isdecimal() and last < int(number[:9])):
            tree.refuse(row, f"expected a row after {last}, found {number!r}")
        last = int(number[:9])
        cells: list[str] = []
        for cell in children(row, "c"):
            column = _column(attribute(cell, "r"), len(cells))
            if not len(cells) <= column < _MOST_COLUMNS:
                tree.refuse(cell, f"expected a cell further right in row {last}, found {attribute(cell, 'r')!r}")
            cells += [""] * (column - len(cells))
            cells.append(_said(tree, cell, texts))
        if any(cells):
            lines.append((last, cells))
    return Sheet(place, lines)


def _column(reference: str | None, following: int) -> int:
    """The number of a column from a reference such as ``AB12``, from 0; -1 where it is none."""
    if reference is None:
        return following
    match = _CELL.fullmatch(reference)
    if match is None:
        return -1
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _said(tree: Markup, cell: Element, texts: Sequence[str]) -> str:
    kind = attribute(cell, "t") or "n"
    if kind == "inlineStr":
        inner = child(cell, "is")
        return "" if inner is None else _text(inner)
    value = child(cell, "v")
    text = "" if value is None else (value.text or "")
    if kind == "s":
        if not (text.isascii() and text.isdecimal() and int(text[:9]) < len(texts)):
            tree.refuse(cell, f"the cell names the text number {text!r} of {len(texts)}")
        return texts[int(text[:9])]
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    if kind == "n" and re.fullmatch(r"-?[0-9]+\.0+", text):  # a whole number as some programs save it
        return text.partition(".")[0]
    return text


def write_workbook(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """A workbook of sheets, each of rows of cells. A cell is a whole number where its text is one."""
    types = Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    SubElement(
        types,
        "Default",
        {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"},
    )
    SubElement(types, "Default", {"Extension": "xml", "ContentType": "application/xml"})
    SubElement(types, "Override", {"PartName": f"/{_BOOK}", "ContentType": f"{_SHEET_TYPE}.sheet.main+xml"})
    package = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    SubElement(package, "Relationship", {"Id": "rId1", "Type": f"{_OFFICE}/officeDocument", "Target": _BOOK})
    links = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    book = Element("workbook", {"xmlns": _MAIN, "xmlns:r": _OFFICE})
    listed = SubElement(book, "sheets")
    members: dict[str, Element] = {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        part = f"worksheets/sheet{number}.xml"
        SubElement(listed, "sheet", {"name": name, "sheetId": str(number), "r:id": f"rId{number}"})
        SubElement(links, "Relationship", {"Id": f"rId{number}", "Type": f"{_OFFICE}/worksheet", "Target": part})
        SubElement(types, "Override", {"PartName": f"/xl/{part}", "ContentType": f"{_SHEET_TYPE}.worksheet+xml"})
        members[f"xl/{part}"] = _written(rows)
    members = {"[Content_Types].xml": types, "_rels/.rels": package, _BOOK: book, _LINKS: links} | members
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), document_bytes(root), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _written(rows: Iterable[Sequence[str]]) -> Element:
    sheet = Element("worksheet", {"xmlns": _MAIN})
    data = SubElement(sheet, "sheetData")
    for number, cells in enumerate(rows, 1):
        row = SubElement(data, "row", {"r": str(number)})
        for column, text in enumerate(cells):
            if not text:
                continue
            cell = SubElement(row, "c", {"r": f"{_letters(column)}{number}"})
            if re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
                SubElement(cell, "v").text = text
                continue
            cell.set("t", "inlineStr")
            inner = SubElement(SubElement(cell, "is"), "t", {"xml:space": "preserve"})
            inner.text = _ESCAPE.sub(lambda match: f"_x005F{match[0]}", text)
    return sheet


def _letters(column: int) -> str:
    """The letters of a column, from 0.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)
