"""AEON's language: edges with declared signs, and update functions, which may call functions that are not known.

The order of operators is AEON's own: ``<=>`` binds least, then ``=>``, ``|``, ``&``, ``^``, and ``!`` most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from logicnet.errors import FormatError, Span

_EDGE = re.compile(r"([A-Za-z0-9_]+)\s*(-[>|?]\??)\s*([A-Za-z0-9_]+)")
_FUNCTION = re.compile(r"\$\s*([A-Za-z0-9_]+)\s*:\s*(.+)")
_REMARK = re.compile(r"#\s*(name|description|figure|position)\s*:(.*)")
_WORD = re.compile(r"\s*(?:(?P<name>[\w{}]+)|(?P<sign><=>|=>|[!&|^(),]))")
_SIGNS = {">": "+", "|": "-", "?": ""}
_LEVELS = ("<=>", "=>", "|", "&", "^")
_DEEPEST = 80  # brackets inside each other


@dataclass(frozen=True, slots=True)
class DeclaredEdge:
    """A regulation as it is declared.

    - ``source``, ``target``: its ends.
    - ``sign``: ``+``, ``-``, or empty where it may be any.
    - ``essential``: whether the source must matter to the target.
    - ``span``: where it stands.
    """

    source: str
    target: str
    sign: str
    essential: bool
    span: Span

    @property
    def text(self) -> str:
        """The edge as AEON writes it."""
        arrow = {"+": "->", "-": "-|", "": "-?"}[self.sign]
        return f"{self.source} {arrow}{'' if self.essential else '?'} {self.target}"


@dataclass(frozen=True, slots=True)
class UpdateFunction:
    """A part of an update function: an operator, a ``name``, a ``constant`` or a ``call``, over its parts."""

    kind: str
    name: str
    parts: tuple[UpdateFunction, ...]
    span: Span


@dataclass
class Statements:
    """What the lines of a file declare.

    - ``names``: all components, in the order in which they are met.
    - ``edges``: for each target its edges.
    - ``functions``: the update functions.
    - ``remarks``: what comments of a known kind say: kind, text and place.
    - ``metadata``: how many lines of other metadata (``#!``) there are.
    """

    names: dict[str, None] = field(default_factory=dict)
    edges: dict[str, list[DeclaredEdge]] = field(default_factory=dict)
    functions: dict[str, UpdateFunction] = field(default_factory=dict)
    remarks: list[tuple[str, str, Span]] = field(default_factory=list)
    metadata: int = 0


def statements(content: bytes, path: str) -> Statements:
    """Read a file's lines. Raises FormatError by place for a line of no known kind."""
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        span = Span.within(content, error.start, error.start + 1, path)
        raise FormatError("a byte that is not UTF-8", span=span, hint="save the file as UTF-8") from None
    found = Statements()
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.strip()
        if line:
            begin = whole.index(line)
            _declare(found, line, Span(path, number, begin + 1, len(line), whole.rstrip("\r")))
    return found


def _declare(found: Statements, line: str, span: Span) -> None:
    if line.startswith("#"):
        remark = _REMARK.fullmatch(line)
        if remark:
            found.remarks.append((remark[1], remark[2].strip(), span))
        found.metadata += line.startswith("#!")
    elif function := _FUNCTION.fullmatch(line):
        name = function[1]
        if name in found.functions:
            raise FormatError(f"a second update function of {name}", span=span)
        found.names.setdefault(name)
        found.functions[name] = _Parser(function[2], span.shifted(function.start(2), 1)).whole()
    elif edge := _EDGE.fullmatch(line):
        source, arrow, target = edge.groups()
        into = found.edges.setdefault(target, [])
        if any(other.source == source for other in into):
            raise FormatError(f"{source} already regulates {target}", span=span, hint="keep one of the two lines")
        found.names.setdefault(source)
        found.names.setdefault(target)
        into.append(DeclaredEdge(source, target, _SIGNS[arrow[1]], len(arrow) == 2, span))
    else:
        raise FormatError(
            "neither an edge nor an update function", span=span, hint="lines: A -> B, A -| B, $B: A & C, # …"
        )


class _Parser:
    def __init__(self, text: str, begins: Span) -> None:
        self.text, self.begins = text, begins
        self.words: list[tuple[str, str, int]] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = _WORD.match(text, at)
            if match is None:
                at += len(text[at:]) - len(text[at:].lstrip())
                self.refuse(at, f"unexpected {text[at]!r}")
            kind = match.lastgroup or ""
            self.words.append((kind, match[kind], match.start(kind)))
            at = match.end()
        self.words.append(("end", "the end of the line", len(text)))
        self.next = 0

    def refuse(self, at: int, message: str) -> NoReturn:
        raise FormatError(message, span=self.begins.shifted(at, 1))

    def whole(self) -> UpdateFunction:
        formula = self.level(0, 0)
        _, said, at = self.words[self.next]
        if self.next < len(self.words) - 1:
            self.refuse(at, f"unexpected {said}")
        return formula

    def passes(self, sign: str) -> bool:
        if self.words[self.next][:2] != ("sign", sign):
            return False
        self.next += 1
        return True

    def level(self, level: int, depth: int) -> UpdateFunction:
        if level == len(_LEVELS):
            return self.single(depth)
        sign, parts = _LEVELS[level], [self.level(level + 1, depth)]
        while self.passes(sign):
            parts.append(self.level(level + 1, depth))
        if sign == "=>":  # a => b => c is a => (b => c)
            while len(parts) > 1:
                last = parts.pop()
                parts[-1] = UpdateFunction(sign, "", (parts[-1], last), parts[-1].span)
        return parts[0] if len(parts) == 1 else UpdateFunction(sign, "", tuple(parts), parts[0].span)

    def single(self, depth: int) -> UpdateFunction:
        negated = False
        while self.passes("!"):
            negated = not negated
        kind, said, at = self.words[self.next]
        span = self.begins.shifted(at, len(said))
        if depth > _DEEPEST:
            self.refuse(at, f"a function nested more than {_DEEPEST} levels deep")
        if self.passes("("):
            inner = self.level(0, depth + 1)
            if not self.passes(")"):
                self.refuse(self.words[self.next][2], f"expected ')', found {self.words[self.next][1]}")
        elif kind == "name":
            self.next += 1
            inner = self.named(said, span, depth)
        else:
            self.refuse(at, f"expected a function, found {said}")
        return UpdateFunction("!", "", (inner,), span) if negated else inner

    def named(self, name: str, span: Span, depth: int) -> UpdateFunction:
        if name in ("true", "false", "0", "1"):
            return UpdateFunction("constant", str(int(name in ("true", "1"))), (), span)
        if not self.passes("("):
            return UpdateFunction("name", name, (), span)
        parts: list[UpdateFunction] = []
        while not self.passes(")"):
            if parts and not self.passes(","):
                self.refuse(self.words[self.next][2], f"expected ',' or ')', found {self.words[self.next][1]}")
            parts.append(self.level(0, depth + 1))
        return UpdateFunction("call", name, tuple(parts), span)
