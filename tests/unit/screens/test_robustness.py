"""Shares over admissible networks, worked out by hand."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Choice, Component, Network
from logicnet.screens import screen
from logicnet.screens.robustness import alternatives


def open_network() -> Network:
    """X needs A and B, or one of them; Y is X, or always there."""
    rules = Rules.parse("I, I\nA, I\nB, I\nX, A & B\nY, X")
    choices = (Choice("x", "X", "A & B", ("A | B",)), Choice("y", "Y", "X", ("X | !X",)))
    return Network("open", rules, tuple(map(Component, rules.names)), choices=choices)


def test_the_share_counts_the_admissible_networks_in_which_an_intervention_works() -> None:
    found = alternatives(open_network(), "Y", setting="I=1", over=["nodes"], knock_ins=False, exclude=["Y"])
    assert (found.admissible, found.networks) == (4, 4)
    rows = {str(row.intervention): (row.shown, row.works, row.fails, row.chosen) for row in found.rows}
    assert rows == {"X%0": (4, 2, 2, True), "A%0": (4, 1, 3, True), "B%0": (4, 1, 3, True)}
    assert [row.share for row in found.rows] == [0.5, 0.25, 0.25]


def test_a_sample_begins_with_the_chosen_network_and_repeats_with_its_seed() -> None:
    asked = {"setting": "I=1", "over": ["nodes"], "most": 3, "seed": 5}
    found = alternatives(open_network(), "Y", **asked)  # type: ignore[arg-type]
    assert (found.admissible, found.networks) == (4, 3)
    assert found == alternatives(open_network(), "Y", **asked)  # type: ignore[arg-type]


def test_a_network_without_choices_is_its_only_admissible_one() -> None:
    network = Network("closed", Rules.parse("I, I\nX, I\nY, X"))
    found = alternatives(network, "Y", setting="I=1", over=["nodes"], knock_ins=False)
    assert found.admissible == 1 and {row.share for row in found.rows} == {1.0}
    assert list(found.to_frame()["intervention"]) == ["X%0", "Y%0"]


def test_an_intervention_that_makes_a_phenotype_oscillate_neither_works_nor_fails() -> None:
    """A%1 closes a loop of C and D: what was always there is there sometimes, which a screen calls `reduces`."""
    network = Network("loop", Rules.parse("I, I\nA, I & A\nC, !A | !D\nD, C & A"))
    asked = {"setting": "I=1", "over": ["nodes"], "only": ["A"]}
    screened = {str(row.intervention): row.outcome for row in screen(network, "C", **asked).rows}  # type: ignore[arg-type]
    assert screened["A%0"] == "increases" and screened["A%1"] == "reduces"
    rows = {
        str(row.intervention): (row.works, row.fails, row.undecided) for row in alternatives(network, "C", **asked).rows
    }
    assert rows == {"A%0": (0, 1, 0), "A%1": (0, 0, 0)}


def test_choices_about_levels_are_screened_as_the_networks_that_they_make() -> None:
    """X goes to 2 with A and B, or with A alone; Y needs X=2. B is needed in one of the two networks."""
    parts = [Component("X", maximum=2), *map(Component, ("I", "A", "B", "Y"))]
    choice = Choice("x", "X", ("A", "A & B"), (("0", "A"),))
    texts = ["(A & B) | (A)", "A & B", "I", "I", "I", "X>=2"]
    network = Network.levelled("open", parts, texts, choices=(choice,))
    found = alternatives(network, "Y", setting="I=1", over=["nodes"], knock_ins=False, only=["A", "B"])
    rows = {str(row.intervention): (row.shown, row.works, row.fails, row.chosen) for row in found.rows}
    assert found.admissible == 2 and rows == {"A%0": (2, 2, 0, True), "B%0": (2, 1, 1, True)}
