"""What is said about joining networks: how rules combine, what is left out, and which levels a component has then."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from logicnet.model.component import Choice, Evidence, Phenotype, Regulation
from logicnet.model.levels import RuleText, quoted, texts_of, variables_of
from logicnet.model.network import Network

How = Literal["or", "and", "replace"]


@dataclass(frozen=True, slots=True)
class Combination:
    """How the rules that several members have for one component become one.

    ``or``: any member's rule is enough; ``and``: all of them together; ``replace``: the ``rule`` given here stands for
    them all, and settles what they leave open about the component. ``regulations`` is evidence for edges that no
    member has. ``maximum`` is the highest level that the component has then, whose rule is a condition for each level.
    ``input``: with ``replace`` in the place of a rule, the whole leaves the component open.
    """

    how: How
    rule: RuleText = ""
    evidence: Evidence = field(default=Evidence())
    regulations: tuple[Regulation, ...] = ()
    input: bool = False
    maximum: int = 1

    def __post_init__(self) -> None:
        if not self.input and not isinstance(self.rule, str):
            object.__setattr__(self, "maximum", len(self.rule))

    def texts(self, component: str) -> tuple[str, ...]:
        """The conditions for the component to be at least 1, 2, ...: of ``replace``."""
        return tuple(map(quoted, variables_of(component, self.maximum))) if self.input else texts_of(self.rule)


@dataclass(frozen=True, slots=True)
class CompositionPlan:
    """What the joining itself says: how rules combine, what is left out, and what is known of the whole only.

    ``phenotypes`` stand in the place of all members' (None: the members', which must agree), ``choices`` beside those
    of the members.
    """

    rules: Mapping[str, Combination] = field(default_factory=dict)
    omit: Collection[str] = ()
    phenotypes: tuple[Phenotype, ...] | None = None
    choices: tuple[Choice, ...] = ()


def highest_levels(members: Sequence[Network], said: Mapping[str, int]) -> dict[str, int]:
    """The highest level of each component in the whole: what a join says, else that of the members that regulate it,
    else that of all that have it as an input.

    - ``members``: in their order, which is that of the components.
    - ``said``: the highest level that a join says, by component.
    """
    open_ones: dict[str, int] = {}
    regulated: dict[str, int] = {}
    for member in members:
        inputs = {*member.inputs, *member.inputs_with_levels}
        for component in member.components:
            tops = open_ones if component.name in inputs else regulated
            tops[component.name] = max(component.maximum, tops.get(component.name, 0))
            open_ones.setdefault(component.name, 0)  # its place
    return {name: said.get(name) or regulated.get(name) or top for name, top in open_ones.items()}
