"""Carriers of a forced value: by hand."""

from __future__ import annotations

import pytest

from logicnet.core.budget import Clock
from logicnet.errors import TimeBudget
from logicnet.explanation.carriers import carriers_of
from logicnet.logic import Rules


def test_carriers_are_reached_in_order_and_the_needed_ones_are_told_apart() -> None:
    rules = Rules.build(["L", "A", "B", "D", "P"], ["L", "L", "L", "A | B", "D"])
    settled = dict.fromkeys(range(5), 1)
    found = carriers_of(rules.rule(4), rules, {0: 1}, settled, [3, 2, 1, 0], Clock(None))
    assert found is not None
    (way,) = found.routes()
    assert way[0] == 0 and way[1] in (1, 2) and way[2:] == (3,)
    assert (found.ends, found.constants, found.needed) == ((3,), (), {0, 3})


def test_an_open_expression_has_no_carriers_and_spent_time_is_said() -> None:
    rules = Rules.build(["A", "B"], ["A", "A"])
    assert carriers_of(rules.rule(1), rules, {}, {}, [0, 1], Clock(None)) is None
    with pytest.raises(TimeBudget, match="not found in time"):
        carriers_of(rules.rule(1), rules, {0: 1}, {0: 1}, [0], Clock(0.0))


def test_routes_from_held_variables_stand_before_those_from_constants() -> None:
    rules = Rules.build(["I", "K", "P"], ["I", "1", "I & K"])
    found = carriers_of(rules.rule(2), rules, {0: 1}, {1: 1, 2: 1}, [1, 0], Clock(None))
    assert found is not None and found.routes() == [(0,), (1,)]
    assert found.constants == (1,)
