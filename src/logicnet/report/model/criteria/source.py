"""Criteria of the source: what a reader must know to find, cite and use the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logicnet.report.model.criteria.criterion import Criterion, Mark, Place, Subject, not_asked, yes_or_no
from logicnet.report.model.provenance import licence, papers

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts

SUBJECT = Subject("source", "Source", 1, "Without it a model can be neither found, cited nor used.")

_WHERE = Place("file", "head of the file")


def _described(facts: Facts) -> Mark:
    network = facts.network
    good = bool(network.description.strip() or network.annotation.notes.strip())
    return yes_or_no(good, "The file describes the network.", "The file does not describe the network.", _WHERE)


def _publication(facts: Facts) -> Mark:
    found = list(papers(facts.network))
    listed = len(facts.network.references)
    no = "The file names no publication (pubmed: or doi:) of the network."
    if listed > 1:
        no = f"The file lists {listed} references, and does not say which of them describes the network."
    return yes_or_no(bool(found), f"The file names {_few(found)}.", no, _WHERE)


def _licence(facts: Facts) -> Mark:
    found = licence(facts.network)
    return yes_or_no(
        bool(found), f"The licence: {found.removesuffix('.')}.", "The file says nothing of a licence.", _WHERE
    )


def _organism(facts: Facts) -> Mark:
    network = facts.network
    found = network.annotation.of("hasTaxon") or tuple(
        one.uri for one in network.annotation.identifiers if one.uri.startswith("taxonomy:")
    )
    return yes_or_no(
        bool(found), f"The file names {_few(list(found))}.", "The file does not say of which organism it is.", _WHERE
    )


def _identity(facts: Facts) -> Mark:
    origin = facts.network.origin
    said = f"SHA-256 of the file: {origin.digest}." if origin else ""
    return yes_or_no(origin is not None, said, "The network was made in memory: no file has it.", _WHERE)


def _reading(facts: Facts) -> Mark:
    if facts.network.origin is None:
        return not_asked("The network was made in memory: nothing was read.")
    notes = [Place("file", note) for note in facts.network.notes]
    kinds = "1 thing" if len(notes) == 1 else f"{len(notes)} things"
    return yes_or_no(
        not notes, "The file was read as it stands.", f"{kinds} in the file had to be interpreted.", *notes
    )


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


CRITERIA = (
    Criterion(
        "described", "The network is described", "Does the file say in prose what the network is of?", 1, _described
    ),
    Criterion(
        "publication",
        "A publication is named",
        "Does the file name the publication that describes the network, by PubMed number or DOI?",
        2,
        _publication,
    ),
    Criterion("licence", "A licence is named", "Is it said under which licence others may use the model?", 2, _licence),
    Criterion(
        "organism",
        "The organism is named",
        "Does the file say of which organism the network is (taxonomy:9606)?",
        1,
        _organism,
    ),
    Criterion(
        "identity",
        "The file can be told from others",
        "Was the network read from a file, whose digest tells it from every other version?",
        1,
        _identity,
    ),
    Criterion(
        "reading",
        "The file is read as it stands",
        "Could the file be read with nothing in it left to interpretation?",
        1,
        _reading,
    ),
)
"""In the order of the report."""
