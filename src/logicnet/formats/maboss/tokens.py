"""The language of MaBoSS's files: their words, and their expressions as trees.

The order of operators is MaBoSS's own: ``?:`` binds least, then XOR, OR, AND, ``== !=``, ``< > <= >=``, ``+ -``,
``* /``, and NOT most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from logicnet.errors import FormatError, Span

_WORDS = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/|^\#[^\n]*)
      | (?P<number>(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?)
      | (?P<name>[A-Za-z_][A-Za-z_0-9]*)
      | (?P<parameter>\$[A-Za-z_][A-Za-z_0-9]*)
      | (?P<text>"(?:[^"\\]|\\.)*")
      | (?P<sign>&&|\|\||==|!=|<=|>=|[-+*&|!^<>=?:;,.@(){}\[\]]|/(?!\*))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_SPELT = {"&": "and", "&&": "and", "|": "or", "||": "or", "!": "not", "^": "xor"}
_OPERATORS = frozenset({"and", "or", "not", "xor"})
_LEVELS = (("xor",), ("or",), ("and",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/"))
_BINDS = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_DEEPEST = 40  # brackets inside each other; published files have ten


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a file: its kind (``number``, ``name``, ``parameter``, ``text``, ``sign`` or ``end``), how it is
    spelt, and where it stands.
    """

    kind: str
    text: str
    begin: int
    end: int

    @property
    def sign(self) -> str:
        """What it means as an operator or a bracket; empty where it is none."""
        if self.kind == "name":
            return self.text.lower() if self.text.lower() in _OPERATORS else ""
        return _SPELT.get(self.text, self.text) if self.kind == "sign" else ""


@dataclass(frozen=True, slots=True)
class Tree:
    """An expression: an operator over parts, or a ``number``, ``name``, ``parameter`` or ``@`` attribute (``text``)."""

    kind: str
    text: str
    parts: tuple[Tree, ...]
    word: Word


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
        self._words = tuple(self._split())
        self._at = 0

    def _split(self) -> Iterator[Word]:
        at = 0
        while at < len(self.text):
            match = _WORDS.match(self.text, at)
            if match is None:
                unclosed = {"/*": "a comment that does not end", '"': "a text that does not end"}
                found = next((said for sign, said in unclosed.items() if self.text.startswith(sign, at)), "")
                self.refuse(Word("sign", self.text[at], at, at + 1), found or f"unexpected {self.text[at]!r}")
            if match.lastgroup and match.lastgroup != "blank":
                yield Word(match.lastgroup, match.group(), at, match.end())
            at = match.end()
        yield Word("end", "the end of the file", at, at)

    def span(self, word: Word) -> Span:
        """The place of a word."""
        return Span.within(self.text, word.begin, word.end, self.path)

    def refuse(self, word: Word, message: str, hint: str = "") -> NoReturn:
        """Raise a FormatError at a word."""
        raise FormatError(message, span=self.span(word), hint=hint)

    @property
    def ahead(self) -> Word:
        """The next word."""
        return self._words[self._at]

    @property
    def second(self) -> Word:
        """The word after the next one."""
        return self._words[min(self._at + 1, len(self._words) - 1)]

    def take(self) -> Word:
        """The next word, which is read by that."""
        word = self.ahead
        self._at = min(self._at + 1, len(self._words) - 1)
        return word

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

    def expression(self, depth: int = 0) -> Tree:
        """The expression that begins at the next word."""
        if depth > _DEEPEST:
            self.refuse(self.ahead, f"an expression nested more than {_DEEPEST} levels deep")
        condition = self._binary(0, depth)
        word = self.ahead
        if not self.passes("?"):
            return condition
        then = self.expression(depth + 1)
        self.expect(":")
        return Tree("?", "", (condition, then, self.expression(depth + 1)), word)

    def primary(self, depth: int = 0) -> Tree:
        """A number, a name, a parameter, an attribute, or an expression in brackets."""
        word = self.take()
        if word.sign == "(":
            inner = self.expression(depth + 1)
            self.expect(")")
            return inner
        if word.sign == "@":
            return Tree("@", self.expect("name").text, (), word)
        if word.kind == "name" and not word.sign:
            if self.ahead.sign == "(":
                self.refuse(word, f"a formula with the function {word.text}", "rates that are one constant are read")
            return Tree("name", word.text, (), word)
        if word.kind in ("number", "parameter"):
            return Tree(word.kind, word.text, (), word)
        self.refuse(word, f"expected an expression, found {word.text}")

    def _binary(self, level: int, depth: int) -> Tree:
        left = self._unary(depth)
        chain: Tree | None = None
        while (binds := _BINDS.get(self.ahead.sign, -1)) >= level:
            word = self.take()
            right = self._binary(binds + 1, depth)
            # a chain of hundreds of alternatives is one level, not hundreds
            joined = left.parts if left.kind == word.sign in ("and", "or") and left is chain else (left,)
            left = chain = Tree(word.sign, "", (*joined, right), word)
        return left

    def _unary(self, depth: int) -> Tree:
        signs = []
        while self.ahead.sign in ("not", "-", "+"):
            signs.append(self.take())
        inner = self.primary(depth)
        for word in reversed(signs):
            if word.sign != "+":
                inner = Tree("not" if word.sign == "not" else "minus", "", (inner,), word)
        return inner
