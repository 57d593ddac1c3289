"""`FORMATS`: every format by name, and reading and writing by a file's suffix.

A format is a module with `read` (content and what to call it in errors -> network) or `write` (network -> content), and
a line here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from logicnet.errors import FormatError, closest
from logicnet.formats import bnet, primes, toml
from logicnet.formats.files import read_bytes, write_bytes
from logicnet.model import Network


@dataclass(frozen=True, slots=True)
class Format:
    """A way to keep a network in a file. `read` or `write` is None where the format goes one way only."""

    name: str
    suffix: str
    title: str
    read: Callable[[bytes, str], Network] | None = None
    write: Callable[[Network], bytes] | None = None


FORMATS: tuple[Format, ...] = (
    Format("bnet", ".bnet", "one rule a line, as most tools of the field read it", bnet.read, bnet.write),
    Format("toml", ".toml", "rules, evidence and open choices side by side", toml.read),
    Format("primes", ".json", "prime implicants of every rule, as pyboolnet keeps them", primes.read, primes.write),
)


def read(path: str | os.PathLike[str]) -> Network:
    """Read a network; the file's suffix says in which format. Raises LogicnetError with the place of what is wrong."""
    target = Path(path)
    reader = _format(target, [f for f in FORMATS if f.read], "read").read
    assert reader is not None
    return reader(read_bytes(target), str(path))


def write(network: Network, path: str | os.PathLike[str]) -> None:
    """Write a network; the file appears whole or not at all. Raises LogicnetError."""
    target = Path(path)
    writer = _format(target, [f for f in FORMATS if f.write], "written").write
    assert writer is not None
    write_bytes(target, writer(network))


def _format(path: Path, formats: list[Format], done: str) -> Format:
    for format in formats:
        if path.name.lower().endswith(format.suffix):
            return format
    suffixes = [format.suffix for format in formats]
    if path.is_dir():
        raise FormatError(f"{path} is a directory", hint=f"name a file that ends in {' or '.join(suffixes)}")
    near = closest(path.suffix, suffixes)
    meant = f"did you mean {path.with_suffix(near).name}? " if near else ""
    listed = f"formats that can be {done}: {', '.join(suffixes)}"
    raise FormatError(f"{path}: the suffix '{path.suffix}' stands for no known format", hint=meant + listed)
