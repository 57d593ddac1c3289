"""AEON's language: edges with declared signs, and update functions, which may call functions that are not known.

The order of operators is AEON's own: ``<=>`` binds least, then ``=>``, ``|``, ``&``, ``^``, and ``!`` most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from logicnet.errors import FormatError, Problems, Span

_EDGE = re.compile(r"([A-Za-z0-9_]+)\s*(-[>|?]\??)\s*([A-Za-z0-9_]+)")
_FUNCTION = re.compile(r"\$\s*([A-Za-z0-9_]+)\s*:\s*(.+)")
_REMARK = re.compile(r"#\s*(name|description|figure|position)\s*:(.*)")
_WORD = re.compile(r"\s*(?:(?P<name>[\w{}]+)|(?P<sign><=>|=>|[!&|^(),]))")
_SIGNS = {">": "+", "|": "-", "?": ""}
_BINDS = {operator: level for level, operator in enumerate(("<=>", "=>", "|", "&", "^"))}


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


class FunctionStep(NamedTuple):
    """A step of an update function: a ``name`` or a ``constant`` is a value of its own, an operator takes the ``parts``
    values before it, and so does a ``call``. ``at`` is where it stands in the text.
    """

    kind: str
    name: str
    parts: int
    at: int


@dataclass(frozen=True, slots=True)
class UpdateFunction:
    """An update function as steps, operands before their operator. Files nest thousands of levels deep, so it is no
    tree. ``A => B`` stands there as ``!A | B``.

    - ``steps``: these.
    - ``begins``: where its text begins.
    """

    steps: Sequence[FunctionStep]
    begins: Span

    @property
    def span(self) -> Span:
        """Where it stands, for errors: its first name or constant."""
        return self.place(min((step for step in self.steps if step.name), key=lambda step: step.at))

    def place(self, step: FunctionStep) -> Span:
        """Where a step stands."""
        return self.begins.shifted(step.at, len(step.name) or 1)


@dataclass
class Statements:
    """What the lines of a file declare.

    - ``names``: all components, in the order in which they are met.
    - ``edges``: for each target its edges by their sources.
    - ``functions``: the update functions.
    - ``remarks``: what comments of a known kind say: kind, text and place.
    - ``metadata``: how many lines of other metadata (``#!``) there are.
    """

    names: dict[str, None] = field(default_factory=dict)
    edges: dict[str, dict[str, DeclaredEdge]] = field(default_factory=dict)
    functions: dict[str, UpdateFunction] = field(default_factory=dict)
    remarks: list[tuple[str, str, Span]] = field(default_factory=list)
    metadata: int = 0


def statements(content: bytes, path: str) -> Statements:
    """Read a file's lines. Raises FormatError by place for all lines that cannot be read."""
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        span = Span.within(content, error.start, error.start + 1, path)
        raise FormatError("a byte that is not UTF-8", span=span, hint="save the file as UTF-8") from None
    found, wrong = Statements(), Problems()
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.strip()
        if line:
            begin = whole.index(line)
            try:
                _declare(found, line, Span(path, number, begin + 1, len(line), whole.rstrip("\r")))
            except FormatError as error:
                wrong.add(error)
    wrong.confirm_none()
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
        into = found.edges.setdefault(target, {})
        if source in into:
            raise FormatError(f"{source} already regulates {target}", span=span, hint="keep one of the two lines")
        found.names.setdefault(source)
        found.names.setdefault(target)
        into[source] = DeclaredEdge(source, target, _SIGNS[arrow[1]], len(arrow) == 2, span)
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
        self.steps: list[FunctionStep] = []
        self.waiting: list[FunctionStep] = []  # operators, brackets and calls, each after the one that it is inside

    def refuse(self, at: int, message: str) -> NoReturn:
        raise FormatError(message, span=self.begins.shifted(at, 1))

    def whole(self) -> UpdateFunction:
        """All of the text. What waits for operands yet to come stands on a stack, and not in calls inside calls."""
        self.operand()
        while True:  # after an operand
            kind, said, at = self.words[self.next]
            if kind == "sign" and said in _BINDS:
                self.next += 1
                self.operator(said, at)
                self.operand()
                continue
            self.close(0)
            if not self.waiting:
                break
            opened = self.waiting[-1]
            if opened.kind == "call" and self.passes(","):
                self.waiting[-1] = opened._replace(parts=opened.parts + 1)
                self.operand()
                continue
            if not self.passes(")"):
                wanted = "',' or ')'" if opened.kind == "call" else "')'"
                self.refuse(at, f"expected {wanted}, found {said}")
            self.waiting.pop()
            if opened.kind == "call":
                self.steps.append(opened)
            self.negate()
        if self.next < len(self.words) - 1:
            self.refuse(at, f"unexpected {said}")
        return UpdateFunction(self.steps, self.begins)

    def passes(self, sign: str) -> bool:
        if self.words[self.next][:2] != ("sign", sign):
            return False
        self.next += 1
        return True

    def operator(self, sign: str, at: int) -> None:
        if sign == "=>":  # a => b => c is a => (b => c)
            self.close(_BINDS[sign] + 1)
            self.steps.append(FunctionStep("!", "", 1, at))
        else:
            self.close(_BINDS[sign])
        self.waiting.append(FunctionStep(sign, "", 2, at))

    def close(self, binds: int) -> None:
        """Apply the operators that bind at least so much."""
        while self.waiting and _BINDS.get(self.waiting[-1].kind, -1) >= binds:
            step = self.waiting.pop()
            self.steps.append(step._replace(kind="|") if step.kind == "=>" else step)

    def negate(self) -> None:
        """Apply the sign right before an operand: it binds most."""
        if self.waiting and self.waiting[-1].kind == "!":
            self.steps.append(self.waiting.pop())

    def operand(self) -> None:
        while True:
            kind, said, at = self.words[self.next]
            if self.passes("!"):
                if self.waiting and self.waiting[-1].kind == "!":
                    self.waiting.pop()
                else:
                    self.waiting.append(FunctionStep("!", "", 1, at))
            elif self.passes("("):
                self.waiting.append(FunctionStep("(", "", 0, at))
            elif kind != "name":
                self.refuse(at, f"expected a function, found {said}")
            else:
                self.next += 1
                if said in ("true", "false", "0", "1"):
                    self.steps.append(FunctionStep("constant", str(int(said in ("true", "1"))), 0, at))
                elif not self.passes("("):
                    self.steps.append(FunctionStep("name", said, 0, at))
                elif not self.passes(")"):
                    self.waiting.append(FunctionStep("call", said, 1, at))
                    continue
                else:
                    self.steps.append(FunctionStep("call", said, 0, at))
                self.negate()
                return
