"""The components that tell attractors apart, worked out by hand."""

from __future__ import annotations

import logicnet
from logicnet.analysis.distinguishing import AttractorViews
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.logic import Rules
from logicnet.model import Network


def views(names: list[str], rules: list[str], limit: int | None = None) -> AttractorViews:
    """The attractors of a network that may start anywhere."""
    network = Network("drawn", Rules.build(names, rules))
    question = StartedQuestion.of(network, "", "", "", held_later=False, budget=Budget())
    known = logicnet.attractors(question.inside, limit=limit)
    assert known.answer is not None
    return AttractorViews(question, known, known.answer)


def test_what_follows_a_switch_need_not_be_looked_at() -> None:
    # A and B are a switch, C follows A and D follows C.
    assert views(["A", "B", "C", "D"], ["!B", "!A", "A", "C"]).distinguishing == (0, 1)


def test_a_cycle_that_ends_in_one_way_for_each_way_of_a_switch_need_not_be_looked_at() -> None:
    # C and D read each other. Where A is 1, D and then C come on; where A is 0, C and then D go off.
    assert views(["A", "B", "C", "D"], ["!B", "!A", "D & A", "C | A"]).distinguishing == (0, 1)


def test_a_list_that_was_cut_short_spares_only_what_follows() -> None:
    # Attractors that are not listed might differ on C and D, so the cycle of these two stays.
    cut = views(["A", "B", "C", "D", "E"], ["!B", "!A", "D & A", "C | A", "D"], limit=1)
    assert cut.distinguishing == (0, 1, 2, 3)


def test_two_switches_that_do_not_meet_are_both_looked_at() -> None:
    assert views(["A", "B", "C", "D"], ["!B", "!A", "!D", "!C"]).distinguishing == (0, 1, 2, 3)


def test_attractors_look_alike_where_they_do_the_same() -> None:
    # Two switches, four attractors: on A and B two of them look alike, and two pairs differ.
    seen = views(["A", "B", "C", "D"], ["!B", "!A", "!D", "!C"])
    assert len({seen.key(place, [0, 1]) for place in range(4)}) == 2
    assert len({seen.key(place, [0, 1, 2, 3]) for place in range(4)}) == 4


def test_attractors_with_one_label_are_not_told_apart() -> None:
    """Two switches that do not meet: who asks about the second one alone need not look at the first."""
    network = Network("drawn", Rules.build(["A", "B", "C", "D"], ["!B", "!A", "!D", "!C"]))
    question = StartedQuestion.of(network, "", "", "", held_later=False, budget=Budget())
    known = logicnet.attractors(question.inside)
    assert known.answer is not None
    labels = [attractor.fixed["C"] for attractor in known]
    assert AttractorViews(question, known, known.answer, labels).distinguishing == (2, 3)
    assert AttractorViews(question, known, known.answer, [0] * len(known)).distinguishing == ()
