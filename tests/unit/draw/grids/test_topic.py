"""What a screen asked, in words."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.topic import ScreenTopic
from logicnet.model import Network


def topic(column: str = "fraction", value: float | None = 0.5, settings: tuple[str, ...] = ("A=1",)) -> ScreenTopic:
    wild = [Row("", "wild type", s, "StemCellPool", value, 0.0, "wild type", column, value) for s in settings]
    return ScreenTopic.of(
        [*wild, Row("B%0", "knock-out", settings[0], "StemCellPool", 0.0, -0.5, "removes", column, 0.0)]
    )


@pytest.mark.parametrize(
    ("column", "said", "axis"),
    [
        ("fraction", "the phenotype shows in 50% of the attractors", "change of the share of attractors that show"),
        ("probability", "the phenotype has the probability 0.5", "change of the probability of Stem Cell Pool"),
        ("share", "the phenotype shows 50% of the time", "change of the share of time that Stem Cell Pool shows"),
        ("reachable", "the phenotype is reached", "whether Stem Cell Pool is reached"),
        ("value growth", "growth is 0.5", "change of growth"),
    ],
)
def test_what_the_changes_are_of_is_said_in_words(column: str, said: str, axis: str) -> None:
    one = topic(column)
    assert f"untreated: {said}" in one.lines()
    assert one.axis.startswith(axis)


def test_a_readout_is_changed_and_a_phenotype_removed(network: Network) -> None:
    assert topic().title(network) == "What removes Stem Cell Pool: A toy"
    assert topic("value growth").title(None) == "What changes growth"


def test_one_setting_is_told_and_several_are_counted_with_what_they_share() -> None:
    assert topic().lines("more", "")[0] == "A=1" and topic().lines("more", "")[-1] == "more"
    assert topic(settings=("A=1 B=0", "A=1 B=1")).lines() == ["2 settings, in all of them A=1"]


def test_a_long_line_is_broken() -> None:
    held = " ".join(f"Component{number}=0" for number in range(30))
    assert len(topic(settings=(held,)).lines()) > 3


def test_what_was_not_decided_untreated_is_said() -> None:
    assert "untreated: not decided" in topic(value=None).lines()
