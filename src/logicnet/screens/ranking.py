"""The rows of a screen, ranked: the wild type first, then what leaves the least of the phenotype.

Rows are made when they are looked at. What is kept for each is a number of the design, a rank, and its answer, which
equal rows share: a million rows take tens of megabytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import overload

from logicnet.analysis.outcome import Answer, Outcome
from logicnet.analysis.yardstick import Yardstick
from logicnet.model import Intervention
from logicnet.screens.designs import Design, kind_of

WILD_TYPE = -1  # its number in a design


@dataclass(frozen=True)
class Ranking:
    """The rows of one setting, ranked: numbers of the design (the wild type first), the answers, and the ranks."""

    setting: str
    order: array[int]
    answers: Sequence[Answer]
    ranks: array[int]

    @classmethod
    def of(
        cls, setting: str, answers: Sequence[Answer], by: Yardstick, numbers: Sequence[int] | None = None
    ) -> Ranking:
        """Rank the answers of the wild type (first) and the whole design, or these ``numbers`` of it; equal outcomes
        share a rank and keep the design's order. Where the wild type does not show the phenotype there is nothing to
        remove: nothing is ranked but by a readout, and all ranks are 0."""
        # Many rows share an answer, and a height is several fractions: each answer is weighed once, then by its number.
        heights = {answer: by.height(answer) for answer in dict.fromkeys(answers)}
        levels = {height: level for level, height in enumerate(sorted(set(heights.values())))}
        level = {answer: levels[height] for answer, height in heights.items()}
        ranked = by.kind == "readout" or answers[0].fraction != 0
        order = sorted(range(1, len(answers)), key=lambda at: level[answers[at]] if ranked else 0)
        ranks = array("I", [0])
        last = -1
        for place, at in enumerate(order, start=1):
            ranks.append(0 if not ranked else ranks[-1] if level[answers[at]] == last else place)
            last = level[answers[at]]
        return cls(
            setting,
            array("i", [WILD_TYPE, *(at - 1 if numbers is None else numbers[at - 1] for at in order)]),
            [answers[0], *(answers[at] for at in order)],
            ranks,
        )


@dataclass(frozen=True)
class Rows(Sequence[Outcome]):
    """All rows, setting by setting, measured ``by`` one thing."""

    phenotype: str
    design: Design = field(repr=False)
    groups: tuple[Ranking, ...] = field(repr=False)
    by: Yardstick = field(default=Yardstick(), repr=False)

    def __len__(self) -> int:
        return sum(len(group.order) for group in self.groups)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The number of the first row of each setting, which is the wild type's."""
        return [0, *accumulate(len(group.order) for group in self.groups)][:-1]

    @overload
    def __getitem__(self, index: int) -> Outcome: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Outcome]: ...
    def __getitem__(self, index: int | slice) -> Outcome | Sequence[Outcome]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        at = index % len(self)
        group = bisect_right(self.starts, at) - 1
        return self._row(self.groups[group], at - self.starts[group])

    def __iter__(self) -> Iterator[Outcome]:
        for group in self.groups:
            for at in range(len(group.order)):
                yield self._row(group, at)

    def _row(self, group: Ranking, at: int) -> Outcome:
        answer, number, wild = group.answers[at], group.order[at], group.answers[0]
        change, column, word = self.by.compared(answer, wild)
        found = Outcome(Intervention(), "wild type", group.setting, self.phenotype, answer, 0, change, column, word)
        if number == WILD_TYPE:
            return replace(found, outcome="wild type")
        intervention = self.design[number]
        return replace(
            found,
            intervention=intervention,
            type=kind_of(intervention),
            rank=group.ranks[at],
            drugs=self.design.label(number),
        )
