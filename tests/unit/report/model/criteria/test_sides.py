"""Which sides of an expression attractors show: the same from lists and, where nothing is listed, without them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from judged import of_rules
from logicnet.analysis.attractors import attractors
from logicnet.logic import Rules
from logicnet.model import Context, Network
from logicnet.report.model.criteria.sides import sides
from logicnet.report.model.facts import Facts
from strategies import networks


def unlisted(facts: Facts) -> Facts:
    """The same facts, with no attractor listed in any context; all are counted."""
    contexts = tuple(
        replace(one, found=attractors(one.asked.network, setting=one.asked.setting, limit=0))
        for one in facts.by_context
    )
    found = replace(facts)
    found.__dict__["by_context"] = contexts
    assert all(one.found.truncated and one.found.complete for one in contexts)
    return found


@pytest.mark.parametrize(
    ("rules", "expression", "meant"),
    [
        ("A, A\nB, A", "B", {True, False}),
        ("A, 1\nB, A", "B", {True}),
        ("A, 1\nB, !A", "B", {False}),
        ("A, !A\nB, 0", "A", {True, False}),
        ("A, A\nB, A", "A & !B", {False}),
    ],
)
def test_sides_by_hand(rules: str, expression: str, meant: set[bool]) -> None:
    facts = of_rules(rules)
    assert sides(facts, [expression]) == [meant] and sides(unlisted(facts), [expression]) == [meant]


@settings(max_examples=60)
@given(networks())
def test_without_a_list_the_sides_are_those_of_the_list(net: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    facts = Facts(Network("n", Rules.build(*net)))
    names = [f'"{name}"' for name in facts.network.names]
    assert sides(unlisted(facts), names) == sides(facts, names)


def test_every_context_adds_its_own() -> None:
    contexts = (Context("one", setting="A=1"), Context("two", setting="A=0"))
    facts = of_rules("A, A\nB, A\nC, A", contexts=contexts)
    assert sides(facts, ["B"]) == sides(unlisted(facts), ["B"]) == [{True, False}]
    assert sides(unlisted(of_rules("A, A\nB, A", contexts=contexts[:1])), ["B"]) == [{True}]


def test_what_a_budget_left_open_is_not_known_and_two_sides_are_known_all_the_same() -> None:
    facts = of_rules("A, A\nB, A\nC, 1")
    (one,) = facts.by_context
    cut = replace(one, found=replace(one.found, complete=False, why_incomplete="the time budget ended"))
    facts.__dict__["by_context"] = (cut,)
    assert sides(facts, ["B", "C"]) == [{True, False}, None]


def test_where_the_time_is_over_nothing_is_said() -> None:
    facts = replace(of_rules("A, A\nB, A"), timeout=1e-9)
    (one,) = of_rules("A, A\nB, A").by_context
    found = attractors(facts.network, limit=0)
    facts.__dict__["by_context"] = (replace(one, found=found),)
    assert sides(facts, ["B"]) == [None]
