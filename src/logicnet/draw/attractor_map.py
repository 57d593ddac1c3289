"""The attractor heatmap: components against attractors, as the field's tables have it, without red and green.

Off, on, oscillating and free differ in colour and in mark. Components are grouped by kind; attractors that hold under
the same condition stand together under it; the network's phenotypes are read out below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.grids.cells import value_cell, value_sample
from logicnet.draw.grids.table import Axis, Box, by_kind, draw_table
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.headings import beside
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item
from logicnet.draw.paint.style import VALUES, LevelValue, spoken

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor, Attractors

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SHOWS: Mapping[str, int | str | None] = {"always": 1, "never": 0, "sometimes": None, "depends": "*"}


def attractor_heatmap(
    attractors: Attractors,
    *,
    limit: int = 60,
    phenotypes: Sequence[str] | None = None,
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The heatmap of attractors: components against attractors, with the phenotypes read out below.

    - ``attractors``: the answer of ``logicnet.attractors``.
    - ``limit``: how many attractors are drawn, the first ones (default: 60); the picture says how many were left out.
    - ``phenotypes``: names or expressions to read out (default: the phenotypes that the network names).
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises UnknownName or RuleError for a phenotype that the network does not have.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> attractor_heatmap(logicnet.attractors(network)).title
    'Attractors of switch'
    """
    network = attractors.network
    found = tuple(attractors)
    shown = found[:limit]
    order = by_kind([(c.name, c.kind) for c in network.components])
    names = [name for name, _ in order]
    read = [p.name for p in network.phenotypes] if phenotypes is None else list(phenotypes)
    values: list[list[int | str | LevelValue | None]] = [
        [value_of(attractor, name, network.component(name).maximum) for attractor in shown] for name in names
    ]
    values += [[SHOWS[attractor.shows(network.expression(name))] for attractor in shown] for name in read]
    groups = (*(group for _, group in order), *["readout"] * len(read))
    common, conditions = split_conditions([dict(attractor.condition) for attractor in shown])
    columns = Axis(tuple(f"{number}: {_headline(a)}" for number, a in enumerate(shown, 1)), conditions)

    def cell(row: int, column: int, box: Box) -> list[Item]:
        return value_cell(values[row][column], box)

    notes = _notes(attractors, len(shown), len(found))
    name = f"Attractors of {network.title or network.name}" if title is None else title
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        rows = Axis((*(titles[name] for name in names), *map(spoken, read)), groups)
        size = (15.0 if len(shown) <= 30 else 11.0, 11.5)
        return sheet.picture(
            draw_table(rows, columns, cell, cell=size) if shown else Picture(0, 0, ()),
            title=name,
            lines=(_question(attractors, common), *notes),
            legend=[_legend(values)],
            notes=notes,
            made=made_of(network, setting=attractors.setting, intervention=attractors.intervention),
        )


def value_of(attractor: Attractor, name: str, maximum: int = 1) -> int | str | LevelValue | None:
    """0, 1, a level of a component with a higher maximum, None (it oscillates) or '*' (an input that is free in this
    attractor).
    """
    if name in attractor.fixed:
        level = int(attractor.fixed[name])
        return level if maximum == 1 else LevelValue(level, level, maximum)
    if name in attractor.free_inputs:
        return "*"
    return None if maximum == 1 else LevelValue(*attractor.levels[name], maximum)


def _legend(values: Sequence[Sequence[int | str | LevelValue | None]]) -> list[tuple[Picture, str]]:
    """A sample of each value in use; of levels the scale of each maximum, and one that moves."""
    used = frozenset(value for line in values for value in line)
    entries = [(value_sample(value), VALUES[value].word) for value in (0, 1, None, "*") if value in used]
    levels = sorted(value for value in used if isinstance(value, LevelValue))
    for maximum in sorted({value.maximum for value in levels if value.low == value.high}):
        samples = [value_sample(LevelValue(level, level, maximum)) for level in range(maximum + 1)]
        entries.append((beside(samples), f"levels 0 to {maximum}"))
    moving = [value for value in levels if value.low < value.high]
    return [*entries, *((value_sample(one), "moves between these levels") for one in moving[:1])]


def split_conditions(conditions: Sequence[Mapping[str, int]]) -> tuple[str, tuple[str, ...]]:
    """What all conditions share, and the rest of each, as text."""
    shared = {k: v for k, v in conditions[0].items() if all(c.get(k) == v for c in conditions)} if conditions else {}
    rest = tuple(" ".join(f"{k}={v}" for k, v in c.items() if k not in shared) for c in conditions)
    return " ".join(f"{k}={v}" for k, v in shared.items()), rest


def states(count: int | None) -> str:
    """A number of states, short: exact to 9999, then with its power of ten."""
    if count is None:
        return "? states"
    if count < 10_000:
        return f"{count} states" if count != 1 else "1 state"
    power = len(str(count)) - 1
    return f"{str(count)[0]}.{str(count)[1]}·10{str(power).translate(_SUPERSCRIPT)} states"


def _headline(attractor: Attractor) -> str:
    return "fixed point" if attractor.kind == "fixed point" else f"{attractor.kind}, {states(attractor.states)}"


def _question(attractors: Attractors, common: str) -> str:
    """What was asked, in the field's notation, and the condition that all attractors share."""
    return " · ".join(part for part in (attractors.setting, attractors.intervention, common) if part)


def _notes(attractors: Attractors, shown: int, found: int) -> tuple[str, ...]:
    notes = []
    if not found:
        notes.append("no attractor was found")
    if shown < found:
        notes.append(f"the first {shown} of {found} attractors; {found - shown} are not drawn")
    if attractors.truncated:
        notes.append(f"there are more attractors than the {found} listed")
    if not attractors.complete:
        notes.append(f"incomplete: {attractors.why_incomplete or 'there may be more attractors'}")
    return tuple(notes)
