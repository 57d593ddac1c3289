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
from logicnet.model.annotation import Annotation, Named, Origin, Reference
from logicnet.model.component import Choice, Component, Phenotype, Readout
from logicnet.model.context import Context
from logicnet.model.influences import Influences
from logicnet.model.levels import level_of, rules_of_targets
from logicnet.model.network_card import card_of
from logicnet.model.slips import slips_in
from logicnet.model.timing import Timing

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, repr=False)
class Network(Influences, Visible):
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

        Returns the network, with a variable for each level from 1.

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

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each component is called in pictures, by name: its label; with the name behind it where several
        components have one label.
        """
        many = Counter(component.title for component in self.components)
        plain = {c.name: many[c.title] == 1 or c.title == c.name for c in self.components}
        return {c.name: c.title if plain[c.name] else f"{c.title} ({c.name})" for c in self.components}

    @property
    def digest(self) -> str:
        """SHA-256 of names and rules in their canonical form: equal for equal dynamics written the same way."""
        return self.rules.digest

    def phenotype(self, name_or_expression: str | Phenotype) -> Phenotype:
        """A phenotype that the network names, or one made on the spot.

        - ``name_or_expression``: its name, or an expression over components; a phenotype is itself.

        Returns Phenotype; of an expression, one that has it as its name too. Whether the expression fits the network is
        seen by ``expression``.

        Raises RuleError for what is no text.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> network.phenotype("Sensitive").expression
        'FAC & !NonBCSC & !BCSC'
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
        """A phenotype or an expression, compiled.

        - ``name_or_expression``: the name of a phenotype, or an expression over components in which phenotypes may be
          named too.

        Returns Expression.

        Raises UnknownName, with the nearest name, or RuleError, pointing into the expression, where it does not fit the
        network.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> str(network.expression("Sensitive & !STAT3"))
        'FAC & !NonBCSC & !BCSC & !STAT3'
        """
        text = self.phenotype(name_or_expression).expression
        try:
            return self.rules.expression(text, phenotypes={p.name: p.expression for p in self.phenotypes})
        except UnknownName as error:
            known = [*self._numbers, *(p.name for p in self.phenotypes)]
            raise UnknownName("component or phenotype", error.name, known, span=error.span) from None

    def page(self, **options: Any) -> Any:
        """The network as one HTML file that answers by itself.

        - ``options``: what ``logicnet.page`` takes beside the network (default: none of it).

        Returns NetworkPage, which ``save`` writes and a notebook shows.

        Raises what ``logicnet.page`` raises.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> network.page(title="A switch").title
        'A switch'
        """
        from importlib import import_module

        # by name: what makes pages stands above the networks, and imports them
        return import_module("logicnet").page(self, **options)

    def _line(self) -> str:
        inputs = len(self.inputs) + len(self.inputs_with_levels)
        counted = f"Network {self.name}: {len(self.components)} components, {inputs} inputs"
        return "; ".join(filter(None, [counted, slips_in(self.notes, 1)]))

    def _card(self) -> Card:
        return card_of(self)

    def with_rules(self, rules: Rules) -> Network:
        """The same components under other rules. What was known of targets is left out: the rules say it too.

        - ``rules``: the new rules, of the same variables in the same order.

        Returns the new network.

        Raises ValueError for rules of other variables.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> network.with_rules(Rules.build(["A", "B"], ["B", "A"])).rule_text("A")
        'B'
        """
        return replace(self, rules=rules, targets=None)

    def changed(self, fix: Mapping[int, int], cut: Mapping[tuple[int, int], int]) -> Network:
        """The network in which variables are held and edges between variables are cut.

        - ``fix``: the values at which variables are held, by number.
        - ``cut``: the values that targets read in place of their sources, by the numbers of source and target.

        Returns the new network. ``Intervention.on`` and ``Setting.on`` make the numbers from names.

        Raises nothing of its own: the numbers are those of ``position``.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> network.changed({0: 1}, {}).rule_text("A")
        '1'
        """
        targets = self.targets.perturb(fix, cut) if self.targets else None
        return replace(self, rules=self.rules.perturb(fix, cut), targets=targets)
