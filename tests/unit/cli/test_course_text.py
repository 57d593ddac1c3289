"""The words of a course: values, intervals, and what is exact."""

from __future__ import annotations

from logicnet.analysis.course_answer import Curve, CurveStatus, Simulation
from logicnet.cli.course_text import course_text
from logicnet.logic import Rules
from logicnet.model import Asked, Measure, Network, Protocol, Start

NETWORK = Network("n", Rules.build(["A", "B", "C"], ["A", "B", "C"]))


def answer(*curves: Curve, steps: bool = False) -> Simulation:
    return Simulation(Asked(NETWORK), Start(NETWORK.names), Protocol(), 1.0, (0.0, 1.0), curves, steps=steps, seed=5)


def test_each_kind_of_curve_is_told_as_what_it_is() -> None:
    a, b, c = (Measure.read(name, NETWORK) for name in "ABC")
    text = course_text(
        answer(
            Curve(a, CurveStatus.EXACT, (0.0, 0.123456), (0.0, 0.123456), (0.0, 0.123456), error=1e-10, states=8),
            Curve(b, CurveStatus.SAMPLED, (0.5, 0.25), (0.4, 0.2), (0.6, 0.33), walks=100, why="more than 4 states"),
            Curve(c, CurveStatus.UNKNOWN, (None, None), (0.0, 0.0), (1.0, 1.0), why="the time budget ended"),
        ),
        all_rows=False,
    )
    assert text == (
        "n from any state, until 1\n"
        "\n"
        "time       A           B  C\n"
        "   0       0    0.5 ±0.1  ?\n"
        "   1  0.1235  0.25 ±0.08  ?\n"
        "\n"
        "exact, within 1e-10 (at most 8 states listed): A\n"
        "sampled (100 walks, seed 5; ± is the 95 % interval): B (more than 4 states)\n"
        "not known: C (the time budget ended)"
    )


def test_steps_are_called_so() -> None:
    one = Curve(Measure.read("A", NETWORK), CurveStatus.EXACT, (0.0, 1.0), (0.0, 1.0), (0.0, 1.0), error=0.0, states=1)
    text = course_text(answer(one, steps=True), all_rows=False)
    assert text.startswith("n from any state, until 1 steps\n\nstep  A\n")
    assert text.endswith("exact, to rounding (at most 1 state listed)")
