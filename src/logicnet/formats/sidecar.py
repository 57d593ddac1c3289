"""A file beside a model that says what the model's own file has no room for: ``model.logicnet.toml`` beside
``model.sbml``.

It has the tables of a network in TOML, without rules. What it says stands in the place of what the model's file says
of the same thing; identifiers are added to those there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from logicnet.errors import Span, UnknownName, did_you_mean
from logicnet.formats.contexts import contexts
from logicnet.formats.document import Document, Table, dotted
from logicnet.formats.parts import choices, phenotypes
from logicnet.formats.remarks import (
    ANNOTATION,
    EVIDENCE,
    NAMED,
    annotation_of,
    evidence,
    named_interventions,
    named_settings,
    named_starts,
    readouts,
    references,
)
from logicnet.model import (
    Annotation,
    Choice,
    Component,
    Context,
    Evidence,
    Kind,
    Named,
    Network,
    Phenotype,
    Readout,
    Reference,
    Regulation,
)

_PARTS = ("network", "components", "phenotypes", "readouts", "choices", *NAMED, "contexts", "references")
_NETWORK = ("name", "title", "figure", "description", "identifiers", "prefixes", "notes")
_SAID = (*EVIDENCE, *ANNOTATION)
_OF_THE_MODEL = ("rule", "input", "maximum")  # keys of a component that the model's own file settles
_One = TypeVar("_One", Named, Phenotype, Readout, Choice, Context, Reference)


def completed(network: Network, content: bytes, path: str) -> Network:
    """The network with what the file beside it says. Raises LogicnetError with file, line and column."""
    root = Document.parse(content, path).root
    root.only(_PARTS)
    head = root.table("network")
    head.only(_NETWORK)
    listed = _joined(network.references, references(root), "key")
    known = replace(
        network,
        name=head.text("name", network.name),
        title=head.text("title", network.title),
        figure=head.text("figure", network.figure),
        description=head.text("description", network.description).strip(),
        components=_components(network, root.table("components"), [one.key for one in listed]),
        references=listed,
        annotation=_annotated(network.annotation, head),
        phenotypes=_joined(network.phenotypes, phenotypes(root.table("phenotypes"), network.rules), "name"),
        choices=_joined(network.choices, choices(root.tables("choices"), network.targets or network.rules), "id"),
        notes=(*network.notes, _note(root, path)),
    )
    own = named_settings(root, network)
    if any(one.default for one in own):
        known = replace(known, settings=tuple(replace(one, default=False) for one in known.settings))
    _confirm_apart(network, root.table("phenotypes"))
    return replace(
        known,
        readouts=_joined(network.readouts, readouts(root, known), "name"),
        settings=_joined(known.settings, own, "name"),
        starts=_joined(network.starts, named_starts(root, network), "name"),
        interventions=_joined(network.interventions, named_interventions(root, network), "name"),
        contexts=_joined(network.contexts, contexts(root, network), "name"),
    )


def _confirm_apart(network: Network, phenotypes: Table) -> None:
    """Refuse a phenotype here that has the name of a readout of the model."""
    for one in network.readouts:
        if one.name in phenotypes.data:
            phenotypes.refuse("a readout of the model has this name", one.name, hint="call the phenotype otherwise")


def _joined(given: Sequence[_One], own: Sequence[_One], key: str) -> tuple[_One, ...]:
    """What there was, with what is said here in the place of what has the same key."""
    found = {getattr(one, key): one for one in given} | {getattr(one, key): one for one in own}
    return tuple(found.values())


def _components(network: Network, entries: Table, listed: Sequence[str]) -> tuple[Component, ...]:
    known = {component.name: component for component in network.components}
    for name, entry in entries.named():
        if name not in known:
            span = entry.document.span(entry.path, key=True)
            raise _unknown(f"{dotted(entry.path)}: {network.name} has no component '{name}'", name, known, span)
        for key in _OF_THE_MODEL:
            if key in entry.data:
                entry.refuse("a file beside a model changes no rules", key, hint="change it in the model's own file")
        entry.only(("label", "kind", "regulations", *_SAID))
        known[name] = _component(known[name], entry, network, listed)
    return tuple(known.values())


def _component(component: Component, entry: Table, network: Network, listed: Sequence[str]) -> Component:
    return replace(
        component,
        label=entry.text("label", component.label),
        kind=entry.member("kind", Kind) or component.kind,
        evidence=_evidence(component.evidence, entry, listed),
        annotation=_annotated(component.annotation, entry),
        regulations=_regulations(component, entry, network, listed),
    )


def _regulations(component: Component, entry: Table, network: Network, listed: Sequence[str]) -> tuple[Regulation, ...]:
    """The edges with what is said of some of them."""
    found = {edge.source: edge for edge in component.regulations}
    if "regulations" not in entry.data:
        return component.regulations
    there = {edge.source: edge for edge in network.regulations if edge.target == component.name}
    for given in entry.tables("regulations"):
        given.only(("from", "sign", *_SAID))
        source = given.text("from")
        if source not in there:
            what = f"the rule of {component.name} does not mention {source}"
            given.refuse(what, "from", hint=did_you_mean(source, there, "it mentions"))
        if (sign := given.text("sign", there[source].sign)) != there[source].sign:
            given.refuse(f"{source} has the sign {there[source].sign} in this rule, not {sign!r}", "sign")
        edge = found.get(source, there[source])
        said = _evidence(edge.evidence, given, listed)
        found[source] = replace(edge, evidence=said, annotation=_annotated(edge.annotation, given))
    return tuple(found.values())


def _evidence(before: Evidence, entry: Table, listed: Sequence[str]) -> Evidence:
    said = evidence(entry, listed)
    return replace(before, **{key: getattr(said, key) for key in EVIDENCE if key in entry.data})


def _annotated(before: Annotation, entry: Table) -> Annotation:
    said = annotation_of(entry)
    identifiers = tuple(dict.fromkeys((*before.identifiers, *said.identifiers)))
    return Annotation(
        identifiers, said.notes if "notes" in entry.data else before.notes, said.placement or before.placement
    )


def _note(root: Table, path: str) -> str:
    """What the file adds, in a line."""
    counts = {part: len(root.data.get(part, ())) for part in _PARTS[1:]}
    said = ["the network"] * ("network" in root.data)
    said += [f"{n} {part if n > 1 else part.removesuffix('s')}" for part, n in counts.items() if n]
    return f"{path}: read beside the model; it speaks of {', '.join(said)}" if said else f"{path}: it says nothing yet"


def _unknown(message: str, name: str, known: dict[str, Component], span: Span) -> UnknownName:
    return UnknownName("component", name, known, message=message, span=span)
