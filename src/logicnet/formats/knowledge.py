"""What a network may know, part by part: which formats have room for which part, and what of it one would lose.

``TOPICS`` is the one table. ``losses`` reads it for the report of a conversion, the manual for its table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from logicnet.model import Annotation, Component, Named, Network, Start, Subspace
from logicnet.model.assignment import equated
from logicnet.model.levels import spelled


class Topic(StrEnum):
    """A kind of knowledge that a file keeps or loses."""

    RULES = "rules"
    LEVELS = "levels"
    LABELS = "labels"
    KINDS = "kinds"
    EVIDENCE = "evidence"
    IDENTIFIERS = "identifiers"
    NOTES = "notes"
    LAYOUT = "layout"
    TITLE = "title and description"
    PHENOTYPES = "phenotypes"
    READOUTS = "readouts"
    CHOICES = "open choices"
    SETTINGS = "named settings"
    STARTS = "named starts"
    MIXTURES = "mixtures of starts"
    INTERVENTIONS = "named interventions"
    CONTEXTS = "contexts"
    REFERENCES = "references"
    TIMING = "rates and initial probabilities"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format has no room for.

    - ``part``: which kind of knowledge.
    - ``about``: the component, the edge or the name it is about; empty for the network as a whole.
    - ``what``: what is lost, or what stands in its place.
    """

    part: Topic
    about: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}: {self.about}: {self.what}" if self.about else f"{self.part}: {self.what}"


Finder = Callable[[Network], Iterator[tuple[str, str]]]
"""Each thing of one kind that a network knows: what it is about, and what it is."""


def _of_components(said: Callable[[Component], str]) -> Finder:
    def found(network: Network) -> Iterator[tuple[str, str]]:
        return ((c.name, what) for c in network.components if (what := said(c)))

    return found


def _annotated(said: Callable[[Annotation], str]) -> Finder:
    """What is known of the network, of components, and of the edges into them."""

    def found(network: Network) -> Iterator[tuple[str, str]]:
        if what := said(network.annotation):
            yield "", what
        for component in network.components:
            if what := said(component.annotation):
                yield component.name, what
            for edge in component.regulations:
                if what := said(edge.annotation):
                    yield f"{edge.source}:{edge.target}", what

    return found


def _evidence(network: Network) -> Iterator[tuple[str, str]]:
    for component in network.components:
        if said := str(component.evidence):
            yield component.name, said
        for edge in component.regulations:
            if said := str(edge.evidence):
                yield f"{edge.source}:{edge.target}", said


def _title(network: Network) -> Iterator[tuple[str, str]]:
    said = "; ".join(filter(None, (network.title, network.figure, network.description)))
    if said:
        yield "", said


def _rules(network: Network) -> Iterator[tuple[str, str]]:
    inputs = {*network.inputs, *network.inputs_with_levels}
    return ((c.name, network.rule_text(c.name)) for c in network.components if c.name not in inputs)


def subspace_of(start: Named, network: Network) -> Subspace | None:
    """What a named start holds; None where it is a mixture of several subspaces."""
    read = Start.parse(start.text, network)
    return read.shared if read.is_subspace else None


def _starts(network: Network) -> Iterator[tuple[str, str]]:
    return ((one.name, one.text) for one in network.starts if subspace_of(one, network))


def _mixtures(network: Network) -> Iterator[tuple[str, str]]:
    return ((one.name, one.text) for one in network.starts if not subspace_of(one, network))


def _is_timed(network: Network, start: str) -> bool:
    """Whether a start is what is certain of the initial probabilities: it is kept where they are."""
    return network.timing is not None and start == equated(network.timing.deterministic())


def _timing(network: Network) -> Iterator[tuple[str, str]]:
    timing = network.timing
    if timing is None:
        return
    for rate in timing.rates:
        if (rate.up, rate.down) != (1, 1):  # else what is taken where nothing is said
            yield rate.component, f"rate up {rate.up:g}, down {rate.down:g}"
    for one in timing.initial:
        yield ", ".join(one.components), "initial probabilities"
    for name in timing.internal:
        yield name, "internal"
    for name, value in timing.parameters:
        yield name, f"{value:g}"


TOPICS: dict[Topic, Finder] = {
    Topic.RULES: _rules,
    Topic.LEVELS: _of_components(lambda c: f"levels 0 to {c.maximum}" if c.maximum > 1 else ""),
    Topic.LABELS: _of_components(lambda c: c.label if c.label != c.name else ""),
    Topic.KINDS: _of_components(lambda c: c.kind or ""),
    Topic.EVIDENCE: _evidence,
    Topic.IDENTIFIERS: _annotated(lambda a: ", ".join(map(str, a.identifiers))),
    Topic.NOTES: _annotated(lambda a: a.notes),
    Topic.LAYOUT: _annotated(lambda a: f"x {a.placement.x:g}, y {a.placement.y:g}" if a.placement else ""),
    Topic.TITLE: _title,
    Topic.PHENOTYPES: lambda network: ((p.name, p.expression) for p in network.phenotypes),
    Topic.READOUTS: lambda network: ((one.name, one.expression) for one in network.readouts),
    Topic.CHOICES: lambda network: (
        (c.component, f"or {'; or '.join(map(spelled, c.alternatives))}") for c in network.choices
    ),
    Topic.SETTINGS: lambda network: ((one.name, one.text) for one in network.settings),
    Topic.STARTS: _starts,
    Topic.MIXTURES: _mixtures,
    Topic.INTERVENTIONS: lambda network: ((one.name, one.text) for one in network.interventions),
    Topic.CONTEXTS: lambda network: ((c.name, f"{c.setting} {c.background}".strip()) for c in network.contexts),
    Topic.REFERENCES: lambda network: ((one.key, one.title) for one in network.references),
    Topic.TIMING: _timing,
}


def losses(network: Network, holds: Collection[Topic]) -> tuple[Loss, ...]:
    """What of a network a format that ``holds`` these parts has no room for."""
    return tuple(
        Loss(part, about, what)
        for part, found in TOPICS.items()
        if part not in holds
        for about, what in found(network)
        if not (part is Topic.STARTS and Topic.TIMING in holds and _is_timed(network, what))
    )


def summary(lost: Iterable[Loss]) -> str:
    """How many things of each part.

    >>> summary([Loss(Topic.KINDS, "A", "gene"), Loss(Topic.KINDS, "B", "gene")])
    'kinds 2'
    """
    return ", ".join(f"{part} {number}" for part, number in Counter(str(one.part) for one in lost).items())
