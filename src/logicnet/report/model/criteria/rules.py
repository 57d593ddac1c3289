"""Criteria of the rules: whether each regulation is real, nothing is constant by accident, and all of it leads
somewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logicnet.model import Kind, Regulation
from logicnet.model.measure import Measure
from logicnet.report.model.criteria.criterion import Criterion, Mark, Place, Subject, not_asked, share, yes_or_no

if TYPE_CHECKING:
    import networkx as nx

    from logicnet.report.model.facts import Facts

SUBJECT = Subject(
    "rules", "Rules and structure", 2, "What the rules say is the model; what they say by accident is a mistake."
)

_OTHER_SIGN = "another sign"  # what the readers of SBML-qual and GINML note of an edge whose sign is not its rule's
_TAKEN = "taken for"  # what the readers of rules note of components that have none


def _real(facts: Facts) -> Mark:
    several = facts.network.regulations
    if not several:
        return not_asked("No component regulates another.")
    idle = [Place("regulation", _named(one)) for one in several if one.sign == "0"]
    return share(len(several), idle, "regulations", "can change what they act on")


def _one_sign(facts: Facts) -> Mark:
    several = [one for one in facts.network.regulations if one.sign != "0"]
    if not several:
        return not_asked("No component regulates another.")
    both = [Place("regulation", _named(one)) for one in several if one.sign == "±"]
    return share(len(several), both, "regulations", "either help or hinder")


def _stated_signs(facts: Facts) -> Mark:
    network = facts.network
    stated = sum(bool(one.sign) for component in network.components for one in component.regulations)
    other = [Place("file", note) for note in network.notes if _OTHER_SIGN in note]
    if not stated and not other:
        return not_asked("The file states no signs beside its rules.")
    signs = "sign" if stated == 1 else "signs"
    yes = (
        f"The file states {stated} {signs}, each as its rule has it."
        if stated
        else "The signs are as the rules have them."
    )
    return yes_or_no(not other, yes, "The file gives some regulations another sign than its rules.", *other)


def _constants(facts: Facts) -> Mark:
    network = facts.network
    written = set(network.constants)
    grounded = {
        one.name for one in network.components if one.evidence.references or one.evidence.anchors or one.evidence.why
    }
    inert = _without_real_regulator(facts)
    found = []
    for one in network.components:
        if one.name in inert:
            found.append(Place("component", one.name, "its rule names regulators and is constant whatever they do"))
        elif one.name in written and one.name not in grounded:
            found.append(Place("component", one.name, f"its rule is {network.rule_text(one.name)}, with no reason"))
    return share(len(network.components), found, "components", "move by their rule, or say why they do not")


def _without_real_regulator(facts: Facts) -> set[str]:
    """The components whose rules name regulators none of which they depend on."""
    signs: dict[str, set[str]] = {}
    for one in facts.network.regulations:
        signs.setdefault(one.target, set()).add(one.sign)
    return {name for name, several in signs.items() if several == {"0"}}


def _inputs(facts: Facts) -> Mark:
    network = facts.network
    inputs = (*network.inputs, *network.inputs_with_levels)
    if not inputs:
        return not_asked("The network has no inputs.")
    guessed = [Place("file", note) for note in network.notes if _TAKEN in note and "input" in note]
    said = f"The file declares its {'input' if len(inputs) == 1 else f'{len(inputs)} inputs'}."
    return yes_or_no(not guessed, said, "Some components have no rule, and were taken for inputs.", *guessed)


def _effect(facts: Facts) -> Mark:
    network = facts.network
    read = _read_by_readouts(facts)
    shown = {one.name for one in network.components if one.kind is Kind.PHENOTYPE}
    if not (network.phenotypes or network.readouts or shown):
        return not_asked("The network names no phenotype and no readout that its components could act on.")
    graph = network.to_networkx()
    graph.remove_edges_from([(a, b) for a, b, said in graph.edges(data=True) if said["sign"] == "0"])
    acting = _ancestors(graph, {*read, *shown})
    idle = [Place("component", one.name) for one in network.components if one.name not in acting]
    return share(len(network.components), idle, "components", "act on a phenotype or a readout")


def _read_by_readouts(facts: Facts) -> set[str]:
    """The components that some phenotype or readout reads."""
    network = facts.network
    read = {network.owner(name) for one in network.phenotypes for name in network.expression(one).names}
    for one in network.readouts:
        measure = Measure.read(one.expression, network, one.name)
        read |= {network.owner(network.names[i]) for i in measure.variables}
    return read


def _ancestors(graph: nx.DiGraph[str], names: set[str]) -> set[str]:
    """The components, and all from which a path leads to one of them."""
    found, left = set(names), list(names)
    while left:
        for before in graph.predecessors(left.pop()):
            if before not in found:
                found.add(before)
                left.append(before)
    return found


def _connected(facts: Facts) -> Mark:
    import networkx as nx

    network = facts.network
    parts = sorted(nx.weakly_connected_components(network.to_networkx()), key=len, reverse=True)
    order = [one.name for one in network.components]
    apart = [Place("component", name) for name in order if name not in parts[0]]
    return share(len(order), apart, "components", "hang together")


def _named(one: Regulation) -> str:
    return f"{one.source} -> {one.target}"


CRITERIA = (
    Criterion(
        "real-regulations",
        "Every regulation is real",
        "Can each regulator that a rule names change the rule's value?",
        3,
        _real,
    ),
    Criterion(
        "one-sign",
        "Every regulation has one sign",
        "Does each regulator either help or hinder its target, whatever the others do?",
        1,
        _one_sign,
        enough=0.9,
    ),
    Criterion(
        "stated-signs",
        "Stated signs are those of the rules",
        "Where the file states the sign of a regulation, does the rule have it?",
        2,
        _stated_signs,
    ),
    Criterion(
        "constants",
        "Nothing is constant by accident",
        "Does every component move by its rule, or say why it does not?",
        2,
        _constants,
    ),
    Criterion(
        "inputs",
        "Inputs are declared",
        "Is every input said to be one, and not a component whose rule was forgotten?",
        1,
        _inputs,
    ),
    Criterion(
        "effect",
        "Every component has an effect",
        "Does a path of real regulations lead from every component to a phenotype or a readout?",
        2,
        _effect,
    ),
    Criterion("connected", "The network is one", "Do all components hang together?", 1, _connected),
)
"""In the order of the report."""
