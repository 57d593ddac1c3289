"""TabularQual's workbooks, ``.xlsx``: the sheets Model, Species, Transitions and Interactions."""

from __future__ import annotations

from pathlib import Path

from logicnet.formats.knowledge import Loss, Part
from logicnet.formats.reading import PLAIN, Reading
from logicnet.formats.tabularqual_reading import SHEETS, network_of
from logicnet.formats.tabularqual_writing import sheets_of, written_start
from logicnet.formats.workbooks import looks_like_workbook, read_workbook, write_workbook
from logicnet.model import Network


def read(content: bytes, path: str, reading: Reading = PLAIN) -> Network:
    """Read a file's content; the network is called as the sheet Model says, or as the file."""
    return network_of(read_workbook(content, path, SHEETS), path, Path(path).stem, reading)


def write(network: Network) -> bytes:
    """The content of a file that keeps the network."""
    return write_workbook(sheets_of(network))


def looks_like(content: bytes) -> bool:
    """Whether a content is a workbook."""
    return looks_like_workbook(content)


def losses(network: Network) -> tuple[Loss, ...]:
    """The named starts beyond the one that initial levels say."""
    written = written_start(network)
    return tuple(Loss(Part.STARTS, one.name, one.text) for one in network.starts if one is not written)
