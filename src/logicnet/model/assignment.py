"""Reading ``A=1 B=0``: the one notation in which settings, states and subspaces are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from logicnet.errors import SettingError, Span, UnknownName

_WORD = re.compile(r"\S+")
_ASSIGNMENT = re.compile(r"(?P<name>.+?)=(?P<value>.*)", re.DOTALL)


class Assignment(NamedTuple):
    """One ``name=value`` and where in the text it stood (``column`` counts from 1)."""

    name: str
    value: int
    column: int


def assignments(text: str, names: Sequence[str], *, what: str) -> tuple[Assignment, ...]:
    """Read ``A=1 B=0`` against the known ``names``.

    ``what`` says in the error message what was being read ("setting", "state"). Raises SettingError for a word that is
    no assignment, a value that is not 0 or 1, or two values for one name; UnknownName, with the nearest names, for a
    name not known.
    """
    found: dict[str, Assignment] = {}
    known = frozenset(names)
    for word in _WORD.finditer(text):
        span = Span.within(text, word.start(), word.end(), file=f"<{what}>")
        match = _ASSIGNMENT.fullmatch(word.group())
        if match is None:
            hint = f"write {word.group()}=1 or {word.group()}=0" if word.group() in known else ""
            if word.group() in {",", ";"}:
                hint = "separate assignments by spaces"
            raise SettingError(f"expected NAME=0 or NAME=1 in the {what}, found {word.group()!r}", span=span, hint=hint)
        name, value = match["name"], match["value"]
        if value not in {"0", "1"}:
            hint = "separate assignments by spaces, not commas" if "," in value or ";" in value else ""
            raise SettingError(f"expected 0 or 1 for {name!r} in the {what}, found {value!r}", span=span, hint=hint)
        if name not in known:
            raise UnknownName("component", name, names, span=span)
        assignment = Assignment(name, int(value), word.start() + 1)
        if name in found and found[name].value != assignment.value:
            raise SettingError(
                f"two values for {name!r} in the {what}", span=span, hint=f"it was {name}={found[name].value} before"
            )
        found.setdefault(name, assignment)
    return tuple(found.values())
