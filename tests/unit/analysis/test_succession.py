"""The succession diagram against its definition, its limits, and its command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

import oracle
import strategies
from logicnet.analysis.succession import Succession, succession
from logicnet.cli import main
from logicnet.logic import Rules
from logicnet.model import Network

Space = oracle.Subspace


def network(net: strategies.Net) -> Network:
    return Network("drawn", Rules.build(*net))


def by_definition(net: strategies.Net) -> tuple[set[Space], set[tuple[Space, Space]]]:
    """Percolate, take the largest trap spaces inside, percolate, and so on."""
    functions = oracle.network(*net)
    spaces = oracle.trap_spaces(functions)
    root = oracle.percolate(functions, (None,) * len(functions))
    nodes, edges, waiting = {root}, set(), [root]
    while waiting:
        node = waiting.pop()
        inside = {space for space in spaces if space != node and oracle.within(space, node)}
        for space in inside:
            if not any(other != space and oracle.within(space, other) for other in inside):
                target = oracle.percolate(functions, space)
                edges.add((node, target))
                if target not in nodes:
                    nodes.add(target)
                    waiting.append(target)
    return nodes, edges


def drawn(diagram: Succession) -> tuple[set[Space], set[tuple[Space, Space]]]:
    nodes = [node.values for node in diagram.nodes]
    return set(nodes), {(nodes[step.source], nodes[step.target]) for step in diagram.steps}


@settings(max_examples=50)
@given(strategies.networks(5))
def test_the_diagram_is_that_of_the_definition(net: strategies.Net) -> None:
    diagram = succession(network(net), limit=1000)
    assert diagram.complete
    assert drawn(diagram) == by_definition(net)
    assert len(set(diagram.nodes)) == len(diagram.nodes)


@settings(max_examples=50)
@given(strategies.networks(5))
def test_what_nothing_leaves_are_the_minimal_trap_spaces(net: strategies.Net) -> None:
    minimal = oracle.minimal(oracle.trap_spaces(oracle.network(*net)))
    assert {node.values for node in succession(network(net), limit=1000).minimal} == minimal


@settings(max_examples=50)
@given(strategies.networks(5))
def test_a_motif_is_a_trap_space_that_percolates_to_its_target(net: strategies.Net) -> None:
    functions, diagram = oracle.network(*net), succession(network(net), limit=1000)
    spaces = oracle.trap_spaces(functions)
    for step in diagram.steps:
        held = {**diagram.nodes[step.source].fixed, **step.motif}
        space = tuple(held.get(name) for name in net[0])
        assert space in spaces
        assert oracle.percolate(functions, space) == diagram.nodes[step.target].values


@settings(max_examples=50)
@given(strategies.networks(5))
def test_a_diagram_beyond_its_limit_says_so_and_shows_no_wrong_step(net: strategies.Net) -> None:
    whole, part = succession(network(net), limit=1000), succession(network(net), limit=3)
    assert len(part.nodes) == min(3, len(whole.nodes))
    assert part.complete == (len(whole.nodes) <= 3)
    assert drawn(part)[0] <= drawn(whole)[0]
    assert drawn(part)[1] <= drawn(whole)[1]
    assert set(part.minimal) <= set(whole.minimal)


def test_a_million_choices_are_not_followed_and_the_answer_says_so() -> None:
    names = [f"I{i}" for i in range(20)]
    diagram = succession(Network("inputs", Rules.build(names, names)))
    assert len(diagram.nodes) == 300
    assert "more than 300" in diagram.why_incomplete


def test_a_time_budget_ends_it() -> None:
    names = [f"I{i}" for i in range(20)]
    diagram = succession(Network("inputs", Rules.build(names, names)), limit=10**6, timeout=0.05)
    assert "time budget" in diagram.why_incomplete


@pytest.fixture
def toggle(tmp_path: Path) -> Path:
    path = tmp_path / "toggle.bnet"
    path.write_text("targets, factors\nDrug, Drug\nA, !B | Drug\nB, !A\n", encoding="utf-8")
    return path


def test_the_command_prints_a_table(toggle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["succession", str(toggle), "--set", "Drug=0"]) == 0
    out = capsys.readouterr().out
    assert "3 trap spaces, 2 minimal" in out
    assert "fixed point  1: A=1 B=0" in out


def test_the_command_gives_json(toggle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["succession", str(toggle), "--set", "Drug=0", "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given["complete"] is True
    assert given["nodes"][0]["fixed"] == {"Drug": 0}
    assert {tuple(edge["motif"].items()) for edge in given["edges"]} == {(("A", 0), ("B", 1)), (("A", 1), ("B", 0))}


def test_the_command_draws_and_says_when_it_is_not_the_whole(
    toggle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "toggle.svg"
    assert main(["succession", str(toggle), "--limit", "2", "--output", str(picture)]) == 0
    assert "<svg" in picture.read_text(encoding="utf-8")
    assert "the first 2" in picture.read_text(encoding="utf-8")
    assert "incomplete" in capsys.readouterr().err
