"""Basins against their definition: closures of the whole graph of states, drawn networks, with and without levels."""

from __future__ import annotations

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import levels_oracle
import oracle
import strategies
from logicnet.analysis.answer import Attractor
from logicnet.analysis.basins import Basins, basins
from logicnet.display import TableView
from logicnet.errors import LogicnetError, UnknownName
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network

States = frozenset[tuple[int, ...]]


def within(attractor: Attractor, names: tuple[str, ...], state: tuple[int, ...]) -> bool:
    """Whether a state fulfils the condition of an attractor."""
    return all(state[names.index(name)] == value for name, value in attractor.condition.items())


def meant(attractor: Attractor, names: tuple[str, ...], ends: set[States]) -> list[States]:
    """The attractors that one row stands for: one each way its free inputs are set."""
    kept = [k for k, name in enumerate(names) if name not in attractor.free_inputs]
    at = [attractor.state[names[k]] for k in kept]
    return [end for end in ends if any([state[k] for k in kept] == at for state in end)]


def agree(found: Basins, g, held: dict[str, int], shows) -> None:
    """``g`` is the graph of all states, ``held`` what they are held at, ``shows`` a test of a state for each phenotype.
    A set's strong basin are the states that reach none of the other attractors.
    """
    assert found.complete
    names = tuple(component.name for component in found.network.components)
    free = [s for s in g if all(s[names.index(name)] == value for name, value in held.items())]
    g = g.subgraph(free)
    ends = {frozenset(end) for end in oracle.attractors(g)}
    assert found.states == len(free)

    def sizes(own: list[States], inside: list[tuple[int, ...]]) -> tuple[int, int, int]:
        weak = oracle.backward(g, [s for end in own for s in end])
        strong = set(free) - oracle.backward(g, [s for end in ends if end not in own for s in end])
        return len(strong & set(inside)), len(weak & set(inside)), len(inside)

    for one in found.basins:
        inside = [s for s in free if within(one.attractor, names, s)]
        size = one.size
        assert (size.strong, size.weak, size.states) == sizes(meant(one.attractor, names, ends), inside)
    seen = set()
    for one in found.phenotypes:
        ways = {"always": {True}, "never": {False}, "sometimes": {True, False}}
        wanted = [ways[word] for word in one.shown.split(" or ")]
        own = [end for end in ends if {shows[one.phenotype](s) for s in end} in wanted]
        assert (one.size.strong, one.size.weak, one.size.states) == sizes(own, free)
        seen |= set(own)
    assert seen == (ends if shows else set())


@settings(max_examples=250, deadline=None)
@given(strategies.networks(6, min_components=1), st.data())
def test_basins_are_closures_of_the_graph_of_states(net: strategies.Net, data: st.DataObject) -> None:
    names, texts = net
    network = Network("drawn", Rules.build(names, texts))
    size = len(names)
    fixed = data.draw(strategies.fixings(size, 2))
    word = data.draw(st.sampled_from(names))
    held = {names[i]: value for i, value in fixed.items()}
    g = oracle.graph(oracle.fix(oracle.network(*net), fixed))
    for bits in (24, 1):  # sets as bits, and as diagrams
        found = basins(network, intervention=held, phenotype=word, bitsets=bits)
        agree(found, g, held, {word: lambda s: s[names.index(word)] == 1})


@settings(max_examples=200, deadline=None)
@given(levels_oracle.levelled())
def test_basins_of_levels_count_each_level_once(net: levels_oracle.Levels) -> None:
    network = toml.read(net.toml().encode(), "n.toml")
    top = net.maxima[0]
    word = f"{net.names[0]}>={top}" if top > 1 else net.names[0]
    for bits in (24, 1):
        found = basins(network, phenotype=word, bitsets=bits)
        agree(found, levels_oracle.graph(net.targets, net.maxima), {}, {word: lambda s: s[0] >= top})


def test_what_follows_a_switch_doubles_its_basins() -> None:
    """A and B suppress each other: from 00 and 11 both ends are reached. Forty components follow."""
    names = ["A", "B", *(f"F{i}" for i in range(40))]
    network = Network("long", Rules.build(names, ["!B", "!A", "A", *(f"F{i}" for i in range(39))]))
    found = basins(network)
    assert found.followed == ("A", "B") and found.states == 2**42
    assert [(one.size.strong, one.size.weak) for one in found.basins] == [(2**40, 3 * 2**40)] * 2
    assert found.basins[0].size.weak_share == 0.75


def test_an_attractor_under_a_condition_has_its_basin_within_the_condition() -> None:
    """Without the drug B follows nothing and stays; with it B comes on from every state."""
    network = Network("latch", Rules.build(["D", "B"], ["D", "B | D"]))
    found = {tuple(one.attractor.state.values()): one.size for one in basins(network).basins}
    assert {at: (s.strong, s.weak, s.states) for at, s in found.items()} == {
        (0, 0): (1, 1, 2),
        (0, 1): (1, 1, 2),
        (1, 1): (2, 2, 2),
    }


def test_diagrams_count_what_no_bits_could() -> None:
    """Thirty switches beside each other: from three of the four states of each, either of its ends can be reached."""
    names = [f"{side}{i}" for i in range(30) for side in "AB"]
    texts = [f"!{other}{i}" for i in range(30) for other in "BA"]
    found = basins(Network("switches", Rules.build(names, texts)), limit=2, timeout=60)
    assert found.followed == tuple(names) and "decision diagrams over 60 components" in found.method
    assert [(one.size.strong, one.size.weak) for one in found.basins] == [(1, 3**30)] * 2
    assert found.states == 4**30


def test_a_budget_leaves_sizes_open_and_says_so() -> None:
    import random

    dice = random.Random(5)
    names = [f"X{i}" for i in range(70)]
    texts = []
    for name in names:
        a, b, c = dice.sample(names, 3)
        texts.append(f"{a} & !{b} | !{a} & {b} & {name} | {c} & {name}")
    found = basins(Network("hard", Rules.build(names, texts)), timeout=0.5)
    assert not found.complete and "time budget" in found.why_incomplete
    assert all(one.size.strong is None for one in found.basins[-1:])


def test_one_attractor_has_every_state() -> None:
    found = basins(Network("one", Rules.build(["A", "B"], ["1", "A"])))
    assert [(one.size.strong, one.size.weak) for one in found.basins] == [(4, 4)]
    assert (found.method, found.followed) == ("one attractor", ())


def test_the_setting_leaves_out_what_it_holds() -> None:
    network = Network("latch", Rules.build(["D", "B"], ["D", "B | D"]))
    found = basins(network, setting="D=1")
    assert (found.states, [one.size.strong for one in found.basins]) == (2, [2])


def test_a_list_cut_short_says_so_and_its_sizes_stand() -> None:
    network = Network("two", Rules.build(["A", "B"], ["A & B | A & !B", "!B"]))
    whole, cut = basins(network), basins(network, limit=1)
    assert not cut.complete and "more attractors than are listed" in cut.why_incomplete
    assert cut.basins[0].size == next(b.size for b in whole.basins if b.attractor == cut.basins[0].attractor)


def test_the_answer_is_a_table_and_one_object() -> None:
    found = basins(Network("switch", Rules.build(["A", "B"], ["!B", "!A"])), phenotype="A")
    assert isinstance(found.to_frame(), pandas.DataFrame)
    assert list(found.to_frame()["weak_share"]) == [0.75, 0.75]
    assert [p["shown"] for p in found.to_dict()["phenotypes"]] == ["always", "never"]


def test_what_does_not_fit_is_refused() -> None:
    network = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    with pytest.raises(UnknownName):
        basins(network, phenotype="C")
    with pytest.raises(LogicnetError, match="limit"):
        basins(network, limit=-1)


def test_each_basin_that_is_counted_is_told() -> None:
    """Two attractors, and of the phenotype one class that shows it and one that does not."""
    told: list[tuple[int, int]] = []
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    basins(switch, phenotype="A", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_notebook_calls_no_two_columns_of_basins_alike() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    for part in basins(switch, phenotype="A")._parts():
        if isinstance(part, TableView):
            assert len(set(part.titles)) == len(part.titles)
