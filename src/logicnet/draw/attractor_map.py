"""The attractor heatmap: components against attractors, as the field's tables have it, without red and green.

Off, on, oscillating and free differ in colour and in mark. The inputs that differ stand on top as a small matrix, so
that columns tell their conditions; components are grouped by kind; the network's phenotypes are read out below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.answers import answer_for
from logicnet.draw.grids.attractor_rows import (
    CONDITION,
    READ_OUT,
    HeatmapRow,
    chosen_rows,
    condition_text,
    heatmap_rows,
)
from logicnet.draw.grids.blocks import Density, fit_table
from logicnet.draw.grids.cells import level_scales, value_cell, value_sample
from logicnet.draw.grids.choice import confirm_rows
from logicnet.draw.grids.settings import Columns, input_cell, input_legend
from logicnet.draw.grids.table import Axis, Box
from logicnet.draw.paint.canvas import TALLEST, canvas, made_of, question_told
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item
from logicnet.draw.paint.style import VALUES, LevelValue, spoken
from logicnet.model.notation import split_names

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor, Attractors
    from logicnet.draw.grids.attractor_rows import AttractorValue
    from logicnet.model import NetworkLike

ATTRACTORS_DRAWN = 60
"""How many attractors are drawn at most unless asked otherwise; all are counted."""
_FEWER = (40, 25, 16, 10, 6)  # where there are more, and these do not fit on a page
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CELLS = (Density(15, 11.5), Density(11, 11.5), Density(10, 9.5, 7), Density(7.5, 8.5, 6.5), Density(6.2, 7, 6))


def attractor_heatmap(
    attractors: Attractors | NetworkLike,
    *,
    limit: int | None = None,
    phenotypes: Sequence[str] | None = None,
    only: str | Iterable[str] = (),
    rows: str = "all",
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The heatmap of attractors: components against attractors, with the phenotypes read out below.

    Columns have the numbers that attractors have in the answer. Where inputs differ among the attractors, drawn or not,
    these stand on top, and attractors of one condition stand together. Long lists of components go on at the right, and
    columns that do not fit into the width that is asked for go on below.

    - ``attractors``: the answer of ``logicnet.attractors``, or a network of which it is asked (by its name, too).
    - ``limit``: how many attractors are drawn, the first ones (default: 60, and fewer where there are more than 60 and
      these are taller than a journal's page at the width that is asked for); the picture says how many there are.
    - ``phenotypes``: names or expressions to read out (default: the phenotypes that the network names).
    - ``only``: the components that are drawn, ``"A,B"`` or ``["A", "B"]`` (default: all); the picture says how many
      were left out. Inputs that differ and phenotypes are drawn all the same.
    - ``rows``: ``"all"`` rows, or those alone that ``"changed"``: that differ among the attractors, drawn or not
      (default: all); the picture says how many were left out.
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises UnknownName or RuleError for a component or a phenotype that the network does not have, and DrawingError for
    other words for ``rows``.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> attractor_heatmap(logicnet.attractors(network)).title
    'Attractors of switch'
    """
    confirm_rows(rows)
    attractors = answer_for(attractors, "attractors")
    network, listed = attractors.network, len(attractors)
    most = ATTRACTORS_DRAWN if limit is None else limit
    read = [p.name for p in network.phenotypes] if phenotypes is None else list(phenotypes)
    every = heatmap_rows(network, tuple(attractors), most, read)
    asked = chosen_rows(network, every, split_names(only) if isinstance(only, str) else list(only))
    kept, told = _kept(asked, _all(attractors)) if rows == "changed" and listed else (asked, ())
    if left := len(every) - len(asked):
        told = (*told, f"components that are not drawn: {left}")
    counts = (most, *_FEWER) if limit is None and listed > most and look.get("width") is not None else (most,)
    name = f"Attractors of {network.title or network.name}" if title is None else title
    pictures = [_heatmap(attractors, [row.first(most) for row in kept], told, rows, name, look)]
    while pictures[-1].height > TALLEST and len(pictures) < len(counts):
        fewer = [row.first(counts[len(pictures)]) for row in kept]
        pictures.append(_heatmap(attractors, fewer, told, rows, name, look))
    return pictures[-1] if pictures[-1].height <= TALLEST else min(pictures, key=lambda picture: picture.height)


def _heatmap(
    attractors: Attractors,
    kept: Sequence[HeatmapRow],
    told: Sequence[str],
    rows: str,
    title: str,
    look: LookWords,
) -> Picture:
    """The heatmap of some rows, of as many attractors as these have values, with what is ``told`` of the others."""
    network, found = attractors.network, tuple(attractors)
    shown = found[: max((len(row.values) for row in kept), default=0)]
    notes = (*_notes(attractors, len(shown), len(found)), *told)
    labels, kind = _headlines(shown, found)
    columns = Axis(labels, _conditions(kept, len(shown)), headed=False)

    with canvas(look) as sheet:
        titles = sheet.titles(network)
        down = Axis(
            tuple(spoken(r.name) if r.group == READ_OUT else titles[r.name] for r in kept),
            tuple(row.group for row in kept),
        )
        return sheet.picture(
            fit_table(down, columns, lambda i, j, box: _cell(kept[i], j, box), room=sheet.room, cells=_CELLS),
            title=title,
            lines=(_question(attractors, kept), attractors.counted + kind, *notes),
            legend=[[*_input_legend(kept), *_legend([row.values for row in kept if row.group != CONDITION])]],
            notes=notes,
            made=made_of(
                network,
                **question_told(attractors.asked),
                scheme=attractors.scheme,
                found=attractors.counted,
                drawn=len(shown),
                rows=rows,
            ),
            shorter=_shorter(rows, len(shown)),
        )


def _shorter(rows: str, shown: int) -> str:
    """Which options make it shorter."""
    told = ["the rows that differ (rows changed)"] if rows == "all" else []
    told += ["some components (only)", *(["fewer attractors (limit)"] if shown > 1 else [])]
    return f"shorter with {', '.join(told[:-1])}{' or ' if told[:-1] else ''}{told[-1]}"


def _all(attractors: Attractors) -> str:
    """Of which attractors something is said that holds of all that are known."""
    if attractors.truncated or not attractors.complete:
        return f"the {len(attractors)} attractors that are listed"
    return "all attractors"


def _kept(found: Sequence[HeatmapRow], of: str) -> tuple[Sequence[HeatmapRow], tuple[str, ...]]:
    """The rows that differ, and what is to be said of the others."""
    kept = [row for row in found if row.changes]
    if not kept:
        return found, (f"nothing differs among {of}: all rows are drawn",)
    left = len(found) - len(kept)
    return kept, (f"rows that are the same in {of}, not drawn: {left}",) if left else ()


def _conditions(rows: Sequence[HeatmapRow], count: int) -> tuple[str, ...]:
    """The group of each column: what the rows of conditions have in it."""
    held = [row.values for row in rows if row.group == CONDITION]
    return tuple(str(tuple(values[place] for values in held)) for place in range(count))


def _cell(row: HeatmapRow, column: int, box: Box) -> list[Item]:
    value = row.values[column]
    return input_cell(condition_text(value), box) if row.group == CONDITION else value_cell(value, box)


def _input_legend(rows: Sequence[HeatmapRow]) -> list[tuple[Picture, str]]:
    inputs = {row.name: tuple(map(condition_text, row.values)) for row in rows if row.group == CONDITION}
    return input_legend(Columns((), (), inputs, ""))


def _legend(values: Sequence[Sequence[AttractorValue]]) -> list[tuple[Picture, str]]:
    """A sample of each value in use; of levels the scale of each maximum, and one that moves."""
    used = frozenset(value for line in values for value in line)
    entries = [(value_sample(value), VALUES[value].word) for value in (0, 1, None, "*") if value in used]
    levels = sorted(value for value in used if isinstance(value, LevelValue))
    entries += level_scales(value.maximum for value in levels if value.low == value.high)
    moving = [value for value in levels if value.low < value.high]
    return [*entries, *((value_sample(one), "moves between these levels") for one in moving[:1])]


def states(count: int | None) -> str:
    """A number of states, short: exact to 9999, then with its power of ten."""
    if count is None:
        return "? states"
    if count < 10_000:
        return f"{count} states" if count != 1 else "1 state"
    power = len(str(count)) - 1
    return f"{str(count)[0]}.{str(count)[1]}·10{str(power).translate(_SUPERSCRIPT)} states"


def _headlines(shown: Sequence[Attractor], found: Sequence[Attractor]) -> tuple[tuple[str, ...], str]:
    """What stands over each column, and what is said behind the count: over fixed points alone their numbers are
    enough.
    """
    if shown and all(one.kind == "fixed point" for one in shown):
        numbers = tuple(str(number) for number in range(1, len(shown) + 1))
        if any(one.kind != "fixed point" for one in found):
            return numbers, "; those drawn are fixed points"
        return numbers, ", a fixed point" if len(found) == 1 else "; all are fixed points"
    words = ("fixed point" if one.kind == "fixed point" else f"{one.kind}, {states(one.states)}" for one in shown)
    return tuple(f"{number}: {text}" for number, text in enumerate(words, 1)), ""


def _question(attractors: Attractors, kept: Sequence[HeatmapRow]) -> str:
    """What was asked, in the field's notation, the scheme where it is not the usual one, and of the condition that all
    attractors share what no row tells.
    """
    drawn = {row.name for row in kept if row.group != READ_OUT}
    shared = dict(attractors[0].condition) if len(attractors) else {}
    told = [k for k, v in shared.items() if k not in drawn and all(one.condition.get(k) == v for one in attractors)]
    common = " ".join(f"{name}={shared[name]}" for name in told)
    if common and (attractors.truncated or not attractors.complete):
        common = f"in {_all(attractors)}: {common}"
    scheme = "" if attractors.scheme == "asynchronous" else attractors.scheme
    asked = (attractors.asked.context, attractors.under, scheme, common)
    return " · ".join(str(part) for part in asked if part)


def _notes(attractors: Attractors, shown: int, found: int) -> tuple[str, ...]:
    notes = []
    if not found:
        notes.append("no attractor was found")
    if shown < found:
        notes.append(f"drawn: the first {shown} of the {found} that are listed")
    if attractors.truncated:
        notes.append(f"there are more attractors than the {found} listed")
    if not attractors.complete:
        notes.append(f"incomplete: {attractors.why_incomplete or 'there may be more attractors'}")
    return tuple(notes)
