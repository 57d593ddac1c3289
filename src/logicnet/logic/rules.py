"""``Rules``: the rules of a network, compiled.

The text is read once, by the compiled core; what is kept is its programs. Everything is a value: perturbing gives new
rules. Two sets of rules are equal when they are written alike in canonical form (names, order, operators; redundant
parentheses do not count).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Self

from logicnet.core import rules as core
from logicnet.errors import RuleError, Span, UnknownName
from logicnet.logic.expression import Expression, Values
from logicnet.logic.truth_table import SIGNS, TruthTable


def encoded(text: str | bytes) -> bytes:
    """Text as the core reads it. A lone surrogate, which no file can hold, stays wrong for the core to point at."""
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


class Rules:
    """One rule for each of the components ``names``; bit ``i`` of a state is component ``i``.

    >>> rules = Rules.parse("IL6, NFKB\\nSTAT3, IL6 & !SOCS3\\nNFKB, NFKB\\nSOCS3, STAT3")
    >>> rules.text(1), rules.signs(1)
    ('IL6 & !SOCS3', ('+', '-'))
    """

    def __init__(self, handle: core.Handle) -> None:
        self.handle = handle
        """The rules in the compiled core, for the other calls into it."""
        self._signs: dict[int, tuple[tuple[int, ...], tuple[str, ...]]] = {}

    @classmethod
    def parse(cls, text: str | bytes, path: str | None = None) -> Self:
        """Read a whole .bnet text; errors call it ``path``. Raises RuleError, UnknownName or DuplicateName."""
        return cls(core.parse(encoded(text), path))

    @classmethod
    def parse_open(cls, text: bytes, path: str | None = None, shown: bytes | None = None) -> tuple[Self, int]:
        """Read a whole .bnet text in which components without a rule are inputs. They follow those that have one, whose
        number is given too. Errors quote ``shown`` in the text's place, which has as many bytes.

        >>> Rules.parse_open(b"A, B & C")[0].names
        ('A', 'B', 'C')
        """
        handle, declared = core.parse_open(text, path, shown)
        return cls(handle), declared

    @classmethod
    def build(cls, names: Sequence[str], texts: Sequence[str], place: Callable[[int], Span] | None = None) -> Self:
        """Compile rules that are already apart; ``place(i)``, for errors, is where the text of rule ``i`` begins."""
        located = place or (lambda i: Span(f"<rule of {names[i]}>", 1, 1))
        for i, text in enumerate(texts):
            if "\0" in text:  # the core takes it for the end of the text
                raise RuleError("a zero byte: this is not a text", span=located(i).shifted(text.index("\0"), 1))
        _refuse_zero_bytes(names)
        return cls(core.build([encoded(name) for name in names], [encoded(text) for text in texts], located))

    @classmethod
    def of(cls, names: Sequence[str], programs: Sequence[core.Program]) -> Self:
        """Rules from their postfix programs, which count the components in the order of ``names``.

        Raises DuplicateName or UnknownName for a wrong name, EngineError for a malformed program or one that reads a
        component that is not there, and ValueError where there are more names than programs or fewer.

        >>> Rules.of(["A", "B"], [(0,), (0, -1)]).text(1)
        '!A'
        """
        if len(names) != len(programs):
            raise ValueError(f"{len(names)} names, but {len(programs)} programs")
        _refuse_zero_bytes(names)
        return cls(core.of([encoded(name) for name in names], programs))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The components, in order."""
        return self.handle.names()

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each component, by name."""
        return {name: i for i, name in enumerate(self.names)}

    def __len__(self) -> int:
        return len(self.handle)

    def index(self, name: str) -> int:
        """The number of a component. Raises UnknownName with the nearest names."""
        if name not in self.position:
            raise UnknownName("component", name, self.names)
        return self.position[name]

    def text(self, i: int) -> str:
        """Rule ``i`` in canonical form: as it was written, with the fewest parentheses and the operators ``! & |``."""
        return self.handle.text(self._checked(i))

    def bnet(self) -> str:
        """All rules as a .bnet file in canonical form."""
        return self.handle.bnet().decode()

    def program(self, i: int) -> core.Program:
        """Rule ``i`` as a postfix program: entries >= 0 push that component; ``logicnet.core.rules`` has the others."""
        return self.handle.program(self._checked(i))

    def rule(self, i: int) -> Expression:
        """Rule ``i`` as an expression."""
        return Expression(self, self.program(i))

    def table(self, i: int) -> TruthTable:
        """The truth table of rule ``i`` over the components it mentions. Raises MemoryBudget above 24 of them."""
        return self.rule(i).table()

    def regulators(self, i: int) -> tuple[int, ...]:
        """The components that rule ``i`` mentions, ascending."""
        return tuple(sorted({entry for entry in self.program(i) if entry >= 0}))

    def signs(self, i: int) -> tuple[str, ...]:
        """How each of the ``regulators`` acts on ``i``: ``+`` ``-`` ``±``, or ``0`` where the rule's value never
        depends on it.

        Decided on the function, not on the text. Raises MemoryBudget where that takes too much memory (dozens of
        entangled regulators).
        """
        return self._influences(i)[1]

    def _influences(self, i: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        if i not in self._signs:
            found = core.signs(self.program(i))
            self._signs[i] = tuple(v for v, _ in found), tuple(SIGNS[sign] for _, sign in found)
        return self._signs[i]

    @cached_property
    def effects(self) -> tuple[Mapping[int, str], ...]:
        """For each rule the components that it depends on, with their signs, decided for all rules at once. Where a
        rule is too entangled for that it is taken to depend on all that it mentions, by ``±``.
        """
        return tuple(
            {v: "±" if sign == core.UNKNOWN else SIGNS[sign] for v, sign in found if sign}
            for found in self.handle.signs()
        )

    @cached_property
    def inputs(self) -> tuple[int, ...]:
        """The components whose rule is themselves."""
        return tuple(i for i in range(len(self)) if self.handle.only(i) == i)

    @cached_property
    def constants(self) -> tuple[int, ...]:
        """The components whose rule is written as 0 or 1."""
        return tuple(i for i in range(len(self)) if self.handle.only(i) in (core.FALSE, core.TRUE))

    def perturb(self, fix: Mapping[int, int], cut: Mapping[tuple[int, int], int]) -> Rules:
        """Rules in which each component of ``fix`` is that constant and, for ``cut[source, target]``, the target's rule
        reads that constant in the source's place. A fixed rule wins over a cut in it.
        """
        for i in (*fix, *(i for edge in cut for i in edge)):
            self._checked(i)
        return Rules(self.handle.perturb(fix, cut))

    def replace(self, i: int, rule: str | Expression) -> Rules:
        """Rules in which rule ``i`` is another one. Raises ValueError for an expression over other components."""
        expression = self.expression(rule) if isinstance(rule, str) else rule
        return Rules(self.handle.replace(self._checked(i), expression.program_over(self.names)))

    def select(self, kept: Sequence[int], held: Mapping[int, int]) -> Rules:
        """The rules of the components ``kept`` alone, in that order, with the values of ``held`` put in. Nothing is
        folded. Raises EngineError where a kept rule mentions a component that is neither kept nor held.

        >>> Rules.build(["A", "B", "C"], ["1", "A & C", "!B"]).select([1, 2], {0: 1}).text(0)
        '1 & C'
        """
        for i in (*kept, *held):
            self._checked(i)
        return Rules(self.handle.select(kept, held))

    def expression(
        self, text: str, place: Span | None = None, phenotypes: Mapping[str, str] | None = None
    ) -> Expression:
        """Compile an expression over the components. ``place`` is where the text begins, for the errors; an expression
        may also name one of the ``phenotypes`` (name to expression), which then stands in parentheses.
        """
        begins = place or f"<{text.strip()[:20] if len(text.strip()) <= 20 else 'expression'}>"
        known = {name: inner for name, inner in (phenotypes or {}).items() if name not in self.position}
        try:
            return Expression(self, self.handle.expression(encoded(text), begins))
        except UnknownName:
            if not known:
                raise
        return Expression(self, self._inlined(text, begins, known))

    def _inlined(self, text: str, begins: Span | str, phenotypes: Mapping[str, str]) -> core.Program:
        names = [*self.names, *phenotypes]
        wider = Rules.build(names, ["0"] * len(names))
        program = wider.handle.expression(encoded(text), begins)
        parts: list[int] = []
        for entry in program:
            if entry < len(self):
                parts.append(entry)
                continue
            name = names[entry]
            rest = {
                other: inner for other, inner in phenotypes.items() if other != name
            }  # no phenotype can stand inside itself
            parts.extend(self.expression(phenotypes[name], Span(f"<phenotype {name}>", 1, 1), rest).program)
        return tuple(parts)

    def evaluate(self, i: int, state: Values) -> int:
        """The value of rule ``i`` in a state: a mapping by name, a sequence in order, or an integer whose bit ``i`` is
        component ``i``.
        """
        return self.rule(i).evaluate(state)

    def images(self, states: Sequence[int]) -> list[int]:
        """Every state with all its components updated at once; states are integers whose bit ``i`` is component
        ``i``.
        """
        columns, words = core.packed(states, len(self))
        return core.unpacked(self.handle.evaluate(columns, words), words, len(states))

    def equivalent(self, first: str | Expression, second: str | Expression) -> bool:
        """Whether two expressions over the components have the same value in every state. Exact."""
        a, b = (self.expression(e) if isinstance(e, str) else e for e in (first, second))
        return a.equivalent(b)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical text, in hexadecimal."""
        import hashlib

        return hashlib.sha256(self.handle.bnet()).hexdigest()

    def _checked(self, i: int) -> int:
        if not 0 <= i < len(self):
            raise IndexError(f"component {i} of {len(self)}")
        return i

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Rules) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<Rules of {len(self)} components, {self.digest[:12]}>"

    def __reduce__(self) -> tuple[Callable[..., Rules], tuple[object, ...]]:
        # not by text: in a file a comparison of levels is no name
        return Rules.of, (self.names, [self.program(i) for i in range(len(self))])


def _refuse_zero_bytes(names: Sequence[str]) -> None:
    for name in names:
        if "\0" in name:  # the core takes it for the end of the name
            raise RuleError(f"{name!r} cannot name a component")
