"""Texts that lead somewhere: evidence with its references, and identifiers, each with an https address or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import quote

from logicnet.formats.shipped import is_shipped, paper_titles, publications
from logicnet.model import Evidence, Identifier, Network
from logicnet.model.anchor import read_anchor
from logicnet.model.annotation import Reference, link_to
from logicnet.report.model.provenance import reference_address

LinkedText: TypeAlias = Mapping[str, str]
"""A ``text``, and the ``url`` that it leads to, empty where nowhere."""

_KEPT = ":/?#[]@!$&()*+,;=%~"  # of an address; what else is not plain stands there as %XX
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def linked(text: str, link: str = "") -> LinkedText:
    """A text that leads to a link where that is one of https; to nowhere where it is any other.

    >>> linked("a", "https://example.org/a b")["url"], linked("b", "javascript:b()")["url"]
    ('https://example.org/a%20b', '')
    """
    return {"text": text, "url": quote(link, safe=_KEPT, errors="replace") if link.startswith("https://") else ""}


def identifier_text(one: Identifier) -> LinkedText:
    """An identifier as it is read: ``hgnc:6018``, ``is version of hgnc:6019``.

    >>> identifier_text(Identifier("hgnc:6019", "isVersionOf"))["text"]
    'is version of hgnc:6019'
    """
    relation = "" if one.relation == "is" else f"{_WORD.sub(' ', one.relation).lower()} "
    return linked(f"{relation}{one.uri}", link_to(one.uri))


def evidence_texts(said: Evidence, network: Network) -> list[LinkedText]:
    """What something rests on: the reason first, then the references, one a text, and what else is said of them."""
    where = ", ".join(_place(one) for one in said.anchors)
    rest = (
        "general knowledge, or inferred: the source does not say it" if said.background else "",
        f"where the source says it: {where}" if where else "",
        f"seen in {', '.join(said.seen_in)}" if said.seen_in else "",
        f"how firmly: {said.strength}" if said.strength else "",
    )
    return [
        *([linked(said.why)] if said.why else []),
        *(reference_text(one, network) for one in said.references),
        *(linked(one) for one in rest if one),
    ]


def reference_text(given: int | str, network: Network) -> LinkedText:
    """A reference of some evidence: a number of the source's list, a key of the network's own, or a compact URI."""
    own = next((one for one in network.references if one.key == str(given)), None)
    if own is not None:
        return listed_reference(own)
    title = paper_titles().get(given, "") if isinstance(given, int) and is_shipped(network) else ""
    return linked(" ".join(filter(None, (f"[{given}]", title))), reference_address(given, network))


def listed_reference(one: Reference) -> LinkedText:
    """An entry of a network's own list of references."""
    said = " ".join(filter(None, (f"[{one.key}]", one.title, f"({one.year})" if one.year is not None else "")))
    return linked(said, link_to(f"doi:{one.doi}" if one.doi else one.key))


def other_identifiers(several: Iterable[Identifier], said: Evidence, network: Network) -> list[LinkedText]:
    """The identifiers of something, without those of the papers that its evidence cites."""
    known = publications() if is_shipped(network) else {}
    cited = {one.uri for given in said.references if isinstance(given, int) for one in known.get(given, ())}
    cited |= {given for given in said.references if isinstance(given, str)}
    return [identifier_text(one) for one in several if one.uri not in cited]


def _place(anchor: str) -> str:
    """Where a source says something, in words: ``line 35, sentence 3``."""
    read = read_anchor(anchor)
    return f"line {read.line}, sentence {read.sentence}" if read and read.line else anchor
