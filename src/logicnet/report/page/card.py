"""The network's card: where it comes from, under which licence, how it is told apart, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from logicnet._version import __version__
from logicnet.formats.shipped import is_shipped, publications
from logicnet.model import Network
from logicnet.model.annotation import is_compact, link_to, mentioned
from logicnet.report.model.provenance import UNLICENSED, licence, papers
from logicnet.report.page.links import (
    LinkedText,
    identifier_text,
    linked,
    listed_reference,
    reference_text,
)


def network_card(network: Network) -> dict[str, Any]:
    """What is known of a network as a whole; empty texts where nothing is."""
    return {
        "name": network.name,
        "title": network.title,
        "description": " ".join(network.description.split()),
        "source": network_source(network),
        "licence": licence(network) or UNLICENSED,
        "digest": network.digest,
        "cite": citation(network),
        "notes": [*_notes(network), *([network.annotation.notes] if network.annotation.notes else [])],
        "references": [*_described(network), *map(listed_reference, network.references), *_cited(network)],
    }


def network_source(network: Network) -> str:
    """The file and the figure that a network was read from; a file by its name, wherever it stands."""
    said = [f"figure: {network.figure}" if network.figure else ""]
    if network.members:
        said.append(f"composed of {', '.join(network.members)}")
    origin = network.origin
    if origin is not None:
        name = Path(origin.file).name
        shipped = f"networks/{name}, shipped with logicnet {__version__}"
        said.append(shipped if is_shipped(network) else f"{name} (format {origin.format})")
        said.append(f"SHA-256 of the file {origin.digest}")
    return "; ".join(filter(None, said))


def _notes(network: Network) -> Iterator[str]:
    """What was noted when the file was read; the file by its name, wherever it stands."""
    origin = network.origin
    for note in network.notes:
        yield note if origin is None else note.replace(origin.file, Path(origin.file).name)


def citation(network: Network) -> str:
    """What to cite for a result of the page: the papers of the network, and logicnet."""
    links = [link_to(uri) if is_compact(uri) else uri for uri in papers(network)]
    own = f"the network's source ({', '.join(links)})" if links else "the network's source"
    return f"{own}; logicnet {__version__} (CITATION.cff in its repository); the digest names the rules"


def _described(network: Network) -> Iterator[LinkedText]:
    """The identifiers of the whole, and the papers that its notes mention."""
    said = network.annotation
    yield from map(identifier_text, said.identifiers)
    known = {one.uri for one in said.identifiers}
    yield from (linked(uri, link_to(uri)) for uri in mentioned(said.notes) if uri not in known)


def _cited(network: Network) -> Iterator[LinkedText]:
    """The papers that the rules of a shipped network cite by number, as far as they are known."""
    if not is_shipped(network):
        return
    said = [
        *(one.evidence for one in network.components),
        *(one.evidence for one in network.regulations),
        *(one.evidence for one in network.phenotypes),
    ]
    numbers = {given for one in said for given in one.references if isinstance(given, int)}
    yield from (reference_text(given, network) for given in sorted(numbers & publications().keys()))
