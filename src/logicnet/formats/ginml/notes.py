"""Annotations of GINsim files: a comment, and links to public collections, of a node, an edge or the whole graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import SubElement

from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.markup import Element, Markup, attribute, child, children
from logicnet.model import Annotation, Identifier, Network
from logicnet.model.annotation import compact, mentioned

_PREFIXES = {"pmid": "pubmed", "hugo": "hgnc"}  # as GINsim's users write them, and as they are called elsewhere
_KNOWN = re.compile(r"(?P<prefix>[A-Za-z][A-Za-z0-9.]*):\s*(?P<id>[^\s/][^\s]*)")
_PAGES = (  # the pages of public collections whose addresses hold an identifier
    (re.compile(r"https?://(?:www\.)?ncbi\.nlm\.nih\.gov/(?:pubmed/)?\?term=(\d+)"), "pubmed"),
    (re.compile(r"https?://(?:www\.)?pubmed\.com/(?:pubmed/)?(\d+)"), "pubmed"),
    (re.compile(r"https?://(?:www\.)?ncbi\.nlm\.nih\.gov/gene/(\d+)"), "ncbigene"),
    (re.compile(r"https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles/(PMC\d+)/?"), "pmc"),
    (re.compile(r"https?://(?:www\.)?uniprot\.org/uniprot(?:kb)?/([A-Za-z0-9]+)(?:\.html)?/?"), "uniprot"),
    (re.compile(r"https?://(?:www\.)?genenames\.org/\S*hgnc_id[=/](?:HGNC:)?(\d+)"), "hgnc"),
    (re.compile(r"https?://(?:www\.)?flybase\.org/reports/(FB[a-z]{2}\d+)(?:\.html)?"), "fb"),
)
_WHAT_IT_IS = frozenset({"uniprot", "hgnc", "hgnc.symbol", "ncbigene", "fb", "ensembl", "kegg", "kegg.genes", "chebi"})


def opened(content: bytes, file: str) -> Markup:
    """A GINsim document. Old ones use the prefix of links without declaring it."""
    if b"xmlns:xlink" not in content:
        content = content.replace(b" xlink:href=", b" xlink_href=")  # of the same length: places stay what they are
    return Markup.parse(content, file)


def annotation(element: Element, *, entity: bool = False) -> Annotation:
    """What the annotation inside an element says; ``entity`` where the element stands for something that collections
    of genes or proteins can hold.
    """
    inside = child(element, "annotation")
    if inside is None:
        return Annotation()
    found: dict[Identifier, None] = {}
    for links in children(inside, "linklist"):
        for link in children(links, "link"):
            if uri := identified((attribute(link, "href") or attribute(link, "xlink_href") or "").strip()):
                found.setdefault(Identifier(uri, _relation(uri, entity)))
    comments = ("".join(comment.itertext()).strip() for comment in children(inside, "comment"))
    notes = "\n".join(filter(None, comments))
    linked = {one.uri for one in found}
    mentions = (Identifier(uri, "isDescribedBy") for uri in mentioned(notes) if uri not in linked)
    return Annotation((*found, *mentions), notes)


def identified(link: str) -> str:
    """A link as a compact URI where it leads into a public collection, else as it is.

    >>> identified("PMID: 123"), identified("http://www.uniprot.org/uniprot/P05231"), identified("see below")
    ('pubmed:123', 'uniprot:P05231', 'see below')
    """
    for pattern, prefix in _PAGES:
        if match := pattern.fullmatch(link):
            return f"{prefix}:{match[1]}"
    if (match := _KNOWN.fullmatch(link)) and not link.startswith(("http", "urn:", "mailto:", "ftp")):
        prefix = match["prefix"].lower()
        return f"{_PREFIXES.get(prefix, prefix)}:{match['id']}"
    return compact(link)


def _relation(uri: str, entity: bool) -> str:
    return "is" if entity and uri.partition(":")[0] in _WHAT_IT_IS else "isDescribedBy"


def add_annotation(parent: Element, said: Annotation) -> None:
    """Write an annotation into an element, where there is anything to write."""
    if not (said.identifiers or said.notes):
        return
    inside = SubElement(parent, "annotation")
    if said.identifiers:
        links = SubElement(inside, "linklist")
        for uri in dict.fromkeys(one.uri for one in said.identifiers):
            SubElement(links, "link", {"xlink:href": uri})
    if said.notes:
        SubElement(inside, "comment").text = said.notes


def changed_relations(network: Network) -> Iterator[Loss]:
    """The identifiers whose relation a GINsim file does not say, and which are read with another one."""
    said = [("", network.annotation, False)]
    for component in network.components:
        said.append((component.name, component.annotation, True))
        said += ((f"{edge.source}:{edge.target}", edge.annotation, False) for edge in component.regulations)
    for about, known, entity in said:
        for one in known.identifiers:
            if (other := _relation(one.uri, entity)) != one.relation:
                yield Loss(Topic.IDENTIFIERS, about, f"{one.uri}: the relation {one.relation} is read as {other}")
