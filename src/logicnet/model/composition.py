"""Composition: one network out of several that speak about the same things.

Components are joined by name: the same thing has the same name everywhere. What one network takes as an input and
another regulates is regulated. Where two networks regulate a component differently, someone has to say how the rules
combine; nothing is guessed, and what nobody said is an error that shows both rules. Composing a network with itself,
or with its own part, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from logicnet.errors import CompositionError, Span
from logicnet.logic import Rules
from logicnet.model.annotation import Annotation, Reference
from logicnet.model.component import Choice, Component, Evidence, Phenotype, Regulation
from logicnet.model.network import Network

How = Literal["or", "and", "replace"]
Locator = Callable[
    [str, str, str], Span | None
]  # (network's name, "components" or "phenotypes", name) -> where the rule stands


@dataclass(frozen=True, slots=True)
class Combination:
    """How the rules that several members have for one component become one.

    ``or``: any member's rule is enough; ``and``: all of them together; ``replace``: the ``rule`` given here stands for
    them all, and settles what they leave open about the component. ``regulations`` is evidence for edges that no
    member has.
    """

    how: How
    rule: str = ""
    evidence: Evidence = field(default=Evidence())
    regulations: tuple[Regulation, ...] = ()


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


def compose(
    members: Sequence[Network],
    plan: CompositionPlan | None = None,
    *,
    name: str,
    title: str = "",
    figure: str = "",
    description: str = "",
    source: str | None = None,
    place: Locator = lambda network, part, name: None,
) -> Network:
    """Join ``members`` into one network; its components stand in the order in which the members bring them.

    ``place`` finds where a rule stands in a file, for the message. Raises CompositionError where two rules or two
    phenotypes differ and nothing is said, where something is said about what nobody disputes or has, where a rule
    reads a component that is left out, and where two open choices of one name differ.
    """
    if not members:
        raise CompositionError("there is nothing to compose", hint="name at least one member")
    union = _Union(tuple(members), plan or CompositionPlan(), place)
    # first: a word about a component that nobody has would else be hidden behind a conflict
    union.refuse_idle()
    rules = Rules.build(union.names, [union.rule(component) for component in union.names])
    components = tuple(_component(union, component) for component in union.names)
    network = Network(
        name,
        rules,
        components,
        title=title,
        figure=figure,
        description=description,
        source=source,
        references=_references(members),
    )
    return replace(network, phenotypes=_phenotypes(union), choices=_choices(union, network))


@dataclass(frozen=True)
class _Union:
    """The members, what is said about joining them, and what follows for a component."""

    members: tuple[Network, ...]
    plan: CompositionPlan
    place: Locator

    @cached_property
    def names(self) -> tuple[str, ...]:
        every = dict.fromkeys(name for member in self.members for name in member.names)
        return tuple(name for name in every if name not in self.plan.omit)

    @cached_property
    def alphabet(self) -> Rules:
        """All components as inputs, with those left out: what expressions of the members are compared in."""
        every = [*self.names, *self.plan.omit]
        return Rules.build(every, [f'"{name}"' for name in every])

    def same(self, first: str, second: str) -> bool:
        """Whether two rules are the same function of the components: decided on the function, not on the text."""
        return first == second or self.alphabet.equivalent(first, second)

    def having(self, component: str) -> tuple[Network, ...]:
        return tuple(member for member in self.members if component in member.position)

    def regulating(self, component: str) -> tuple[Network, ...]:
        return tuple(member for member in self.having(component) if component not in member.inputs)

    def rule(self, component: str) -> str:
        """The joined rule."""
        combination = self.plan.rules.get(component)
        if combination is not None and combination.how == "replace":
            return combination.rule
        regulating = self.regulating(component)
        if not regulating:
            return f'"{component}"'
        texts = [member.rule_text(component) for member in regulating]
        self._refuse_omitted(component, regulating)
        if combination is None and (different := self.different(texts)) is not None:
            pair = (regulating[0], regulating[different])
            raise self.conflict("components", component, pair, (texts[0], texts[different]))
        return self.combined(texts, combination)

    def different(self, texts: Sequence[str]) -> int | None:
        """The first text that is another function than the first one."""
        return next((i for i, text in enumerate(texts) if not self.same(texts[0], text)), None)

    def combined(self, texts: Sequence[str], combination: Combination | None) -> str:
        """The rules in one: each function once, and none that another one makes idle (it implies it, or is implied by
        it).
        """
        if combination is None:
            return texts[0]
        sign = " & " if combination.how == "and" else " | "
        kept: list[str] = []
        for text in texts:
            if not any(self.same(f"({text}){sign}({other})", other) for other in kept):
                kept = [other for other in kept if not self.same(f"({text}){sign}({other})", text)] + [text]
        return sign.join(f"({text})" for text in kept)

    def conflict(self, part: str, name: str, members: Sequence[Network], texts: Sequence[str]) -> CompositionError:
        """The error that shows both rules and where they stand."""
        spans = [self.place(member.name, part, name) for member in members]
        shown = [
            f"  {member.name}: {name} = {text}" + (f"  ({span.file}:{span.line})" if span else "")
            for member, text, span in zip(members, texts, spans, strict=True)
        ]
        what = part.removesuffix("s")
        hint = (
            f'state how they combine: [joins.{name}] combine = "or"'
            if what == "component"
            else f"state it: [phenotypes.{name}]"
        )
        head = f"{members[0].name} and {members[1].name} disagree about the {what} '{name}'"
        return CompositionError("\n".join([head, *shown]), span=next((span for span in spans if span), None), hint=hint)

    def refuse_idle(self) -> None:
        """Refuse what is said about things that nobody has, or that nobody disputes."""
        for name in (*self.plan.rules, *self.plan.omit):
            if not self.having(name):
                raise CompositionError(f"no member has the component '{name}'", hint="remove what is said about it")
        for name, combination in self.plan.rules.items():
            texts = [member.rule_text(name) for member in self.regulating(name)]
            if combination.how != "replace" and (not texts or self.different(texts) is None):
                raise CompositionError(
                    f"the members do not disagree about '{name}': there is nothing to combine", hint="remove the join"
                )

    def _refuse_omitted(self, component: str, regulating: Sequence[Network]) -> None:
        for member in regulating:
            missing = [source for source in member.regulators(component) if source in self.plan.omit]
            if missing:
                raise CompositionError(
                    f"the rule of '{component}' in {member.name} reads {missing[0]}, which is left out",
                    span=self.place(member.name, "components", component),
                    hint=f'state its rule without it: [joins.{component}] combine = "replace"',
                )


def _component(union: _Union, name: str) -> Component:
    """What the members say about a component, those that regulate it first; what the joining says goes before all of
    them.
    """
    regulating = union.regulating(name)
    said = [member.component(name) for member in (*regulating, *(m for m in union.having(name) if m not in regulating))]
    combination = union.plan.rules.get(name)
    evidence = combination.evidence if combination else Evidence()
    return Component(
        name,
        label=next((component.label for component in said if component.label), ""),
        kind=next((component.kind for component in said if component.kind), None),
        evidence=evidence if evidence != Evidence() else merged(component.evidence for component in said),
        regulations=_regulations(union, name, said),
        annotation=_annotation(component.annotation for component in said),
    )


def _annotation(several: Iterable[Annotation]) -> Annotation:
    """The identifiers of all, each once, and the first notes and place."""
    given = list(several)
    identifiers = tuple(dict.fromkeys(one for annotation in given for one in annotation.identifiers))
    notes = next((annotation.notes for annotation in given if annotation.notes), "")
    return Annotation(identifiers, notes, next((one.placement for one in given if one.placement), None))


def _references(members: Sequence[Network]) -> tuple[Reference, ...]:
    """The lists of all members. Raises CompositionError where one key stands for two things."""
    found: dict[str, Reference] = {}
    for member in members:
        for one in member.references:
            if found.setdefault(one.key, one) != one:
                what = f"two references are called '{one.key}' and differ"
                raise CompositionError(what, hint=f"give that of {member.name} another key")
    return tuple(found.values())


def _regulations(union: _Union, name: str, said: Sequence[Component]) -> tuple[Regulation, ...]:
    """The edges of the joined rule, with the signs that it gives them, and the evidence for each. Edges without any
    are left out.
    """
    combination = union.plan.rules.get(name)
    own = {edge.source: edge.evidence for edge in (combination.regulations if combination else ())}
    known: dict[str, list[Evidence]] = {}
    annotations: dict[str, list[Annotation]] = {}
    for edge in (edge for component in said for edge in component.regulations):
        known.setdefault(edge.source, []).append(edge.evidence)
        annotations.setdefault(edge.source, []).append(edge.annotation)
    if not own and not known:
        return ()
    rule = union.alphabet.expression(union.rule(name))
    signs = dict(zip(rule.names, rule.signs(), strict=True))
    return tuple(
        Regulation(
            source, name, sign, own.get(source) or merged(known[source]), _annotation(annotations.get(source, ()))
        )
        for source, sign in signs.items()
        if source in own or source in known
    )


def merged(several: Iterable[Evidence]) -> Evidence:
    """The references of all, each once, and the first reason."""
    given = list(several)
    references = tuple(dict.fromkeys(one for evidence in given for one in evidence.references))
    return Evidence(references, next((evidence.why for evidence in given if evidence.why), ""))


def _phenotypes(union: _Union) -> tuple[Phenotype, ...]:
    """The readouts of the whole, or one a name as the members agree on it."""
    if union.plan.phenotypes is not None:
        return union.plan.phenotypes
    every = [phenotype.name for member in union.members for phenotype in member.phenotypes]
    return tuple(_agreed(union, name) for name in dict.fromkeys(every))


def _agreed(union: _Union, name: str) -> Phenotype:
    owners = [member for member in union.members if name in {phenotype.name for phenotype in member.phenotypes}]
    said = [member.phenotype(name) for member in owners]
    texts = [str(owner.expression(name)) for owner in owners]
    if (different := union.different(texts)) is not None:
        pair = (owners[0], owners[different])
        raise union.conflict("phenotypes", name, pair, (texts[0], texts[different]))
    missing = [read for read in owners[0].expression(name).names if read in union.plan.omit]
    if missing:
        raise CompositionError(f"the phenotype '{name}' of {owners[0].name} reads {missing[0]}, which is left out")
    return replace(said[0], evidence=merged(phenotype.evidence for phenotype in said))


def _choices(union: _Union, network: Network) -> tuple[Choice, ...]:
    """The members' open choices, each carried over to the joined rule, and those of the whole.

    A choice is settled, and not carried over, where its component is left out, where the joined rule is another
    function than what the member chose, or where an alternative reads what the whole does not have.
    """
    found: dict[str, Choice] = {}
    for member in union.members:
        for choice in member.choices:
            if choice.component in network.position and _open(union, network, choice):
                if choice.id in found and found[choice.id] != choice:
                    raise _two(choice.id)
                found[choice.id] = choice
    for choice in union.plan.choices:
        if choice.id in found:
            raise _two(choice.id)
        found[choice.id] = choice
    return tuple(found.values())


def _open(union: _Union, network: Network, choice: Choice) -> bool:
    read = {name for text in choice.alternatives for name in union.alphabet.expression(text).names}
    return read <= network.position.keys() and union.same(network.rule_text(choice.component), choice.chosen)


def _two(id: str) -> CompositionError:
    return CompositionError(f"two open choices are called '{id}' and differ", hint="give one of them another id")


def renamed(network: Network, names: Mapping[str, str]) -> Network:
    """The network with components under other names, in rules, evidence, phenotypes and choices.

    Raises UnknownName for a component that it does not have, CompositionError where two would have one name.
    """
    for name in names:
        network.rules.index(name)
    after = [names.get(name, name) for name in network.names]
    if len(set(after)) < len(after):
        twice = next(name for name in after if after.count(name) > 1)
        raise CompositionError(f"two components of {network.name} would be called '{twice}'")
    alphabet = Rules.build(after, [f'"{name}"' for name in after])

    def text(expression: str) -> str:
        return alphabet.handle.expression_text(network.expression(expression).program)

    def edge(old: Regulation) -> Regulation:
        return replace(old, source=names.get(old.source, old.source), target=names.get(old.target, old.target))

    parts = (
        replace(c, name=name, regulations=tuple(map(edge, c.regulations)))
        for c, name in zip(network.components, after, strict=True)
    )
    return replace(
        network,
        rules=Rules.build(
            after, [alphabet.handle.expression_text(network.rules.program(i)) for i in range(len(after))]
        ),
        components=tuple(parts),
        phenotypes=tuple(replace(p, expression=text(p.expression)) for p in network.phenotypes),
        choices=tuple(
            replace(
                c,
                component=names.get(c.component, c.component),
                chosen=text(c.chosen),
                alternatives=tuple(map(text, c.alternatives)),
            )
            for c in network.choices
        ),
    )
