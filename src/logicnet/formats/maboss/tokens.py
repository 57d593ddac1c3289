"""The language of MaBoSS's files: their words, and their expressions as steps.

The order of operators is MaBoSS's own: ``?:`` binds least, then XOR, OR, AND, ``== !=``, ``< > <= >=``, ``+ -``,
``* /``, and NOT most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple, NoReturn

from logicnet.errors import FormatError, Span

_WORDS = re.compile(
    r"""(?:(?P<blank>\s+|//[^\n]*|/\*.*?\*/|^\#[^\n]*)
      | (?P<number>(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?)
      | (?P<name>[A-Za-z_][A-Za-z_0-9]*)
      | (?P<parameter>\$[A-Za-z_][A-Za-z_0-9]*)
      | (?P<text>"(?:[^"\\]|\\.)*")
      | (?P<sign>&&|\|\||==|!=|<=|>=|[-+*&|!^<>=?:;,.@(){}\[\]]|/(?!\*)))\s*""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_SPELT = {"&": "and", "&&": "and", "|": "or", "||": "or", "!": "not", "^": "xor"}
_NAMED = {
    "".join(spelt): name
    for name in ("and", "or", "not", "xor")
    for spelt in product(*((letter, letter.upper()) for letter in name))
}
_LEVELS = (("xor",), ("or",), ("and",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/"))
_BINDS = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_UNARY = frozenset({"not", "-", "+"})


class Word(NamedTuple):
    """A word of a file.

    - ``kind``: ``number``, ``name``, ``parameter``, ``text``, ``sign`` or ``end``.
    - ``text``: how it is spelt.
    - ``begin``, ``end``: where it stands.
    - ``sign``: what it means as an operator or a bracket; empty where it is none.
    """

    kind: str
    text: str
    begin: int
    end: int
    sign: str = ""


class RateStep(NamedTuple):
    """A step of a formula: a ``number``, ``name``, ``parameter`` or ``@`` attribute (``text``) is a value of its own;
    ``not`` and ``minus`` take the value before, other operators the two before, ``?`` the three before.
    """

    kind: str
    text: str
    word: Word


RateFormula = Sequence[RateStep]
"""An expression as steps, operands before their operator. Files nest thousands of levels deep, so it is no tree."""


class Source:
    """A file's content, read word by word.

    - ``content``: the bytes of the file.
    - ``path``: what errors call the file.
    """

    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        try:
            self.text = content.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            self.text = content.decode("latin-1")  # comments of older files
        self._words = self._split()
        self._last = len(self._words) - 1
        self._at = 0

    def _split(self) -> list[Word]:
        words: list[Word] = []
        at = 0
        for match in _WORDS.finditer(self.text):  # files have millions of words
            if match.start() != at:
                break
            at = match.end()
            kind = match.lastgroup or ""
            if kind == "blank":
                continue
            said = match[kind]
            sign = _SPELT.get(said, said) if kind == "sign" else _NAMED.get(said, "") if kind == "name" else ""
            words.append(Word(kind, said, *match.span(kind), sign))
        if at < len(self.text):
            unclosed = {"/*": "a comment that does not end", '"': "a text that does not end"}
            found = next((said for sign, said in unclosed.items() if self.text.startswith(sign, at)), "")
            self.refuse(Word("sign", self.text[at], at, at + 1), found or f"unexpected {self.text[at]!r}")
        words.append(Word("end", "the end of the file", at, at))
        return words

    def span(self, word: Word) -> Span:
        """The place of a word."""
        return Span.within(self.text, word.begin, word.end, self.path)

    def refuse(self, word: Word, message: str, hint: str = "") -> NoReturn:
        """Raise a FormatError at a word."""
        raise FormatError(message, span=self.span(word), hint=hint)

    def definitions(self) -> Mapping[str, Sequence[str]]:
        """For each parameter that is given a value, the parameters in that value."""
        found: dict[str, list[str]] = {}
        inside: list[str] = []
        for word, after in pairwise(self._words):
            if word.kind == "parameter" and after.sign == "=":
                inside = found[word.text] = []
            elif word.kind == "parameter":
                inside.append(word.text)
            elif word.sign == ";":
                inside = []
        return found

    @property
    def ahead(self) -> Word:
        """The next word."""
        return self._words[self._at]

    @property
    def second(self) -> Word:
        """The word after the next one."""
        return self._words[min(self._at + 1, self._last)]

    def take(self) -> Word:
        """The next word, which is read by that."""
        at = self._at
        if at < self._last:
            self._at = at + 1
        return self._words[at]

    def expect(self, wanted: str) -> Word:
        """The next word, which must be this sign, or of this kind."""
        word = self.take()
        if wanted not in (word.sign, word.kind) or (wanted == "name" and word.sign):
            self.refuse(word, f"expected {wanted if wanted.isalpha() else repr(wanted)}, found {word.text}")
        return word

    def passes(self, sign: str) -> bool:
        """Whether the next word is this sign; it is read by that."""
        if self.ahead.sign != sign:
            return False
        self.take()
        return True

    def expression(self) -> RateFormula:
        """The expression that begins at the next word."""
        return _Formulas(self).read(lone=False)

    def primary(self) -> RateFormula:
        """A number, a name, a parameter, an attribute, or an expression in brackets, which begins at the next word."""
        return _Formulas(self).read(lone=True)


class _Formulas:
    """Reads one expression. What waits for operands yet to come stands on a stack, and not in calls inside calls."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.steps: list[RateStep] = []
        self.waiting: list[Word] = []  # binary operators, and "?", ":" and "(", each after the one that it is inside

    def read(self, lone: bool) -> RateFormula:
        """Read it; where it is ``lone`` it ends with its first operand."""
        source, waiting = self.source, self.waiting
        while True:
            self._operand()
            while not (lone and not waiting):  # after an operand
                word = source.ahead
                binds = _BINDS.get(word.sign)
                if binds is not None:
                    self._close(binds)
                    waiting.append(source.take())
                    break
                self._close(0)
                if word.sign == "?":
                    waiting.append(source.take())
                    break
                while waiting and waiting[-1].sign == ":":  # what follows ends the last part of "a ? b : c" too
                    self._apply("?", waiting.pop())
                    self._close(0)
                if not waiting:
                    return self.steps
                opened = waiting.pop()
                if opened.sign == "?":
                    source.expect(":")
                    waiting.append(opened._replace(sign=":"))
                    break
                source.expect(")")
                self._negate()
            else:
                return self.steps

    def _close(self, binds: int) -> None:
        """Apply the operators that bind at least so much."""
        while self.waiting and _BINDS.get(self.waiting[-1].sign, -1) >= binds:
            word = self.waiting.pop()
            self._apply(word.sign, word)

    def _negate(self) -> None:
        """Apply the signs that stand right before an operand: they bind most."""
        while self.waiting and self.waiting[-1].sign in ("!", "minus"):
            word = self.waiting.pop()
            self._apply("not" if word.sign == "!" else "minus", word)

    def _apply(self, kind: str, word: Word) -> None:
        self.steps.append(RateStep(kind, "", word))

    def _operand(self) -> None:
        source = self.source
        while True:
            word = source.take()
            if word.sign == "(":
                self.waiting.append(word)
            elif word.sign in _UNARY:
                if word.sign != "+":
                    self.waiting.append(word._replace(sign="!" if word.sign == "not" else "minus"))
            else:
                break
        if word.sign == "@":
            self.steps.append(RateStep("@", source.expect("name").text, word))
        elif word.kind == "name" and not word.sign:
            if source.ahead.sign == "(":
                source.refuse(word, f"a formula with the function {word.text}", "rates that are one constant are read")
            self.steps.append(RateStep("name", word.text, word))
        elif word.kind in ("number", "parameter"):
            self.steps.append(RateStep(word.kind, word.text, word))
        else:
            source.refuse(word, f"expected an expression, found {word.text}")
        self._negate()
