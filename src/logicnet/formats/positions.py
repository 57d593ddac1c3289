"""Where things stand in a TOML document, which the standard library's reader does not say.

A scan over a text that ``tomllib`` has accepted: it knows strings, brackets, comments and headers, and trusts
everything else. Asked only when there is an error to show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*""")
_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")  # commas part the entries of arrays and inline tables
# a long text may end in one or two quotes of its own, before the three that close it
STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_SCALAR = re.compile(r"[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?")  # a date may have one blank inside


@dataclass(slots=True)
class Offsets:
    """Offsets into the text: of the key (or header), and of the value."""

    key: tuple[int, int]
    value: tuple[int, int]


@dataclass(slots=True)
class Positions:
    """The places of a document's keys and values, by path: ``("components", "STAT3", "regulations", 0, "from")``."""

    text: str
    places: dict[Path, Offsets] = field(default_factory=dict)
    _entries: dict[Path, int] = field(default_factory=dict)  # how many each array of tables has so far

    def __post_init__(self) -> None:
        table: Path = ()
        at = _skip(self.text, 0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(table, at)
            at = _skip(self.text, at)

    def find(self, path: Path) -> Offsets | None:
        """The place of a path, or of the nearest thing around it that has one."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path)

    def _header(self, at: int) -> tuple[Path, int]:
        many = self.text.startswith("[[", at)
        keys, stop = self._keys(at + 1 + many)
        table = self._path((), keys[:-1])
        if many:
            array = (*table, keys[-1])
            count = self._entries.get(array, 0)
            self._entries[array] = count + 1
            table = (*array, count)
        else:
            table = self._path(table, keys[-1:])
        stop += 1 + many
        for depth in range(1, len(table) + 1):
            self.places.setdefault(table[:depth], Offsets((at, stop), (at, stop)))
        return table, stop

    def _path(self, base: Path, keys: list[str]) -> Path:
        """Keys of a header name the last entry of every array of tables they pass through."""
        for key in keys:
            base = (*base, key)
            if count := self._entries.get(base, 0):
                base = (*base, count - 1)
        return base

    def _keys(self, at: int) -> tuple[list[str], int]:
        keys: list[str] = []
        while match := _KEY.match(self.text, at):
            keys.append(_plain(match[1]))
            at = match.end()
            if self.text[at : at + 1] != ".":
                break
            at += 1
        return keys, at

    def _pair(self, table: Path, at: int) -> int:
        keys, stop = self._keys(at)
        path = (*table, *keys)
        key = (at, at + len(self.text[at:stop].rstrip()))
        if self.text[stop : stop + 1] != "=":
            return stop + 1  # not reached on a text that tomllib accepts
        begin = _skip(self.text, stop + 1)
        end = self._value(path, begin)
        for depth in range(len(table) + 1, len(path)):
            self.places.setdefault(path[:depth], Offsets(key, key))
        self.places[path] = Offsets(key, (begin, end))
        return end

    def _value(self, path: Path, at: int) -> int:
        if match := STRING.match(self.text, at):
            return match.end()
        opening = self.text[at : at + 1]
        if opening not in ("[", "{"):
            match = _SCALAR.match(self.text, at)
            return match.end() if match else at + 1
        at = _skip(self.text, at + 1)
        entry = 0
        while at < len(self.text) and self.text[at] not in "]}":
            if opening == "{":
                at = self._pair(path, at)
            else:
                begin, at = at, self._value((*path, entry), at)
                self.places[(*path, entry)] = Offsets((begin, at), (begin, at))
                entry += 1
            at = _skip(self.text, at)
        return at + 1


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _plain(key: str) -> str:
    """A key without its quotes; escapes inside it are rare enough to be left to tomllib."""
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        return key[1:-1] if "\\" not in key else _unescaped(key)
    return key


def _unescaped(key: str) -> str:
    import tomllib

    return str(next(iter(tomllib.loads(f"{key} = 0"))))
