"""Rules as R's BoolNet loads them: a .bnet file in which names are letters, digits and underscores.

BoolNet's functions ``any``, ``all``, ``maj``, ``sumis``, ``sumgt`` and ``sumlt`` are read in every .bnet file.
"""

from __future__ import annotations

from logicnet.formats import bnet
from logicnet.formats.reading import PLAIN, Reading
from logicnet.model import Network


def read(content: bytes, path: str, reading: Reading = PLAIN) -> Network:
    """Read a file's content; the network is called after the file."""
    return bnet.read(content, path, reading)


def write(network: Network) -> bytes:
    """The rules under the header that BoolNet asks for."""
    return bnet.write(network)
