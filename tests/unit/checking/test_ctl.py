"""CTL on sets of states, held to the oracle: a checker of its own, state by state, from the definitions."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.checking.ctl import operators, satisfying
from logicnet.logic.ctl.formulas import And, Constant, Formula, Implies, Name, Not, Or, Temporal, Until
from logicnet.logic.ctl.parser import parse_formula
from strategies import networks

States = frozenset[oracle.State]


def stuttering(net: oracle.Network) -> nx.DiGraph:
    """The graph of states in which a fixed point is its own successor."""
    graph = oracle.graph(net)
    graph.add_edges_from((s, s) for s in list(graph) if not graph.out_degree(s))
    return graph


def holds(formula: Formula, graph: nx.DiGraph, names: tuple[str, ...]) -> States:
    """The states of a formula by its definition. EG: a path into a cycle that stays inside; EU: a walk backwards."""
    everything = frozenset(graph)

    def of(inner: Formula) -> States:
        return holds(inner, graph, names)

    def until(left: States, right: States) -> States:
        return oracle.backward(graph.subgraph(left | right), right)

    def staying(inside: States) -> States:
        part = graph.subgraph(inside)
        cyclic = [c for c in nx.strongly_connected_components(part) if len(c) > 1 or part.has_edge(*list(c) * 2)]
        return oracle.backward(part, frozenset().union(*cyclic))

    match formula:
        case Constant(value):
            return everything if value else frozenset()
        case Name(name):
            return frozenset(s for s in graph if s[names.index(name)])
        case Not(a):
            return everything - of(a)
        case And(a, b):
            return of(a) & of(b)
        case Or(a, b):
            return of(a) | of(b)
        case Implies(a, b):
            return (everything - of(a)) | of(b)
        case Temporal("EX", a):
            return frozenset(s for s in graph if of(a) & set(graph[s]))
        case Temporal("AX", a):
            return frozenset(s for s in graph if set(graph[s]) <= of(a))
        case Temporal("EF", a):
            return until(everything, of(a))
        case Temporal("AG", a):
            return everything - until(everything, everything - of(a))
        case Temporal("EG", a):
            return staying(of(a))
        case Temporal("AF", a):
            return everything - staying(everything - of(a))
        case Until("E", a, b):
            return until(of(a), of(b))
        case Until("A", a, b):  # the least set that holds b, and the states of a whose successors are all in it
            inside = of(b)
            while True:
                more = inside | {s for s in of(a) if set(graph[s]) <= inside}
                if more == inside:
                    return inside
                inside = more
    raise AssertionError(formula)


@dataclass
class Slow:
    """The set algebra on frozen sets of the oracle's states."""

    graph: nx.DiGraph
    names: tuple[str, ...]

    def everything(self) -> States:
        return frozenset(self.graph)

    def nothing(self) -> States:
        return frozenset()

    def named(self, name: str) -> States:
        return frozenset(s for s in self.graph if s[self.names.index(name)])

    def both(self, a: States, b: States) -> States:
        return a & b

    def but(self, a: States) -> States:
        return frozenset(self.graph) - a

    def before(self, a: States) -> States:
        return frozenset(s for s in self.graph if a & set(self.graph[s]))

    def until(self, left: States, right: States) -> States:
        return oracle.backward(self.graph.subgraph(left | right), right)

    def staying(self, inside: States) -> States:  # the greatest set whose states all have a successor in it
        while True:
            less = frozenset(s for s in inside if inside & set(self.graph[s]))
            if less == inside:
                return inside
            inside = less


def formulas(names: tuple[str, ...]) -> st.SearchStrategy[Formula]:
    """Formulas over the names."""
    leaves = st.one_of(st.sampled_from(names).map(Name), st.booleans().map(Constant))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Not),
            st.tuples(st.sampled_from([And, Or, Implies]), inner, inner).map(lambda t: t[0](t[1], t[2])),
            st.tuples(st.sampled_from(["EX", "EF", "EG", "AX", "AF", "AG"]), inner).map(lambda t: Temporal(*t)),
            st.tuples(st.sampled_from(["E", "A"]), inner, inner).map(lambda t: Until(*t)),
        ),
        max_leaves=5,
    )


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4), st.data())
def test_formulas_hold_where_their_definition_says(
    net: tuple[tuple[str, ...], tuple[str, ...]], data: st.DataObject
) -> None:
    names, texts = net
    graph = stuttering(oracle.network(names, texts))
    formula = data.draw(formulas(names))
    assert satisfying(formula, Slow(graph, names)) == holds(formula, graph, names)


# A switch: A and B hold each other up; from 10 and 01 either end may come. States are written AB.
SWITCH = (("A", "B"), ("B", "A"))


@pytest.mark.parametrize(
    ("formula", "where"),
    [
        ("EF (A & B)", {"10", "01", "11"}),
        ("AF (A & B)", {"11"}),
        ("EG A", {"10", "11"}),
        ("AG A", {"11"}),
        ("EX (A & B)", {"10", "01", "11"}),
        ("AX (A & B)", {"11"}),
        ("E[A U !A]", {"00", "01", "10"}),
        ("A[A | B U A & B | !A & !B]", {"00", "01", "10", "11"}),
        ("AF AG A | AF AG !A", {"00", "11"}),
        ("EF AG A & EF AG !A", {"10", "01"}),
    ],
)
def test_formulas_of_a_switch_by_hand(formula: str, where: set[str]) -> None:
    graph = stuttering(oracle.network(*SWITCH))
    found = satisfying(parse_formula(formula), Slow(graph, SWITCH[0]))
    assert {"".join(map(str, state)) for state in found} == where


def test_a_fixed_point_is_its_own_next_state() -> None:
    graph = stuttering(oracle.network(("A",), ("A",)))
    slow = Slow(graph, ("A",))
    assert satisfying(parse_formula("EX A"), slow) == satisfying(parse_formula("AX A"), slow) == {(1,)}


def test_a_path_may_never_give_a_component_its_turn() -> None:
    """A oscillates for ever while B waits: B is not bound to come, though it always can."""
    graph = stuttering(oracle.network(("A", "B"), ("!A", "1")))
    slow = Slow(graph, ("A", "B"))
    assert satisfying(parse_formula("AF B"), slow) == {(0, 1), (1, 1)}
    assert satisfying(parse_formula("AG EF B"), slow) == frozenset(graph)


def test_the_operators_of_a_formula() -> None:
    assert operators(parse_formula("AG(A -> EF B) & E[A U B]")) == {"AG", "EF", "EU"}
