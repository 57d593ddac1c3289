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

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from logicnet._version import __version__
from logicnet.analysis.outcome import UNTREATED, Answer
from logicnet.errors import FormatError, Span
from logicnet.formats import checked_output, write_bytes, write_text
from logicnet.formats.files import read_bytes, stands
from logicnet.formats.objects import read_object
from logicnet.model import Network
from logicnet.model.notation import touched
from logicnet.screens import records
from logicnet.screens.table import Screen, walks_of

_KINDS: tuple[Any, ...] = (
    *(int,) * 3,
    *(str,) * 4,
    *((int, float, type(None)),) * 6,
    list,
)  # of the fields of an answer
_ELSEWHERE = "choose another output, or remove it"
_MADE = "logicnet screen journal 2"


class Journal:
    """Answers by the digest of their task, kept on disk as they come. Use it in a ``with`` block."""

    def __init__(self, path: Path, run: str) -> None:
        self._path = path
        self._run = run
        self._file: IO[bytes] | None = None
        self.answers: dict[str, Answer] = {}

    def __enter__(self) -> Self:
        head = _line([_MADE, self._run])
        if not stands(self._path) or head.startswith(read_bytes(self._path)):  # nothing, or cut inside its first line
            write_bytes(self._path, head)  # whole or not at all
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
                if kind is None:  # else the error that ends the block is the one to tell
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
        whole = 0
        for number, line in enumerate(read_bytes(self._path).splitlines(keepends=True), 1):
            fields = _fields(line)
            if number == 1:
                self._confirm(line, fields)
            elif fields is None:  # torn: what follows it was written over a hole, and is asked again
                break
            else:
                self._take(number, fields)
            whole += len(line)
        return whole

    def _confirm(self, line: bytes, head: list[Any] | None) -> None:
        if head is not None and head[0] == _MADE and len(head) == 2 and isinstance(head[1], str):
            return refuse_other(self._path, head[1], self._run)
        # A line is a checksum of 8 digits, a blank, and the fields. The last two bytes of one are "]" and the break.
        if head is None and line[9:].startswith(_line([_MADE])[9:-2]):
            raise FormatError(f"{self._path} is cut inside its first line: it keeps no answer", hint="remove it")
        raise FormatError(f"{self._path} is not a journal of a screen", hint=_ELSEWHERE)

    def _take(self, number: int, fields: list[Any]) -> None:
        task, *answer = fields
        right = len(answer) == len(_KINDS) and all(map(isinstance, answer, _KINDS))
        if not right or not isinstance(task, str) or not all(map(_is_value, answer[-1])):
            raise FormatError("no answer of a screen", span=Span(str(self._path), number, 1), hint=_ELSEWHERE)
        row = dict(zip(Answer._fields, answer, strict=True))
        values = tuple(tuple(value) for value in row.pop("values"))
        found = records.answer_of(records.Record(row, str(self._path), number))
        self.answers[task] = found._replace(values=values)


def _is_value(given: object) -> bool:
    return isinstance(given, list) and len(given) == 3 and all(x is None or isinstance(x, int | float) for x in given)


def refuse_other(path: Path, found: str, asked: str) -> None:
    """Raise FormatError where a file belongs to another run."""
    if found != asked:
        raise FormatError(
            f"{path} belongs to another screen: its digest is {found[:16]}, and what is asked has {asked[:16]}",
            hint=_ELSEWHERE,
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says of a table: the digests of its run and of its bytes, and which network was screened; all of
    it is in its ``record``.
    """

    run: str
    table: str
    network: str
    network_digest: str
    record: Mapping[str, Any]

    def is_of(self, path: Path) -> bool:
        """Whether a file is the table that it names, byte for byte."""
        return hashlib.sha256(path.read_bytes()).hexdigest() == self.table


def read_manifest(path: Path) -> Manifest | None:
    """The manifest of a table; None where there is none. Raises FormatError where what stands there is none."""
    place = manifest_path(path)
    if not stands(place):
        return None
    found: dict[str, Any] = {}
    try:
        found = read_object(read_bytes(place), str(place))
        texts = [found["digest"], found["table"], found["network"]["name"], found["network"]["digest"]]
    except (KeyError, TypeError):
        texts = []
    except FormatError as error:
        message = f"not the manifest of a screen: {error.message}"
        raise FormatError(message, span=error.span, hint=_ELSEWHERE) from None
    if not texts or not all(isinstance(text, str) for text in texts):
        raise FormatError(f"{place} is not the manifest of a screen", hint=_ELSEWHERE)
    return Manifest(texts[0], texts[1], texts[2], texts[3], found)


def checked_table(path: Path, run: str) -> bool:
    """Whether the finished table of this run stands there already. Raises FormatError where something else does, and
    where the table could not be written."""
    checked_output(path, records.SUFFIXES, beside=(manifest_path(path), journal_path(path)))
    records.confirm_parquet(path)
    manifest = read_manifest(path)
    filled = stands(path) and path.stat().st_size > 0
    if manifest is not None:
        refuse_other(path, manifest.run, run)
        if filled and not manifest.is_of(path):
            raise FormatError(
                f"{path} is not the table that {manifest_path(path).name} names: it was changed, or another file took "
                "its place",
                hint=_ELSEWHERE,
            )
    elif filled:
        raise FormatError(f"{path} is there already and was not made by a screen", hint=_ELSEWHERE)
    return manifest is not None and filled


def is_as_written(path: Path) -> bool:
    """Whether a table is what its manifest names, byte for byte; so is one that has no manifest."""
    manifest = read_manifest(path)
    return manifest is None or manifest.is_of(path)


def source_of(table: records.TableLike) -> dict[str, str]:
    """What is known of a table beside its rows: the network by its digest, rates, the digest of the run, walks
    and their seed. Nothing of rows that stand alone, and of a file that is not what its manifest names.
    """
    if isinstance(table, Screen):
        return table.source
    if not isinstance(table, str | os.PathLike):
        known = getattr(table, "attrs", {})  # of a frame
        told = known.get("logicnet") if isinstance(known, dict) else None
        return {str(name): str(text) for name, text in told.items()} if isinstance(told, dict) else {}
    path = Path(table)
    manifest = read_manifest(path)
    if manifest is None or not manifest.is_of(path):
        return {}
    told = {f"network {manifest.network}": manifest.network_digest}
    told |= {"rates": _rates(manifest.record.get("rates")), "screen": manifest.run}
    told |= walks_of(manifest.record.get("samples"), manifest.record.get("seed"))
    return {name: text for name, text in told.items() if text}


def _rates(told: object) -> str:
    """Rates as they are asked for, from a manifest."""
    found = list(told.items()) if isinstance(told, dict) else []
    ways = [(f"{name}:{way}", one) for name, rate in found if isinstance(rate, dict) for way, one in rate.items()]
    return " ".join(f"{place}={rate!r}" for place, rate in [*(x for x in found if not isinstance(x[1], dict)), *ways])


def how_run(seconds: float) -> dict[str, Any]:
    """By what, where and with which words a table was made, for its manifest."""
    from platform import platform, python_version

    return {
        "version": __version__,
        "python": python_version(),
        "platform": platform(),
        "command": sys.argv,
        "seconds": round(seconds, 3),
    }


def confirm_network(path: Path, network: Network) -> None:
    """Raise FormatError where a table is of another network: by its manifest, else by the components it names."""
    advice = "name the network that was screened, or screen this one"
    manifest = read_manifest(path)
    if manifest is None:
        strangers = sorted(_components(path, network).difference(_names(network)))
        if strangers:
            raise FormatError(f"{path} is no table of {network.name}: it has {strangers[0]}", hint=advice)
    elif manifest.network_digest != network.digest:
        same = manifest.network == network.name
        other = f"another version of {network.name}" if same else manifest.network
        raise FormatError(f"{path} is the table of {other}, not of {network.name}", hint=advice)


def _components(path: Path, network: Network) -> set[str]:
    """What the interventions of a table touch."""
    every = {row.text("intervention") for row in records.records(path, ("intervention",))} - {UNTREATED}
    return {name for text in every for names in touched(text, _names(network)) for name in names}


def _names(network: Network) -> frozenset[str]:
    return frozenset(component.name for component in network.components)


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
    write_table(path, records.table_bytes(screen, path), manifest)


def write_table(path: Path, content: bytes, manifest: Mapping[str, Any]) -> None:
    """Write the manifest of a table, then the table of this content. Each appears whole or not at all."""
    named = {**manifest, "table": hashlib.sha256(content).hexdigest()}
    write_text(manifest_path(path), json.dumps(named, indent=2, ensure_ascii=False) + "\n")
    write_bytes(path, content)


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
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):  # no line of ours, though its checksum is right
        return None
    return fields if isinstance(fields, list) and fields else None
