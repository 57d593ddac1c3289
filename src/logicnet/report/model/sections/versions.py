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
    for part, (_, several) in PARTS.items():
        found = history.of(part)
        if found:
            more = f"; the first {_ROWS}" if len(found) > _ROWS else ""
            rows = tuple((one.about, one.first or "none", one.second or "none") for one in found[:_ROWS])
            blocks.append(DataTable(f"{len(found)} {several} differ{more}", (part, "before", "now"), rows))
    if history.left:
        blocks.append(Paragraph(f"Not compared: {'; '.join(history.left)}.", note=True))
    return Section("history", "Since the former version", tuple(blocks))
