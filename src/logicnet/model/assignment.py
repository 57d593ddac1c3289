"""Reading and writing ``A=1 "Cell size"=0``: the one notation of settings, states, subspaces and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from logicnet.errors import SettingError, Span, UnknownName
from logicnet.model.notation import words, written

_EQUATION = re.compile(r'(?P<name>"[^"]+"|[^"]+?)=(?P<value>.*)', re.DOTALL)


class Equation(NamedTuple):
    """One ``name=value`` of a text, the value as it is written, and where it stands."""

    name: str
    value: str
    span: Span
    column: int


def equations(text: str, names: Sequence[str], *, what: str, form: str, values: Sequence[str]) -> Iterator[Equation]:
    """The words of a text as equations; nothing is known of their names and values yet.

    ``what`` says what is read ("setting"), ``form`` what a word should be ("NAME=0 or NAME=1"), ``values`` are examples
    for the hint. Raises SettingError for a word that is no equation.
    """
    for word in words(text):
        span = Span.within(text, word.start(), word.end(), file=f"<{what}>")
        match = _EQUATION.fullmatch(word.group())
        if match is None:
            hint = _hint(word.group(), names, values)
            raise SettingError(f"expected {form} in the {what}, found {word.group()!r}", span=span, hint=hint)
        yield Equation(match["name"].strip('"'), match["value"], span, word.start() + 1)


def assignments(text: str, names: Sequence[str], *, what: str) -> tuple[tuple[str, int, Span], ...]:
    """Read ``A=1 "Cell size"=0`` against the known ``names``: each name once, its value, and where it stands.

    ``what`` says in the error message what was being read ("setting", "state"). Raises SettingError for a word that is
    no assignment, a value that is not 0 or 1, or two values for one name; UnknownName, with the nearest names, for a
    name not known.
    """
    found: dict[str, tuple[str, int, Span]] = {}
    known = frozenset(names)
    for name, value, span, _ in equations(text, names, what=what, form="NAME=0 or NAME=1", values=("1", "0")):
        if value not in {"0", "1"}:
            hint = "separate assignments by spaces, not commas" if "," in value or ";" in value else ""
            raise SettingError(f"expected 0 or 1 for {name!r} in the {what}, found {value!r}", span=span, hint=hint)
        if name not in known:
            raise UnknownName("component", name, names, span=span)
        # the same value twice is no contradiction
        if found.setdefault(name, (name, int(value), span))[1] != int(value):
            before = equation(name, found[name][1])
            raise SettingError(f"two values for {name!r} in the {what}", span=span, hint=f"it was {before} before")
    return tuple(found.values())


def checked(values: Mapping[Any, Any], names: Sequence[str], *, what: str) -> dict[str, int]:
    """Values by name that were given as a mapping, in its order. Raises UnknownName or SettingError as ``assignments``
    does.
    """
    found = {}
    known = frozenset(names)
    for name, value in values.items():
        if name not in known:
            raise UnknownName("component", str(name), names)
        if not is_bit(value):
            raise SettingError(f"expected 0 or 1 for {name!r} in the {what}, found {value!r}")
        found[str(name)] = int(value)
    return found


def is_bit(value: object) -> bool:
    """Whether something is a 0 or a 1 (or False, or True), also one of another library's numbers; text is none."""
    try:
        return not isinstance(value, str) and bool(value == 0 or value == 1)
    except (TypeError, ValueError):  # an array
        return False


def equation(name: str, value: object) -> str:
    """``name=value`` as it is read back.

    >>> equation("A", 1), equation("Cell size", 0)
    ('A=1', '"Cell size"=0')
    """
    return f"{written(name)}={value}"


def equated(values: Mapping[str, object]) -> str:
    """All ``name=value`` of a mapping, joined by blanks, as they are read back.

    >>> equated({"A": 1, "B": 0})
    'A=1 B=0'
    """
    return " ".join(equation(name, value) for name, value in values.items())


def _hint(word: str, names: Sequence[str], values: Sequence[str]) -> str:
    if word in {",", ";"}:
        return "separate assignments by spaces"
    if word.count('"') % 2:
        return f'a quote is not closed: write "Cell size"={values[0]}'
    if (name := word.strip('"')) in names:
        return f"write {' or '.join(equation(name, value) for value in values)}"
    begun = next((name for name in names if name.split()[:1] == [word] and name != word), "")
    return f"names that hold a blank stand in quotes: {equation(begun, values[0])}" if begun else ""
