"""The attractor heatmap: components against attractors, as the field's tables have it, without red and green.

Off, on, oscillating and free differ in colour and in mark. The inputs that differ stand on top as a small matrix, so
that columns tell their conditions; components are grouped by kind; the network's phenotypes are read out below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Unpack

from logicnet.draw.answers import answer_for
from logicnet.draw.grids.blocks import Density, fit_table
from logicnet.draw.grids.cells import level_scales, value_cell, value_sample
from logicnet.draw.grids.table import Axis, by_kind
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.style import VALUES, LevelValue, spoken
from logicnet.errors import UnknownName
from logicnet.model.notation import split_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from logicnet.analysis.answer import Attractor, Attractors
    from logicnet.model import Network, NetworkLike

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SHOWS: Mapping[str, int | str | None] = {"always": 1, "never": 0, "sometimes": None, "depends": "*"}
_CONDITION, _READOUT = "condition", "readout"
_CELLS = (Density(15, 11.5), Density(11, 11.5), Density(10, 9.5, 7), Density(7.5, 8.5, 6.5), Density(6.2, 8, 6))
_Value: TypeAlias = "int | str | LevelValue | None"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the heatmap: what is read, the group it stands in, and its value in each attractor."""

    name: str
    group: str
    values: tuple[_Value, ...]

    @property
    def changes(self) -> bool:
        """Whether it differs among the attractors."""
        return len(set(self.values)) > 1


def attractor_heatmap(
    attractors: Attractors | NetworkLike,
    *,
    limit: int = 60,
    phenotypes: Sequence[str] | None = None,
    only: str | Iterable[str] = (),
    only_changed: bool = False,
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The heatmap of attractors: components against attractors, with the phenotypes read out below.

    Columns have the numbers that attractors have in the answer. Where inputs differ among them, these stand on top, and
    attractors of one condition stand together. Long lists of components go on at the right, and columns that do not
    fit into the width that is asked for go on below.

    - ``attractors``: the answer of ``logicnet.attractors``, or a network of which it is asked (by its
      name, too).
    - ``limit``: how many attractors are drawn, the first ones (default: 60); the picture says how many were left out.
    - ``phenotypes``: names or expressions to read out (default: the phenotypes that the network names).
    - ``only``: the components that are drawn, ``"A,B"`` or ``["A", "B"]`` (default: all); the picture says how many
      were left out. Inputs that differ and phenotypes are drawn all the same.
    - ``only_changed``: whether the rows alone are drawn that differ among the attractors (default: False); the picture
      says how many were left out.
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises UnknownName or RuleError for a component or a phenotype that the network does not have.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> attractor_heatmap(logicnet.attractors(network)).title
    'Attractors of switch'
    """
    attractors = answer_for(attractors, "attractors")
    network, found = attractors.network, tuple(attractors)
    shown = found[:limit]
    read = [p.name for p in network.phenotypes] if phenotypes is None else list(phenotypes)
    kept, told = _drawn(network, _rows(network, shown, read), only, only_changed=only_changed and bool(shown))
    notes = (*_notes(attractors, len(shown), len(found)), *told)
    name = f"Attractors of {network.title or network.name}" if title is None else title
    labels, kind = _headlines(shown)
    columns = Axis(labels, _conditions(kept, len(shown)), headed=False)

    with canvas(look) as sheet:
        titles = sheet.titles(network)
        down = Axis(
            tuple(spoken(r.name) if r.group == _READOUT else titles[r.name] for r in kept),
            tuple(row.group for row in kept),
        )
        return sheet.picture(
            fit_table(
                down, columns, lambda i, j, box: value_cell(kept[i].values[j], box), room=sheet.room, cells=_CELLS
            ),
            title=name,
            lines=(_question(attractors, shown, kept), kind, *notes),
            legend=[_legend([row.values for row in kept])],
            notes=notes,
            made=made_of(network, setting=attractors.setting, intervention=attractors.intervention),
        )


def _drawn(
    network: Network, every: Sequence[_Row], only: str | Iterable[str], *, only_changed: bool
) -> tuple[Sequence[_Row], tuple[str, ...]]:
    """The rows that are drawn, and what is to be said of the others."""
    asked = _chosen(network, every, only)
    kept, told = _kept(asked) if only_changed else (asked, ())
    left = len(every) - len(asked)
    return kept, (*told, *([f"components that are not drawn: {left}"] if left else []))


def _conditions(rows: Sequence[_Row], count: int) -> tuple[str, ...]:
    """The group of each column: what the rows of conditions have in it."""
    held = [row.values for row in rows if row.group == _CONDITION]
    return tuple(str(tuple(values[place] for values in held)) for place in range(count))


def _chosen(network: Network, found: Sequence[_Row], only: str | Iterable[str]) -> Sequence[_Row]:
    """The rows of the components that are asked for, with conditions and readouts; all of them where none is. Raises
    UnknownName for one that the network does not have.
    """
    names = split_names(only) if isinstance(only, str) else list(only)
    known = [component.name for component in network.components]
    for name in names:
        if name not in known:
            raise UnknownName("component", name, known)
    return [row for row in found if not names or row.name in names or row.group in (_CONDITION, _READOUT)]


def _rows(network: Network, shown: Sequence[Attractor], read: Sequence[str]) -> list[_Row]:
    """Inputs that differ, then components by kind, then what is read out."""
    values = {c.name: tuple(value_of(one, c.name, c.maximum) for one in shown) for c in network.components}
    held = dict.fromkeys(name for one in shown for name in one.condition)
    differ = [name for name in values if name in held and len(set(values[name])) > 1]
    found = [_Row(name, _CONDITION, values[name]) for name in differ]
    order = by_kind([(c.name, c.kind) for c in network.components])
    found += [_Row(name, kind, values[name]) for name, kind in order if name not in differ]
    for name in read:
        expression = network.expression(name)
        found.append(_Row(name, _READOUT, tuple(SHOWS[one.shows(expression)] for one in shown)))
    return found


def _kept(found: Sequence[_Row]) -> tuple[Sequence[_Row], tuple[str, ...]]:
    """The rows that differ among the attractors, and what is to be said of the others."""
    kept = [row for row in found if row.changes]
    if not kept:
        return found, ("nothing differs among the attractors: all rows are drawn",)
    left = len(found) - len(kept)
    return kept, (f"rows that are the same in all attractors, not drawn: {left}",) if left else ()


def value_of(attractor: Attractor, name: str, maximum: int = 1) -> _Value:
    """0, 1, a level of a component with a higher maximum, None (it oscillates) or '*' (an input that is free in this
    attractor).
    """
    if name in attractor.fixed:
        level = int(attractor.fixed[name])
        return level if maximum == 1 else LevelValue(level, level, maximum)
    if name in attractor.free_inputs:
        return "*"
    return None if maximum == 1 else LevelValue(*attractor.levels[name], maximum)


def _legend(values: Sequence[Sequence[_Value]]) -> list[tuple[Picture, str]]:
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


def _headlines(shown: Sequence[Attractor]) -> tuple[tuple[str, ...], str]:
    """What stands over each column, and what holds of all: of fixed points alone their numbers are enough."""
    if shown and all(one.kind == "fixed point" for one in shown):
        numbers = tuple(str(number) for number in range(1, len(shown) + 1))
        return numbers, "one fixed point" if len(shown) == 1 else f"{len(shown)} fixed points"
    words = ("fixed point" if one.kind == "fixed point" else f"{one.kind}, {states(one.states)}" for one in shown)
    return tuple(f"{number}: {text}" for number, text in enumerate(words, 1)), ""


def _question(attractors: Attractors, shown: Sequence[Attractor], kept: Sequence[_Row]) -> str:
    """What was asked, in the field's notation, and of the condition that all attractors share what no row tells."""
    drawn = {row.name for row in kept if row.group != _READOUT}
    shared = shown[0].condition.items() if shown else ()
    common = [f"{k}={v}" for k, v in shared if k not in drawn and all(one.condition.get(k) == v for one in shown)]
    return " · ".join(filter(None, (attractors.setting, attractors.intervention, " ".join(common))))


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
