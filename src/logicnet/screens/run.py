"""``screen``: the question put to every task of a design, resumed where it was left, and ranked."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from logicnet.analysis.outcome import Answer
from logicnet.analysis.questions import check_flags
from logicnet.analysis.yardstick import Yardstick
from logicnet.core.progress import Progress, within
from logicnet.errors import FormatError
from logicnet.formats.files import path_of
from logicnet.model import (
    Cut,
    Intervention,
    InterventionLike,
    NetworkLike,
    Phenotype,
    RatesLike,
    SettingLike,
    StartLike,
)
from logicnet.screens import journals, records
from logicnet.screens.designs import (
    DEFAULT_OVER,
    NOTHING,
    Design,
    DrugsLike,
    Part,
    confirm_beside,
    design,
    given,
    kind_of,
    own_edges,
    singles,
)
from logicnet.screens.doses import confirm_doses
from logicnet.screens.environments import SettingsLike
from logicnet.screens.minimal_rows import minimal_rows
from logicnet.screens.question import Question, ReadoutsLike
from logicnet.screens.ranking import WILD_TYPE, Ranking, Rows
from logicnet.screens.runners import Cluster, LocalRunner
from logicnet.screens.table import Screen


def screen(
    network: NetworkLike,
    phenotype: str | Phenotype,
    *,
    setting: SettingLike | None = None,
    settings: SettingsLike = None,
    over: Iterable[str] = DEFAULT_OVER,
    size: int = 1,
    knock_ins: bool = True,
    exclude: Iterable[str] = (),
    only: Iterable[str] = (),
    inputs: bool = False,
    readouts: bool = False,
    drugs: DrugsLike | None = None,
    interventions: Design | Iterable[InterventionLike | Part] | None = None,
    start: StartLike = "",
    samples: int | None = None,
    probability: bool | None = None,
    intervention: InterventionLike = "",
    rates: RatesLike = None,
    share: bool = False,
    readout: ReadoutsLike = (),
    by: str = "",
    minimal: bool = False,
    seed: int = 0,
    output: str | Path | None = None,
    workers: int | None = None,
    dask: Any = None,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
    announce: Callable[[str], None] | None = None,
) -> Screen:
    """Try every intervention of a design and rank them by what they do to a phenotype.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: a name that the network gives, or an expression over its components.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``settings``: several settings, in a list or by name, or ``"all"`` combinations of the inputs that are left free
      (default: ``setting`` alone).
    - ``over``: what is tried: nodes, edges, drugs (default: nodes and edges).
    - ``size``: how many of them are combined at most (default: 1).
    - ``knock_ins``: whether something may be held at 1, and not at 0 alone (default: True).
    - ``exclude``: components that are left alone, ``"A,B"`` or ``["A", "B"]`` (default: none).
    - ``only``: the only components that are touched, ``"A,B"`` or ``["A", "B"]`` (default: all).
    - ``inputs``: whether inputs are touched too (default: False).
    - ``readouts``: whether components of kind phenotype are touched too (default: False).
    - ``drugs``: the drugs that may be given, by name or as values, where ``over`` has drugs (default: those of the
      catalogue that act on the network).
    - ``interventions``: exactly these, instead of the design that the arguments from ``over`` on make; ``"A%0@0.7"`` is
      made with probability 0.7, where probability, share or a readout is asked (default: that design).
    - ``start``: ``resistant`` (the attractors that show the phenotype untreated), values of components, or a mixture,
      ``"1/3: A=1; 2/3: A=0"``: asks what is reached from there under the intervention, and after its withdrawal
      (default: neither is asked).
    - ``samples``: how many walks there are where few states do not make a probability or a share exact (default: 1000).
    - ``probability``: whether the probability from ``start`` is asked too (default: where ``samples`` are given).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with).
    - ``share``: whether to ask for the share of time that the phenotype shows in the long run: from ``start``, or where
      there is none the mean over the attractors, each alike (default: False).
    - ``readout``: weighted sums of levels and expressions, ``"0.5*A + B"``, ``"growth: 0.5*A + B"`` to name it, or the
      name of one that the network gives, whose expected value in the long run is asked in the same way (default: none).
    - ``by``: what rank, change and outcome go by: probability, share, readout (or the name of one), reach, fraction
      (default: the first of these that was asked for).
    - ``minimal``: whether a combination is left out where a part of it that is tried too is known to do as much by the
      same measure, or more in the same direction; ranks are those among the rows that stay (default: False).
    - ``seed``: the same seed gives the same walks on any machine (default: 0).
    - ``output``: a file (.csv or .parquet) that the run keeps: it can be ended at any moment, and goes on when it is
      started again (default: nothing is kept).
    - ``workers``: how many threads share the work (default: one for each processor).
    - ``dask``: a cluster that shares the work: "local", an address, or a Client (default: this machine's threads).
    - ``timeout``: seconds for each intervention, not for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).
    - ``announce``: called with one line on the size of the design before it starts (default: nobody is told).

    The ``intervention`` is what has been done already (a mutant, a cell line, a therapy): the background of all that is
    tried, which the untreated row has too, and to which a withdrawal goes back. A component that it holds, and that is
    held otherwise in a row, takes the value of the row.

    Returns Screen; a task that a budget ended is undecided in it, and named with the budget.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range, InterventionError where there is
    nothing to try, and FormatError for an output that belongs to something else.

    >>> import logicnet
    >>> found = logicnet.screen(logicnet.load("il6"), "Resistant_FAC", setting="FAC=1", over=["nodes"])
    >>> found.rows[0].type
    'wild type'
    """
    bounds: dict[str, Any] = {"timeout": timeout, "memory": memory}
    wanted: dict[str, Any] = {"probability": probability, "intervention": intervention, "rates": rates, "share": share}
    wanted |= {"readout": readout, "start": start, "samples": samples, "seed": seed}
    check_flags(minimal=minimal)
    kept = None if output is None else path_of(output)
    question = Question.of(network, phenotype, setting, settings, **wanted, **bounds)
    if interventions is None:
        found = singles(
            question.network,
            over,
            knock_ins=knock_ins,
            exclude=exclude,
            only=only,
            inputs=inputs,
            readouts=readouts,
            drugs=drugs,
            background=question.background,
        )
        tried = design(found, size)
    else:
        tried = interventions if isinstance(interventions, Design) else given(interventions, question.network)
    run = Run(question, tried, kept, by, minimal=minimal)
    if announce is not None:
        announce(run.announcement)
    with _hands(dask, workers) as hands:
        return run.answered(hands, progress)


class Run:
    """One question, one design, and the table it ends in."""

    def __init__(
        self, question: Question, tried: Design, output: Path | None = None, by: str = "", *, minimal: bool = False
    ) -> None:
        names = [readout.name for readout in question.readouts]
        given: dict[str, Any] = {"probability": question.probability, "share": question.share, "readouts": names}
        self.by = Yardstick.of(by, start=bool(question.start), **given)
        confirm_beside(question.background, tried.parts)
        confirm_doses(tried, self.by)
        self.question = question
        self.design = tried
        self.output = output
        self.minimal = minimal
        self._since = time.perf_counter()
        run = f"{question.digest}\n{tried.digest}\nby {self.by.column}" + "\nminimal" * minimal
        self.digest = hashlib.sha256(run.encode()).hexdigest()

    @property
    def announcement(self) -> str:
        """The size of the design, in words."""
        one, many = len(self.design), len(self.question.settings)
        times = f" x {many} settings = {one * many} tasks" if many > 1 else ""
        parts = f"{len(self.design.parts)} single" + (
            f", combined up to {self.design.width}" if self.design.width > 1 else ""
        )
        return f"{one} interventions ({parts}){times}{self._left_out}"

    @property
    def _left_out(self) -> str:
        """Which edges are never cut, where edges are."""
        if not any(isinstance(one, Cut) for part in self.design.parts for one in part.intervention.changes):
            return ""
        touched = {name for part in self.design.parts for one in part.intervention.changes for name in one.place}
        names = ", ".join(sorted(source for source, _ in own_edges(self.question.network) if source in touched))
        return f"; the edges from components with levels to themselves are left out: {names}" if names else ""

    def answered(self, hands: LocalRunner | Cluster, progress: Progress | None = None) -> Screen:
        """The whole table: what was kept is taken over, the rest is asked, and an output is written."""
        if self.output is None:
            return self._screen(hands, self._ranked(self._asked(hands, {}, None, progress)))
        began = time.time()
        if journals.checked_table(self.output, self.digest):
            kept = records.read_answers(self.output, [readout.name for readout in self.question.readouts])
            journals.remove_journal(self.output, self.digest)
            return self._screen(hands, self._from_table(kept))
        with journals.Journal(journals.journal_path(self.output), self.digest) as journal:
            found = self._asked(hands, journal.answers, journal, progress)
        result = self._screen(hands, self._ranked(found))
        journals.write_run(self.output, result, self._manifest(result, time.time() - began))
        journals.remove_journal(self.output, self.digest)
        return result

    def _asked(
        self,
        hands: LocalRunner | Cluster,
        kept: Mapping[str, Answer],
        journal: journals.Journal | None,
        progress: Progress | None,
    ) -> list[list[Answer]]:
        one = len(self.design) + 1
        total, names = one * len(self.question.settings), {}
        every: list[list[Answer]] = []
        for at in range(len(self.question.settings)):
            answers: list[Answer | None] = [None] * one
            if journal is not None:
                names = {number: self.question.task(at, self._intervention(number)) for number in range(-1, one - 1)}
                for number, name in names.items():
                    answers[number + 1] = kept.get(name)
            missing = [number for number in range(-1, one - 1) if answers[number + 1] is None]
            before = at * one + one - len(missing)
            for batch, found in hands.answer(self.question, at, self.design, missing, within(progress, before, total)):
                for number, answer in zip(batch, found, strict=True):
                    answers[number + 1] = answer
                if journal is not None:
                    journal.keep((names[number], answer) for number, answer in zip(batch, found, strict=True))
            every.append([answer for answer in answers if answer is not None])
        if progress is not None:
            progress(total, total)
        return every

    def _from_table(self, kept: Mapping[tuple[str, str, str], Answer]) -> Iterator[Ranking]:
        """The rows of a finished table, ranked again; of a minimal one those that it has."""
        for name, _ in self.question.settings:
            keys = {-1: (name, kind_of(NOTHING), "")}
            keys |= {number: (name, kind_of(one), str(one)) for number, one in enumerate(self.design)}
            lost = [key for number, key in keys.items() if key not in kept and (number < 0 or not self.minimal)]
            if lost:
                raise FormatError(f"{self.output} has no row for {lost[0]}", hint="remove it and start again")
            there = [number for number, key in keys.items() if key in kept]
            yield Ranking.of(name, [kept[keys[number]] for number in there], self.by, there[1:])

    def _ranked(self, every: Sequence[Sequence[Answer]]) -> Iterator[Ranking]:
        for (name, _), answers in zip(self.question.settings, every, strict=True):
            if self.minimal:
                numbers = minimal_rows(self.design, answers, self.by)
                stay = [answers[0], *(answers[number + 1] for number in numbers)]
                yield Ranking.of(name, stay, self.by, numbers)
            else:
                yield Ranking.of(name, answers, self.by)

    def _intervention(self, number: int) -> Intervention:
        return Intervention() if number == WILD_TYPE else self.design[number]

    def _screen(self, hands: LocalRunner | Cluster, groups: Iterable[Ranking]) -> Screen:
        names = tuple(name for name, _ in self.question.settings)
        rows = Rows(self.question.phenotype, self.design, tuple(groups), self.by)
        known = hands.known / hands.asked if hands.asked else 0.0
        asked, seconds = self.question, time.perf_counter() - self._since
        samples = asked.walks if asked.probability or asked.timed else None
        told = (
            asked.start,
            self.digest,
            known,
            samples,
            asked.probability,
            asked.share,
            asked.readouts,
            self.minimal,
            seconds,
            asked.seed,
        )
        return Screen(asked.asked, asked.phenotype, names, rows, *told)

    def _manifest(self, result: Screen, seconds: float) -> dict[str, Any]:
        return {
            "digest": self.digest,
            "network": {"name": self.question.network.name, "digest": self.question.network.digest},
            "phenotype": self.question.phenotype,
            "expression": self.question.network.expression(self.question.phenotype).text,
            "start": self.question.start,
            "perturb": str(self.question.background),
            "rates": self.question.rates.to_dict(),
            "readouts": [readout.name for readout in self.question.readouts],
            "share": self.question.share,
            "by": self.by.column,
            "minimal": self.minimal,
            "left_out": result.left_out,
            "samples": result.samples,
            "seed": self.question.seed,
            "settings": {name: str(setting) for name, setting in self.question.settings},
            "design": {
                "digest": self.design.digest,
                "interventions": len(self.design),
                "parts": len(self.design.parts),
            },
            "rows": len(result),
            "complete": result.complete,
            "run": journals.how_run(seconds),
        }


@contextmanager
def _hands(dask: Any, workers: int | None) -> Iterator[LocalRunner | Cluster]:
    hands = Cluster(dask, workers) if dask is not None else LocalRunner(workers)
    try:
        yield hands
    finally:
        hands.close()
