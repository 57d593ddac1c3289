"""A network as TabularQual's sheets. Columns beyond TabularQual's own (Kind, places, the evidence of an edge) stand
only where a network has something for them: TabularQual passes over columns that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from logicnet.errors import MemoryBudget
from logicnet.formats.ginml.writer import is_whole
from logicnet.formats.sbml.extras import initial_levels
from logicnet.formats.tabularqual.cells import as_list, by_relation, place_cells
from logicnet.formats.tabularqual.model_sheet import model_rows
from logicnet.logic import Expression, Rules
from logicnet.logic.program import OR, Program, constant, folded
from logicnet.model import Component, Identifier, Network, Regulation

_SIGNS = {"+": "positive", "-": "negative", "±": "dual"}
_HEADS = {
    "Species": ("Species_ID", "Name", "*", "Type", "Constant", "InitialLevel", "MaxLevel", "Notes1"),
    "Transitions": ("Transitions_ID", "Name", "Target", "Level", "Rule", "*", "Notes1"),
    "Interactions": ("Target", "Source", "Sign", "*", "Notes1"),
}
"""The columns of each sheet; the pairs of relations and identifiers stand where the star does."""


def sheets_of(network: Network) -> Mapping[str, list[Sequence[str]]]:
    """The sheets by their names, each as rows of cells."""
    return {
        "Model": model_rows(network),
        "Species": _sheet("Species", _species(network)),
        "Transitions": _sheet("Transitions", _transitions(network)),
        "Interactions": _sheet("Interactions", _interactions(network)),
    }


def _sheet(name: str, rows: Iterable[Mapping[str, str]]) -> list[Sequence[str]]:
    """Rows as cells under the columns of a sheet, and under further ones where rows have them."""
    known = list(rows)
    found = dict.fromkeys(column for row in known for column in row)
    paired = max((int(column[8:]) for column in found if column.startswith("Relation")), default=1)
    pairs = [f"{head}{number}" for number in range(1, paired + 1) for head in ("Relation", "Identifier")]
    head: list[str] = []
    for column in _HEADS[name]:
        head += pairs if column == "*" else (column,)
    head += (column for column in found if column not in head)
    return [head, *([row.get(column, "") for column in head] for row in known)]


def _known(identifiers: Iterable[Identifier], notes: str) -> dict[str, str]:
    """Identifiers and notes as cells."""
    cells: dict[str, str] = {}
    for number, (relation, text) in enumerate(by_relation(identifiers).items(), 1):
        cells |= {f"Relation{number}": relation, f"Identifier{number}": text}
    return cells | ({"Notes1": notes} if notes else {})


def _species(network: Network) -> Iterator[dict[str, str]]:
    inputs = {*network.inputs, *network.inputs_with_levels}
    levels = initial_levels(network)
    acting = {source for component in network.components for source in network.regulators(component.name)}
    for component in network.components:
        name = component.name
        yield {
            "Species_ID": name,
            "Name": component.label,
            "Type": "Input" if name in inputs else "Internal" if name in acting else "Output",
            "Constant": "False",
            "InitialLevel": str(levels.get(name, "")),
            "MaxLevel": str(component.maximum),
            **_known(component.annotation.identifiers, component.annotation.notes),
            **({"Kind": str(component.kind)} if component.kind else {}),
            **place_cells(component.annotation.placement),
        }


def _transitions(network: Network) -> Iterator[dict[str, str]]:
    taken: set[str] = set()
    inputs = {*network.inputs, *network.inputs_with_levels}
    for component in network.components:
        cited = (Identifier(str(one), "isDescribedBy") for one in component.evidence.references)
        known = _known(cited, component.evidence.why)
        if component.name in inputs and not known:
            continue
        for level, rule in _rules(component, network):
            id = f"tr_{component.name}" if component.maximum == 1 else f"tr_{component.name}_{level}"
            while id in taken:
                id += "_"
            taken.add(id)
            yield {"Transitions_ID": id, "Target": component.name, "Level": str(level), "Rule": rule, **known}
            known = {}  # they stand at the first row


def _rules(component: Component, network: Network) -> Iterator[tuple[int, str]]:
    """For each level from the highest the condition under which the target level is at least as high: the highest
    that holds counts.
    """
    rules = network.targets or network.rules
    numbers = [rules.index(variable) for variable in component.variables]
    values = [constant(folded(rules.program(number), {})) for number in numbers]
    if all(value == 0 for value in values):
        yield 1, "FALSE"
    for level in range(component.maximum, 0, -1):
        value = values[level - 1]
        if value != 0:
            higher = rules.program(numbers[level]) if level < component.maximum else ()
            yield level, "TRUE" if value == 1 else _beside(rules.program(numbers[level - 1]), higher, rules)
        if value == 1:  # lower levels are never reached
            return


def _beside(target: Program, higher: Program, rules: Rules) -> str:
    """A condition without that of the next level, where it is written as either: the highest level counts."""
    rest = target[len(higher) : -1]
    if higher and target[-1] == OR and target[: len(higher)] == higher and is_whole(rest):
        target = rest
    return str(Expression(rules, target))


def _interactions(network: Network) -> Iterator[dict[str, str]]:
    inputs = {*network.inputs, *network.inputs_with_levels}
    for edge in _edges(network):
        if edge.target in inputs and not (edge.annotation or str(edge.evidence)):
            continue
        row = {"Target": edge.target, "Source": edge.source, "Sign": _SIGNS.get(edge.sign, "unknown")}
        row |= _known(edge.annotation.identifiers, edge.annotation.notes)
        if edge.evidence.why:
            row["Why"] = edge.evidence.why
        if edge.evidence.references:
            row["References"] = as_list(edge.evidence.references)
        yield row


def _edges(network: Network) -> Iterator[Regulation]:
    """The edges of the rules, and those that only the network's file knows."""
    found: dict[tuple[str, str], Regulation] = {}
    try:
        found = {(edge.source, edge.target): edge for edge in network.regulations}
    except MemoryBudget:  # too entangled for signs
        for component in network.components:
            known = {edge.source: edge for edge in component.regulations}
            for source in network.regulators(component.name):
                found[source, component.name] = known.get(source, Regulation(source, component.name, ""))
    for component in network.components:
        for edge in component.regulations:
            found.setdefault((edge.source, edge.target), edge)
    yield from found.values()
