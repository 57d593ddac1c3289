"""The ranked plot of a screen: the change that each intervention makes, as bars or dots about the untreated value.

Several settings stand beside each other on one scale, or as dots of different shape in one row. The mark beside each
is the outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.questions import check_numbers, read_network
from logicnet.draw.grids.choice import Selection, chosen, confirm_rows, effect_word, how_to_see
from logicnet.draw.grids.effects import interval_legend, interval_of
from logicnet.draw.grids.names import Titles, notation_of
from logicnet.draw.grids.outcomes import outcome_legend
from logicnet.draw.grids.page import SHORTER, as_asked
from logicnet.draw.grids.ranked import EffectPlot
from logicnet.draw.grids.rows import Row, rows_of, tried_word
from logicnet.draw.grids.topic import ScreenTopic
from logicnet.draw.paint.canvas import Canvas, canvas
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.errors import DrawingError, did_you_mean
from logicnet.screens.journals import source_of
from logicnet.screens.records import TableLike

if TYPE_CHECKING:
    from logicnet.model import Network, NetworkLike

EFFECT_KINDS = ("bars", "dots")
_TOP = 20  # interventions unless asked otherwise


def screen_bars(
    screen: TableLike,
    *,
    network: NetworkLike | None = None,
    setting: str | None = None,
    top: int | None = None,
    kind: str = "bars",
    rows: str = "changed",
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The ranked plot of a screen: how much each intervention changes what the screen is ranked by, from untreated.

    - ``screen``: a Screen, its frame, its file (.csv or .parquet), or its rows as mappings.
    - ``network``: a network, its name or its file, which gives labels and kinds (default: names stand as they are).
    - ``setting``: the name of the one setting or context to draw (default: all of them).
    - ``top``: how many interventions are drawn: what takes most away, then what adds most (default: 20, of a
      picture of a given width as many as fit on a page of 240 mm, and all of them where ``rows`` is "all"); the picture
      says how many were left out, and leaves out none where that would be at most a tenth of these.
    - ``kind``: ``bars``, each setting beside the other; or ``dots``, in which up to six settings share a row (default:
      bars).
    - ``rows``: ``"changed"`` counts what changes nothing and does not draw it, ``"all"`` draws it (default:
      ``"changed"``).
    - ``title``: the heading; an empty text draws none (default: what the screen asked).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises FormatError for what is not a screen's table, UnknownName for a setting that it does not have, and
    DrawingError for a kind other than these and another word for ``rows``.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> screen_bars(logicnet.screen(network, "A", over="nodes"), top=5).title
    'What removes A'
    """
    if kind not in EFFECT_KINDS:
        raise DrawingError(f"{kind!r} is not a kind of plot", hint=did_you_mean(kind, EFFECT_KINDS, "kinds"))
    confirm_rows(rows)
    check_numbers(top=top)
    network = None if network is None else read_network(network)
    table = rows_of(screen, setting=setting)
    topic = ScreenTopic.of(table, source_of(screen))
    name = topic.title(network) if title is None else title

    def drawn(most: int | None) -> Picture:
        with canvas(look) as sheet:
            titles = Titles(sheet.titles(network))
            limit = _TOP if most is None and rows != "all" else most
            found = chosen(titles.candidates(table), tried_word(table), limit=limit, rows=rows)
            return _ranked(found, topic, titles, kind, sheet, name, whole=rows == "all", network=network)

    return as_asked(drawn, min(_TOP, len(table)), top=top, look=look, whole=rows == "all")


def _ranked(
    found: Selection,
    topic: ScreenTopic,
    titles: Titles,
    kind: str,
    sheet: Canvas,
    name: str,
    *,
    whole: bool,
    network: Network | None,
) -> Picture:
    """The plot of what was chosen, of the settings in which it changes something."""
    every = topic.columns
    columns = every if whole else every.joined(found.content(topic.untreated, every.places))
    moving = {row.place for row in found.rows if row.outcome != "keeps"}
    places = [place for place in columns.places if place in moving] or list(columns.places)
    names = dict(zip(columns.places, columns.names(titles.titles), strict=True))
    drawn, alike = columns.of_places(places, titles.titles)
    called = dict(zip(drawn.places, drawn.names(titles.titles), strict=True))
    shown = [row for row in found.rows if row.place in places]
    still = [names[place] for place in columns.places if place not in places]
    joined = columns.told(every)
    notes = (*found.notes, *joined, *_still(still, len(names), "columns" if joined else "settings", shown))
    notes = (*notes, *topic.notes(shown))
    ranked = EffectPlot(found.shown, places, called, topic, kind, sheet.room)
    shared = f"in all that are drawn {alike}" if alike and not any(drawn.heads) else ""
    return sheet.picture(
        ranked.drawn(shown) if shown else Picture(0, 0, ()),
        title=name,
        lines=topic.lines(shared, notation_of(shown, spoken=titles.spoken), *notes),
        legend=[ranked.series, outcome_legend(shown, cells=False) + _intervals(shown, topic)],
        notes=(*notes, *how_to_see([found])),
        made=topic.made(network),
        shorter=SHORTER,
    )


def _still(names: Sequence[str], count: int, what: str, rows: Sequence[Row]) -> list[str]:
    """What is said of the settings in which none of what is drawn changes anything."""
    if not names:
        return []
    each = ": " + "; ".join(names) if len(names) <= 3 else ""
    verb = "are" if len(names) > 1 else "is"
    why = f"as none of these changes {effect_word(rows) or 'anything'} there"
    return [f"{len(names)} of {count} {what} {verb} not drawn, {why}{each}"]


def _intervals(rows: Sequence[Row], topic: ScreenTopic) -> list[tuple[Picture, str]]:
    found = any(interval_of(row, topic.untreated.get(row.place)) for row in rows)
    untreated = any(interval_of(row, row) for row in topic.untreated.values()) and len(topic.untreated) == 1
    return interval_legend(untreated=untreated) if found else []
