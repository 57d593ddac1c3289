"""Colours of a cell that writes a file: as that file has them, and not as Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ipython_pygments_lexers import IPython3Lexer  # type: ignore[import-untyped]
from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers.configs import TOMLLexer  # type: ignore[import-untyped]
from pygments.lexers.special import TextLexer  # type: ignore[import-untyped]
from pygments.token import Keyword, Text, _TokenType  # type: ignore[import-untyped]

MAGIC = "%%writefile "


class CellLexer(IPython3Lexer):  # type: ignore[misc]  # its package has no types
    """The cells of a notebook: Python, or after ``%%writefile NAME`` what such a file holds."""

    name = "Cell"
    aliases: ClassVar[list[str]] = ["ipython3"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """The parts of a cell, each with where it begins and what it is."""
        if not text.startswith(MAGIC):
            yield from super().get_tokens_unprocessed(text)
            return
        first, _, rest = text.partition("\n")
        begins = len(first) + 1
        yield 0, Keyword, first
        yield len(first), Text, "\n"
        inside: Lexer = TOMLLexer() if first.endswith(".toml") else TextLexer()
        for at, kind, part in inside.get_tokens_unprocessed(rest):
            yield begins + at, kind, part
