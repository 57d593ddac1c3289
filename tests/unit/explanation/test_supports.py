"""What holds a phenotype up: by hand, and by the definition of percolation."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.core.budget import Clock
from logicnet.explanation.supports import Support, Supports, supports_of
from logicnet.explanation.tally import Tally
from logicnet.logic import Rules
from logicnet.model import Component, Intervention, Network
from mutants import changed, read


def supports(network: Network, phenotype: str, done: str = "") -> Supports:
    tally = Tally(network, phenotype, None, Clock(None))
    return supports_of(tally, Intervention.parse(done, network), None, Clock(None))


def routes(found: Supports) -> list[list[str]]:
    return [["".join([way[0].source, *(e.sign + e.target for e in way)]) for way in one.routes] for one in found.told]


def test_the_other_route_is_told_and_not_the_one_that_is_cut() -> None:
    names = ["L", "K", "F", "M", "G", "P"]
    network = Network("two", Rules.build(names, ["1", "L", "K", "L", "M", "F | G"]))
    found = supports(network, "P", "K%0")
    assert [one.causes for one in found.told] == [()]
    assert routes(found) == [["L+M+G+P"]]
    assert (found.ways, found.showing, found.moving, found.limited) == (1, 1, 0, False)


def test_a_loop_holds_itself_up_and_is_shown() -> None:
    names = ["K", "A", "B", "P"]
    network = Network("loop", Rules.build(names, ["1", "K | B", "A", "B"]))
    (one,) = supports(network, "P", "K%0").told
    assert one.causes == (("A", 1),)  # B is nearer to P, and follows from A
    ((*loop,),) = one.loops
    assert {(edge.source, edge.target) for edge in loop} == {("A", "B"), ("B", "A")}


def test_free_inputs_are_causes_and_no_loops() -> None:
    network = Network("input", Rules.build(["I", "J", "K", "P"], ["I", "J", "1", "K & I & J"]))
    (one,) = supports(network, "P", "").told
    assert dict(one.causes) == {"I": 1, "J": 1} and one.loops == ()
    assert routes(supports(network, "P")) == [["J+P", "I+P", "K+P"]] and one.decide == ("P",)
    assert (one.held, one.replaceable) == ((("K", 1),), ()) and one.words == "I=1 J=1, with K=1 (held or constant)"


def test_each_way_says_in_how_many_attractors_it_holds() -> None:
    network = Network("ways", Rules.build(["I", "J", "P"], ["I", "J", "I | J"]))
    found = supports(network, "P")
    assert (found.ways, found.showing) == (2, 2)
    assert {one.causes for one in found.told} == {(("I", 1),), (("J", 1),)}


def test_a_phenotype_that_oscillations_hold_up_has_no_cause() -> None:
    network = Network("turning", Rules.build(["A", "B"], ["!B", "A"]))
    found = supports(network, "A | !A")
    assert found.told[0].causes == ()  # it is always true
    turning = Network("turning", Rules.build(["A", "B", "P"], ["!B", "A", "A | B | P"]))
    found = supports(turning, "P")
    assert [one.causes for one in found.told] == [(("P", 1),)] and found.moving == 0
    three = Network("one of two", Rules.build(["A", "B"], ["A & !B | !A & !B", "!A & !B | B & !A"]))
    found = supports(three, "A | B")
    assert found.moving == 0 and found.ways == 2


def test_a_constant_beside_the_way_is_on_no_route_and_a_branch_of_two_is_said_to_be_replaceable() -> None:
    names = ["L", "C", "A", "B", "D", "P"]
    network = Network("branches", Rules.build(names, ["1", "1", "L", "L & C", "A | B", "D & (A | C)"]))
    (one,) = supports(network, "P").told
    # C is no cause; without A, L and C would do by B
    assert (one.held, one.replaceable) == ((("L", 1),), ("A",))
    assert routes(supports(network, "P")) == [["L+A+D+P", "L+A+P"]]
    parallel = Network("parallel", Rules.build(["L", "A", "B", "P"], ["1", "L", "L", "A | B"]))
    (one,) = supports(parallel, "P").told
    assert one.held == (("L", 1),) and one.replaceable in (("A",), ("B",))
    assert len(one.routes) == 1


def test_a_loop_is_told_only_where_the_causes_keep_the_cause() -> None:
    names = ["A", "B", "C", "P"]
    network = Network("kept", Rules.build(names, ["B | C", "A", "A", "A"]))
    (one,) = supports(network, "P").told
    assert len(one.causes) == 1 and len(one.loops) == 1 and len(one.loops[0]) == 2


def test_levels_are_told_as_levels() -> None:
    network = Network.levelled("levels", [Component("X", maximum=2), Component("P")], ["X>=1", "X>=2", "X=2"])
    (one,) = supports(network, "P").told
    assert dict(one.causes) == {"X": 2} and routes(supports(network, "P")) == [["X+P"]]


@settings(max_examples=60, deadline=None)
@given(strategies.networks(max_components=5, min_components=2), st.data())
def test_the_causes_force_the_phenotype_and_none_can_be_left_out(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    place = data.draw(st.integers(0, len(network) - 1))
    done = data.draw(st.sampled_from(["", f"{network.names[0]}%0", f"{network.names[-1]}%1"]))
    intervention = Intervention.parse(done, network)
    treated = changed(network, slow, intervention)
    found = supports(network, network.names[place], done)
    showing = [a for a in oracle.attractors(oracle.graph(treated)) if {s[place] for s in a} == {1}]
    assert bool(found.told or found.moving) == bool(showing)

    def forced(causes: dict[str, int | str]) -> bool:
        held = oracle.fix(treated, {network.position[name]: int(value) for name, value in causes.items()})
        return oracle.percolate(held, (None,) * len(network))[place] == 1

    for one in found.told:
        causes = dict(one.causes)
        assert forced(causes)
        for name in causes:
            assert not forced({other: value for other, value in causes.items() if other != name})
        # some attractor has these values throughout
        at = {network.position[name]: value for name, value in causes.items()}
        assert any(all(s[i] == value for s in a for i, value in at.items()) for a in showing)
        _is_true(network, treated, place, one)
        for way in (*one.routes, *one.loops):
            assert all(a.target == b.source for a, b in pairwise(way))


def _is_true(network: Network, treated: oracle.Network, place: int, one: Support) -> None:
    """What is told of a support, by percolation of tables."""
    at = network.position
    causes, named = ({at[name]: int(value) for name, value in pairs} for pairs in (one.causes, one.causes + one.held))
    states = oracle.all_states(treated)
    constants = {i for i, rule in enumerate(treated) if len({rule(state) for state in states}) == 1}

    def forced(held: dict[int, int], free: set[int]) -> bool:
        opened = [(lambda s, i=i: s[i]) if i in free else rule for i, rule in enumerate(treated)]
        return oracle.percolate(oracle.fix(opened, held), (None,) * len(treated))[place] == 1

    # with all other constants free the named values are enough, and none is redundant
    assert forced(named, constants - {*named})
    for i in named:
        assert not forced({j: value for j, value in named.items() if j != i}, (constants - {*named}) | {i})
    told = {*one.decide, *(name for name, _ in one.causes + one.held)}
    told |= {name for way in one.routes for edge in way for name in (edge.source, edge.target)}
    carriers = {at[name] for name in told}
    others = set(range(len(treated))) - carriers
    assert forced(causes, others)
    for i in carriers - {*causes}:
        assert not forced(causes, others | {i})
        assert forced(causes, {i}) == (network.names[i] in one.replaceable)
    # whatever alone would take it away, held otherwise, is told
    for i in set(range(len(treated))) - {*causes}:
        if not all(forced({**causes, i: value}, set()) for value in (0, 1)):
            assert i in carriers
    for way in one.routes:
        assert at[way[0].source] in named and way[-1].target in one.decide
