"""What the claims notice: which regulations no claim would miss, and a claim proposed for each."""

from __future__ import annotations

from logicnet.report.model.blocks import Block, Code, DataTable, Inline, Paragraph, Section, Snippet, Subheading
from logicnet.report.model.facts import Facts


def unnoticed(facts: Facts) -> Section | None:
    """The section; None where there are no claims."""
    found = facts.sensitivity
    if found is None:
        return None
    noticed = sum(any(kinds.values()) for kinds in found.regulations.values())
    left = len(found.regulations_left)
    command = Code(f"logicnet check {facts.claims_named} --sensitivity")
    blocks: list[Block] = [
        Paragraph(
            "One thing at a time is made wrong in the network: a regulation is removed or flipped, a component is "
            "held. A claim notices what turns its verdict. What no claim notices, the claims do not support."
        ),
        Paragraph(
            f"{noticed} of {noticed + len(found.unnoticed)} regulations that were asked are noticed"
            f"{f'; of {left} more that is open' if left else f', {found.share_removed:.1%} of all where removed'}."
        ),
    ]
    if found.all_pairs:
        outcomes = len(found.noticed_by_outcomes)
        said = f"{outcomes} are noticed by a claim about death, resistance, a pool of cells or relapse."
        blocks.append(Paragraph(said))
    else:
        said = "A mutant was done with when a claim noticed it, so how many claims notice it is not told here: "
        blocks.append(Paragraph((said, command, " asks them all."), note=True))
    if not found.complete:
        said = f"Not all was asked: {found.why_incomplete}. "
        blocks.append(Paragraph((said, command, " asks all without a time budget."), note=True))
    if found.complete and found.unbreakable:
        blocks.append(Paragraph(f"Claims that no mutant turns: {', '.join(found.unbreakable)}.", note=True))
    if not found.unnoticed:
        blocks.append(Paragraph("No regulation that was asked goes unnoticed."))
    else:
        blocks += _proposals(facts)
    return Section("unnoticed", "Regulations that no claim would miss", tuple(blocks))


def _proposals(facts: Facts) -> list[Block]:
    proposals = facts.proposals
    rows: list[tuple[tuple[Inline, ...], str, str]] = []
    for one in proposals:
        would = f"would notice it {' and '.join(one.kinds)}" if one.claim else f"none found: {one.why_none}"
        rows.append(((Code(one.source), " → ", Code(one.target)), one.claim.statement if one.claim else "", would))
    blocks: list[Block] = [
        DataTable("Regulations that no claim notices", ("regulation", "proposed claim", "outcome"), tuple(rows))
    ]
    left = len(facts.sensitivity.unnoticed) - len(proposals) if facts.sensitivity else 0
    if left:
        blocks.append(Paragraph(f"For {left} more that no claim notices no claim was looked for.", note=True))
    found = [one for one in proposals if one.claim]
    if found:
        blocks += [
            Subheading("Proposed claims"),
            Paragraph(
                "Each holds in the network as it is, and fails where the regulation is wrong. Whether cells do "
                "the same is not known here: look it up, say where the source tells it, and paste the claim "
                "into the file of claims."
            ),
        ]
        blocks += [Snippet(one.toml, f"For {one.source} → {one.target}") for one in found]
    return blocks
