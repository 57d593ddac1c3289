"""The open choices: what the source leaves open, and which claims depend on it."""

from __future__ import annotations

from logicnet.evidence import Openness
from logicnet.model import Network
from logicnet.model.levels import spelled
from logicnet.report.model.blocks import Block, Cell, Code, DataTable, Paragraph, Section, run_together, typed
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.references import grounds

_CLAIMS = 12


def left_open(facts: Facts) -> Section | None:
    """The section; None where nothing is left open."""
    network, found = facts.network, facts.openness
    if not network.choices:
        return None
    blocks: list[Block] = []
    if found is None:
        blocks.append(Paragraph("There are no claims, so nothing tells what depends on the choices.", note=True))
    else:
        command = Code(f"logicnet check {facts.claims_named} --alternatives")
        blocks.append(_method(found, command))
        if not found.complete:
            said = f"Not all was asked: {found.why_incomplete}. "
            blocks.append(Paragraph((said, command, " asks all without a time budget."), note=True))
    blocks.append(_table(network, found))
    if found is not None and found.checked:
        unsure = [row for row in found.rows if row.holds < row.decided]
        if unsure:
            head = ("claim", "holds in", "turned by")
            shares = tuple((Code(row.claim), row.words, typed(row.matters)) for row in unsure)
            blocks.append(DataTable("Claims that do not hold in every admissible network", head, shares))
        elif found.rows:
            blocks.append(Paragraph("Every claim that was asked holds in all of these networks."))
    return Section("choices", f"Open choices ({len(network.choices)})", tuple(blocks))


def _table(network: Network, found: Openness | None) -> DataTable:
    head: tuple[str, ...] = ("choice", "chosen", "alternatives", "why open")
    turned = found.choices if found is not None else {}
    rows = []
    for one in network.choices:
        others = run_together([Code(spelled(rule)) for rule in one.alternatives], " / ")
        chosen, why = Code(spelled(one.chosen)), grounds(one.evidence, network)
        row: tuple[Cell, ...] = ((Code(one.id), f" {one.component}"), chosen, others, why)
        rows.append((*row, typed(turned.get(one.id, ()), _CLAIMS)) if found is not None else row)
    if found is not None:
        of = f" (of {len(found.rows)} that were asked)" if found.not_asked else ""
        head = (*head, f"claims that it turns alone{of}")
    return DataTable("Rules that the source leaves open", head, tuple(rows))


def _method(found: Openness, command: Code) -> Paragraph:
    many = f"There are {found.admissible:,} admissible networks"
    if found.checked:
        return Paragraph(f"{many}; claims were asked on {found.method}.")
    said = f"{many}. Each alternative was asked alone, and not together with others: "
    return Paragraph((said, command, " draws networks, and says in which share of them each claim holds."), note=True)
