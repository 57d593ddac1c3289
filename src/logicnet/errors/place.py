"""``Span``: a place in a file, and how it is shown with a caret under it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

_SHOWN = 96  # characters of a line that are shown
_BEFORE = 48  # of these, at most so many before the place
_MARKED = 60  # longest row of carets


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: line and column count characters from 1, ``length`` counts characters of that line (0:
    between two).

    ``text`` is the line itself, for showing; it takes no part in comparisons.
    """

    file: str | None
    line: int
    column: int
    length: int = 1
    text: str = field(default="", compare=False, repr=False)

    @classmethod
    def within(cls, content: str | bytes, begin: int, end: int, file: str | None = None) -> Span:
        """The place of ``content[begin:end]``: characters of a str, bytes of a file's content (what is not UTF-8 is
        shown as U+FFFD).
        """
        if isinstance(content, str):
            begin, end = len(content[:begin].encode(errors="replace")), len(content[:end].encode(errors="replace"))
            content = content.encode(errors="replace")
        begin = max(0, min(begin, len(content)))
        head = content[:begin]
        lines = head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n")
        if head.endswith(b"\r") and content[begin : begin + 1] == b"\n":
            lines -= 1
        start = max(head.rfind(b"\n"), head.rfind(b"\r")) + 1
        stops = [stop for stop in (content.find(b"\n", begin), content.find(b"\r", begin)) if stop >= 0]
        stop = min(stops, default=len(content))
        column = len(content[start:begin].decode("utf-8", "replace")) + 1
        length = len(content[begin : min(max(begin, end), stop)].decode("utf-8", "replace"))
        text = content[start:stop].decode("utf-8", "replace")
        if text.startswith("\ufeff"):  # a byte order mark is no column in any editor
            text, column = text[1:], max(1, column - 1)
        return cls(file, lines + 1, column, length, text)

    @property
    def place(self) -> str:
        """``file:line:column``, as editors and compilers write it."""
        return f"{self.file}:{self.line}:{self.column}" if self.file else f"line {self.line}, column {self.column}"

    def __str__(self) -> str:
        return self.place

    def shifted(self, columns: int, length: int) -> Span:
        """A place ``columns`` further right in the same line."""
        return Span(self.file, self.line, self.column + columns, length, self.text)

    def excerpt(self) -> str:
        """The line, clipped around the place, and carets under it; empty where the line is not known."""
        if not self.text:
            return ""
        at = min(self.column - 1, len(self.text))
        first = max(0, at - _BEFORE)
        last = min(len(self.text), first + _SHOWN)
        lead = "…" if first else ""
        shown = lead + _printable(self.text[first:last]) + ("…" if last < len(self.text) else "")
        before = len(lead) + _width(self.text[first:at])
        carets = max(1, min(_width(self.text[at : min(at + self.length, last)]), _MARKED))
        return f"    {shown}\n    {' ' * before}{'^' * carets}"


def _printable(text: str) -> str:
    """One sign for every character: tabs become a blank, other invisible ones a dot."""
    return "".join(
        " "
        if unicodedata.category(c) == "Zs" or c == "\t"
        else "·"
        if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else c
        for c in text
    )


def _width(text: str) -> int:
    """Columns of a terminal: wide letters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
