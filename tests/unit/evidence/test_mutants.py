"""What removing and flipping a regulation does to a rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from logicnet.evidence.mutants import flipped, mutants, removed
from logicnet.logic import Rules
from logicnet.logic.program import evaluated, folded, variables
from logicnet.model import Network
from strategies import networks

NAMES = ("A", "B", "C", "X")


def rules(rule: str) -> Rules:
    return Rules.build(NAMES, ("A", "B", "C", rule))


@pytest.mark.parametrize(
    ("rule", "regulator", "expected"),
    [
        ("A & B", "A", "B"),
        ("A | B", "A", "B"),
        ("!A & B", "A", "B"),
        ("B & !(A | C)", "A", "B & !C"),
        ("B | !(A & C)", "A", "B | !C"),
        ("A", "A", "0"),
        ("!A", "A", "1"),
        ("A & B | A & C", "A", "B | C"),
        ("A & B | !A & C", "A", "B | C"),
        ("!(!A | B)", "A", "!B"),
    ],
)
def test_a_removed_regulator_leaves_the_rest_of_the_rule(rule: str, regulator: str, expected: str) -> None:
    program = removed(rules(rule).program(3), NAMES.index(regulator))
    assert rules(expected).program(3) == program


@pytest.mark.parametrize(("rule", "expected"), [("A & 1", "1"), ("!(A | 0)", "1"), ("A & 0 | B", "B")])
def test_a_regulator_beside_a_constant_is_removed_from_the_rule_as_it_is_written(rule: str, expected: str) -> None:
    changed = {str(mutant): changes for mutant, changes in mutants(Network("n", rules(rule)))}
    assert changed["A -> X removed"] == {3: rules(expected).program(3)}


@pytest.mark.parametrize(("rule", "expected"), [("A & B", "!A & B"), ("!A | B", "A | B"), ("!(A & B)", "!(!A & B)")])
def test_a_flipped_regulator_is_read_as_its_opposite(rule: str, expected: str) -> None:
    assert rules(expected).program(3) == flipped(rules(rule).program(3), 0)


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4))
def test_a_flipped_rule_is_the_rule_at_the_flipped_state(net: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    made = Rules.build(*net)
    for i in range(len(made)):
        program = made.program(i)
        for regulator in variables(program):
            for other in range(2 ** len(made)):
                state = [other >> k & 1 for k in range(len(made))]
                opposite = [1 - v if k == regulator else v for k, v in enumerate(state)]
                assert evaluated(flipped(program, regulator), state.__getitem__) == evaluated(
                    program, opposite.__getitem__
                )


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4))
def test_a_removed_regulator_is_read_no_more(net: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    made = Rules.build(*net)
    for i in range(len(made)):
        for regulator in variables(folded(made.program(i), {})):
            assert regulator not in variables(removed(made.program(i), regulator))


def test_every_regulation_has_two_mutants_and_every_component_but_inputs_too() -> None:
    network = Network("n", rules("A & !B"))
    found = [str(mutant) for mutant, _ in mutants(network)]
    assert found == [
        "A -> X removed",
        "A -> X flipped",
        "B -> X removed",
        "B -> X flipped",
        "X held at 0",
        "X held at 1",
    ]
