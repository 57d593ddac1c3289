"""The screen heatmap: what each intervention does to the phenotype, against the untreated network.

Under one setting: components held, edges cut, drugs and combinations, each in a list of its own. Under several: the
interventions against the settings. What takes most away stands first. Colour is the change of what the screen is
ranked by; the mark in a cell is the outcome, so that neither has to be trusted alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.questions import read_network
from logicnet.draw.grids.choice import ScreenEntry, Selection, chosen
from logicnet.draw.grids.edges import edge_matrix
from logicnet.draw.grids.names import Titles, notation_of
from logicnet.draw.grids.outcomes import outcome_legend
from logicnet.draw.grids.panels import Grid, listing
from logicnet.draw.grids.rows import Row, largest_change, rows_of, tried_word
from logicnet.draw.grids.scale import bar
from logicnet.draw.grids.settings import Columns, input_legend
from logicnet.draw.grids.table import by_kind
from logicnet.draw.grids.topic import ScreenTopic
from logicnet.draw.paint.canvas import Canvas, canvas
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.model.notation import divided
from logicnet.screens.records import TableLike

if TYPE_CHECKING:
    from logicnet.model import Network, NetworkLike

_GROUPED = 12  # components from which those of a kind stand together, where all are drawn


def screen_heatmap(
    screen: TableLike,
    *,
    network: NetworkLike | None = None,
    setting: str | None = None,
    limit: int | None = None,
    only_changed: bool | None = None,
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The heatmap of a screen: what each intervention does to the phenotype, under each setting.

    - ``screen``: a Screen, its frame, its file (.csv or .parquet), or its rows as mappings.
    - ``network``: a network, its name or its file, which gives labels and kinds (default: names stand as they are).
    - ``setting``: the name of the one setting or context to draw (default: all of them).
    - ``limit``: how many lines a list has, what takes most away and then what adds most (default: 60, and all of
      them where ``only_changed`` is False); the picture says how many were left out, and leaves out none where that
      would be at most a tenth of the limit.
    - ``only_changed``: whether what changes nothing is counted and not drawn (default: where it is more than a quarter
      of a list).
    - ``title``: the heading; an empty text draws none (default: what the screen asked).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises FormatError for what is not a screen's table, and UnknownName for a setting that it does not have.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> screen_heatmap(logicnet.screen(network, "A", over="nodes")).title
    'What removes A'
    """
    network = None if network is None else read_network(network)
    rows = rows_of(screen, setting=setting)
    topic = ScreenTopic.of(rows)
    with canvas(look) as sheet:
        drawing = _Drawing(rows, network, sheet, largest_change(rows), limit, only_changed)
        panels = list(drawing.one_setting() if len(topic.columns.places) == 1 else drawing.settings(topic.columns))
        notes = tuple(note for panel in panels for note in panel.notes)
        shown = [row for panel in panels for row in panel.rows]
        whole = drawing.largest == 1
        ends = ("less often", "more often than untreated") if whole else ("less", "more than untreated")
        scale = bar(drawing.largest, *ends, room=sheet.room)
        inputs = [entry for panel in panels for entry in panel.entries]
        return sheet.picture(
            Picture.stacked((panel.picture for panel in panels), gap=16),
            title=topic.title(network) if title is None else title,
            lines=topic.lines(*(panel.notation for panel in panels[-1:]), *notes),
            legend=[scale, [*outcome_legend(shown, drawing.largest), *inputs]] if shown else [],
            notes=notes,
            made=topic.made(network),
        )


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the heatmap: its picture, the rows in it, and what must be said about it."""

    picture: Picture
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    notation: str = ""
    entries: Sequence[tuple[Picture, str]] = ()


@dataclass(frozen=True, slots=True)
class _Drawing:
    rows: Sequence[Row]
    network: Network | None
    sheet: Canvas
    largest: float
    limit: int | None
    only_changed: bool | None

    @property
    def titles(self) -> Titles:
        return Titles(self.sheet.titles(self.network))

    def settings(self, columns: Columns) -> Iterator[Panel]:
        """The interventions against the settings."""
        untreated = {row.place: row for row in self.rows if row.type == "wild type"}
        found = self._chosen(self.titles.candidates(self.rows), tried_word(self.rows))
        notes, every = found.notes, columns
        if self.only_changed is not False:
            columns = columns.joined(found.content(untreated, columns.places))
            notes = (*notes, *columns.told(every))
        grid = Grid(found.shown, untreated, columns, self.titles.titles, self.largest)
        yield Panel(
            grid.drawn(self.sheet.room), found.rows, notes, notation_of(found.rows), entries=input_legend(columns)
        )

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
                notation = notation_of(found.rows)
                yield Panel(self._listed(name, found, [""]), found.rows, found.notes, notation)

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
        drawn = self._listed(_held(values), Selection(tuple(shown), (), found.whole), values, groups)
        return Panel(drawn, found.rows, found.notes)

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
            drawn = self._listed(f"edges cut: the target reads {reads}", found, values)
        return Panel(drawn, found.rows, found.notes)

    def _chosen(self, candidates: Sequence[ScreenEntry], what: tuple[str, str]) -> Selection:
        return chosen(candidates, what, limit=self.limit, only_changed=self.only_changed)

    def _listed(self, title: str, found: Selection, values: Sequence[str], groups: Sequence[str] = ()) -> Picture:
        if not found.shown:
            return Picture(0, 0, ())
        return listing(title, found.shown, values, groups=groups, room=self.sheet.room, largest=self.largest)


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
