"""Documents in TOML: typed access to their tables, with errors that name file, line, column and path.

A reader takes what it knows from a ``Table``; what is missing, of another type, or unknown is an error that points.
Networks, claims and catalogues are read through this.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NoReturn, TypeVar

from logicnet.errors import FormatError, Span, did_you_mean
from logicnet.formats.positions import STRING, Path, Positions

_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_DIGITS = re.compile(rf"{STRING.pattern}|#[^\n]*|([0-9][0-9_]+)", re.DOTALL)
_LINE_FEED = re.compile(r"\n")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WORDS = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
    list: "a list",
    dict: "a table",
}
_Member = TypeVar("_Member", bound=StrEnum)
_Kind = TypeVar("_Kind", str, int, bool)


@dataclass(frozen=True)
class Document:
    """A document's tables, and where in the file everything stands."""

    file: str
    text: str
    data: dict[str, Any] = field(repr=False)

    @classmethod
    def parse(cls, content: bytes, file: str) -> Document:
        """Read a document. Raises FormatError with the place where it is not TOML."""
        import tomllib

        try:
            # as tomllib reads it, so that the places of ``Positions`` are places of its text
            text = content.decode().removeprefix("\ufeff").replace("\r\n", "\n")
            return cls(file, text, tomllib.loads(text))
        except UnicodeDecodeError as error:
            span = Span.within(content, error.start, error.start + 1, file)
            raise FormatError("a byte that is not UTF-8", span=span, hint="save the file as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            raise _not_toml(str(error), text, file) from None
        except ValueError:  # Python reads no number of thousands of digits
            longest = max(_DIGITS.finditer(text), key=lambda match: len(match[1] or ""))
            span = Span.within(text, *longest.span(), file)
            raise FormatError("a number with too many digits", span=span, hint="whole numbers have 64 bits") from None
        except RecursionError:
            raise FormatError(f"{file}: lists or tables are nested too deeply") from None

    @cached_property
    def positions(self) -> Positions:
        """Where everything stands; worked out when an error has to be shown."""
        return Positions(self.text)

    @property
    def root(self) -> Table:
        """The whole document as a table."""
        return Table(self, (), self.data)

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The place of the value at a path (or of its key)."""
        place = self.positions.find(path)
        begin, end = (place.key if key else place.value) if place else (0, 0)
        # every claim and regulation asks: counting the lines before each of them would read the text again each time
        starts = self._line_starts
        line = bisect_right(starts, begin)
        first, stop = starts[line - 1], starts[line] if line < len(starts) else len(self.text)
        inside = Span.within(self.text[first:stop], begin - first, end - first, self.file)
        return replace(inside, line=line)

    @cached_property
    def _line_starts(self) -> list[int]:
        """Where each line of the text begins. What TOML accepts ends a line with a line feed alone, once ``parse`` has
        read it.
        """
        return [0, *(match.end() for match in _LINE_FEED.finditer(self.text))]

    def inside(self, path: Path) -> Span:
        """The place where the characters of a text begin: right after its opening quote."""
        span = self.span(path)
        quotes = 3 if span.text[span.column - 1 : span.column + 2] in ('"' * 3, "'" * 3) else 1
        if quotes == 3 and not span.text[span.column + 2 :]:  # the text begins on the next line
            return Span(span.file, span.line + 1, 1, 1)
        return span.shifted(quotes, 1)


def _not_toml(message: str, text: str, file: str) -> FormatError:
    where = _WHERE.search(message)
    lines = text.split("\n")
    line, column = (int(where[1]), int(where[2])) if where else (len(lines), len(lines[-1]) + 1)
    shown = lines[line - 1] if line <= len(lines) else ""
    return FormatError(f"not TOML: {_WHERE.sub('', message)}", span=Span(file, line, column, 1, shown))


def dotted(path: Path) -> str:
    """A path as it is written in messages: ``components.STAT3.regulations[1].from``."""
    out = ""
    for step in path:
        if isinstance(step, int):
            out += f"[{step}]"
        else:
            out += ("." if out else "") + (step if _BARE.fullmatch(step) else f'"{step}"')
    return out


@dataclass(frozen=True)
class Table:
    """One table of a document: takes values out by key and type, and knows its path."""

    document: Document
    path: Path
    data: dict[str, Any]

    def only(self, known: Iterable[str]) -> None:
        """Refuse keys that are not known."""
        allowed = tuple(known)
        for key in self.data:
            if key not in allowed:
                span = self.document.span((*self.path, key), key=True)
                raise FormatError(
                    f"unknown key {dotted((*self.path, key))}", span=span, hint=did_you_mean(key, allowed, "known keys")
                )

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required where there is no default."""
        return self._scalar(key, str, default)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """true or false."""
        return self._scalar(key, bool, default)

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._scalar(key, int, default)

    def member(self, key: str, kinds: type[_Member]) -> _Member | None:
        """One of the words of an enumeration, or None where the key is not there."""
        if key not in self.data:
            return None
        word = self.text(key)
        try:
            return kinds(word)
        except ValueError:
            known = [str(kind) for kind in kinds]
            hint = did_you_mean(word, known)
            listed = f"{key}s: {', '.join(known)}"
            self.refuse(f"unknown {key} '{word}'", key, hint=listed if hint in ("", listed) else f"{hint} {listed}")

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._list(key, str, required))

    def numbers(self, key: str, *, required: bool = False) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(self._list(key, int, required))

    def marks(self, key: str) -> tuple[int | str, ...]:
        """A list of whole numbers and texts."""
        return tuple(self._entries(key, (int, str), "a whole number or a text in quotes"))

    def decimals(self, key: str) -> tuple[float, ...]:
        """A list of numbers, whole or not; none of them is infinite."""
        found = self._entries(key, (int, float), "a number")
        for i, number in enumerate(found):
            if not abs(number) < float("inf"):
                self.refuse("expected a number", key, entry=i)
        return tuple(map(float, found))

    def table(self, key: str) -> Table:
        """The table at a key; empty where it is not there."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            self._wrong(key, value, dict)
        return Table(self.document, (*self.path, key), value)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The entries of a list of tables; none where it is not there."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self._wrong(key, value, list)
        for i, entry in enumerate(value):
            if not isinstance(entry, dict):
                self._wrong(key, entry, dict, i)
        return tuple(Table(self.document, (*self.path, key, i), entry) for i, entry in enumerate(value))

    def named(self) -> Iterator[tuple[str, Table]]:
        """The tables in this table, with their names."""
        for key in self.data:
            yield key, self.table(key)

    def refuse(
        self, message: str, key: str | int | None = None, *, entry: int | None = None, hint: str = ""
    ) -> NoReturn:
        """Raise a FormatError at this table, or at one of its values, or at an entry of the list there."""
        path = self.path if key is None else (*self.path, key)
        if entry is not None:
            path = (*path, entry)
        where = f"{dotted(path)}: " if path else ""
        raise FormatError(where + message, span=self.document.span(path, key=key not in self.data), hint=hint)

    def _scalar(self, key: str, kind: type[_Kind], default: _Kind | None) -> _Kind:
        value = self.data.get(key, default)
        if value is None:
            self.refuse(f"'{key}' is missing: expected {_WORDS[kind]}")
        # to Python True is a number, to TOML it is none
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self._wrong(key, value, kind)
        self._confirm_size(value, key)
        return value

    def _list(self, key: str, kind: type[_Kind], required: bool) -> list[_Kind]:
        if key not in self.data and required:
            self.refuse(f"'{key}' is missing: expected a list")
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self._wrong(key, value, list)
        for i, entry in enumerate(value):
            if not isinstance(entry, kind) or (kind is int and isinstance(entry, bool)):
                self._wrong(key, entry, kind, i)
            self._confirm_size(entry, key, i)
        return value

    def _entries(self, key: str, kinds: tuple[type, ...], expected: str) -> list[Any]:
        """The entries of a list, each of one of several types."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self._wrong(key, value, list)
        for i, entry in enumerate(value):
            if not isinstance(entry, kinds) or isinstance(entry, bool):
                found = next((words for known, words in _WORDS.items() if type(entry) is known), type(entry).__name__)
                self.refuse(f"expected {expected}, found {found}", key, entry=i)
            self._confirm_size(entry, key, i)
        return value

    def _confirm_size(self, value: object, *place: str | int) -> None:
        # Python reads a number of any size; TOML promises 64 bits, and other readers take no more
        if isinstance(value, int) and not -(1 << 63) <= value < 1 << 63:
            path = (*self.path, *place)
            raise FormatError(f"{dotted(path)}: a whole number has 64 bits", span=self.document.span(path))

    def _wrong(self, key: str, value: object, kind: type, entry: int | None = None) -> NoReturn:
        path = (*self.path, key) if entry is None else (*self.path, key, entry)
        found = next((words for known, words in _WORDS.items() if type(value) is known), type(value).__name__)
        raise FormatError(f"{dotted(path)}: expected {_WORDS[kind]}, found {found}", span=self.document.span(path))
