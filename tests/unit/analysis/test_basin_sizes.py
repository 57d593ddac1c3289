"""What has to be followed to know basins, and how many states it and the rest have. By hand."""

from __future__ import annotations

import pytest

from logicnet.analysis.basin_sizes import BasinQuestion, SizesByBits, SizesByDiagrams
from logicnet.analysis.endings import attractors_apart
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network


def question(network: Network, setting: str = "") -> BasinQuestion:
    asked = StartedQuestion.of(network, "", setting, "", False, Budget())
    known = attractors_apart(asked, None)
    assert known.answer is not None
    return BasinQuestion(asked, known, known.answer, None, None)


def test_what_follows_a_switch_is_not_followed() -> None:
    asked = question(Network("net", Rules.build(["A", "B", "C", "D"], ["!B", "!A", "A", "C"])))
    assert (asked.followed, asked.rest, asked.states(range(4))) == ((0, 1), 4, 16)


def test_a_condition_is_followed_with_what_it_tells_apart() -> None:
    asked = question(Network("net", Rules.build(["In", "A", "B"], ["In", "A & In", "A"])))
    assert set(asked.followed) >= {0, 1}
    assert {tuple(asked.condition(one).items()) for one in asked.known} == {((0, 0),), ((0, 1),)}
    assert asked.states(range(3), given=[0]) == 4


def test_a_component_with_levels_is_followed_whole_and_has_one_state_a_level() -> None:
    text = '[components.X]\nmaximum = 2\nrule = { 1 = "0", 2 = "X>=1" }\n[components.Y]\nrule = "X>=2"\n'
    asked = question(toml.read(text.encode(), "n.toml"))
    assert asked.followed == (0, 1) and list(asked.holes()) == [(0, 1)]
    assert (asked.states(range(3)), asked.rest) == (6, 2)


@pytest.mark.parametrize("kind", [SizesByBits, SizesByDiagrams])
def test_bits_and_diagrams_count_the_same(kind: type[SizesByBits] | type[SizesByDiagrams]) -> None:
    asked = question(Network("net", Rules.build(["A", "B", "C"], ["!B", "!A", "A"])))
    sizes = kind(asked)
    assert [sizes.of([0]), sizes.of([1]), sizes.of([0, 1])] == [(1, 3), (1, 3), (4, 4)]
