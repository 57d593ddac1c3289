"""TabularQual's sheet Model: names in the first column, texts in the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from logicnet.formats.tabularqual.cells import by_relation, entries_of
from logicnet.formats.tabularqual.sheets import Sheet
from logicnet.model import Annotation, Identifier, Network
from logicnet.model.annotation import compact

_RELATIONS = {
    "Model_source": "is",
    "Publication": "isDescribedBy",
    "Origin_publication": "isDerivedFrom",
    "Origin_model": "isDerivedFrom",
    "Taxon": "hasTaxon",
    "Biological_process": "isVersionOf",
}
"""Rows that hold identifiers, with the relation that TabularQual gives them in SBML."""
_WRITTEN = {relation: row for row, relation in reversed(_RELATIONS.items())}
_PROSE = {"Name": "title", "Description": "description", "Figure": "figure"}


@dataclass(frozen=True)
class ModelSheet:
    """What a sheet Model says.

    - ``name``: the Model_ID; empty where there is none.
    - ``prose``: fields of a network in prose, by their names.
    - ``annotation``: identifiers and notes.
    - ``passed``: the rows that are not kept.
    """

    name: str
    prose: dict[str, str]
    annotation: Annotation
    passed: tuple[str, ...]


def read_model(sheet: Sheet | None) -> ModelSheet:
    """Read the sheet; None stands for a file without it."""
    name, prose = "", dict[str, str]()
    identifiers: list[Identifier] = []
    notes: list[str] = []
    passed: list[str] = []
    rows = [(key, text) for _, key, text in sheet.pairs() if text] if sheet is not None else []
    relations = {key: text for key, text in rows if key.startswith("Relation")}
    for key, text in rows:
        head = key.rstrip("0123456789")
        if head in ("Comments", "Relation"):
            continue
        if key == "Model_ID":
            name = text
        elif key in _PROSE:
            prose[_PROSE[key]] = text
        elif key in _RELATIONS or head == "Identifier":
            relation = _RELATIONS.get(key) or relations.get(f"Relation{key[len(head) :]}", "is")
            identifiers += (Identifier(compact(one), relation) for one in entries_of(text))
        elif head == "Notes":
            notes.append(text)
        else:
            passed.append(key)
    annotation = Annotation(tuple(dict.fromkeys(identifiers)), "\n".join(notes))
    return ModelSheet(name, prose, annotation, tuple(passed))


def model_rows(network: Network) -> list[Sequence[str]]:
    """The rows of the sheet for a network: those of TabularQual, and what only our own hold where there is any."""
    cells = by_relation(network.annotation.identifiers)
    rows: list[Sequence[str]] = [("Model_ID", network.name), ("Name", network.title)]
    rows += ((row, cells.pop(relation, "")) for relation, row in _WRITTEN.items())
    for number, (relation, text) in enumerate(cells.items(), 1):
        rows += ((f"Relation{number}", relation), (f"Identifier{number}", text))
    rows.append(("Notes1", network.annotation.notes))
    own = {"Description": network.description, "Figure": network.figure}
    rows += ((key, text) for key, text in own.items() if text)
    return rows
