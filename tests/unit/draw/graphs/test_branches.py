"""Branches of a succession diagram: one a choice of the inputs, those that are alike as one."""

from __future__ import annotations

from hypothesis import given

import logicnet
import strategies
from logicnet.analysis.succession import succession
from logicnet.draw.graphs.branches import Branch, branches
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network


def of(limit: int = 3000, **rules: str) -> tuple[Branch, ...]:
    network = Network("n", Rules.build(list(rules), list(rules.values())))
    return branches(succession(network, limit=limit), network.titles)


def conditions(found: tuple[Branch, ...]) -> list[list[dict[str, int | str]]]:
    return [[dict(values) for values in branch.inputs] for branch in found]


def test_without_inputs_there_is_one_branch_that_holds_always() -> None:
    (branch,) = of(A="!B", B="!A")
    assert branch.inputs == () and [node.numbers for node in branch.nodes] == [(1,), (2,), (3,)]
    assert [(arrow.source, arrow.target, arrow.motifs) for arrow in branch.arrows] == [
        (0, 1, (("A=0", "B=1"),)),
        (0, 2, (("A=1", "B=0"),)),
    ]


def test_an_input_that_changes_nothing_is_in_no_condition() -> None:
    assert conditions(of(In="In", A="!B", B="!A")) == [[{}]]


def test_choices_with_the_same_branch_share_it_and_its_nodes_have_the_numbers_of_all() -> None:
    """Both inputs are needed: of the four choices three are alike."""
    alone, shared = sorted(of(P="P", Q="Q", A="P & Q & !B", B="!A"), key=lambda one: len(one.inputs))
    assert conditions((alone,)) == [[{"P": 1, "Q": 1}]]
    assert conditions((shared,)) == [[{"P": 0, "Q": 1}, {"Q": 0}]]
    assert [len(node.numbers) for node in shared.nodes] == [3]
    assert len(alone.nodes) == 3


def test_levels_of_an_input_are_its_choices() -> None:
    text = """
        [components.Dose]
        maximum = 2
        input = true
        [components.A]
        rule = "Dose>=2 & !B"
        [components.B]
        rule = "!A"
        """
    network = toml.read(text.encode(), "n.toml")
    found = branches(succession(network), network.titles)
    assert sorted(conditions(found), key=str) == sorted([[{"Dose": 0}, {"Dose": 1}], [{"Dose": 2}]], key=str)


def test_where_the_diagram_ended_before_the_inputs_were_held_the_part_with_all_of_them_free_is_left() -> None:
    (branch,) = of(limit=2, P="P", Q="Q", A="!B", B="!A")
    assert branch.inputs == () and branch.nodes[0].numbers == (1,)
    assert branch.nodes[0].minimal == ()


@given(strategies.networks(5, 1))
def test_every_trap_space_with_all_inputs_held_is_in_just_one_node_and_every_step_on_one_arrow(
    given_: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    network = Network("n", Rules.build(*map(list, given_)))
    told = succession(network)
    found = branches(told, network.titles)
    held = [k for k, node in enumerate(told.nodes) if set(network.inputs) <= node.fixed.keys()]
    numbers = [number for branch in found for node in branch.nodes for number in node.numbers]
    assert sorted(numbers) == [k + 1 for k in held]
    for branch in found:
        for place in range(len(branch.nodes[0].numbers)):
            own = [node.numbers[place] - 1 for node in branch.nodes]
            steps = {
                (step.source, step.target, tuple(f"{n}={v}" for n, v in step.motif.items()))
                for step in told.steps
                if step.source in own and step.target in own
            }
            arrows = {(own[a.source], own[a.target], motif) for a in branch.arrows for motif in a.motifs}
            assert arrows == steps
    assert sum(len(node.minimal) for branch in found for node in branch.nodes) == len(told.minimal)


def test_a_shipped_network_of_six_inputs_has_ten_branches_and_not_sixty_four() -> None:
    """Each choice of the inputs is in the condition of just one branch."""
    network = logicnet.load("tgfb")
    found = branches(succession(network, limit=3000), network.titles)
    choices = [(branch, values) for branch in found for values in branch.inputs]
    total = 0
    for k, (_, one) in enumerate(choices):
        total += 2 ** (len(network.inputs) - len(one))
        for _, other in choices[:k]:
            assert any(one[name] != other[name] for name in one.keys() & other.keys())
    assert total == 64 and len(found) < 16
