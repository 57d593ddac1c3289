"""A network: names, rules, and what each component is. A frozen value; every change gives a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from logicnet.errors import RuleError, UnknownName
from logicnet.logic import Expression, Rules
from logicnet.logic.primes import prime_implicants
from logicnet.model.component import Choice, Component, Phenotype, Regulation

if TYPE_CHECKING:
    import networkx as nx

_EQUATION = re.compile(r'(?P<name>"[^"]+"|[^\s"!&|()=]+)\s*={1,2}\s*(?P<value>[01])')
_SHOWN = 200  # characters of a rule in a notebook


@dataclass(frozen=True, repr=False)
class Network:
    """A logical network. The order of its components is its identity: bit ``i`` of a state is component ``i``.

    - ``name``: what it is called in files and answers.
    - ``rules``: the names of the components and their rules, compiled.
    - ``components``: label, kind and evidence of each, in the order of ``rules.names``; without kind and evidence where
      the network was read from a plain rule file.
    - ``phenotypes``: the readouts that it names.
    - ``choices``: the rules that its source leaves open.
    - ``title``: its name in prose.
    - ``figure``: the figure of its source that it was read from.
    - ``description``: what it describes, in a sentence or more.
    - ``source``: the file that it was read from, or None.
    - ``notes``: what was unusual in that file.

    Two networks are equal where names, rules and annotations are.

    >>> from logicnet.logic import Rules
    >>> network = Network("pair", Rules.parse("A, A\\nB, !A"))
    >>> network.names, network.inputs
    (('A', 'B'), ('A',))
    """

    name: str
    rules: Rules
    components: tuple[Component, ...] = ()
    phenotypes: tuple[Phenotype, ...] = ()
    choices: tuple[Choice, ...] = ()
    title: str = ""
    figure: str = ""
    description: str = ""
    source: str | None = field(default=None, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.components:
            object.__setattr__(self, "components", tuple(map(Component, self.rules.names)))
        if tuple(component.name for component in self.components) != tuple(self.rules.names):
            raise ValueError("components and rules must have the same names in the same order")

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def names(self) -> tuple[str, ...]:
        """The components' names, in order."""
        return self.rules.names

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each component, by name."""
        return {name: index for index, name in enumerate(self.names)}

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The components that follow themselves (``X, X``): nothing in the network sets them."""
        return tuple(self.names[index] for index in self.rules.inputs)

    @cached_property
    def constants(self) -> tuple[str, ...]:
        """The components whose rule is written as 0 or 1."""
        return tuple(self.names[index] for index in self.rules.constants)

    @property
    def digest(self) -> str:
        """SHA-256 of names and rules in their canonical form: equal for equal dynamics written the same way."""
        return self.rules.digest

    def component(self, name: str) -> Component:
        """The component of this name. Raises UnknownName with the nearest names."""
        return self.components[self.rules.index(name)]

    def phenotype(self, name_or_expression: str | Phenotype) -> Phenotype:
        """A phenotype the network names, or one made on the spot from an expression over its components.

        Raises RuleError or UnknownName, pointing into the expression, where it is neither.
        """
        if isinstance(name_or_expression, Phenotype):
            return name_or_expression
        if not isinstance(name_or_expression, str):
            what = f"expected a phenotype, found {name_or_expression!r}"
            raise RuleError(what, hint='write its name, or an expression over components: "A & !B"')
        for phenotype in self.phenotypes:
            if phenotype.name == name_or_expression:
                return phenotype
        return Phenotype(name_or_expression, name_or_expression)

    def expression(self, name_or_expression: str | Phenotype) -> Expression:
        """The compiled expression of a phenotype, by its name or as an expression in which phenotypes may be named
        too.
        """
        text = self.phenotype(name_or_expression).expression
        try:
            return self.rules.expression(text, phenotypes={p.name: p.expression for p in self.phenotypes})
        except UnknownName as error:
            known = [*self.names, *(p.name for p in self.phenotypes)]
            raise UnknownName("component or phenotype", error.name, known, span=error.span) from None
        except RuleError as error:
            if (equation := _EQUATION.search(text)) is None:
                raise
            name, value = equation["name"], equation["value"]
            hint = f"an expression has no =: write {'' if value == '1' else '!'}{name} for {equation.group()}"
            raise RuleError(error.message, span=error.span, hint=hint) from None

    def regulators(self, name: str) -> tuple[str, ...]:
        """The components that the rule of ``name`` mentions, in order."""
        return tuple(self.names[index] for index in self.rules.regulators(self.rules.index(name)))

    @cached_property
    def regulations(self) -> tuple[Regulation, ...]:
        """All edges with their semantic sign, and the evidence that the file gives for them; inputs' own loops are
        left out.
        """
        edges = []
        for index, component in enumerate(self.components):
            if component.name in self.inputs:
                continue
            given = {regulation.source: regulation for regulation in component.regulations}
            for source, sign in zip(self.rules.regulators(index), self.rules.signs(index), strict=True):
                name = self.names[source]
                known = given.get(name)
                edges.append(replace(known, sign=sign) if known else Regulation(name, component.name, sign))
        return tuple(edges)

    def rule_text(self, name: str) -> str:
        """The rule of a component in canonical form."""
        return self.rules.text(self.rules.index(name))

    def to_networkx(self) -> nx.DiGraph[str]:
        """The influence graph for networkx: a node a component, with its ``rule`` and ``kind``; an edge a regulation,
        with its ``sign``: ``+``, ``-``, ``±``, or ``0`` where the rule mentions the source and its value never
        matters. The loops of inputs are left out. Raises MemoryBudget where a rule is too entangled for signs.
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph(name=self.name)
        for component in self.components:
            graph.add_node(component.name, rule=self.rule_text(component.name), kind=component.kind)
        graph.add_edges_from((edge.source, edge.target, {"sign": edge.sign}) for edge in self.regulations)
        return graph

    def primes(self) -> dict[str, list[list[dict[str, int]]]]:
        """The prime implicants of every rule, as pyboolnet's functions take them: for each component the conditions
        under which its rule is 0, and those under which it is 1. Raises MemoryBudget for a rule with more than 16
        regulators, or 100,000 prime implicants.

        >>> Network("toggle", Rules.build(["A", "B"], ["!B", "A & B"])).primes()["A"]
        [[{'B': 1}], [{'B': 0}]]
        """
        tables = zip(self.names, map(self.rules.table, range(len(self))), strict=True)
        return {name: [list(prime_implicants(table, value)) for value in (0, 1)] for name, table in tables}

    def __repr__(self) -> str:
        return f"<Network {self.name}: {len(self)} components, {len(self.inputs)} inputs>"

    def _repr_html_(self) -> str:
        from html import escape

        inputs = frozenset(self.inputs)
        rows = [
            (component.name, component.kind or "", "(input)" if component.name in inputs else _clipped(rule))
            for component, rule in zip(self.components, map(self.rules.text, range(len(self))), strict=True)
        ]
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        title = escape(self.title or self.name)
        return f"<b>{title}</b><table><tr><th>component</th><th>kind</th><th>rule</th></tr>{body}</table>"

    def with_rules(self, rules: Rules) -> Network:
        """The same components under other rules."""
        return replace(self, rules=rules)


def _clipped(rule: str) -> str:
    """The rule as a notebook shows it: long ones are marked as cut."""
    return rule if len(rule) <= _SHOWN else f"{rule[:_SHOWN]}…"
