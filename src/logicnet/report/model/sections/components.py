"""The components with rule, evidence and identifiers; the regulations that have evidence of their own; phenotypes."""

from __future__ import annotations

from logicnet.model import Component, Network
from logicnet.report.model.blocks import Block, Cell, Code, DataTable, Inline, Paragraph, Section
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.references import grounds, identifier_links

_RULE = 400  # characters of a rule; logicnet show has it whole


def parts_list(facts: Facts) -> Section:
    """The section: a table of components, one of regulations, one of phenotypes and readouts."""
    network = facts.network
    many = len(network.components)
    blocks: list[Block] = [_table(network)]
    if not any(one.evidence.references or one.evidence.why for one in network.components):
        blocks.insert(0, Paragraph("The file gives no evidence for any component.", note=True))
    if not any(one.annotation.identifiers for one in network.components):
        blocks.insert(0, Paragraph("The file gives no identifiers, so nothing here leads to a database.", note=True))
    known = [edge for edge in network.regulations if edge.evidence.references or edge.evidence.why]
    if known:
        blocks.append(
            DataTable(
                f"{len(known)} of {len(network.regulations)} regulations have evidence of their own",
                ("regulation", "sign", "evidence"),
                tuple((_edge(one.source, one.target), one.sign, grounds(one.evidence, network)) for one in known),
            )
        )
    if network.phenotypes:
        rows = tuple((Code(p.name), Code(p.expression), grounds(p.evidence, network)) for p in network.phenotypes)
        blocks.append(DataTable("Phenotypes", ("phenotype", "expression", "evidence"), rows))
    else:
        blocks.append(Paragraph("The file names no phenotype: answers are told of components alone.", note=True))
    if network.readouts:
        rows = tuple((Code(r.name), Code(r.expression), grounds(r.evidence, network)) for r in network.readouts)
        blocks.append(DataTable("Readouts", ("readout", "sum", "evidence"), rows))
    return Section("components", f"Components ({many})", tuple(blocks))


def _table(network: Network) -> DataTable:
    """Columns that would be empty for all components are left out."""
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    columns: dict[str, list[Cell]] = {
        "component": [_named(one) for one in network.components],
        "kind": [str(one.kind or "") for one in network.components],
        "rule": [_rule(network, one.name, one.name in inputs) for one in network.components],
        "evidence": [grounds(one.evidence, network) for one in network.components],
        "identifiers": [identifier_links(one.annotation) for one in network.components],
    }
    shown = {title: cells for title, cells in columns.items() if any(cells)}
    rows: tuple[tuple[Cell, ...], ...] = tuple(zip(*shown.values(), strict=True))
    return DataTable("Components with their rules; & is and, | is or, ! is not", tuple(shown), rows)


def _named(one: Component) -> tuple[Inline, ...]:
    return (Code(one.name), f" {one.label}") if one.label and one.label != one.name else (Code(one.name),)


def _rule(network: Network, name: str, is_input: bool) -> Cell:
    maximum = network.component(name).maximum
    if is_input:
        return "(input)" if maximum == 1 else f"(input, levels 0 to {maximum})"
    text = network.rule_text(name)
    return Code(text) if len(text) <= _RULE else (Code(f"{text[:_RULE]}…"), f" ({len(text)} characters)")


def _edge(source: str, target: str) -> tuple[Inline, ...]:
    return Code(source), " → ", Code(target)
