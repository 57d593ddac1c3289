"""Minimal rows: those of a screen of which no part does the same.

A part of an intervention makes some of its changes and not all. A row of one change, or of one drug, has no part that
counts and always stays; one of several goes where a part of it that is in the design too does at least as much.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from logicnet.analysis.outcome import Answer
from logicnet.analysis.yardstick import Yardstick
from logicnet.model import Change
from logicnet.screens.designs import Design

_ChangeSet = frozenset[int]
"""The changes of one intervention, by number."""


def minimal_rows(design: Design, answers: Sequence[Answer], by: Yardstick) -> array[int]:
    """The numbers of a design's interventions of which no part does the same, in order. ``answers`` are those of the
    untreated network, first, and of the whole design, under one setting.
    """
    widest = max(map(len, _made(design)))
    # What has as many changes as the widest is part of nothing: of all pairs the single ones alone are kept in mind.
    numbers = {changes: number for number, changes in enumerate(_made(design)) if len(changes) < widest}

    @cache
    def does(part: Answer, row: Answer) -> bool:
        return by.does_as_much(part, row, answers[0])

    def stays(number: int, changes: _ChangeSet) -> bool:
        if len(changes) < 2 or _is_one_drug(design, number):
            return True
        row = answers[number + 1]
        return not any(does(answers[part + 1], row) for part in _parts(changes, numbers))

    return array("i", (number for number, changes in enumerate(_made(design)) if stays(number, changes)))


def _made(design: Design) -> Iterator[_ChangeSet]:
    """The interventions of a design, in order."""
    known: dict[Change, int] = {}
    parts = [frozenset(known.setdefault(one, len(known)) for one in part.intervention.changes) for part in design.parts]
    width, picks = design.width, design.picks
    for at in range(0, len(picks), width):
        yield frozenset[int]().union(*(parts[pick] for pick in picks[at : at + width] if pick >= 0))


def _is_one_drug(design: Design, number: int) -> bool:
    chosen = design.chosen(number)
    return len(chosen) == 1 and bool(chosen[0].label)


def _parts(changes: _ChangeSet, numbers: Mapping[_ChangeSet, int]) -> Iterator[int]:
    """The numbers of the interventions that make some of these changes and not all."""
    if 1 << len(changes) <= len(numbers):
        for size in range(1, len(changes)):
            for some in combinations(changes, size):
                if (number := numbers.get(frozenset(some))) is not None:
                    yield number
    else:
        yield from (number for part, number in numbers.items() if part < changes)
