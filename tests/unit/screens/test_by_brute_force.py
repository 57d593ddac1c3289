"""Every column of a screen, every kind of control, and synergy against brute force, on networks with planted faults:
latches behind constants, inputs that an intervention holds, constants, and names that read like keywords."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import screen_oracle as slow
import strategies
from logicnet.logic import Rules
from logicnet.model import Change, Cut, Fix, Intervention, Network
from logicnet.screens import screen
from logicnet.screens.minimal_sets import CONTROL_KINDS, control
from logicnet.screens.pairs import synergy

LETTERS = ("A", "B", "C", "D", "E", "F")
NAMES = ("not", "AG", "true", "0", "A:B", "B%1")
SLOW = settings(max_examples=60, deadline=None)


class Planted:
    """The same network as the package and the oracle read it, and a phenotype over it."""

    def __init__(self, texts: tuple[str, ...], phenotype: str) -> None:
        size = len(texts)
        self.names, letters = NAMES[:size], LETTERS[:size]
        self.network = Network("planted", Rules.build(self.names, [self.named(text) for text in texts]))
        self.net = oracle.network(letters, texts)
        self.phenotype = self.named(phenotype)
        self.shows = oracle.rule(phenotype, letters)
        self.own = {i for i, letter in enumerate(letters) if letter in phenotype}
        self.texts = texts

    def named(self, text: str) -> str:
        """A rule with the names that read like keywords in place of the letters."""
        return "".join(f'"{NAMES[LETTERS.index(c)]}"' if c in LETTERS else c for c in text)

    def change(self, change: slow.Change) -> Change:
        """A change as the package writes it."""
        source, target, value = change
        if source is None:
            return Fix(self.names[target], value)
        return Cut(self.names[source], self.names[target], value).within(self.network)

    def made(self, one: slow.Intervention) -> Intervention:
        return Intervention.of(map(self.change, one))

    def seen(self, one: Intervention) -> slow.Intervention:
        """An intervention of the package as the oracle writes it."""
        at = self.network.position
        return frozenset(
            (None, at[c.component], c.value) if isinstance(c, Fix) else (at[c.source], at[c.target], c.value)
            for c in one.changes
        )

    def holds(self) -> list[slow.Change]:
        return [(None, i, value) for i in range(len(self.names)) for value in (0, 1)]

    def cuts(self) -> list[slow.Change]:
        edges = [(i, j) for j, text in enumerate(self.texts) for i in range(len(self.names)) if LETTERS[i] in text]
        return [(i, j, value) for i, j in edges for value in (0, 1)]


@st.composite
def planted(draw: st.DrawFn, max_components: int = 6) -> Planted:
    letters = LETTERS[: draw(st.integers(2, max_components))]
    anything = st.sampled_from(letters)
    latches = (
        "{0} & {1}",
        "{0} | {1}",
        "{0} & {1} | {0} & !{1}",
        "{1} & {0} | !{1} & {2}",
        "({0} | {1}) & ({0} | !{2})",
        "{1} & !{1} | {0}",
    )
    texts = tuple(
        draw(
            st.one_of(
                st.sampled_from(["0", "1", own, own, f"!{own}"]),
                st.builds(str.format, st.sampled_from(latches), st.just(own), anything, anything),
                strategies.tables(letters),
                strategies.expressions(letters, max_leaves=4),
            )
        )
        for own in letters
    )
    phenotype = st.one_of(anything, anything.map("!{}".format), strategies.expressions(letters, max_leaves=4))
    return Planted(texts, draw(phenotype))


def starts(
    data: st.DataObject, one: Planted, net: oracle.Network, held: dict[int, int]
) -> tuple[str, slow.States, oracle.Network]:
    """Values of some components, in the words of the command and as states; and the network with the inputs among
    them held, as a setting holds them."""
    values = data.draw(strategies.fixings(len(one.names))) or {0: 0}
    values |= {i: v for i, v in held.items() if i in values}
    text = " ".join(f"{one.names[i]}={v}" for i, v in values.items())
    given = {i: v for i, v in values.items() if one.texts[i] == LETTERS[i]}
    return text, slow.with_values(net, values | held), oracle.fix(net, given)


def setting(data: st.DataObject, one: Planted) -> tuple[str, dict[int, int], oracle.Network]:
    """Some of the inputs and constants held: in words, as values, and the oracle's network with them."""
    may = [i for i, text in enumerate(one.texts) if text in {LETTERS[i], "0", "1"}]
    held = data.draw(st.dictionaries(st.sampled_from(may), st.integers(0, 1), max_size=2)) if may else {}
    return " ".join(f"{one.names[i]}={v}" for i, v in held.items()), held, oracle.fix(one.net, held)


@SLOW
@given(planted(), st.sampled_from(["", "resistant", "values"]), st.data())
def test_every_column_of_a_screen_is_that_of_the_definition(one: Planted, kind: str, data: st.DataObject) -> None:
    words, held, net = setting(data, one)
    begin, states = kind, slow.resistant(net, one.shows)
    if kind == "values":
        begin, states, net = starts(data, one, net, held)
    given = dict(w.rsplit("=", 1) for w in begin.split()) if kind == "values" else {}
    refused = {i for i, name in enumerate(one.names) if name in given and one.texts[i] == LETTERS[i]}
    every = [*one.holds(), *(cut for cut in one.cuts() if cut[0] != cut[1] or cut[0] not in refused)]
    sets = st.lists(st.sampled_from(every), min_size=1, max_size=3, unique_by=lambda change: change[:2])
    tried = data.draw(st.lists(sets.map(frozenset), min_size=1, max_size=4, unique=True))
    found = screen(
        one.network,
        one.phenotype,
        setting=words,
        interventions=list(map(one.made, tried)),
        start=begin,
        samples=0 if begin else None,
    )
    rows = {one.seen(row.intervention): row for row in found.rows}
    assert set(rows) == {slow.NOTHING, *tried}
    untreated = slow.row(net, one.shows, slow.NOTHING, states if begin else None)
    for change, row in rows.items():
        expected = slow.row(net, one.shows, change, states if begin else None)
        assert row.answer[:3] == expected[:3] and row.status == "exact"
        assert (row.answer.reachable, row.answer.withdrawal) == expected[3:5]
        if expected.probability is None:
            assert row.answer.probability is None
        else:
            assert row.answer.probability == pytest.approx(float(expected.probability), abs=1e-9)
        if change:
            assert row.outcome == slow.outcome(expected, untreated)
    order = ["removes", "reduces", "keeps", "increases"]
    places = [(row.rank, order.index(row.outcome)) for row in found.rows if row.rank]
    assert [place for _, place in sorted(places)] == sorted(place for _, place in places)


@SLOW
@given(planted(max_components=5), st.sampled_from(["", "resistant", "values"]), st.data())
def test_reach_alone_gives_the_outcome_where_no_probability_was_asked(
    one: Planted, kind: str, data: st.DataObject
) -> None:
    begin, net, states = kind, one.net, slow.resistant(one.net, one.shows)
    if kind == "values":
        begin, states, net = starts(data, one, net, {})
    for row in screen(one.network, one.phenotype, over=["nodes"], inputs=True, start=begin).rows:
        treated, untreated = (
            slow.row(net, one.shows, change, states if begin else None)
            for change in (one.seen(row.intervention), slow.NOTHING)
        )
        if row.type == "wild type":
            continue
        if not untreated.reachable:
            assert row.outcome == slow.outcome(treated, untreated)
        else:
            gone, never = treated.reachable == "no", untreated.reachable == "no"
            assert row.outcome == ("keeps" if gone == never else "removes" if gone else "increases")


@SLOW
@given(planted(max_components=5), st.sampled_from(sorted(CONTROL_KINDS)), st.booleans(), st.booleans(), st.data())
def test_minimal_sets_of_every_kind_are_those_of_the_definition(
    one: Planted, kind: str, reachable: bool, edges: bool, data: st.DataObject
) -> None:
    words, held, net = setting(data, one)
    begin = data.draw(st.sampled_from(["", "resistant", "values"]))
    if begin == "values":
        begin, states, net = starts(data, one, net, held)
    else:
        states = slow.unwanted(net, one.shows) if begin else slow.with_values(net, held)
    found = control(
        one.network,
        one.phenotype,
        setting=words,
        size=1 if edges else 2,
        kind=kind,
        reachable=reachable,
        start=begin,
        over=["nodes", "edges"] if edges else ["nodes"],
        inputs=True,
        constants=True,
    )
    parts = [change for change in one.holds() if change[1] not in one.own]
    if edges:
        parts += [change for change in cuttable(one) if not {change[0], change[1]} & one.own]
    expected = (
        slow.minimal(net, one.shows, parts, 1 if edges else 2, kind, states, reachable) if states else {slow.NOTHING}
    )
    assert found.complete and set(map(one.seen, found.sets[words_of(found)])) == expected


def words_of(found: object) -> str:
    (name,) = found.sets  # type: ignore[attr-defined]
    return str(name)


def cuttable(one: Planted) -> list[slow.Change]:
    """The edges that a design cuts: those that the target's rule depends on, of targets with a rule."""
    states = oracle.all_states(one.net)
    alone = [i for i, text in enumerate(one.texts) if text in {LETTERS[i], "0", "1"}]
    return [
        (i, j, value)
        for i, j, value in one.cuts()
        if j not in alone and any(one.net[j](s) != one.net[j](oracle.flip(s, [i])) for s in states)
    ]


@SLOW
@given(planted(max_components=4), st.data())
def test_synergy_is_that_of_the_definition(one: Planted, data: st.DataObject) -> None:
    words, held, net = setting(data, one)
    begin = data.draw(st.sampled_from(["resistant", "values"]))
    states = slow.resistant(net, one.shows)
    if begin == "values":
        begin, states, net = starts(data, one, net, held)
    found = synergy(one.network, one.phenotype, start=begin, samples=0, setting=words, knock_ins=True, inputs=True)
    pairs = [pair for pair in combinations(one.holds(), 2) if pair[0][1] != pair[1][1]]
    if not states:
        assert len(found) == 0 and found.left_out == len(pairs)
        return
    assert len(found) == len(pairs) and found.left_out == 0
    p = {
        some: slow.probability(slow.changed(net, some), one.shows, slow.held(states, some))
        for some in map(frozenset, [(), *((change,) for change in one.holds()), *pairs])
    }
    rows = {one.seen(Intervention.parse(f"{r.first} {r.second}", one.network)): r for r in found}
    for first, second in pairs:
        row = rows[frozenset((first, second))]
        four = [p[frozenset(some)] for some in ((), (first,), (second,), (first, second))]
        assert row.status == "exact" and row.untreated == pytest.approx(float(four[0]))
        assert sorted((row.one, row.other)) == pytest.approx(
            sorted(map(float, four[1:3]))
        ) and row.both == pytest.approx(four[3])
        excess = slow.excess(*four)
        assert (row.bliss, row.hsa) == (
            (None, None) if excess is None else pytest.approx(tuple(map(float, excess)), abs=1e-6)
        )
