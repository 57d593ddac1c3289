"""What a simulation answers: of each measure its expected value at given times, exact or sampled."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork, begun
from logicnet.display import Details, Note, Sketch, TableView, Visible
from logicnet.display.cards import CardPart
from logicnet.display.tables import shortened, value_text
from logicnet.model import Asked, Measure, Protocol, Start

if TYPE_CHECKING:
    import pandas


class CurveStatus(StrEnum):
    """How a curve is known."""

    EXACT = "exact"
    SAMPLED = "sampled"
    UNKNOWN = "unknown"


_TIMES_TOLD = 21  # by a table, beside those at which a protocol changes something

_MOST_NAMES = 10
COLUMNS = ("time", "measure", "value", "low", "high", "status")
"""Of the table of a course: a row for each time and measure."""


@dataclass(frozen=True, slots=True, repr=False)
class Curve(Visible):
    """The expected value of a measure over time; of a phenotype it is the probability.

    - ``measure``: what is followed.
    - ``status``: ``exact``, ``sampled``, or ``unknown`` where the work ended before anything was known of it.
    - ``values``: at each time; None where nothing is known.
    - ``low``: where the 95 % interval of each begins; where it is exact, the value.
    - ``high``: where it ends.
    - ``error``: how far exact values may lie from the truth; None where they are not exact.
    - ``states``: how many states were listed for it; None where it is not exact.
    - ``walks``: how many walks were made; None where it is not sampled.
    - ``why``: why it is not exact.
    - ``before``: where a protocol changes something: the time, and value, low and high just before; those at the time
      itself stand among the values.
    """

    measure: Measure
    status: CurveStatus
    values: tuple[float | None, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    error: float | None = None
    states: int | None = None
    walks: int | None = None
    why: str = ""
    before: tuple[tuple[float, float | None, float, float], ...] = ()

    @property
    def name(self) -> str:
        """What the measure is called."""
        return self.measure.name

    @property
    def spread(self) -> float:
        """How far its values lie apart."""
        known = [value for value in self.values if value is not None]
        return max(known) - min(known) if known else 0.0

    def at(self, place: int) -> str:
        """Its value at a time, by that one's place, with half of its interval where it is not exact; ``?`` where it is
        not known.
        """
        value = self.values[place]
        if value is None:
            return "?"
        if self.status == CurveStatus.EXACT:
            return value_text(value)
        return f"{value_text(value)} ±{max(self.high[place] - value, value - self.low[place]):.2g}"

    def _line(self) -> str:
        told = f", from {self.at(0)} to {self.at(len(self.values) - 1)}" if self.values else ""
        return f"Curve of {self.name}: {self.status}, {len(self.values)} times{told}"

    def to_dict(self) -> dict[str, Any]:
        """The curve as it stands in JSON."""
        return {
            "measure": self.name,
            "kind": "probability" if self.measure.is_phenotype else "expected value",
            "status": self.status,
            "error": self.error,
            "states": self.states,
            "walks": self.walks,
            "why": self.why,
            "values": list(self.values),
            "low": list(self.low),
            "high": list(self.high),
            "before": [dict(zip(("time", "value", "low", "high"), one, strict=True)) for one in self.before],
        }


@dataclass(frozen=True, repr=False)
class Simulation(AboutNetwork):
    """What measures are on average over time.

    - ``start``: where the network begins.
    - ``protocol``: what changes from outside, and when.
    - ``until``: when the course ends.
    - ``times``: at which the measures are told; steps where ``steps``.
    - ``curves``: each measure with its values.
    - ``steps``: whether time is counted in steps of the discrete process.
    - ``samples``: how many walks were asked for where a measure is not exact.
    - ``seed``: of these walks.
    - ``overridden``: the values that the start was given for components which are held at the other one.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
    >>> found = logicnet.simulate(network, "A=0 B=0", until=2, every=1, measures="A")
    >>> [round(value, 6) for value in found.curves[0].values]
    [0.0, 0.632121, 0.864665]
    """

    asked: Asked
    start: Start
    protocol: Protocol
    until: float
    times: tuple[float, ...]
    curves: tuple[Curve, ...] = ()
    steps: bool = False
    samples: int | None = None
    seed: int | None = None
    method: str = ""
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    overridden: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Curve:
        """The curve of the measure of this name. Raises KeyError where none is called so."""
        return {curve.name: curve for curve in self.curves}[name]

    @property
    def exact(self) -> bool:
        """Whether every curve is."""
        return all(curve.status is CurveStatus.EXACT for curve in self.curves)

    def rows(self) -> Iterator[tuple[float, str, float | None, float, float, CurveStatus]]:
        """The table, a row for each time and measure.

        Returns an iterator of time, measure, value (None where it is not known), low, high and status.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
        >>> found = logicnet.simulate(network, "A=0 B=0", until=1, every=1)
        >>> next(found.rows())[:3]
        (0.0, 'B', 0.0)
        """
        for place, time in enumerate(self.times):
            for curve in self.curves:
                yield time, curve.name, curve.values[place], curve.low[place], curve.high[place], curve.status

    def to_csv(self) -> str:
        """The table as text; of what is not known the value is empty.

        Returns the text, with the names of the columns first.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
        >>> found = logicnet.simulate(network, "A=0 B=0", until=1, every=1)
        >>> found.to_csv().splitlines()[0]
        'time,measure,value,low,high,status'
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        for time, name, value, low, high, status in self.rows():
            known = "" if value is None else repr(value)
            writer.writerow([f"{time:.12g}", name, known, repr(low), repr(high), status])
        return text.getvalue()

    def to_frame(self) -> pandas.DataFrame:
        """The table: time, measure, value, low, high, status."""
        import pandas

        return pandas.DataFrame(list(self.rows()), columns=list(COLUMNS))

    @property
    def summary(self) -> str:
        """How many measures are followed, and until when."""
        many = len(self.curves)
        end = f"until {self.until:g}{' steps' if self.steps else ''}"
        return f"{many} measure{'' if many == 1 else 's'}, {len(self.times)} times, {end}"

    @property
    def _certainty(self) -> str:
        return "; ".join(self.statuses())

    def statuses(self) -> list[str]:
        """How the measures were found.

        Returns a line for what is exact, for what was sampled, and for what is not known, where there is any.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
        >>> found = logicnet.simulate(network, "A=0 B=0", until=1, every=1)
        >>> len(found.statuses())
        1
        """
        of = {status: [curve for curve in self.curves if curve.status == status] for status in CurveStatus}
        lines = []
        if exact := of[CurveStatus.EXACT]:
            states = max(curve.states or 0 for curve in exact)
            error = max(curve.error or 0.0 for curve in exact)
            right = f"within {error:.1g}" if error else "to rounding"
            several = "states" if states != 1 else "state"
            lines.append(f"exact, {right} (at most {states} {several} listed){self._which(exact)}")
        if sampled := of[CurveStatus.SAMPLED]:
            how = f"{sampled[0].walks} walks, seed {self.seed}; ± is the 95 % interval"
            lines.append(f"sampled ({how}){self._which(sampled, _reasons(sampled))}")
        if unknown := of[CurveStatus.UNKNOWN]:
            lines.append(f"not known{self._which(unknown, _reasons(unknown))}")
        return lines

    def _which(self, curves: Sequence[Curve], reasons: str = "") -> str:
        """The names of some curves and why it is so, after a colon; the reasons alone where they are all."""
        if len(curves) == len(self.curves):
            return f": {reasons}" if reasons else ""
        names = shortened([curve.name for curve in curves], _MOST_NAMES)
        return f": {names}{f' ({reasons})' if reasons else ''}"

    def chosen(self) -> list[int]:
        """The times that a table tells where it does not tell all: some that are spread evenly, and those of the
        protocol's changes.

        Returns their places in ``times``.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
        >>> found = logicnet.simulate(network, "A=0 B=0", until=1, every=1)
        >>> found.chosen()
        [0, 1]
        """
        changes = {turn.time for turn in self.protocol.turns}
        turned = (place for place, time in enumerate(self.times) if time in changes)
        return sorted({*_spread(len(self.times)), *turned})

    def _facts(self) -> list[tuple[str, object]]:
        return [*super()._facts(), begun(self.start), ("protocol", self.protocol or "")]

    def _parts(self) -> list[CardPart]:
        told = self.chosen()
        rows = [[f"{self.times[place]:g}", *(curve.at(place) for curve in self.curves)] for place in told]
        titles = ["step" if self.steps else "time", *(curve.name for curve in self.curves)]
        left = len(self.times) - len(told)
        more = f"{len(told)} of {len(self.times)} times, spread evenly: .to_frame() has all" if left else ""
        return [Sketch(self), Details("Values", [TableView(titles, rows, most=len(rows)), Note(more)])]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": self.start.to_dict(),
            "overridden": dict(self.network.told(self.overridden)),
            "rates": self.asked.rates.to_dict(),
            "protocol": self.protocol.to_dict(),
            **self.proof(),
            "exact": self.exact,
            "clock": "steps" if self.steps else "continuous",
            "until": self.until,
            "samples": self.samples,
            "seed": self.seed,
            "times": list(self.times),
            "curves": [curve.to_dict() for curve in self.curves],
        }


def _reasons(curves: Iterable[Curve]) -> str:
    return "; ".join(dict.fromkeys(curve.why for curve in curves if curve.why))


def _spread(count: int) -> list[int]:
    """At most 21 places, the first and the last among them, as even as can be."""
    if count <= _TIMES_TOLD:
        return list(range(count))
    return [round(k * (count - 1) / (_TIMES_TOLD - 1)) for k in range(_TIMES_TOLD)]
