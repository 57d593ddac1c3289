"""Marks that cannot be seen, or turn the direction of text round: in what a page tells they are shown by their number.

Such a mark in a label would let it be read as another one (``a`` U+202E ``bc`` is seen as ``acb``). Names of components
stay as they are, since questions are asked by them.
"""

from __future__ import annotations

from typing import Any

from logicnet.display.markup import seen

_TOLD = frozenset(
    (
        "asks",
        "cite",
        "description",
        "label",
        "licence",
        "lines",
        "note",
        "notes",
        "source",
        "statement",
        "text",
        "title",
        "where",
    )
)
"""Entries of a document that are read and never asked by."""


def marks_shown(told: Any, *, inside: bool = False) -> Any:
    r"""A document, or a part of it, with these marks by their number in all that is read.

    >>> marks_shown({"name": "a\u202eb", "label": "a\u202eb"})
    {'name': 'a\u202eb', 'label': 'a[U+202E]b'}
    """
    if isinstance(told, str):
        return seen(told) if inside else told
    if isinstance(told, dict):
        # the source of a regulation is a component
        edge = "target" in told
        return {
            key: marks_shown(value, inside=key in _TOLD and not (edge and key == "source"))
            for key, value in told.items()
        }
    if isinstance(told, list | tuple):
        return [marks_shown(value, inside=inside) for value in told]
    return told
