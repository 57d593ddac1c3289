"""Tables of screens in files: written, and read back as records, for a resumed run and for pictures.

Everything that reads the rows of a screen asks here, whether they come as a screen, a frame, a file or plain mappings.
"""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import isfinite, isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, cast

from logicnet.analysis.outcome import UNTREATED, WITHDRAWAL, Answer, ValueWithEnds, value_columns
from logicnet.errors import FormatError, LogicnetError, Span
from logicnet.formats.files import read_bytes
from logicnet.model import Network
from logicnet.screens.table import Screen

if TYPE_CHECKING:
    import pandas

TableLike: TypeAlias = "Screen | pandas.DataFrame | str | os.PathLike[str] | Iterable[Mapping[str, Any]]"
"""What a screen's rows are read from."""

SUFFIXES = (".csv", ".parquet")
_ANSWERED = ("intervention", "type", "setting", "always", "sometimes", "never", "status", "method")
_ADVICE = "`logicnet screen … --output FILE.csv` writes one"
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^,\r\n]*)(?:,|$)')


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its cells by column, and where it stands. What a cell should not hold is an error with that place."""

    cells: Mapping[str, Any]
    origin: str
    number: int
    line: str | None = None

    def text(self, column: str) -> str:
        """A cell as text; empty where it is missing."""
        value = self.cells.get(column)
        try:
            text = "" if _missing(value) else str(value)
            text.encode()
            return text
        except ValueError:  # a number of thousands of digits, or a half of a surrogate pair
            self.refuse(column, "expected a text")

    def word(self, column: str, known: Sequence[str]) -> str:
        """One of the words that may stand there, or nothing."""
        text = self.text(column)
        if text and text not in known:
            self.refuse(column, f"expected {', '.join(known)}, or nothing")
        return text

    def count(self, column: str) -> int:
        """A whole number that is not negative; 0 where the cell is empty, as it is in a mixture of networks."""
        value = self.cells.get(column)
        if column in self.cells and _missing(value):
            return 0
        try:
            number = int(cast(Any, value))
            number = -1 if isinstance(value, float) and value != number else number
        except (TypeError, ValueError, OverflowError):
            number = -1
        if not 0 <= number < 1 << 63:
            self.refuse(column, "expected a count")
        return number

    def share(self, column: str) -> float | None:
        """A number from -1 to 1; None where the cell is empty."""
        return self.number_in(column, 1.0, "expected a number from -1 to 1, or nothing")

    def number_in(
        self, column: str, most: float = float("inf"), expected: str = "expected a number, or nothing"
    ) -> float | None:
        """A number of at most ``most`` either way; None where the cell is empty."""
        value = self.cells.get(column)
        if _missing(value):
            return None
        try:
            number = float(cast(Any, value))
        except (TypeError, ValueError, OverflowError):
            number = float("inf")
        if not isfinite(number) or abs(number) > most:
            self.refuse(column, expected)
        return number

    def refuse(self, column: str, problem: str) -> NoReturn:
        """Raise FormatError at a cell."""
        found = repr(self.cells.get(column))[:40] if not isinstance(self.cells.get(column), int) else "another number"
        message = f"{column}: {problem}, found {found}"
        if self.line is None:
            raise FormatError(f"{self.origin}, row {self.number}: {message}", hint=_ADVICE)
        place = list(self.cells).index(column) if column in self.cells else 0
        cells = [match.span() for match in _CELL.finditer(self.line)]
        begin, end = cells[place] if place < len(cells) else (0, 1)
        raise FormatError(
            message, span=Span(self.origin, self.number, begin + 1, max(end - begin - 1, 1), self.line), hint=_ADVICE
        )


def records(table: TableLike, needed: Sequence[str]) -> list[Record]:
    """The rows of a table, which has the ``needed`` columns and a row. Raises FormatError where it is none."""
    _confirm_table(table)
    if isinstance(table, (str, os.PathLike)):
        path, origin = Path(table), str(table)
        found = _parquet(path) if path.suffix.lower() == ".parquet" else _csv(path)
    elif isinstance(table, Screen):
        origin = "the screen"
        found = [Record(row, origin, number) for number, row in enumerate(table.named_dicts(), 1)]
    else:
        origin = "the table"
        rows = cast("pandas.DataFrame", table).to_dict("records") if _is_frame(table) else table
        listed = list(cast(Iterable[Mapping[str, Any]], rows))
        if not all(isinstance(row, Mapping) for row in listed):
            raise _no_table(type(table).__name__)
        found = [Record(row, origin, number) for number, row in enumerate(listed, 1)]
    missing = [column for column in needed if found and column not in found[0].cells]
    if missing or not found:
        problem = f"has no column {', '.join(missing)}" if missing else "has no rows"
        raise FormatError(f"{origin} is not the table of a screen: it {problem}", hint=_ADVICE)
    return found


def read_answers(path: Path, readouts: Sequence[str] = ()) -> dict[tuple[str, str, str], Answer]:
    """The answers of a finished table with these readouts, by setting, kind and text of the intervention. Raises
    FormatError with the place of what is damaged."""
    found = {}
    for row in records(path, _ANSWERED):
        name = row.text("intervention")
        key = row.text("setting"), row.text("type"), "" if name == UNTREATED else name
        found[key] = answer_of(row, readouts)
    return found


def table_bytes(screen: Screen, path: Path) -> bytes:
    """The content of a table, as the name of its file ends: CSV or Parquet."""
    if path.suffix.lower() != ".parquet":
        return screen.to_csv().encode()
    confirm_parquet(path)
    buffer = io.BytesIO()
    screen.to_frame().to_parquet(buffer, index=False)
    return buffer.getvalue()


def confirm_parquet(path: Path) -> None:
    """Raise FormatError where a file is Parquet, and nothing here reads and writes Parquet."""
    if path.suffix.lower() == ".parquet" and not (find_spec("pyarrow") or find_spec("fastparquet")):
        raise FormatError(
            f"{path}: Parquet needs pyarrow", hint='pip install "logicnet[parquet]", or choose a name that ends in .csv'
        )


def answer_of(row: Record, readouts: Sequence[str] = ()) -> Answer:
    """The answer in a row with the values of these readouts. Raises FormatError at the cell that is damaged."""
    counts = (row.count(name) for name in ("always", "sometimes", "never"))
    words = (row.text("status"), row.text("method"), row.word("reachable", ("yes", "no")))
    shares = (row.share(name) for name in ("probability", "low", "high", "share", "share_low", "share_high"))
    values = tuple(_value(row, name) for name in readouts)
    return Answer._make((*counts, *words, row.word("withdrawal", WITHDRAWAL), *shares, values))


def _value(row: Record, readout: str) -> ValueWithEnds:
    value, low, high = (row.number_in(column) for column in value_columns(readout))
    return value, low, high


def _csv(path: Path) -> list[Record]:
    content, file = read_bytes(path), str(path)
    try:
        lines = list(io.StringIO(content.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        span = Span.within(content, error.start, error.end, file)
        raise FormatError("a byte that is not UTF-8: this is not a table", span=span, hint=_ADVICE) from None
    reader = csv.reader(lines, strict=True)
    header: list[str] = []
    found, line = [], 1
    try:
        for row in reader:
            shown = lines[line - 1].rstrip("\r\n")
            if not header:
                header = row
                if len(set(header)) < len(header):
                    raise FormatError("two columns of one name", span=Span(file, line, 1, 1, shown), hint=_ADVICE)
            elif row and len(row) != len(header):
                message = f"{len(row)} cells, and the table has {len(header)} columns"
                raise FormatError(message, span=Span(file, line, 1, 1, shown), hint=_ADVICE)
            elif row:
                found.append(Record(dict(zip(header, row, strict=True)), file, line, shown))
            line = reader.line_num + 1
    except csv.Error as error:
        span = Span(file, line, 1, 1, lines[line - 1].rstrip("\r\n"))
        raise FormatError(f"not a table: {error}", span=span, hint=_ADVICE) from None
    return found


def _parquet(path: Path) -> list[Record]:
    confirm_parquet(path)
    content = read_bytes(path)
    try:
        import pandas

        rows = pandas.read_parquet(io.BytesIO(content)).to_dict("records")
    except Exception as error:  # whatever another package's reader raises is said of the file
        why = (str(error).splitlines() or [type(error).__name__])[0]
        raise FormatError(f"{path} cannot be read as Parquet: {why}", hint=_ADVICE) from None
    return [Record({str(k): v for k, v in row.items()}, str(path), number) for number, row in enumerate(rows, 1)]


def _confirm_table(given: object) -> None:
    """Raise LogicnetError where nothing was given that could be the table of a screen."""
    if isinstance(given, Network) or (isinstance(given, str) and not Path(given).suffix and not Path(given).exists()):
        found = given.name if isinstance(given, Network) else given
        raise _no_table(repr(found))
    if not isinstance(given, str | os.PathLike | Screen | Iterable):
        raise _no_table(type(given).__name__)


def _no_table(found: str) -> LogicnetError:
    written = 'logicnet.screen("il6", "Resistant") gives one, and so does the file that it writes'
    return LogicnetError(f"expected a screen or the file of its table, found {found}", hint=written)


def _is_frame(table: object) -> bool:
    """Whether this is a pandas frame; where pandas is not loaded nothing is."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(table, pandas.DataFrame)


def _missing(value: object) -> bool:
    """None, an empty text, and what pandas has for either."""
    if isinstance(value, float):
        return isnan(value)
    return value is None or (isinstance(value, str) and not value) or type(value).__name__ == "NAType"
