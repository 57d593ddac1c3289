"""Criteria of annotation: whether a reader can tell what each component is, and what each rule rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from logicnet.model import Annotation, Evidence
from logicnet.model.annotation import is_compact, is_link
from logicnet.model.prefixes import accession_like, unknown_prefix
from logicnet.report.model.criteria.criterion import Criterion, Mark, Place, Subject, not_asked, share

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts

SUBJECT = Subject(
    "annotation",
    "Components and evidence",
    2,
    "A rule that nobody can trace to a molecule and a paper cannot be reviewed.",
)


def _labels(facts: Facts) -> Mark:
    several = facts.network.components
    bare = [Place("component", one.name) for one in several if not one.label.strip()]
    return share(len(several), bare, "components", "have a label")


def _kinds(facts: Facts) -> Mark:
    several = facts.network.components
    bare = [Place("component", one.name) for one in several if one.kind is None]
    return share(len(several), bare, "components", "have a kind")


def _identifiers(facts: Facts) -> Mark:
    several = facts.network.components
    bare = [Place("component", one.name) for one in several if not _what_it_is(one.annotation)]
    return share(len(several), bare, "components", "have an identifier of what they are")


def _what_it_is(annotation: Annotation) -> bool:
    """Whether some identifier says what a thing is, that can be looked up; a paper says what it is described by."""
    return any(one.relation != "isDescribedBy" and _resolves(one.uri) for one in annotation.identifiers)


def _resolves(uri: str) -> bool:
    return is_link(uri) or (is_compact(uri) and not unknown_prefix(uri) and not accession_like(uri))


def _valid(facts: Facts) -> Mark:
    every = [(place, one.uri) for place, said, _ in _things(facts) for one in said.identifiers]
    every += [(Place("file", facts.network.name), one.uri) for one in facts.network.annotation.identifiers]
    if not every:
        return not_asked("The file has no identifiers.")
    wrong = [Place(place.kind, place.name, f"{uri}: {_wrong(uri)}") for place, uri in every if not _resolves(uri)]
    return share(len(every), wrong, "identifiers", "are of a known collection, in its form")


def _wrong(uri: str) -> str:
    if prefix := unknown_prefix(uri):
        return f"no collection is known by {prefix}"
    example = accession_like(uri)
    return f"its collection writes {example}" if example else "no compact URI, and no link"


def _evidence(facts: Facts) -> Mark:
    several = facts.network.components
    bare = [Place("component", one.name) for one in several if not _grounded(one.evidence, one.annotation)]
    return share(len(several), bare, "components", "say what they rest on")


def _regulation_evidence(facts: Facts) -> Mark:
    several = facts.network.regulations
    if not several:
        return not_asked("No component regulates another.")
    bare = [
        Place("regulation", f"{one.source} -> {one.target}")
        for one in several
        if not _grounded(one.evidence, one.annotation)
    ]
    return share(len(several), bare, "regulations", "say what they rest on")


def _grounded(evidence: Evidence, annotation: Annotation) -> bool:
    """Whether a reference, an anchor in the source or a paper among the identifiers stands there, or that it is general
    knowledge, with the reason.
    """
    told = evidence.references or evidence.anchors or annotation.of("isDescribedBy")
    return bool(told or (evidence.background and evidence.why))


def _references(facts: Facts) -> Mark:
    known = {one.key for one in facts.network.references if one.doi or one.title}
    cited = [
        (place, annotation, reference)
        for place, annotation, evidence in _things(facts)
        for reference in evidence.references
    ]
    if not cited:
        return not_asked("The file cites nothing.")
    lost = [
        Place(place.kind, place.name, f"[{reference}] is in no list")
        for place, annotation, reference in cited
        if not (str(reference) in known or _resolves(str(reference)) or annotation.of("isDescribedBy"))
    ]
    return share(len(cited), lost, "citations", "lead to a publication")


def _things(facts: Facts) -> Iterator[tuple[Place, Annotation, Evidence]]:
    """Everything that has identifiers and evidence: components and the regulations that the file tells of."""
    for one in facts.network.components:
        yield Place("component", one.name), one.annotation, one.evidence
        for edge in one.regulations:
            yield Place("regulation", f"{edge.source} -> {edge.target}"), edge.annotation, edge.evidence


CRITERIA = (
    Criterion("labels", "Components have labels", "Has every component a name as the field writes it?", 1, _labels),
    Criterion(
        "kinds", "Components have kinds", "Does the file say of every component what kind of thing it is?", 1, _kinds
    ),
    Criterion(
        "identifiers",
        "Components have identifiers",
        "Has every component an identifier of a public collection that can be looked up?",
        2,
        _identifiers,
        enough=0.9,
    ),
    Criterion(
        "accessions",
        "Identifiers are well formed",
        "Is every identifier of a known collection, in the form that its collection gives it?",
        1,
        _valid,
    ),
    Criterion(
        "component-evidence",
        "Components have evidence",
        "Does every component say which publication, or which place of the source, its rule rests on?",
        2,
        _evidence,
        enough=0.9,
    ),
    Criterion(
        "regulation-evidence",
        "Regulations have evidence",
        "Does every regulation say which publication, or which place of the source, it rests on?",
        3,
        _regulation_evidence,
        enough=0.9,
    ),
    Criterion(
        "references",
        "Citations lead somewhere",
        "Does every citation lead to a publication that can be found?",
        2,
        _references,
    ),
)
"""In the order of the report."""
