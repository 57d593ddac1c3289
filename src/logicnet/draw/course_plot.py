"""The plot of a course: a line a measure over time, with its band where it was sampled, named at its end.

Lines differ in colour and in dashes. What a protocol changes stands over the plot, with a line down at its time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import TYPE_CHECKING, TypeAlias, Unpack

from logicnet.analysis.course_answer import CurveStatus
from logicnet.draw.answers import answer_for
from logicnet.draw.paint import fonts
from logicnet.draw.paint.axes import Marks, Scale, beside_values, ticks, time_axis, value_axis
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.headings import LEGEND_SIZE
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Shape, Text, line, polygon
from logicnet.draw.paint.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, VERMILLION, spoken

if TYPE_CHECKING:
    from logicnet.analysis.course_answer import Curve, Simulation
    from logicnet.analysis.trajectories import Trajectories
    from logicnet.model import NetworkLike

_COLOURS = (BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY, INK)
_DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 2.5), (1.5, 2.0), (7.0, 2.0, 1.5, 2.0))
_WIDTH, _HEIGHT, _LOWEST = 420.0, 240.0, 120.0
_LABEL, _APART, _LONGEST = 8.0, 10.0, 150.0  # of the names at the lines' ends
_TO_LABEL = 28.0  # from the end of a line to its name, and beyond the name
_BEYOND = 11.0  # right of the last time where there are no names
_NARROW = 0.6  # of the room, below which a plot with names at its lines' ends is too narrow: they go into the legend
_Stroke: TypeAlias = tuple[str, tuple[float, ...]]  # the colour of a line, and its dashes
_COVERED = 0.2  # of the times, from which a line that lies on another one is dashed
_TOLD = 110  # characters of a line of the heading


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
    notes = _notes(simulation, len(shown), len(known))
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        named = {phenotype.name: spoken(phenotype.name) for phenotype in network.phenotypes} | titles
        labels = [named.get(curve.name, curve.name) for curve in shown]
        frame = _Frame.of(simulation, shown, labels, sheet.room, legend=sheet.look.legend)
        marks = frame.marks(simulation, keyed=sheet.look.legend)
        return sheet.picture(
            _body(simulation, shown, frame, marks),
            title=name,
            lines=(*asked_lines(simulation), *_exactness(shown, simulation), *notes),
            legend=[frame.legend(labels, sheet.room), marks.legend(sheet.room)],
            notes=notes,
            made=made_of(network, asked=simulation.asked, start=simulation.start),
        )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a plot stands, what its lines look like, and their names at their ends; none where the legend has them."""

    values: tuple[float, float]
    left: float
    width: float
    height: float
    looks: tuple[_Stroke, ...]
    names: tuple[str, ...]

    @classmethod
    def of(
        cls, simulation: Simulation, shown: Sequence[Curve], labels: Sequence[str], room: float, *, legend: bool
    ) -> _Frame:
        """The frame of a plot no wider than the room."""
        low, high = _range(shown)
        left = beside_values(low, high)
        longest = min(_LONGEST, 0.4 * room)
        names = cut_apart(labels, _LABEL, longest)
        right = _TO_LABEL + max((fonts.width(text, _LABEL) for text in names), default=0)
        if legend and room < inf and (room - left - right < _NARROW * room or list(names) != list(labels)):
            names, right = (), _BEYOND
        width = min(_WIDTH, room - left - right)
        height = max(_LOWEST, min(_HEIGHT, 0.7 * width), _APART * len(names))
        looks = _looks(shown, (high - low) / 200, dashed=not names)
        return cls((low, high), left, width, height, tuple(looks), names)

    @property
    def times(self) -> tuple[float, float]:
        """Where the axis of time begins and ends."""
        return self.left, self.left + self.width

    @property
    def right(self) -> float:
        """Where all of it ends."""
        names = max((fonts.width(text, _LABEL) for text in self.names), default=0)
        return self.left + self.width + (_TO_LABEL + names if self.names else _BEYOND)

    def marks(self, simulation: Simulation, *, keyed: bool) -> Marks:
        """What the protocol changes, over the plot."""
        turns = ((turn.time, turn.text) for turn in simulation.protocol.turns)
        return Marks.placed(turns, Scale(0.0, simulation.until, *self.times), self.right, keyed=keyed)

    def legend(self, labels: Sequence[str], room: float) -> list[tuple[Picture, str]]:
        """A sample of each line with its measure, where no names stand at the lines' ends."""
        if self.names:
            return []
        samples = (Picture(24, 8, (line([(0, 4), (24, 4)], stroke=c, width=1.4, dash=dash),)) for c, dash in self.looks)
        return list(zip(samples, cut_apart(labels, LEGEND_SIZE, room - 30), strict=True))


def _body(simulation: Simulation, shown: Sequence[Curve], frame: _Frame, marks: Marks) -> Picture:
    begin, end = frame.times
    times = Scale(0.0, simulation.until, begin, end)
    top, height = marks.height + 4, frame.height
    values = Scale(*frame.values, top + height, top)
    probabilities = all(curve.measure.is_phenotype for curve in shown)
    items = value_axis(values, begin, end, "probability" if probabilities else "expected value")
    items += time_axis(times, top + height, "steps" if simulation.steps else "time (1/rate)")
    items += marks.items(times, top, top + height)
    for curve, look in zip(shown, frame.looks, strict=True):
        items.append(_drawn(curve, simulation.times, times, values, look))
    if frame.names:
        items += _named(shown, frame.names, frame.looks, values, end)
    return Picture(frame.right, top + height + 30, tuple(items))


def drawn_curves(curves: Sequence[Curve], limit: int) -> list[Curve]:
    """At most ``limit`` curves, those that change the most, in their order."""
    chosen = sorted(range(len(curves)), key=lambda place: (-round(curves[place].spread, 9), place))[:limit]
    return [curves[place] for place in sorted(chosen)]


def asked_lines(answer: Simulation | Trajectories) -> list[str]:
    """What was asked, in the field's notation, and where it starts: as much as fits on a line."""
    start = str(answer.start) or "any state"
    return [_clipped(str(answer.asked)), _clipped(f"from {start}")]


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


def _drawn(curve: Curve, when: Sequence[float], times: Scale, values: Scale, look: _Stroke) -> Group:
    colour, dash = look
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
        band: Shape = polygon([*upper, *reversed(lower)], fill=colour)
        items.append(replace(band, opacity=0.2))
    points = [(times.at(t), values.at(value)) for t, _, value, _, _ in rows if value is not None]
    items.append(line(points, stroke=colour, width=1.4, dash=dash))
    return Group(tuple(items), "curve", (("name", curve.name), ("status", curve.status)), curve.name)


def _looks(shown: Sequence[Curve], near: float, *, dashed: bool) -> list[_Stroke]:
    """The colour and the dashes of each line, no two alike. A line that lies on an earlier one (no further from it than
    ``near``) is dashed, so that both are seen. ``dashed`` gives each its own dashes, for a legend without colours.
    """
    looks: list[_Stroke] = []
    used = set()
    for place, curve in enumerate(shown):
        dash = place if dashed else place // len(_COLOURS)
        if any(_together(curve, other, near) > _COVERED for other in shown[:place]):
            dash = max(dash, 1)
        while (place % len(_COLOURS), dash) in used:
            dash += 1
        used.add((place % len(_COLOURS), dash))
        looks.append((_COLOURS[place % len(_COLOURS)], _dashes(dash)))
    return looks


def _dashes(number: int) -> tuple[float, ...]:
    """The pattern of this number: beyond those that are listed, a dash and ever more dots."""
    return _DASHES[number] if number < len(_DASHES) else (9.0, 2.0, *(1.5, 2.0) * (number - len(_DASHES) + 2))


def _together(one: Curve, other: Curve, near: float) -> float:
    """The share of times at which two curves lie on each other."""
    pairs = zip(one.values, other.values, strict=True)
    return sum(abs((a or 0.0) - (b or 0.0)) < near for a, b in pairs) / len(one.values)


def _named(
    shown: Sequence[Curve],
    labels: Sequence[str],
    looks: Sequence[_Stroke],
    values: Scale,
    x: float,
) -> list[Item]:
    """The name of each line beside its end; names that would lie upon each other are moved apart."""
    ends = [values.at(curve.values[-1] or 0.0) for curve in shown]
    items: list[Item] = []
    for place, y in zip(
        sorted(range(len(ends)), key=lambda k: (ends[k], k)), _spread(sorted(ends), values), strict=True
    ):
        colour, dash = looks[place]
        items.append(line([(x + 1, ends[place]), (x + 8, y), (x + 20, y)], stroke=colour, width=1.2, dash=dash))
        items.append(Text(x + 23, y + 2.8, labels[place], _LABEL, "start"))
    return items


def _spread(wanted: Sequence[float], values: Scale) -> list[float]:
    """Places in rising order, at least as far apart as a line of text is high, and as near as can be to those that are
    wanted: neighbours that do not fit stand together about the middle of theirs.
    """
    groups: list[tuple[float, int]] = []  # where each group begins, and how many stand in it
    for y in wanted:
        begin, many = y, 1
        while groups and groups[-1][0] + groups[-1][1] * _APART > begin:
            before, more = groups.pop()
            # the mean of where the two groups would begin, the later one moved up by the lines before it
            begin, many = (before * more + (begin - more * _APART) * many) / (more + many), more + many
        groups.append((begin, many))
    places = [begin + k * _APART for begin, many in groups for k in range(many)]
    floor = values.begin + 4
    for k in range(len(places) - 1, -1, -1):
        places[k] = min(places[k], floor)
        floor = places[k] - _APART
    ceiling = values.end
    for k, place in enumerate(places):
        places[k] = max(place, ceiling)
        ceiling = places[k] + _APART
    return places


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
