"""How a report cites: references, identifiers and evidence as links, for all sections."""

from __future__ import annotations

from logicnet.formats.shipped import publications
from logicnet.model import Annotation, Evidence, Network
from logicnet.model.annotation import is_compact, link_to
from logicnet.report.model.blocks import Hyperlink, Inline, identifier_link, run_together

PAPERS = ("isDescribedBy", "isDerivedFrom")
"""Relations of a thing to a paper."""


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


def papers(annotation: Annotation) -> tuple[Inline, ...]:
    """The papers that describe a thing, or that it was made from."""
    uris = [one.uri for one in annotation.identifiers if one.relation in PAPERS]
    return run_together([identifier_link(uri) for uri in dict.fromkeys(uris)])


def _reference(one: int | str, network: Network) -> Inline:
    if isinstance(one, int):
        known = publications().get(one, ()) if _is_of_review(network) else ()
        return Hyperlink(str(one), link_to(known[-1].uri)) if known else str(one)
    listed = next((each for each in network.references if each.key == one), None)
    if listed is not None and listed.doi:
        return Hyperlink(one, f"https://doi.org/{listed.doi}")
    return identifier_link(one) if is_compact(one) else one


def _is_of_review(network: Network) -> bool:
    """Whether numbers are those of the review that the shipped networks are of: their papers are known."""
    from logicnet.formats.folder import network_folder

    return network.origin is not None and str(network.origin.file).startswith(str(network_folder()))
