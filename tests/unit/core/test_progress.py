"""What a part of long work tells counts in the whole."""

from __future__ import annotations

from logicnet.core.progress import within


def test_a_part_tells_what_was_done_before_it_and_the_size_of_the_whole() -> None:
    told: list[tuple[int, int]] = []
    first, second = within(lambda *said: told.append(said), 0, 7), within(lambda *said: told.append(said), 3, 7)
    assert first is not None and second is not None
    first(3, 3)
    second(1, 4)
    second(4, 4)
    assert told == [(3, 7), (4, 7), (7, 7)]


def test_a_part_of_a_part_counts_in_the_whole() -> None:
    told: list[tuple[int, int]] = []
    inner = within(within(lambda *said: told.append(said), 10, 100), 5, 20)
    assert inner is not None
    inner(2, 3)
    assert told == [(17, 100)]


def test_where_nobody_listens_nothing_is_told() -> None:
    assert within(None, 3, 7) is None
