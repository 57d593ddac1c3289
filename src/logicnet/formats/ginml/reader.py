"""GINsim's .ginml: a regulatory graph in XML, with levels, parameters or expressions, notes, links and a drawing.

``ginml_functions`` says how target levels follow. What GINsim itself passes over is passed over here and noted: an
order of nodes that is not one of all nodes, functions of inputs. The document type is not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NoReturn

from logicnet.errors import LogicnetError, MemoryBudget
from logicnet.formats.ginml.drawing import placements
from logicnet.formats.ginml.functions import Active, LevelTerm, between, combined, condition, terms_of
from logicnet.formats.ginml.notes import annotation, opened
from logicnet.formats.ginml.writer import write
from logicnet.formats.markup import Element, Markup, attribute, child, children, local
from logicnet.formats.reading import AS_USUAL, Reading, listed
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Network, Placement, Regulation
from logicnet.model.levels import variables_of

__all__ = ["looks_like", "read", "write"]

_ID = re.compile(r'[^\s"!&|():;#<>=%,]+')
_MOST = 127  # the highest level that GINsim's numbers of one byte can hold
_SIGNS = {"positive": "+", "negative": "-", "dual": "±"}
_UNNAMED = ("", "default_name")


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content; the network has the graph's name, or the file's where the graph has none."""
    markup = opened(content, path)
    graph = child(markup.root, "graph") if local(markup.root) == "gxl" else None
    if graph is None:
        markup.refuse(
            markup.root, f"expected a graph in a gxl document, found {local(markup.root)!r}: this is no GINML"
        )
    kind = attribute(graph, "class") or ""
    if kind != "regulatory":
        markup.refuse(graph, f"this is a graph of the class {kind!r}; a network is one of the class 'regulatory'")
    return _Graph(markup, graph).network()


def looks_like(content: bytes) -> bool:
    """Whether a content is a graph as GINsim writes it."""
    head = content[:4096]
    return b"<gxl" in head and (b"GINML" in head or b'class="regulatory"' in head)


@dataclass
class _Graph:
    """A regulatory graph while it is read.

    - ``maxima``: the maximum of each node.
    - ``edges``: for each target the thresholds of its interactions by source.
    - ``interactions``: source, target and threshold by the names that parameters use.
    - ``signs``: what the file says of each pair of source and target.
    """

    markup: Markup
    graph: Element
    notes: list[str] = field(default_factory=list)
    nodes: dict[str, Element] = field(default_factory=dict)
    maxima: dict[str, int] = field(default_factory=dict)
    edges: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    interactions: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    signs: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    known: dict[tuple[str, str], Annotation] = field(default_factory=dict)

    def network(self) -> Network:
        """The whole as a network."""
        for node in children(self.graph, "node"):
            self.add_node(node)
        for edge in children(self.graph, "edge"):
            self.add_edge(edge)
        order = self.order()
        scratch = [variable for name in order for variable in variables_of(name, self.maxima[name])]
        over = Rules.build(scratch, ["0"] * len(scratch), lambda i: self.markup.place(self.graph))
        targets = {name: self.targets(name, over) for name in order}
        placed = placements(self.markup, self.graph)
        owners = [name for name in order for _ in targets[name]]
        name = attribute(self.graph, "id") or ""
        network = Network.levelled(
            Path(self.markup.file).stem if name in _UNNAMED else name,
            [self.component(name, order, placed) for name in order],
            [text for name in order for text in targets[name]],
            lambda i: self.markup.place(self.nodes[owners[i]]),
            source=self.markup.file,
            annotation=annotation(self.graph),
        )
        return replace(self.compared(network), notes=tuple(self.notes))

    def add_node(self, node: Element) -> None:
        """Read what a node is; its function needs the edges."""
        name = attribute(node, "id") or ""
        if not _ID.fullmatch(name):
            self.markup.refuse(node, f"{name!r} cannot name a component" if name else "a node without an id")
        if name in self.nodes:
            self.markup.refuse(node, f"a second node {name!r}")
        self.nodes[name] = node
        self.maxima[name] = self.number(node, "maxvalue", 0, _MOST)
        if not self.maxima[name]:
            self.maxima[name] = 1
            self.say(f"{name} has the maxvalue 0, which is read as 1, as in GINsim")
        self.edges[name] = {}

    def add_edge(self, edge: Element) -> None:
        """Read the interactions of an edge: one with a threshold and a sign, or several in ``effects``."""
        source, target = (attribute(edge, end) or "" for end in ("from", "to"))
        for name in (source, target):
            if name not in self.nodes:
                self.markup.refuse(edge, f"an edge from {source!r} to {target!r}, but there is no node {name!r}")
        id = attribute(edge, "id") or f"{source}:{target}"
        effects = attribute(edge, "effects")
        if effects is None:
            threshold = 1 if attribute(edge, "minvalue") is None else self.threshold(edge, "minvalue", source)
            self.add_interaction(edge, id, source, target, threshold, attribute(edge, "sign") or "")
        for effect in (effects or "").split():
            number, _, sign = effect.partition(":")
            if not number.isdecimal() or not sign or not 0 <= int(number[:6]) <= self.maxima[source]:
                hint = f"{source} has the levels 0 to {self.maxima[source]}"
                self.markup.refuse(edge, f"expected a threshold and a sign (2:positive), found {effect!r}", hint)
            self.add_interaction(edge, f"{id}:{number}", source, target, int(number), sign)
        if said := annotation(edge):
            before = self.known.get((source, target), Annotation())
            notes = "\n".join(filter(None, (before.notes, said.notes)))
            both = tuple(dict.fromkeys((*before.identifiers, *said.identifiers)))
            self.known[source, target] = Annotation(both, notes)

    def threshold(self, edge: Element, name: str, source: str) -> int:
        """A level of an edge's source."""
        return self.number(edge, name, 0, self.maxima[source])

    def add_interaction(self, edge: Element, id: str, source: str, target: str, threshold: int, sign: str) -> None:
        """Keep one interaction."""
        thresholds = self.edges[target].setdefault(source, [])
        if self.interactions.get(id) == (source, target, threshold):
            self.say(f"the edge {id} stands twice")
            return
        if threshold in thresholds or id in self.interactions:
            self.markup.refuse(
                edge, f"a second edge from {source} to {target} with the threshold {threshold}, or its id"
            )
        thresholds.append(threshold)
        thresholds.sort()
        self.interactions[id] = (source, target, threshold)
        self.signs.setdefault((source, target), set()).add(sign)

    def order(self) -> Sequence[str]:
        """The nodes in the order that the graph gives; where it does not order all nodes, as they stand."""
        given = (attribute(self.graph, "nodeorder") or "").split()
        if sorted(given) == sorted(self.nodes):
            return given
        self.say("the nodeorder does not name every node once; the nodes are taken in the order of the file")
        return list(self.nodes)

    def targets(self, name: str, over: Rules) -> list[str]:
        """For each level of a node from 1 the condition under which its target level is as high."""
        node, maximum, thresholds = self.nodes[name], self.maxima[name], self.edges[name]
        if (attribute(node, "input") or "").lower() in ("true", "1"):
            if child(node, "parameter") is not None or child(node, "value") is not None or thresholds:
                self.say(f"{name} is an input: its parameters, expressions and incoming edges do not count")
            return [between(name, level, None) for level in range(1, maximum + 1)]
        parameters = terms_of(self.parameters(name), thresholds)
        expressions = self.expressions(name, over)
        return combined(parameters, expressions, maximum, over, lambda said: self.say(f"{name}: {said}"))

    def parameters(self, name: str) -> Mapping[Active, int]:
        """A node's table: the level for each set of active interactions."""
        node, found = self.nodes[name], dict[Active, int]()
        if attribute(node, "basevalue") is not None and (base := self.number(node, "basevalue", 0, self.maxima[name])):
            found[frozenset()] = base
        for parameter in children(node, "parameter"):
            level, active = self.number(parameter, "val", 0, self.maxima[name]), set[tuple[str, int]]()
            for id in (attribute(parameter, "idActiveInteractions") or "").split():
                source, target, threshold = self.interactions.get(id, ("", "", 0))
                if target != name:
                    self.markup.refuse(parameter, f"{id!r} is no edge into {name}", self.incoming(name))
                active.add((source, threshold))
            if found.setdefault(frozenset(active), level) != level:
                self.say(f"{name} has two levels for one set of active interactions; the first counts, as in GINsim")
        return found

    def incoming(self, name: str) -> str:
        """The names of the interactions of a node, for a hint."""
        ids = [id for id, (_, target, _) in self.interactions.items() if target == name]
        return f"edges into {name}: {listed(ids, 20) or 'none'}"

    def expressions(self, name: str, over: Rules) -> list[LevelTerm]:
        """A node's expressions, those of one level joined."""
        found: dict[int, list[str]] = {}
        for value in children(self.nodes[name], "value"):
            level = self.number(value, "val", 0, self.maxima[name])
            for one in children(value, "exp"):
                said = attribute(one, "str") or ""
                if not said.strip():
                    self.say(f"{name}: an empty expression for the level {level} is passed over")
                    continue
                refuse = partial(self.markup.refuse, one)
                text = condition(said, self.edges[name], refuse)
                self.confirm(text, over, said, refuse)
                found.setdefault(level, []).append(text)
        return [(level, " | ".join(f"({text})" for text in texts)) for level, texts in found.items()]

    def confirm(self, text: str, over: Rules, said: str, refuse: Callable[[str], NoReturn]) -> None:
        """Refuse an expression that is none."""
        try:
            over.expression(text)
        except MemoryBudget:
            raise
        except LogicnetError as error:
            refuse(f"{said!r} is no expression: {error.message}")

    def component(self, name: str, order: Sequence[str], placed: Callable[[Element], Placement | None]) -> Component:
        """What a node is beside its function."""
        node = self.nodes[name]
        label = attribute(node, "name") or ""
        said = annotation(node, entity=True)
        return Component(
            name,
            label if label != name else "",
            regulations=tuple(
                Regulation(source, name, self.sign(source, name), annotation=self.known[source, name])
                for source in order
                if (source, name) in self.known
            ),
            maximum=self.maxima[name],
            annotation=Annotation(said.identifiers, said.notes, placed(node)),
        )

    def sign(self, source: str, target: str) -> str:
        """The sign that the file gives to all interactions of a pair; empty where it knows none."""
        signs = self.signs[source, target]
        if not signs <= {"positive", "negative", "dual"}:
            return ""
        return _SIGNS[next(iter(signs))] if len(signs) == 1 else "±"

    def compared(self, network: Network) -> Network:
        """The network with the signs of its functions; says which edges no function depends on, and where the file
        gives another sign.
        """
        try:
            found = {(edge.source, edge.target): edge.sign for edge in network.regulations}
        except MemoryBudget:  # functions too entangled for signs
            return network
        hidden = {*network.inputs, *network.inputs_with_levels}
        pairs = [pair for pair in self.signs if pair[1] not in hidden]
        idle = [f"{s}:{t}" for s, t in pairs if found.get((s, t), "0") == "0"]
        other = [
            f"{s}:{t} ({found[s, t]})"
            for s, t in pairs
            if found.get((s, t), "0") != "0" and self.sign(s, t) not in ("", found[s, t])
        ]
        if idle:
            self.say(f"no function depends on {len(idle)} of the edges: {listed(idle)}")
        if other:
            self.say(f"the file gives {len(other)} of the edges another sign than its functions: {listed(other)}")
        components = tuple(
            replace(c, regulations=tuple(replace(r, sign=found.get((r.source, c.name), r.sign)) for r in c.regulations))
            for c in network.components
        )
        return replace(network, components=components)

    def number(self, element: Element, name: str, low: int, high: int) -> int:
        """A whole number between two, as an attribute."""
        said = (attribute(element, name) or "").strip()
        if not (said.isascii() and said.isdecimal() and low <= int(said[:9]) <= high):
            self.markup.refuse(element, f"expected a number from {low} to {high} for {name}, found {said!r}")
        return int(said)

    def say(self, note: str) -> None:
        """Note what is unusual."""
        self.notes.append(f"{self.markup.file}: {note}")
