"""Zip archives, looked at before anything is unpacked: what they say that they unpack to must be in proportion to the
file, and must fit into the memory that is free. Nothing is unpacked onto the disk.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable

from logicnet.errors import FormatError
from logicnet.formats.files import confirm_room

BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, OSError)
"""What the standard library raises for an archive that is not whole."""
_RATIO = 200  # of the unpacked to the packed size; tables of parameters in public files reach 60
_SMALL = 1 << 22  # bytes that may be unpacked whatever the ratio
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def confirm_harmless(members: Iterable[zipfile.ZipInfo], size: int, path: str, tool: str) -> None:
    """Refuse an archive whose members cannot be unpacked here, or unpack to too much.

    - ``members``: those that will be unpacked whole.
    - ``size``: of the archive, in bytes.
    - ``path``: what errors call the archive.
    - ``tool``: what writes such archives.
    """
    total = 0
    for info in members:
        if info.compress_type not in _PACKED:
            raise FormatError(f"{path}: {info.filename!r} in the archive is packed in a way that {tool} does not use")
        if info.flag_bits & 1:
            what = f"{path}: {info.filename!r} in the archive is encrypted"
            raise FormatError(what, hint="save the file without a password")
        total += info.file_size
    if total > max(_SMALL, size * _RATIO):
        what = f"the archive says that its {size} bytes unpack to {total}, out of all proportion"
        raise FormatError(f"{path}: {what}")
    confirm_room(path, total)
