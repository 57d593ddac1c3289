"""Rules as TabularQual writes them, translated into expressions: ``A:2`` is ``A>=2``, ``^`` is exclusive or, names in
double quotes may hold anything, species are called by their ID or by their name.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from logicnet.errors import closest

_MOST = 200_000  # pieces of a rule; exclusive or doubles what it joins
_BINDING = {"|": 1, "^": 2, "&": 3, "!": 4}
_TOKEN = re.compile(
    r"""(?P<blank>\s+)|(?P<quoted>"[^"]*")|(?P<joint>[&|^()]|!(?!=))"""
    r"""|(?P<compare>>=|<=|==|!=|>|<|=|:)|(?P<word>[^\s"&|^()!<>=:]+)"""
)
_LETTER = re.compile(r"\w")
_CONSTANTS = {"true": "1", "false": "0"}

Complaint = Callable[[str, int, str], NoReturn]
"""Raises an error about a rule: what is wrong, at which of its letters, and what may help."""


@dataclass(frozen=True)
class Names:
    """How species may be called.

    - ``ids``: their IDs, with the maximum of each.
    - ``others``: IDs by the names that stand for one species.
    """

    ids: Mapping[str, int]
    others: Mapping[str, str]

    def id(self, said: str) -> str | None:
        """The ID of a species by its ID or name; None for none."""
        return said if said in self.ids else self.others.get(said)


def translated(rule: str, names: Names, refuse: Complaint) -> str:
    """A rule as an expression; ``refuse`` tells of what is none.

    - ``rule``: the text of a cell.
    - ``names``: of the species.
    - ``refuse``: how an error is raised.
    """
    return _Translation(rule, names, refuse).expression()


@dataclass(frozen=True)
class _Part:
    """A part of an expression in pieces of text, and how tightly its loosest operator binds."""

    pieces: deque[str]
    binding: int


class _Translation:
    """A rule while it is translated, from left to right: operands and operators wait on two piles."""

    def __init__(self, rule: str, names: Names, refuse: Complaint) -> None:
        self.rule, self.names, self.refuse = rule, names, refuse
        self.tokens = list(self.read())
        self.next = 0
        self.operands: list[_Part] = []
        self.waiting: list[tuple[str, int]] = []

    def fail(self, message: str, place: int, hint: str = "") -> NoReturn:
        """Raise an error about the rule."""
        self.refuse(message, place, hint)

    def read(self) -> list[tuple[str, str, int]]:
        """The tokens: kind, text and place of each."""
        found, place = [], 0
        odd = {name for name in (*self.names.ids, *self.names.others) if not re.fullmatch(r"\w+", name)}
        longest = re.compile("|".join(map(re.escape, sorted(odd, key=len, reverse=True)))) if odd else None
        while place < len(self.rule):
            # an ID with other letters than the specification allows may stand without quotes
            match = longest.match(self.rule, place) if longest is not None else None
            if match is not None and _LETTER.match(self.rule, match.end()) is None:
                found.append(("quoted", f'"{match[0]}"', place))
            else:
                match = _TOKEN.match(self.rule, place)
                if match is None:
                    self.fail("a quotation mark without its second one", place)
                found.append((match.lastgroup or "", match[0], place))
            place = match.end()
        return [token for token in found if token[0] != "blank"]

    def expression(self) -> str:
        """The whole."""
        expected = True  # an operand
        while self.next < len(self.tokens):
            kind, text, place = self.tokens[self.next]
            self.next += 1
            if expected and text in ("!", "("):
                self.waiting.append((text, place))
            elif expected and kind in ("word", "quoted"):
                self.operands.append(_Part(deque([self.operand(kind, text, place)]), _BINDING["!"]))
                expected = False
            elif not expected and text == ")":
                self.close(place)
            elif not expected and text in ("&", "|", "^"):
                self.join(_BINDING[text])
                self.waiting.append((text, place))
                expected = True
            else:
                what = "a species, a constant, ! or (" if expected else "&, |, ^ or )"
                self.fail(f"expected {what}, found {text!r}", place)
        if expected:
            self.fail("the rule ends where a species or a constant is expected", len(self.rule))
        self.join(0)
        if self.waiting:
            self.fail("this parenthesis is not closed", self.waiting[-1][1])
        return "".join(self.operands[0].pieces)

    def operand(self, kind: str, text: str, place: int) -> str:
        """A species, compared or not, or a constant."""
        id = self.names.id(text[1:-1] if kind == "quoted" else text)
        if id is None and kind == "word" and (value := _CONSTANTS.get(text.lower())):
            return value
        if id is None and kind == "word" and text.isascii() and text.isdecimal():
            return "1" if text.strip("0") else "0"
        if id is None:
            near = closest(text.strip('"'), (*self.names.ids, *self.names.others))
            self.fail(f"there is no species {text!r}", place, f"did you mean {near!r}?" if near else "")
        if self.next == len(self.tokens) or self.tokens[self.next][0] != "compare":
            return f'"{id}"' if self.names.ids[id] == 1 else f'"{id}">=1'
        sign, (_, number, where) = self.tokens[self.next][1], self.number()
        self.next += 2
        if not (number.isascii() and number.isdecimal()):
            self.fail(f"expected a level after {sign}, found {number!r}", where)
        return _compared(
            id, ">=" if sign == ":" else "=" if sign == "==" else sign, int(number[:9]), self.names.ids[id]
        )

    def number(self) -> tuple[str, str, int]:
        """The token after a comparison."""
        if self.next + 1 == len(self.tokens):
            self.fail("the rule ends where a level is expected", len(self.rule))
        return self.tokens[self.next + 1]

    def close(self, place: int) -> None:
        """End the last parenthesis."""
        self.join(0)
        if not self.waiting:
            self.fail("this parenthesis was not opened", place)
        self.waiting.pop()
        self.join(_BINDING["!"])  # what was denied is whole now

    def join(self, binding: int) -> None:
        """Join what waits for operands, up to the last parenthesis, where it binds at least as tightly."""
        while self.waiting and self.waiting[-1][0] != "(" and _BINDING[self.waiting[-1][0]] >= max(binding, 1):
            operator, place = self.waiting.pop()
            second = self.operands.pop()
            if operator == "!":
                self.operands.append(_denied(second))
                continue
            first = self.operands.pop()
            if operator == "^":
                if 2 * (len(first.pieces) + len(second.pieces)) > _MOST:
                    self.fail("the rule is too long once its exclusive ors are written out", place)
                copies = _Part(first.pieces.copy(), first.binding), _Part(second.pieces.copy(), second.binding)
                only_first = _joined(copies[0], "&", _denied(copies[1]))
                self.operands.append(_joined(only_first, "|", _joined(_denied(first), "&", second)))
            else:
                self.operands.append(_joined(first, operator, second))


def _denied(part: _Part) -> _Part:
    pieces = _within(part, _BINDING["!"]).pieces
    pieces.appendleft("!")
    return _Part(pieces, _BINDING["!"])


def _joined(first: _Part, operator: str, second: _Part) -> _Part:
    """Two parts as one; the shorter goes into the longer, so that deep rules take no longer than flat ones."""
    binding = _BINDING[operator]
    left, right = _within(first, binding).pieces, _within(second, binding).pieces
    if len(left) >= len(right):
        left.append(f" {operator} ")
        left.extend(right)
        return _Part(left, binding)
    right.appendleft(f" {operator} ")
    right.extendleft(reversed(left))
    return _Part(right, binding)


def _within(part: _Part, least: int) -> _Part:
    """A part, in parentheses where it stands next to what binds tighter."""
    if part.binding < least:
        part.pieces.appendleft("(")
        part.pieces.append(")")
    return part


def _compared(id: str, sign: str, level: int, maximum: int) -> str:
    """A comparison, true or false where no level of the species makes a difference."""
    low, high = {
        ">=": (level, maximum),
        ">": (level + 1, maximum),
        "<=": (0, level),
        "<": (0, level - 1),
        "=": (level, level),
        "!=": (level, level),
    }[sign]
    low, high = max(low, 0), min(high, maximum)
    inside = "0" if low > high else "1" if (low, high) == (0, maximum) else _between(id, low, high, maximum)
    return inside if sign != "!=" else {"0": "1", "1": "0"}.get(inside, f"!({inside})")


def _between(id: str, low: int, high: int, maximum: int) -> str:
    """A species between two levels, as it stands next to any operator."""
    if maximum == 1:
        return f'"{id}"' if low else f'!"{id}"'
    above = f'"{id}">={low}' if low else ""
    below = f'"{id}"<{high + 1}' if high < maximum else ""
    return f"({above} & {below})" if above and below else above or below
