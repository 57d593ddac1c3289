"""MaBoSS: a .bnd with a logic and two rates a node, and beside it a .cfg with parameters and initial probabilities."""

from __future__ import annotations

from logicnet.formats.maboss.reader import files, looks_like, read, write

__all__ = ["files", "looks_like", "read", "write"]
