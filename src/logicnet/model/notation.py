"""How names stand in the notation of interventions, and how its words are told apart; no network is needed for that.

A name stands as it is, or in double quotes (no name holds one), where it must: a blank would end the word, a colon
part an edge, a percent sign or an equals sign begin a value, a comma, semicolon or ``#`` belong to the list around it.
So what is written is read back as what it was.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from logicnet.errors import LogicnetError

WORD = re.compile(r'(?:"[^"]*"|[^\s"])+|".*', re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"')
_ENDS_A_NAME = re.compile(r'[\s%:=,;#"]')
_LISTED = re.compile(r'"[^"]*"|[^\s,"]+|"')


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


MOST_COLONS = 100
"""The colons that the names at the two ends of an edge and what parts them may have together."""


def readings(place: str) -> list[tuple[str, ...]]:
    """What a place can stand for: one name, or the two ends of an edge, which a colon outside quotes parts. Empty where
    quotes do not stand around whole names. A place with more than ``MOST_COLONS`` is read as one name.

    >>> readings("A:B"), readings('"A:B"'), readings('A:"B:C"')
    ([('A:B',), ('A', 'B')], [('A:B',)], [('A', 'B:C')])
    """
    colons = [at for at, letter in enumerate(bare(place)) if letter == ":"]
    if len(colons) > MOST_COLONS:
        colons = []  # each would copy the text: what a hostile file has is no edge
    splits = [(place,), *((place[:at], place[at + 1 :]) for at in colons)]
    found = (tuple(map(_name, parts)) for parts in splits)
    return [names for names in found if all(names)]


def touched(text: str, known: Container[str]) -> list[tuple[str, ...]]:
    """The places that an intervention changes, read without its network: for each word the first reading whose names
    are all ``known``, else an edge where it can be one.

    >>> touched('A:B%0 "C D"%1', {"A", "B", "C D"}), touched("A:B%0", {"A:B"})
    ([('A', 'B'), ('C D',)], [('A:B',)])
    """
    return [_placed(divided(word.group())[0], known) for word in words(text)]


def edge_of(word: str, known: Container[str]) -> tuple[str, str]:
    """The two ends of an edge that a word is known to cut; where names hold colons, the ends that are ``known``.

    >>> edge_of("A:B:C%0", {"A", "B:C"})
    ('A', 'B:C')
    """
    place = divided(word)[0]
    splits = [(names[0], names[1]) for names in readings(place) if len(names) == 2]
    return next((ends for ends in splits if all(name in known for name in ends)), (splits or [(place, "")])[0])


def component_of(word: str) -> str:
    """The component that a word is known to hold.

    >>> component_of('"A:B"%0'), component_of("A:B%0")
    ('A:B', 'A:B')
    """
    place = divided(word)[0]
    return (readings(place) or [(place,)])[0][0]


def _placed(place: str, known: Container[str]) -> tuple[str, ...]:
    meant = readings(place) or [(place,)]
    return next((names for names in meant if all(name in known for name in names)), meant[-1])


def split_names(text: str) -> list[str]:
    """Names joined by commas or blanks; a name that holds one stands in quotes. A quote that is not closed is a name
    that nothing has.

    >>> split_names('A,B "STAT 3"')
    ['A', 'B', 'STAT 3']
    """
    return [name for word in _LISTED.findall(text) if (name := _name(word) or word)]


def several(names: object) -> tuple[str, ...]:
    """Names as they are given: in one text, joined by commas or blanks, or one by one. Raises LogicnetError for
    anything else.

    >>> several("A, B"), several(["A", "B"])
    (('A', 'B'), ('A', 'B'))
    """
    if isinstance(names, str):
        return tuple(split_names(names))
    found: tuple[object, ...] = tuple(names) if isinstance(names, Iterable) else (None,)
    listed = tuple(name for name in found if isinstance(name, str))
    if len(listed) < len(found):
        raise LogicnetError(f"expected names, found {names!r}", hint='write "A,B" or ["A", "B"]')
    return listed


def named(line: str) -> tuple[str, str]:
    """The name before a colon and a blank outside quotes, and the rest of a line; the name is empty where there is
    none.

    >>> named("hypoxia: A=1 B=0"), named('"a: b"=1')
    (('hypoxia', 'A=1 B=0'), ('', '"a: b"=1'))
    """
    at = bare(line).find(": ")
    return (line[:at].strip(), line[at + 2 :]) if at >= 0 else ("", line)


def without_comment(line: str) -> str:
    """A line up to a ``#`` outside quotes."""
    at = bare(line).find("#")
    return line if at < 0 else line[:at]


def bare(text: str) -> str:
    """A text of the same length in which no quoted letter means anything."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted.group()), text)


def _name(part: str) -> str:
    """The name that a part is; empty where it is none."""
    if _QUOTED.fullmatch(part):
        return part[1:-1]
    return "" if '"' in part else part
