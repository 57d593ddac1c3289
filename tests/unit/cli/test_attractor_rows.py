"""Attractors one a row: what differs comes first, and nothing is cut to sameness."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import logicnet
from logicnet.cli import main
from logicnet.cli.attractor_rows import attractor_rows
from logicnet.cli.table import fitted
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype

INPUTS = [f"Input{i}" for i in range(6)]
# a switch beside six inputs, each of which is read, and a row that is on everywhere
MANY = Network(
    "many",
    Rules.build(
        [*INPUTS, "On", "A", "B", *(f"F{i}" for i in range(6))],
        [*INPUTS, "1", "!B", "!A", *(f"Input{i}" for i in range(6))],
    ),
    phenotypes=(Phenotype("Same", "On"), Phenotype("First", "A & Input0"), Phenotype("Blocked", "A & B")),
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if stdout were a terminal of 60 columns."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("logicnet.cli.table.on_terminal", lambda: True)


def test_phenotypes_that_differ_come_before_the_names_and_the_others_last() -> None:
    found = logicnet.attractors(MANY, setting=dict.fromkeys(INPUTS, 1))
    header, *rows = attractor_rows([], list(found), found.readings).splitlines()
    assert header.split() == ["kind", "states", "First", "on", "oscillating", "Same", "Blocked"]
    # B is on in the first row alone, A in the second: each comes before what both have
    assert [row.split()[3:5] for row in rows] == [["never", "B"], ["always", "A"]]


def test_chosen_components_stand_in_columns_in_the_place_of_the_names() -> None:
    found = logicnet.attractors(MANY, setting=dict.fromkeys(INPUTS, 1))
    header, *rows = attractor_rows([], list(found), found.readings, ["On", "A"]).splitlines()
    assert header.split() == ["kind", "states", "A", "On", "First", "Same", "Blocked"]
    assert [row.split()[3:5] for row in rows] == [["0", "1"], ["1", "1"]]


def test_conditions_that_would_be_cut_to_sameness_stand_as_values_below_their_names(terminal: None) -> None:
    found = logicnet.attractors(MANY)
    with fitted():
        legend, _, header, *rows = attractor_rows([], found[:40], found.readings).splitlines()
    assert legend == "condition: values of Input0 Input1 Input2 Input3 Input4 Input5"
    place = header.split().index("condition") + 1  # of a row: the kind is two words
    told = [row.split()[place] for row in rows[:40]]
    assert told == ["".join(map(str, one.condition.values())) for one in found[:40]]
    assert max(map(len, (header, *rows[:40]))) <= 60


def test_side_by_side_each_input_of_a_condition_has_a_row_where_it_would_be_cut(
    terminal: None, written: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    either = "Ligand_outside & !Drug_inside | Drug_inside & !Ligand_outside"
    path = written(f"Ligand_outside, Ligand_outside\nDrug_inside, Drug_inside\nX, {either}\n")
    assert main(["attractors", path]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["if", "Ligand_outside", "0", "0", "1", "1"] in lines
    assert ["if", "Drug_inside", "0", "1", "0", "1"] in lines


def test_many_attractors_are_capped_and_the_end_says_how_to_see_more(
    written: Callable[..., str], printed: Callable[..., str]
) -> None:
    path = written("".join(f"I{i}, I{i}\nF{i}, I{i}\n" for i in range(8)))
    out = printed("attractors", path, "--rows", "20")
    assert out.startswith("net, asynchronous: 256 attractors\n")
    assert len(out.splitlines()) == 2 + 1 + 20 + 1
    assert out.endswith("(236 more rows: --rows, --json)\n")
    assert printed("attractors", path).endswith("(156 more rows: --rows, --json)\n")
    assert "more row" not in printed("attractors", path, "--rows", "256")
    assert printed("trapspaces", path, "--rows", "255").endswith("(1 more row: --rows, --json)\n")


def test_a_network_tells_its_phenotypes_and_those_that_are_asked_for(
    toggle: str, printed: Callable[..., str], answer: Callable[..., dict[str, object]]
) -> None:
    words = ["attractors", toggle, "--set", "Drug=0", "--phenotype", "A & Clock", "--phenotype", "B"]
    assert printed(*words, "--readout", "2*A - 0.5*Clock") == (
        "toggle (Drug=0), asynchronous: 2 attractors\n"
        "\n"
        "attractor        1            2\n"
        "kind             fixed point  cyclic\n"
        "states           1            2\n"
        "A & Clock        never        sometimes\n"
        "B (phenotype)    always       never\n"
        "2*A - 0.5*Clock  0            1.5..2\n"
        "Drug             0            0\n"
        "A                0            1\n"
        "B                1            0\n"
        "Clock            0            ~\n"
    )
    assert printed("trapspaces", toggle, "--set", "Drug=0", "--phenotype", "A & Clock", "--readout", "A + B") == (
        "toggle (Drug=0): 2 minimal trap spaces\n"
        "\n"
        "component  1  2\n"
        "A & Clock  0  -\n"
        "A + B      1  1\n"
        "Drug       0  0\n"
        "A          0  1\n"
        "B          1  0\n"
        "Clock      0  -\n"
    )


@pytest.mark.parametrize("command", ["attractors", "trapspaces", "fixedpoints", "succession", "reach"])
def test_an_unknown_phenotype_is_refused_with_the_nearest(
    command: str, toggle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    start = ["--from", "A=1"] if command == "reach" else []
    assert main([command, toggle, *start, "--phenotype", "Clokc"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "did you mean 'Clock'?" in captured.err
    assert main([command, toggle, *start, "--readout", "0.5*Clokc"]) == 2
    assert "<readout>:1:5: unknown component, phenotype or readout 'Clokc'" in capsys.readouterr().err
