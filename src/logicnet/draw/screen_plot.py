"""The ranked plot of a screen: the change that each intervention makes, as bars or dots about the untreated value.

Several settings stand beside each other on one scale, or as dots of different shape in one row. The mark beside each
is the outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.questions import read_network
from logicnet.draw.grids.choice import chosen
from logicnet.draw.grids.effects import interval_legend, interval_of
from logicnet.draw.grids.names import Titles, notation_of
from logicnet.draw.grids.outcomes import outcome_legend
from logicnet.draw.grids.ranked import EffectPlot
from logicnet.draw.grids.rows import Row, rows_of, tried_word
from logicnet.draw.grids.topic import ScreenTopic
from logicnet.draw.paint.canvas import canvas
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.errors import DrawingError, did_you_mean
from logicnet.screens.records import TableLike

if TYPE_CHECKING:
    from logicnet.model import NetworkLike

EFFECT_KINDS = ("bars", "dots")


def screen_bars(
    screen: TableLike,
    *,
    network: NetworkLike | None = None,
    setting: str | None = None,
    top: int = 20,
    kind: str = "bars",
    only_changed: bool = True,
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The ranked plot of a screen: how much each intervention changes what the screen is ranked by, from untreated.

    - ``screen``: a Screen, its frame, its file (.csv or .parquet), or its rows as mappings.
    - ``network``: a network, its name or its file, which gives labels and kinds (default: names stand as they are).
    - ``setting``: the name of the one setting or context to draw (default: all of them).
    - ``top``: how many interventions are drawn: what takes most away, then what adds most (default: 20); the picture
      says how many were left out, and leaves out none where that would be at most a tenth of these.
    - ``kind``: ``bars``, each setting beside the other; or ``dots``, in which up to six settings share a row (default:
      bars).
    - ``only_changed``: whether what changes nothing is counted and not drawn (default: True).
    - ``title``: the heading; an empty text draws none (default: what the screen asked).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises FormatError for what is not a screen's table, UnknownName for a setting that it does not have, and
    DrawingError for a kind other than these.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> screen_bars(logicnet.screen(network, "A", over="nodes"), top=5).title
    'What removes A'
    """
    if kind not in EFFECT_KINDS:
        raise DrawingError(f"{kind!r} is not a kind of plot", hint=did_you_mean(kind, EFFECT_KINDS, "kinds"))
    network = None if network is None else read_network(network)
    rows = rows_of(screen, setting=setting)
    topic = ScreenTopic.of(rows)
    with canvas(look) as sheet:
        titles = Titles(sheet.titles(network))
        found = chosen(titles.candidates(rows), tried_word(rows), limit=top, only_changed=only_changed)
        every = topic.columns
        columns = every.joined(found.content(topic.untreated, every.places)) if only_changed else every
        moving = {row.place for row in found.rows if row.outcome != "keeps"}
        places = [place for place in columns.places if place in moving] or list(columns.places)
        called = dict(zip(columns.places, columns.names(titles.titles), strict=True))
        shown = [row for row in found.rows if row.place in places]
        still = [called[place] for place in columns.places if place not in places]
        joined = columns.told(every)
        notes = (*found.notes, *joined, *_still(still, len(called), "columns" if joined else "settings"))
        ranked = EffectPlot(found.shown, places, called, topic, kind, sheet.room)
        return sheet.picture(
            ranked.drawn(shown) if shown else Picture(0, 0, ()),
            title=topic.title(network) if title is None else title,
            lines=topic.lines(notation_of(shown), *notes),
            legend=[ranked.series, outcome_legend(shown, cells=False) + _intervals(shown, topic)],
            notes=notes,
            made=topic.made(network),
        )


def _still(names: Sequence[str], count: int, what: str) -> list[str]:
    """What is said of the settings in which none of what is drawn changes anything."""
    if not names:
        return []
    each = ": " + "; ".join(names) if len(names) <= 3 else ""
    verb = "are" if len(names) > 1 else "is"
    return [f"{len(names)} of {count} {what} {verb} not drawn, as none of these changes anything there{each}"]


def _intervals(rows: Sequence[Row], topic: ScreenTopic) -> list[tuple[Picture, str]]:
    found = any(interval_of(row, topic.untreated.get(row.place)) for row in rows)
    untreated = any(interval_of(row, row) for row in topic.untreated.values()) and len(topic.untreated) == 1
    return interval_legend(untreated=untreated) if found else []
