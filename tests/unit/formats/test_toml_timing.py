"""Rates, initial probabilities and parameters in TOML: kept whole, and refused at their place."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError
from logicnet.formats.toml import read, write
from logicnet.logic import Rules
from logicnet.model import Component, Initial, Network, Rate, Timing

TIMING = Timing(
    (Rate("A", 2.0, 0.5), Rate("b c", 0.0, 1e-3)),
    (Initial(("A",), (((1,), 1.0),)), Initial(("A", "b c"), (((0, 1), 0.25), ((1, 0), 0.75)))),
    ("b c",),
    (("$u", 3.5), ("k", 1.0)),
)
RULES = '[components.A]\ninput = true\n[components.X]\nmaximum = 2\nrule = { 1 = "A", 2 = "A" }\n'


def test_what_is_written_is_read_back() -> None:
    network = Network("n", Rules.build(["A", "b c"], ["A", "A"]), timing=TIMING)
    assert read(write(network), "n.toml").timing == TIMING
    plain = Network("n", Rules.build(["A"], ["A"]))
    assert read(write(plain), "n.toml").timing is None


def test_levels_have_initial_probabilities_too() -> None:
    text = RULES + '[[timing.initial]]\ncomponents = ["X"]\nstates = [[0], [2]]\nweights = [1, 1.5]\n'
    timing = read(text.encode(), "x.toml").timing
    assert timing == Timing(initial=(Initial(("X",), (((0,), 1.0), ((2,), 1.5))),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[timing.rates.AA]\nup = 1", "unknown component 'AA'"),
        ("[timing.rates.A]\nup = -1", "a rate from 0"),
        ('[timing.rates.A]\nup = "1"', "expected a number"),
        ("[timing.rates.A]\nup = inf", "expected a number"),
        ("[timing.rates.A]\nupp = 1", "unknown key"),
        ('[timing]\ninternal = ["Y"]', "unknown component 'Y'"),
        ('[timing.parameters]\nk = "x"', "expected a number"),
        ('[[timing.initial]]\ncomponents = ["X"]\nstates = [[3]]\nweights = [1]', "a level for every component"),
        ('[[timing.initial]]\ncomponents = ["X", "A"]\nstates = [[1]]\nweights = [1]', "a level for every component"),
        ('[[timing.initial]]\ncomponents = ["X"]\nstates = [[1]]\nweights = [-1]', "a number from 0"),
        ('[[timing.initial]]\ncomponents = ["X"]\nstates = [[1]]\nweights = []', "a number from 0"),
    ],
)
def test_what_is_wrong_is_shown_with_its_place(text: str, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        read((RULES + text).encode(), "x.toml")
    assert caught.value.span is not None and caught.value.span.line >= 5


def test_the_component_of_a_rate_is_one_of_the_network() -> None:
    assert Component("A").variables == ("A",)
    with pytest.raises(FormatError, match="did you mean 'A'"):
        read((RULES + "[timing.rates.a]\nup = 1").encode(), "x.toml")
