"""Files to networks and back: one module a format, one table of them, and the networks that are shipped."""

from __future__ import annotations

from logicnet.formats.files import checked_output, write_bytes, write_text
from logicnet.formats.shipped import load, networks
from logicnet.formats.table import FORMATS, Format, read, write

__all__ = [
    "FORMATS",
    "Format",
    "checked_output",
    "load",
    "networks",
    "read",
    "write",
    "write_bytes",
    "write_text",
]
