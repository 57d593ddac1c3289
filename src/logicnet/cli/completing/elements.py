"""The elements of values that are lists or expressions: inputs at their levels, changes, names, operators.

Each function takes what is known and the text up to the cursor, and offers whole values: what stands before the last
element is part of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from logicnet.cli.completing.candidates import Candidate, Surroundings, each, file_names, last_element, matching
from logicnet.model.notation import split_names, touched, written

_BLANKS = " \t\n"
_OPERATORS = " \t!&|()~*+-,<>="
_CTL = ("AG ", "AF ", "AX ", "EG ", "EF ", "EX ", "A[", "E[")


def listed_names(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Components, joined by commas or blanks."""
    return each(map(written, _names(known)), text, ", ")


def shown_names(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Readouts, phenotypes and components, joined by commas or in a sum."""
    return _in_expression([*readout_names(known), *_phenotypes(known), *map(written, _names(known))], text)


def measured_names(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Phenotypes and components, alone or in an expression."""
    return _in_expression([*_phenotypes(known), *map(written, _names(known))], text)


def formula_words(known: Surroundings, text: str) -> Iterator[Candidate]:
    """What stands in a formula of computation tree logic: operators, phenotypes and components."""
    for one in _in_expression([*_phenotypes(known), *map(written, _names(known)), *_CTL], text, "[]"):
        yield Candidate(one.text, final=False)


def readout_names(known: Surroundings) -> Iterable[str]:
    """The readouts that the network names."""
    return [] if known.network is None else [one.name for one in known.network.readouts]


def input_values(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Inputs at their levels, joined by blanks; settings that have a name, and files that hold one."""
    network = known.network
    names = () if network is None else (*network.inputs, *network.inputs_with_levels, *network.constants)
    return _assigned(known, text, names, () if network is None else (one.name for one in network.settings))


def assignments_of(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Components at their levels, joined by blanks."""
    return _assigned(known, text, _names(known), ())


def start_words(known: Surroundings, text: str, *, resistant: bool) -> Iterator[Candidate]:
    """Components at their levels, parts of a mixture, the attractors of a setting, and starts that have a name."""
    head, inside = last_element(text, ";(")
    if head.endswith("attractors("):
        yield from _before(head, input_values(known, inside))
        return
    blank = inside[: len(inside) - len(inside.lstrip())]
    inside = inside.lstrip()
    if not last_element(inside, _BLANKS)[0]:
        words = ["attractors(", *(["resistant"] if resistant and not head else [])]
        for one in matching(words, inside):
            yield Candidate(f"{head}{blank}{one.text}", final=one.text == "resistant")
    starts = () if known.network is None else (one.name for one in known.network.starts)
    yield from _before(head + blank, _assigned(known, inside, _names(known), starts))


def change_words(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Components that are held, edges once their source stands there, drugs, and interventions that have a name."""
    head, last = last_element(text, _BLANKS)
    if last.startswith("@"):
        named = () if known.network is None else (one.name for one in known.network.interventions)
        yield from _before(head, _called(last, named))
        return
    yield from _before(head, matching(chain(_held(known, head), _drugs(known, last), _edges(known, last)), last))


def rates_of(known: Surroundings, text: str) -> Iterator[Candidate]:
    """Components before the sign of a rate; its number is one's own. Files that hold rates follow an ``@``."""
    head, last = last_element(text, _BLANKS)
    if last.startswith("@"):
        yield from _before(head, _called(last, ()))
        return
    for name in map(written, _names(known)):
        ways = [f"{name}=", *([f"{name}:up=", f"{name}:down="] if last.startswith(name) else [])]
        yield from _before(head, (Candidate(way, final=False) for way in ways if way.startswith(last)))


def protocol_words(known: Surroundings, text: str) -> Iterator[Candidate]:
    """What changes at a time of a protocol: inputs, interventions, their withdrawal. The times are one's own."""
    head, rest = last_element(text, ";")
    if text.startswith("@"):
        yield from _called(text, ())
        return
    time, colon, inside = rest.partition(":")
    if not colon or not time.strip():
        return
    before, last = last_element(inside, _BLANKS)
    sign = "-" if last.startswith("-") else ""
    names = () if known.network is None else (*known.network.inputs, *known.network.inputs_with_levels)
    levels = () if sign else _levels(known, names, "=")
    drugs, edges = _drugs(known, last.removeprefix("-")), _edges(known, last.removeprefix("-"))
    words = chain(levels, ["none"] if not sign else (), _held(known, before), drugs, edges)
    found = matching((f"{sign}{word}" for word in words), last)
    yield from _before(f"{head}{time}:{before}", found)


def _names(known: Surroundings) -> Iterable[str]:
    return [] if known.network is None else [component.name for component in known.network.components]


def _phenotypes(known: Surroundings) -> Iterable[str]:
    return [] if known.network is None else [written(one.name) for one in known.network.phenotypes]


def _levels(known: Surroundings, names: Iterable[str], sign: str) -> Iterator[str]:
    """Names at each of their levels: ``A=0``, ``A%2``."""
    most = {} if known.network is None else known.network.levels
    return (f"{written(name)}{sign}{level}" for name in names for level in range(most.get(name, 1) + 1))


def _held(known: Surroundings, before: str) -> Iterator[str]:
    """Components held at each of their levels, but for those that what stands before changes already."""
    names = _names(known)
    taken = {place[0] for place in touched(before, frozenset(names)) if len(place) == 1} if before.strip() else set()
    return _levels(known, (name for name in names if name not in taken), "%")


def _drugs(known: Surroundings, last: str) -> Iterator[str]:
    """Drugs by name; by their other names where one was begun, since these mean the same."""
    return (name for drug in known.drugs for name in (drug.name, *(drug.aliases if last else ())))


def _edges(known: Surroundings, last: str) -> Iterator[str]:
    """Edges of the source that stands before a colon, cut and held at 1."""
    if known.network is None or ":" not in last:
        return iter(())
    edges = (f"{written(edge.source)}:{written(edge.target)}" for edge in known.network.regulations)
    return (f"{edge}%{value}" for edge in edges for value in (0, 1))


def _assigned(known: Surroundings, text: str, names: Iterable[str], called: Iterable[str]) -> Iterator[Candidate]:
    head, last = last_element(text, _BLANKS)
    if last.startswith("@"):
        yield from _before(head, _called(last, called))
        return
    taken = {name for word in head.split() for name in split_names(word.partition("=")[0])}
    yield from _before(head, matching(_levels(known, (name for name in names if name not in taken), "="), last))
    if not last:
        yield from _before(head, _called("@", called, files=False))


def _called(last: str, names: Iterable[str], *, files: bool = True) -> Iterator[Candidate]:
    """What has a name, after an ``@``, and files."""
    yield from matching((f"@{written(name)}" for name in names), last)
    if files:
        yield from _before("@", file_names(last[1:], ()))


def _in_expression(names: Iterable[str], text: str, also: str = "") -> Iterator[Candidate]:
    head, last = last_element(text, _OPERATORS + also)
    for one in matching(names, last):
        yield Candidate(head + one.text, final=not head)


def _before(head: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    return (Candidate(head + one.text, one.help, one.final) for one in found)
