"""SBML with its package for qualitative models: levels, transitions, and all that is known of them."""

from __future__ import annotations

from logicnet.formats.sbml.reader import looks_like, read
from logicnet.formats.sbml.writer import write

__all__ = ["looks_like", "read", "write"]
