"""Contexts in TOML: tables of a network's own file, or of one document that stands beside the shipped networks.

::

    network = "resistance"

    [contexts.MDA-MB-231]
    kind = "experiment"
    cells = "MDA-MB-231"
    setting = "FAC=1"
    background = "SMAD4%0"
    references = [33]
    why = "the cells that the experiment was made with"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from logicnet.errors import did_you_mean
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Document, Table
from logicnet.formats.files import read_bytes, stands
from logicnet.formats.folder import network_folder, shown_path
from logicnet.formats.remarks import CITED, evidence, located
from logicnet.model import Context, ContextKind, Intervention, Network, Setting
from logicnet.model.called import called_words
from logicnet.model.notation import words

CONTEXT = ("title", "kind", "subtype", "cells", "disease", "like", "setting", "background", *CITED)
"""The keys of a context in a network's own file."""
FILE = "contexts.toml"
"""The document of contexts that stands beside the shipped networks."""


def contexts(root: Table, network: Network) -> tuple[Context, ...]:
    """The contexts of a network's own file. Raises LogicnetError with the place."""
    found: list[Context] = []
    for name, entry in root.table("contexts").named():
        found.append(_context(name, entry, network, CONTEXT, found))
    return tuple(found)


def contexts_of(network: Network, content: bytes, path: str) -> tuple[Context, ...]:
    """Those contexts of a document that belong to a network: the document says so of all, or of each.

    Raises LogicnetError with file, line and column for what cannot be read, for a context of a network that is not
    shipped, and for one of a name that the network has given already.
    """
    root = Document.parse(content, path).root
    root.only(("network", "contexts", "references"))
    taken: set[str] = {one.name for one in network.contexts}
    found: list[Context] = []
    for name, entry in root.table("contexts").named():
        if _owner(root, entry, network) != network.name:
            continue
        if name in taken:
            entry.refuse(f"{network.name} has a context of this name already, in its own file")
        found.append(_context(name, entry, network, ("network", *CONTEXT), found))
    return tuple(found)


def with_shipped_contexts(network: Network) -> Network:
    """The network with those shipped contexts that belong to it. Raises LogicnetError where their file is damaged."""
    path = network_folder() / FILE
    content = read_bytes(path) if stands(path) else b""
    if network.name.encode() not in content:  # most networks have none, and are read without them
        return network
    return replace(network, contexts=(*network.contexts, *contexts_of(network, content, shown_path(path))))


def shipped_owner(name: str) -> str:
    """The network that a shipped context belongs to; empty where there is no such context."""
    path = network_folder() / FILE
    if not stands(path):
        return ""
    root = Document.parse(read_bytes(path), shown_path(path)).root
    entry = next((entry for one, entry in root.table("contexts").named() if one == name), None)
    return "" if entry is None else owner_of(entry)


def owner_of(entry: Table) -> str:
    """The network that a context of a document belongs to; empty where the document names none."""
    return entry.text("network", entry.document.root.text("network", ""))


def _owner(root: Table, entry: Table, network: Network) -> str:
    holder = entry if "network" in entry.data else root
    if "network" not in holder.data:
        entry.refuse("'network' is missing: a context belongs to one", hint='network = "…", here or for the whole file')
    owner = holder.text("network")
    if owner != network.name and not stands(network_folder() / f"{owner}.toml"):
        known = [path.stem for path in network_folder().glob("*.toml")]
        holder.refuse(f"unknown network '{owner}'", "network", hint=did_you_mean(owner, known, "networks"))
    return owner


def _context(
    name: str, entry: Table, network: Network, known: Sequence[str], before: Sequence[Context] = ()
) -> Context:
    """A context, which departs from the one before it that it is ``like``, where it names one."""
    entry.only(known)
    like = _like(entry, before)
    if not name.strip() or any(sign in name for sign in '",') or name in ("all", "subtypes"):
        hint = "use letters, digits and underscores, and neither 'all' nor 'subtypes'"
        entry.refuse(f"{name!r} cannot be asked for by name", hint=hint)
    return Context(
        name,
        title=entry.text("title", ""),
        kind=entry.member("kind", ContextKind) or ContextKind.EXPERIMENT,
        subtype=entry.text("subtype", ""),
        cells=entry.text("cells", ""),
        disease=entry.text("disease", ""),
        setting=_setting(entry, network, like),
        background=_background(entry, network, like),
        evidence=evidence(entry, [one.key for one in network.references], CITED),
        source=entry.document.span(entry.path, key=True),
    )


def _like(entry: Table, before: Sequence[Context]) -> Context:
    name = entry.text("like", "")
    found = next((one for one in before if one.name == name), None)
    if name and found is None:
        hint = did_you_mean(name, [one.name for one in before], "contexts before it")
        entry.refuse(f"unknown context '{name}'", "like", hint=hint)
    return found or Context("")


def _setting(entry: Table, network: Network, like: Context) -> str:
    text = _written(entry, "setting", network)
    own = located(entry, "setting", partial(Setting.parse, text, network))
    values = dict(Setting.parse(like.setting, network).values) | dict(own.values)
    return str(Setting.of(values, network)) if values else ""


def _background(entry: Table, network: Network, like: Context) -> str:
    text = _written(entry, "background", network)
    # the catalogue is opened only where something is no notation, and so may be the name of a drug
    drugs: Mapping[str, str] | None = None
    if any("%" not in word.group() for word in words(text)):
        drugs = catalogue_for(network)
    own = located(entry, "background", partial(Intervention.parse, text, network, drugs))
    kept = Intervention.parse(like.background, network).elsewhere(own)
    return str(located(entry, "background", lambda: kept | own)) if kept or own else ""


def _written(entry: Table, key: str, network: Network) -> str:
    text = entry.text(key, "")
    if called_words(text, network):  # a model that is read reads no other file
        entry.refuse("a context is written out, and calls nothing by @", key)
    return text


__all__ = ["CONTEXT", "FILE", "contexts", "contexts_of", "owner_of", "shipped_owner", "with_shipped_contexts"]
