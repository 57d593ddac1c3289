"""Source texts: a file of plain text that anchors point into, with its sentences, its figures, and its numbers.

Lines count from 1, empty ones too. A sentence of a line ends at ``.``, ``!`` or ``?`` where a blank follows, and the
next character that is no opening bracket or quotation mark is no small letter. It does not end inside brackets that
are closed in the same line, nor after one of ``ABBREVIATIONS``. So a point inside a number ends nothing, and a
citation before the point belongs to its sentence.

A figure is a line that is ``Fig. 1`` or ``Table 1`` alone, or begins a line with more text; its caption is that text,
or the next line that holds a text and is not the word ``figure`` with a number. A panel of a caption begins at a single
small letter at its start or after a point, before a capital letter: ``a The receptor ... b The kinase ...``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from logicnet.errors import FormatError, Span
from logicnet.formats.files import read_bytes
from logicnet.model.anchor import Anchor

ABBREVIATIONS = ("al", "e.g", "i.e", "cf", "vs", "fig", "figs", "tab", "ref", "refs", "eq", "no", "approx", "dr")
"""What a point does not end a sentence after."""
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[A-Za-z.]{1,8}$")
_OPENING = "([{\"'“‘"
_CITED = re.compile(r"\[(\d{1,4}(?:\s*[,–-]\s*\d{1,4})*)\]", re.ASCII)
_FIGURE = re.compile(r"(Fig\.|Table) ([1-9][0-9]{0,3})(?:\s+(.*))?", re.ASCII)
_LABEL = re.compile(r"(figure|table) \d+", re.IGNORECASE | re.ASCII)
_PANEL = re.compile(r"(?:^|(?<=\. ))([a-z]) (?=[A-Z])")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "κ": "kappa", "δ": "delta"}


@dataclass(frozen=True)
class SourceText:
    """A text by its lines, with the sentences of each."""

    file: str
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> SourceText:
        """Read a file of plain text. Raises FormatError where it is none."""
        content = read_bytes(Path(path))
        try:
            text = content.decode().removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            span = Span.within(content, error.start, error.start + 1, str(path))
            raise FormatError("a byte that is not UTF-8", span=span, hint="save the text as UTF-8") from None
        # a blank that may not be broken is a blank to who counts and compares
        return cls(str(path), tuple(re.sub(r"[^\S\n]", " ", text.replace("\r\n", "\n")).split("\n")))

    def sentences(self, line: int) -> tuple[str, ...]:
        """The sentences of a line, which counts from 1; none where there is no such line."""
        return sentences(self.lines[line - 1]) if 0 < line <= len(self.lines) else ()

    def at(self, anchor: Anchor) -> str | None:
        """What an anchor points to; None where the text has no such place."""
        if anchor.figure:
            caption = self._captions.get(anchor.figure)
            return panels(caption).get(anchor.panel) if caption and anchor.panel else caption
        found = self.sentences(anchor.line)
        return found[anchor.sentence - 1] if anchor.sentence <= len(found) else None

    def around(self, anchor: Anchor) -> str:
        """What an anchor points to, with the sentence before it and the one after it in its line."""
        if anchor.figure:
            return self.at(anchor) or ""
        return " ".join(self.sentences(anchor.line)[max(0, anchor.sentence - 2) : anchor.sentence + 1])

    def has(self, anchor: Anchor) -> str:
        """What there is where an anchor points to nothing, for a message."""
        if anchor.figure:
            return f"the text has {', '.join(self._captions) or 'no figure'}"
        if anchor.line > len(self.lines):
            return f"the text has {len(self.lines)} lines"
        return f"line {anchor.line} of the text has {len(self.sentences(anchor.line))} sentences"

    @cached_property
    def _captions(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for i, line in enumerate(self.lines):
            if match := _FIGURE.fullmatch(line.strip()):
                later = (text.strip() for text in self.lines[i + 1 : i + 6])
                caption = match[3] or next((t for t in later if t and not _LABEL.fullmatch(t)), "")
                found.setdefault(f"{match[1]} {match[2]}", caption)
        return found


def sentences(line: str) -> tuple[str, ...]:
    """The sentences of one line, without the blanks around them."""
    found, begin, inside = [], 0, _in_brackets(line)
    for match in _END.finditer(line):
        word = _LAST_WORD.search(line[max(0, match.start() - 9) : match.start()])
        after = line[match.end() : match.end() + 8].lstrip().lstrip(_OPENING)[:1]
        short = match.group() == "." and word is not None and word.group().lower() in ABBREVIATIONS
        if not (short or inside[match.start()] or after.islower()):
            found.append(line[begin : match.end()].strip())
            begin = match.end()
    return tuple(one for one in (*found, line[begin:].strip()) if one)


def panels(caption: str) -> dict[str, str]:
    """The parts of a caption by the letters of its panels."""
    marks = list(_PANEL.finditer(caption))
    ends = [*(mark.start() for mark in marks[1:]), len(caption)]
    return {mark[1]: caption[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=False)}


def cited(text: str) -> frozenset[int]:
    """The numbers that a text cites in square brackets; a range means all of its numbers."""
    found: set[int] = set()
    for match in _CITED.finditer(text):
        for part in match[1].split(","):
            first, *rest = (int(number) for number in re.split("[–-]", part))
            found |= set(range(first, (rest[-1] if rest else first) + 1))
    return frozenset(found)


def _plain(text: str) -> str:
    """A text as names are sought in it: small letters, and Greek ones by their names."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_GREEK.get(letter, letter) for letter in folded)


def names_one(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text names one of several words: in any case, with or without hyphens and blanks between letters and
    digits, in the plural too; a word that ends in ``*`` with any ending.
    """
    sought = _plain(text)
    return any(re.search(_pattern(word), sought) for word in words if re.search(r"\w", word))


def _pattern(word: str) -> str:
    pieces = re.findall(r"[^\W\d_]+|\d+|\+", _plain(word))
    end = "" if word.endswith("*") else r"s?(?![^\W_])"
    return r"(?<![^\W_])" + r"[\s/:–-]*".join(map(re.escape, pieces)) + end


def _in_brackets(line: str) -> list[bool]:
    """For each character, whether it stands inside brackets that are closed."""
    change, opened = [0] * (len(line) + 1), []
    for i, letter in enumerate(line):
        if letter in "([":
            opened.append((letter, i))
        elif letter in ")]" and opened and opened[-1][0] == {")": "(", "]": "["}[letter]:
            change[opened.pop()[1]] += 1
            change[i] -= 1
    depth, inside = 0, []
    for step in change:
        depth += step
        inside.append(depth > 0)
    return inside
