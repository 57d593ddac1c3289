"""What single cells of TabularQual's sheets hold: lists of identifiers with a relation, notes, references, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from logicnet.errors import closest
from logicnet.formats.tabularqual.sheets import Sheet, SheetRow
from logicnet.model import Identifier, Placement
from logicnet.model.annotation import compact

_RELATIONS = (
    *("is", "hasVersion", "isVersionOf", "isDescribedBy", "hasPart", "isPartOf", "hasProperty", "isPropertyOf"),
    *("encodes", "isEncodedBy", "isHomologTo", "occursIn", "hasTaxon", "isDerivedFrom"),
)
_BY_SMALL = {name.lower(): name for name in _RELATIONS}  # any case of letters is read
_PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,"]*))\s*(?:,|$)')
_NOTE = re.compile(r"<notes(\d+)>\s*(.*?)\s*</notes\1>", re.DOTALL)
_PLACE = ("X", "Y", "Width", "Height")


def entries_of(text: str) -> list[str]:
    """A list of a cell, parted by commas; an entry that holds a comma stands in double quotes.

    >>> entries_of('pubmed:1, "Kim, 2019"')
    ['pubmed:1', 'Kim, 2019']
    """
    found, place = [], 0
    while place < len(text):
        match = _PART.match(text, place)
        if match is None:  # a quotation mark in the midst: as it stands
            end = text.find(",", place)
            end = len(text) if end < 0 else end
            found.append(text[place:end].strip())
            place = end + 1
            continue
        found.append((match[2] or "").strip() if match[1] is None else match[1].replace('""', '"'))
        place = match.end()
    return [one for one in found if one]


def as_list(entries: Iterable[object]) -> str:
    """Entries as a list for a cell.

    >>> as_list(["pubmed:1", "Kim, 2019"])
    'pubmed:1, "Kim, 2019"'
    """
    return ", ".join(_entry(str(one)) for one in entries)


def _entry(text: str) -> str:
    plain = not set(text) & {",", '"'} and text == text.strip()
    return text if plain else '"' + text.replace('"', '""') + '"'


def key_of(text: str) -> int | str:
    """A reference: the number of one in the source's list, or its key."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else text


def notes_of(row: SheetRow) -> str:
    """The notes of a row, each in its own lines; several may stand in one cell as ``<notes1>...</notes1>``."""
    texts: list[str] = []
    for text in row.numbered("Notes").values():
        texts += [part for _, part in _NOTE.findall(text)] or [text]
    return "\n".join(filter(None, texts))


def identifiers_of(sheet: Sheet, row: SheetRow, default: str) -> Iterator[Identifier]:
    """The identifiers of a row.

    - ``sheet``: where it stands.
    - ``row``: the row.
    - ``default``: the relation where the row names none.
    """
    relations = row.numbered("Relation")
    for number, text in row.numbered("Identifier").items():
        said = relations.get(number, default)
        relation = _BY_SMALL.get(said.lower())
        if relation is None:
            near = closest(said, _RELATIONS)
            hint = f"did you mean {near!r}?" if near else f"relations: {', '.join(_RELATIONS)}"
            sheet.refuse(row.number, f"Relation{number or ''}", f"{said!r} is no relation", hint, said)
        for one in entries_of(text):
            yield Identifier(compact(one), relation)


def by_relation(identifiers: Iterable[Identifier]) -> dict[str, str]:
    """Identifiers as pairs of cells: a relation, and the list of those that have it."""
    found: dict[str, list[str]] = {}
    for one in identifiers:
        found.setdefault(one.relation, []).append(one.uri)
    return {relation: as_list(uris) for relation, uris in found.items()}


def placement_of(sheet: Sheet, row: SheetRow) -> Placement | None:
    """Where a drawing puts a species, in the columns X, Y, Width and Height."""
    if not {"X", "Y"} <= set(row.cells):
        return None
    numbers = []
    for column in _PLACE:
        said = row.cells.get(column, "0")
        try:
            number = float(said)
        except ValueError:
            number = float("nan")
        if not abs(number) < 1e9:
            sheet.refuse(row.number, column, f"expected a number, found {said!r}", text=said)
        numbers.append(number)
    return Placement(*numbers)


def place_cells(placement: Placement | None) -> dict[str, str]:
    """A place as cells by the heads of their columns."""
    if placement is None:
        return {}
    numbers = (placement.x, placement.y, placement.width, placement.height)
    return {column: repr(float(number)) for column, number in zip(_PLACE, numbers, strict=True)}
