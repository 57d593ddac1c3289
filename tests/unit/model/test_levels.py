"""Levels as variables: names, values, and the rules that make the variables move as the levels do."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.errors import FormatError, RuleError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Network, Setting, Subspace
from logicnet.model.levels import (
    agree,
    held,
    level_of,
    maxima,
    rules_of_targets,
    spans,
    target_texts,
    told,
    variables_of,
)
from strategies import expressions

NETWORK = Network.levelled(
    "n", [Component("A"), Component("X", maximum=2), Component("In", maximum=2)], ["X=2", "A", "A & X", "In", "In>=2"]
)


def test_a_variable_knows_its_component_and_level() -> None:
    assert variables_of("X", 3) == ("X>=1", "X>=2", "X>=3") and variables_of("A", 1) == ("A",)
    assert [level_of(name) for name in ("X>=2", "A", "a>=b", ">=1", "X>=0", "X>=1 ")] == [("X", 2), *[None] * 5]
    assert maxima(NETWORK.names) == {"X": 2, "In": 2} == NETWORK.levels


@given(maximum=st.integers(2, 5), data=st.data())
def test_values_that_keep_levels_are_told_as_these_levels(maximum: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, maximum))
    high = data.draw(st.integers(low, maximum))
    values = held("X", maximum, low, high)
    said = low if low == high else f"{low}..{high}"
    assert told(values, variables_of("X", maximum)) == ({} if (low, high) == (0, maximum) else {"X": said})
    states = [level for level in range(maximum + 1) if all((level >= int(v[3:])) == bit for v, bit in values.items())]
    assert states == list(range(low, high + 1))


def test_what_is_not_said_leaves_the_levels_open() -> None:
    assert spans({"X>=1": 1, "Y>=3": 0, "A": None, "B": 0}) == {"X": (1, None), "Y": (0, 2), "B": (0, 0)}


@given(
    maximum=st.integers(1, 3),
    terms=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["A", "!A", "A & B", "B", "1", "0"])), max_size=4),
    default=st.integers(0, 3),
)
def test_the_first_term_that_holds_gives_the_target(maximum: int, terms: list[tuple[int, str]], default: int) -> None:
    terms, default = [(min(level, maximum), text) for level, text in terms], min(default, maximum)
    names = Rules.build(["A", "B"], ["A", "B"])
    texts = target_texts(terms, default, maximum)
    for a, b in product((0, 1), repeat=2):
        state = {"A": a, "B": b}
        right = next((level for level, text in terms if names.expression(text).evaluate(state)), default)
        assert [names.expression(text).evaluate(state) for text in texts] == [
            int(right >= level) for level in range(1, maximum + 1)
        ]


def targets() -> st.SearchStrategy[tuple[tuple[int, ...], list[list[int]]]]:
    """Maxima of two or three components, and a target level of each for every state of levels."""
    return st.lists(st.integers(1, 3), min_size=2, max_size=3).flatmap(
        lambda tops: st.tuples(
            st.just(tuple(tops)),
            st.tuples(
                *(st.lists(st.integers(0, top), min_size=_states(tops), max_size=_states(tops)) for top in tops)
            ).map(list),
        )
    )


def _states(tops: list[int]) -> int:
    total = 1
    for top in tops:
        total *= top + 1
    return total


@given(drawn=targets())
@settings(max_examples=150)
def test_the_variables_move_as_the_levels_do(drawn: tuple[tuple[int, ...], list[list[int]]]) -> None:
    tops, tables = drawn
    names = "XYZ"[: len(tops)]
    states = list(product(*(range(top + 1) for top in tops)))
    texts = []
    for i, top in enumerate(tops):
        for level in range(1, top + 1):
            rows = [
                " & ".join(f"{name}={value}" for name, value in zip(names, state, strict=True))
                for state, target in zip(states, tables[i], strict=True)
                if target >= level
            ]
            texts.append(" | ".join(f"({row})" for row in rows) or "0")
    components = [Component(name, maximum=top) for name, top in zip(names, tops, strict=True)]
    network = Network.levelled("n", components, texts)

    def coded(levels: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(int(level >= k) for level, top in zip(levels, tops, strict=True) for k in range(1, top + 1))

    for number, state in enumerate(states):
        right = set()
        for i, level in enumerate(state):
            step = (tables[i][number] > level) - (tables[i][number] < level)
            if step:
                right.add(coded((*state[:i], level + step, *state[i + 1 :])))
        bits = coded(state)
        value = sum(bit << i for i, bit in enumerate(bits))
        moved = {
            tuple(bit ^ (i == j) for j, bit in enumerate(bits))
            for i in range(len(bits))
            if network.rules.evaluate(i, value) != bits[i]
        }
        assert moved == right


def test_rules_without_levels_stay_as_they_are() -> None:
    rules = Rules.build(["A", "B"], ["B", "A"])
    assert rules_of_targets(rules) is rules


def test_a_network_speaks_of_components() -> None:
    assert [component.name for component in NETWORK.components] == ["A", "X", "In"]
    assert NETWORK.rule_text("X") == "1: A; 2: A & X>=1" and NETWORK.rule_text("A") == "X>=2"
    assert NETWORK.regulators("X") == ("A", "X") and NETWORK.inputs_with_levels == ("In",) and NETWORK.inputs == ()
    assert [(edge.source, edge.target, edge.sign) for edge in NETWORK.regulations] == [
        ("X", "A", "+"),
        ("A", "X", "+"),
        ("X", "X", "+"),
    ]
    assert str(NETWORK) == "<Network n: 3 components, 1 inputs>"
    assert NETWORK.variables("X") == ("X>=1", "X>=2") and NETWORK.variables("X>=2") == ("X>=2",)
    with pytest.raises(UnknownName, match="X"):
        NETWORK.variables("Y")
    with pytest.raises(ValueError, match="levels 0 to 2"):
        NETWORK.held("X", 1, 3)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("X=2", {"X>=1": 1, "X>=2": 1}),
        ("X=0", {"X>=1": 0, "X>=2": 0}),
        ("X=1..2", {"X>=1": 1}),
        ("X>=1", {"X>=1": 1}),
        ("X>0", {"X>=1": 1}),
        ("X<2", {"X>=2": 0}),
        ("X<=1 A=1", {"A": 1, "X>=2": 0}),
    ],
)
def test_a_start_names_levels_and_is_printed_so_that_it_is_read_back(text: str, values: dict[str, int]) -> None:
    found = Subspace.parse(text, NETWORK)
    assert found.fixed == values and Subspace.parse(str(found), NETWORK) == found


@pytest.mark.parametrize("text", ["X=3", "X=2..1", "X>=3", "X<0", "A=2", "X=1 X>=2", "X=", "Xx=1", "X>A"])
def test_a_level_that_is_not_there_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(Exception, match=r"<subspace>:1:"):
        Subspace.parse(text, NETWORK)


def test_a_setting_holds_an_input_at_one_level() -> None:
    assert str(Setting.parse("In=2", NETWORK)) == "In=2"
    assert Setting.parse("In=1", NETWORK).held_in(NETWORK) == {"In>=1": 1, "In>=2": 0}
    assert Setting.read({"In": 2}, NETWORK).on(NETWORK).rules.text(3) == "1"
    with pytest.raises(Exception, match="holds an input at one level"):
        Setting.parse("In>=1", NETWORK)
    with pytest.raises(Exception, match="X%1"):
        Setting.parse("X=1", NETWORK)


def test_a_name_that_stands_for_a_level_names_no_component() -> None:
    with pytest.raises(FormatError, match="stands for a level"):
        Network("n", Rules.build(["X>=1"], ["X"]))
    with pytest.raises(RuleError, match="levels 0 to 2"):
        NETWORK.expression("A & X=3")


@pytest.mark.parametrize(("text", "instead"), [("X=2", "X%2"), ("X=1", "X%1"), ("X=0", "X%0"), ("X>=1", "X%1:2")])
def test_a_component_that_is_no_input_is_held_by_an_intervention_of_the_same_meaning(text: str, instead: str) -> None:
    with pytest.raises(SettingError) as caught:
        Setting.parse(text, NETWORK)
    assert f"use the intervention {instead};" in caught.value.hint


def test_a_condition_says_what_the_higher_ones_do_not_say_already() -> None:
    network = Network.levelled(
        "n", [Component("A"), Component("B"), Component("X", maximum=2)], ["A", "B", "(A & B) | (A)", "A & B"]
    )
    assert network.conditions("X") == ["A", "A & B"] and network.rule_text("X") == "1: A; 2: A & B"


def test_what_is_not_known_is_compared_with_components_not_with_their_levels() -> None:
    for wrong in ("X1=1", "Xx=1"):
        with pytest.raises(UnknownName) as caught:
            Subspace.parse(wrong, NETWORK)
        assert ">=" not in caught.value.hint


@given(*[expressions(("A", "X", "X>=2", "X>=3")) for _ in range(2)])
def test_conditions_agree_where_they_do_in_every_state_of_levels(one: str, other: str) -> None:
    rules = Rules.of(["A", "X>=1", "X>=2", "X>=3"], [(0,), (1,), (2,), (3,)])
    first, second = rules.expression(one), rules.expression(other)
    states = [(a, *(int(level >= k) for k in (1, 2, 3))) for a in (0, 1) for level in range(4)]
    assert agree(first, second) == all(first.evaluate(state) == second.evaluate(state) for state in states)
