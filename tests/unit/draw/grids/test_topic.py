"""What a screen asked, in words."""

from __future__ import annotations

from dataclasses import replace

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


def asked(**more: str) -> ScreenTopic:
    wild = [Row("", "wild type", s, "P", 0.5, 0.0, "wild type", "reachable", 1.0, **more) for s in ("A=0", "A=1")]
    return ScreenTopic.of([*wild, Row("B%0", "knock-out", "A=1", "P", 0.5, -1.0, "removes", "reachable", 0.0, **more)])


def test_the_start_and_the_background_are_told_in_the_heading_and_the_file() -> None:
    topic = asked(start="resistant", background="C%0")
    assert topic.lines()[1:] == ["from resistant: the untreated attractors that show it", "on top of C%0"]
    assert "from A=1 B=0" in asked(start="A=1 B=0").lines()
    told = dict(topic.made(None))
    assert told == {
        "phenotype": "P",
        "settings": "A=0 | A=1",
        "start": "resistant",
        "background": "C%0",
        "measure": "reachable",
    }


def test_contexts_are_told_with_what_each_holds_and_changes() -> None:
    wild = [
        Row("", "wild type", f"A={n}", "P", 0.5, 0.0, "wild type", context=name, background=changed)
        for n, (name, changed) in enumerate((("basal", ""), ("luminal", "C%0")))
    ]
    topic = ScreenTopic.of(
        [*wild, Row("B%0", "knock-out", "A=1", "P", 0.0, -0.5, "removes", context="luminal", background="C%0")]
    )
    told = dict(topic.made(None))
    assert (told["contexts"], told["background"]) == ("basal: A=0 | luminal: A=1", "luminal: C%0")
    assert "on top of C%0 (luminal)" in topic.lines()


def test_what_is_known_beside_the_rows_goes_into_the_file(network: Network) -> None:
    wild = Row("", "wild type", "A=0", "P", 0.5, 0.0, "wild type")
    source = {"network toy": network.digest, "screen": "ab"}
    told = [dict(ScreenTopic.of([wild], source).made(one)) for one in (network, None)]
    assert told[0] == told[1] and told[0]["network toy"] == network.digest and told[0]["screen"] == "ab"


def test_where_there_is_no_start_what_no_attractor_shows_is_not_reached_and_changes_of_shares_are_told_apart() -> None:
    wild = [
        Row("", "wild type", "A=0", "P", 0.0, 0.0, "wild type"),
        Row("", "wild type", "A=1", "P", 0.5, 0.0, "wild type", "reachable", 1.0),
    ]
    tried = [
        Row("B%1", "knock-in", "A=0", "P", 0.5, 0.5, "increases"),
        Row("B%1", "knock-in", "A=1", "P", 0.5, 0.0, "keeps", "reachable", 1.0),
    ]
    topic = ScreenTopic.of([*wild, *tried])
    assert topic.column == "reachable" and topic.untreated["A=0"].measured == 0.0 and topic.untreated["A=0"].reaches
    (note,) = topic.notes(tried)
    assert note.startswith("in 1 of 2 settings no attractor shows the phenotype untreated")
    assert topic.notes(tried[1:]) == []


def test_what_is_sampled_is_told_with_its_walks_and_its_interval_and_the_file_has_their_seed() -> None:
    known = {"walks": "200", "seed": "7", "rates": "B=3"}
    wild = Row("", "wild type", "", "P", 0.5, 0.0, "wild type", "probability", 1.0)
    held = Row("B%0", "knock-out", "", "P", 0.5, -0.2, "reduces", "probability", 0.8, low=0.7, high=0.9)
    sampled = replace(held, sampled=True)
    topic = ScreenTopic.of([wild, sampled], known)
    assert topic.notes([sampled]) == ["what is sampled from 200 walks is known to an interval of 95 %"]
    assert topic.notes([held]) == []
    assert ScreenTopic.of([wild, sampled]).notes([sampled]) == ["what is sampled is known to an interval of 95 %"]
    assert {"walks": "200", "seed": "7", "rates": "B=3"}.items() <= dict(topic.made(None)).items()
    exact = dict(ScreenTopic.of([wild, held], known).made(None))
    assert exact["rates"] == "B=3" and not {"walks", "seed"} & set(exact), "nothing exact depends on walks"
