"""How a report cites: references, identifiers and evidence as links, for all sections."""

from __future__ import annotations

from logicnet.model import Annotation, Evidence, Network
from logicnet.report.model.blocks import Hyperlink, Inline, identifier_link, run_together
from logicnet.report.model.provenance import PAPERS, reference_address


def reference_links(evidence: Evidence, network: Network) -> tuple[Inline, ...]:
    """The references of a piece of evidence, each with its address where one is known."""
    return run_together([_reference(one, network) for one in evidence.references])


def grounds(evidence: Evidence, network: Network) -> tuple[Inline, ...]:
    """Why something is believed: the reason, how firmly, where seen, where the source says it, and the references."""
    parts: list[Inline] = []
    if evidence.why:
        parts.append(f"{evidence.why} ")
    if evidence.background:
        parts.append("(background knowledge) ")
    told = [evidence.strength, *(f"seen in {one}" for one in evidence.seen_in)]
    if any(told):
        parts.append(f"({', '.join(filter(None, told))}) ")
    if evidence.anchors:
        parts.append(f"at {', '.join(evidence.anchors)} ")
    return (*parts, "[", *reference_links(evidence, network), "]") if evidence.references else tuple(parts)


def identifier_links(annotation: Annotation) -> tuple[Inline, ...]:
    """What a thing is in public collections; papers are left out, which its evidence cites."""
    uris = [one.uri for one in annotation.identifiers if one.relation not in PAPERS]
    return run_together([identifier_link(uri) for uri in dict.fromkeys(uris)])


def _reference(one: int | str, network: Network) -> Inline:
    address = reference_address(one, network)
    return Hyperlink(str(one), address) if address else str(one)
