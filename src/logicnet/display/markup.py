"""Text of a file as HTML shows it: never markup, and no mark in it reaches beyond it."""

from __future__ import annotations

import re
from html import escape

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def seen(text: str) -> str:
    """A text in which what cannot be seen, or turns the text around it, is shown by its number."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def html_text(text: str) -> str:
    """Text as HTML shows it, between tags or inside quotes.

    >>> html_text("a < b \u202e"), html_text("<script>")
    ('a &lt; b [U+202E]', '&lt;script&gt;')
    """
    return escape(seen(text))


def isolated(text: str) -> str:
    """The same in an element of its own where it may be written from right to left: its direction ends where it ends.

    >>> isolated("IL6"), isolated("אב")
    ('IL6', '<bdi>אב</bdi>')
    """
    return html_text(text) if text.isascii() else f"<bdi>{html_text(text)}</bdi>"
