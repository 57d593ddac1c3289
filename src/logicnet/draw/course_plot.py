"""The plot of a course: a line a measure over time, with its band where it was sampled, named at its end.

Lines differ in dashes, markers and colours; measures whose curves are the same share a line. What a protocol changes
stands over the plot, with a line down at its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import inf, isfinite
from string import ascii_lowercase
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.course_answer import CurveStatus
from logicnet.draw.answers import answer_for
from logicnet.draw.paint import fonts
from logicnet.draw.paint.apart import moved_apart
from logicnet.draw.paint.axes import Marks, Scale, beside_values, ticks, time_axis, value_axis
from logicnet.draw.paint.canvas import Entry, canvas, made_of, question_told
from logicnet.draw.paint.headings import LEGEND_SIZE
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Shape, Text, polygon
from logicnet.draw.paint.strokes import SAMPLE_LENGTH, Stroke, strokes
from logicnet.draw.paint.style import spoken

if TYPE_CHECKING:
    from logicnet.analysis.course_answer import Curve, Simulation
    from logicnet.analysis.trajectories import Trajectories
    from logicnet.model import NetworkLike

_WIDTH, _HEIGHT, _LOWEST = 420.0, 240.0, 120.0
_LABEL, _LINE, _APART, _LONGEST = 8.0, 9.0, 2.5, 150.0  # of the names at the lines' ends
_TO_LABEL = 28.0  # from the end of a line to its name, and beyond the name
_NARROW = 0.42  # of the room, that a plot takes at least with names at its lines' ends; else they go into the legend
_TOLD = 110  # characters of a line of the heading
_TOGETHER = 8  # measures of one curve that are named


def course_lines(
    simulation: Simulation | NetworkLike, *, limit: int = 24, title: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """The plot of a course: each measure over time, with bands of 95 % where it was sampled.

    - ``simulation``: the answer of ``logicnet.simulate``, or a network of which it is asked (by its
      name, too).
    - ``limit``: how many measures are drawn, those that change the most (default: 24); the picture says how many were
      left out.
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises nothing of its own.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
    >>> course_lines(logicnet.simulate(network, "A=0 B=0")).title
    'Course of n'
    """
    simulation = answer_for(simulation, "simulation")
    network = simulation.network
    name = f"Course of {network.title or network.name}" if title is None else title
    known = [curve for curve in simulation.curves if None not in curve.values]
    shown = drawn_curves(known, limit)
    together = same_curves(shown)
    notes = _notes(simulation, len(shown), len(known))
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        named = {phenotype.name: spoken(phenotype.name) for phenotype in network.phenotypes} | titles
        labels = [_joined([named.get(curve.name, curve.name) for curve in curves]) for curves in together]
        frame = _Frame.of(simulation, shown, labels, sheet.room, legend=sheet.look.legend)
        marks = frame.marks(simulation, keyed=sheet.look.legend)
        return sheet.picture(
            _body(simulation, together, frame, marks),
            title=name,
            lines=(*asked_lines(simulation), *_exactness(shown, simulation), *notes),
            legend=[frame.legend(labels, sheet.room), marks.legend(sheet.room)],
            notes=notes,
            made=made_of(network, **asked_words(simulation), **_sampling(simulation)),
        )


def same_curves(curves: Sequence[Curve]) -> list[list[Curve]]:
    """The curves, those together that are the same within their errors at all times, in the order of their first."""
    found: list[list[Curve]] = []
    for curve in curves:
        home = next((several for several in found if _same(several[0], curve)), None)
        if home is None:
            found.append([curve])
        else:
            home.append(curve)
    return found


def _same(one: Curve, other: Curve) -> bool:
    if one.status != other.status:
        return False
    near = (one.error or 0.0) + (other.error or 0.0) + 1e-12
    ends = ((*curve.values, *curve.low, *curve.high, *chain.from_iterable(curve.before)) for curve in (one, other))
    pairs = list(zip(*ends, strict=False))
    return all(a == b or abs((a or 0.0) - (b or 0.0)) <= near for a, b in pairs)


def _joined(names: Sequence[str]) -> str:
    """What a line is called that several measures share."""
    if len(names) == 1:
        return names[0]
    more = f" and {len(names) - _TOGETHER} more" if len(names) > _TOGETHER else ""
    return f"{', '.join(names[:_TOGETHER])}{more}: the same curve"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a plot stands, what its lines look like, and their names at their ends, each in lines; letters where the
    legend has the names (``keyed``).
    """

    values: tuple[float, float]
    left: float
    width: float
    height: float
    looks: tuple[Stroke, ...]
    names: tuple[tuple[str, ...], ...]
    keyed: bool

    @classmethod
    def of(
        cls, simulation: Simulation, shown: Sequence[Curve], labels: Sequence[str], room: float, *, legend: bool
    ) -> _Frame:
        """The frame of a plot no wider than the room."""
        low, high = _range(shown)
        left = beside_values(low, high)
        longest = min(_LONGEST, (1 - _NARROW) * room - left - _TO_LABEL)
        fits = all(fonts.width(word, _LABEL) <= longest for label in labels for word in label.split())
        names = tuple(fonts.wrap(text, _LABEL, longest) for text in _fitted(labels, _LABEL, longest))
        keyed = legend and (not fits or sum(map(_tall, names)) > _HEIGHT) and room < inf
        if keyed:
            names = tuple((_letter(number),) for number in range(len(labels)))
        width = min(_WIDTH, room - left - _beside(names))
        height = max(_LOWEST, min(_HEIGHT, 0.7 * width), sum(map(_tall, names)))
        return cls((low, high), left, width, height, tuple(strokes(len(labels))), names, keyed)

    @property
    def times(self) -> tuple[float, float]:
        """Where the axis of time begins and ends."""
        return self.left, self.left + self.width

    @property
    def right(self) -> float:
        """Where all of it ends."""
        return self.left + self.width + _beside(self.names)

    def marks(self, simulation: Simulation, *, keyed: bool) -> Marks:
        """What the protocol changes, over the plot."""
        turns = ((turn.time, turn.text) for turn in simulation.protocol.turns)
        return Marks.placed(turns, Scale(0.0, simulation.until, *self.times), self.right, keyed=keyed)

    def legend(self, labels: Sequence[str], room: float) -> list[Entry]:
        """A sample of each line with its letter and its measure, where letters stand at the lines' ends."""
        if not self.keyed:
            return []
        samples = (_lettered(look.sample(), name) for look, (name,) in zip(self.looks, self.names, strict=True))
        return list(zip(samples, _fitted(labels, LEGEND_SIZE, room - SAMPLE_LENGTH - 20), strict=True))


def _fitted(labels: Sequence[str], size: float, limit: float) -> Sequence[str]:
    """The labels as they are; where one has a word that is wider than ``limit``, all of these cut."""
    long = [label for label in labels if any(fonts.width(word, size) > limit for word in label.split())]
    cut = dict(zip(long, cut_apart(long, size, limit), strict=True))
    return [cut.get(label, label) for label in labels]


def _beside(names: Iterable[Sequence[str]]) -> float:
    """The room of names right of the plot."""
    return _TO_LABEL + max((fonts.width(text, _LABEL) for lines in names for text in lines), default=0)


def _tall(name: Sequence[str]) -> float:
    """The room of a name from the one above to the one below."""
    return _LINE * len(name) + _APART


def _letter(number: int) -> str:
    """a to z, then aa, ab and so on."""
    before, last = divmod(number, len(ascii_lowercase))
    return (_letter(before - 1) if before else "") + ascii_lowercase[last]


def _lettered(sample: Picture, name: str) -> Picture:
    """A sample of a line with its letter."""
    letter = Text(sample.width + 3, sample.height / 2 + 2.8, name, LEGEND_SIZE, "start", bold=True)
    return Picture(sample.width + 12, sample.height, (*sample.items, letter))


def _body(simulation: Simulation, together: Sequence[Sequence[Curve]], frame: _Frame, marks: Marks) -> Picture:
    begin, end = frame.times
    times = Scale(0.0, simulation.until, begin, end)
    top, height = marks.height + 4, frame.height
    values = Scale(*frame.values, top + height, top)
    probabilities = all(curve.measure.is_phenotype for curves in together for curve in curves)
    items = value_axis(values, begin, end, "probability" if probabilities else "expected value")
    items += time_axis(times, top + height, "steps" if simulation.steps else "time (1/rate)")
    items += marks.items(times, top, top + height)
    for curves, look in zip(together, frame.looks, strict=True):
        items.append(_drawn(curves, simulation.times, times, values, look))
    items += _named([curves[0] for curves in together], frame, values)
    return Picture(frame.right, top + height + 30, tuple(items))


def drawn_curves(curves: Sequence[Curve], limit: int) -> list[Curve]:
    """At most ``limit`` curves, those that change the most, in their order."""
    chosen = sorted(range(len(curves)), key=lambda place: (-round(curves[place].spread, 9), place))[:limit]
    return [curves[place] for place in sorted(chosen)]


def asked_lines(answer: Simulation | Trajectories) -> list[str]:
    """What was asked, in the field's notation, and where it starts: as much as fits on a line."""
    start = str(answer.start) or "any state"
    asked = (answer.asked.context, answer.under, f"rates {answer.asked.rates}" if answer.asked.rates else "")
    return [_clipped(" · ".join(str(part) for part in asked if part)), _clipped(f"from {start}")]


def asked_words(answer: Simulation | Trajectories) -> dict[str, object]:
    """What was asked, for the file: all that a course depends on but for the seeds of walks."""
    return {
        **question_told(answer.asked),
        "rates": answer.asked.rates if answer.asked.rates else "",
        "start": str(answer.start) or "any state",
        "protocol": answer.protocol if answer.protocol else "",
        "until": f"{answer.until:g}{' steps' if answer.steps else ''}",
    }


def _sampling(simulation: Simulation) -> dict[str, object]:
    """Of what is drawn how it is known: the measures, and of walks how many and their seed."""
    walks = [curve.walks for curve in simulation.curves if curve.status is CurveStatus.SAMPLED]
    told: dict[str, object] = {"measures": ", ".join(curve.name for curve in simulation.curves)}
    return told | ({"walks": max(many or 0 for many in walks), "seed": simulation.seed} if walks else {})


def _range(shown: Sequence[Curve]) -> tuple[float, float]:
    """What the axis of values spans: 0 to 1 for probabilities, else what is there, to the next round number."""
    ends = [end for curve in shown for end in (*curve.low, *curve.high) if isfinite(end)]
    low, high = min([*ends, 0.0]), max([*ends, 0.0])
    if low >= 0 and high <= 1:
        return 0.0, 1.0
    round_ = ticks(low, high)
    step = round_[1] - round_[0] if len(round_) > 1 else 1.0
    # a little less than the step: an end that is a round number but for its last bits takes no further one
    return round_[0] - step * (low < round_[0] - step * 1e-6), round_[-1] + step * (high > round_[-1] + step * 1e-6)


def _drawn(curves: Sequence[Curve], when: Sequence[float], times: Scale, values: Scale, look: Stroke) -> Group:
    """The line of curves that are the same."""
    curve = curves[0]
    told = zip(when, curve.values, curve.low, curve.high, strict=True)
    # what is just before a change comes before what is at its time, where a value may jump
    rows = sorted(
        [
            *((t, 1, v, low, high) for t, v, low, high in told),
            *((t, 0, v, low, high) for t, v, low, high in curve.before),
        ]
    )
    items: list[Item] = []
    if curve.low != curve.high:
        upper = [(times.at(t), values.at(high)) for t, _, _, _, high in rows]
        lower = [(times.at(t), values.at(low)) for t, _, _, low, _ in rows]
        band: Shape = polygon([*upper, *reversed(lower)], fill=look.colour)
        items.append(replace(band, opacity=0.2))
    points = [(times.at(t), values.at(value)) for t, _, value, _, _ in rows if value is not None]
    items += look.drawn(points)
    name = ", ".join(one.name for one in curves)
    return Group(tuple(items), "curve", (("name", name), ("status", curve.status)), name)


def _named(shown: Sequence[Curve], frame: _Frame, values: Scale) -> list[Item]:
    """The name of each line beside its end; names that would lie upon each other are moved apart."""
    ends = [values.at(curve.values[-1] or 0.0) for curve in shown]
    order = sorted(range(len(ends)), key=lambda k: (ends[k], k))
    heights = [_tall(frame.names[k]) for k in order]
    middles = moved_apart([ends[k] for k in order], heights, values.end - _LINE / 2, values.begin + _LINE / 2)
    x = frame.times[1]
    items: list[Item] = []
    for place, y in zip(order, middles, strict=True):
        items += frame.looks[place].lead([(x + 1, ends[place]), (x + 8, y), (x + 17, y)])
        first = y - _LINE * (len(frame.names[place]) - 1) / 2 + 2.8
        for number, text in enumerate(frame.names[place]):
            items.append(Text(x + 23, first + number * _LINE, text, _LABEL, "start"))
    return items


def _exactness(shown: Sequence[Curve], simulation: Simulation) -> list[str]:
    """How the curves were found, in a line."""
    sampled = [curve for curve in shown if curve.status is CurveStatus.SAMPLED]
    if not sampled:
        return [f"exact within {max(curve.error or 0.0 for curve in shown):.0e}"] if shown else []
    some = "" if len(sampled) == len(shown) else f" of {len(sampled)} of the {len(shown)} curves; the others are exact"
    return [f"bands: 95 % intervals of {sampled[0].walks} walks{some}"]


def _notes(simulation: Simulation, shown: int, known: int) -> tuple[str, ...]:
    notes = []
    if shown < known:
        notes.append(f"the {shown} of {known} measures that change the most; {known - shown} are not drawn")
    if known < len(simulation.curves):
        notes.append(f"{len(simulation.curves) - known} of {len(simulation.curves)} measures are not known")
    if not simulation.complete:
        notes.append(f"incomplete: {simulation.why_incomplete}")
    return tuple(notes)


def _clipped(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[:_TOLD].rstrip()}…"
