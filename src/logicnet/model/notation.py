"""How names stand in the notation of interventions, and how its words are told apart; no network is needed for that.

A name stands as it is, or in double quotes (no name holds one), where it must: a blank would end the word, a colon
part an edge, a percent sign begin a value, a comma, semicolon or ``#`` belong to the list around it. So what is
written is read back as what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r'(?:"[^"]*"|[^\s"])+|".*', re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"')
_ENDS_A_NAME = re.compile(r'[\s%:,;#"]')


def written(name: str, *, quoted: bool = False) -> str:
    """A name as it stands in a word; ``quoted`` where the word would mean something else without quotes.

    >>> written("STAT3"), written("Cell size"), written("A:B")
    ('STAT3', '"Cell size"', '"A:B"')
    """
    return f'"{name}"' if quoted or not name or _ENDS_A_NAME.search(name) else name


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text: what stands between blanks, those in quotes left out. A quote that is not closed is a word
    that reaches to the end."""
    return WORD.finditer(text)


def divided(word: str) -> tuple[str, str | None]:
    """The place that a word changes, and its value; None where it has none.

    >>> divided('"a%b"%1'), divided("siltuximab")
    (('"a%b"', '1'), ('siltuximab', None))
    """
    place, percent, value = word.rpartition("%")
    return (place, value) if percent and '"' not in value else (word, None)


def readings(place: str) -> list[tuple[str, ...]]:
    """What a place can stand for: one name, or the two ends of an edge, which a colon outside quotes parts. Empty where
    quotes do not stand around whole names.

    >>> readings("A:B"), readings('"A:B"'), readings('A:"B:C"')
    ([('A:B',), ('A', 'B')], [('A:B',)], [('A', 'B:C')])
    """
    bare = _QUOTED.sub(lambda quoted: "_" * len(quoted.group()), place)
    splits = [(place,), *((place[:at], place[at + 1 :]) for at, letter in enumerate(bare) if letter == ":")]
    found = (tuple(map(_name, parts)) for parts in splits)
    return [names for names in found if all(names)]


def without_comment(line: str) -> str:
    """A line up to a ``#`` outside quotes."""
    at = _QUOTED.sub(lambda quoted: "_" * len(quoted.group()), line).find("#")
    return line if at < 0 else line[:at]


def _name(part: str) -> str:
    """The name that a part is; empty where it is none."""
    if _QUOTED.fullmatch(part):
        return part[1:-1]
    return "" if '"' in part else part
