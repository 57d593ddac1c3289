"""Runs people can leave alone: a journal that answers are appended to as they come, the finished table, and a manifest
beside it.

The journal (``TABLE.journal``) begins with the digest of the run; each line after it is one answer under the digest of
its task, closed by a checksum, so that a line torn by a crash, a kill or a full disk is seen and its task asked again.
A run that was ended at any moment goes on from its journal, and ends with the same bytes as one that was never
disturbed. Once everything is answered the manifest is written, which names the run and the table's bytes by their
digests, then the table appears whole under its name, then the journal goes: so a table without a manifest is never a
screen's, and one that its manifest does not name is not this screen's. A table or journal of another run is never
touched.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from logicnet.errors import FormatError
from logicnet.formats import checked_output, write_bytes, write_text
from logicnet.screens.outcome import Answer
from logicnet.screens.table import Screen

SUFFIXES = (".csv", ".parquet")
_MADE = "logicnet screen journal 1"


class Journal:
    """Answers by the digest of their task, kept on disk as they come. Use it in a ``with`` block."""

    def __init__(self, path: Path, run: str) -> None:
        self._path = path
        self._run = run
        self._file: IO[bytes] | None = None
        self.answers: dict[str, Answer] = {}

    def __enter__(self) -> Self:
        if not self._path.exists() or not self._path.stat().st_size:
            write_bytes(self._path, _line([_MADE, self._run]))  # whole or not at all: a torn first line is foreign
        whole = self._read()
        try:
            self._file = self._path.open("r+b")
            self._file.truncate(whole)
            self._file.seek(whole)
        except OSError as error:
            raise self._lost(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            try:
                self._file.close()
            except OSError:
                if kind is None:
                    raise

    def keep(self, found: Iterable[tuple[str, Answer]]) -> None:
        """Append answers, on the disk before returning. Failed ones are not kept: they are asked again."""
        lines = [_line([task, *answer]) for task, answer in found if not answer.status.startswith("failed")]
        self._write(b"".join(lines))

    def _write(self, content: bytes) -> None:
        assert self._file is not None
        try:
            self._file.write(content)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._lost(error) from None

    def _lost(self, error: OSError) -> FormatError:
        return FormatError(
            f"{self._path}: cannot be written: {error.strerror or error}",
            hint="nothing is lost: what was answered is kept; make room and start the same command again",
        )

    def _read(self) -> int:
        """Take over what is whole; the number of bytes that are."""
        try:
            content = self._path.read_bytes()
        except OSError as error:
            raise FormatError(f"{self._path}: cannot be read: {error.strerror or error}") from None
        whole = 0
        for number, line in enumerate(content.splitlines(keepends=True)):
            fields = _fields(line)
            if fields is None:
                if number == 0 and content:
                    raise FormatError(
                        f"{self._path} is not a journal of a screen", hint="choose another output, or remove it"
                    )
                break
            if number == 0:
                self._confirm(fields)
            else:
                self.answers[fields[0]] = Answer(*fields[1:])
            whole += len(line)
        return whole

    def _confirm(self, head: list[Any]) -> None:
        if head[0] != _MADE or len(head) != 2:
            raise FormatError(f"{self._path} is not a journal of a screen", hint="choose another output, or remove it")
        refuse_other(self._path, head[1], self._run)


def refuse_other(path: Path, found: str, asked: str) -> None:
    """Raise FormatError where a file belongs to another run."""
    if found != asked:
        raise FormatError(
            f"{path} belongs to another screen: its digest is {found[:16]}, and what is asked has {asked[:16]}",
            hint="choose another output, or remove it",
        )


def checked_table(path: Path, run: str) -> bool:
    """Whether the finished table of this run stands there already. Raises FormatError where something else does."""
    checked_output(path, SUFFIXES)
    manifest = manifest_path(path)
    stands = path.is_file() and path.stat().st_size > 0
    if manifest.exists():
        try:
            found = json.loads(manifest.read_text(encoding="utf-8"))
            digest, table = str(found["digest"]), found.get("table")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise FormatError(
                f"{manifest} is not the manifest of a screen", hint="choose another output, or remove it"
            ) from None
        refuse_other(path, digest, run)
        if stands and hashlib.sha256(path.read_bytes()).hexdigest() != table:
            raise FormatError(
                f"{path} is not the table that {manifest.name} names: it was changed, or another file took its place",
                hint="choose another output, or remove it",
            )
    elif stands:
        raise FormatError(
            f"{path} is there already and was not made by a screen", hint="choose another output, or remove it"
        )
    return manifest.exists() and stands


def remove_journal(path: Path, run: str) -> None:
    """The table stands: its journal has done its work. A file at that place that is not this run's is left alone."""
    journal, head = journal_path(path), _line([_MADE, run])
    with suppress(OSError):
        with journal.open("rb") as file:
            ours = file.read(len(head)) == head
        if ours:
            journal.unlink()


def manifest_path(path: Path) -> Path:
    """Where the manifest of a table stands."""
    return path.with_name(f"{path.name}.manifest.json")


def journal_path(path: Path) -> Path:
    """Where the journal of a table stands while it is made."""
    return path.with_name(f"{path.name}.journal")


def write_run(path: Path, screen: Screen, manifest: Mapping[str, Any]) -> None:
    """Write the manifest of a table, then the table as its name ends: CSV or Parquet. Each appears whole or not at
    all."""
    content = screen.to_csv().encode() if path.suffix.lower() == ".csv" else _parquet(path, screen)
    named = {**manifest, "table": hashlib.sha256(content).hexdigest()}
    write_text(manifest_path(path), json.dumps(named, indent=2, ensure_ascii=False) + "\n")
    write_bytes(path, content)


def _parquet(path: Path, screen: Screen) -> bytes:
    try:
        buffer = io.BytesIO()
        screen.to_frame().to_parquet(buffer, index=False)
    except ImportError:
        raise FormatError(
            f"{path}: Parquet needs pyarrow", hint='pip install "logicnet[parquet]", or choose a name that ends in .csv'
        ) from None
    return buffer.getvalue()


def read_table(path: Path) -> dict[tuple[str, str, str], Answer]:
    """The answers of a finished table, by setting, kind and text of the intervention. Raises FormatError where it is
    damaged."""
    if path.suffix.lower() == ".csv":
        with path.open(newline="", encoding="utf-8") as file:
            rows: list[Any] = list(csv.DictReader(file))
    else:
        import pandas

        rows = pandas.read_parquet(path).astype(object).where(lambda frame: frame.notna(), None).to_dict("records")
    try:
        return {
            (str(row["setting"] or ""), str(row["type"]), str(row["intervention"] or "")): _answer(row) for row in rows
        }
    except (KeyError, ValueError, TypeError):
        raise FormatError(f"{path} is damaged", hint="remove it and start again") from None


def _answer(row: Mapping[str, Any]) -> Answer:
    numbers = (row.get(name) for name in ("probability", "low", "high"))
    return Answer(
        int(row["always"]),
        int(row["sometimes"]),
        int(row["never"]),
        str(row["status"]),
        str(row["method"]),
        str(row.get("reachable") or ""),
        str(row.get("withdrawal") or ""),
        *(None if number in (None, "") else float(number) for number in numbers),
    )


def _line(fields: list[Any]) -> bytes:
    content = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(content), content)


def _fields(line: bytes) -> list[Any] | None:
    """The fields of a whole line; None for a torn one."""
    if not line.endswith(b"\n") or len(line) < 12 or line[8:9] != b" ":
        return None
    content = line[9:-1]
    if line[:8] != b"%08x" % zlib.crc32(content):
        return None
    fields = json.loads(content)
    return fields if isinstance(fields, list) and fields else None
