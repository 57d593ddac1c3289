"""Screens in the core by number: tasks laid out flat, and what each does to a phenotype, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle
import logicnet
import oracle
import strategies
from logicnet.core.budget import Budget
from logicnet.core.codes import End, Shows
from logicnet.core.measures import MeasureCode
from logicnet.core.rules import AND, NOT, OR, Program
from logicnet.core.screens import HOLD, PROVED, SAMPLED, UNDECIDED, AttractorCounts, ChangeCode, Screener, Tasks
from logicnet.errors import LogicnetError
from logicnet.logic import Rules

# A and B hold each other off, and C turns for ever where A is on.
TEXTS = ["!B", "!A", "A & !C"]
A: Program = (0,)
C: Program = (2,)
NOTHING: list[ChangeCode] = []
A_ON, A_OFF = [(HOLD, 0, 1)], [(HOLD, 0, 0)]
B_FREE = [(0, 1, 0)]  # B reads A as 0: it rises, and A falls


def screener(until: float | None = None) -> Screener:
    return Screener(Rules.build("ABC", TEXTS).handle, [], 2, Budget(), until)


def rows(found: AttractorCounts) -> list[tuple[int, int, int]]:
    assert set(found.reason) <= {End.NONE}
    return list(zip(found.always, found.sometimes, found.never, strict=True))


def test_tasks_are_laid_out_one_after_another_and_chosen_in_any_order() -> None:
    tasks = Tasks.of([NOTHING, [(HOLD, 0, 1), (2, 1, 0)], B_FREE])
    assert (len(tasks), list(tasks.begin)) == (3, [0, 0, 2, 3])
    assert (list(tasks.source), list(tasks.target), list(tasks.value)) == ([HOLD, 2, 0], [0, 1, 1], [1, 0, 0])
    assert tasks.chosen([2, 0, 1]) == Tasks.of([B_FREE, NOTHING, [(HOLD, 0, 1), (2, 1, 0)]])


def test_attractors_are_counted_by_how_they_show_the_phenotype() -> None:
    screen = screener()
    tasks = Tasks.of([NOTHING, A_ON, A_OFF, B_FREE])
    assert rows(screen.count(screen.watch(C), tasks)) == [(0, 1, 1), (0, 1, 0), (0, 0, 1), (0, 0, 1)]
    assert rows(screen.count(screen.watch(A), tasks)) == [(1, 0, 1), (1, 0, 0), (0, 0, 1), (0, 0, 1)]


def test_many_phenotypes_at_once_are_counted_as_one_by_one() -> None:
    screen = screener()
    tasks = Tasks.of([NOTHING, A_ON, B_FREE])
    first = screen.watch_all([A, C, (1, NOT)])
    found = rows(screen.count_all(first, 3, tasks))
    assert found == [row for k in range(3) for row in rows(screen.count(first + k, tasks))]


def test_a_phenotype_is_forced_where_every_state_of_every_attractor_shows_it() -> None:
    screen = screener()
    assert list(screen.forced(screen.watch(A), Tasks.of([NOTHING, A_ON, B_FREE]))) == [0, 1, 0]


def test_what_is_reached_is_told_under_the_changes_and_after_they_are_taken_back() -> None:
    screen = screener()
    phenotype = screen.watch(A)
    screen.start_at({0: 0, 1: 1, 2: 0})  # B is on
    under, after, reason = screen.reach(phenotype, Tasks.of([NOTHING, A_ON]), withdraw=True)
    assert list(reason) == [End.NONE] * 2
    assert list(under) == [Shows.NEVER, Shows.ALWAYS]
    assert list(after) == [Shows.NEVER, Shows.ALWAYS]  # B fell under A, and A stays
    assert screen.start_showing(phenotype) == 1
    under, after, _ = screen.reach(phenotype, Tasks.of([NOTHING, A_OFF]), withdraw=True)
    assert list(under) == [Shows.ALWAYS, Shows.NEVER] and list(after) == [Shows.ALWAYS, Shows.NEVER]


def test_the_chance_of_a_phenotype_is_that_of_the_walk() -> None:
    screen = screener()
    screen.start_at({0: 0, 1: 0})
    value, low, high, how, _ = screen.chance(screen.watch(A), Tasks.of([NOTHING, A_ON, B_FREE]), samples=0, seed=1)
    assert list(how) == [PROVED] * 3 and SAMPLED not in how
    assert list(value) == pytest.approx([0.5, 1, 0]) and list(low) == pytest.approx(list(high))


def test_percolation_is_that_under_the_changes() -> None:
    assert screener().percolated(NOTHING) == (-1, -1, -1)
    assert screener().percolated(A_ON) == (1, 0, -1)
    assert screener().percolated(A_OFF) == (0, 1, 0)
    assert screener().percolated_all([NOTHING, A_ON, A_OFF]) == [(-1, -1, -1), (1, 0, -1), (0, 1, 0)]
    assert screener().percolated_all([]) == []


def test_a_residual_network_that_was_met_before_is_known() -> None:
    screen = Screener(Rules.build("ABC", TEXTS).handle, [], 1, Budget())
    phenotype = screen.watch(A)
    screen.count(phenotype, Tasks.of([NOTHING]))
    screen.count(phenotype, Tasks.of([NOTHING]))
    assert screen.memory == (2, 1)


def test_progress_is_of_all_tasks_and_a_time_that_is_over_decides_nothing() -> None:
    screen = screener()
    seen: list[tuple[int, int]] = []
    screen.count(screen.watch(A), Tasks.of([NOTHING] * 50), progress=lambda done, of: seen.append((done, of)))
    assert all(0 <= done <= of == 50 for done, of in seen)


def changed_step(net: strategies.Net, task: list[ChangeCode]) -> chain_oracle.Step:
    """The rules under changes: cuts first, as holding wins."""
    rules = [oracle.rule(text, net[0]) for text in net[1]]
    held = {target: value for source, target, value in task if source == HOLD}

    def step(state: chain_oracle.State) -> list[int]:
        values = []
        for target, rule in enumerate(rules):
            read = list(state)
            for source, cut, value in task:
                if source != HOLD and cut == target:
                    read[source] = value
            values.append(held.get(target, rule(tuple(read))))
        return values

    return step


def begin(parts: Sequence[tuple[float, Mapping[int, int]]], task: list[ChangeCode], size: int) -> chain_oracle.Matrix:
    """A mixture with the held components set at once."""
    held = {target: value for source, target, value in task if source == HOLD}
    return chain_oracle.mixture([(weight, {**part, **held}) for weight, part in parts], size)


@st.composite
def tasks_of(draw: st.DrawFn, size: int) -> list[ChangeCode]:
    places = st.tuples(st.integers(-1, size - 1), st.integers(0, size - 1), st.integers(0, 1))
    return draw(st.lists(places, max_size=2, unique_by=lambda change: change[:2]))


@settings(max_examples=150, deadline=None)
@given(strategies.networks(max_components=5, min_components=1), st.data())
def test_measures_under_every_task_are_those_of_the_dense_chain(net: strategies.Net, data: st.DataObject) -> None:
    size = len(net[0])
    speed = st.sampled_from([0.25, 1.0, 3.0])
    rates = {i: (data.draw(speed), data.draw(speed)) for i in range(size) if data.draw(st.booleans())}
    values = st.dictionaries(st.integers(0, size - 1), st.integers(0, 1))
    parts = data.draw(st.lists(st.tuples(st.sampled_from([0.25, 1.0, 2.0]), values), min_size=1, max_size=3))
    weights = st.sampled_from([-1.0, 0.5, 1.0])
    measure = [(data.draw(weights), (i, j, data.draw(st.sampled_from([AND, OR])))) for i in range(size)
               for j in data.draw(st.lists(st.integers(0, size - 1), max_size=1))]  # fmt: skip
    tasks = [NOTHING, *data.draw(st.lists(tasks_of(size), max_size=4))]
    screen = Screener(Rules.build(net[0], net[1]).handle, [], 2, Budget())
    screen.rates(rates)
    screen.start_mixture(parts)
    measures = [measure, [(1.0, (0,))], []]
    first = screen.measure_all(measures)
    found = screen.measured(first, 3, Tasks.of(tasks), samples=0)
    assert set(found.how) == {PROVED} and found.low == found.value == found.high

    def value(terms: MeasureCode, state: chain_oracle.State) -> float:
        worth = {AND: min, OR: max}
        return sum(w * (worth[code[2]](state[code[0]], state[code[1]]) if len(code) > 1 else state[code[0]])
                   for w, code in terms)  # fmt: skip

    whole = sum(weight for weight, _ in parts)
    for t, task in enumerate(tasks):
        q = chain_oracle.generator(changed_step(net, task), [rates.get(i, (1.0, 1.0)) for i in range(size)])
        start = begin([(weight / whole, part) for weight, part in parts], task, size)
        ends, shares = chain_oracle.absorbed(q, start), chain_oracle.long_run(q, start)
        for k, terms in enumerate(measures):
            row = k * len(tasks) + t
            expected = chain_oracle.expected(shares, partial(value, terms), size)
            assert found.value[row] == pytest.approx(expected, abs=1e-9)
            states = chain_oracle.states(size)
            shown = sum(chance for chance, part in zip(ends, chain_oracle.closed_parts(q), strict=True)
                        if any(value(terms, states[s]) > 0 for s in part))  # fmt: skip
            assert found.shown[row] == pytest.approx(shown, abs=1e-9)


def test_a_part_of_a_mixture_is_drawn_from_the_states_that_show_the_phenotype_within() -> None:
    """Of the four states of A and B, B without A is left out: three are alike, in two of which A is on."""
    screen = Screener(Rules.build("AB", ["A", "B"]).handle, [], 1, Budget())
    within = screen.watch((0, 1, NOT, OR))
    screen.start_mixture([(3.0, {}), (1.0, {0: 0})], within)
    found = screen.measured(screen.measure_all([[(1.0, (0,))], [(1.0, (1,))]]), 2, Tasks.of([NOTHING]), samples=0)
    assert list(found.value) == pytest.approx([0.75 * 2 / 3, 0.75 / 3])


def test_rates_decide_the_race_and_the_share_of_time() -> None:
    """A rises three times as fast as B; C turns where A is on, and is down a fifth of the time: it rises at 4."""
    screen = screener()
    screen.rates({0: (3.0, 1.0), 2: (4.0, 1.0)})
    screen.start_mixture([(1.0, {0: 0, 1: 0, 2: 0})])
    found = screen.measured(screen.measure_all([[(1.0, C)], [(2.0, C), (-1.0, A)]]), 2, Tasks.of([NOTHING]), samples=0)
    assert list(found.value) == pytest.approx([0.75 * 0.8, 0.75 * (1.6 - 1)]) and list(found.how) == [PROVED] * 2
    assert list(found.shown) == pytest.approx([0.75, 0.75])


def coin(turning: int) -> Rules:
    """Components that turn for ever and throw one coin: half of the walks end with A, after too many states to list."""
    names = ("A", "B", *(f"X{i}" for i in range(turning)))
    any_up = " | ".join(names[2:])
    return Rules.build(names, [f"A | !B & ({any_up})", f"B | !A & ({any_up})", *(f"!{name}" for name in names[2:])])


def test_sampled_answers_depend_on_the_seed_alone_and_hold_the_exact_one() -> None:
    rules, size = coin(12), 14
    tasks = [NOTHING, *([(HOLD, i, v)] for i in range(2, size) for v in (0, 1))]
    answers = []
    for threads, order in ((1, tasks), (3, tasks[::-1])):
        screen = Screener(rules.handle, [], threads, Budget())
        screen.start_mixture([(1.0, {0: 0, 1: 0, **dict.fromkeys(range(2, size), 1)})])
        first = screen.measure_all([[(2.0, (0,))]])
        found = screen.measured(first, 1, Tasks.of(order), samples=400, most_states=1000, seed=3)
        rows = list(zip(found.value, found.low, found.high, found.shown, found.how, strict=True))
        answers.append(rows if order is tasks else rows[::-1])
    assert answers[0] == answers[1]
    # where one component is held up the coin is thrown by nothing else, and that is exact
    assert [row[-1] for row in answers[0]] == [SAMPLED, *[SAMPLED, PROVED] * 12]
    assert sum(low <= 1 <= high for _, low, high, *_ in answers[0]) >= 22  # of 25, 13 of them at 95 % each
    none = screen.measured(first, 1, Tasks.of([NOTHING]), samples=0, most_states=1000)
    assert (none.how[0], none.reason[0]) == (UNDECIDED, End.TOO_MANY)
    exact = screen.measured(first, 1, Tasks.of([NOTHING]), samples=0)
    assert exact.how[0] == PROVED and exact.value[0] == pytest.approx(1.0)


def test_rates_and_weights_that_are_not_above_0_are_refused() -> None:
    screen = screener()
    for call in (lambda: screen.rates({0: (0.0, 1.0)}), lambda: screen.start_mixture([(0.0, {})])):
        with pytest.raises(LogicnetError):
            call()


def test_rows_are_exact_where_single_questions_are_and_equal_to_them() -> None:
    """Every single change of a shipped network: the chance to end where a component shows is that of probabilities."""
    network = logicnet.load("il6")
    names, start = network.names, " ".join(f"{name}=0" for name in network.names)
    position = network.position
    screen = Screener(network.rules.handle, [position[name] for name in network.inputs], 1, Budget())
    screen.start_mixture([(1.0, dict.fromkeys(position.values(), 0))])
    first = screen.measure_all([[(1.0, (position[name],))] for name in names])
    tried = [(name, value) for name in names for value in (0, 1)]
    found = screen.measured(first, len(names), Tasks.of([[(HOLD, position[n], v)] for n, v in tried]), samples=0)
    assert set(found.how) == {PROVED}
    for t, (name, value) in enumerate(tried[::7]):
        ends = logicnet.probabilities(network, start, setting="", intervention=f"{name}%{value}").chances
        for k, shown in enumerate(names):
            chance = sum(
                one.probability or 0 for one in ends if one.attractor.shows(network.expression(shown)) != "never"
            )
            assert found.shown[k * len(tried) + 7 * t] == pytest.approx(chance, abs=1e-9)
