"""Networks in TOML: rule, kind, evidence and open choices side by side. A file is read as a whole or refused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from logicnet.formats import composition
from logicnet.formats.contexts import contexts
from logicnet.formats.document import Document
from logicnet.formats.parts import choices, compiled, component, maximum, phenotypes
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.remarks import (
    NAMED,
    annotation_of,
    named_interventions,
    named_settings,
    named_starts,
    readouts,
    references,
)
from logicnet.formats.toml_timing import read_timing, timing_lines
from logicnet.formats.toml_writing import toml_document
from logicnet.model import Network
from logicnet.model.levels import rules_of_targets

_NETWORK = ("name", "title", "figure", "description", "identifiers", "prefixes", "notes")
_PARTS = ("network", "components", "phenotypes", "readouts", "choices", *NAMED, "contexts", "references", "timing")

_TABLE = re.compile(
    rb"^[ \t]*\[{1,2}[ \t]*(?:" + "|".join((*_PARTS, "composition")).encode() + rb")[ \t]*[.\]]", re.MULTILINE
)
_LOOKED_AT = 1 << 16  # bytes of a file that say what it is


def looks_like(content: bytes) -> bool:
    """Whether a content has the header of a table that networks have here, and is no markup."""
    head = content[:_LOOKED_AT]
    return (
        b"\0" not in head and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"<", b"{") and bool(_TABLE.search(head))
    )


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content. Raises LogicnetError with file, line, column and the path inside the document."""
    root = Document.parse(content, path).root
    if "composition" in root.data:
        return composition.read(root, path)
    root.only(_PARTS)
    head = root.table("network")
    head.only(_NETWORK)
    entries = dict(root.table("components").named())
    rules = compiled(root.document, entries)
    levels = any(maximum(entry) > 1 for entry in entries.values())
    network = Network(
        head.text("name", PurePath(path).stem),
        rules_of_targets(rules) if levels else rules,
        tuple(component(name, entry, rules) for name, entry in entries.items()),
        phenotypes=phenotypes(root.table("phenotypes"), rules),
        choices=choices(root.tables("choices"), rules),
        title=head.text("title", ""),
        figure=head.text("figure", ""),
        description=head.text("description", "").strip(),
        source=path,
        targets=rules if levels else None,
        annotation=annotation_of(head),
        references=references(root),
    )
    return replace(
        network,
        readouts=readouts(root, network),
        settings=named_settings(root, network),
        starts=named_starts(root, network),
        interventions=named_interventions(root, network),
        contexts=contexts(root, network),
        timing=read_timing(root, network),
    )


def write(network: Network) -> bytes:
    """All that the network knows, as ``read`` reads it."""
    parts = [toml_document(network), *(["\n".join(timing_lines(network.timing)) + "\n"] if network.timing else [])]
    return "\n".join(parts).encode()
