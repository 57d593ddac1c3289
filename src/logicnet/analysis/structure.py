"""The structure of a network: what its influence graph says before anything moves.

The graph has an edge from A to B where the function of B depends on A. A rule that names A without depending on it
gives no edge, and neither does an input, which only keeps its value (``Network.to_networkx``).

What circuits of the graph say of the dynamics: without a circuit there is one fixed point for each setting of the
inputs. Without a positive circuit there are no two attractors under one setting, and without a negative circuit no
attractor oscillates (R. Thomas, Springer Ser. Synergetics 9 (1981); A. Richard, Adv. Appl. Math. 44 (2010)). A feedback
vertex set meets every circuit, so a network whose feedback vertex set is held has no circuit (T. Akutsu et al., Genome
Inform. 9 (1998)).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers, read_network
from logicnet.core.codes import SAID
from logicnet.display import Details, TableView
from logicnet.display.cards import CardPart
from logicnet.model import Asked, NetworkLike

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    Graph = nx.DiGraph[str]

CIRCUITS_LISTED = 1000
CIRCUIT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Circuit:
    """A feedback circuit: its components along the edges, and the product of their signs (``±`` where one edge has
    both).
    """

    components: tuple[str, ...]
    sign: str


@dataclass(frozen=True, repr=False)
class Structure(AboutNetwork):
    """What the influence graph of a network looks like.

    - ``asked``: the network.
    - ``phenotypes``: those that distances are measured to.
    - ``inputs``: the components that only keep their value.
    - ``outputs``: the components that regulate nothing, inputs left out.
    - ``blocks``: the strongly connected components, each before those that it influences.
    - ``circuits``: the feedback circuits, the shortest first.
    - ``feedback_vertex_set``: components that meet every circuit, listed or not.
    - ``feedback_is_minimum``: whether no smaller set does; else none of its components can be left out, and a smaller
      set may exist.
    - ``distances``: the number of regulations from a component to the nearest one that a phenotype reads, 0 for that
      one.
    - ``reach_no_phenotype``: the components without such a path.
    - ``why_incomplete``: which budget ended the list of circuits; empty where all are listed.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> logicnet.structure(switch, "A").distances
    {'A': 0, 'B': 1}
    """

    asked: Asked
    phenotypes: tuple[str, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]
    circuits: tuple[Circuit, ...]
    feedback_vertex_set: tuple[str, ...]
    feedback_is_minimum: bool
    distances: Mapping[str, int]
    reach_no_phenotype: tuple[str, ...]
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    method: str = "enumeration"

    @property
    def complete(self) -> bool:
        """Whether all circuits are listed."""
        return not self.why_incomplete

    @property
    def summary(self) -> str:
        """How many components, blocks and circuits there are."""
        more = "" if self.complete else "more than "
        components = len(self.network.components)
        return f"{components} components, {len(self.blocks)} blocks, {more}{len(self.circuits)} feedback circuits"

    def _facts(self) -> list[tuple[str, object]]:
        word = "minimum" if self.feedback_is_minimum else "minimal; a smaller one may exist"
        far = f", at most {max(self.distances.values())} regulations away" if self.distances else ""
        return [
            ("inputs", ", ".join(self.inputs)),
            ("outputs", ", ".join(self.outputs)),
            (f"feedback vertex set ({word})", ", ".join(self.feedback_vertex_set)),
            (
                f"reach {', '.join(self.phenotypes)}" if self.phenotypes else "",
                f"{len(self.distances)} components{far}",
            ),
            ("reach none of them", ", ".join(self.reach_no_phenotype)),
        ]

    def _parts(self) -> list[CardPart]:
        blocks = [(n, len(block), block) for n, block in enumerate(self.blocks, 1) if len(block) > 1]
        circuits = [(one.sign, len(one.components), " -> ".join(one.components)) for one in self.circuits]
        return [
            TableView(["block", "size", "components"], blocks, all_rows=".blocks"),
            TableView(["sign", "length", "circuit"], circuits, all_rows=".circuits", most=10),
            Details("Components", [TableView.of_frame(self.to_frame())]),
        ]

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotypes": list(self.phenotypes),
            "inputs": list(self.inputs),
            "outputs": list(self.outputs),
            "blocks": [list(block) for block in self.blocks],
            "circuits": [{"components": list(c.components), "sign": c.sign} for c in self.circuits],
            "feedback_vertex_set": list(self.feedback_vertex_set),
            "feedback_is_minimum": self.feedback_is_minimum,
            "distances": dict(self.distances),
            "reach_no_phenotype": list(self.reach_no_phenotype),
            **self.proof(),
        }

    def to_frame(self) -> pd.DataFrame:
        """One row a component: its block, whether it is an input, an output or in the feedback vertex set, in how many
        of the listed circuits it lies, and its distance (missing where no phenotype is reached).
        """
        import pandas as pd

        block = {name: number for number, names in enumerate(self.blocks, 1) for name in names}
        rows = [
            {
                "component": name,
                "block": block[name],
                "input": name in self.inputs,
                "output": name in self.outputs,
                "circuits": sum(name in circuit.components for circuit in self.circuits),
                "feedback_vertex_set": name in self.feedback_vertex_set,
                "distance": self.distances.get(name),
            }
            for name in (component.name for component in self.network.components)
        ]
        return pd.DataFrame(rows).set_index("component").astype({"distance": "Int64"})


def structure(
    network: NetworkLike, phenotype: str = "", *, limit: int = CIRCUITS_LISTED, timeout: float | None = CIRCUIT_SECONDS
) -> Structure:
    """The structure of a network's influence graph: blocks, circuits, a feedback vertex set, distances to a phenotype.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: the name of a phenotype, or an expression (default: all phenotypes that the network names).
    - ``limit``: how many circuits are listed at most (default: 1000).
    - ``timeout``: seconds that the search for circuits may take (default: 10).

    Returns Structure. Where the limit or the time ended the list, it holds all circuits up to some length and no
    others.

    Raises UnknownName or RuleError for a phenotype that the network does not have, FormatError or RuleError where a
    file cannot be read, LogicnetError for a number out of its range.

    Sources: R. Thomas, Springer Ser. Synergetics 9 (1981); A. Richard, Adv. Appl. Math. 44 (2010); H. Levy, D. Low, J.
    Algorithms 9 (1988).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> toggle = structure(Network("toggle", Rules.build(["A", "B"], ["!B", "!A"])))
    >>> toggle.circuits, toggle.feedback_vertex_set
    ((Circuit(components=('A', 'B'), sign='+'),), ('B',))
    """
    import networkx as nx

    began = time.perf_counter()
    check_numbers(limit=limit, timeout=timeout or None)  # no time at all is a budget too
    network = read_network(network)
    chosen = (phenotype,) if phenotype else tuple(p.name for p in network.phenotypes)
    read = {network.owner(name) for one in chosen for name in network.expression(one).names}
    names = [component.name for component in network.components]
    place = {name: number for number, name in enumerate(names)}
    graph = network.to_networkx()
    # a rule may name a component without depending on it; only what it depends on influences it
    graph.remove_edges_from([(a, b) for a, b, facts in graph.edges(data=True) if facts["sign"] == "0"])
    order = nx.condensation(graph)
    blocks = (
        order.nodes[k]["members"] for k in nx.lexicographical_topological_sort(order, lambda k: _first(order, k, place))
    )
    circuits, why = _circuits(graph, limit, timeout)
    chosen_set, minimum = _feedback(graph)
    distances = _distances(graph, read)
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    return Structure(
        Asked(network),
        chosen,
        tuple(name for name in names if name in inputs),
        tuple(name for name in names if not graph.out_degree(name) and name not in inputs),
        tuple(tuple(sorted(block, key=place.__getitem__)) for block in blocks),
        tuple(_named(graph, circuit, place) for circuit in circuits),
        tuple(sorted(chosen_set, key=place.__getitem__)),
        minimum,
        {name: distances[name] for name in names if name in distances},
        tuple(name for name in names if name not in distances) if chosen else (),
        why,
        time.perf_counter() - began,
    )


def _first(order: nx.DiGraph[int], block: int, place: Mapping[str, int]) -> int:
    return min(place[name] for name in order.nodes[block]["members"])


def _named(graph: Graph, circuit: list[str], place: Mapping[str, int]) -> Circuit:
    """A circuit from its first component on, with its sign."""
    at = min(range(len(circuit)), key=lambda k: place[circuit[k]])
    turned = (*circuit[at:], *circuit[:at])
    signs: list[str] = [graph.edges[edge]["sign"] for edge in zip(turned, (*turned[1:], turned[0]), strict=True)]
    return Circuit(turned, "±" if "±" in signs else "-" if signs.count("-") % 2 else "+")


def _circuits(graph: Graph, limit: int, timeout: float | None) -> tuple[list[list[str]], str]:
    """All circuits, the shortest first, or all up to some length and why there are no longer ones."""
    import networkx as nx

    end = None if timeout is None else time.monotonic() + timeout
    found, late = _bounded(nx.simple_cycles(graph), limit, end)
    if len(found) <= limit and not late:
        return sorted(found, key=lambda circuit: (len(circuit), circuit)), ""
    why = SAID["time"] if late else f"there are more than {limit}"
    listed: list[list[str]] = []
    # Johnson's search lists circuits in an order that says nothing, so what is kept is asked for anew, by length. It
    # has the same time again: a list without a single circuit would be of no use.
    end = None if timeout is None else time.monotonic() + timeout
    for length in range(1, len(graph) + 1):
        more, late = _bounded(nx.simple_cycles(graph, length_bound=length), limit, end)
        if late or len(more) > limit:
            return listed, f"{why}; all of at most {length - 1} components are listed"
        listed = sorted(more, key=lambda circuit: (len(circuit), circuit))
    return listed, ""


def _bounded(circuits: Iterator[list[str]], limit: int, end: float | None) -> tuple[list[list[str]], bool]:
    """One circuit more than the limit at most, and whether time ended the search."""
    found: list[list[str]] = []
    for circuit in islice(circuits, limit + 1):
        found.append(circuit)
        if end is not None and time.monotonic() > end:
            return found, True
    return found, False


def _feedback(graph: Graph) -> tuple[set[str], bool]:
    """Components that meet every circuit, and whether there are no fewer that do.

    Reductions that keep the smallest size, then, where none applies, the component with most ways through it. In the
    end what can be left out is. Circuits that share no component need one component each, so a set of as many is the
    smallest. Reference: H. Levy, D. Low, J. Algorithms 9 (1988).
    """
    import networkx as nx

    left: Graph = nx.DiGraph(graph.edges)
    chosen: list[str] = []
    guessed = False
    while left:
        if (name := _reduced(left)) is None:
            continue
        if not name:
            guessed = True
            name = max(sorted(left), key=lambda n: left.in_degree(n) * left.out_degree(n))
        chosen.append(name)
        left.remove_node(name)
    if not guessed:
        return set(chosen), True
    kept = set(chosen)
    for name in chosen:
        if nx.is_directed_acyclic_graph(graph.subgraph(set(graph) - kept | {name})):
            kept.remove(name)
    return kept, len(kept) == _apart(graph)


def _reduced(left: Graph) -> str | None:
    """One reduction: a component that has to be chosen; None where the graph got smaller by itself; "" for neither."""
    # in one order, so that equal networks give equal sets
    for name in sorted(left):
        before, after = list(left.predecessors(name)), list(left.successors(name))
        if name in after:
            return name
        if len(before) <= 1 or len(after) <= 1:  # on no circuit, or each circuit through it meets its one neighbour
            left.remove_node(name)
            left.add_edges_from((a, b) for a in before for b in after)
            return None
    return ""


def _apart(graph: Graph) -> int:
    """How many circuits are found that share no component, each time a shortest one."""
    import networkx as nx

    left: Graph = nx.DiGraph(graph.edges)
    number = 0
    while True:
        circuit: list[str] | None = None
        for name in sorted(left):
            back = _shortest_back(left, name)
            if back and (circuit is None or len(back) < len(circuit)):
                circuit = back
        if circuit is None:
            return number
        number += 1
        left.remove_nodes_from(circuit)


def _shortest_back(graph: Graph, name: str) -> list[str]:
    """The components of a shortest circuit through one, or none."""
    import networkx as nx

    ways = [nx.shortest_path(graph, after, name) for after in graph[name] if nx.has_path(graph, after, name)]
    return min(ways, key=len, default=[])


def _distances(graph: Graph, read: Iterable[str]) -> dict[str, int]:
    """Regulations from each component to the nearest of those that are read."""
    found = dict.fromkeys(read, 0)
    layer = list(found)
    while layer:
        following: list[str] = []
        for name in layer:
            for regulator in graph.predecessors(name):
                if regulator not in found:
                    found[regulator] = found[name] + 1
                    following.append(regulator)
        layer = following
    return found
