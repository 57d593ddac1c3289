"""TabularQual's workbooks, ``.xlsx``: the sheets Model, Species, Transitions and Interactions."""

from __future__ import annotations

from pathlib import Path

from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.sbml.extras import initial
from logicnet.formats.tabularqual.sheet_reader import SHEETS, network_in
from logicnet.formats.tabularqual.sheet_writer import sheets_of
from logicnet.formats.tabularqual.workbooks import looks_like_workbook, read_workbook, write_workbook
from logicnet.model import Network


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content; the network is called as the sheet Model says, or as the file."""
    return network_in(read_workbook(content, path, SHEETS), path, Path(path).stem, reading)


def write(network: Network) -> bytes:
    """The content of a file that keeps the network."""
    return write_workbook(sheets_of(network))


def looks_like(content: bytes) -> bool:
    """Whether a content is a workbook."""
    return looks_like_workbook(content)


def losses(network: Network) -> tuple[Loss, ...]:
    """The named starts beyond the one that initial levels say."""
    written = initial(network)
    return tuple(Loss(Topic.STARTS, one.name, one.text) for one in network.starts if one is not written)
