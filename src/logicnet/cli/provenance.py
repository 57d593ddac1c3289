"""What a network knows beside its rules, as ``logicnet show`` prints it: tables, and records for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from logicnet.cli.table import shortened, table
from logicnet.formats.shipped import is_shipped
from logicnet.model import Annotation, Context, Identifier, Named, Network
from logicnet.model.annotation import link_to

_WIDE = 60  # characters of notes in the table; --notes and JSON have them whole
_MOST = 4  # identifiers in the table; JSON has all


def sections(network: Network, *, whole: bool = False) -> list[str]:
    """The tables of what is known, each where there is something, and where it was read; with ``whole``, all notes
    after them."""
    found = [
        _identified(network),
        _named("setting", "values", network.settings),
        _named("start", "values", network.starts),
        _named("intervention", "changes", network.interventions),
        context_table(network),
        _references(network),
    ]
    if any(found):  # a file of rules alone is shown as the rules alone
        found.append(_origin(network))
    if whole:
        found += [f"{about}:\n{said.notes}" for about, said in _annotated(network) if said.notes]
    return [part for part in found if part]


def record(network: Network) -> dict[str, Any]:
    """What is known of the network as a whole, and what has a name, for JSON."""
    return {
        "annotation": annotation_record(network.annotation),
        "settings": [
            {"name": one.name, "values": one.text, "title": one.title, "default": one.default}
            for one in network.settings
        ],
        "starts": [{"name": one.name, "values": one.text, "title": one.title} for one in network.starts],
        "interventions": [{"name": one.name, "changes": one.text, "title": one.title} for one in network.interventions],
        "contexts": [context_record(one) for one in network.contexts],
        "references": [
            {"key": one.key, "title": one.title, "year": one.year, "doi": one.doi} for one in network.references
        ],
        "origin": _origin_record(network),
        "notes": list(network.notes),
    }


def context_record(one: Context) -> dict[str, Any]:
    """A context for JSON."""
    return {
        "name": one.name,
        "title": one.title,
        "kind": one.kind,
        "subtype": one.subtype,
        "cells": one.cells,
        "disease": one.disease,
        "setting": one.setting,
        "background": one.background,
        "assumed": list(one.assumed),
        "references": list(one.evidence.references),
        "anchors": list(one.evidence.anchors),
        "why": one.evidence.why,
    }


def context_table(network: Network) -> str:
    """A row for each context of a network; empty where it has none."""
    rows = [
        [
            one.name,
            one.kind,
            one.subtype,
            one.cells,
            one.setting,
            one.background,
            ", ".join(one.assumed),
            f"[{', '.join(map(str, one.evidence.references))}]" if one.evidence.references else "",
        ]
        for one in network.contexts
    ]
    head = ["context", "kind", "subtype", "cells", "setting", "background", "assumed", "references"]
    return table(head, rows) if rows else ""


def annotation_record(said: Annotation) -> dict[str, Any]:
    """An annotation for JSON: every identifier with its link, the notes whole, the position or null."""
    place = said.placement
    return {
        "identifiers": [
            {"uri": one.uri, "relation": one.relation, "link": link_to(one.uri)} for one in said.identifiers
        ],
        "notes": said.notes,
        "position": [place.x, place.y, place.width, place.height] if place else None,
    }


def _annotated(network: Network) -> Iterator[tuple[str, Annotation]]:
    """What something is known of, in words, and what."""
    yield network.name, network.annotation
    yield from ((component.name, component.annotation) for component in network.components)
    yield from ((f"{edge.source} -> {edge.target}", edge.annotation) for edge in network.regulations)


def _identified(network: Network) -> str:
    rows = [
        [about, shortened([_said(one) for one in said.identifiers], _MOST), _short(said.notes)]
        for about, said in _annotated(network)
        if said.identifiers or said.notes
    ]
    return table(["about", "identifiers", "notes"], rows) if rows else ""


def _said(one: Identifier) -> str:
    return one.uri if one.relation == "is" else f"{one.relation}={one.uri}"


def _short(notes: str) -> str:
    line = " ".join(notes.split())
    return line if len(line) <= _WIDE else f"{line[:_WIDE]}…"


def _named(kind: str, what: str, several: tuple[Named, ...]) -> str:
    if not several:
        return ""
    rows = [[f"@{one.name}", one.text, one.title, "default" if one.default else ""] for one in several]
    return table([kind, what, "title", ""], rows)


def _references(network: Network) -> str:
    rows = [[one.key, one.title, "" if one.year is None else one.year, one.doi] for one in network.references]
    return table(["reference", "title", "year", "doi"], rows) if rows else ""


def _origin(network: Network) -> str:
    """Where the network was read from; a shipped one is known by its name."""
    if network.origin is None or is_shipped(network):
        return ""
    return f"read from {network.origin.file} ({network.origin.format}, SHA-256 {network.origin.digest})"


def _origin_record(network: Network) -> dict[str, str] | None:
    origin = network.origin
    if origin is None:
        return None
    # a shipped file stands elsewhere on every machine
    file = f"networks/{Path(origin.file).name}" if is_shipped(network) else origin.file
    return {"file": file, "format": origin.format, "digest": origin.digest}
