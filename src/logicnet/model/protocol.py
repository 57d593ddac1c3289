"""Protocols: inputs and interventions that change at given times, ``0: Paclitaxel=1; 24: Paclitaxel=0 anti-IL8``.

What is said at a time holds from then on, until something else is said of the same place. ``A=1`` sets an input. A
change (``A%0``, ``A:B%0``) or a drug is an intervention; ``-A%0``, or ``-`` before the drug, withdraws it, and ``none``
withdraws all interventions that are in force, those that the question was asked with among them. What was held and is
held no longer keeps its value until its own rule moves it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.errors import InterventionError, LogicnetError, SettingError, Span
from logicnet.model.called import content_of
from logicnet.model.change import Change
from logicnet.model.intervention import Intervention
from logicnet.model.notation import bare, words, written
from logicnet.model.setting import Setting

if TYPE_CHECKING:
    from logicnet.model.network import Network

NONE = "none"
"""The word that withdraws all interventions."""
_TURN = re.compile(r"[^;\n]+")
_TIME = re.compile(r"\s*(?P<time>[^\s:;=%]+)\s*:")
_FORM = "TIME: A=1 B%0"
_HINT = 'a protocol is written "0: Drug=1; 24: Drug=0 A%0; 48: -A%0"'


@dataclass(frozen=True, slots=True)
class Turn:
    """What a protocol says at one time.

    - ``time``: when.
    - ``text``: what, as it was written.
    - ``inputs``: the inputs that are set, with their levels.
    - ``made``: the interventions that begin.
    - ``withdrawn``: the places of those that end.
    - ``all_withdrawn``: whether all that are in force end.
    """

    time: float
    text: str
    inputs: tuple[tuple[str, int], ...] = ()
    made: Intervention = field(default=Intervention())
    withdrawn: tuple[tuple[str, ...], ...] = ()
    all_withdrawn: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)

    def after(self, setting: Setting, intervention: Intervention, network: Network) -> tuple[Setting, Intervention]:
        """What is in force once this is said, where these were before. Raises InterventionError where it withdraws
        what is not in force.
        """
        inputs = {**dict(setting.values), **dict(self.inputs)}
        held: dict[tuple[str, ...], Change] = {} if self.all_withdrawn else {c.place: c for c in intervention.changes}
        for place in self.withdrawn:
            if place not in held and not self.all_withdrawn:
                what = f"{':'.join(map(written, place))} is withdrawn at {self.time:g}, where nothing holds it"
                raise InterventionError(what, span=self.span)
            held.pop(place, None)
        held |= {one.place: one for one in self.made.changes}
        return Setting.of(inputs, network), Intervention.of(held.values())


@dataclass(frozen=True, slots=True)
class Phase:
    """A time in which nothing is changed from outside.

    - ``begin``: when it begins.
    - ``setting``: the inputs that are held.
    - ``intervention``: what else is.
    - ``text``: what the protocol says at its beginning.
    """

    begin: float
    setting: Setting
    intervention: Intervention
    text: str = ""


@dataclass(frozen=True, slots=True)
class Protocol:
    """What changes from outside, and when; empty where nothing does.

    - ``turns``: what is said at each time, in order.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> network = Network("n", Rules.build(["Drug", "A"], ["Drug", "!Drug"]))
    >>> [(turn.time, str(turn.made)) for turn in Protocol.parse("0: Drug=1; 24: Drug=0 A%0", network).turns]
    [(0.0, ''), (24.0, 'A%0')]
    """

    turns: tuple[Turn, ...] = ()

    @classmethod
    def read(cls, given: object, network: Network, catalogue: Mapping[str, str] | None = None) -> Protocol:
        """A protocol in any spelling: a value, text, pairs of time and text, or None for none. Raises LogicnetError
        with the place.
        """
        match given:
            case None:
                return cls()
            case Protocol():
                return given
            case str():
                return cls.parse(given, network, catalogue)
            case Mapping():
                return cls.parse(_joined(list(given.items())), network, catalogue)
            case list() | tuple():
                return cls.parse(_joined(given), network, catalogue)
            case _:
                raise SettingError(f"expected a protocol, found {given!r}", hint=_HINT)

    @classmethod
    def parse(cls, text: str, network: Network, catalogue: Mapping[str, str] | None = None) -> Protocol:
        """Read what a protocol says, its times parted by semicolons or on lines of their own; ``@FILE`` is one in a
        file. Words of the ``catalogue`` are known as interventions. Raises LogicnetError with the place.
        """
        file = "<protocol>"
        if text.strip().startswith("@") and Path(text.strip()[1:].strip('"')).is_file():
            file = text.strip()[1:].strip('"')
            text = content_of(Path(file))
        turns = [
            _turn(_Place(text, file), found.start(), found.end(), network, catalogue)
            for found in _TURN.finditer(bare(text))
            if found.group().strip()
        ]
        for one, next_ in pairwise(turns):
            if next_.time <= one.time:
                why = "twice" if next_.time == one.time else f"after {one.time:g}"
                hint = "say all of one time at once, and times in their order"
                raise SettingError(f"the protocol speaks of the time {next_.time:g} {why}", span=next_.span, hint=hint)
        return cls(tuple(turns))

    def phases(
        self, setting: Setting, intervention: Intervention, network: Network, until: float = math.inf
    ) -> tuple[Phase, ...]:
        """The times in which nothing changes, the first from 0, of a question that is asked under a setting and with
        an intervention, and that ends at ``until``. Raises LogicnetError where a time lies beyond it.
        """
        found = [Phase(0.0, setting, intervention)]
        for turn in self.turns:
            if turn.time >= until:
                what = f"the protocol speaks of the time {turn.time:g}, and the course ends at {until:g}"
                raise SettingError(what, span=turn.span, hint="end it later, by --until")
            before = found[-1]
            begun = Phase(turn.time, *turn.after(before.setting, before.intervention, network), turn.text)
            found = [*(one for one in found if one.begin < turn.time), begun]
        return tuple(found)

    def confirm_whole(self) -> None:
        """Raise SettingError where a time is no whole number: steps are counted."""
        for turn in self.turns:
            if turn.time != int(turn.time):
                raise SettingError(f"expected a whole number of steps, found {turn.time:g}", span=turn.span)

    def to_dict(self) -> list[dict[str, Any]]:
        """The times, with what is said."""
        return [{"time": turn.time, "change": turn.text} for turn in self.turns]

    def __bool__(self) -> bool:
        return bool(self.turns)

    def __str__(self) -> str:
        return "; ".join(f"{turn.time:g}: {turn.text}" for turn in self.turns)


ProtocolLike = Protocol | str | Mapping[float, str] | Sequence[tuple[float, str]] | None
"""A protocol, ``"0: Drug=1; 24: Drug=0 A%0"``, or pairs of time and text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A text, and what errors in it call the place."""

    text: str
    file: str

    def span(self, begin: int, end: int) -> Span:
        return Span.within(self.text, begin, end, file=self.file)

    def padded(self, begin: int, end: int) -> str:
        """A part of the text behind blanks, so that places of errors are those of the whole."""
        return re.sub(r"[^\n]", " ", self.text[:begin]) + self.text[begin:end]

    def placed(self, error: LogicnetError, begin: int, end: int) -> LogicnetError:
        """An error in a part of the text, with its place in the whole; one in a file stays there."""
        span = error.span
        if span is None:
            error.span = self.span(begin, end)
        elif span.file is not None and span.file in ("<setting>", "<intervention>"):
            lines = self.text.splitlines() or [""]
            error.span = replace(span, file=self.file, text=lines[min(span.line, len(lines)) - 1])
        return error


def _turn(place: _Place, begin: int, end: int, network: Network, catalogue: Mapping[str, str] | None) -> Turn:
    text = place.text[begin:end]
    lead = begin + len(text) - len(text.lstrip())
    match = _TIME.match(text)
    if match is None:
        raise SettingError(f"expected {_FORM} in the protocol", span=place.span(lead, end), hint=_HINT)
    time = _time(match["time"], place.span(begin + match.start("time"), begin + match.end("time")))
    inputs: dict[str, int] = {}
    made: list[Change] = []
    withdrawn: list[tuple[str, ...]] = []
    everything = False
    for first, last in _words(text, match.end()):
        word, at, to = text[first:last], begin + first, begin + last
        try:
            if word == NONE:
                everything = True
            elif word.startswith("-"):
                gone = Intervention.parse(place.padded(at + 1, to), network, catalogue)
                withdrawn += (one.place for one in gone.changes)
            elif _sets_input(word, network):
                for name, level in Setting.parse(place.padded(at, to), network).values:
                    if inputs.setdefault(name, level) != level:
                        raise SettingError(f"two values for {name!r} at {time:g}", span=place.span(at, to))
            else:
                made += Intervention.parse(place.padded(at, to), network, catalogue).changes
        except LogicnetError as error:
            raise place.placed(error, at, to) from None
    try:
        begun = Intervention.of(made)
    except LogicnetError as error:
        raise place.placed(error, lead, end) from None
    said = " ".join(text[match.end() :].split())
    if not said:
        raise SettingError(f"the protocol says nothing of the time {time:g}", span=place.span(lead, end), hint=_HINT)
    span = place.span(lead, begin + len(text.rstrip()))
    return Turn(time, said, tuple(inputs.items()), begun, tuple(withdrawn), everything, span)


def _words(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where the words of a turn begin and end, after its time."""
    return ((begin + word.start(), begin + word.end()) for word in words(text[begin:]))


def _sets_input(word: str, network: Network) -> bool:
    """Whether a word sets inputs; the others make an intervention."""
    if word.startswith("@"):
        return any(one.name == word[1:].strip('"') for one in network.settings)
    plain = bare(word)
    return "=" in plain and "%" not in plain


def _time(text: str, span: Span) -> float:
    over, _, under = text.partition("/")
    try:
        time = float(over) / float(under or 1)
    except (ValueError, ZeroDivisionError):
        time = math.nan
    if not math.isfinite(time):
        raise SettingError(f"expected a time, found {text!r}", span=span, hint=_HINT)
    if time < 0:
        raise SettingError(f"a protocol begins at 0, not at {text}", span=span)
    return time


def _joined(pairs: Sequence[Any]) -> str:
    try:
        return "; ".join(f"{float(time)!r}: {text}" for time, text in pairs)
    except (TypeError, ValueError):
        raise SettingError(f"expected pairs of a time and a text, found {pairs!r}", hint=_HINT) from None


__all__ = ["NONE", "Phase", "Protocol", "ProtocolLike", "Turn"]
