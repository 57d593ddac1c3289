"""Composition: one network out of several that speak about the same things.

Components are joined by name: the same thing has the same name everywhere. What one network takes as an input and another regulates
is regulated. Where two networks regulate a component differently, someone has to say how the rules combine; nothing is guessed, and
what nobody said is an error that shows both rules. Composing a network with itself, or with its own part, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from logicnet.errors import CompositionError, Span
from logicnet.logic import Rules
from logicnet.model.component import Choice, Component, Evidence, Phenotype, Regulation
from logicnet.model.network import Network

How = Literal["or", "and", "rule"]
Place = Callable[[str, str], Span | None]  # (network's name, component or phenotype) -> where its rule stands


@dataclass(frozen=True, slots=True)
class Combination:
    """How the rules that several members have for one component become one.

    ``or``: any member's rule is enough; ``and``: all of them together; ``rule``: the ``rule`` given here stands for them all.
    """

    how: How
    rule: str = ""
    evidence: Evidence = field(default=Evidence())


def compose(
    members: Sequence[Network],
    *,
    name: str,
    title: str = "",
    figure: str = "",
    description: str = "",
    source: str | None = None,
    rules: Mapping[str, Combination] | None = None,
    phenotypes: Mapping[str, Combination] | None = None,
    place: Place = lambda network, component: None,
) -> Network:
    """Join ``members`` into one network; its components stand in the order in which the members bring them.

    ``rules`` says how the differing rules of a component combine, ``phenotypes`` the same for readouts. ``place`` finds where a rule
    stands in a file, for the message. Raises CompositionError where two rules differ and nothing is said, where a combination is given
    for a component that needs none, and where two open choices of one name differ.
    """
    if not members:
        raise CompositionError("there is nothing to compose", hint="name at least one member")
    union = _Union(tuple(members), place)
    joined = {component: union.rule(component, (rules or {}).get(component)) for component in union.names}
    _refuse_idle("component", rules or {}, {key for key, (_, _, needed) in joined.items() if needed})
    built = Rules.build(union.names, [joined[component][0] for component in union.names])
    components = tuple(_component(union, component, joined[component][1], rules or {}) for component in union.names)
    network = Network(name, built, components, title=title, figure=figure, description=description, source=source)
    readouts = _phenotypes(union, network, phenotypes or {})
    return replace(network, phenotypes=readouts, choices=_choices(union, network, rules or {}))


@dataclass(frozen=True)
class _Union:
    """The members, and what each says about a component."""

    members: tuple[Network, ...]
    place: Place

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for member in self.members for name in member.names))

    @cached_property
    def alphabet(self) -> Rules:
        """All components as inputs: what expressions over the union are compiled against."""
        return Rules.build(self.names, self.names)

    def having(self, component: str) -> tuple[Network, ...]:
        return tuple(member for member in self.members if component in member.position)

    def regulating(self, component: str) -> tuple[Network, ...]:
        return tuple(member for member in self.having(component) if component not in member.inputs)

    def rule(self, component: str, combination: Combination | None) -> tuple[str, tuple[Network, ...], bool]:
        """The joined rule, the members it comes from, and whether a combination was needed for it."""
        regulating = self.regulating(component)
        texts = tuple(member.rule_text(component) for member in regulating)
        if not regulating:
            return component, self.having(component), False
        different = [i for i, text in enumerate(texts) if not self.same(texts[0], text)]
        if not different:
            return texts[0], regulating, False
        if combination is None:
            spans = [self.place(member.name, component) for member in (regulating[0], regulating[different[0]])]
            raise conflict("component", component, (regulating[0], regulating[different[0]]), (texts[0], texts[different[0]]), spans)
        return self.combined(texts, combination), regulating, True

    def combined(self, texts: Sequence[str], combination: Combination) -> str:
        if combination.how == "rule":
            return combination.rule
        distinct: list[str] = []
        for text in texts:
            if not any(self.same(text, other) for other in distinct):
                distinct.append(text)
        return (" | " if combination.how == "or" else " & ").join(f"({text})" for text in distinct)

    def same(self, first: str, second: str) -> bool:
        """Whether two rules are the same function of the components: decided on the function, not on the text."""
        return first == second or self.alphabet.equivalent(first, second)


def conflict(
    what: str, name: str, members: Sequence[Network], texts: Sequence[str], spans: Sequence[Span | None]
) -> CompositionError:
    """The error that shows both rules and where they stand."""
    shown = [
        f"  {member.name}: {name} = {text}" + (f"  ({span.file}:{span.line})" if span else "")
        for member, text, span in zip(members, texts, spans, strict=True)
    ]
    head = f"{members[0].name} and {members[1].name} disagree about the {what} {name!r}"
    hint = f"state how they combine: {'rules' if what == 'component' else 'phenotypes'}.{name} = {{ combine = \"or\" }}"
    return CompositionError("\n".join([head, *shown]), span=next((span for span in spans if span), None), hint=hint)


def _refuse_idle(what: str, given: Iterable[str], needed: Iterable[str]) -> None:
    idle = [name for name in given if name not in set(needed)]
    if idle:
        raise CompositionError(
            f"a combination is given for the {what} {idle[0]!r}, about which the members do not disagree", hint="remove it"
        )


def _component(union: _Union, name: str, regulating: Sequence[Network], rules: Mapping[str, Combination]) -> Component:
    """What the members say about a component, those that regulate it first; evidence is collected from all of them."""
    speaking = [*regulating, *(member for member in union.having(name) if member not in regulating)]
    said = [member.component(name) for member in speaking]
    evidence = [component.evidence for component in said] + ([rules[name].evidence] if name in rules else [])
    edges: dict[str, Regulation] = {}
    for component in said:
        for edge in component.regulations:
            known = edges.get(edge.source)
            edges[edge.source] = edge if known is None else replace(known, evidence=merged([known.evidence, edge.evidence]))
    return Component(
        name,
        label=next((component.label for component in said if component.label), ""),
        kind=next((component.kind for component in said if component.kind), None),
        evidence=merged(evidence),
        regulations=tuple(edges.values()),
    )


def merged(several: Iterable[Evidence]) -> Evidence:
    """All references and all reasons, each once, in the order in which they come."""
    given = list(several)
    references = tuple(dict.fromkeys(number for evidence in given for number in evidence.references))
    return Evidence(references, "; ".join(dict.fromkeys(evidence.why for evidence in given if evidence.why)))


def _phenotypes(union: _Union, network: Network, combinations: Mapping[str, Combination]) -> tuple[Phenotype, ...]:
    """One readout a name: as the members agree on it, or as the combination says."""
    found: dict[str, Phenotype] = {}
    needed: set[str] = set()
    for name in dict.fromkeys(phenotype.name for member in union.members for phenotype in member.phenotypes):
        owners = [member for member in union.members if name in {phenotype.name for phenotype in member.phenotypes}]
        said = [member.phenotype(name) for member in owners]
        texts = [str(owner.expression(name)) for owner in owners]
        different = [i for i, text in enumerate(texts) if not union.same(texts[0], text)]
        expression = said[0].expression if not different else ""
        if different:
            needed.add(name)
            if name not in combinations:
                pair = (owners[0], owners[different[0]])
                spans = [union.place(member.name, name) for member in pair]
                raise conflict("phenotype", name, pair, (texts[0], texts[different[0]]), spans)
            expression = union.combined(texts, combinations[name])
        evidence = [phenotype.evidence for phenotype in said]
        evidence += [combinations[name].evidence] if name in combinations else []
        found[name] = Phenotype(
            name,
            expression,
            drug=next((phenotype.drug for phenotype in said if phenotype.drug), ""),
            mechanism=next((phenotype.mechanism for phenotype in said if phenotype.mechanism), ""),
            evidence=merged(evidence),
        )
    _refuse_idle("phenotype", combinations, needed)
    return tuple(found.values())


def _choices(union: _Union, network: Network, combinations: Mapping[str, Combination]) -> tuple[Choice, ...]:
    """The members' open choices, each carried over to the joined rule; a rule written for all of them settles its component."""
    found: dict[str, tuple[Choice, Choice]] = {}
    for member in union.members:
        for choice in member.choices:
            combination = combinations.get(choice.component)
            if combination is not None and combination.how == "rule":
                continue
            if choice.id in found and found[choice.id][0] != choice:
                raise CompositionError(f"two open choices are called {choice.id!r} and differ", hint="give one of them another id")
            joined = tuple(_with_alternative(union, member, choice, text, combination) for text in choice.alternatives)
            carried = replace(choice, chosen=network.rule_text(choice.component), alternatives=joined)
            found.setdefault(choice.id, (choice, carried))
    return tuple(carried for _, carried in found.values())


def _with_alternative(union: _Union, member: Network, choice: Choice, text: str, combination: Combination | None) -> str:
    """The joined rule of the choice's component, had every member that shares the chosen rule the alternative instead."""
    regulating = union.regulating(choice.component)
    own = member.rule_text(choice.component)
    texts = [other.rule_text(choice.component) for other in regulating]
    swapped = [text if union.same(other, own) else other for other in texts]
    if combination is None:
        return text
    return union.combined(swapped, combination)
