"""How the command line prints: one JSON object, bytes, and characters that the terminal does not have."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_LAID_OUT = 200  # entries of a list up to which JSON is indented
_OF_THE_RUN = "seconds"  # what differs between two equal runs: of the answer, and of the parts that were timed
_TIMED_PARTS = ("verification",)  # no other part is searched: a component may be called seconds
_ESCAPED = "logicnet.escaped"


def as_json(value: Mapping[str, Any]) -> str:
    """One JSON object in a stable order: laid out for reading where it is small, on one line where that would be
    megabytes.

    What differs between two equal runs stands under ``run``, with the version of logicnet; the rest is the same.
    """
    from logicnet import __version__

    rest, run = _parted(value)
    listed = max((len(part) for part in rest.values() if isinstance(part, list)), default=0)
    indent = 2 if listed <= _LAID_OUT else None
    whole = {**rest, "run": {"version": __version__, **run}}
    return json.dumps(whole, indent=indent, ensure_ascii=not _has_all(getattr(sys.stdout, "encoding", None)))


def print_bytes(content: bytes) -> None:
    """Print the content of a file, which is UTF-8 whatever the terminal writes."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a stream in memory
        print(content.decode(), end="")
        return
    sys.stdout.flush()
    buffer.write(content)
    buffer.flush()


@contextmanager
def escaping() -> Iterator[None]:
    """Within this block stdout writes a character that its encoding lacks as an escape; stderr then says so, once."""
    stream, before = sys.stdout, getattr(sys.stdout, "errors", None)
    if not hasattr(stream, "reconfigure") or before != "strict":
        yield
        return
    met: list[str] = []

    def escaped(error: UnicodeError) -> tuple[str | bytes, int]:
        met.append(str(error))
        return codecs.backslashreplace_errors(error)

    codecs.register_error(_ESCAPED, escaped)
    stream.reconfigure(errors=_ESCAPED)
    try:
        yield
        stream.flush()
    finally:
        stream.reconfigure(errors=before)
        if met:
            print(
                f"logicnet: stdout is {stream.encoding}: characters that it lacks are written as escapes "
                "(PYTHONUTF8=1 writes UTF-8)",
                file=sys.stderr,
            )


def _parted(value: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An answer without what belongs to the run, and that."""
    rest = dict(value)
    run = {_OF_THE_RUN: rest.pop(_OF_THE_RUN)} if _OF_THE_RUN in rest else {}
    for key in _TIMED_PARTS:
        if key in rest:
            rest[key], run[key] = _parted(rest[key])
    return rest, run


def _has_all(encoding: str | None) -> bool:
    """Whether an encoding has every character; a stream in memory takes them as they are."""
    return encoding is None or codecs.lookup(encoding).name.startswith("utf")
