"""The layout engines of Graphviz, by name."""

from __future__ import annotations

ENGINES = ("dot", "neato", "fdp", "sfdp", "twopi", "circo", "osage", "patchwork")
