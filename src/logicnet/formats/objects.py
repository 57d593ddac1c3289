"""Objects in JSON: read without Python's own limits showing through; what is wrong is an error that points."""

from __future__ import annotations

import json
import re
from typing import Any

from logicnet.errors import FormatError, Span

_DEPTH = 16  # what is kept in JSON here nests four deep
_MARKS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_DIGITS = re.compile(rb'"(?:[^"\\]|\\.)*"|[0-9]{19,}', re.DOTALL)


def read_object(content: bytes, file: str) -> dict[str, Any]:
    """The one object in a file's content, no key of which is given twice. Raises FormatError with the place."""
    _confirm_depth(content, file)
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=lambda pairs: _distinct(pairs, file))
    except UnicodeDecodeError as error:
        raise FormatError("a byte that is not UTF-8", span=Span.within(content, error.start, error.end, file)) from None
    except json.JSONDecodeError as error:
        lines = error.doc.split("\n")
        span = Span(file, error.lineno, error.colno, 1, lines[error.lineno - 1])
        raise FormatError(f"not JSON: {error.msg}", span=span) from None
    except ValueError:  # Python reads no number of thousands of digits
        # texts are matched too, so that digits inside them are not taken for a number
        longest = max((match for match in _DIGITS.finditer(content)), key=_length)
        raise FormatError("a number with too many digits", span=Span.within(content, *longest.span(), file)) from None
    if not isinstance(data, dict):
        raise FormatError(f"{file}: expected an object, not {type(data).__name__}")
    return data


def _length(match: re.Match[bytes]) -> int:
    return 0 if match.group().startswith(b'"') else len(match.group())


def _confirm_depth(content: bytes, file: str) -> None:
    """Refuse nesting before the parser recurses into it: other packages raise Python's own limit beyond what the stack
    holds, and then deep brackets would end the process.
    """
    depth = 0
    for mark in _MARKS.finditer(content):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(mark.group(), 0)
        if depth > _DEPTH:
            raise FormatError("lists are nested too deeply", span=Span.within(content, *mark.span(), file))


def _distinct(pairs: list[tuple[str, Any]], file: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise FormatError(f"{file}: two entries for {name!r}")
        found[name] = value
    return found
