"""A minimal screen has the rows of which no part does the same, by a definition that looks at all parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import screen_oracle as slow
import strategies
from logicnet.analysis.outcome import Answer
from logicnet.analysis.yardstick import Yardstick
from logicnet.errors import FormatError, LogicnetError
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network
from logicnet.screens import journals, screen
from logicnet.screens.designs import Part, design
from logicnet.screens.minimal_rows import minimal_rows
from mutants import read

GATE = Network("gate", Rules.parse("A, A\nB, B\nC, A | B\nD, C"))
LEVELS = {"stays": 0, "can relapse": 1, "must relapse": 2, "": 0}


def _strength(row: slow.Row, untreated: slow.Row) -> tuple[int, tuple[Fraction | int, ...]]:
    """The direction, and how far a row goes in it: the more, the further."""
    word = slow.outcome(row, untreated)
    if word == "keeps":
        return 0, ()
    if row.probability is not None:
        far: tuple[Fraction | int, ...] = (row.probability, LEVELS[row.withdrawal] if word == "removes" else 0)
    else:
        far = (row.fraction, Fraction(row.always, sum(row[:3])))
    sign = 1 if word == "increases" else -1
    return sign, tuple(sign * number for number in far)


def _parts(one: frozenset[slow.Change]) -> Iterator[frozenset[slow.Change]]:
    return (frozenset(some) for size in range(1, len(one)) for some in combinations(one, size))


@settings(max_examples=60, deadline=None)
@given(strategies.networks(max_components=4, min_components=2), st.sampled_from(["", "values"]), st.integers(2, 3))
def test_rows_of_which_no_part_does_the_same_stay(net: strategies.Net, begin: str, size: int) -> None:
    network, states = read(net)
    target = network.names[0]
    start = f"{network.names[1]}=1" if begin else ""
    values = {1: 1}
    given_as_input = net[1][1] == network.names[1]
    plain = slow.oracle.fix(states, values) if begin and given_as_input else states
    there = slow.with_values(plain, values) if begin else None

    def shows(state: tuple[int, ...]) -> int:
        return state[0]

    asked = {"over": ["nodes"], "inputs": True, "size": size, "start": start, "samples": 0 if begin else None}
    every = screen(network, target, **asked)
    found = screen(network, target, minimal=True, **asked)
    at = network.position
    made = {
        row.intervention: frozenset((None, at[one.component], one.value) for one in row.intervention.changes)
        for row in every.rows
    }
    rows = {one: slow.row(plain, shows, one, there) for one in made.values()}
    far = {one: _strength(row, rows[slow.NOTHING]) for one, row in rows.items()}
    wanted = {
        intervention
        for intervention, one in made.items()
        if not any(part in far and far[part][0] == far[one][0] and far[part] >= far[one] for part in _parts(one))
    }
    assert {row.intervention for row in found.rows} == wanted
    assert found.left_out == len(every) - len(found)
    told = {row.intervention: (row.outcome, row.answer) for row in every.rows}
    assert all(told[row.intervention] == (row.outcome, row.answer) for row in found.rows)


def test_a_pair_that_alone_takes_the_phenotype_away_stays() -> None:
    found = screen(GATE, "D", setting="A=1 B=1", over=["nodes"], only="A,B,C", inputs=True, size=2, minimal=True)
    assert [(row.rank, str(row.intervention), row.outcome) for row in found.rows] == [
        (0, "", "wild type"),
        (1, "C%0", "removes"),
        (1, "A%0 B%0", "removes"),
        (3, "A%0", "keeps"),
        (3, "A%1", "keeps"),
        (3, "B%0", "keeps"),
        (3, "B%1", "keeps"),
        (3, "C%1", "keeps"),
    ]


def test_a_pair_that_undoes_what_both_parts_do_stays_and_one_that_keeps_as_a_part_does_goes() -> None:
    equal = Network("equal", Rules.parse("A, A\nB, B\nC, A & B | !A & !B"))
    found = screen(
        equal, "C", setting="A=1 B=1", interventions=["A%0", "B%0", "C%1", "A%0 B%0", "A%0 C%1"], minimal=True
    )
    assert [(str(row.intervention), row.outcome) for row in found.rows] == [
        ("", "wild type"),
        ("A%0", "removes"),
        ("B%0", "removes"),
        ("C%1", "keeps"),
        ("A%0 B%0", "keeps"),
    ]


def test_each_setting_leaves_out_its_own_rows_and_the_untreated_row_stays_first() -> None:
    asked = {"interventions": ["A%0", "B%0", "A%0 B%0"], "settings": ["A=1 B=1", "A=1 B=0", "A=0 B=1"]}
    found = screen(GATE, "D", minimal=True, **asked)
    assert [(row.setting, str(row.intervention)) for row in found.rows] == [
        ("A=1 B=1", ""),
        ("A=1 B=1", "A%0 B%0"),
        ("A=1 B=1", "A%0"),
        ("A=1 B=1", "B%0"),
        ("A=1 B=0", ""),
        ("A=1 B=0", "A%0"),
        ("A=1 B=0", "B%0"),
        ("A=0 B=1", ""),
        ("A=0 B=1", "B%0"),
        ("A=0 B=1", "A%0"),
    ]
    assert found.left_out == 2 and [row.type for row in found.wild_types] == ["wild type"] * 3
    assert [str(row.intervention) for row in found.rows[-2:]] == ["B%0", "A%0"]
    assert [found.rows[at] for at in range(len(found))] == list(found.rows)


def test_a_drug_of_several_targets_is_one_part() -> None:
    parts = [Part(Intervention.of([Fix("C", 0)])), Part(Intervention.of([Fix("C", 0), Fix("D", 0)]), "both")]
    one = design([*parts, Part(Intervention.of([Cut("A", "C", 0)]))], 2)
    wild, gone = Answer(1, 0, 0, "exact", ""), Answer(0, 0, 1, "exact", "")
    answers = [wild, *(gone for _ in one)]
    kept = [str(one[number]) for number in minimal_rows(one, answers, Yardstick())]
    assert kept == ["C%0", "C%0 D%0", "A:C%0"]


@pytest.mark.parametrize(
    ("part", "row"),
    [
        (Answer(0, 0, 0, "undecided", ""), Answer(0, 0, 1, "exact", "")),
        (Answer(0, 0, 1, "exact", ""), Answer(0, 0, 0, "undecided", "")),
        (Answer(0, 0, 1, "exact", ""), Answer(0, 0, 0, "failed: x", "")),
    ],
)
def test_what_is_not_decided_leaves_nothing_out(part: Answer, row: Answer) -> None:
    one = design([Part(Intervention.of([Fix("A", 0)])), Part(Intervention.of([Fix("B", 0)]))], 2)
    assert list(minimal_rows(one, [Answer(1, 0, 0, "exact", ""), part, part, row], Yardstick())) == [0, 1, 2]


def test_a_long_list_is_compared_row_by_row() -> None:
    names = [f"X{i}" for i in range(40)]
    network = Network("many", Rules.build(names, names))
    every = " ".join(f"{name}%0" for name in names)
    found = screen(
        network, "X0", setting="X0=1", interventions=["X0%0", every, every.replace("X0%0 ", "")], minimal=True
    )
    assert [len(row.intervention) for row in found.rows] == [0, 1, 39]


def test_a_finished_minimal_table_gives_the_same_screen_again(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    asked = {"setting": "A=1 B=1", "over": ["nodes"], "inputs": True, "size": 2}
    found = screen(GATE, "D", minimal=True, output=path, **asked)
    content, manifest = path.read_bytes(), json.loads(journals.manifest_path(path).read_text())
    assert (manifest["minimal"], manifest["left_out"], manifest["rows"]) == (True, found.left_out, len(found))
    assert len(content.splitlines()) == len(found) + 1
    again = screen(GATE, "D", minimal=True, output=path, **asked)
    assert again.rows.groups == found.rows.groups and again.left_out == found.left_out > 0
    assert path.read_bytes() == content
    with pytest.raises(FormatError, match="belongs to another screen"):
        screen(GATE, "D", output=path, **asked)


def test_counts_over_settings_are_refused_where_rows_are_left_out() -> None:
    with pytest.raises(LogicnetError, match="not all rows are there"):
        screen(GATE, "D", settings="all", over=["nodes"], minimal=True).across()
