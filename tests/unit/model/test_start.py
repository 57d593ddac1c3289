"""Starts: subspaces, mixtures and products, as they are written and as a question sees them."""

from __future__ import annotations

import pytest

from logicnet.errors import MemoryBudget, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Initial, Named, Network, Start, Timing

TWO = Network("two", Rules.build(["A", "B"], ["A", "B"]), starts=(Named("both", "1/4: A=1; 3/4: A=0"),))


def test_a_subspace_is_a_start_of_one_part() -> None:
    assert Start.read("A=1", TWO).parts(["A", "B"]) == [(1.0, {"A": 1})]
    assert Start.read({"A": 1}, TWO) == Start.read("A=1", TWO)


def test_a_mixture_has_a_weight_for_each_part() -> None:
    for spelling in ("1/4: A=1; 3/4: A=0 B=1", [(0.25, "A=1"), ("3/4", {"A": 0, "B": 1})]):
        assert Start.read(spelling, TWO).parts("AB") == [(0.25, {"A": 1}), (0.75, {"A": 0, "B": 1})]


def test_parts_without_weights_weigh_the_same() -> None:
    assert Start.read("A=1; B=0;", TWO).parts("AB") == [(0.5, {"A": 1}), (0.5, {"B": 0})]


def test_a_named_start_may_be_a_mixture() -> None:
    assert Start.read("@both", TWO).parts("A") == [(0.25, {"A": 1}), (0.75, {"A": 0})]


def test_what_all_parts_share_is_the_subspace_around_a_mixture() -> None:
    assert str(Start.read("1/2: A=1 B=1; 1/2: A=0 B=1", TWO).shared) == "B=1"


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("1/3: A=1; 1/3: A=0", SettingError, "sum to 0.666666666667, not to 1"),
        ("1/2: A=1; B=0", SettingError, "<start>:1:11: a part of the start without a weight"),
        ("1/0: A=1; 1: B=0", SettingError, "<start>:1:1: a weight cannot be divided by 0"),
        ("1/2: A=1; 1/2: C=0", UnknownName, ":1:16: unknown component 'C'"),
        ("attractors(A=1)", SettingError, "attractors cannot be a start here"),
    ],
)
def test_a_wrong_start_is_refused_with_its_place(text: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said.replace("(", r"\(")):
        Start.read(text, TWO)


def test_an_initial_distribution_is_a_product_of_its_groups() -> None:
    groups = (Initial(("A",), (((1,), 1.0), ((0,), 3.0))), Initial(("B",), (((1,), 1.0),)))
    network = Network("n", TWO.rules, timing=Timing(initial=groups))
    start = Start.read("@initial", network)
    assert start.parts("AB") == [(0.25, {"A": 1, "B": 1}), (0.75, {"A": 0, "B": 1})]
    assert start.parts("B") == [(1.0, {"B": 1})]
    assert str(start.shared) == "B=1" and not start.is_subspace


def test_held_variables_keep_the_distribution_of_the_others() -> None:
    held = Start.read("1/4: A=1 B=0; 3/4: A=0 B=1", TWO).held({"A": 1})
    assert held.parts("AB") == [(0.25, {"B": 0, "A": 1}), (0.75, {"B": 1, "A": 1})]


def test_a_mixture_of_too_many_subspaces_is_refused() -> None:
    names = [f"X{i}" for i in range(20)]
    groups = tuple(Initial((name,), (((1,), 0.3), ((0,), 0.7))) for name in names)
    network = Network("n", Rules.build(names, names), timing=Timing(initial=groups))
    with pytest.raises(MemoryBudget):
        Start.initial(network).parts(names)
    assert len(Start.initial(network).parts(names[:3])) == 8
