"""The screen heatmap: what each intervention does to the phenotype, against the untreated network.

Under one setting: components held, edges cut, drugs and combinations, each in a list of its own. Under several: the
interventions against the settings. What takes most away stands first. Colour is the change of what the screen is
ranked by; the mark in a cell is the outcome, so that neither has to be trusted alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.questions import check_numbers, read_network
from logicnet.draw.grids.choice import DRAWN, ScreenEntry, Selection, chosen, confirm_rows, how_to_see
from logicnet.draw.grids.edges import edge_matrix
from logicnet.draw.grids.names import Titles, notation_of
from logicnet.draw.grids.outcomes import MORE, outcome_legend
from logicnet.draw.grids.page import SHORTER, as_asked
from logicnet.draw.grids.panels import Grid, listing
from logicnet.draw.grids.rows import Row, largest_change, rows_of, tried_word
from logicnet.draw.grids.scale import bar
from logicnet.draw.grids.settings import Columns, input_legend
from logicnet.draw.grids.table import by_kind
from logicnet.draw.grids.topic import ScreenTopic
from logicnet.draw.paint.canvas import Canvas, Entry, canvas
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.model.notation import divided
from logicnet.screens.journals import source_of
from logicnet.screens.records import TableLike

if TYPE_CHECKING:
    from logicnet.model import Network, NetworkLike

_GROUPED = 12  # components from which those of a kind stand together, where all are drawn


def screen_heatmap(
    screen: TableLike,
    *,
    network: NetworkLike | None = None,
    setting: str | None = None,
    top: int | None = None,
    rows: str | None = None,
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The heatmap of a screen: what each intervention does to the phenotype, under each setting.

    - ``screen``: a Screen, its frame, its file (.csv or .parquet), or its rows as mappings.
    - ``network``: a network, its name or its file, which gives labels and kinds (default: names stand as they are).
    - ``setting``: the name of the one setting or context to draw (default: all of them).
    - ``top``: how many lines a list has, what takes most away and then what adds most (default: 60, of a picture of a
      given width as many as fit on a page of 240 mm, and all of them where ``rows`` is "all"); the picture says how
      many were left out, and leaves out none where that would be at most a tenth of ``top``.
    - ``rows``: ``"changed"`` counts what changes nothing and does not draw it, ``"all"`` draws it (default: it is drawn
      where it is at most a quarter of a list).
    - ``title``: the heading; an empty text draws none (default: what the screen asked).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises FormatError for what is not a screen's table, UnknownName for a setting that it does not have, and
    DrawingError for another word for ``rows``.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> screen_heatmap(logicnet.screen(network, "A", over="nodes")).title
    'What removes A'
    """
    confirm_rows(rows)
    check_numbers(top=top)
    network = None if network is None else read_network(network)
    table = rows_of(screen, setting=setting)
    topic = ScreenTopic.of(table, source_of(screen))
    name = topic.title(network) if title is None else title

    def drawn(most: int | None) -> Picture:
        with canvas(look) as sheet:
            drawing = _Drawing(table, topic, network, sheet, largest_change(table), most, rows)
            return drawing.picture(name)

    return as_asked(drawn, min(DRAWN, len(table)), top=top, look=look, whole=rows == "all")


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the heatmap: its picture, the rows in it, and what must be said about it."""

    picture: Picture
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    notation: str = ""
    entries: Sequence[tuple[Picture, str]] = ()
    found: Selection | None = None


@dataclass(frozen=True, slots=True)
class _Drawing:
    rows: Sequence[Row]
    topic: ScreenTopic
    network: Network | None
    sheet: Canvas
    largest: float
    top: int | None
    which: str | None

    def picture(self, title: str) -> Picture:
        """The heatmap."""
        topic = self.topic
        panels = list(self.one_setting() if len(topic.columns.places) == 1 else self.settings(topic.columns))
        shown = [row for panel in panels for row in panel.rows]
        notes = (*(note for panel in panels for note in panel.notes), *topic.notes(shown))
        return self.sheet.picture(
            Picture.stacked((panel.picture for panel in panels), gap=16),
            title=title,
            lines=topic.lines(*(panel.notation for panel in panels[-1:]), *notes),
            legend=list(self._legend(panels, shown)),
            notes=(*notes, *how_to_see(panel.found for panel in panels if panel.found)),
            made=topic.made(self.network),
            shorter=SHORTER,
        )

    def _legend(self, panels: Sequence[Panel], shown: Sequence[Row]) -> Iterator[Picture | Sequence[Entry]]:
        """The scale of what has a number, each mark that is drawn, and the inputs."""
        if not shown:
            return
        if not self.topic.reaches or any(row.change and not row.reaches for row in shown):
            ends = ("less", "more than untreated")
            ends = ends if self.largest != 1 else ("less often", "more often than untreated")
            yield bar(self.largest, *ends, room=self.sheet.room, round_sign=MORE)
        yield [*outcome_legend(shown, self.largest), *(entry for panel in panels for entry in panel.entries)]

    @property
    def titles(self) -> Titles:
        return Titles(self.sheet.titles(self.network))

    def settings(self, columns: Columns) -> Iterator[Panel]:
        """The interventions against the settings."""
        untreated = self.topic.untreated
        found = self._chosen(self.titles.candidates(self.rows), tried_word(self.rows))
        notes, every = found.notes, columns
        if self.which != "all":
            columns = columns.joined(found.content(untreated, columns.places))
            notes = (*notes, *columns.told(every))
        grid = Grid(found.shown, untreated, columns, self.titles.titles, self.largest)
        yield Panel(grid.drawn(self.sheet.room), found.rows, notes, self._notation(found), input_legend(columns), found)

    def one_setting(self) -> Iterator[Panel]:
        """A panel each for components, edges, drugs and combinations, where the screen has them."""
        parts: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.type != "wild type":
                parts.setdefault(_part(row), []).append(row)
        if "components" in parts:
            yield self._components(parts["components"])
        if "edges" in parts:
            yield self._edges(parts["edges"])
        for name in ("drugs", "combinations"):
            if name in parts:
                candidates = self.titles.candidates(parts[name], "")
                found = self._chosen(candidates, (name[:-1], name))
                notation = self._notation(found)
                yield Panel(self._listed(name, found, {"": ""}), found.rows, found.notes, notation, found=found)

    def _components(self, rows: Sequence[Row]) -> Panel:
        """Components by what holding them does, those of a kind together where all of them are drawn."""
        candidates = self.titles.components(rows)
        found = self._chosen(candidates, ("component", "components"))
        kinds = {one.name: one.kind for one in self.network.components} if self.network else {}
        shown, groups = list(found.shown), []
        if found.whole and kinds and len(shown) >= _GROUPED:
            placed = by_kind([(one.key, kinds.get(one.key)) for one in shown])
            by_name = {one.key: one for one in shown}
            shown, groups = [by_name[name] for name, _ in placed], [kind for _, kind in placed]
        values = sorted({value for one in candidates for value in one.cells}, key=int)
        shown_so = Selection(tuple(shown), (), found.whole)
        drawn = self._listed(_held(values), shown_so, _heads(values, "at", "knock-out", "knock-in"), groups)
        return Panel(drawn, found.rows, found.notes, found=found)

    def _edges(self, rows: Sequence[Row]) -> Panel:
        """Edges as a matrix of sources and targets where they fill it, else as a list."""
        candidates = self.titles.edges(rows)
        found = self._chosen(list(candidates.values()), ("edge", "edges"))
        shown = {one.key for one in found.shown}
        kept: dict[tuple[str, str], ScreenEntry] = {ends: one for ends, one in candidates.items() if one.key in shown}
        order = [one.name for one in self.network.components] if self.network else []
        drawn = edge_matrix(kept, order, self.titles.titles, room=self.sheet.room, largest=self.largest)
        if drawn is None:
            values = sorted({value for one in candidates.values() for value in one.cells}, key=int)
            reads = " or ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)
            drawn = self._listed(f"edges cut: the target reads {reads}", found, _heads(values, "reads"))
        return Panel(drawn, found.rows, found.notes, found=found)

    def _notation(self, found: Selection) -> str:
        return notation_of(found.rows, spoken=self.titles.spoken)

    def _chosen(self, candidates: Sequence[ScreenEntry], what: tuple[str, str]) -> Selection:
        return chosen(candidates, what, limit=self.top, rows=self.which)

    def _listed(self, title: str, found: Selection, heads: Mapping[str, str], groups: Sequence[str] = ()) -> Picture:
        if not found.shown:
            return Picture(0, 0, ())
        return listing(title, found.shown, heads, groups=groups, room=self.sheet.room, largest=self.largest)


def _heads(values: Sequence[str], verb: str, *names: str) -> dict[str, str]:
    """What stands over the column of each value that was tried: nothing over a single one, which the title tells."""
    if len(values) == 1:
        return {values[0]: ""}
    if names and set(values) <= {"0", "1"}:
        return {value: names[int(value)] for value in values}
    return {value: f"{verb} {value}" for value in values}


def _part(row: Row) -> str:
    """In which panel a row of one setting stands. A dose stands with the combinations: it has no cell among the changes
    that are made for sure.
    """
    if row.drugs:
        return "drugs"
    whole = len(row.parts) == 1 and (divided(row.intervention)[1] or "").isdecimal()
    return {"edge cut": "edges", "knock-out": "components", "knock-in": "components"}.get(
        row.type if whole else "", "combinations"
    )


def _held(values: Sequence[str]) -> str:
    """The title of the components' panel, by the values that were tried."""
    words = {"0": "at 0 (knock-out)", "1": "at 1 (knock-in)"}
    if set(values) <= words.keys():
        return "components held " + " and ".join(words[value] for value in values)
    if values[0] == "0":
        return f"components held at 0 (knock-out) and at levels up to {values[-1]}"
    return f"components held at levels {values[0]} to {values[-1]}"
