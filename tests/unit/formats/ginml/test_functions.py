"""Parameters and expressions of GINsim files mean what GINsim makes of them: worked out here level by level."""

from __future__ import annotations

from itertools import product
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError
from logicnet.formats.ginml.functions import between, combined, condition, terms_of
from logicnet.logic import Rules
from logicnet.model import Component, Network

MAXIMA = {"A": 2, "B": 3, "C": 1}
COMPONENTS = [Component(name, maximum=maximum) for name, maximum in MAXIMA.items()]
OVER = Network.levelled("n", COMPONENTS, ["0"] * 6).rules


def refuse(message: str, hint: str) -> NoReturn:
    raise FormatError(message, hint=hint)


def value(text: str, levels: dict[str, int]) -> int:
    """The value of a condition at some levels."""
    bits = {v: int(levels[c.name] >= k) for c in COMPONENTS for k, v in enumerate(c.variables, 1)}
    return OVER.expression(text).evaluate(bits)


def all_levels() -> list[dict[str, int]]:
    return [dict(zip(MAXIMA, levels, strict=True)) for levels in product(*(range(m + 1) for m in MAXIMA.values()))]


@pytest.mark.parametrize(("low", "high"), [(0, None), (1, None), (2, None), (0, 0), (0, 1), (1, 1), (2, 2), (1, 2)])
def test_a_range_of_levels_is_one_condition(low: int, high: int | None) -> None:
    for levels in all_levels():
        assert value(between("B", low, high), levels) == (low <= levels["B"] <= (3 if high is None else high))


@pytest.mark.parametrize(
    ("text", "active"),
    [
        ("B", {1, 2, 3}),  # any interaction
        ("B:1", {1, 2}),  # the interaction with threshold 1 ends where the next begins
        ("B:3", {3}),
        ("B#1", {1, 2}),
        ("B#2", {3}),
        ("!B", {0}),
        ("(B:3 | !B) & !B:1", {0, 3}),
    ],
)
def test_an_operand_holds_where_its_interaction_is_active(text: str, active: set[int]) -> None:
    said = condition(text, {"B": [1, 3]}, refuse)
    for levels in all_levels():
        assert value(said, levels) == (levels["B"] in active)


def test_conjunction_binds_tighter_than_disjunction() -> None:
    said = condition("A|B&!C", {"A": [1], "B": [1], "C": [1]}, refuse)
    for levels in all_levels():
        assert value(said, levels) == (levels["A"] > 0 or (levels["B"] > 0 and not levels["C"]))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("D", "reads 'D', from which no edge leads here"),
        ("A:1", "'A:1' is no interaction: the edge from A has the threshold 2"),
        ("A#2", "'A#2' is no interaction"),
        ("A#0", "'A#0' is no interaction"),
        ("A:x", "expected a component"),
        ("A:1:2", "expected a component"),
        ('"A"', "no edge leads here"),
    ],
)
def test_what_is_no_interaction_is_refused(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        condition(text, {"A": [2]}, refuse)


THRESHOLDS = {"A": [1, 2], "B": [2], "C": [1]}
EVERY = [
    frozenset((name, t) for name, t in zip(THRESHOLDS, row, strict=True) if t)
    for row in product(*((0, *known) for known in THRESHOLDS.values()))
]


def active(levels: dict[str, int]) -> frozenset[tuple[str, int]]:
    """The interactions that are active: of each source that with the highest threshold reached."""
    reached = {name: [t for t in known if t <= levels[name]] for name, known in THRESHOLDS.items()}
    return frozenset((name, max(known)) for name, known in reached.items() if known)


@given(st.dictionaries(st.sampled_from(EVERY), st.integers(0, 3)))
def test_a_parameter_counts_where_its_interactions_are_active_and_no_others(
    parameters: dict[frozenset[tuple[str, int]], int],
) -> None:
    texts = combined(terms_of(parameters, THRESHOLDS), [], 3, OVER, lambda said: None)
    for levels in all_levels():
        expected = parameters.get(active(levels), 0)
        assert [value(text, levels) for text in texts] == [expected >= level for level in (1, 2, 3)]


@given(
    st.dictionaries(st.sampled_from(EVERY), st.integers(0, 3), max_size=4),
    st.dictionaries(st.integers(0, 3), st.sampled_from(["A", "B", "A:1 & !C", "C | B", "!A", "A & C"]), max_size=3),
)
def test_parameters_win_over_expressions_and_clashing_expressions_over_none(
    parameters: dict[frozenset[tuple[str, int]], int], expressions: dict[int, str]
) -> None:
    terms = [(level, condition(text, THRESHOLDS, refuse)) for level, text in expressions.items()]
    notes: list[str] = []
    texts = combined(terms_of(parameters, THRESHOLDS), terms, 3, OVER, notes.append)
    clash = False
    for levels in all_levels():
        holding = [level for level, text in terms if value(text, levels)]
        clash |= len(holding) > 1
        expected = parameters.get(active(levels), holding[0] if len(holding) == 1 else 0)
        assert [value(text, levels) for text in texts] == [expected >= level for level in (1, 2, 3)]
    assert bool(notes) == clash


def test_parameters_that_follow_from_the_expressions_leave_these_as_they_are() -> None:
    terms = [(1, condition("A | C", {"A": [1], "C": [1]}, refuse))]
    parameters = {frozenset({("A", 1)}): 1, frozenset({("C", 1)}): 1, frozenset({("A", 1), ("C", 1)}): 1}
    texts = combined(terms_of(parameters, {"A": [1], "C": [1]}), terms, 1, OVER, lambda said: None)
    assert [str(OVER.expression(text)) for text in texts] == ["A>=1 | C"]


def test_a_table_of_many_sources_is_taken_row_by_row() -> None:
    names = [f"N{i}" for i in range(60)]
    rules = Rules.build(names, ["0"] * 60)
    whole = frozenset((name, 1) for name in names)
    [(level, text)] = terms_of({whole: 1}, {name: [1] for name in names})
    assert level == 1 and rules.equivalent(text, " & ".join(names))


def test_two_interactions_of_one_source_are_never_active_together() -> None:
    assert terms_of({frozenset({("A", 1), ("A", 2)}): 1}, {"A": [1, 2]}) == []
