"""The model card: what the network is, where it comes from, whose it is, and how it is cited."""

from __future__ import annotations

from pathlib import Path

from logicnet._version import __version__
from logicnet.formats.shipped import is_shipped
from logicnet.model import Network
from logicnet.report.model.blocks import (
    Cell,
    Code,
    Inline,
    Paragraph,
    Particulars,
    Section,
    identifier_link,
    run_together,
    typed,
)
from logicnet.report.model.facts import Facts
from logicnet.report.model.provenance import UNLICENSED, licence, papers
from logicnet.report.model.sections.references import identifier_links


def card(facts: Facts) -> Section:
    """The section: particulars, and what the file does not tell."""
    network = facts.network
    rows: list[tuple[str, Cell]] = [("Name", Code(network.name))]
    rows += [(term, said) for term, said in (("Figure", network.figure), ("Description", _prose(network))) if said]
    rows += [
        ("Size", _size(network)),
        ("Source", _source(network)),
        ("Licence", licence(network) or UNLICENSED),
        ("Digest of the rules", Code(network.digest)),
    ]
    if network.origin is not None:
        rows.append(("Digest of the file", Code(network.origin.digest)))
    if network.members:
        rows.append(("Composed of", typed(network.members)))
    if is_about := identifier_links(network.annotation):
        rows.append(("Is about", is_about))
    rows.append(("Made with", f"logicnet {__version__}"))
    rows.append(("How to cite", (*_to_cite(network), f"; and logicnet {__version__}, for the answers")))
    blocks = [Particulars(tuple(rows))]
    missing = lacking(facts)
    notes = [Paragraph(f"The reader of the file noted: {note}", note=True) for note in network.notes]
    if missing:
        notes.append(Paragraph(f"The file tells nothing of: {', '.join(missing)}. Those parts are short.", note=True))
    return Section("card", "Model card", (*blocks, *notes))


def lacking(facts: Facts) -> list[str]:
    """What a model may tell and this one does not."""
    network = facts.network
    told = {
        "what the components are (kinds)": any(one.kind for one in network.components),
        "evidence": any(one.evidence.references or one.evidence.why for one in network.components),
        "identifiers": any(one.annotation.identifiers for one in network.components),
        "phenotypes": bool(network.phenotypes),
        "contexts or settings": bool(network.contexts or network.settings),
        "claims": facts.ledger is not None,
    }
    return [what for what, known in told.items() if not known]


def _prose(network: Network) -> str:
    return " ".join(network.description.split())


def _size(network: Network) -> str:
    inputs = len(network.inputs) + len(network.inputs_with_levels)
    levels = f", {len(network.levels)} of them with more than two levels" if network.levels else ""
    numbers = f"{len(network.components)} components{levels}; {len(network.regulations)} regulations; {inputs} inputs"
    return f"{numbers}; {len(network.phenotypes)} phenotypes; {len(network.choices)} open choices"


def _source(network: Network) -> Cell:
    if network.origin is None:
        return "made in memory, and read from no file"
    file = f"networks/{Path(network.origin.file).name}" if is_shipped(network) else Path(network.origin.file).name
    return (Code(file), f" ({network.origin.format})")


def _to_cite(network: Network) -> tuple[Inline, ...]:
    if found := papers(network):
        return run_together([identifier_link(uri) for uri in found])
    return ("the file does not say which publication describes the model",)
