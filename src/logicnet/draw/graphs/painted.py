"""What an attractor paints on a diagram: the values of components, those of readouts, and the words about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from logicnet.draw.attractor_map import states
from logicnet.draw.graphs.dot import readout_key
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.grids.attractor_rows import SHOWS
from logicnet.errors import DrawingError
from logicnet.model import Asked, Network

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor, Attractors


@dataclass(frozen=True, slots=True)
class NumberedAttractor:
    """An attractor with its ``number`` in a list of so many, and what is to be known of that list."""

    attractor: Attractor
    number: int
    listed: int
    notes: tuple[str, ...] = ()


Painter: TypeAlias = "Attractor | Mapping[str, int | None] | NumberedAttractor"
_SHOWN: Mapping[str, str] = {
    "always": "shows",
    "sometimes": "at times",
    "depends": "for some values of its free inputs",
}


def attractor_at(found: Attractors, number: int) -> NumberedAttractor:
    """The attractor of this number, counted from 1 as ``logicnet attractors`` does. Raises DrawingError, with how many
    there are, for a number that is not there.
    """
    if not 1 <= number <= len(found):
        there = f"there is no attractor {number}: {len(found)} {'is' if len(found) == 1 else 'are'} listed"
        why = f"of at least {found.count} in all" if found.truncated or not found.complete else ""
        hint = "logicnet attractors lists them with their numbers" if len(found) else found.why_incomplete
        raise DrawingError(" ".join(filter(None, (there, why))), hint=hint)
    notes = []
    if found.truncated:
        notes.append(f"there are more attractors than the {len(found)} listed")
    if not found.complete:
        notes.append(f"incomplete: {found.why_incomplete or 'there may be more attractors'}")
    return NumberedAttractor(found[number - 1], number, len(found), tuple(notes))


def numbered(asked: Asked, number: int) -> NumberedAttractor:
    """The attractor of this number under what is asked about. Raises DrawingError for a number that is not there."""
    from logicnet.analysis.attractors import attractors

    return attractor_at(attractors(asked.network, setting=asked.setting, intervention=asked.intervention), number)


def painted(network: Network, painter: Painter, *, readouts: bool = False) -> tuple[Highlight, tuple[str, ...]]:
    """The marks of an attractor, and what the heading says of it: its number, kind, states and condition, and the
    phenotypes that it shows.

    - ``network``: the network.
    - ``painter``: an attractor, one of a list, or a mapping from components to values: a level, None for one that
      oscillates, ``*`` for a free input.
    - ``readouts``: whether the named phenotypes are drawn, and get the values that they have in it.

    Raises UnknownName or DrawingError for a mapping with a component or a level that the network does not have.
    """
    if isinstance(painter, Mapping):
        marks = Highlight.of(attractor=_checked(network, painter))
        shows = dict(_evaluated(network, painter))
        return _with_readouts(marks, shows) if readouts else marks, ()
    one = painter.attractor if isinstance(painter, NumberedAttractor) else painter
    shows = _shown(network, one)
    marks = Highlight.of(attractor=one)
    which = (
        f"attractor {painter.number} of the {painter.listed} listed"
        if isinstance(painter, NumberedAttractor)
        else "attractor"
    )
    condition = " ".join(f"{name}={value}" for name, value in one.condition.items())
    told = [f"{which}: {one.kind}, {states(one.states)}", condition and f"under {condition}"]
    lines = [" · ".join(filter(None, told)), _phenotypes(shows)]
    notes = painter.notes if isinstance(painter, NumberedAttractor) else ()
    return _with_readouts(marks, shows) if readouts else marks, (*filter(None, lines), *notes)


def _phenotypes(shows: Mapping[str, str]) -> str:
    """The phenotypes that are shown, in words; an empty text where the network names none."""
    told = []
    for how, words in _SHOWN.items():
        names = [name for name, found in shows.items() if found == how]
        told += [f"{words} {', '.join(names)}"] if names else []
    return "; ".join(told) or ("shows none of the phenotypes" if shows else "")


def _with_readouts(marks: Highlight, shows: Mapping[str, str]) -> Highlight:
    return replace(marks, values={**marks.values, **{readout_key(name): SHOWS[how] for name, how in shows.items()}})


def _shown(network: Network, attractor: Any) -> dict[str, str]:
    """In which of its states an attractor shows each phenotype; of one that was made by hand nothing is known."""
    try:
        return {one.name: attractor.shows(network.expression(one.name)) for one in network.phenotypes}
    except ValueError:
        return {}


def _checked(network: Network, values: Mapping[str, Any]) -> Mapping[str, Any]:
    for name, value in values.items():
        most = network.component(name).maximum
        if value not in (None, "*") and not (isinstance(value, int) and 0 <= value <= most):
            raise DrawingError(
                f"{name} cannot be {value!r}",
                hint=f"a level from 0 to {most}, None (it oscillates) or '*' (it is free)",
            )
    return values


def _evaluated(network: Network, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The phenotypes that follow from the values."""
    known: dict[str, int] = {}
    for name, value in values.items():
        if isinstance(value, int):
            known |= network.held(name, int(value), int(value))
    for one in network.phenotypes:
        expression = network.expression(one.name)
        if all(network.names[i] in known for i in expression.regulators()):
            yield one.name, "always" if expression.evaluate(known) else "never"
