"""What was probably meant: the nearest known name, or the names there are, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import closest, did_you_mean


@pytest.mark.parametrize(
    ("name", "meant"), [("stat3", "STAT3"), ("STAT33", "STAT3"), ("SATT3", "STAT3"), ("MYC", None), ("x" * 100, None)]
)
def test_the_nearest_name_is_suggested_whatever_the_case(name: str, meant: str | None) -> None:
    assert closest(name, ["STAT3", "JAK1", "BCL2"]) == meant


def test_a_few_known_names_are_listed_and_many_are_not() -> None:
    assert did_you_mean("xyz", ["A", "B"], "known") == "known: A, B"
    assert did_you_mean("xyz", [f"A{i}" for i in range(50)]) == ""


def test_names_are_listed_up_to_twelve() -> None:
    twelve = [f"A{i}" for i in range(12)]
    assert did_you_mean("xyz", twelve, "kinds") == f"kinds: {', '.join(twelve)}"
    assert did_you_mean("xyz", [*twelve, "A12"]) == ""
    assert did_you_mean("xyz", []) == ""


def test_a_name_that_is_known_is_not_suggested_for_itself() -> None:
    assert did_you_mean("A", ["A", "B"]) == "known: A, B"


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=8), st.data())
def test_what_is_suggested_is_known_and_a_name_in_other_case_is_its_own(known: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(known))
    near = closest(name.swapcase(), known)
    assert near is None or near in known
    if name.swapcase().casefold() == name.casefold():  # not so for a few letters, ı among them
        assert near is not None and near.casefold() == name.casefold()
