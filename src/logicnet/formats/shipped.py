"""The networks that come with logicnet, by name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from logicnet.display import VisibleTuple
from logicnet.errors import LogicnetError, UnknownName, did_you_mean, or_else
from logicnet.formats.contexts import with_shipped_contexts
from logicnet.formats.document import Document
from logicnet.formats.files import mode_of, read_bytes, stands
from logicnet.formats.folder import network_folder, shown_path
from logicnet.formats.remarks import identifiers
from logicnet.formats.table import joined_by_or, read, read_suffixes
from logicnet.model import Annotation, Component, Evidence, Identifier, Network, Regulation


@cache
def networks() -> tuple[str, ...]:
    """The names of the shipped networks, which ``load`` reads.

    Returns the names in alphabetical order; none where no network is shipped. A notebook shows them with their titles
    and what they are about.

    Raises nothing.

    >>> "il6" in networks()
    True
    """
    names = sorted(path.stem for path in network_folder().glob("*.toml") if _is_network(path))
    return VisibleTuple.of(names, ("network", "networks"), ["network", "title", "components", "about"], _shown)


def _shown(name: str) -> tuple[str, str, int, str]:
    """A shipped network in a table: its name and title, how many components it has, and its description's beginning."""
    network = load(name)
    about = " ".join(network.description.split()).partition(". ")[0].removesuffix(".")
    return name, network.title, len(network.components), about


def _is_network(path: Path) -> bool:
    """Other documents stand beside the networks; a network or a composition says so with a table of that name."""
    return any(line.strip() in (b"[network]", b"[composition]") for line in path.read_bytes().splitlines())


def load(name: str | os.PathLike[str], *, strict: bool = False, default_rule: str = "") -> Network:
    """A shipped network by its name, or the network in a file.

    - ``name``: a name of ``networks()``, or the path of a file. A name without suffix is that of a shipped network
      first.
    - ``strict``: whether components without a rule are refused (default: False, they are inputs).
    - ``default_rule``: how regulators act together in a file of edges alone (default: none, such files are refused).

    Returns the network.

    Raises UnknownName, with the nearest name, where there is neither, and what ``read`` raises for a file.

    >>> load("il6").name
    'il6'
    """
    if not isinstance(name, str | os.PathLike):
        hint = 'write logicnet.load("il6") or logicnet.read("model.bnet"), or name the network or the file itself'
        raise LogicnetError(f"expected a network, found {type(name).__name__}", hint=hint)
    if default_rule:
        from logicnet.formats.sif import confirm_default_rule

        confirm_default_rule(default_rule)
    path = Path(name)
    shipped = network_folder() / f"{name}.toml"
    if isinstance(name, str) and os.sep not in name and stands(shipped) and _is_network(shipped):
        return with_shipped_contexts(_with_publications(read(shipped)))
    if path.suffix or mode_of(path) is not None or os.sep in str(name):
        network = read(path, strict=strict, default_rule=default_rule)
        return _with_publications(network) if path.suffix == ".toml" and is_shipped_file(path) else network
    hint = did_you_mean(str(name), networks(), "shipped networks")
    file = f"or name a file that ends in {joined_by_or(read_suffixes())}"
    raise UnknownName("network", str(name), hint=or_else(hint, file))


def is_shipped(network: Network) -> bool:
    """Whether a network was read from a file that came with logicnet."""
    return network.origin is not None and is_shipped_file(Path(network.origin.file))


def is_shipped_file(path: Path) -> bool:
    """Whether a file stands among the shipped networks."""
    return path.resolve().parent == network_folder().resolve()


@cache
def publications() -> Mapping[int, tuple[Identifier, ...]]:
    """The papers behind the numbers that the shipped networks cite, as far as they are known; by number.

    Raises FormatError, with file and line, where the shipped list is damaged.

    >>> [one.uri for one in publications()[110]]
    ['pubmed:21220315', 'doi:10.1073/pnas.1018898108']
    """
    return {number: found for number, (_, found) in _listed().items()}


@cache
def paper_titles() -> Mapping[int, str]:
    """What the papers behind these numbers are called, each with its year; by number.

    Raises FormatError, with file and line, where the shipped list is damaged.

    >>> paper_titles()[42]
    'TGF-β inhibition enhances chemotherapy action against triple-negative breast cancer (2013)'
    """
    return {number: title for number, (title, _) in _listed().items()}


@cache
def _listed() -> Mapping[int, tuple[str, tuple[Identifier, ...]]]:
    """The shipped list of papers: title with year, and identifiers."""
    path = network_folder() / "references.toml"
    if not path.is_file():
        return {}
    root = Document.parse(read_bytes(path), shown_path(path)).root
    root.only(("references",))
    found = {}
    for key, entry in root.table("references").named():
        entry.only(("title", "year", "identifiers"))
        if not key.isdecimal():
            entry.refuse(f"expected a number of the source's list, found '{key}'")
        title = f"{entry.text('title')} ({entry.number('year')})"
        found[int(key)] = title, tuple(Identifier(one.uri, "isDescribedBy") for one in identifiers(entry))
    return found


def _with_publications(network: Network) -> Network:
    """The network with the papers of its evidence among the identifiers, so that they leave with them."""
    return replace(network, components=tuple(map(_described, network.components)))


def _described(component: Component) -> Component:
    return replace(
        component,
        annotation=_with_papers(component.annotation, component.evidence),
        regulations=tuple(map(_described_edge, component.regulations)),
    )


def _described_edge(edge: Regulation) -> Regulation:
    return replace(edge, annotation=_with_papers(edge.annotation, edge.evidence))


def _with_papers(annotation: Annotation, evidence: Evidence) -> Annotation:
    known = publications()
    papers = (one for number in evidence.references if isinstance(number, int) for one in known.get(number, ()))
    return replace(annotation, identifiers=tuple(dict.fromkeys((*annotation.identifiers, *papers))))
