"""Text to CTL formulas, by operator precedence on two explicit stacks: the depth of a formula has no limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn, cast

from logicnet.errors import RuleError, Span
from logicnet.logic.ctl.formulas import (
    PLAIN,
    UNARY_OPERATORS,
    And,
    Constant,
    Formula,
    Implies,
    Level,
    Name,
    Not,
    Or,
    PathQuantifier,
    Temporal,
    Until,
)

_TOKEN = re.compile(
    rf"""(?P<blank>\s+)|(?P<open>[EA]\s*\[|[EA]U\s*\(|\()|(?P<quoted>"[^"\x00-\x1f]+")|(?P<sign>->|&&?|\|\|?|[!~)\],])"""
    rf"""|(?P<word>{PLAIN.pattern})"""
)
_COMPARED = re.compile(r"\s*(?P<sign>>=|<=|!=|==?|>|<)\s*(?P<level>[0-9]{1,6})(?!\w)")
_WORDS = {"and": "&", "AND": "&", "or": "|", "OR": "|", "not": "!", "NOT": "!", "&&": "&", "||": "|", "~": "!"}
_CONSTANTS = {
    word: word.upper() in ("1", "TRUE") for word in ("0", "1", "false", "False", "FALSE", "true", "True", "TRUE")
}
_STRENGTH: dict[str, int] = {"->": 1, "|": 2, "&": 3, "!": 4} | dict.fromkeys(UNARY_OPERATORS, 4)
_KNOWN = "operators: ! & | ->, EX EF EG AX AF AG, E[a U b], A[a U b]"
_LOOKS_LIKE = re.compile(r"[EAXFGUWR]{1,4}", re.IGNORECASE)  # an operator of CTL, of a logic like it, or two in one
_BEGINS = frozenset(("name", "level", "constant", "!", "(", "E[", "A[", "EU(", "AU(", *UNARY_OPERATORS))
_CLOSES = {"(": ")", "E[": "U", "A[": "U", "EU(": ",", "AU(": ",", "E[U": "]", "A[U": "]", "EU(,": ")", "AU(,": ")"}


class _Token(NamedTuple):
    sign: str  # the operator in its one form, or "name", "constant", "end"
    text: str
    begin: int


def parse_formula(text: str, place: Span | None = None) -> Formula:
    """Read a formula; ``place`` is where the text begins, for the errors. Raises RuleError with the column.

    >>> str(parse_formula("AG(EF Apoptosis) and A[!Drug U (Drug & BCSC)]"))
    'AG EF Apoptosis & A[!Drug U Drug & BCSC]'
    """
    return _Parser(text, place).formula()


def place_of(atom: Name | Level, text: str) -> Span | None:
    """Where a formula, given as text, mentions a name or a comparison first; None where it does not.

    >>> place_of(Name("B"), "AG (A -> EF B)").column
    13
    """
    parser = _Parser(text, None)
    for token in parser.tokens():
        name = Name(token.text.strip('"')) if token.sign == "name" else None
        if atom == (parser.level(token) if token.sign == "level" else name):
            return _inside(token, text)
    return None


def _inside(token: _Token, text: str) -> Span:
    return Span.within(text, token.begin, token.begin + len(token.text), "<formula>")


class _Parser:
    def __init__(self, text: str, place: Span | None) -> None:
        self.text = text
        self.place = place
        self.values: list[Formula] = []
        self.waiting: list[_Token] = []  # operators and brackets whose right side is not complete

    def formula(self) -> Formula:
        before: _Token | None = None
        want_operand = True
        for token in self.tokens():
            if want_operand:
                want_operand = self.operand(token, before)
            elif token.sign == "end":
                self.finish()
            else:
                self.confirm_known(before, token)
                want_operand = self.operator(token)
            before = token
        return self.values[0]

    def operand(self, token: _Token, before: _Token | None) -> bool:
        """Take what may stand where an operand is due; True where it is still due afterwards."""
        if token.sign == "name":
            self.values.append(Name(token.text.strip('"')))
        elif token.sign == "level":
            self.values.append(self.level(token))
        elif token.sign == "constant":
            self.values.append(Constant(_CONSTANTS[token.text]))
        elif token.sign == "!" or token.sign in UNARY_OPERATORS or token.sign in _CLOSES:
            self.waiting.append(token)
            return True
        elif token.sign == "end":
            self.refuse(
                before or token,
                f"nothing follows '{before.text}': expected a formula" if before else "the formula is empty",
            )
        else:
            after = f" after '{before.text}'" if before else ""
            self.refuse(token, f"expected a component or a formula{after}, not '{token.text}'")
        return False

    def level(self, token: _Token) -> Level:
        """A comparison; the name comes before the sign, and may hold one where it stands in quotes."""
        after = token.text.rindex('"') + 1 if token.text.startswith('"') else 0
        found = next(_COMPARED.finditer(token.text, after))
        name = token.text[: found.start()].strip('"')
        return Level(name, found["sign"].replace("==", "="), int(found["level"]))

    def operator(self, token: _Token) -> bool:
        """Take what may stand after an operand; True where an operand is due afterwards."""
        if token.sign in ("&", "|", "->"):
            # an arrow does not release an arrow that waits: so arrows group to the right
            self.release(_STRENGTH[token.sign] + (token.sign == "->"))
            self.waiting.append(token)
            return True
        self.release(1)
        opening = self.waiting[-1] if self.waiting else None
        sign = "U" if token.text == "U" else token.sign
        if opening is None or _CLOSES[opening.sign] != sign:
            self.misplaced(token, sign, opening)
        self.waiting.pop()
        if sign in ("U", ","):
            self.waiting.append(_Token(opening.sign + sign, opening.text, opening.begin))
            return True
        if opening.sign != "(":
            right, left = self.values.pop(), self.values.pop()
            self.values.append(Until(cast(PathQuantifier, opening.sign[0]), left, right))
        return False

    def confirm_known(self, before: _Token | None, token: _Token) -> None:
        """Refuse a name that stands where only an operator could, and looks like one: what it is said of follows it.
        The only name before a name that a formula may have is one before ``U``.
        """
        if token.text == "U" or before is None or before.sign != "name" or token.sign not in _BEGINS:
            return
        word = before.text
        if token.text == "(" and word in ("A", "E"):
            self.refuse(before, f"'{word}' takes square brackets: {word}[a U b]", _KNOWN)
        if word in ("A", "E") or not _LOOKS_LIKE.fullmatch(word):  # a component, and an operator is missing
            return
        both = f"A{word.upper()}", f"E{word.upper()}"
        meant = f"write {both[0]} (on all paths) or {both[1]} (on some); " if both[0] in UNARY_OPERATORS else ""
        meant = f"write {word.upper()}; " if word.upper() in UNARY_OPERATORS else meant
        two = word[:2].upper(), word[2:].upper()
        meant = f"write {' '.join(two)}; " if set(two) <= set(UNARY_OPERATORS) else meant
        self.refuse(before, f"unknown operator '{word}'", meant + _KNOWN)

    def misplaced(self, token: _Token, sign: str, opening: _Token | None) -> NoReturn:
        if opening is None and sign in (")", "]"):
            self.refuse(token, f"this '{sign}' was never opened")
        if opening is not None and sign in (")", "]", ",", "U"):
            self.refuse(token, f"expected '{_CLOSES[opening.sign]}' for '{opening.text}', not '{token.text}'")
        until = " U" if opening is not None and _CLOSES[opening.sign] == "U" else ""
        self.refuse(token, f"expected an operator (& | ->{until}) before '{token.text}'", _KNOWN)

    def finish(self) -> None:
        self.release(1)
        if self.waiting:
            opening = self.waiting[-1]
            self.refuse(opening, f"'{opening.text}' is never closed: expected '{_CLOSES[opening.sign]}'")

    def release(self, least: int) -> None:
        """Build the formulas of the waiting operators that are at least this strong."""
        while self.waiting and _STRENGTH.get(self.waiting[-1].sign, 0) >= least:
            sign = self.waiting.pop().sign
            right = self.values.pop()
            if sign == "!":
                self.values.append(Not(right))
            elif sign in UNARY_OPERATORS:
                self.values.append(Temporal(sign, right))
            else:
                left = self.values.pop()
                self.values.append((And if sign == "&" else Or if sign == "|" else Implies)(left, right))

    def tokens(self) -> Iterator[_Token]:
        at = 0
        while at < len(self.text):
            match = _TOKEN.match(self.text, at)
            if match is None:
                hint = (
                    "write straight double quotes around a name with other characters"
                    if self.text[at] in "'“”\""
                    else _KNOWN
                )
                self.refuse(_Token("", self.text[at], at), f"unexpected {self.text[at]!r}", hint)
            kind, found, begin = match.lastgroup, match.group(), at
            at = match.end()
            compared = _COMPARED.match(self.text, at) if self._names(kind, found) else None
            if compared:
                at = compared.end()
                yield _Token("level", self.text[begin:at], begin)
                continue
            if kind == "open":
                yield _Token(re.sub(r"\s", "", found), found, begin)
            elif kind == "quoted":
                yield _Token("name", found, begin)
            elif kind == "sign":
                yield _Token(_WORDS.get(found, found), found, begin)
            elif kind == "word":
                sign = (
                    "constant"
                    if found in _CONSTANTS
                    else found
                    if found in UNARY_OPERATORS
                    else _WORDS.get(found, "name")
                )
                yield _Token(sign, found, begin)
        yield _Token("end", "", len(self.text))

    @staticmethod
    def _names(kind: str | None, found: str) -> bool:
        """Whether what was found can only be a name."""
        word = kind == "word" and found not in _CONSTANTS and found not in UNARY_OPERATORS and found not in _WORDS
        return kind == "quoted" or word

    def refuse(self, token: _Token, message: str, hint: str = "") -> NoReturn:
        inside = _inside(token, self.text)
        span = inside
        if self.place is not None and inside.line == 1:
            shifted = self.place.shifted(inside.column - 1, inside.length)
            span = Span(shifted.file, shifted.line, shifted.column, shifted.length, shifted.text or inside.text)
        elif self.place is not None:
            span = Span(self.place.file, self.place.line + inside.line - 1, inside.column, inside.length, inside.text)
        raise RuleError(message, span=span, hint=hint)
