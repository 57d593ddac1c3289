"""A network: names, rules, and what each component is. A frozen value; every change gives a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from logicnet.errors import UnknownName
from logicnet.logic import Expression, Rules
from logicnet.model.component import Choice, Component, Phenotype, Regulation

_SHOWN = 200  # characters of a rule in a notebook


@dataclass(frozen=True, repr=False)
class Network:
    """A logical network. The order of its components is its identity: bit ``i`` of a state is component ``i``.

    ``components`` stand in the order of ``rules.names``; a network read from a plain rule file has components without
    kind or evidence. ``source`` is the file it was read from, and ``notes`` say what was unusual in that file. Two
    networks are equal where names, rules and annotations are.
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

    def phenotype(self, name_or_expression: str) -> Phenotype:
        """A phenotype the network names, or one made on the spot from an expression over its components.

        Raises RuleError or UnknownName, pointing into the expression, where it is neither.
        """
        for phenotype in self.phenotypes:
            if phenotype.name == name_or_expression:
                return phenotype
        return Phenotype(name_or_expression, name_or_expression)

    def expression(self, name_or_expression: str) -> Expression:
        """The compiled expression of a phenotype, by its name or as an expression in which phenotypes may be named
        too.
        """
        text = self.phenotype(name_or_expression).expression
        try:
            return self.rules.expression(text, phenotypes={p.name: p.expression for p in self.phenotypes})
        except UnknownName as error:
            known = [*self.names, *(p.name for p in self.phenotypes)]
            raise UnknownName("component or phenotype", error.name, known, span=error.span) from None

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
