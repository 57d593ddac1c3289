"""The screen's answer: a ranked table, the wild type first under every setting.

Rows are made when they are looked at. What is kept for each is a number of the design, a rank, and its answer, which
equal rows share: a million rows take tens of megabytes.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.outcome import Answer, Outcome, compared
from logicnet.model import Asked, Intervention
from logicnet.screens.designs import Design, kind_of

if TYPE_CHECKING:
    import pandas

WILD_TYPE = -1  # its number in a design


@dataclass(frozen=True)
class Ranking:
    """The rows of one setting, ranked: numbers of the design (the wild type first), the answers, and the ranks."""

    setting: str
    order: array[int]
    answers: Sequence[Answer]
    ranks: array[int]

    @classmethod
    def of(cls, setting: str, answers: Sequence[Answer]) -> Ranking:
        """Rank the answers of the wild type (first) and the whole design; equal outcomes share a rank and keep the
        design's order. Where the wild type does not show the phenotype there is nothing to remove: nothing is ranked,
        and all ranks are 0."""
        # Many rows share an answer, and a height is several fractions: each answer is weighed once, then by its number.
        heights = {answer: answer.height for answer in dict.fromkeys(answers)}
        levels = {height: level for level, height in enumerate(sorted(set(heights.values())))}
        level = {answer: levels[height] for answer, height in heights.items()}
        ranked = answers[0].fraction != 0
        order = sorted(range(1, len(answers)), key=lambda at: level[answers[at]] if ranked else 0)
        ranks = array("I", [0])
        last = -1
        for place, at in enumerate(order, start=1):
            ranks.append(0 if not ranked else ranks[-1] if level[answers[at]] == last else place)
            last = level[answers[at]]
        return cls(
            setting,
            array("i", [WILD_TYPE, *(at - 1 for at in order)]),
            [answers[0], *(answers[at] for at in order)],
            ranks,
        )


@dataclass(frozen=True)
class Rows(Sequence[Outcome]):
    """All rows, setting by setting."""

    phenotype: str
    design: Design = field(repr=False)
    groups: tuple[Ranking, ...] = field(repr=False)

    def __len__(self) -> int:
        return sum(len(group.order) for group in self.groups)

    @overload
    def __getitem__(self, index: int) -> Outcome: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Outcome]: ...
    def __getitem__(self, index: int | slice) -> Outcome | Sequence[Outcome]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        group, at = divmod(index % len(self), len(self.design) + 1)
        return self._row(self.groups[group], at)

    def __iter__(self) -> Iterator[Outcome]:
        for group in self.groups:
            for at in range(len(group.order)):
                yield self._row(group, at)

    def _row(self, group: Ranking, at: int) -> Outcome:
        answer, number, wild = group.answers[at], group.order[at], group.answers[0]
        change, word = compared(answer, wild)
        if number == WILD_TYPE:
            return Outcome(Intervention(), "wild type", group.setting, self.phenotype, answer, 0, change, "wild type")
        intervention = self.design[number]
        return Outcome(
            intervention,
            kind_of(intervention),
            group.setting,
            self.phenotype,
            answer,
            group.ranks[at],
            change,
            word,
            self.design.label(number),
        )


@dataclass(frozen=True)
class Screen(AboutNetwork):
    """A ranked table of outcomes; under every setting the wild type is the first row.

    - ``phenotype``: what was asked about.
    - ``settings``: the names of the settings.
    - ``rows``: the outcomes, setting by setting, the best of each first.
    - ``start``: from where reach, probability and withdrawal were asked; empty where they were not.
    - ``digest``: SHA-256 of question and design, by which a run that goes on knows its output.
    - ``known``: the share of tasks whose residual network had been solved before.
    - ``samples``: the walks where a probability was asked and could not be exact, else None.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [(str(row.intervention), row.outcome) for row in logicnet.screen(switch, "A", only="B", over="nodes").rows]
    [('', 'wild type'), ('B%1', 'removes'), ('B%0', 'increases')]
    """

    asked: Asked
    phenotype: str
    settings: tuple[str, ...]
    rows: Rows
    start: str = ""
    digest: str = ""
    known: float = 0.0
    samples: int | None = None
    seconds: float = field(default=0.0, compare=False)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def setting(self) -> str:
        """The setting, where there is one; several are joined by semicolons."""
        return "; ".join(self.settings)

    @cached_property
    def method(self) -> str:
        """The steps that gave the rows."""
        every = dict.fromkeys(answer.method.split("; ")[0] for group in self.rows.groups for answer in group.answers)
        return " + ".join(dict.fromkeys(step for steps in every for step in steps.split(" + ") if step))

    @property
    def wild_type(self) -> Outcome:
        """The row without an intervention, under the first setting."""
        return self.rows[0]

    @property
    def wild_types(self) -> tuple[Outcome, ...]:
        """The row without an intervention, under each setting."""
        return tuple(self.rows[at] for at in range(0, len(self.rows), len(self.rows.design) + 1))

    @property
    def nothing_to_remove(self) -> bool:
        """True where no attractor of the wild type shows the phenotype under any setting, so that removing it means
        nothing."""
        return all(row.fraction == 0 for row in self.wild_types)

    @cached_property
    def complete(self) -> bool:
        """Whether every row is decided in all that was asked, its reach and its probability too."""
        return all(answer.whole for group in self.rows.groups for answer in group.answers)

    @property
    def why_incomplete(self) -> str:
        """How many rows are not decided, and what ended them; empty where all are."""
        left = [answer for group in self.rows.groups for answer in group.answers if not answer.whole]
        if not left:
            return ""
        by = dict.fromkeys(f"ended by {budget}" for answer in left for budget in answer.ended_by)
        failed = dict.fromkeys(answer.status for answer in left if answer.status.startswith("failed"))
        said = "; ".join([*by, *failed])
        return f"{len(left)} of {len(self.rows)} rows are not decided, or not in all that was asked ({said})"

    def dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as they stand in tables."""
        start, drugs = bool(self.start), self.rows.design.labelled
        return (row.to_dict(start=start, drugs=drugs) for row in self.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.wild_type.to_dict(start=bool(self.start), drugs=self.rows.design.labelled))

    def to_dict(self) -> dict[str, Any]:
        """The screen as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "expression": self.network.phenotype(self.phenotype).expression,
            "setting": self.setting,
            "start": self.start,
            **self.proof(),
            "rows": list(self.dicts()),
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a tidy pandas table."""
        import pandas

        columns: dict[str, list[Any]] = {name: [] for name in self.columns}
        for row in self.dicts():
            for name, value in row.items():
                columns[name].append(value)
        return pandas.DataFrame(columns)

    def to_csv(self) -> str:
        """The rows as tidy CSV."""
        text = io.StringIO()
        self.write_csv(text.write)
        return text.getvalue()

    def write_csv(self, write: Callable[[str], object]) -> None:
        """Hand the rows as tidy CSV to ``write``, some thousand at a time."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(self.columns)
        for number, row in enumerate(self.dicts(), start=1):
            table.writerow(row.values())
            if number % 4096 == 0:
                write(text.getvalue())
                text.seek(0)
                text.truncate()
        write(text.getvalue())

    def across(self) -> pandas.DataFrame:
        """One row an intervention: in how many settings it removes the phenotype, of those in which the wild type shows
        it."""
        import pandas

        shown = [group for group in self.rows.groups if group.answers[0].shown]
        removed = [0] * len(self.rows.design)
        for group in shown:
            for number, answer in zip(group.order, group.answers, strict=True):
                if number != WILD_TYPE and compared(answer, group.answers[0])[1] == "removes":
                    removed[number] += 1
        frame = pandas.DataFrame(
            {"intervention": list(map(str, self.rows.design)), "removes": removed, "settings": len(shown)}
        )
        return frame.sort_values("removes", ascending=False, kind="stable", ignore_index=True)
