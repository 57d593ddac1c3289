"""Labels as they fit into a width, none like another: components, interventions, attractors, moments of a protocol."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, takewhile, zip_longest
from typing import TypeAlias

from logicnet.draw.paint import fonts

_VALUE = re.compile(r" ?%[0-9:@.]+$")
_LINKS = re.compile(r"( → | \+ )")
_SHARES = (0.7, 0.3, 0.85, 0.15)  # of a label that is cut near an end, that stand before the cut
_LEAST_PART = 3  # letters that are left of each part of a label
_LONG_WORD = 12  # letters
_Way: TypeAlias = Callable[[Sequence[str], float, float], Iterable[str]]


def cut_apart(labels: Sequence[str], size: float, limit: float) -> tuple[str, ...]:
    """What is drawn of each label in ``limit`` points; two different labels never look alike.

    A label that is too long loses its end; a change never loses its value, and an edge or a combination loses letters
    of each of its parts. Those that would look alike lose their middle, or what they share but for its beginning, or
    they begin shortly before the place where they differ; where nothing else helps they are numbered.
    """
    shown = [_ended(label, size, limit) for label in labels]
    ways: list[_Way] = [_halved, _differing, *(partial(_unequal, share=share) for share in _SHARES), _later]
    for way in ways:
        for places in _alike(labels, shown):
            again = way([labels[place] for place in places], size, limit)
            for place, text in zip(places, again, strict=True):
                shown[place] = text or shown[place]
    for number, place in enumerate(chain.from_iterable(_alike(labels, shown)), start=1):
        mark = f" #{number}"
        shown[place] = fonts.shorten(labels[place], size, limit - fonts.width(mark, size)) + mark
    return tuple(shown)


def _alike(labels: Sequence[str], shown: Sequence[str]) -> list[list[int]]:
    """The places of labels that are cut to the same text as a different one, those of each text together."""
    stand: dict[str, list[int]] = {}
    for place, text in enumerate(shown):
        stand.setdefault(text, []).append(place)
    return [places for places in stand.values() if len({labels[place] for place in places}) > 1]


def _ended(label: str, size: float, limit: float) -> str:
    """A label without its end, or without the ends of its parts, and with its value."""
    match = _VALUE.search(label)
    value = match.group() if match else ""
    return _narrowed(label.removesuffix(value), size, limit - fonts.width(value, size)) + value


def _narrowed(head: str, size: float, limit: float) -> str:
    """A label whose longest parts lose letters until it fits."""
    parts = _LINKS.split(head)
    if len(parts) == 1 or fonts.width(head, size) <= limit:
        return fonts.shorten(head, size, limit)
    names, links = parts[::2], parts[1::2]
    widths = [fonts.width(name, size) for name in names]
    share = (limit - sum(fonts.width(link, size) for link in links)) / len(names)
    share += sum(max(share - width, 0.0) for width in widths) / sum(width > share for width in widths)
    cut = [fonts.shorten(name, size, share) for name in names]
    if any(len(name) <= _LEAST_PART < len(whole) for name, whole in zip(cut, names, strict=True)):
        return fonts.shorten(head, size, limit)
    return "".join(chain.from_iterable(zip_longest(cut, links, fillvalue="")))


def _shared(labels: Sequence[str]) -> str:
    """The beginning that all of them have."""
    letters = zip(*labels, strict=False)
    return "".join(first for first, *_ in takewhile(lambda column: len(set(column)) == 1, letters))


def _differing(labels: Sequence[str], size: float, limit: float) -> Iterator[str]:
    """As much of the beginning of each as fits before all from where they differ; empty where nothing fits."""
    shared = len(_shared(labels))
    for label in labels:
        end, begin = "…" + label[max(shared - 1, 0) :], label[:shared]
        while begin and fonts.width(begin + end, size) > limit:
            begin = begin[:-1]
        yield label if fonts.width(label, size) <= limit else begin and begin + end


def _later(labels: Sequence[str], size: float, limit: float) -> Iterable[str]:
    """What each shows from where they differ, with a whole word unless it is a long one; empty where that is their
    beginning.
    """
    shared = _shared(labels)
    word = shared.rfind(" ") + 1
    begin = word if len(shared) - word <= _LONG_WORD else len(shared) - 3
    return cut_apart([f"…{label[begin:]}" for label in labels], size, limit) if begin > 1 else [""] * len(labels)


def _halved(labels: Sequence[str], size: float, limit: float) -> Iterable[str]:
    """As much of both ends of each as fits."""
    return _unequal(labels, size, limit, 0.5)


def _unequal(labels: Sequence[str], size: float, limit: float, share: float) -> Iterable[str]:
    return (_without_middle(label, size, limit, share) for label in labels)


def _without_middle(label: str, size: float, limit: float, share: float) -> str:
    """As much of a label as fits, with so large a share of it from its beginning."""
    if fonts.width(label, size) <= limit:
        return label
    most = len(label)
    while most > 2 and fonts.width(_ends(label, most, share), size) > limit:
        most -= 1
    return _ends(label, most, share)


def _ends(label: str, letters: int, share: float) -> str:
    begin = max(1, round(letters * share))
    return f"{label[:begin]}…{label[len(label) - max(letters - begin, 1) :]}"
