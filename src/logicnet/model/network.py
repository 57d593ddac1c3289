"""A network: names, rules, and what each component is. A frozen value; every change gives a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from logicnet.display import Card, Visible
from logicnet.errors import FormatError, RuleError, Span, UnknownName
from logicnet.logic import Expression, Rules
from logicnet.logic.primes import prime_implicants
from logicnet.model.annotation import Annotation, Named, Origin, Reference
from logicnet.model.component import Choice, Component, Phenotype, Readout, Regulation
from logicnet.model.context import Context
from logicnet.model.levels import held, level_of, ranges, rules_of_targets, signs_of, told
from logicnet.model.network_card import card_of
from logicnet.model.timing import Timing

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, repr=False)
class Network(Visible):
    """A logical network. The order of its variables is its identity: bit ``i`` of a state is variable ``i``.

    A component of two values is one variable of its own name. A component with more levels is several: ``X>=1``,
    ``X>=2``, ... (``logicnet.model.levels`` says why nothing is lost by that).

    - ``name``: what it is called in files and answers.
    - ``rules``: the names of the variables and their rules, compiled.
    - ``components``: label, kind, evidence and maximum of each, in the order of ``rules.names``; without kind and
      evidence where the network was read from a plain rule file.
    - ``phenotypes``: the expressions that it names.
    - ``choices``: the rules that its source leaves open.
    - ``title``: its name in prose.
    - ``figure``: the figure of its source that it was read from.
    - ``description``: what it describes, in a sentence or more.
    - ``source``: the file that it was read from, or None.
    - ``notes``: what was unusual in that file.
    - ``targets``: for each variable the condition under which the target of its component is as high; None where that
      is its rule, as it is for components of two values.
    - ``annotation``: identifiers and notes of the whole.
    - ``origin``: the file that it was read from, its format and digest; None where it was made otherwise.
    - ``settings``, ``starts``, ``interventions``: those that have a name.
    - ``references``: its own list, which the evidence cites by key.
    - ``timing``: rates and initial probabilities; None where its source gives none.
    - ``readouts``: the weighted sums that it names.
    - ``contexts``: the experiments and subtypes that it can be asked about in.
    - ``members``: the names of the networks that it was composed of; none where it was not.

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
    targets: Rules | None = field(default=None, compare=False)
    annotation: Annotation = field(default=Annotation())
    origin: Origin | None = field(default=None, compare=False)
    settings: tuple[Named, ...] = ()
    starts: tuple[Named, ...] = ()
    interventions: tuple[Named, ...] = ()
    references: tuple[Reference, ...] = ()
    timing: Timing | None = None
    readouts: tuple[Readout, ...] = ()
    contexts: tuple[Context, ...] = ()
    members: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.components:  # as of a plain rule file
            names = self.rules.names
            if ">=" in "".join(names) and (level := next(filter(level_of, names), None)):
                what = f"{level!r} cannot name a component: it stands for a level"
                raise FormatError(what, hint="rename it, or say how many levels the component has")
            object.__setattr__(self, "components", tuple(map(Component, names)))
            return
        if all(component.maximum == 1 for component in self.components):  # most networks, which are made often
            names = tuple([component.name for component in self.components])
        else:
            names = tuple(name for component in self.components for name in component.variables)
        if names != tuple(self.rules.names):
            raise ValueError("components and rules must have the same names in the same order")

    @classmethod
    def levelled(
        cls,
        name: str,
        components: Sequence[Component],
        targets: Sequence[str],
        place: Callable[[int], Span] | None = None,
        **rest: Any,
    ) -> Network:
        """A network whose components have levels.

        - ``name``: what it is called.
        - ``components``: in order, each with its maximum.
        - ``targets``: for each of their variables in turn the condition under which the target level of the component
          is at least as high (``logicnet.model.levels.target_texts`` writes them); that of a component of two values
          is its rule. Conditions say ``X>=2``, ``X=1``, or ``X`` for at least 1.
        - ``place``: for errors, where each of these texts begins (default: no place in a file).
        - ``rest``: the other fields.

        Raises RuleError or UnknownName for a wrong text.

        >>> from logicnet.model import Component
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.names, network.rule_text("A"), network.rules.text(1)
        (('A', 'X>=1', 'X>=2'), 'X>=2', 'A | X>=2')
        """
        variables = [variable for component in components for variable in component.variables]
        told = Rules.build(variables, targets, place)
        levels = any(component.maximum > 1 for component in components)
        return cls(name, rules_of_targets(told), tuple(components), targets=told if levels else None, **rest)

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the variables, in order: of a component of two values its own."""
        return self.rules.names

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each variable, by name."""
        return {name: index for index, name in enumerate(self.names)}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each component is called in pictures, by name: its label; with the name behind it where several
        components have one label.
        """
        many = Counter(component.title for component in self.components)
        plain = {c.name: many[c.title] == 1 or c.title == c.name for c in self.components}
        return {c.name: c.title if plain[c.name] else f"{c.title} ({c.name})" for c in self.components}

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The maximum of each component that has more levels than 0 and 1."""
        return {component.name: component.maximum for component in self.components if component.maximum > 1}

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The components of two values that follow themselves (``X, X``): nothing in the network sets them."""
        return tuple(self.names[index] for index in self.rules.inputs)

    @cached_property
    def inputs_with_levels(self) -> tuple[str, ...]:
        """The components with more levels that follow themselves. To the rules they are components that keep their
        level, so each level has attractors of its own.
        """
        if self.targets is None:
            return ()
        own = {self.names[index] for index in self.targets.inputs}
        return tuple(c.name for c in self.components if c.maximum > 1 and own.issuperset(c.variables))

    @cached_property
    def open_inputs_with_levels(self) -> tuple[str, ...]:
        """Those of them that nothing holds at one level."""
        held = {*self.constants}
        return tuple(name for name in self.inputs_with_levels if not held.issuperset(self.component(name).variables))

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
        return self.components[self._numbers[self._known(name)]]

    def variables(self, name: str) -> tuple[str, ...]:
        """The variables of a component, by its name; a variable's name stands for it alone. Raises UnknownName with the
        nearest names.
        """
        return (name,) if name in self.position else self.components[self._numbers[self._known(name)]].variables

    def held(self, name: str, low: int, high: int | None = None) -> Mapping[str, int]:
        """The values of variables that keep a component at a level, or between two. Raises UnknownName, and ValueError
        for a level that the component does not have.
        """
        maximum, high = self.component(name).maximum, low if high is None else high
        if not 0 <= low <= high <= maximum:
            raise ValueError(f"{name} has the levels 0 to {maximum}")
        return held(name, maximum, low, high)

    def told(self, values: Mapping[str, int | None]) -> Mapping[str, int | str]:
        """Values of variables as levels of components: 0, 1, 2, or ``1..2`` for levels between. What is left free is
        left out."""
        return told(values, self.names) if self.levels else {n: v for n, v in values.items() if v is not None}

    def ranges(self, values: Mapping[str, int | None]) -> Mapping[str, tuple[int, int]]:
        """The lowest and the highest level that values of variables leave to each component, in order."""
        return ranges(values, {component.name: component.maximum for component in self.components})

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {component.name: i for i, component in enumerate(self.components)}

    def _known(self, name: str) -> str:
        if name in self._numbers:
            return name
        if name in self.position and (level := level_of(name)):
            return level[0]
        raise UnknownName("component", name, list(self._numbers))

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
            known = [*self._numbers, *(p.name for p in self.phenotypes)]
            raise UnknownName("component or phenotype", error.name, known, span=error.span) from None

    def regulators(self, name: str) -> tuple[str, ...]:
        """The components that the rule of ``name`` mentions, in order."""
        given = self.targets or self.rules
        found = {v for variable in self.variables(name) for v in given.regulators(self.rules.index(variable))}
        return tuple(dict.fromkeys(self.owner(self.names[v]) for v in sorted(found)))

    def read_by(self, expression: Expression) -> tuple[str, ...]:
        """The components that an expression mentions, in order."""
        return tuple(dict.fromkeys(self.owner(self.names[v]) for v in expression.regulators()))

    def owner(self, variable: str) -> str:
        """The component that a variable stands for."""
        level = level_of(variable) if self.levels else None
        return level[0] if level else variable

    @cached_property
    def regulations(self) -> tuple[Regulation, ...]:
        """All edges with their semantic sign, and the evidence that the file gives for them; inputs' own loops are
        left out.
        """
        edges = []
        hidden = {*self.inputs, *self.inputs_with_levels}
        for component in self.components:
            if component.name in hidden:
                continue
            given = {regulation.source: regulation for regulation in component.regulations}
            for name, sign in signs_of(self.targets or self.rules, component.variables).items():
                known = given.get(name)
                edges.append(replace(known, sign=sign) if known else Regulation(name, component.name, sign))
        return tuple(edges)

    def rule_text(self, name: str) -> str:
        """The rule of a component in canonical form. Where it has levels, the condition for each, from 1 upwards, the
        highest of which that holds is the target: ``1: B; 2: A & B``.
        """
        return self.by_level(name, self.conditions(name))

    def conditions(self, name: str) -> Sequence[str]:
        """For each level of a component, from 1, a condition: the highest level whose condition holds is the target. Of
        a component of two values, the rule.
        """
        given = self.targets or self.rules
        texts = [given.text(self.rules.index(variable)) for variable in self.variables(name)]
        # "at least 1" is "at least 2, or ...": the first part is said by the condition of 2 already
        return [one.removeprefix(f"{higher} | ") for one, higher in zip(texts, [*texts[1:], ""], strict=True)]

    def by_level(self, name: str, texts: Sequence[str]) -> str:
        """Conditions of a component's levels, from 1, as one text; of two values, the rule."""
        return texts[0] if name in self.position else "; ".join(f"{k}: {text}" for k, text in enumerate(texts, 1))

    def to_networkx(self) -> nx.DiGraph[str]:
        """The influence graph for networkx: a node a component, with its ``rule``, ``kind`` and ``maximum``; an edge a
        regulation, with its ``sign``: ``+``, ``-``, ``±``, or ``0`` where the rule mentions the source and its value
        never matters. The loops of inputs are left out. Raises MemoryBudget where a rule is too entangled for signs.
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph(name=self.name)
        for component in self.components:
            rule = self.rule_text(component.name)
            graph.add_node(component.name, rule=rule, kind=component.kind, maximum=component.maximum)
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

    def page(self, **options: Any) -> Any:
        """The network as one HTML file that answers by itself: ``logicnet.page`` with these ``options``."""
        from importlib import import_module

        # by name: what makes pages stands above the networks, and imports them
        return import_module("logicnet").page(self, **options)

    def _line(self) -> str:
        inputs = len(self.inputs) + len(self.inputs_with_levels)
        return f"Network {self.name}: {len(self.components)} components, {inputs} inputs"

    def _card(self) -> Card:
        return card_of(self)

    def with_rules(self, rules: Rules) -> Network:
        """The same components under other rules. What was known of targets is left out: the rules say it too."""
        return replace(self, rules=rules, targets=None)

    def changed(self, fix: Mapping[int, int], cut: Mapping[tuple[int, int], int]) -> Network:
        """The network in which variables are held and edges between variables are cut."""
        targets = self.targets.perturb(fix, cut) if self.targets else None
        return replace(self, rules=self.rules.perturb(fix, cut), targets=targets)
