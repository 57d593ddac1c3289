"""Composition: one network out of several that speak about the same things.

Components are joined by name: the same thing has the same name everywhere. What one network takes as an input and
another regulates is regulated. Where two networks regulate a component differently, someone has to say how the rules
combine; nothing is guessed, and what nobody said is an error that shows both rules. Composing a network with itself,
or with its own part, changes nothing. A component has in the whole the levels of the members that regulate it, or those
that a join gives it; a rule that names it alone reads "at least 1".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from logicnet.errors import CompositionError, Span
from logicnet.logic import Rules
from logicnet.model.annotation import Annotation, Reference
from logicnet.model.component import Choice, Component, Evidence, Phenotype, Regulation
from logicnet.model.joins import Combination, CompositionPlan, highest_levels
from logicnet.model.levels import (
    agree,
    level_of,
    quoted,
    rules_of_targets,
    signs_of,
    texts_of,
    variables_of,
)
from logicnet.model.network import Network

Locator = Callable[
    [str, str, str], Span | None
]  # (network's name, "components" or "phenotypes", name) -> where the rule stands


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
    variables = [variable for component in union.names for variable in union.variables(component)]
    targets = Rules.build(variables, [text for component in union.names for text in union.texts(component)])
    components = tuple(_component(union, component, targets) for component in union.names)
    network = Network(
        name,
        rules_of_targets(targets),
        components,
        targets=targets if len(targets) > len(components) else None,
        title=title,
        figure=figure,
        description=description,
        source=source,
        references=_references(members),
    )
    return replace(network, phenotypes=_phenotypes(union), choices=_choices(union, targets))


@dataclass(frozen=True)
class _Union:
    """The members, what is said about joining them, and what follows for a component."""

    members: tuple[Network, ...]
    plan: CompositionPlan
    place: Locator

    @cached_property
    def maxima(self) -> Mapping[str, int]:
        """The highest level of every component, also of those left out."""
        said = {name: one.maximum for name, one in self.plan.rules.items() if one.how == "replace"}
        return highest_levels(self.members, said)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The components of the whole."""
        return tuple(name for name in self.maxima if name not in self.plan.omit)

    def variables(self, component: str) -> tuple[str, ...]:
        return variables_of(component, self.maxima[component])

    @cached_property
    def alphabet(self) -> Rules:
        """All components as inputs, with those left out: what expressions of the members are compared in."""
        every = [variable for name in (*self.names, *self.plan.omit) for variable in self.variables(name)]
        return Rules.build(every, list(map(quoted, every)))

    def same(self, first: str, second: str) -> bool:
        """Whether two rules are the same function of the components: decided on the function, not on the text."""
        return first == second or agree(self.alphabet.expression(first), self.alphabet.expression(second))

    def all_same(self, first: Sequence[str], second: Sequence[str]) -> bool:
        """Whether the conditions of all levels are."""
        return len(first) == len(second) and all(map(self.same, first, second))

    def missing(self, variables: Iterable[str]) -> str:
        """What is wrong with reading these variables of a member: a component is left out, or a level is not there.
        Empty where nothing is.
        """
        for variable in variables:
            name, level = level_of(variable) or (variable, 1)
            if name in self.plan.omit:
                return f"reads {name}, which is left out"
            if level > self.maxima[name]:
                return f"reads {variable}, and {name} has the levels 0 to {self.maxima[name]} in the whole"
        return ""

    @cached_property
    def _having(self) -> Mapping[str, tuple[Network, ...]]:
        found: dict[str, list[Network]] = {}
        for member in self.members:
            for component in member.components:
                found.setdefault(component.name, []).append(member)
        return {name: tuple(several) for name, several in found.items()}

    def having(self, component: str) -> tuple[Network, ...]:
        return self._having.get(component, ())

    def regulating(self, component: str) -> tuple[Network, ...]:
        return tuple(
            member
            for member in self.having(component)
            if component not in member.inputs and component not in member.inputs_with_levels
        )

    def texts(self, component: str) -> tuple[str, ...]:
        """The joined rule: with levels, the conditions for the target to be at least 1, 2, ..."""
        combination = self.plan.rules.get(component)
        if combination is not None and combination.how == "replace":
            return combination.texts(component)
        regulating = self.regulating(component)
        if not regulating:
            return tuple(map(quoted, self.variables(component)))
        self._refuse_missing(component, regulating)
        several = [_texts(member, component) for member in regulating]
        if combination is None:
            if (different := self.different(several)) is not None:
                pair = (regulating[0], regulating[different])
                told = [member.rule_text(component) for member in pair]
                raise self.conflict("components", component, pair, told)
            return several[0]
        return (self.combined([text for (text,) in several], combination),)

    def different(self, several: Sequence[Sequence[str]]) -> int | None:
        """The first rule that is another function than the first one."""
        return next((i for i, texts in enumerate(several) if not self.all_same(several[0], texts)), None)

    def combined(self, texts: Sequence[str], combination: Combination) -> str:
        """The rules in one: each function once, and none that another one makes idle (it implies it, or is implied by
        it).
        """
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
        how = "or" if self.maxima.get(name, 1) == 1 else "replace"
        hint = (
            f'state how they combine: [joins.{name}] combine = "{how}"'
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
            if combination.how == "replace":
                continue
            if self.maxima[name] > 1:
                what = f"'{name}' has the levels 0 to {self.maxima[name]}: its rules cannot be joined by '"
                hint = f'state its rule: [joins.{name}] combine = "replace", maximum = {self.maxima[name]}'
                raise CompositionError(f"{what}{combination.how}'", hint=hint)
            several = [_texts(member, name) for member in self.regulating(name)]
            if not several or self.different(several) is None:
                raise CompositionError(
                    f"the members do not disagree about '{name}': there is nothing to combine", hint="remove the join"
                )

    def _refuse_missing(self, component: str, regulating: Sequence[Network]) -> None:
        for member in regulating:
            given = member.targets or member.rules
            read = {i for variable in member.variables(component) for i in given.regulators(given.index(variable))}
            if wrong := self.missing(given.names[i] for i in sorted(read)):
                raise CompositionError(
                    f"the rule of '{component}' in {member.name} {wrong}",
                    span=self.place(member.name, "components", component),
                    hint=f'state its rule without it: [joins.{component}] combine = "replace"',
                )


def _texts(member: Network, component: str) -> tuple[str, ...]:
    given = member.targets or member.rules
    return tuple(given.text(given.index(variable)) for variable in member.variables(component))


def _component(union: _Union, name: str, targets: Rules) -> Component:
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
        regulations=_regulations(union, name, said, targets),
        maximum=union.maxima[name],
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


def _regulations(union: _Union, name: str, said: Sequence[Component], targets: Rules) -> tuple[Regulation, ...]:
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
    if (not own and not known) or (combination is not None and combination.input):
        return ()
    signs = signs_of(targets, union.variables(name))
    return tuple(
        Regulation(
            source, name, sign, own.get(source) or merged(known[source]), _annotation(annotations.get(source, ()))
        )
        for source, sign in signs.items()
        if source in own or source in known
    )


def merged(several: Iterable[Evidence]) -> Evidence:
    """The references and anchors of all, each once, and the first reason and strength; background where all are. The
    tissues of all too, but none where one of them does not say where it was seen: it may have been seen anywhere.
    """
    given = list(several)
    anywhere = any(not evidence.seen_in for evidence in given if evidence != Evidence())  # an empty one says nothing
    return Evidence(
        tuple(dict.fromkeys(one for evidence in given for one in evidence.references)),
        next((evidence.why for evidence in given if evidence.why), ""),
        tuple(dict.fromkeys(one for evidence in given for one in evidence.anchors)),
        bool(given) and all(evidence.background for evidence in given),
        () if anywhere else tuple(dict.fromkeys(one for evidence in given for one in evidence.seen_in)),
        next((evidence.strength for evidence in given if evidence.strength), ""),
    )


def _phenotypes(union: _Union) -> tuple[Phenotype, ...]:
    """The readouts of the whole, or one a name as the members agree on it."""
    if union.plan.phenotypes is not None:
        return union.plan.phenotypes
    every = [phenotype.name for member in union.members for phenotype in member.phenotypes]
    return tuple(_agreed(union, name) for name in dict.fromkeys(every))


def _agreed(union: _Union, name: str) -> Phenotype:
    owners = [member for member in union.members if name in {phenotype.name for phenotype in member.phenotypes}]
    said = [member.phenotype(name) for member in owners]
    for member in owners:
        if wrong := union.missing(member.expression(name).names):
            raise CompositionError(f"the phenotype '{name}' of {member.name} {wrong}")
    texts = [str(member.expression(name)) for member in owners]
    if (different := union.different([(text,) for text in texts])) is not None:
        pair = (owners[0], owners[different])
        raise union.conflict("phenotypes", name, pair, (texts[0], texts[different]))
    return replace(said[0], evidence=merged(phenotype.evidence for phenotype in said))


def _choices(union: _Union, targets: Rules) -> tuple[Choice, ...]:
    """The members' open choices, each carried over to the joined rule, and those of the whole.

    A choice is settled, and not carried over, where its component is left out, where the joined rule is another
    function than what the member chose, or where an alternative reads what the whole does not have.
    """
    found: dict[str, Choice] = {}
    for member in union.members:
        for choice in member.choices:
            if choice.component in union.names and _open(union, member, targets, choice):
                if choice.id in found and found[choice.id] != choice:
                    raise _two(choice.id)
                found[choice.id] = choice
    for choice in union.plan.choices:
        if choice.id in found:
            raise _two(choice.id)
        found[choice.id] = choice
    return tuple(found.values())


def _open(union: _Union, member: Network, targets: Rules, choice: Choice) -> bool:
    read = {
        name
        for rule in (choice.chosen, *choice.alternatives)
        for text in texts_of(rule)
        for name in member.expression(text).names
    }
    stands = [targets.text(targets.index(variable)) for variable in union.variables(choice.component)]
    return not union.missing(read) and union.all_same(stands, texts_of(choice.chosen))


def _two(id: str) -> CompositionError:
    return CompositionError(f"two open choices are called '{id}' and differ", hint="give one of them another id")
