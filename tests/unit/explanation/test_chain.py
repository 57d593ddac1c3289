"""The percolation chain under an intervention, by hand: rounds, reasons, and what differs from the untreated one."""

from __future__ import annotations

from logicnet.core.budget import Clock
from logicnet.explanation.chain import Link, chain
from logicnet.logic import Rules
from logicnet.model import Intervention, Network, knock_in, knock_out

# L is on, K follows it, F needs both; Free is an input.
NETWORK = Network("cascade", Rules.build(["L", "K", "F", "Free"], ["1", "L", "K & L", "Free"]))


def chained(done: Intervention) -> tuple[Link, ...]:
    return chain(NETWORK, done, None, Clock(None))


def test_each_link_has_its_round_and_reasons_that_are_enough_and_none_too_many() -> None:
    assert chained(knock_out("K")) == (
        Link(0, "L", 1, (), False),
        Link(0, "K", 0, (), True),
        Link(1, "F", 0, (("K", 0),), True),  # L=1 is not needed
    )


def test_without_an_intervention_nothing_differs() -> None:
    links = chained(Intervention())
    assert {(link.component, link.value, link.round) for link in links} == {("L", 1, 0), ("K", 1, 1), ("F", 1, 2)}
    assert not any(link.differs for link in links)


def test_a_component_that_the_untreated_chain_does_not_fix_differs_at_either_value() -> None:
    for done in (knock_in("Free"), knock_out("Free")):
        (free,) = [link for link in chained(done) if link.component == "Free"]
        assert free.differs and free.round == 0 and free.because == ()


def test_a_cut_edge_is_a_rule_that_reads_a_constant() -> None:
    links = {link.component: link for link in chained(Intervention.parse("L:F%0", NETWORK))}
    assert links["F"] == Link(0, "F", 0, (), True) and not links["K"].differs
