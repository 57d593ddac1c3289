"""The picture of single walks: a row a component over time, filled where it is on.

What neither moves nor differs between walks has no row: a note tells its level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.answers import answer_for
from logicnet.draw.course_plot import asked_lines, asked_words
from logicnet.draw.grids.cells import level_scales
from logicnet.draw.paint import fonts
from logicnet.draw.paint.axes import Marks, Scale, time_axis
from logicnet.draw.paint.canvas import BODY, Entry, canvas, made_of
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, rectangle
from logicnet.draw.paint.style import VALUES, LevelValue, value_style

if TYPE_CHECKING:
    from logicnet.analysis.trajectories import Trajectories, Trajectory
    from logicnet.model import NetworkLike

_WIDTH, _LONGEST = 420.0, 150.0
_ROWS = ((11.0, 7.5), (8.0, 6.5))  # points from row to row, and of a label: the second where the first is too tall
_BESIDE_ROWS = 30.0  # points of a walk beside its rows
_NAMED = 40  # components without a row that a note names
_BEYOND = 11.0  # right of the last time, for half of its number


def trajectory_rows(
    trajectories: Trajectories | NetworkLike, *, limit: int = 60, title: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """The picture of single walks: when each component is on, a row each.

    A component that stays at one level, the same in all walks, has no row; a note names it with its level.

    - ``trajectories``: the answer of ``logicnet.trajectories``, or a network of which it is asked (by its
      name, too).
    - ``limit``: how many components are drawn, the first ones that move or differ between walks (default: 60); the
      picture says how many were left out.
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises nothing of its own.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("n", Rules.build(["A", "B"], ["1", "A"]))
    >>> trajectory_rows(logicnet.trajectories(network, "A=0 B=0")).title
    'A walk of n'
    """
    trajectories = answer_for(trajectories, "trajectories")
    network, walks = trajectories.network, trajectories.walks
    many = "A walk" if len(walks) == 1 else f"{len(walks)} walks"
    title = f"{many} of {network.title or network.name}" if title is None else title
    still = _still(trajectories)
    names = [c.name for c in network.components if c.name not in still]
    if not names:  # nothing moves: what stays is all that there is to draw
        names, still = list(still), {}
    rows = names[:limit]
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        notes = _notes(trajectories, len(rows), len(names), {titles[name]: said for name, said in still.items()})
        high, size = _ROWS[sheet.room < inf and len(walks) * (len(rows) * _ROWS[0][0] + _BESIDE_ROWS) > BODY]
        labels = cut_apart([titles[row] for row in rows], size, min(_LONGEST, 0.4 * sheet.room))
        left = max((fonts.width(text, size) for text in labels), default=0) + 8
        times = Scale(0.0, trajectories.until, left, left + min(_WIDTH, sheet.room - left - _BEYOND))
        turns = ((turn.time, turn.text) for turn in trajectories.protocol.turns)
        marks = Marks.placed(turns, times, times.end + _BEYOND, keyed=sheet.look.legend)
        return sheet.picture(
            [_panel(trajectories, number, rows, labels, times, marks, (high, size)) for number in range(len(walks))],
            title=title,
            lines=(*asked_lines(trajectories), *notes),
            legend=[_legend([network.component(row).maximum for row in rows]), marks.legend(sheet.room)],
            notes=notes,
            shorter="shorter with fewer walks (walks)" if len(walks) > 1 else "",
            made=made_of(
                network, **asked_words(trajectories), seeds=", ".join(str(walk.seed) for walk in trajectories.walks)
            ),
        )


def _panel(
    trajectories: Trajectories,
    number: int,
    rows: Sequence[str],
    labels: Sequence[str],
    times: Scale,
    marks: Marks,
    sizes: tuple[float, float],
) -> Picture:
    """One walk; ``sizes`` are the points from row to row and of a label."""
    high, size = sizes
    walk, last = trajectories.walks[number], number == len(trajectories.walks) - 1
    several = 12.0 if len(trajectories.walks) > 1 else 0.0
    top = marks.height + several + 2
    bottom = top + high * len(rows)
    items: list[Item] = [Text(times.begin, 9, f"walk {number + 1}", 8, "start", bold=True)] if several else []
    for place, (row, label) in enumerate(zip(rows, labels, strict=True)):
        y = top + place * high
        cells: list[Item] = [Text(times.begin - 6, y + high / 2 + 0.36 * size, label, size, "end")]
        cells += _runs(walk, row, trajectories.network.component(row).maximum, (y, high), times)
        items.append(Group(tuple(cells), "row", (("name", row),)))
    items += marks.items(times, top, bottom)
    unit = "steps" if trajectories.steps else "time (1/rate)"
    items += time_axis(times, bottom + 2, unit) if last else []
    return Picture(times.end + _BEYOND, bottom + (32 if last else 2), tuple(items))


def _runs(walk: Trajectory, row: str, maximum: int, place: tuple[float, float], times: Scale) -> list[Item]:
    y, high = place
    found: list[Item] = []
    for begin, end, level in walk.runs(row, times.high):
        fill = value_style(level if maximum == 1 else LevelValue(level, level, maximum)).fill
        height = high - 2 if level else 2.0  # off is a thin line: it does not have to be told by its colour
        x = times.at(begin)
        found.append(rectangle(x, y + (high - height) / 2, times.at(end) - x, height, fill=fill))
    return found


def _legend(maxima: Sequence[int]) -> list[Entry]:
    """On and off; of levels the scale of each maximum."""
    entries = []
    if 1 in maxima:
        off = Picture(14, 9, (rectangle(0, 3.5, 14, 2, fill=VALUES[0].fill),))
        on = Picture(14, 9, (rectangle(0, 0, 14, 9, fill=VALUES[1].fill),))
        entries = [(off, VALUES[0].word), (on, VALUES[1].word)]
    return [*entries, *level_scales(set(maxima) - {1})]


def _still(trajectories: Trajectories) -> dict[str, str]:
    """The components that stay at one level, the same in all walks, and how that level is called."""
    walks, found = trajectories.walks, {}
    moved = frozenset(name for walk in walks for name in walk.moved)
    for component in trajectories.network.components:
        levels = {walk.begin[component.name] for walk in walks}
        if component.name not in moved and len(levels) == 1:
            (level,) = levels
            found[component.name] = f"level {level}" if component.maximum > 1 else VALUES[level].word
    return found


def _notes(trajectories: Trajectories, shown: int, moving: int, still: Mapping[str, str]) -> tuple[str, ...]:
    """What has no row; ``still`` tells what stays, by label, at which level."""
    notes = []
    if shown < moving:
        notes.append(f"the first {shown} of {moving} components; {moving - shown} are not drawn")
    if still:
        many = "component that does not move is" if len(still) == 1 else "components that do not move are"
        notes.append(f"{len(still)} {many} not drawn: {_named(still)}")
    if not trajectories.complete:
        notes.append(f"incomplete: {trajectories.why_incomplete}")
    return tuple(notes)


def _named(still: Mapping[str, str]) -> str:
    """Labels by level, the first ones; the others are counted."""
    kept: dict[str, list[str]] = {}
    for label, level in list(still.items())[:_NAMED]:
        kept.setdefault(level, []).append(label)
    beyond = f"; and {len(still) - _NAMED} more, in the table" if len(still) > _NAMED else ""
    return "; ".join(f"{level}: {', '.join(kept[level])}" for level in sorted(kept)) + beyond
