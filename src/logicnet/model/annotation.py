"""What a file knows of a thing beside its rule: identifiers, notes, its place in a drawing; and where it all came from.

Identifiers are compact URIs: ``uniprot:P05231``, ``hgnc:6018``, ``pubmed:12345``, ``doi:10.1000/182``. Files write them
in older forms too (``urn:miriam:uniprot:P05231``, ``https://identifiers.org/uniprot/P05231``): ``compact`` reads all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_URN = re.compile(r"urn:miriam:(?P<prefix>[^:]+):(?P<id>.+)", re.DOTALL)
_WEB = re.compile(r"https?://(?:www\.)?identifiers\.org/(?P<rest>.+)", re.DOTALL)
_FIRST = re.compile(r"([^/:]+)[/:](.+)", re.DOTALL)
_OWN = (
    (re.compile(r"https?://(?:dx\.)?doi\.org/(.+)", re.DOTALL), "doi"),
    (re.compile(r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)/?"), "pubmed"),
)
_MENTIONED = re.compile(
    r"(?:\b(?:pubmed|pmid)\s?:\s*|\bPMID\s|\bidentifiers\.org/pubmed/|\bpubmed\.ncbi\.nlm\.nih\.gov/"
    r"|\bncbi\.nlm\.nih\.gov/(?:pubmed/?)?(?:\?term=)?|\bpubmed\.com/(?:pubmed/)?)(?P<pubmed>[0-9]{1,9})\b"
    r"|(?:\bdoi\s?:\s*|\bdoi\.org/)(?P<doi>10\.[0-9]{4,9}/[^\s\"'<>]*[A-Za-z0-9][^\s\"'<>]*)",
    re.IGNORECASE,
)
_OTHER_NAMES = {"obo.go": "go", "obo.chebi": "chebi", "kegg.gene": "kegg.genes", "pmid": "pubmed", "cl": "cl"}


RELATIONS = (
    *("is", "isDescribedBy", "isDerivedFrom", "isInstanceOf", "hasInstance"),
    *("encodes", "hasPart", "hasProperty", "hasTaxon", "hasVersion", "isEncodedBy", "isHomologTo", "isPartOf"),
    *("isPropertyOf", "isVersionOf", "occursIn"),
)
"""BioModels' qualifiers, of models and of what is in them."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """What a thing is, or is described by, in a public collection.

    - ``uri``: a compact URI, ``hgnc:6018``; a link of another kind as it is.
    - ``relation``: how the thing relates to it, by BioModels' qualifiers: ``is``, ``isDescribedBy``, ``hasPart``, ...
    """

    uri: str
    relation: str = "is"

    def __str__(self) -> str:
        return self.uri


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a drawing puts a component: its upper left corner and its size, in pixels, y downwards."""

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is known of a network, a component or a regulation beside its rule.

    - ``identifiers``: in public collections, each once.
    - ``notes``: plain text.
    - ``placement``: where the file's drawing puts it; None where it has none.
    """

    identifiers: tuple[Identifier, ...] = ()
    notes: str = ""
    placement: Placement | None = None

    def __bool__(self) -> bool:
        return bool(self.identifiers or self.notes or self.placement)

    def of(self, relation: str) -> tuple[str, ...]:
        """The compact URIs of one relation."""
        return tuple(one.uri for one in self.identifiers if one.relation == relation)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a network was read from.

    - ``file``: its path as it was given.
    - ``format``: the name of its format.
    - ``digest``: SHA-256 of its content, in hexadecimal.
    """

    file: str
    format: str
    digest: str


@dataclass(frozen=True, slots=True)
class Named:
    """A setting, a start or an intervention that has a name.

    - ``name``: what it is called.
    - ``text``: what it is, in the notation of its kind: ``A=1 B=0``, ``A%0 B:C%1``.
    - ``default``: whether it is taken where nothing else is asked for (settings only).
    - ``title``: what it stands for, in prose.
    """

    name: str
    text: str
    default: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a network's own list of references, which evidence cites by its key.

    - ``key``: how evidence cites it: any text, ``Kim2019`` or ``pubmed:123``.
    - ``title``, ``year``, ``doi``: what is known of it.
    """

    key: str
    title: str = ""
    year: int | None = None
    doi: str = ""


def compact(link: str) -> str:
    """A link to a public collection as a compact URI; what is no such link as it is.

    >>> compact("urn:miriam:pubmed:123"), compact("http://identifiers.org/uniprot/P05231")
    ('pubmed:123', 'uniprot:P05231')
    >>> compact("https://identifiers.org/GO:0006915"), compact("https://doi.org/10.1/x")
    ('go:0006915', 'doi:10.1/x')
    >>> compact("https://identifiers.org/doi:10.1/x"), compact("PMID:123")
    ('doi:10.1/x', 'pubmed:123')
    """
    link = link.strip()
    if match := _URN.fullmatch(link):
        return _joined(match["prefix"], unquote(match["id"]))
    if match := _WEB.fullmatch(link):
        path = unquote(match["rest"]).rstrip("/")
        # the older form has a slash after the collection's name, the newer one a colon
        divided = _FIRST.match(path)
        return _joined(divided[1], divided[2]) if divided else link
    for pattern, prefix in _OWN:
        if match := pattern.fullmatch(link):
            return _joined(prefix, match[1])
    prefix, colon, id = link.partition(":")  # PMID:123
    return _joined(prefix, id) if colon and prefix.lower() in _OTHER_NAMES else link


def mentioned(text: str) -> tuple[str, ...]:
    """The publications that a text mentions or links to, as compact URIs, each once, in the text's order.

    >>> mentioned("Kim 2019, PMID: 123; see https://doi.org/10.1000/182.")
    ('pubmed:123', 'doi:10.1000/182')
    """
    found = (
        f"pubmed:{match['pubmed']}" if match["pubmed"] else f"doi:{_without_end(match['doi'])}"
        for match in _MENTIONED.finditer(text)
    )
    return tuple(dict.fromkeys(found))


def _without_end(doi: str) -> str:
    """A DOI without the punctuation of the sentence that it stands in; a parenthesis that it opens is its own."""
    while doi[-1] in ".,;:" or (doi[-1] in ")]" and doi.count(doi[-1]) > doi.count("(" if doi[-1] == ")" else "[")):
        doi = doi[:-1]
    return doi


def link_to(uri: str) -> str:
    """The link that a compact URI stands for, at identifiers.org; a link as it is.

    >>> link_to("pubmed:123"), link_to("https://example.org/x")
    ('https://identifiers.org/pubmed:123', 'https://example.org/x')
    """
    return f"https://identifiers.org/{uri}" if is_compact(uri) else uri


def is_link(text: str) -> bool:
    """Whether a text is a link or a name of the web, and no compact URI: it says itself whose it is.

    >>> is_link("https://identifiers.org/lab:1"), is_link("urn:miriam:lab:1"), is_link("lab:1")
    (True, True, False)
    """
    prefix, colon, rest = text.partition(":")
    return bool(colon) and (rest.startswith("//") or prefix in ("urn", "mailto"))


def is_compact(text: str) -> bool:
    """Whether a text is a compact URI.

    >>> is_compact("pubmed:123"), is_compact("https://example.org/x"), is_compact("Kim2019")
    (True, False, False)
    """
    prefix, colon, id = text.partition(":")
    return bool(colon and id and not is_link(text) and re.fullmatch(r"[A-Za-z0-9._-]+", prefix))


def _joined(prefix: str, id: str) -> str:
    prefix = prefix.lower()
    prefix = _OTHER_NAMES.get(prefix, prefix)
    # some collections repeat their name in the identifier: obo.go/GO:0006915
    begun, colon, rest = id.partition(":")
    if colon and begun.lower() == prefix:
        id = rest
    return f"{prefix}:{id}"
