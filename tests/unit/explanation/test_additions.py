"""What would have to change as well: by hand, and by the definition of attractors."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from logicnet.core.budget import Clock
from logicnet.explanation.additions import Additions, additions_to
from logicnet.explanation.supports import supports_of
from logicnet.explanation.tally import Tally
from logicnet.logic import Rules
from logicnet.model import Intervention, Network
from mutants import changed, counts, read


def additions(network: Network, phenotype: str, done: str, seconds: float | None = None) -> Additions:
    tally = Tally(network, phenotype, None, Clock(None))
    made = Intervention.parse(done, network)
    return additions_to(tally, network, made, supports_of(tally, made, None, Clock(None)), Clock(seconds))


def texts(found: Additions) -> list[str]:
    return [f"{one.changes}{'*' * one.alone}" for one in found.found]


def test_what_removes_it_beside_the_intervention_and_what_does_so_alone_are_told_apart() -> None:
    names = ["L", "K", "F", "M", "G", "P"]
    network = Network("two", Rules.build(names, ["L", "L", "K", "L", "M", "F | G"]))
    found = additions(network, "P", "K%0")
    # the route that is left runs by M and G; L is an input, which is left alone; P itself always may go
    assert sorted(texts(found)) == ["G%0", "M%0", "P%0*"]
    assert (found.size, found.looked_at) == (1, found.candidates)


def test_two_are_told_where_no_single_one_is_enough() -> None:
    names = ["A", "B", "C", "D"]
    network = Network("three", Rules.build(names, ["1", "1", "1", "1"]))
    found = additions(network, "A | B | C", "D%0")
    assert found.size == 2 and found.found == ()  # three are needed
    found = additions(network, "A | B | C", "C%0")
    assert (found.size, texts(found), found.candidates) == (2, ["A%0 B%0"], 1)


def test_what_was_not_looked_at_for_want_of_time_is_said() -> None:
    network = Network("n", Rules.build(["A", "B"], ["1", "A"]))
    found = additions(network, "B", "", 1e-9)
    assert (found.found, found.looked_at) == ((), 0) and found.candidates == 4


@settings(max_examples=40, deadline=None)
@given(strategies.networks(max_components=4, min_components=2), st.data())
def test_all_single_additions_that_remove_it_are_found(net: strategies.Net, data: st.DataObject) -> None:
    network, slow = read(net)
    place = data.draw(st.integers(0, len(network) - 1))
    done = Intervention.parse(f"{network.names[0]}%0", network)
    found = additions(network, network.names[place], str(done))
    if found.size == 1:
        told = {str(one.changes): one.alone for one in found.found}
        for name in network.names[1:]:
            for value in (0, 1):
                more = Intervention.parse(f"{name}%{value}", network)
                gone = counts(changed(network, slow, done | more), place)[:2] == (0, 0)
                if str(more) in told:
                    assert gone and told[str(more)] == (counts(changed(network, slow, more), place)[:2] == (0, 0))
