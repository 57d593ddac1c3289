"""Where a network comes from, as its card, its page and its score tell it: its licence, and the papers that describe
it.
"""

from __future__ import annotations

import re

from logicnet.formats.shipped import is_shipped, publications
from logicnet.model import Network
from logicnet.model.annotation import is_compact, link_to, mentioned

PAPERS = ("isDescribedBy", "isDerivedFrom")
"""Relations of a thing to a paper."""
UNLICENSED = "the file names none"
"""What is told of the licence where none is known."""

_LICENCE = re.compile(
    r"licen[cs]e|creativecommons\.org|spdx|\bCC[ -](?:BY|0)|\bCC0\b|public domain|\b(?:MIT|GPL|Apache-2|BSD)\b", re.I
)
_SENTENCE = re.compile(rf"[^.\n]*(?:{_LICENCE.pattern})[^\n]*", re.I)
_LONGEST = 300  # characters of a line about the licence


def licence(network: Network) -> str:
    """The licence of a network: what its file says of it, in its own words, or the address that it gives; else of a
    shipped one that of logicnet; empty where none is known.

    >>> import logicnet
    >>> licence(logicnet.load("il6"))
    'MIT, as logicnet itself'
    """
    for said in (network.annotation.notes, network.description):
        if found := _SENTENCE.search(said):
            return " ".join(found[0].split())[:_LONGEST]
    linked = [one.uri for one in network.annotation.identifiers if _LICENCE.search(one.uri)]
    if linked:
        return linked[0]
    return "MIT, as logicnet itself" if is_shipped(network) else ""


def papers(network: Network) -> tuple[str, ...]:
    """The papers that describe a network, or that it was made from, as identifiers: those that its file says it of;
    else those that its prose mentions; else the one that its list of references has. Of a longer list none: nothing
    tells which of them is the network's.

    >>> import logicnet
    >>> papers(logicnet.load("il6"))
    ('pubmed:30175384',)
    """
    said = [one.uri for one in network.annotation.identifiers if one.relation in PAPERS]
    said = [uri for uri in said if not _LICENCE.search(uri)]  # files give the address of their licence so
    said = said or list(mentioned(f"{network.description}\n{network.annotation.notes}"))
    listed = [f"doi:{one.doi}" for one in network.references if one.doi]
    return tuple(dict.fromkeys(said or (listed if len(listed) == 1 else [])))


def reference_address(given: int | str, network: Network) -> str:
    """Where a reference of some evidence leads: a number of the source's list, a key of the network's own, or a compact
    URI. Empty where no address is known.

    >>> import logicnet
    >>> reference_address(110, logicnet.load("il6"))
    'https://identifiers.org/pubmed:21220315'
    """
    listed = next((one for one in network.references if one.key == str(given)), None)
    if listed is not None:
        return _on_the_web(f"doi:{listed.doi}" if listed.doi else listed.key)
    if isinstance(given, str):
        return _on_the_web(given) if is_compact(given) else ""
    known = publications().get(given, ()) if is_shipped(network) else ()
    return _on_the_web(known[0].uri) if known else ""


def _on_the_web(uri: str) -> str:
    address = link_to(uri)
    return address if address.startswith(("https://", "http://")) else ""
