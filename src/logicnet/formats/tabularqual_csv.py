"""TabularQual's sheets as a ``.csv`` file each: ``MODEL_Model.csv``, ``MODEL_Species.csv``, ``MODEL_Transitions.csv``
and ``MODEL_Interactions.csv``. Any of them opens all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from logicnet.errors import FormatError
from logicnet.formats.files import read_bytes, stands
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.tabularqual.reader import losses
from logicnet.formats.tabularqual.sheet_reader import SHEETS, network_in
from logicnet.formats.tabularqual.sheet_writer import sheets_of
from logicnet.formats.tabularqual.sheets import Sheet
from logicnet.model import Network

__all__ = ["files", "looks_like", "losses", "read", "write"]

_MODEL = frozenset({"Model_ID", "Model_source", "Publication", "Origin_publication", "Origin_model"})
_OTHER = frozenset({"Type", "Constant", "InitialLevel", "MaxLevel", "Compartment", "Identifier1", "Relation1"})


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content, and the sheets beside it."""
    kind = _kind(content)
    if not kind:
        what = "its first row has none of the columns by which a sheet of TabularQual is known"
        raise FormatError(f"{path}: {what}", hint="Species_ID; Target and Rule; Target and Source; Model_ID")
    target = Path(path)
    sheets = {kind: _sheet(content, path, kind)}
    prefix = _prefix(target)
    for name in SHEETS:
        beside = next((one for one in _places(target, prefix, name) if stands(one)), None)
        if name != kind and beside is not None:
            sheets[name] = _sheet(read_bytes(beside), str(beside), name)
    for name in ("Species", "Transitions"):
        if name not in sheets:
            there = _places(target, prefix, name)[0].name
            hint = "TabularQual keeps a sheet a file; all of them open where they stand side by side"
            raise FormatError(f"{path}: the sheet {name} is missing: there is no {there} beside the file", hint=hint)
    called = target.stem if prefix is None else prefix
    return network_in({name: sheets[name] for name in SHEETS if name in sheets}, path, called or "model", reading)


def write(network: Network) -> bytes:
    """The content of the file of the sheet Species."""
    return _written(sheets_of(network)["Species"])


def files(network: Network, path: Path) -> Mapping[Path, bytes]:
    """The four files of a network, by their places. ``path`` names one of them; where its name names no sheet, it holds
    a copy of the sheet Species, and its name without the suffix begins the names of the four.
    """
    sheets = sheets_of(network)
    name = next((name for name in SHEETS if path.stem.endswith(f"_{name}")), None)
    prefix = path.stem.removesuffix(f"_{name}") if name else path.stem
    made = {path.with_name(f"{prefix}_{one}{path.suffix}"): _written(rows) for one, rows in sheets.items()}
    return made if name else made | {path: _written(sheets["Species"])}


def looks_like(content: bytes) -> bool:
    """Whether a content is a sheet of TabularQual."""
    return bool(_kind(content))


def _kind(content: bytes) -> str:
    """Which sheet a content is, by its first rows; empty for none."""
    lines = content[:65536].decode("utf-8-sig", "replace").splitlines()
    try:
        first = {cell.strip() for cell in next(csv.reader(lines[:1]), [])}
        names = {line.partition(",")[0].strip().strip('"') for line in lines[:20]}
    except csv.Error:
        return ""
    if {"Target", "Rule"} <= first:
        return "Transitions"
    if {"Target", "Source"} <= first:
        return "Interactions"
    if "Species_ID" in first or ("Name" in first and first & _OTHER):
        return "Species"
    return "Model" if names & _MODEL else ""


def _prefix(path: Path) -> str | None:
    """What the names of all sheets begin with; None for files that are called ``Species.csv`` and so on."""
    begun, _, last = path.stem.rpartition("_")
    if begun and last.lower() in {name.lower() for name in SHEETS}:
        return begun
    bare = path.stem.lower() in {name.lower() for name in SHEETS}
    return None if bare and not any(map(stands, _places(path, path.stem, "Species"))) else path.stem


def _places(path: Path, prefix: str | None, name: str) -> list[Path]:
    """Where the file of a sheet may stand."""
    begin = "" if prefix is None else f"{prefix}_"
    return [path.with_name(f"{begin}{one}{path.suffix}") for one in (name, name.lower())]


def _sheet(content: bytes, path: str, name: str) -> Sheet:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise FormatError(f"{path}: line {row} is not UTF-8", hint="save the file as UTF-8") from None
    lines: list[tuple[int, Sequence[str]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            if any(cells):
                lines.append((number, cells))
    except csv.Error as error:
        raise FormatError(f"{path}, sheet {name}, row {len(lines) + 1}: not CSV: {error}") from None
    return Sheet(f"{path}, sheet {name}", lines)


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue().encode()
