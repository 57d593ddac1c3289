"""The history: what is different since a former version of the model."""

from __future__ import annotations

from logicnet.report.model.blocks import Block, DataTable, Paragraph, Section
from logicnet.report.model.history import PARTS, History

_ROWS = 100


def versions(history: History) -> Section:
    """The section: one sentence, then a table for each part that differs."""
    before = history.before.network
    blocks: list[Block] = [
        Paragraph(f"Compared with {before.name} in {history.file} (rules {before.digest[:12]}…). {history.said}")
    ]
    for part, words in PARTS.items():
        found = history.of(part)
        if found:
            more = f"; the first {_ROWS}" if len(found) > _ROWS else ""
            states = ("a state that tells them apart",) if any(one.state for one in found) else ()
            rows = tuple(
                (one.about, one.first or "none", one.second or "none", *(one.state for _ in states))
                for one in found[:_ROWS]
            )
            head = (part, "before", "now", *states)
            said = f"1 {words[0]} differs" if len(found) == 1 else f"{len(found)} {words[1]} differ"
            blocks.append(DataTable(f"{said}{more}", head, rows))
    if history.left:
        blocks.append(Paragraph(f"Not compared: {'; '.join(history.left)}.", note=True))
    return Section("history", "Since the former version", tuple(blocks))
