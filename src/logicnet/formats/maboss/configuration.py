"""The .cfg that belongs to a MaBoSS network: parameters, initial distribution, internal nodes, and how to simulate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from logicnet.errors import UnknownName
from logicnet.formats.maboss.rate_formulas import Evaluation
from logicnet.formats.maboss.tokens import RateFormula, Source, Word
from logicnet.model.timing import Initial

_EVEN = (((0,), 0.5), ((1,), 0.5))  # what a negative initial value stands for


@dataclass
class Configuration:
    """What a .cfg says.

    - ``parameters``: by name with the dollar sign.
    - ``initial``: the initial distribution, a group of nodes each.
    - ``internal``: the internal nodes.
    - ``others``: what has no place in a network: options of the simulation, reference states.
    """

    parameters: dict[str, float] = field(default_factory=dict)
    initial: list[Initial] = field(default_factory=list)
    internal: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read(content: bytes, path: str, position: Mapping[str, int]) -> Configuration:
    """Read a .cfg. Raises FormatError or UnknownName by place.

    - ``content``: the bytes of the file.
    - ``path``: what errors call the file.
    - ``position``: the nodes that it may speak of.
    """
    return _Reader(Source(content, path), position).read()


class _Reader:
    def __init__(self, source: Source, position: Mapping[str, int]) -> None:
        self.source = source
        self.position = position
        self.found = Configuration()
        self.evaluation = Evaluation(source, self.found.parameters, {}, {})
        self.given: set[str] = set()  # nodes with an initial distribution

    def read(self) -> Configuration:
        source = self.source
        while source.ahead.kind != "end":
            if source.passes(";"):
                continue
            if source.ahead.kind == "parameter":
                name = source.take().text
                source.expect("=")
                formula = source.expression()
                self._refuse_unset(name, formula)
                self.found.parameters[name] = self.evaluation.number(formula)
            elif source.ahead.sign == "[":
                self._group()
            else:
                self._named()
            source.expect(";")
        return self.found

    def _refuse_unset(self, name: str, formula: RateFormula) -> None:
        """Refuse a value that needs one that is given further below, or that needs this one itself."""
        step = next((s for s in formula if s.kind == "parameter" and s.text not in self.found.parameters), None)
        if step is None:
            return
        given = self.source.definitions()
        reached, waiting = {step.text}, [step.text]
        while waiting:
            new = set(given.get(waiting.pop(), ())) - reached - set(self.found.parameters)
            reached |= new
            waiting += new
        if step.text == name:
            self.source.refuse(step.word, f"the parameter {name} is given by itself", "give it a number")
        if name in reached:
            what = f"the parameters {name} and {step.text} refer to each other"
            self.source.refuse(step.word, what, "give one of them a number")
        if step.text in given:
            what = f"the parameter {step.text} has no value yet"
            self.source.refuse(step.word, what, f"move the line that gives it one above that of {name}")

    def _number(self) -> float:
        return self.evaluation.number(self.source.expression())

    def _node(self) -> str:
        word = self.source.expect("name")
        if word.text not in self.position:
            raise UnknownName("node", word.text, self.position, span=self.source.span(word))
        return word.text

    def _named(self) -> None:
        """An option, or an attribute of a node."""
        source = self.source
        if source.second.sign != ".":
            word = source.expect("name")
            source.expect("=")
            self.found.others.append(f"{word.text} = {self._number():g}")
            return
        node = self._node()
        source.expect(".")
        attribute = source.expect("name")
        source.expect("=")
        begin = source.ahead
        value = self._number()
        match attribute.text.lower():
            case "istate":
                state = _EVEN if value < 0 else (((self._bit(value, begin),), 1.0),)
                self._start((node,), state, begin)
            case "is_internal":
                self.found.internal += [node] if value and node not in self.found.internal else []
            case "refstate":
                self.found.others.append(f"{node}.refstate = {value:g}")
            case other:
                source.refuse(attribute, f"unknown attribute {other}", "attributes: istate, is_internal, refstate")

    def _group(self) -> None:
        """``[A, B].istate = 0.4 [0, 0], 0.6 [1, 1]``."""
        source = self.source
        begin = source.take()
        nodes = [self._node()]
        while source.passes(","):
            nodes.append(self._node())
        source.expect("]")
        source.expect(".")
        attribute = source.expect("name")
        if attribute.text.lower() != "istate":
            source.refuse(attribute, f"expected istate, found {attribute.text}")
        source.expect("=")
        weights: dict[tuple[int, ...], float] = {}
        while True:
            word = source.ahead
            weight = self.evaluation.number(source.primary())
            if weight < 0:
                source.refuse(word, "a weight below 0")
            state = self._state(len(nodes))
            weights[state] = weights.get(state, 0.0) + weight
            if not source.passes(","):
                break
        if not sum(weights.values()):
            source.refuse(begin, "no state has a weight above 0")
        self._start(tuple(nodes), tuple(weights.items()), begin)

    def _state(self, size: int) -> tuple[int, ...]:
        source = self.source
        begin = source.expect("[")
        values: list[int] = []
        while not values or source.passes(","):
            word = source.ahead
            values.append(self._bit(self.evaluation.number(source.primary()), word))
        source.expect("]")
        if len(values) != size:
            source.refuse(begin, f"{len(values)} values for {size} node{'' if size == 1 else 's'}")
        return tuple(values)

    def _bit(self, value: float, word: Word) -> int:
        if value not in (0, 1):
            self.source.refuse(word, f"expected the value 0 or 1 of a node, found {value:g}")
        return int(value)

    def _start(self, nodes: tuple[str, ...], weights: tuple[tuple[tuple[int, ...], float], ...], word: Word) -> None:
        for node in nodes:
            if node in self.given:
                self.source.refuse(word, f"a second initial state of {node}", "keep one of the two")
            self.given.add(node)
        self.found.initial.append(Initial(nodes, weights))
