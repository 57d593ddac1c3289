"""The line of a shell up to its cursor, as words; and a word written so that the shell reads it back as it was.

The quotes of all four shells are alike as far as words go: single quotes keep everything, double quotes all but a
backslash before what is special in them, a backslash keeps one character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

_ENDS_A_COMMAND = frozenset(";|&\n")
_IN_DOUBLE_QUOTES = frozenset('"\\$`')
_SPECIAL = re.compile(r"[^\w@%+=:,./-]")
_BEGINS_A_WORD = frozenset("@$")  # a break that the editor of bash replaces with the word behind it
_PROGRAM = "logicnet"


@dataclass(frozen=True, slots=True)
class Line:
    """What was typed up to the cursor.

    - ``words``: the whole words after the program's name, without quotes.
    - ``current``: the word at whose end the cursor is, without quotes; empty after a blank.
    - ``quote``: the quote that is still open at the cursor; empty where none is.
    - ``kept``: what of ``current`` a shell leaves as it stands, where it puts something in the place of the rest.
    """

    words: tuple[str, ...]
    current: str
    quote: str = ""
    kept: str = ""


def read_line(text: str, breaks: str = "") -> Line:
    """Read a line, up to the cursor.

    - ``text``: the line.
    - ``breaks``: the characters that end a word to the shell's editor, as ``COMP_WORDBREAKS`` of bash (default: none).

    >>> read_line('logicnet attractors il6 --set "FAC=1 IL')
    Line(words=('attractors', 'il6', '--set'), current='FAC=1 IL', quote='"', kept='')
    >>> read_line("logicnet screen il6 --set FAC=", breaks="=:").kept
    'FAC='
    >>> read_line("logicnet screen il6 --set=@lo", breaks="=:@").kept
    '--set='
    """
    words: list[str] = []
    current: list[str] | None = None
    quote, kept, at = "", 0, 0
    while at < len(text):
        letter = text[at]
        at += 1
        if quote:
            if letter == quote:
                quote = ""
                kept = len(current or ()) if letter in breaks else kept
            else:
                if letter == "\\" and quote == '"' and text[at : at + 1] in _IN_DOUBLE_QUOTES and at < len(text):
                    letter, at = text[at], at + 1
                current = [*(current or ()), letter]
        elif letter in "\"'":
            quote, current = letter, current or []
            kept = len(current) if breaks else kept
        elif letter in _ENDS_A_COMMAND:
            words, current, kept = [], None, 0
        elif letter.isspace():
            words += [] if current is None else ["".join(current)]
            current, kept = None, 0
        else:
            if letter == "\\":
                letter, at = text[at : at + 1], at + 1
                current = [*(current or ()), letter]
                continue
            current = [*(current or ()), letter]
            kept = len(current) - (letter in _BEGINS_A_WORD) if letter in breaks else kept
    whole = "".join(current or ())
    return Line(tuple(_after_program(words)), whole, quote, whole[:kept])


def _after_program(words: list[str]) -> list[str]:
    """The words after the program's name, which may stand behind others (``time``, ``A=1``); an alias is the first."""
    named = [at for at, word in enumerate(words) if PurePath(word).name == _PROGRAM]
    return words[named[0] + 1 :] if named else words[1:]


def quoted_for(text: str, quote: str) -> str:
    """A text as it stands in a line of bash or zsh where this quote is open.

    >>> quoted_for('"Cell size"%0', ""), quoted_for('"Cell size"%0', '"'), quoted_for("it's", "'")
    ('\\\\"Cell\\\\ size\\\\"%0', '\\\\"Cell size\\\\"%0', "it'\\\\''s")
    """
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'[\\"$`]', r"\\\g<0>", text)
    home = text[:2] if text.startswith("~/") else ""
    return home + _SPECIAL.sub(r"\\\g<0>", text[len(home) :])
