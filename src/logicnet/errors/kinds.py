"""The exceptions. A class each for what a caller may want to catch apart; the message is made here, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from traceback import format_exception
from typing import Any

from logicnet.errors.cells import rendered
from logicnet.errors.place import Span
from logicnet.errors.suggestion import did_you_mean

# longer than the name of any file; a word of a broken file may be as long as the file
_LONG_WORD = re.compile(r"[^\s/]{257,}|\S{4097,}")
_KEPT = 40  # characters of such a word
TOLD = 20  # problems of one file that are told in full
_QUOTES = "'\""


def _cut(word: re.Match[str]) -> str:
    return f"{word.group()[:_KEPT]}…{word.group()[-1] if word.group()[-1] in _QUOTES else ''}"


class LogicnetError(Exception):
    """Something the user asked for cannot be done. ``str()`` shows message, place, line with caret, and hint.

    ``exit_code`` is what the command line ends with.

    >>> str(LogicnetError("unknown network 'il66'", hint="did you mean 'il6'?"))
    "unknown network 'il66'\\ndid you mean 'il6'?"
    """

    exit_code = 2

    def __init__(self, message: str, *, span: Span | None = None, hint: str = "") -> None:
        message = _LONG_WORD.sub(_cut, message)
        super().__init__(message)
        self.message = message
        self.span = span
        self.hint = _LONG_WORD.sub(_cut, hint)
        self.others: tuple[LogicnetError, ...] = ()
        """What else is wrong with the same file, as far as it is told (``all_of``)."""
        self.untold = 0
        """How much is wrong beyond that."""
        self.unread = False
        """Whether the rest of the file was not looked at."""

    @property
    def errors(self) -> tuple[LogicnetError, ...]:
        """All that is told: this error, then the others of the same file."""
        return (self, *self.others)

    def _alone(self) -> str:
        head = f"{self.span}: {self.message}" if self.span else self.message
        parts = [head, self.span.excerpt() if self.span else "", self.hint]
        return "\n".join(part for part in parts if part)

    def __str__(self) -> str:
        more = ["and perhaps more"] if self.unread else [f"and {self.untold} more"] if self.untold else []
        return "\n".join([self._alone(), *(other._alone() for other in self.others), *more])

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in the place of a traceback: the user's own lines, and the message."""
        return rendered(self)

    def __reduce__(self) -> tuple[Callable[..., LogicnetError], tuple[Any, ...]]:
        return _rebuild, (type(self), dict(self.__dict__))


def _rebuild(kind: type[LogicnetError], state: dict[str, Any]) -> LogicnetError:
    """Keyword arguments survive the way to another process, which plain exceptions lose."""
    error = kind.__new__(kind, state["message"])
    error.__dict__.update(state)
    return error


def all_of(errors: Sequence[LogicnetError], count: int) -> LogicnetError:
    """All that is wrong with a file as one exception, of the kind of the first: ``errors`` are told in full, and there
    are ``count``.
    """
    first, *others = errors
    first.others, first.untold = tuple(others), max(0, count - len(errors))
    return first


class Problems:
    """What is wrong with a file, gathered while it is read on."""

    def __init__(self) -> None:
        self.told: list[LogicnetError] = []
        self.count = 0

    @property
    def full(self) -> bool:
        """Whether no more is told in full."""
        return len(self.told) >= TOLD

    def add(self, error: LogicnetError) -> None:
        """Note one more."""
        self.count += 1
        if not self.full:
            self.told.append(error)

    def confirm_none(self, unread: bool = False) -> None:
        """Raise all of them as one exception, if there are any; ``unread`` where the rest was not looked at."""
        if self.told:
            error = all_of(self.told, self.count)
            error.unread = unread
            raise error


class FormatError(LogicnetError):
    """A file cannot be read or written, or its content is not what its format asks for."""


class RuleError(LogicnetError):
    """A rule or an expression cannot be read."""


class UnknownName(LogicnetError):
    """A name that nothing has. ``known`` are the names there are; the hint suggests one of them."""

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str] = (),
        *,
        span: Span | None = None,
        hint: str = "",
        message: str = "",
    ) -> None:
        super().__init__(message or f"unknown {kind} '{name}'", span=span, hint=hint or did_you_mean(name, known))
        self.kind = kind
        self.name = name


class DuplicateName(LogicnetError):
    """Two things of one kind have the same name."""


class InterventionError(LogicnetError):
    """An intervention that cannot be read, or that does not fit the network."""


class SettingError(LogicnetError):
    """A setting of inputs that cannot be read, or that does not fit the network."""


class SchemeError(LogicnetError):
    """An update scheme that the question has no meaning under, or blocks that are no partition of the components."""


class PhenotypeError(LogicnetError):
    """A phenotype that the network does not name, or an expression that it cannot evaluate."""


class ClaimError(LogicnetError):
    """A claim that cannot be read. A claim that is false is no error."""


class CompositionError(LogicnetError):
    """Networks that cannot be joined as asked: they disagree, and nothing says how their rules combine."""


class DrawingError(LogicnetError):
    """A picture that cannot be drawn or written: an unknown format, no layout program, a place that is not there."""


class MemoryBudget(LogicnetError):
    """The estimate exceeds the memory set aside; nothing was allocated. ``needed`` and ``budget``: bytes, or None."""

    def __init__(
        self,
        message: str,
        *,
        needed: int | None = None,
        budget: int | None = None,
        span: Span | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message, span=span, hint=hint)
        self.needed = needed
        self.budget = budget


class TimeBudget(LogicnetError):
    """The time set aside ended before there was an answer."""


class EngineError(LogicnetError):
    """The compiled core was called wrongly: a mistake in logicnet itself."""

    exit_code = 70

    def _render_traceback_(self) -> list[str]:
        """The whole traceback: the mistake is in it."""
        return format_exception(self)
