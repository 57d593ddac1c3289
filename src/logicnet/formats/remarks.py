"""What a document in TOML says beside the rules: annotations, what has a name, and a list of references.

A network's own file and a sidecar read it in the same way; ``networks/README.md`` lists the keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from logicnet.errors import LogicnetError, UnknownName, did_you_mean, misspelt
from logicnet.formats.document import Table, dotted
from logicnet.model import (
    Annotation,
    Evidence,
    Identifier,
    Intervention,
    Measure,
    Named,
    Network,
    Placement,
    Readout,
    Reference,
    Setting,
    Start,
)
from logicnet.model.anchor import ANCHOR_FORMS, read_anchor
from logicnet.model.annotation import RELATIONS, compact, is_compact, is_link
from logicnet.model.called import called_words
from logicnet.model.prefixes import PREFIXES, accession_like, unknown_prefix

CITED = ("references", "why", "anchors")
"""The keys of where a source says something, and why it is believed."""
EVIDENCE = (*CITED, "background", "seen_in", "strength")
"""The keys of what something rests on."""
STRENGTHS = ("cells", "mice", "patients", "reviewed", "may", "association", "partly")
"""What it was seen in, or how firmly a source says it."""
ANNOTATION = ("identifiers", "notes", "position")
"""The keys of what is known of a thing beside its rule."""
NAMED = ("settings", "starts", "interventions")
"""The tables of what has a name."""
_T = TypeVar("_T")
_SIZES = (2, 4)  # a place, or a place and a size


def evidence(entry: Table, listed: Collection[str] | None = None, keys: Collection[str] = EVIDENCE) -> Evidence:
    """What an entry rests on: references, each once, why, and what else ``keys`` names; a claim has a background and a
    strength of its own.

    A reference is a number from 1 (of the source's own list), a compact URI, or any other text. Where there is a list
    of references (``listed``, or the document's own table), such a text is a key of it.
    """
    own = entry.document.data.get("references")
    known = listed if listed else tuple(own) if isinstance(own, dict) else ()
    given = entry.marks("references")
    for i, one in enumerate(given):
        if isinstance(one, int) and one < 1:
            entry.refuse(f"references count from 1, found {one}", "references")
        if isinstance(one, str) and not one.strip():
            entry.refuse("a reference without a name", "references", entry=i)
        if one in given[:i]:
            entry.refuse(f"reference {one} is given twice", "references")
        if known and isinstance(one, str) and one not in known and not is_compact(one):
            hint = did_you_mean(one, known, "references")
            entry.refuse(f"unknown reference '{one}'", "references", entry=i, hint=hint)
    anchors, seen_in = entry.texts("anchors"), entry.texts("seen_in")
    for i, one in enumerate(anchors):
        if read_anchor(one) is None:
            entry.refuse(f"{one!r} is no anchor", "anchors", entry=i, hint=f"expected {ANCHOR_FORMS}")
    background = "background" in keys and entry.flag("background", False)
    strength = entry.text("strength", "") if "strength" in keys else ""
    if strength and strength not in STRENGTHS:
        entry.refuse(f"unknown strength '{strength}'", "strength", hint=did_you_mean(strength, STRENGTHS, "strengths"))
    if background and not entry.text("why", ""):
        entry.refuse("background knowledge without a reason", "background", hint='say it: why = "…"')
    return Evidence(given, entry.text("why", ""), anchors, background, seen_in, strength)


def annotation_of(entry: Table) -> Annotation:
    """Identifiers, notes and position of a thing."""
    return Annotation(identifiers(entry), entry.text("notes", ""), _placement(entry))


def identifiers(entry: Table) -> tuple[Identifier, ...]:
    """A list of compact URIs, or a table of such lists by relation. A prefix is a known one, and then the accession has
    its form, or one that the document names: ``prefixes`` in its head.
    """
    if isinstance(entry.data.get("identifiers"), dict):
        inside = entry.table("identifiers")
        # a relation of somebody's own is kept; one that is nearly known is a slip
        slips = misspelt(inside.data, RELATIONS)
        inside.only((*RELATIONS, *(key for key in inside.data if key not in slips)))
        relations = [(inside, relation, relation, inside.texts(relation)) for relation in inside.data]
    else:
        relations = [(entry, "identifiers", "is", entry.texts("identifiers"))]
    found = []
    for table, key, relation, uris in relations:
        for i, uri in enumerate(uris):
            _confirm_collection(uri, table, key, i)
            found.append(Identifier(compact(uri), relation))
    if any(not one.uri for one in found):
        entry.refuse("an identifier without a text", "identifiers")
    return tuple(dict.fromkeys(found))


def _confirm_collection(uri: str, table: Table, key: str, entry: int) -> None:
    """Refuse the prefix of no known collection, and an accession that its collection cannot have; what is written as a
    link says itself where it leads.
    """
    written = compact(uri)
    if is_link(uri.strip()):
        return
    like, prefix = accession_like(written), unknown_prefix(written)
    if like and written.partition(":")[0] not in own_prefixes(table.document.root):
        table.refuse(f"'{uri}' is no identifier of its collection", key, entry=entry, hint=f"expected one like {like}")
    if prefix and prefix not in own_prefixes(table.document.root):
        near = did_you_mean(prefix, PREFIXES)
        hint = f'a collection that is not known here: prefixes = ["{prefix}"] in [network]'
        table.refuse(
            f"unknown identifier prefix '{prefix}'", key, entry=entry, hint="; ".join(filter(None, (near, hint)))
        )


def own_prefixes(root: Table) -> tuple[str, ...]:
    """The prefixes that a document names in its head, beside those that are known."""
    return tuple(prefix for head in heads(root) for prefix in head.texts("prefixes"))


def heads(root: Table) -> tuple[Table, ...]:
    """The head of a network's or a composition's own file; none in a document of other things, whose ``network`` is a
    name.
    """
    return tuple(root.table(name) for name in ("network", "composition") if isinstance(root.data.get(name), dict))


def _placement(entry: Table) -> Placement | None:
    if "position" not in entry.data:
        return None
    numbers = entry.decimals("position")
    if len(numbers) not in _SIZES:
        entry.refuse(f"expected [x, y] or [x, y, width, height], found {len(numbers)} numbers", "position")
    return Placement(*numbers)


def references(root: Table) -> tuple[Reference, ...]:
    """The document's own list of references."""
    found = []
    for key, entry in root.table("references").named():
        entry.only(("title", "year", "doi"))
        year = entry.number("year") if "year" in entry.data else None
        found.append(Reference(key, entry.text("title", ""), year, entry.text("doi", "")))
    return tuple(found)


def named_settings(root: Table, network: Network) -> tuple[Named, ...]:
    """The settings that have a name, one of which may be the default."""
    found = tuple(_named(root.table("settings"), "values", network, Setting.parse, ("default",)))
    defaults = [one.name for one in found if one.default]
    if len(defaults) > 1:
        hint = f"'{defaults[0]}' is one already"
        root.table("settings").table(defaults[1]).refuse("a second default setting", "default", hint=hint)
    return found


def named_starts(root: Table, network: Network) -> tuple[Named, ...]:
    """The starts that have a name: states, subspaces, and mixtures of these."""
    return tuple(_named(root.table("starts"), "values", network, Start.parse))


def named_interventions(root: Table, network: Network) -> tuple[Named, ...]:
    """The interventions that have a name."""
    return tuple(_named(root.table("interventions"), "changes", network, Intervention.parse))


def readouts(root: Table, network: Network) -> tuple[Readout, ...]:
    """The weighted sums that have a name: each a text, or a table with what it rests on. A readout names components
    and phenotypes, and no other readout, so that none can go round in a circle.
    """
    table = root.table("readouts")
    alone = replace(network, readouts=())
    taken = {**dict.fromkeys(network.names, "a component"), **dict.fromkeys(network.levels, "a component")}
    taken |= {one.name: "a phenotype" for one in network.phenotypes}
    found = []
    for name, given in table.data.items():
        if name in taken:
            table.refuse(f"{taken[name]} has this name", name, hint="call the readout otherwise")
        if not name.strip() or '"' in name:
            table.refuse(f"{name!r} cannot be asked for by name", name, hint="use letters, digits and underscores")
        entry, key = (table.table(name), "expression") if isinstance(given, dict) else (table, name)
        if entry is not table:
            entry.only(("expression", "references", "why"))
        text = entry.text(key)
        try:
            located(entry, key, partial(Measure.read, text, alone, name))
        except UnknownName as error:
            if error.name in table.data:
                error.hint = "a readout names components and phenotypes, and no other readout"
            raise
        found.append(Readout(name, text, Evidence() if entry is table else evidence(entry)))
    return tuple(found)


def _named(
    entries: Table, key: str, network: Network, parse: Callable[[str, Network], object], further: tuple[str, ...] = ()
) -> Iterator[Named]:
    """Each is read against the network here, so that an error in it is shown where it stands."""
    for name, entry in entries.named():
        entry.only((key, "title", *further))
        if not name.strip() or '"' in name:
            entry.refuse(f"{name!r} cannot be asked for by name", hint="use letters, digits and underscores")
        text = entry.text(key)
        # a model that is read reads no other file
        if called_words(text, network):
            entry.refuse("what has a name is written out, and calls no other by @", key)
        located(entry, key, partial(parse, text, network))
        yield Named(name, text, entry.flag("default", False), entry.text("title", ""))


def located(entry: Table, key: str, reading: Callable[[], _T]) -> _T:
    """What ``reading`` gives; an error in it is moved to the text at this key of the document."""
    try:
        return reading()
    except LogicnetError as error:
        path = (*entry.path, key)
        column = error.span.column - 1 if error.span else 0
        place = entry.document.inside(path)
        error.span = place.shifted(column, error.span.length if error.span else 1)
        error.message = f"{dotted(path)}: {error.message}"
        raise
