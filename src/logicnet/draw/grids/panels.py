"""The panels of the screen heatmap: components held, edges cut, interventions by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.scale import colour, number_cell, unknown_cell
from logicnet.draw.grids.table import Axis, Box, by_kind, draw_table
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, ellipse, line, polygon, rectangle
from logicnet.draw.paint.style import GREY, INK, PALE, ink_on

if TYPE_CHECKING:
    from logicnet.model import Network

BLOCK = 18  # rows before a list goes on in the next column
SPARSE = 900  # cells of a matrix of edges above which edges without effect are left out
Panel = tuple[Picture, tuple[str, ...]]  # a picture, and what must be said about it
Cuts = Mapping[tuple[str, str], Mapping[str, Row]]


def components(held: Mapping[str, Mapping[str, Row]], network: Network | None, largest: float = 1.0) -> Panel:
    """Components against %0 and %1 (with levels, each that was tried), grouped by kind, in blocks side by side."""
    known = {c.name: c for c in network.components} if network else {}
    titles = network.titles if network else {}
    names = [name for name in known if name in held] + [name for name in held if name not in known]
    order = by_kind([(name, known[name].kind if name in known else None) for name in names])

    def block(start: int, end: int) -> Picture:
        part = order[start:end]
        labels = tuple(titles.get(name, name) for name, _ in part)

        def cell(row: int, column: int, box: Box) -> list[Item]:
            return outcome_cell(held[part[row][0]].get(str(column)), box, largest)

        columns = Axis(tuple(f"%{level}" for level in range(most + 1)))
        return draw_table(Axis(labels, tuple(kind for _, kind in part)), columns, cell, cell=(20, 13))

    most = max([1, *(int(level) for found in held.values() for level in found if level.isdecimal())])
    title = "components held at 0 (knock-out) and at 1 (knock-in)"
    if most > 1:
        title = f"components held at 0 (knock-out) and at levels up to {most}"
    return _titled(title, _blocks(block, len(order), BLOCK)), ()


def edges(cuts: Cuts, network: Network | None, largest: float = 1.0) -> Panel:
    """Sources against targets. A cell is split where the edge was read as 0 (left), as 1 and as further levels."""
    size = len({source for source, _ in cuts}) * len({target for _, target in cuts})
    shown = {edge: found for edge, found in cuts.items() if size <= SPARSE or _moves(found)}
    notes = (f"{len(cuts) - len(shown)} cut edges that change nothing are not drawn",) if len(shown) < len(cuts) else ()
    order = {name: index for index, name in enumerate(c.name for c in network.components)} if network else {}
    titles = network.titles if network else {}
    sources, targets = (
        sorted({edge[end] for edge in shown}, key=lambda name: (order.get(name, len(order)), name)) for end in (0, 1)
    )
    most = max((len(found) for found in shown.values()), default=1)
    both = most > 1

    def cell(row: int, column: int, box: Box) -> list[Item]:
        return _edge_cell(shown.get((sources[row], targets[column]), {}), box, largest)

    rows, columns = (Axis(tuple(titles.get(name, name) for name in names)) for names in (sources, targets))
    drawn = draw_table(rows, columns, cell, cell=(10.5 * most if both else 13, 12.5), size=7.5, corner="from ↓ to →")
    how = ": the target reads 0 (left half) or 1 (right half)" if both else ""
    if most > 2:
        how = f": the target reads 0 (left) to {most - 1} (right)"
    return (_titled(f"edges cut{how}", drawn), notes) if shown else (Picture(0, 0, ()), notes)


def interventions(rows: Sequence[Row], settings: Sequence[str], limit: int, what: str, largest: float = 1.0) -> Panel:
    """Interventions by name against settings, the strongest first.

    Those without effect anywhere are counted, not listed.
    """
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(row.intervention, {})[row.setting] = row
    untreated = found.pop("", {})
    moving = sorted((name for name, by in found.items() if _moves(by)), key=lambda name: _strength(found[name]))
    shown = moving[:limit]
    labels = (*(["untreated"] if untreated else []), *shown)
    notes = []
    if len(moving) > limit:
        notes.append(f"the first {limit} of {len(moving)} {what} that change something")
    if len(found) > len(moving):
        notes.append(f"{len(found) - len(moving)} {what} that change nothing are not listed")

    def block(start: int, end: int) -> Picture:
        def cell(row: int, column: int, box: Box) -> list[Item]:
            if untreated and start + row == 0:
                return _share(untreated.get(settings[column]), box)
            return outcome_cell(found[labels[start + row]].get(settings[column]), box, largest)

        columns = Axis(tuple(settings) if len(settings) > 1 else ("",))
        return draw_table(Axis(labels[start:end]), columns, cell, cell=(26, 13))

    length = BLOCK if len(settings) == 1 else 2 * BLOCK
    drawn = _blocks(block, len(labels), length) if labels else Picture(0, 0, ())
    return _titled("" if len(settings) > 1 else what, drawn), tuple(notes)


def outcome_cell(row: Row | None, box: Box, largest: float = 1.0) -> list[Item]:
    """One cell: the change as colour, ``largest`` the strongest, the outcome as mark; empty where there is no such
    intervention.
    """
    if row is None:
        return []
    if row.change is None or row.outcome in {"undecided", "unresolved"}:
        return unknown_cell(box)
    return [*number_cell(row.change, box, largest), *_mark(row.outcome, box, ink_on(colour(row.change, largest)))]


def _mark(outcome: str, box: Box, ink: str) -> list[Item]:
    x, y = box.centre
    r = min(box.width, box.height) * 0.26
    match outcome:
        case "removes":
            return [line([(x - r, y - r * s), (x + r, y + r * s)], stroke=ink, width=1.5) for s in (1, -1)]
        case "reduces":
            return [polygon([(x - r, y - r * 0.7), (x + r, y - r * 0.7), (x, y + r)], fill=ink)]
        case "increases":
            return [polygon([(x - r, y + r * 0.7), (x + r, y + r * 0.7), (x, y - r)], fill=ink)]
        case "keeps":
            return [ellipse(x, y, 0.7, 0.7, fill="#b0b0b0")]
        case _:
            return []


def sample(outcome: str) -> Picture:
    """A sample of an outcome for the legend."""
    box = Box(0, 0, 13, 13)
    change = {"removes": -1.0, "reduces": -0.5, "increases": 0.6, "keeps": 0.0}.get(outcome)
    return Picture(13, 13, tuple(outcome_cell(Row("", "", "", "", None, change, outcome), box)))


def _edge_cell(found: Mapping[str, Row], box: Box, largest: float) -> list[Item]:
    inner = (box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8)
    if not found:
        return [rectangle(*inner, fill="#f7f7f7")]
    if len(found) == 1:
        return outcome_cell(next(iter(found.values())), box, largest)
    share = box.width / len(found)
    parts = [
        item
        for place, value in enumerate(sorted(found, key=int))
        for item in outcome_cell(found[value], Box(box.x + share * place, box.y, share, box.height), largest)
    ]
    return [*parts, rectangle(*inner, stroke=GREY, line=0.5)]


def _moves(by: Mapping[str, Row]) -> bool:
    return any(row.outcome != "keeps" for row in by.values())


def _strength(by: Mapping[str, Row]) -> float:
    """What orders the list: the sum of the changes; last, what nowhere could be decided."""
    known = [row.change for row in by.values() if row.change is not None]
    return sum(known) if known else float("inf")


def _blocks(block: Callable[[int, int], Picture], count: int, longest: int) -> Picture:
    """Rows 0 to ``count`` in equal blocks of at most ``longest``, side by side."""
    number = -(-count // longest)
    length = -(-count // number)
    parts = [block(start, min(start + length, count)) for start in range(0, count, length)]
    items: list[Item] = []
    x = 0.0
    for part in parts:
        items.append(Group(tuple(item.moved(x, 0) for item in part.items)))
        x += part.width + 22
    return Picture(x - 22, max(part.height for part in parts), tuple(items))


def _share(row: Row | None, box: Box) -> list[Item]:
    """What the changes are of, untreated, as a number."""
    text = "?" if row is None or row.measured is None else f"{row.measured:.0%}"
    if row is not None and row.measured is not None and row.column.startswith("value "):
        text = f"{row.measured:.3g}"
    x, y = box.centre
    return [
        rectangle(box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8, stroke=PALE, line=0.6),
        Text(x, y + 2.5, text, 7),
    ]


def _titled(text: str, picture: Picture) -> Picture:
    if not text or not picture.items:
        return picture
    label = Picture(picture.width, 11, (Text(picture.width / 2, 9, text, 9, colour=INK, bold=True),))
    return Picture.stacked([label, picture], gap=4)
