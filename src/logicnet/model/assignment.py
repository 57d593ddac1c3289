"""Reading and writing ``A=1 "Cell size"=0``: the one notation of settings, states, subspaces and rates.

A component with levels is given one, ``X=2``, or is kept between two: ``X=1..2``, ``X>=1``, ``X<2``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from logicnet.errors import SettingError, Span, UnknownName
from logicnet.model.levels import held, level_of, spans
from logicnet.model.notation import words, written

_EQUATION = re.compile(r'(?P<name>"[^"]+"|[^"]+?)=(?P<value>.*)', re.DOTALL)
_COMPARISON = re.compile(r'(?P<name>"[^"]+"|[^"]+?)(?P<sign>>=|<=|>|<)(?P<value>[0-9]{1,6})', re.DOTALL)
_LEVELS = re.compile(r"([0-9]{1,6})(?:\.\.([0-9]{1,6}))?")


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
        yield _equation(word, names, what=what, form=form, values=values)


def _equation(
    word: re.Match[str], names: Sequence[str], *, what: str, form: str, values: Sequence[str], file: str = ""
) -> Equation:
    span = Span.within(word.string, word.start(), word.end(), file=file or f"<{what}>")
    match = _EQUATION.fullmatch(word.group())
    if match is None:
        hint = _hint(word.group(), names, values)
        raise SettingError(f"expected {form} in the {what}, found {word.group()!r}", span=span, hint=hint)
    return Equation(match["name"].strip('"'), match["value"], span, word.start() + 1)


def assignments(
    text: str, names: Sequence[str], *, what: str, levels: Mapping[str, int] | None = None, file: str = ""
) -> tuple[tuple[str, int, Span], ...]:
    """Read ``A=1 X=2`` against the known variables ``names``: the value of each variable that it speaks of, once, and
    where that stands.

    ``what`` says in the error message what was being read ("setting", "state"), ``file`` where it stands (empty: what
    was asked), ``levels`` are the maxima of components
    with more levels than two. Raises SettingError for a word that is no assignment, a level that a component does not
    have, or two values for one name; UnknownName, with the nearest names, for a name not known.
    """
    found: dict[str, tuple[str, int, Span]] = {}
    known, levels = frozenset(names), levels or {}
    for name, low, high, span in _levelled(text, names, what, levels, file or f"<{what}>"):
        if name not in known and name not in levels:
            raise UnknownName("component", name, _components(names, levels), span=span)
        for variable, value in held(name, levels.get(name, 1), low, high).items():
            # the same value twice is no contradiction
            if found.setdefault(variable, (variable, value, span))[1] != value:
                before = equation(variable, found[variable][1])
                raise SettingError(f"two values for {name!r} in the {what}", span=span, hint=f"it was {before} before")
    return tuple(found.values())


def _levelled(
    text: str, names: Sequence[str], what: str, levels: Mapping[str, int], file: str
) -> Iterator[tuple[str, int, int, Span]]:
    """The names of a text, each with the lowest and the highest level that it is given."""
    form = "NAME=LEVEL" if levels else "NAME=0 or NAME=1"
    for word in words(text):
        match = _COMPARISON.fullmatch(word.group()) if levels else None
        if match is not None and match["name"].strip('"') in levels:
            name, span = match["name"].strip('"'), Span.within(text, word.start(), word.end(), file=file)
            low, high = _compared(match["sign"], int(match["value"]), levels[name])
            if low > high or high > levels[name]:
                raise SettingError(f"{name!r} has the levels 0 to {levels[name]}", span=span)
            yield name, low, high, span
            continue
        name, value, span, _ = _equation(word, names, what=what, form=form, values=("1", "0"), file=file)
        if name not in levels and name not in names and value in {"0", "1"}:
            raise UnknownName("component", name, _components(names, levels), span=span)
        yield name, *_bounds(name, value, levels.get(name, 1), what, span), span


def _compared(sign: str, level: int, maximum: int) -> tuple[int, int]:
    match sign:
        case ">=":
            return level, maximum
        case ">":
            return level + 1, maximum
        case "<=":
            return 0, level
        case _:
            return 0, level - 1


def _bounds(name: str, value: str, maximum: int, what: str, span: Span) -> tuple[int, int]:
    match = _LEVELS.fullmatch(value)
    low, high = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if low <= high <= maximum and (maximum > 1 or low == high):
        return low, high
    hint = "separate assignments by spaces, not commas" if "," in value or ";" in value else ""
    expected = "0 or 1" if maximum == 1 else f"a level from 0 to {maximum}"
    raise SettingError(f"expected {expected} for {name!r} in the {what}, found {value!r}", span=span, hint=hint)


def _components(names: Sequence[str], levels: Mapping[str, int]) -> list[str]:
    """What may be named: the components with levels, and the others."""
    return [*levels, *(name for name in names if level_of(name) is None)] if levels else list(names)


def checked(
    values: Mapping[Any, Any], names: Sequence[str], *, what: str, levels: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Values by name that were given as a mapping, as values of variables, in its order. Raises UnknownName or
    SettingError as ``assignments`` does.
    """
    found: dict[str, int] = {}
    known, levels = frozenset(names), levels or {}
    for name, value in values.items():
        maximum = levels.get(name, 1)
        if name not in known and name not in levels:
            raise UnknownName("component", str(name), _components(names, levels))
        if not is_level(value, maximum):
            expected = "0 or 1" if maximum == 1 else f"a level from 0 to {maximum}"
            raise SettingError(f"expected {expected} for {name!r} in the {what}, found {value!r}")
        for variable, bit in held(str(name), maximum, int(value), int(value)).items():
            if found.setdefault(variable, bit) != bit:
                raise SettingError(f"two values for {name!r} in the {what}")
    return found


def is_level(value: object, maximum: int) -> bool:
    """Whether something is a number of a level from 0 to a maximum, also one of another library's numbers; text is
    none."""
    try:
        return not isinstance(value, str) and any(bool(value == level) for level in range(maximum + 1))
    except (TypeError, ValueError):  # an array
        return False


def is_bit(value: object) -> bool:
    """Whether something is a 0 or a 1 (or False, or True)."""
    return is_level(value, 1)


def equation(name: str, value: object) -> str:
    """``name=value`` as it is read back.

    >>> equation("A", 1), equation("Cell size", 0)
    ('A=1', '"Cell size"=0')
    """
    return f"{written(name)}={value}"


def equated(values: Mapping[str, object], levels: Mapping[str, int] | None = None) -> str:
    """All ``name=value`` of a mapping, joined by blanks, as they are read back. Values of a level's variables are told
    as levels; ``levels`` are the maxima, where they are known.

    >>> equated({"A": 1, "B": 0}), equated({"X>=1": 1, "X>=2": 0, "Y>=2": 0, "Z>=1": 1}, {"Z": 1})
    ('A=1 B=0', 'X=1 Y<=1 Z=1')
    """
    if not any(">=" in name for name in values):
        return " ".join(equation(name, value) for name, value in values.items())
    return " ".join(
        _spanned(name, low, (levels or {}).get(name, None) if high is None else high)
        for name, (low, high) in spans({name: _number(value) for name, value in values.items()}).items()
    )


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def _spanned(name: str, low: int, high: int | None) -> str:
    if high is None:
        return f"{written(name)}>={low}"
    if low == high:
        return equation(name, low)
    return equation(name, f"{low}..{high}") if low else f"{written(name)}<={high}"


def _hint(word: str, names: Sequence[str], values: Sequence[str]) -> str:
    if word in {",", ";"}:
        return "separate assignments by spaces"
    if word.count('"') % 2:
        return f'a quote is not closed: write "Cell size"={values[0]}'
    if (name := word.strip('"')) in names:
        return f"write {' or '.join(equation(name, value) for value in values)}"
    begun = next((name for name in names if name.split()[:1] == [word] and name != word), "")
    return f"names that hold a blank stand in quotes: {equation(begun, values[0])}" if begun else ""
