"""Minimal intervention sets against brute force over the definition."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.errors import InterventionError, LogicnetError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Fix, Intervention, Network
from logicnet.screens import design, singles
from logicnet.screens.minimal_sets import CONTROL_KINDS, control
from mutants import changed, held, reached, read, shown

QUICK = settings(max_examples=40, deadline=None)


NOTHING = Intervention()


def ends(
    network: Network,
    slow: oracle.Network,
    one: Intervention,
    kind: str,
    start: frozenset[oracle.State],
    back: Intervention,
) -> list[str]:
    """How the attractors that a set leads to show the first component; ``back``: inputs that go back to a value where a
    set is taken back."""
    starts = held(start, network, one)
    if kind == "one-step":
        return [shown(a, 0) for a in reached(slow, starts)]
    under = reached(changed(network, slow, one), starts)
    if kind == "permanent":
        return [shown(a, 0) for a in under]
    return [shown(a, 0) for a in reached(slow, held(frozenset().union(*under), network, back))] if under else []


def brute(
    network: Network,
    slow: oracle.Network,
    kind: str,
    start: frozenset[oracle.State],
    reachable: bool,
    back: Intervention = NOTHING,
) -> list[Intervention]:
    """All sets of up to two that work and contain no smaller one that works."""
    parts = singles(network, ["nodes"], inputs=True, exclude=[network.names[0]])
    tried = [Intervention(), *(design(parts, 2) if parts else [])]
    works = []
    for one in tried:
        found = ends(network, slow, one, kind, start, back)
        if "always" in found if reachable else set(found) <= {"always"}:
            works.append(one)
    return [one for one in works if not any(set(other.changes) < set(one.changes) for other in works)]


@QUICK
@given(strategies.networks(max_components=4, min_components=1), st.sampled_from(sorted(CONTROL_KINDS)), st.booleans())
def test_minimal_sets_are_those_of_the_definition(net: strategies.Net, kind: str, reachable: bool) -> None:
    network, slow = read(net)
    found = control(network, network.names[0], kind=kind, reachable=reachable, inputs=True, constants=True)
    expected = brute(network, slow, kind, frozenset(oracle.all_states(slow)), reachable)
    assert found.complete and set(found.sets[""]) == set(expected)


@QUICK
@given(strategies.networks(max_components=4, min_components=2), st.sampled_from(sorted(CONTROL_KINDS)))
def test_minimal_sets_from_the_resistant_attractors_are_those_of_the_definition(net: strategies.Net, kind: str) -> None:
    network, slow = read(net)
    unwanted = [a for a in oracle.attractors(oracle.graph(slow)) if shown(a, 0) != "always"]
    found = control(network, network.names[0], kind=kind, inputs=True, constants=True, start="resistant")
    expected = brute(network, slow, kind, frozenset().union(*unwanted), False) if unwanted else [Intervention()]
    assert set(found.sets[""]) == set(expected)


@QUICK
@given(strategies.networks(max_components=4, min_components=2), st.sampled_from(sorted(CONTROL_KINDS)), st.data())
def test_minimal_sets_from_a_start_are_those_of_the_definition_with_what_is_held_put_into_the_start(
    net: strategies.Net, kind: str, data: st.DataObject
) -> None:
    network, slow = read(net)
    start = data.draw(strategies.subspaces(len(network)).filter(lambda values: any(v is not None for v in values)))
    written = " ".join(f"{name}={v}" for name, v in zip(network.names, start, strict=True) if v is not None)
    found = control(network, network.names[0], kind=kind, inputs=True, constants=True, start=written)
    given = zip(network.names, start, strict=True)
    back = Intervention(tuple(Fix(name, v) for name, v in given if v is not None and name in network.inputs))
    (sets,) = found.sets.values()
    assert set(sets) == set(brute(network, slow, kind, frozenset(oracle.inside(start)), False, back))


@pytest.mark.parametrize(("rule", "start", "works"), [("!B", "A=0 B=1", "B%0"), ("B", "A=0 B=0", "B%1")])
def test_an_input_that_the_start_gives_keeps_what_it_is_set_to_once_and_goes_back_when_that_is_taken_back(
    rule: str, start: str, works: str
) -> None:
    network = Network("n", Rules.build(["A", "B"], [rule, "B"]))
    for kind, expected in (("permanent", [works]), ("temporary", []), ("one-step", [works])):
        for under in (None, "all"):
            found = control(network, "A", kind=kind, inputs=True, start=start, settings=under)
            assert [[str(one) for one in sets] for sets in found.sets.values()] == [expected]


def test_an_input_that_a_setting_holds_goes_back_to_it_unless_it_is_held_for_good() -> None:
    network = Network("n", Rules.build(["A", "B"], ["!B", "B"]))
    for kind, works in (("permanent", ["B%0"]), ("temporary", []), ("one-step", [])):
        for start in ("A=0", "A=0 B=1"):
            (found,) = control(network, "A", kind=kind, inputs=True, start=start, setting="B=1").sets.values()
            assert [str(one) for one in found] == works


@QUICK
@given(strategies.networks(max_components=4, min_components=2))
def test_leaving_constant_components_alone_loses_no_other_minimal_set(net: strategies.Net) -> None:
    network, _ = read(net)
    fewer = control(network, network.names[0], inputs=True)
    every = control(network, network.names[0], inputs=True, constants=True)
    assert set(fewer.sets[""]) <= set(every.sets[""])


def test_what_holds_anyway_needs_nothing() -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    assert control(network, "B", setting="A=1").sets == {"A=1": (Intervention(),)}


def test_bad_questions_are_refused() -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    with pytest.raises(UnknownName, match="permanent"):
        control(network, "B", kind="permanently")
    with pytest.raises(InterventionError, match="1 or more"):
        control(network, "B", size=0)


def test_a_constant_that_only_names_is_used() -> None:
    network = Network("n", Rules.build(["A", "B", "C"], ["A", "!C | 1", "B & A"]))
    (found,) = control(network, "!C", size=1, only="B").sets.values()
    assert [str(one) for one in found] == ["B%0"]
    (none,) = control(network, "!C", size=1, over="nodes").sets.values()
    assert list(none) == []


@pytest.mark.parametrize("word", ["reachable", "constants", "supersets"])
def test_no_as_a_text_is_not_taken_for_yes(word: str) -> None:
    with pytest.raises(LogicnetError, match=f"expected True or False for {word}, found 'no'"):
        control("il6", "!Resistant_FAC", **{word: "no"})  # type: ignore[arg-type]
