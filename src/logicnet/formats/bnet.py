"""The .bnet format: one ``target, rule`` a line. Read by the compiled core; written in canonical form."""

from __future__ import annotations

from pathlib import Path

from logicnet.logic import Rules
from logicnet.model import Network


def read(content: bytes, path: str) -> Network:
    """Read a file's content; the network is called after the file."""
    return Network(Path(path).stem, Rules.parse(content, path), source=path)


def write(network: Network) -> bytes:
    """The rules with the header that other tools expect. Evidence and phenotypes have no place in this format."""
    return network.rules.bnet().encode()
