"""The open choices: what the source leaves open, and which claims depend on it."""

from __future__ import annotations

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
    turned = found.choices if found is not None else {}
    head = ("choice", "chosen", "alternatives", "why open")
    rows: list[tuple[Cell, ...]] = []
    for one in network.choices:
        others = run_together([Code(spelled(rule)) for rule in one.alternatives], " / ")
        row: tuple[Cell, ...] = (
            (Code(one.id), f" {one.component}"),
            Code(spelled(one.chosen)),
            others,
            grounds(one.evidence, network),
        )
        rows.append((*row, typed(turned.get(one.id, ()), _CLAIMS)) if found is not None else row)
    blocks: list[Block] = []
    if found is None:
        blocks.append(Paragraph("There are no claims, so nothing tells what depends on the choices.", note=True))
    else:
        head = (*head, "claims that it turns alone")
        blocks += [
            Paragraph(f"Claims were asked on {found.method}; there are {found.admissible:,} admissible networks.")
        ]
        if not found.complete:
            blocks.append(Paragraph(f"Not all was asked: {found.why_incomplete}. More time: --timeout.", note=True))
    blocks.append(DataTable("Rules that the source leaves open", head, tuple(rows)))
    if found is not None:
        unsure = [row for row in found.rows if row.holds < row.decided]
        shares = tuple((Code(row.claim), row.words, typed(row.matters)) for row in unsure)
        if shares:
            blocks.append(
                DataTable(
                    "Claims that do not hold in every admissible network", ("claim", "holds in", "turned by"), shares
                )
            )
        elif found.rows:
            blocks.append(Paragraph("Every claim that was asked holds in all of these networks."))
    return Section("choices", f"Open choices ({len(network.choices)})", tuple(blocks))
