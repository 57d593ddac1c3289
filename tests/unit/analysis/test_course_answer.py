"""The answer of a simulation: its tables, and what they say of what is not known."""

from __future__ import annotations

import csv
import io

import pytest

from logicnet.analysis.course_answer import COLUMNS, Curve, CurveStatus, Simulation
from logicnet.logic import Rules
from logicnet.model import Asked, Measure, Network, Protocol, Start

NETWORK = Network("n", Rules.build(["A", "B"], ["A", "B"]))


def curve(name: str, status: str, *values: float | None) -> Curve:
    known = [0.0 if value is None else value for value in values]
    low, high = tuple(v - 0.1 for v in known), tuple(v + 0.1 for v in known)
    return Curve(Measure.read(name, NETWORK), status, values, low, high)


def answer(*curves: Curve) -> Simulation:
    return Simulation(Asked(NETWORK), Start(NETWORK.names), Protocol(), 1.0, (0.0, 1.0), curves)


def test_the_table_has_a_row_for_each_time_and_measure() -> None:
    found = answer(
        curve("A", CurveStatus.EXACT, 0.0, 1.0),
        curve("2*B", CurveStatus.SAMPLED, 0.5, 1.5),
        curve("B", CurveStatus.UNKNOWN, None, None),
    )
    rows = list(csv.DictReader(io.StringIO(found.to_csv())))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["time"], row["measure"], row["value"], row["status"]) for row in rows] == [
        ("0", "A", "0.0", "exact"),
        ("0", "2*B", "0.5", "sampled"),
        ("0", "B", "", "unknown"),
        ("1", "A", "1.0", "exact"),
        ("1", "2*B", "1.5", "sampled"),
        ("1", "B", "", "unknown"),
    ]
    assert found.to_frame()["value"].isna().sum() == 2


def test_a_name_with_a_comma_stands_in_quotes() -> None:
    network = Network("n", Rules.build(["A,B"], ["1"]))
    one = Curve(Measure.read('"A,B"', network), CurveStatus.EXACT, (1.0,), (1.0,), (1.0,))
    found = Simulation(Asked(network), Start(network.names), Protocol(), 1.0, (1.0,), (one,))
    assert next(csv.DictReader(io.StringIO(found.to_csv())))["measure"] == '"A,B"'


def test_a_curve_is_found_by_the_name_of_its_measure() -> None:
    found = answer(curve("A", CurveStatus.EXACT, 0.0, 1.0), curve("2*B", CurveStatus.SAMPLED, 0.5, 1.5))
    assert found["2*B"].values == (0.5, 1.5)
    assert not found.exact and answer(curve("A", CurveStatus.EXACT, 0.0, 1.0)).exact
    with pytest.raises(KeyError, match="C"):
        found["C"]


def test_json_says_of_each_measure_whether_it_is_a_probability() -> None:
    found = answer(curve("A & B", CurveStatus.EXACT, 0.0, 1.0), curve("2*B", CurveStatus.SAMPLED, 0.5, 1.5))
    assert [one["kind"] for one in found.to_dict()["curves"]] == ["probability", "expected value"]


def test_the_spread_of_a_curve_is_how_far_its_values_lie_apart() -> None:
    assert curve("A", CurveStatus.EXACT, 0.25, 1.0, 0.5).spread == 0.75
    assert curve("A", CurveStatus.UNKNOWN, None, None).spread == 0
