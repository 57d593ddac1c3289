"""TabularQual's workbooks, ``.xlsx``: the sheets Model, Species, Transitions and Interactions."""

from __future__ import annotations

from logicnet.formats.tabularqual.reader import looks_like, losses, read, write

__all__ = ["looks_like", "losses", "read", "write"]
