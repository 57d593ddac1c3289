"""Measures: what readouts mean in a state, and which texts are refused."""

from __future__ import annotations

import re
from itertools import product

import pytest

from logicnet.errors import LogicnetError
from logicnet.model import Component, Measure, Network, Phenotype, Readout

NETWORK = Network.levelled(
    "n",
    [Component("A"), Component("B"), Component("IL-6"), Component("X", maximum=2)],
    ["A", "B", '"IL-6"', "X>=1", "X>=2"],
    phenotypes=(Phenotype("Dead", "A & !B"),),
    readouts=(Readout("Growth", "X - 0.5*A"),),
)
STATES = [(*rest, int(x >= 1), int(x >= 2)) for rest in product((0, 1), repeat=3) for x in range(3)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("A", lambda a, b, c, x: a),
        ("X", lambda a, b, c, x: x),
        ("0.5*X + A - B", lambda a, b, c, x: 0.5 * x + a - b),
        ("-A", lambda a, b, c, x: -a),
        ("2*(A & !B) - 1/4*X>=2 + 3", lambda a, b, c, x: 2 * (a and not b) - 0.25 * (x >= 2) + 3),
        ("A - IL-6", lambda a, b, c, x: a - c),
        ("A | B", lambda a, b, c, x: a or b),
        ("Dead", lambda a, b, c, x: a and not b),
        ("Growth", lambda a, b, c, x: x - 0.5 * a),
        ("2*Growth + Dead", lambda a, b, c, x: 2 * x - a + (a and not b)),
        ("A + A", lambda a, b, c, x: 2 * a),
        ("7", lambda a, b, c, x: 7),
        ("A and B", lambda a, b, c, x: a and b),
        ("A OR not B", lambda a, b, c, x: a or not b),
        ("not A", lambda a, b, c, x: not a),
        ("not (A and X>=2)", lambda a, b, c, x: not (a and x >= 2)),
        ("NOT Dead and X == 1", lambda a, b, c, x: not (a and not b) and x == 1),
        ("A==1", lambda a, b, c, x: a),
        ("2*X==1 - not A", lambda a, b, c, x: 2 * (x == 1) - (not a)),
    ],
)
def test_a_readout_is_the_sum_that_it_says(text: str, meaning) -> None:  # type: ignore[no-untyped-def]
    one = Measure.read(text, NETWORK)
    for state in STATES:
        value = one.value(state)
        assert value == pytest.approx(float(meaning(*state[:3], state[3] + state[4])))
        assert one.bounds[0] <= value <= one.bounds[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2*AA + B", "<readout>:1:3: unknown component, phenotype or readout 'AA'"),
        ("A*2", "<readout>:1:2: expected . or - between"),
        ("A ++ B", "<readout>:1:4: expected a component, a number"),
        ("2*(A", "<readout>:1:3: a bracket that is not closed"),
        ("Grwth", "did you mean 'Growth'"),
        ("1/0*A", "cannot be divided by 0"),
        ("", "expected a component"),
    ],
)
def test_a_wrong_readout_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(LogicnetError, match=said.replace("*", r"\*").replace("++", r"\+\+")):
        Measure.read(text, NETWORK)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2*(A | Q) + 1", "<readout>:1:3: unknown component, phenotype or readout 'Q'"),
        ("A and not Q", "1:11: unknown component or phenotype 'Q'"),
        ("not Q", "1:5: unknown component or phenotype 'Q'"),
        ("not", "1:1: nothing follows 'not'"),
        ("A & !B & Q", "1:10: unknown component or phenotype 'Q'"),
        ("A + 1e999*B", "<readout>:1:5: a weight is a finite number"),
        ("1e308*A + 1e308*B", "sum to a finite number"),
    ],
)
def test_a_readout_is_refused_where_the_reading_that_came_furthest_ends(text: str, said: str) -> None:
    with pytest.raises(LogicnetError, match=re.escape(said)):
        Measure.read(text, NETWORK)


def test_a_measure_that_is_0_or_1_is_a_phenotype() -> None:
    assert Measure.read("A & B", NETWORK).is_phenotype and Measure.read("Dead", NETWORK).is_phenotype
    assert not Measure.read("2*A", NETWORK).is_phenotype and not Measure.read("X", NETWORK).is_phenotype


def test_a_readout_may_be_called_something() -> None:
    one = Measure.read("growth: X - 0.5*A", NETWORK)
    assert one.name == "growth" and one.terms == Measure.read("X - 0.5*A", NETWORK).terms
    with pytest.raises(LogicnetError, match="<readout>:1:11: unknown"):
        Measure.read("growth: A+QQ", NETWORK)
