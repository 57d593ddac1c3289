"""What a GINsim file says of a component's target level: tables of parameters, and expressions for values.

An interaction is an edge with a threshold. Of the interactions from one source to one target one is active at most:
that with the highest threshold that the source's level reaches. So an interaction is active where the source's level
lies between its threshold and the next one of the same source and target.

- A parameter names interactions, and a level: the target level where these interactions are active and no others. Where
  no parameter fits the target level is 0; the older ``basevalue`` is the parameter of no active interaction.
- An expression stands for a level: the target level where it holds. ``A`` holds where any interaction from A is active,
  ``A:2`` where that with threshold 2 is, ``A#2`` where the second one is.
- A parameter wins over an expression. Where two expressions for different levels hold, GINsim takes neither: the target
  level is 0.

Source: the file reader and the logical functions of GINsim, versions 2.4 to 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NoReturn, TypeAlias

from logicnet.errors import MemoryBudget
from logicnet.logic import Rules
from logicnet.model.levels import target_texts

Thresholds: TypeAlias = Mapping[str, Sequence[int]]
"""For each source of a target the thresholds of its interactions, ascending."""
Active: TypeAlias = frozenset[tuple[str, int]]
"""A set of interactions with one target: source and threshold."""
Refuse: TypeAlias = Callable[[str, str], NoReturn]
"""Raise an error, with a hint."""
LevelTerm: TypeAlias = tuple[int, str]
"""A level, and the condition under which it is the target level."""

_Cube: TypeAlias = tuple[int | None, ...]
_WORD = re.compile(r"[!&|()]|[^!&|()\s]+")
_OPERAND = re.compile(r"(?P<name>[^:#]+)(?:(?P<sign>[:#])(?P<number>[0-9]{1,6}))?")
_MERGED = 40  # sources; beyond that a table is taken row by row


def between(source: str, low: int, high: int | None) -> str:
    """The condition that a component's level is ``low`` at least, and ``high`` at most where that is not None.

    >>> between("A", 1, None), between("A", 0, 0), between("A", 1, 2)
    ('"A"', '!"A"', '("A" & "A"<3)')
    """
    parts = [f'"{source}"' if low == 1 else f'"{source}">={low}'] if low > 0 else []
    if high is not None:
        parts.append(f'!"{source}"' if high == 0 else f'"{source}"<{high + 1}')
    return f"({' & '.join(parts)})" if len(parts) > 1 else "".join(parts) or "1"


def condition(text: str, thresholds: Thresholds, refuse: Refuse) -> str:
    """An expression as a condition on levels. ``refuse`` is called for what is no interaction of the target.

    >>> condition("A:1 | !B", {"A": [1, 2], "B": [1]}, lambda what, hint: exit(what))
    '("A" & "A"<2) | ! "B"'
    """
    words = (match.group() for match in _WORD.finditer(text))
    return " ".join(word if word in "!&|()" else _operand(word, thresholds, refuse) for word in words)


def _operand(word: str, thresholds: Thresholds, refuse: Refuse) -> str:
    match = _OPERAND.fullmatch(word)
    if match is None:
        refuse(f"expected a component, or one with a threshold (A:2), found {word!r}", "")
    name, known = match["name"], thresholds.get(match["name"])
    if known is None:
        sources = ", ".join(thresholds) or "none"
        refuse(f"the expression reads {name!r}, from which no edge leads here", f"edges come from: {sources}")
    if match["sign"] is None:
        return between(name, known[0], None)
    number = int(match["number"])
    place = number - 1 if match["sign"] == "#" else known.index(number) if number in known else -1
    if not 0 <= place < len(known):
        said = ", ".join(map(str, known))
        refuse(f"{word!r} is no interaction: the edge from {name} has the threshold {said}", "")
    return _active(name, known, place)


def _active(source: str, thresholds: Sequence[int], place: int) -> str:
    last = place + 1 == len(thresholds)
    return between(source, thresholds[place], None if last else thresholds[place + 1] - 1)


def terms_of(parameters: Mapping[Active, int], thresholds: Thresholds) -> list[LevelTerm]:
    """A table of parameters as one term for each of its levels, with as few conditions as merging finds.

    >>> terms_of({frozenset({("A", 1)}): 1, frozenset({("A", 1), ("B", 1)}): 1}, {"A": [1], "B": [1]})
    [(1, '"A"')]
    """
    sources = list(thresholds)
    rows: dict[int, set[tuple[int, ...]]] = {}
    for active, level in parameters.items():
        if len({source for source, _ in active}) == len(active):  # two from one source are never active together
            by_source = dict(active)
            row = (thresholds[s].index(by_source[s]) + 1 if s in by_source else 0 for s in sources)
            rows.setdefault(level, set()).add(tuple(row))
    return [(level, _union(rows[level], thresholds)) for level in sorted(rows, reverse=True)]


def _union(rows: set[tuple[int, ...]], thresholds: Thresholds) -> str:
    """Rows of a table, which say for each source which of its interactions is active (0: none), as one condition."""
    sizes = [len(known) + 1 for known in thresholds.values()]
    cubes: Iterable[_Cube] = _cover(rows, sizes) if len(sizes) <= _MERGED else sorted(rows)
    return " | ".join(_product(cube, thresholds) for cube in cubes)


def _product(cube: _Cube, thresholds: Thresholds) -> str:
    parts = []
    for (source, known), place in zip(thresholds.items(), cube, strict=True):
        if place is not None:
            lowest = "0" if known[0] == 0 else between(source, 0, known[0] - 1)
            parts.append(_active(source, known, place - 1) if place else lowest)
    return " & ".join(parts) or "1"


def _cover(rows: set[tuple[int, ...]], sizes: Sequence[int]) -> list[_Cube]:
    """Products that hold in exactly these rows; None where a source does not matter. It goes as deep as there are
    sources."""
    if not rows:
        return []
    if not sizes:
        return [()]
    parts: list[set[tuple[int, ...]]] = [set() for _ in range(sizes[0])]
    for row in rows:
        parts[row[0]].add(row[1:])
    common = set.intersection(*parts)
    cubes: list[_Cube] = [(None, *cube) for cube in _cover(common, sizes[1:])]
    for place, part in enumerate(parts):
        cubes += [(place, *cube) for cube in _cover(part - common, sizes[1:])]
    return cubes


def combined(
    parameters: Sequence[LevelTerm],
    expressions: Sequence[LevelTerm],
    maximum: int,
    over: Rules,
    say: Callable[[str], None],
) -> list[str]:
    """For each level from 1 the condition under which the target level is at least as high.

    - ``parameters``, ``expressions``: what the file says, each level once in either.
    - ``maximum``: of the target.
    - ``over``: any rules over the network's variables.
    - ``say``: is told what is unusual.
    """
    expressions = sorted(expressions, reverse=True)
    clashes = [
        f"({a}) & ({b})" for (_, a), (_, b) in combinations(expressions, 2) if not _equal(over, f"({a}) & ({b})", "0")
    ]
    if clashes:
        say("expressions for different levels hold together in some states; the target level there is 0, as in GINsim")
    functions = [(0, " | ".join(clashes))] * bool(clashes) + list(expressions)
    texts = target_texts([*parameters, *functions], 0, maximum)
    if not parameters or not functions:
        return texts
    # files often hold the parameters that follow from the expressions: the expressions are easier to read
    alone = target_texts(functions, 0, maximum)
    return alone if all(_equal(over, a, b) for a, b in zip(texts, alone, strict=True)) else texts


def _equal(over: Rules, first: str, second: str) -> bool:
    try:
        return over.equivalent(first, second)
    except MemoryBudget:  # dozens of entangled regulators: taken as different, which is right, if longer
        return False
