"""AEON: edges with declared signs, an update function a component, positions in comments."""

from __future__ import annotations

from logicnet.formats.aeon.reader import looks_like, read, write

__all__ = ["looks_like", "read", "write"]
