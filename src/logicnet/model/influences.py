"""Who acts on whom in a network, and by which rule: as text, as edges with signs, and for other tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from logicnet.logic import Expression
from logicnet.logic.primes import prime_implicants
from logicnet.model.component import Regulation
from logicnet.model.levels import signs_of
from logicnet.model.variables import Variables

if TYPE_CHECKING:
    import networkx as nx


class Influences(Variables):
    """The rules of a network, read as what acts on what."""

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...

    def regulators(self, name: str) -> tuple[str, ...]:
        """What acts on a component.

        - ``name``: the component's name.

        Returns the names of the components that its rule mentions, in the network's order.

        Raises UnknownName, with the nearest name.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> network.regulators("STAT3_dimer")
        ('STAT3_homodimer', 'STAT3_heterodimer')
        """
        given = self.targets or self.rules
        found = {v for variable in self.variables(name) for v in given.regulators(self.rules.index(variable))}
        return tuple(dict.fromkeys(self.owner(self.names[v]) for v in sorted(found)))

    def read_by(self, expression: Expression) -> tuple[str, ...]:
        """What an expression reads.

        - ``expression``: a compiled expression, as ``expression`` gives it.

        Returns the names of the components that it mentions, in order.

        Raises nothing.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> network.read_by(network.expression("Sensitive"))
        ('FAC', 'BCSC', 'NonBCSC')
        """
        return tuple(dict.fromkeys(self.owner(self.names[v]) for v in expression.regulators()))

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
        """The rule of a component, in canonical form.

        - ``name``: the component's name.

        Returns the rule. Where the component has levels, the condition of each, from 1 upwards, the highest of which
        that holds is the target: ``1: B; 2: A & B``.

        Raises UnknownName, with the nearest name.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.rule_text("X")
        '1: A; 2: A & X>=1'
        """
        return self.by_level(name, self.conditions(name))

    def conditions(self, name: str) -> Sequence[str]:
        """The conditions of a component's levels, from 1: the highest level whose condition holds is the target.

        - ``name``: the component's name.

        Returns a condition for each level; of a component of two values the rule alone.

        Raises UnknownName, with the nearest name.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.conditions("X")
        ['A', 'A & X>=1']
        """
        given = self.targets or self.rules
        texts = [given.text(self.rules.index(variable)) for variable in self.variables(name)]
        # "at least 1" is "at least 2, or ...": the first part is said by the condition of 2 already
        return [one.removeprefix(f"{higher} | ") for one, higher in zip(texts, [*texts[1:], ""], strict=True)]

    def by_level(self, name: str, texts: Sequence[str]) -> str:
        """Conditions of levels as one text.

        - ``name``: the component's name.
        - ``texts``: the condition of each of its levels, from 1.

        Returns the text; of a component of two values, the rule.

        Raises nothing.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.by_level("X", ["A", "A & X>=1"])
        '1: A; 2: A & X>=1'
        """
        return texts[0] if name in self.position else "; ".join(f"{k}: {text}" for k, text in enumerate(texts, 1))

    def to_networkx(self) -> nx.DiGraph[str]:
        """The influence graph, for networkx.

        Returns a graph with a node for each component, which has its ``rule``, ``kind`` and ``maximum``, and an edge
        for each regulation, which has its ``sign``: ``+``, ``-``, ``±``, or ``0`` where the rule mentions the source
        and its value never matters. The loops of inputs are left out.

        Raises MemoryBudget where a rule is too entangled for signs; ModuleNotFoundError where networkx is not
        installed.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> graph = network.to_networkx()
        >>> graph.number_of_nodes(), graph.edges["STAT3_homodimer", "STAT3_dimer"]["sign"]
        (27, '+')
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph(name=self.name)
        for component in self.components:
            rule = self.rule_text(component.name)
            graph.add_node(component.name, rule=rule, kind=component.kind, maximum=component.maximum)
        graph.add_edges_from((edge.source, edge.target, {"sign": edge.sign}) for edge in self.regulations)
        return graph

    def primes(self) -> dict[str, list[list[dict[str, int]]]]:
        """The prime implicants of every rule, as pyboolnet's functions take them.

        Returns for each component the conditions under which its rule is 0, and those under which it is 1.

        Raises MemoryBudget for a rule with more than 16 regulators, or 100,000 prime implicants.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> network.primes()["A"]
        [[{'B': 1}], [{'B': 0}]]
        """
        tables = zip(self.names, map(self.rules.table, range(len(self.names))), strict=True)
        return {name: [list(prime_implicants(table, value)) for value in (0, 1)] for name, table in tables}
