"""GINsim's .ginml: a regulatory graph in XML, with levels, parameters or expressions, notes, links and a drawing."""

from __future__ import annotations

from logicnet.formats.ginml.reader import looks_like, read
from logicnet.formats.ginml.writer import losses, write

__all__ = ["looks_like", "losses", "read", "write"]
