"""What has been done already: a screen and a search for minimal sets of the mutant, by the definition of the mutant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.cli import main
from logicnet.errors import FormatError, InterventionError
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network
from logicnet.screens import control, screen, singles
from mutants import changed, counts, held, reached, read, shown

QUICK = settings(max_examples=60, deadline=None)


@st.composite
def mutants(draw: st.DrawFn) -> tuple[Network, oracle.Network, Intervention]:
    """A network, and something that has been done in it."""
    network, slow = read(draw(strategies.networks(max_components=4, min_components=2)))
    parts = [part.intervention for part in singles(network, inputs=True)]
    return network, slow, draw(st.sampled_from(parts))


@QUICK
@given(mutants())
def test_every_row_is_that_of_the_intervention_made_in_the_mutant(
    given: tuple[Network, oracle.Network, Intervention],
) -> None:
    network, slow, done = given
    found = screen(network, network.names[0], intervention=done, inputs=True)
    mutant = changed(network, slow, done)
    for row in found.rows:
        assert (row.always, row.sometimes, row.never) == counts(changed(network, mutant, row.intervention), 0)
    assert found.intervention == str(done) and found.to_dict()["perturb"] == str(done)


@QUICK
@given(mutants())
def test_the_mutant_is_where_a_walk_begins_and_where_a_withdrawal_goes_back_to(
    given: tuple[Network, oracle.Network, Intervention],
) -> None:
    network, slow, done = given
    mutant = changed(network, slow, done)
    resistant = [a for a in oracle.attractors(oracle.graph(mutant)) if shown(a, 0) != "never"]
    assume(resistant)
    for row in screen(network, network.names[0], intervention=done, over="nodes", inputs=True, start="resistant").rows:
        begin = held(frozenset().union(*resistant), network, row.intervention)
        under = reached(changed(network, mutant, row.intervention), begin)
        after = {shown(a, 0) != "never" for a in reached(mutant, frozenset().union(*under))}
        there = any(shown(a, 0) != "never" for a in under)
        word = "can relapse" if len(after) == 2 else "must relapse" if after == {True} else "stays"
        assert row.answer.reachable == ("yes" if there else "no")
        assert row.answer.withdrawal == ("" if there or row.type == "wild type" else word)


@QUICK
@given(mutants())
def test_what_the_mutant_holds_is_held_from_the_first_moment(
    given: tuple[Network, oracle.Network, Intervention],
) -> None:
    network, slow, done = given
    mutant = changed(network, slow, done)
    # only the last component is named, which may be an input: then it is no part of the start that could move
    assume(network.names[-1] not in network.inputs)
    begin = frozenset(s for s in oracle.all_states(mutant) if s[-1] == 0)
    asked = {"over": "nodes", "inputs": True, "start": f"{network.names[-1]}=0"}
    for row in screen(network, network.names[0], intervention=done, **asked).rows:
        first = held(held(begin, network, done), network, row.intervention)
        under = reached(changed(network, mutant, row.intervention), first)
        assert row.answer.reachable == ("yes" if any(shown(a, 0) != "never" for a in under) else "no")


@QUICK
@given(mutants())
def test_minimal_sets_are_sought_on_top_of_what_is_done(given: tuple[Network, oracle.Network, Intervention]) -> None:
    network, slow, done = given
    mutant = changed(network, slow, done)
    found = control(network, network.names[0], intervention=done, size=1, inputs=True, constants=True)
    expected = {
        part.intervention
        for part in singles(network, ["nodes"], inputs=True, exclude=[network.names[0]])
        if {shown(a, 0) for a in oracle.attractors(oracle.graph(changed(network, mutant, part.intervention)))}
        == {"always"}
    }
    if {shown(a, 0) for a in oracle.attractors(oracle.graph(mutant))} == {"always"}:
        expected = {Intervention()}
    assert set(found.sets[""]) == expected


NETWORK = Network("n", Rules.parse("A, A\nB, A\nC, B"))


def test_a_component_that_is_held_already_takes_the_value_of_the_row() -> None:
    (untreated, row) = screen(NETWORK, "C", interventions=["B%0"], intervention="B%1").rows
    assert (untreated.never, row.never, row.outcome) == (0, 2, "removes")


def test_an_edge_that_is_cut_already_is_not_read_otherwise() -> None:
    with pytest.raises(InterventionError, match="A:B%1 cannot be tried on top of A:B%0"):
        screen(NETWORK, "C", interventions=["A:B%1"], intervention="A:B%0")
    cuts = [str(p.intervention) for p in singles(NETWORK, "edges", background=Intervention((Cut("A", "B", 0),)))]
    assert cuts == ["A:B%0", "B:C%0", "B:C%1"]


def test_what_is_done_already_tells_runs_apart(tmp_path: Path) -> None:
    screen(NETWORK, "C", output=tmp_path / "t.csv")
    with pytest.raises(FormatError, match="belongs to another screen"):
        screen(NETWORK, "C", intervention=Fix("B", 1), output=tmp_path / "t.csv")


def test_the_command_line_says_on_top_of_what(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("A, A\nB, A\nC, B\n")
    assert main(["screen", str(path), "--phenotype", "C", "--perturb", "B%1", "--over", "nodes"]) == 0
    assert "4 interventions on top of B%1" in capsys.readouterr().out
    assert main(["control", str(path), "--phenotype", "!C", "--perturb", "B%1"]) == 0
    shown = capsys.readouterr().out
    assert "on top of B%1" in shown and "B%0" in shown
    assert main(["screen", str(path), "--phenotype", "C", "--perturb", "Bee%1"]) == 2
