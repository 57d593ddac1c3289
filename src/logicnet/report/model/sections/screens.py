"""The screen: what single interventions do to the network's first phenotype."""

from __future__ import annotations

from fractions import Fraction

from logicnet.report.model.blocks import Block, Cell, Code, DataTable, Paragraph, Section
from logicnet.report.model.facts import Facts

_ROWS = 20


def screened(facts: Facts) -> Section:
    """The section: the best rows, or why there is no screen."""
    found = facts.screen
    title = "Interventions one by one"
    if found is None:
        said = (
            "The network names no phenotype that could be removed. To name one for a question: ",
            Code('logicnet screen NETWORK --phenotype "A & !B"'),
        )
        return Section("screen", title, (Paragraph(said, note=True),))
    wild, *rest = found.rows
    fraction = wild.answer.fraction
    blocks: list[Block] = [
        Paragraph(
            (
                "Every component is knocked out and in and every regulation cut, one at a time, and ranked by the "
                "share of attractors that show ",
                Code(found.phenotype),
                f". Untreated: {_share(fraction)}. ",
                *(
                    ("Held: ", Code(held), ".")
                    if (held := " ".join(filter(None, [found.setting, found.intervention])))
                    else ("Inputs are free.",)
                ),
            )
        )
    ]
    if not found.complete:
        blocks.append(Paragraph(f"Not all was decided: {found.why_incomplete}.", note=True))
    if fraction == 0:
        rest = [one for one in rest if one.answer.fraction]
        bring = "these interventions bring it" if rest else "no intervention that was decided brings it"
        untreated = f"The untreated network does not show it: there is nothing to remove, and {bring}."
        blocks.append(Paragraph(untreated, note=True))
    rows: list[tuple[Cell, ...]] = [
        (Code(str(one.intervention)), one.type, _share(one.answer.fraction), str(one.outcome), str(one.rank or ""))
        for one in rest[:_ROWS]
    ]
    if rows:
        head = ("intervention", "type", "share of attractors", "outcome", "rank")
        caption = f"The first {len(rows)} of {len(rest)} interventions" if len(rest) > len(rows) else "Interventions"
        blocks.append(DataTable(caption, head, tuple(rows), frozenset({"share of attractors", "rank"})))
    return Section("screen", title, tuple(blocks))


def _share(fraction: Fraction | None) -> str:
    return "not known" if fraction is None else f"{float(fraction):.1%}"
