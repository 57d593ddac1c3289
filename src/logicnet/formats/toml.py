"""Networks in TOML: rule, kind, evidence and open choices side by side. A file is read as a whole or refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from logicnet.formats import composition
from logicnet.formats.document import Document
from logicnet.formats.parts import choices, compiled, component, maximum, phenotypes
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.remarks import NAMED, annotation_of, named_interventions, named_settings, named_starts, references
from logicnet.model import Network
from logicnet.model.levels import rules_of_targets

_NETWORK = ("name", "title", "figure", "description", "identifiers", "notes")
_PARTS = ("network", "components", "phenotypes", "choices", *NAMED, "references")


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
        settings=named_settings(root, network),
        starts=named_starts(root, network),
        interventions=named_interventions(root, network),
    )


def write(network: Network) -> bytes:
    """All that the network knows, as ``read`` reads it."""
    from logicnet.formats.toml_writing import toml_document

    return toml_document(network).encode()
