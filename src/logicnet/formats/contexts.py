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
    assumed = ["FAC"]
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NoReturn

from logicnet.errors import did_you_mean
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Document, Table
from logicnet.formats.files import read_bytes, stands
from logicnet.formats.folder import network_folder, shown_path
from logicnet.formats.remarks import CITED, evidence, located
from logicnet.model import Context, ContextKind, Intervention, Network, Setting
from logicnet.model.called import called_words
from logicnet.model.notation import divided, readings, words

CONTEXT = ("title", "kind", "subtype", "cells", "disease", "like", "setting", "background", "assumed", *CITED)
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
    sets, changes = _setting(entry, network), _background(entry, network)
    held = Setting.of(dict(Setting.parse(like.setting, network).values) | dict(sets.values), network)
    kept = Intervention.parse(like.background, network).elsewhere(changes)
    changed = located(entry, "background", lambda: kept | changes) if kept or changes else changes
    said = {*(name for name, _ in sets.values), *map(str, changes.changes)}
    return Context(
        name,
        title=entry.text("title", ""),
        kind=entry.member("kind", ContextKind) or ContextKind.EXPERIMENT,
        subtype=entry.text("subtype", ""),
        cells=entry.text("cells", ""),
        disease=entry.text("disease", ""),
        setting=str(held),
        background=str(changed),
        evidence=evidence(entry, [one.key for one in network.references], CITED),
        assumed=_assumed(entry, network, held, changed, frozenset(like.assumed) - said),
        source=entry.document.span(entry.path, key=True),
    )


def _like(entry: Table, before: Sequence[Context]) -> Context:
    name = entry.text("like", "")
    found = next((one for one in before if one.name == name), None)
    if name and found is None:
        hint = did_you_mean(name, [one.name for one in before], "contexts before it")
        entry.refuse(f"unknown context '{name}'", "like", hint=hint)
    return found or Context("")


def _setting(entry: Table, network: Network) -> Setting:
    """The inputs that the entry itself sets."""
    text = _written(entry, "setting", network)
    return located(entry, "setting", partial(Setting.parse, text, network))


def _background(entry: Table, network: Network) -> Intervention:
    """What the entry itself changes."""
    text = _written(entry, "background", network)
    # the catalogue is opened only where something is no notation, and so may be the name of a drug
    drugs: Mapping[str, str] | None = None
    if any("%" not in word.group() for word in words(text)):
        drugs = catalogue_for(network)
    return located(entry, "background", partial(Intervention.parse, text, network, drugs))


def _assumed(
    entry: Table, network: Network, setting: Setting, background: Intervention, inherited: Collection[str]
) -> tuple[str, ...]:
    """What is assumed of a context, in the order in which it is set and changed: what its entry says, and what is
    ``inherited``, of which the context has that alone which its own background leaves in place.
    """
    has = (*(name for name, _ in setting.values), *map(str, background.changes))
    found: list[str] = []
    for i, given in enumerate(entry.texts("assumed")):
        if given not in has:
            _refuse_assumed(entry, i, network, has)
        if given in found:
            entry.refuse(f"'{given}' is given twice", "assumed", entry=i)
        found.append(given)
    return tuple(one for one in has if one in found or one in inherited)


def _refuse_assumed(entry: Table, i: int, network: Network, has: Sequence[str]) -> NoReturn:
    """Refuse what the context neither sets nor changes: a name that nothing has, or one of something else."""
    given = entry.texts("assumed")[i]
    place = divided(given)[0]
    changed = next((one for one in has if divided(one) != (one, None) and divided(one)[0] == place), "")
    if changed:
        entry.refuse(f"the background has no change '{given}'", "assumed", entry=i, hint=f"it has {changed}")
    names = {*network.names, *network.levels}
    if any(all(name in names for name in ends) for ends in readings(place)):
        what = "changes" if place != given else "sets"
        hint = f"what it sets and changes: {', '.join(has)}" if has else "it sets and changes nothing"
        entry.refuse(f"the context {what} no '{given}'", "assumed", entry=i, hint=hint)
    name = given.partition("=")[0].strip()
    hint = f"name the input alone: {name}" if name in has else did_you_mean(given, has, "what it sets and changes")
    entry.refuse(f"unknown component '{given}'", "assumed", entry=i, hint=hint)


def _written(entry: Table, key: str, network: Network) -> str:
    text = entry.text(key, "")
    if called_words(text, network):  # a model that is read reads no other file
        entry.refuse("a context is written out, and calls nothing by @", key)
    return text


__all__ = ["CONTEXT", "FILE", "contexts", "contexts_of", "owner_of", "shipped_owner", "with_shipped_contexts"]
