"""Which measures share one list of states."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from logicnet.analysis.listings import Listing, listings, without_largest

CONES = st.sets(st.lists(st.integers(0, 40), min_size=1, max_size=30, unique=True).map(lambda c: tuple(sorted(c))))


@given(CONES)
def test_every_cone_is_in_one_listing_that_holds_it(cones: set[tuple[int, ...]]) -> None:
    found = listings(cones, range(41))
    assert sorted(cone for listing in found for cone in listing.cones) == sorted(cones)
    assert all(set(listing.components) >= set(cone) for listing in found for cone in listing.cones)
    assert [len(listing.components) for listing in found] == sorted(len(listing.components) for listing in found)


def test_a_small_cone_in_a_much_larger_one_has_a_list_of_its_own() -> None:
    small, large = tuple(range(14)), tuple(range(30))
    assert [listing.cones for listing in listings([small, large], range(30))] == [(small,), (large,)]
    assert [listing.cones for listing in listings([large[:28], large], range(30))] == [(large, large[:28])]


def test_what_does_not_move_adds_nothing_to_the_size() -> None:
    small, large = (0, 1), tuple(range(30))
    assert [listing.cones for listing in listings([small, large], range(12))] == [(large, small)]


def test_where_the_largest_has_too_many_states_the_others_are_listed_without_it() -> None:
    listing = Listing((0, 1, 2), ((0, 1, 2), (0, 1), (2,)))
    assert [one.cones for one in without_largest(listing, {0, 1, 2})] == [((2,),), ((0, 1),)]
