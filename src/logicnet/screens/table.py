"""The screen's answer: a ranked table, the wild type first under every setting."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.outcome import UNTREATED, Outcome
from logicnet.analysis.yardstick import Yardstick
from logicnet.display import Details, Note, TableView
from logicnet.display.cards import CardPart
from logicnet.display.tables import MOST_ROWS, worth_a_look
from logicnet.errors import LogicnetError
from logicnet.model import Asked, Measure
from logicnet.screens.ranking import WILD_TYPE, Rows

if TYPE_CHECKING:
    import pandas

INTERVAL = "95 % interval"
"""The column of a probability's interval."""
_FIRST = ("rank", "intervention", "type", "attractors", "always", "sometimes", "never", "fraction", "change")
_COUNTED = ("type", "attractors", "always", "sometimes", "never")  # what a notebook shows last


@dataclass(frozen=True, repr=False)
class Screen(AboutNetwork):
    """A ranked table of outcomes; under every setting the wild type is the first row.

    - ``phenotype``: what was asked about.
    - ``settings``: the names of the settings.
    - ``rows``: the outcomes, setting by setting, the best of each first.
    - ``start``: from where reach, probability and withdrawal were asked; empty where they were not.
    - ``digest``: SHA-256 of question and design, by which a run that goes on knows its output.
    - ``known``: the share of tasks whose residual network had been solved before.
    - ``samples``: the walks where a probability or a share was asked and could not be exact, else None.
    - ``probability``: whether the probability from the start was asked.
    - ``share``: whether the share of time of the phenotype was asked.
    - ``readouts``: what else was asked for its value in the long run.
    - ``minimal``: whether rows of which a part does the same are left out; ``left_out`` says how many.
    - ``seed``: that of the walks.

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
    probability: bool = False
    share: bool = False
    readouts: tuple[Measure, ...] = ()
    minimal: bool = False
    seconds: float = field(default=0.0, compare=False)
    seed: int = 0

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
        return tuple(self.rows[at] for at in self.rows.starts)

    @property
    def left_out(self) -> int:
        """How many rows are left out, as a part of them does the same."""
        return len(self.rows.groups) * (len(self.rows.design) + 1) - len(self.rows)

    @property
    def by(self) -> Yardstick:
        """What rank, change and outcome go by."""
        return self.rows.by

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

    def cells(self, row: Outcome) -> dict[str, Any]:
        """A row as it stands in tables.

        - ``row``: a row of ``rows``.

        Returns its cells, by column.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> found = logicnet.screen(network, "A", over="nodes")
        >>> found.cells(found.wild_type)["outcome"]
        'wild type'
        """
        return row.to_dict(
            start=bool(self.start),
            drugs=self.rows.design.labelled,
            share=self.share,
            readouts=[readout.name for readout in self.readouts],
        )

    def dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as they stand in tables.

        Returns an iterator of the cells of each row, by column.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> found = logicnet.screen(network, "A", over="nodes")
        >>> len(list(found.dicts())) == len(found)
        True
        """
        return map(self.cells, self.rows)

    @property
    def _beside(self) -> dict[str, str]:
        """What every row was asked from and on top of, where that is anything: columns of frames and files."""
        told = {"start": self.start, "background": self.intervention}
        return {name: text for name, text in told.items() if text}

    def named_dicts(self) -> Iterator[dict[str, Any]]:
        """The rows as they stand in frames and files, in which no row is without a name and each says its start and
        background.

        Returns an iterator of the cells of each row, by column.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> next(logicnet.screen(network, "A", over="nodes").named_dicts())["intervention"]
        '(wild type)'
        """
        beside = self._beside
        return (row | {"intervention": row["intervention"] or UNTREATED} | beside for row in self.dicts())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (*self.cells(self.wild_type), *self._beside)

    @property
    def summary(self) -> str:
        """What was asked about, and how many interventions under how many settings."""
        many, several = len(self.rows.design), len(self.settings)
        under = f" under {several} settings" if several > 1 else ""
        nothing = "; nothing to remove: untreated no attractor shows it" if self.nothing_to_remove else ""
        return f"{self.phenotype}, {many} intervention{'' if many == 1 else 's'}{under}{nothing}"

    @property
    def _certainty(self) -> str:
        statuses = dict.fromkeys(answer.status for group in self.rows.groups for answer in group.answers)
        walks = f" ({self.samples} walks)" if self.samples and "sampled" in statuses else ""
        return f"{', '.join(statuses)}{walks}"

    def _facts(self) -> list[tuple[str, object]]:
        left = f"{self.left_out} rows of which a part does the same" if self.left_out else ""
        start = ("from", self.start), ("ranked by", self.by.column), ("left out", left)
        facts = [fact for fact in super()._facts() if fact[0] != "setting" or len(self.settings) == 1]
        return [*facts, *start]

    def _parts(self) -> list[CardPart]:
        parts: list[CardPart] = []
        # a notebook's page is narrow: what was found comes before what it was counted from
        places = sorted(range(len(self.told)), key=lambda at: self.told[at] in _COUNTED)
        titles = [self.told[at] for at in places]
        for name, group, start in zip(self.settings, self.rows.groups, self.rows.starts, strict=True):
            if len(parts) == MOST_ROWS:
                return [*parts, Note(f"and {len(self.settings) - len(parts)} more settings: .to_frame() has all")]
            many = len(group.order)
            shown = self.rows[start : start + len(worth_a_look(group.order))]
            rows = [[words[at] for at in places] for words in map(self.words_of, shown)]
            heading = f"under {name}: {many - 1} interventions" if len(self.settings) > 1 else ""
            table = TableView(titles, rows, total=many, caption="" if parts else heading)
            parts.append(Details(heading, [table]) if parts else table)
        return parts

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The columns of a table for people: the ranks, the counts, what was asked beside them, and the outcome."""
        first = [*_FIRST[:2], *(["drugs"] if self.rows.design.labelled else []), *_FIRST[2:]]
        answers = [answer for group in self.rows.groups for answer in group.answers]
        interval = [INTERVAL] if any(answer.low is not None for answer in answers) else []
        chance = ["probability"] if self.probability else []
        start = ["reachable", "withdrawal", *chance, *interval] if self.start else []
        values = [*(["share"] if self.share else []), *(f"value {readout.name}" for readout in self.readouts)]
        status = ["status"] if any(answer.status != "exact" for answer in answers) else []
        return (*first, *start, *values, "outcome", *status)

    def words_of(self, row: Outcome) -> list[str]:
        """A row as it stands in a table for people, whose columns are ``told``.

        - ``row``: a row of ``rows``.

        Returns its cells as text.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> found = logicnet.screen(network, "A", over="nodes")
        >>> dict(zip(found.told, found.words_of(found.wild_type)))["outcome"]
        'wild type'
        """
        cells = self.cells(row) | {"drugs": row.drugs, INTERVAL: _interval(row.answer.low, row.answer.high)}
        if row.answer.mixed:
            cells |= dict.fromkeys(("attractors", "always", "sometimes", "never", "fraction"), "")
        for name in ("share", *(f"value {readout.name}" for readout in self.readouts)):
            if cells.get(name) is not None and (ends := _interval(cells[f"{name}_low"], cells[f"{name}_high"])):
                cells[name] = f"{cells[name]:.3f} [{ends}]"
        if row.change_of == "always" and row.change is not None:
            cells["change"] = f"{float(row.change):+.3f} always"
        if row.change_of == "reachable" and row.change is not None:
            cells["change"] = f"{int(row.change):+d}" if row.change else "0"
        return [cell_in_words(column, cells[column]) for column in self.told]

    def to_dict(self) -> dict[str, Any]:
        """The screen as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "expression": self.network.phenotype(self.phenotype).expression,
            "setting": self.setting,
            "perturb": self.intervention,
            "start": self.start,
            "rates": self.asked.rates.to_dict(),
            "by": self.by.column,
            "minimal": self.minimal,
            "left_out": self.left_out,
            **self.proof(),
            "rows": list(self.dicts()),
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a tidy pandas table, the same as the CSV; its ``attrs`` name the network by its digest."""
        import pandas

        columns: dict[str, list[Any]] = {name: [] for name in self.columns}
        for row in self.named_dicts():
            for name, value in row.items():
                columns[name].append(value)
        frame = pandas.DataFrame(columns)
        frame.attrs["logicnet"] = self.source
        return frame

    @property
    def source(self) -> dict[str, str]:
        """What the rows do not tell of where they come from: the network by its digest, rates, the run by its own, and
        how many walks there are where it is not exact, with their seed."""
        told = {f"network {self.network.name}": self.network.digest}
        told |= {"rates": str(self.asked.rates), "screen": self.digest} | walks_of(self.samples, self.seed)
        return {name: text for name, text in told.items() if text}

    def to_csv(self) -> str:
        """The rows as tidy CSV.

        Returns the text, with the names of the columns first.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> found = logicnet.screen(network, "A", over="nodes")
        >>> found.to_csv().partition(",")[0]
        'rank'
        """
        text = io.StringIO()
        self.write_csv(text.write)
        return text.getvalue()

    def write_csv(self, write: Callable[[str], object]) -> None:
        """Hand over the rows as tidy CSV, some thousand at a time. The untreated row has the name that it has in
        tables.

        - ``write``: called with each part of the text.

        Raises what ``write`` raises.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> found = logicnet.screen(network, "A", over="nodes")
        >>> parts: list[str] = []
        >>> found.write_csv(parts.append)
        >>> "".join(parts) == found.to_csv()
        True
        """
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(self.columns)
        for number, row in enumerate(self.named_dicts(), start=1):
            table.writerow(row.values())
            if number % 4096 == 0:
                write(text.getvalue())
                text.seek(0)
                text.truncate()
        write(text.getvalue())

    def across(self) -> pandas.DataFrame:
        """In how many settings each intervention removes the phenotype, of those in which the wild type shows it.

        Returns a pandas data frame, a row an intervention: ``intervention``, ``removes`` and ``settings``.

        Raises LogicnetError where rows are left out; ModuleNotFoundError where pandas is not installed.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> found = logicnet.screen(network, "A", over="nodes")
        >>> list(found.across().columns)
        ['intervention', 'removes', 'settings']
        """
        import pandas

        if self.minimal:
            raise LogicnetError("not all rows are there to be counted", hint="screen without minimal=True")
        shown = [group for group in self.rows.groups if group.answers[0].shown]
        removed = [0] * len(self.rows.design)
        for group in shown:
            for number, answer in zip(group.order, group.answers, strict=True):
                if number != WILD_TYPE and self.by.compared(answer, group.answers[0]).outcome == "removes":
                    removed[number] += 1
        frame = pandas.DataFrame(
            {"intervention": list(map(str, self.rows.design)), "removes": removed, "settings": len(shown)}
        )
        return frame.sort_values("removes", ascending=False, kind="stable", ignore_index=True)


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.3f} - {high:.3f}"


def cell_in_words(column: str, value: object) -> str:
    """A cell of a table for people, by the name of its column."""
    if value is None:
        return "" if column == "probability" else "?"
    if column == "intervention":
        return str(value) or UNTREATED
    if isinstance(value, float):
        return f"{value:+.3f}" if column == "change" else f"{value:.3f}"
    return str(value)


def walks_of(samples: object, seed: object) -> dict[str, str]:
    """The walks of a screen that may count some, and their seed, as text."""
    return {} if samples is None else {"walks": str(samples), "seed": str(seed)}
