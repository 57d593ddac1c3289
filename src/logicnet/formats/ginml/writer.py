"""Writing GINsim's .ginml, as GINsim 3 writes it: an expression for each level, an edge for each pair with its
thresholds and signs, notes and links, and the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from logicnet.errors import MemoryBudget
from logicnet.formats.ginml.drawing import add_placement, add_styles, rounded_places
from logicnet.formats.ginml.notes import add_annotation, changed_relations
from logicnet.formats.knowledge import Loss
from logicnet.logic import Expression, Rules
from logicnet.logic.program import AND, FALSE, NOT, OR, Program, constant, fold, folded
from logicnet.model import Component, Network
from logicnet.model.levels import level_of

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPE = '<!DOCTYPE gxl SYSTEM "http://ginsim.org/GINML_2_2.dtd">\n'
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no document can hold
_LONG = {"+": "positive", "-": "negative", "±": "dual"}


def write(network: Network) -> bytes:
    """The content of a file that keeps the network."""
    root = Element("gxl", {"xmlns:xlink": "http://www.w3.org/1999/xlink"})
    order = " ".join(component.name for component in network.components)
    id = re.sub(r"[^A-Za-z0-9_-]", "_", network.name) or "model"  # GINsim takes no other names
    graph = SubElement(root, "graph", {"class": "regulatory", "id": id, "nodeorder": order})
    add_styles(graph, (c.annotation.placement for c in network.components if c.annotation.placement))
    inputs = {*network.inputs, *network.inputs_with_levels}
    for component in network.components:
        _add_node(graph, component, network, component.name in inputs)
    for component in network.components:
        if component.name not in inputs:
            _add_edges(graph, component, network)
    add_annotation(graph, network.annotation)
    return document_bytes(root, _TYPE)


def losses(network: Network) -> tuple[Loss, ...]:
    """The relations of identifiers and the fractions of pixels that a GINsim graph has no room for."""
    return (*changed_relations(network), *rounded_places(network))


def document_bytes(root: Element, type: str = "") -> bytes:
    """A tree as a document, indented; what no document can hold becomes U+FFFD."""
    for element in root.iter():
        element.text = element.text and _NO_XML.sub("\ufffd", element.text.replace("\r\n", "\n").replace("\r", "\n"))
        for name, value in element.items():
            element.set(name, _NO_XML.sub("\ufffd", value))
    indent(root)
    return (_HEAD + type + tostring(root, encoding="unicode") + "\n").encode()


def _add_node(graph: Element, component: Component, network: Network, input: bool) -> None:
    node = SubElement(graph, "node", {"id": component.name})
    if component.label and component.label != component.name:
        node.set("name", component.label)
    node.set("maxvalue", str(component.maximum))
    if input:
        node.set("input", "true")
    else:
        _add_function(node, component, network)
    add_annotation(node, component.annotation)
    if component.annotation.placement:
        add_placement(node, component.annotation.placement)


def _add_function(node: Element, component: Component, network: Network) -> None:
    """An expression for each level; a parameter where nothing acts on the component, which then is constant."""
    rules = network.targets or network.rules
    thresholds = _thresholds(component, network)
    targets = [folded(rules.program(rules.index(variable)), {}) for variable in component.variables]
    for level, target in enumerate(targets, 1):
        program = _exactly(target, targets[level], rules) if level < len(targets) else target
        value = constant(program)
        if value == 0:
            continue
        if value == 1 and not thresholds:
            SubElement(node, "parameter", {"val": str(level)})
            continue
        text = _text(program, rules, thresholds) if value is None else _always(thresholds)
        SubElement(SubElement(node, "value", {"val": str(level)}), "exp", {"str": text})


def _exactly(target: Program, higher: Program, rules: Rules) -> Program:
    """The condition that a target level is this one, from those that it is at least this one, and the next."""
    if target[-1] == OR and target[: len(higher)] == higher:  # the next level, or this one
        rest = target[len(higher) : -1]
        if rest and is_whole(rest) and _apart(rest, higher, rules):
            return rest
    return folded((*target, *higher, NOT, AND), {})


def is_whole(program: Program) -> bool:
    """Whether a part of a program is one by itself."""
    values = 0
    for entry in program:
        values += 0 if entry == NOT else -1 if entry in (AND, OR) else 1
        if values < 1:
            return False
    return values == 1


def _apart(first: Program, second: Program, rules: Rules) -> bool:
    """Whether two conditions never hold together."""
    try:
        return Expression(rules, (*first, *second, AND)).equivalent(Expression(rules, (FALSE,)))
    except MemoryBudget:
        return False


def _always(thresholds: dict[str, list[int]]) -> str:
    """An expression that always holds; the format has no constants."""
    source = next(iter(thresholds))
    return f"{source} | !{source}"


def _thresholds(component: Component, network: Network) -> dict[str, list[int]]:
    """For each regulator the levels from which it acts on a component; those of edges that are only known of too."""
    rules = network.targets or network.rules
    found: dict[str, set[int]] = {}
    for variable in component.variables:
        for number in rules.regulators(rules.index(variable)):
            source, level = level_of(rules.names[number]) or (rules.names[number], 1)
            found.setdefault(source, set()).add(level)
    known = {name: sorted(found[name]) for name in network.regulators(component.name)}
    return known | {edge.source: [1] for edge in component.regulations if edge.source not in known}


class _Part(NamedTuple):
    """A part of an expression.

    - ``text``: as it is written.
    - ``binding``: how tightly: 0 for |, 1 for &, 2 for what stands alone.
    - ``source``: the one component that it speaks of; empty for several.
    - ``states``: which of the source's interactions make it hold, counted from 1; 0 where none is active.
    """

    text: str
    binding: int
    source: str = ""
    states: frozenset[int] = frozenset()

    def within(self, least: int) -> str:
        """The text, in parentheses where it stands next to what binds tighter."""
        return self.text if self.binding >= least else f"({self.text})"


def _of(source: str, thresholds: Sequence[int], states: frozenset[int]) -> _Part:
    """What holds where one of some interactions of a source is active."""
    every = frozenset(range(len(thresholds) + 1))
    if states in (frozenset(), every):
        text, binding = (f"{source} | !{source}", 0) if states else (f"{source} & !{source}", 1)
    elif 0 in states:
        text, binding = f"!{_of(source, thresholds, every - states).within(2)}", 2
    elif len(states) == len(thresholds):  # any
        text, binding = source, 2
    else:
        text, binding = " | ".join(f"{source}:{thresholds[i - 1]}" for i in sorted(states)), 2 * (len(states) == 1)
    return _Part(text, binding, source, states)


def _text(program: Program, rules: Rules, thresholds: dict[str, list[int]]) -> str:
    """A program without constants as an expression, with the parentheses that it needs."""

    def variable(number: int) -> _Part:
        source, level = level_of(rules.names[number]) or (rules.names[number], 1)
        known = thresholds[source]
        return _of(source, known, frozenset(range(known.index(level) + 1, len(known) + 1)))

    def negated(a: _Part) -> _Part:
        if a.source:
            known = thresholds[a.source]
            return _of(a.source, known, frozenset(range(len(known) + 1)) - a.states)
        return _Part(f"!{a.within(2)}", 2)

    def joined(a: _Part, b: _Part) -> _Part:
        if a.source and a.source == b.source:
            return _of(a.source, thresholds[a.source], a.states & b.states)
        return _Part(f"{a.within(1)} & {b.within(1)}", 1)

    def either(a: _Part, b: _Part) -> _Part:
        if a.source and a.source == b.source:
            return _of(a.source, thresholds[a.source], a.states | b.states)
        return _Part(f"{a.text} | {b.text}", 0)

    return fold(program, lambda value: _Part(str(value), 2), variable, negated, joined, either).text


def _add_edges(graph: Element, component: Component, network: Network) -> None:
    """An edge for each regulator; one with several thresholds has an effect for each."""
    given = {edge.source: edge for edge in component.regulations}
    for source, known in _thresholds(component, network).items():
        ends = {"id": f"{source}:{component.name}", "from": source, "to": component.name}
        edge = SubElement(graph, "edge", ends)
        signs = _signs(source, known, component, network)
        if len(known) == 1:
            edge.set("minvalue", str(known[0]))
            edge.set("sign", signs[0])
        else:
            edge.set("effects", " ".join(f"{level}:{sign}" for level, sign in zip(known, signs, strict=True)))
        if source in given:
            add_annotation(edge, given[source].annotation)


def _signs(source: str, known: Sequence[int], component: Component, network: Network) -> list[str]:
    """How each level of a regulator acts on a component, on any of its levels."""
    rules = network.targets or network.rules
    found: dict[int, set[str]] = {level: set() for level in known}
    for variable in component.variables:
        i = rules.index(variable)
        try:
            signs = rules.signs(i)
        except MemoryBudget:  # too entangled
            signs = ("?",) * len(rules.regulators(i))
        for number, sign in zip(rules.regulators(i), signs, strict=True):
            name, level = level_of(rules.names[number]) or (rules.names[number], 1)
            if name == source and sign != "0":
                found[level].add(sign)
    given = next((edge.sign for edge in component.regulations if edge.source == source), "")
    return [_LONG.get("±" if len(signs) > 1 else next(iter(signs), given), "unknown") for signs in found.values()]
