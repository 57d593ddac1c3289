"""The screen heatmap: what each intervention does to the phenotype, against the untreated network.

Under one setting: components held at 0 and 1, and the edges cut, as a matrix of source and target. Under several: the interventions that
change anything, against the settings. Colour is the change; the mark in a cell is the outcome, so that neither has to be trusted alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from logicnet.draw.grid import Axis, Box, table
from logicnet.draw.heatmap import by_kind
from logicnet.draw.legend import flow, heading
from logicnet.draw.picture import Group, Item, Picture, Text, ellipse, line, polygon, rectangle
from logicnet.draw.scale import bar, colour, ink_on, number_cell, unknown_cell
from logicnet.draw.screen_table import Row, distinct, rows_of
from logicnet.draw.style import GREY, INK, PALE

if TYPE_CHECKING:
    from logicnet.model import Network

WORDS = {
    "removes": "removes the phenotype",
    "reduces": "reduces it",
    "keeps": "no change",
    "increases": "increases it",
    "undecided": "undecided",
}
BLOCK = 34  # rows of components before the panel goes on in the next column


def screen_heatmap(
    screen: Any,
    *,
    network: Network | None = None,
    setting: str | None = None,
    limit: int = 60,
    title: str | None = None,
) -> Picture:
    """The heatmap of a Screen, its frame, or its CSV file.

    ``network`` gives labels and kinds; without it names are used as they stand. ``setting`` picks one of several. At most ``limit``
    interventions are listed by name; the picture says how many were left out.
    """
    rows = rows_of(screen)
    settings = distinct(row.setting for row in rows)
    if setting is not None:
        rows = tuple(row for row in rows if row.setting == setting)
        settings = [setting] if rows else settings
    phenotypes = distinct(row.phenotype for row in rows)
    if len(settings) > 1:
        panels, notes = _by_setting(rows, settings, limit)
    else:
        panels, notes = _one_setting(rows, network, limit)
    untreated = [row for row in rows if row.type == "wild type"]
    lines = [settings[0] if len(settings) == 1 else f"{len(settings)} settings"]
    if len(settings) == 1 and untreated and untreated[0].fraction is not None:
        lines.append(f"untreated: the phenotype shows in {untreated[0].fraction:.0%} of the attractors")
    name = title or f"What removes {' / '.join(phenotypes)}" + (
        f" in {network.title or network.name}" if network else ""
    )
    body = Picture.stacked(panels, gap=16)
    used = {row.outcome for row in rows if row.type != "wild type"}
    entries = [(_sample(word), text) for word, text in WORDS.items() if word in used]
    parts = [
        heading(name, *lines, *notes),
        body,
        bar(1, "less often", "more often than untreated"),
        flow(entries, max(body.width, 260)),
    ]
    picture = Picture.stacked(parts, gap=11, margin=10, title=name)
    return Picture(picture.width, picture.height, picture.items, name, notes)


def outcome_cell(row: Row | None, box: Box) -> list[Item]:
    """One cell: the change as colour, the outcome as mark; empty where there is no such intervention."""
    if row is None:
        return []
    if row.change is None:
        return unknown_cell(box)
    return [*number_cell(row.change, box), *_mark(row.outcome, box, ink_on(colour(row.change)))]


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


def _sample(outcome: str) -> Picture:
    box = Box(0, 0, 13, 13)
    change = {"removes": -1.0, "reduces": -0.5, "increases": 0.6, "keeps": 0.0}.get(outcome)
    return Picture(13, 13, tuple(outcome_cell(Row("", "", "", "", None, change, outcome), box)))


def _one_setting(rows: Sequence[Row], network: Network | None, limit: int) -> tuple[list[Picture], tuple[str, ...]]:
    singles = {row.intervention: row for row in rows if len(row.parts) == 1}
    held: dict[str, dict[str, Row]] = {}
    cuts: dict[tuple[str, str], dict[str, Row]] = {}
    for text, row in singles.items():
        place, _, value = text.rpartition("%")
        source, colon, target = place.partition(":")
        if row.type == "edge cut" and colon:
            cuts.setdefault((source, target), {})[value] = row
        else:
            held.setdefault(place, {})[value] = row
    panels = []
    if held:
        panels.append(_components(held, network))
    if cuts:
        panels.append(_edges(cuts, network))
    combined = [row for row in rows if len(row.parts) > 1]
    notes: tuple[str, ...] = ()
    if combined:
        panel, notes = _listed(combined, [combined[0].setting], limit, "combinations")
        panels.append(panel)
    return panels, notes


def _components(held: Mapping[str, Mapping[str, Row]], network: Network | None) -> Picture:
    """Components against %0 and %1, in as many blocks side by side as keep the panel from growing tall."""
    known = {c.name: c for c in network.components} if network else {}
    order = by_kind([(name, known[name].kind if name in known else None) for name in held])
    if network:
        place = {name: index for index, name in enumerate(network.names)}
        words = distinct(word for _, word in order)
        order.sort(key=lambda pair: (words.index(pair[1]), place.get(pair[0], len(place))))
    count = -(-len(order) // BLOCK)
    length = -(-len(order) // count)
    blocks = []
    for start in range(0, len(order), length):
        part = order[start : start + length]
        rows = Axis(
            tuple(known[name].title if name in known else name for name, _ in part), tuple(word for _, word in part)
        )
        names = [name for name, _ in part]

        def cell(row: int, column: int, box: Box, names: Sequence[str] = names) -> list[Item]:
            return outcome_cell(held[names[row]].get(str(column)), box)

        blocks.append(table(rows, Axis(("%0", "%1")), cell, cell=(20, 13)))
    return _titled("components held at 0 (knock-out) and at 1 (knock-in)", _beside(blocks, 22))


def _edges(cuts: Mapping[tuple[str, str], Mapping[str, Row]], network: Network | None) -> Picture:
    """Sources against targets. A cell is split where the edge was read as 0 (left) and as 1 (right)."""
    order = list(network.names) if network else []
    rank = {name: index for index, name in enumerate(order)}
    sources = sorted({source for source, _ in cuts}, key=lambda name: (rank.get(name, len(rank)), name))
    targets = sorted({target for _, target in cuts}, key=lambda name: (rank.get(name, len(rank)), name))
    titles = {c.name: c.title for c in network.components} if network else {}

    def cell(row: int, column: int, box: Box) -> list[Item]:
        found = cuts.get((sources[row], targets[column]))
        if found is None:
            return [rectangle(box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8, fill="#f7f7f7")]
        if len(found) == 1:
            return outcome_cell(next(iter(found.values())), box)
        half = box.width / 2
        halves = [outcome_cell(found.get(v), Box(box.x + half * int(v), box.y, half, box.height)) for v in ("0", "1")]
        return [
            *halves[0],
            *halves[1],
            rectangle(box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8, stroke=GREY, line=0.5),
        ]

    both = any(len(found) > 1 for found in cuts.values())
    rows = Axis(tuple(titles.get(name, name) for name in sources))
    columns = Axis(tuple(titles.get(name, name) for name in targets))
    drawn = table(rows, columns, cell, cell=(21 if both else 13, 12.5), size=7.5, corner="from ↓  to →")
    how = ": the target reads 0 (left half) or 1 (right half)" if both else ""
    return _titled(f"edges cut{how}", drawn)


def _by_setting(rows: Sequence[Row], settings: Sequence[str], limit: int) -> tuple[list[Picture], tuple[str, ...]]:
    panel, notes = _listed(rows, settings, limit, "interventions")
    return [panel], notes


def _listed(rows: Sequence[Row], settings: Sequence[str], limit: int, what: str) -> tuple[Picture, tuple[str, ...]]:
    """Interventions by name against settings, the strongest first; those without effect anywhere are counted, not listed."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(row.intervention, {})[row.setting] = row
    untreated = found.pop("", {})
    moving = [name for name, by in found.items() if any(row.outcome != "keeps" for row in by.values())]
    moving.sort(key=lambda name: sum(row.change or 0.0 for row in found[name].values()))
    shown = moving[:limit]
    notes = []
    if len(moving) > limit:
        notes.append(f"the first {limit} of {len(moving)} {what} that change something")
    if len(found) > len(moving):
        notes.append(f"{len(found) - len(moving)} {what} that change nothing are not listed")
    labels = (*(["untreated"] if untreated else []), *shown)

    def cell(row: int, column: int, box: Box) -> list[Item]:
        if labels[row] == "untreated" and row == 0:
            return _share(untreated.get(settings[column]), box)
        return outcome_cell(found[labels[row]].get(settings[column]), box)

    columns = Axis(tuple(settings) if len(settings) > 1 else ("",))
    return _titled("" if len(settings) > 1 else what, table(Axis(labels), columns, cell, cell=(26, 13))), tuple(notes)


def _share(row: Row | None, box: Box) -> list[Item]:
    """In which share of the attractors the phenotype shows untreated, as a number."""
    text = "?" if row is None or row.fraction is None else f"{row.fraction:.0%}"
    x, y = box.centre
    return [
        rectangle(box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8, stroke=PALE, line=0.6),
        Text(x, y + 2.5, text, 7),
    ]


def _titled(text: str, picture: Picture) -> Picture:
    if not text:
        return picture
    label = Picture(picture.width, 11, (Text(picture.width / 2, 9, text, 9, colour=INK, bold=True),))
    return Picture.stacked([label, picture], gap=4)


def _beside(parts: Sequence[Picture], gap: float) -> Picture:
    items: list[Item] = []
    x = 0.0
    for part in parts:
        items.append(Group(tuple(item.moved(x, 0) for item in part.items)))
        x += part.width + gap
    return Picture(x - gap, max(part.height for part in parts), tuple(items))
