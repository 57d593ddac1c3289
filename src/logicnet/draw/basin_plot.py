"""Basins as bars: for each attractor and each phenotype the share of states that can, and that can only, end there.

An attractor is told by its whole condition and by what is on in it and not in all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.attractor_columns import names_on, names_oscillating
from logicnet.analysis.basins import BASINS_SHOWN
from logicnet.draw.answers import answer_for
from logicnet.draw.grids.attractor_rows import condition_text, value_of
from logicnet.draw.grids.basin_rows import BasinBar, basin_rows, share_sample
from logicnet.draw.grids.settings import Columns, input_legend
from logicnet.draw.paint.canvas import Entry, canvas, made_of, question_told
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.style import spoken
from logicnet.errors import DrawingError

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor
    from logicnet.analysis.basins import AttractorBasin, Basins
    from logicnet.model import Network, NetworkLike

_STRONG = "strong (dark): nothing else can be reached"
_ANY = "weak (all that is coloured): it can be reached"
_SHORTER = "shorter with fewer attractors (limit)"


def basin_bars(
    basins: Basins | NetworkLike, *, limit: int = BASINS_SHOWN, title: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """Bars of the strong and weak basin of each attractor, and of the attractors that show each phenotype.

    - ``basins``: the answer of ``logicnet.basins``, or a network of which it is asked (by its
      name, too).
    - ``limit``: how many attractors are drawn, those with the largest basins (default: 60); the picture says how many
      were left out.
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises DrawingError where the work was ended before any attractor was known.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> basin_bars(logicnet.basins(network)).title
    'Basins of switch'
    """
    basins = answer_for(basins, "basins")
    network = basins.network
    if not basins.basins:
        raise DrawingError(f"there is no basin to draw: {basins.why_incomplete}")
    shown = basins.largest(limit)
    phenotypes = [BasinBar("", "", f"{spoken(one.phenotype)}: {one.shown}", one.size) for one in basins.phenotypes]
    left = len(basins.basins) - len(shown)
    notes = [f"drawn: {len(shown)} of {len(basins.basins)} attractors, those with the largest basins"] if left else []
    notes += [] if basins.complete else [f"incomplete: {basins.why_incomplete}"]
    asked = " · ".join(str(part) for part in (basins.asked.context, basins.under) if part)
    attractors = [one.attractor for one in basins.basins]
    among = "shares of the states that fulfil the condition" if any(one.condition for one in attractors) else ""
    inputs = _inputs(attractors)
    shared = _shared(attractors)
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        told = [_bar_of(number, one, inputs, basins.network, titles, shared) for number, one in shown]
        common = f"on in all attractors: {_listed(list(shared), titles)}" if shared else ""
        names = [titles[name] for name in inputs]
        body, dotted = basin_rows([("attractors", told), ("by phenotype", phenotypes)], names, sheet.room)
        return sheet.picture(
            body,
            title=f"Basins of {network.title or network.name}" if title is None else title,
            lines=(asked, common, among, *notes),
            legend=[_legend(told, dotted=dotted)],
            notes=notes,
            made=made_of(
                network,
                **question_told(basins.asked),
                states=basins.states,
                drawn=f"{len(shown)} of {len(basins.basins)} attractors",
            ),
            shorter=_SHORTER if len(shown) > 1 else "",
        )


def _legend(bars: Sequence[BasinBar], *, dotted: bool) -> list[Entry]:
    found = [(share_sample(0.5, 1.0), _STRONG), (share_sample(0.0, 1.0), _ANY)]
    inputs = {str(place): bar.dots for place, bar in enumerate(bars)}
    return [*found, *(input_legend(Columns((), (), inputs, "")) if dotted else ())]


def _inputs(attractors: Sequence[Attractor]) -> tuple[str, ...]:
    """The inputs in which the conditions of the attractors differ."""
    names = dict.fromkeys(name for one in attractors for name in one.condition)
    return tuple(name for name in names if len({one.condition.get(name) for one in attractors}) > 1)


def _shared(attractors: Sequence[Attractor]) -> tuple[str, ...]:
    """What is on in all attractors, with its level; nothing where there is one attractor alone."""
    if len(attractors) < 2:
        return ()
    everywhere = set.intersection(*(set(names_on(one)) for one in attractors))
    return tuple(name for name in names_on(attractors[0]) if name in everywhere)


def _bar_of(
    number: int,
    one: AttractorBasin,
    inputs: Sequence[str],
    network: Network,
    titles: Mapping[str, str],
    shared: Sequence[str],
) -> BasinBar:
    """An attractor by its condition, and by what else is on and what moves in it but for what is on in all of them."""
    attractor = one.attractor
    condition = _listed([f"{name}={level}" for name, level in attractor.condition.items()], titles)
    told = [name for name in names_on(attractor) if name.partition("=")[0] not in attractor.condition]
    on = _listed([name for name in told if name not in shared], titles)
    moving = _listed(names_oscillating(attractor), titles)
    text = "; ".join(filter(None, [f"on {on}" if on else "", f"~ {moving}" if moving else ""]))
    dots = tuple(condition_text(value_of(attractor, name, network.component(name).maximum)) for name in inputs)
    return BasinBar(f"{number}: ", condition, text or _nothing(shared, attractor), one.size, dots)


def _nothing(shared: Sequence[str], attractor: Attractor) -> str:
    """What is said of an attractor in which nothing is on that is not on in all of them or in its condition."""
    return "nothing else on" if shared or any(attractor.condition.values()) else "all off"


def _listed(names: Sequence[str], titles: Mapping[str, str]) -> str:
    """Components by their titles, each with the level that follows its name."""
    parts = [word.partition("=") for word in names]
    told = [f"{titles.get(name, name)}{sign}{level}" for name, sign, level in parts]
    return (", " if any(" " in word for word in told) else " ").join(told)
