"""``FORMATS``: every format by name, and reading and writing by a file's suffix.

A format is a module of its name with ``read`` (content and what to call it in errors -> network), ``write`` (network ->
content), or both, and a line here. The module is imported when a file of its format is met.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from stat import S_ISDIR
from typing import cast

from logicnet.errors import FormatError
from logicnet.formats.files import mode_of, read_bytes, stands, write_bytes
from logicnet.model import Network


@dataclass(frozen=True, slots=True)
class Format:
    """A way to keep a network in a file, and whether it is read and written."""

    name: str
    suffix: str
    title: str
    reads: bool
    writes: bool

    def read(self, content: bytes, path: str) -> Network:
        """The network in a file's content; errors call the file ``path``."""
        return cast(Network, import_module(f"logicnet.formats.{self.name}").read(content, path))

    def write(self, network: Network) -> bytes:
        """The content of a file that keeps the network."""
        return cast(bytes, import_module(f"logicnet.formats.{self.name}").write(network))


FORMATS: tuple[Format, ...] = (
    Format("toml", ".toml", "rules, evidence and open choices side by side", reads=True, writes=False),
    Format("bnet", ".bnet", "one rule a line, as most tools of the field read it", reads=True, writes=True),
    Format("primes", ".json", "prime implicants of every rule, as pyboolnet keeps them", reads=True, writes=True),
)
"""Where files of one name stand in several formats, the first of these is read."""


def read_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be read."""
    return tuple(format.suffix for format in FORMATS if format.reads)


def written_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be written."""
    return tuple(format.suffix for format in FORMATS if format.writes)


def joined_by_or(suffixes: Sequence[str]) -> str:
    """Suffixes in words: ``.toml, .bnet or .json``."""
    *others, last = suffixes
    return f"{', '.join(others)} or {last}" if others else last


def format_of(path: str | os.PathLike[str]) -> str:
    """The name of the format that a file's suffix stands for; empty for none."""
    return next((format.name for format in FORMATS if Path(path).name.lower().endswith(format.suffix)), "")


def read(path: str | os.PathLike[str]) -> Network:
    """Read a network from a file; the file's suffix says in which format.

    - ``path``: the file; its suffix is one of those that ``FORMATS`` reads (.toml, .bnet, .json).

    Returns the network; its ``notes`` say what was unusual in the file.

    Raises FormatError for a suffix, a file or a content that cannot be read, RuleError, UnknownName or DuplicateName,
    with line and column, for a rule, and MemoryBudget for a file larger than memory.

    >>> from logicnet.logic import Rules
    >>> write(Network("pair", Rules.parse("A, B\\nB, A")), "pair.bnet")
    >>> read("pair.bnet").names
    ('A', 'B')
    """
    target = Path(path)
    format = _format(target, [format for format in FORMATS if format.reads], "read")
    network = format.read(read_bytes(target), str(path))
    if not len(network):
        raise FormatError(f"{path}: no component: this is not a network", hint=f"{format.suffix}: {format.title}")
    return network


def write(network: Network, path: str | os.PathLike[str]) -> None:
    """Write a network into a file, which appears whole or not at all; its suffix says in which format.

    - ``network``: the network to write.
    - ``path``: the file; its suffix is one of those that ``FORMATS`` writes (.bnet, .json). A file that is there is
      replaced.

    Raises FormatError for a suffix that stands for no format, for a network that the format cannot hold, and for a
    place that takes no file.

    >>> from logicnet.logic import Rules
    >>> network = Network("pair", Rules.parse("A, B\\nB, A"))
    >>> write(network, "pair.json")
    >>> read("pair.json").rules == network.rules
    True
    """
    target = Path(path)
    format = _format(target, [format for format in FORMATS if format.writes], "written")
    write_bytes(target, format.write(network))


def _format(path: Path, formats: list[Format], done: str) -> Format:
    name = format_of(path)
    for format in formats:
        if format.name == name:
            return format
    suffixes = [format.suffix for format in formats]
    if S_ISDIR(mode_of(path) or 0):
        raise FormatError(f"{path} is a directory", hint=f"name a file that ends in {joined_by_or(suffixes)}")
    near = next((near for near in map(path.with_suffix, suffixes) if stands(near)), None) if path.name else None
    meant = f"did you mean {near.name}? " if near is not None and done == "read" else ""
    known = f"formats that can be {done}: {', '.join(suffixes)}"
    raise FormatError(f"{path}: the suffix '{path.suffix}' stands for no known format", hint=meant + known)
