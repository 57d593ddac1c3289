"""What a completion offers, and what is known where it is asked: the network on the line, its drugs, its claims."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.cli.completing.cursor import Cursor
from logicnet.errors import LogicnetError
from logicnet.model.notation import bare, split_names

if TYPE_CHECKING:
    from logicnet.model import Context, Network
    from logicnet.model.drug import Drug

_MOST = 2_000_000  # bytes of a file that is read while somebody waits for a key to answer
_UNREADABLE = (LogicnetError, OSError, ValueError, RecursionError, MemoryError)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could stand in the place of a word.

    - ``text``: the whole word, without quotes of the shell.
    - ``help``: what it is, in a few words.
    - ``final``: whether the word ends with it, and a blank may follow.
    """

    text: str
    help: str = ""
    final: bool = True


@dataclass(frozen=True)
class Surroundings:
    """What is known at a place of the line. What cannot be read is not there, and nothing is said of it."""

    cursor: Cursor

    @cached_property
    def network(self) -> Network | None:
        """The network that stands on the line; the last of several."""
        from logicnet.formats import load, networks

        name = next(filter(None, map(self.cursor.last, ("network", "networks", "second", "first"))), "")
        if not name or (name not in networks() and not _is_small(Path(name))):
            return None
        try:
            return load(name, default_rule=self.cursor.last("default_rule"))
        except _UNREADABLE:
            return None

    @cached_property
    def drugs(self) -> tuple[Drug, ...]:
        """The drugs that have a target in the network, those of a file on the line among them; without one, all."""
        from logicnet.formats.catalogue import catalogue_for, knowing, known_drugs, read_drugs

        file = self.cursor.last("drugs")
        try:
            with knowing(read_drugs(file) if file and _is_small(Path(file)) else ()):
                return known_drugs() if self.network is None else catalogue_for(self.network).applicable
        except _UNREADABLE:
            return ()

    @property
    def contexts(self) -> tuple[Context, ...]:
        """The contexts of the network."""
        return () if self.network is None else self.network.contexts

    @property
    def claims(self) -> Iterator[str]:
        """The ids of the claims that the line names: those of networks, those in files, or all."""
        from logicnet.formats.folder import network_folder

        folder = network_folder() / "claims"
        named = [folder / f"{name}.toml" for name in self.cursor.given.get("networks", [])]
        files = [path if path.is_file() else Path(path.stem).with_suffix(".toml") for path in named]
        given = [Path(name) for name in self.cursor.given.get("networks", []) if _is_small(Path(name))]
        for path in dict.fromkeys([*(one for one in files if _is_small(one)), *given] or sorted(folder.glob("*.toml"))):
            yield from _ids(path)


def _ids(path: Path) -> Iterator[str]:
    """The ids of the claims in a file. The claims themselves are not read: that would take their network too."""
    import tomllib

    try:
        listed: Any = tomllib.loads(path.read_text(encoding="utf-8")).get("claim")
    except _UNREADABLE:
        return
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one["id"]


def _is_small(path: Path) -> bool:
    """Whether a plain file of no great size stands there: a pipe would be waited for."""
    try:
        return path.is_file() and path.stat().st_size <= _MOST
    except _UNREADABLE:
        return False


def matching(texts: Iterable[str], begin: str, *, help: str = "") -> Iterator[Candidate]:
    """Those that begin so, each once."""
    return (Candidate(text, help) for text in dict.fromkeys(texts) if text.startswith(begin))


def last_element(text: str, separators: str) -> tuple[str, str]:
    """What stands before the last element of a list, and that element, which may be begun in quotes.

    >>> last_element('FAC=1 "Cell si', " ")
    ('FAC=1 ', '"Cell si')
    """
    masked = bare(text)
    open_quote = masked.rfind('"')
    masked = masked if open_quote < 0 else masked[:open_quote]
    at = max(map(masked.rfind, separators)) + 1
    return text[:at], text[at:]


def each(elements: Iterable[str], text: str, separators: str) -> Iterator[Candidate]:
    """The elements that can end a list with the last one begun; those that stand in it already are left out."""
    head, last = last_element(text, separators)
    taken = {*split_names(head), *(one.strip() for one in head.split(separators[0]))}
    for one in matching((element for element in elements if element not in taken), last.lstrip()):
        blank = last[: len(last) - len(last.lstrip())]
        yield Candidate(f"{head}{blank}{one.text}", final=False)


def file_names(text: str, suffixes: Iterable[str]) -> Iterator[Candidate]:
    """Files whose name ends in one of these, any where there are none, and folders."""
    stem = text.rpartition("/")[2]
    before = text[: len(text) - len(stem)]
    ends = tuple(suffixes)
    try:
        folder = Path(before or ".").expanduser()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (*_UNREADABLE, RuntimeError):  # RuntimeError: nobody has this home
        return
    for entry in entries:
        if not entry.name.startswith(stem) or (entry.name.startswith(".") and not stem):
            continue
        if entry.is_dir():
            yield Candidate(f"{before}{entry.name}/", "folder", final=False)
        elif not ends or entry.name.lower().endswith(ends):
            yield Candidate(f"{before}{entry.name}", "file")
