"""The structure: inputs, readouts, feedback circuits, and leaves that reach nothing."""

from __future__ import annotations

from collections import Counter

from logicnet.report.model.blocks import (
    Block,
    Cell,
    Code,
    DataTable,
    Paragraph,
    Particulars,
    Section,
    run_together,
    typed,
)
from logicnet.report.model.facts import Facts

_CIRCUITS = 25
_NAMES = 60
_SIZES = 10


def wiring(facts: Facts) -> Section:
    """The section."""
    network, found = facts.network, facts.structure
    signs = Counter(one.sign for one in found.circuits)
    number = f"{'' if found.complete else 'more than '}{len(found.circuits)}"
    circuits = f"{number}: {signs['+']} positive, {signs['-']} negative, {signs['±']} of either sign"
    smallest = "no smaller one exists" if found.feedback_is_minimum else "a smaller one may exist"
    blocks_of_many = [one for one in found.blocks if len(one) > 1]
    leaves = [name for name in found.outputs if name in found.reach_no_phenotype]
    rows: list[tuple[str, Cell]] = [
        ("Inputs", typed(found.inputs, _NAMES)),
        ("Regulate nothing", typed(found.outputs, _NAMES)),
        (
            "Feedback circuits",
            circuits if found.circuits or not found.complete else "none: without free inputs there is one fixed point",
        ),
        ("Meet every circuit", (*typed(found.feedback_vertex_set, _NAMES), f" ({smallest})")),
        ("Strongly connected blocks", _sizes(blocks_of_many)),
    ]
    if found.phenotypes:
        rows += [
            ("Read by phenotypes", typed([name for name, far in found.distances.items() if far == 0], _NAMES)),
            ("Reach no phenotype", typed(found.reach_no_phenotype, _NAMES)),
            ("Of these regulate nothing", typed(leaves, _NAMES)),
        ]
    idle = [edge for edge in network.regulations if edge.sign == "0"]
    if idle:
        pairs = [f"{edge.source} → {edge.target}" for edge in idle]
        rows.append(("Named and never matter", typed(pairs, _NAMES)))
    blocks: list[Block] = [Particulars(tuple(rows))]
    if not found.complete:
        blocks.append(Paragraph(f"Not all feedback circuits are listed: {found.why_incomplete}.", note=True))
    if found.circuits:
        shown = found.circuits[:_CIRCUITS]
        more = f"; the {_CIRCUITS} shortest" if len(found.circuits) > _CIRCUITS else ""
        table = [
            (run_together([Code(n) for n in (*c.components, c.components[0])], " → "), c.sign, str(len(c.components)))
            for c in shown
        ]
        head = ("circuit", "sign", "length")
        blocks.append(DataTable(f"Feedback circuits{more}", head, tuple(table), frozenset({"length"})))
    return Section("structure", "Structure", tuple(blocks))


def _sizes(blocks: list[tuple[str, ...]]) -> str:
    if not blocks:
        return "none of more than one component"
    sizes = sorted(map(len, blocks), reverse=True)
    more = " and smaller ones" if len(sizes) > _SIZES else ""
    return f"{len(sizes)} of more than one component; of {', '.join(map(str, sizes[:_SIZES]))} components{more}"
