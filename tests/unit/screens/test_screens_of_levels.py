"""Screens and control over components with levels, held to the definition of networks of levels."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

import logicnet
from levelled import Levelled, State, attractors, drawn, reached
from logicnet.errors import SettingError, UnknownName
from logicnet.model import Component, Network
from logicnet.screens import alternatives
from logicnet.screens.designs import singles
from logicnet.screens.environments import settings
from logicnet.screens.minimal_sets import control
from logicnet.screens.records import read_answers

COMPONENTS = [Component("L", maximum=2), Component("X", maximum=2), Component("B"), Component("D")]
TARGETS = ["L>=1", "L>=2", "L & !B", "L=2 & !B", "X>=2 & D", "D"]
SMALL = Network.levelled("small", COMPONENTS, TARGETS)


def tried(network: Network, **scope: object) -> list[str]:
    return [str(part.intervention) for part in singles(network, **scope)]  # type: ignore[arg-type]


def test_a_design_holds_a_component_at_each_of_its_levels() -> None:
    assert tried(SMALL, over="nodes") == ["X%0", "X%1", "X%2", "B%0", "B%1"]
    assert tried(SMALL, over="nodes", knock_ins=False) == ["X%0", "B%0"]


def test_an_edge_reads_each_level_of_its_source() -> None:
    edges = tried(SMALL, over="edges")
    assert edges == ["L:X%0", "L:X%1", "L:X%2", "B:X%0", "B:X%1", "X:B%0", "X:B%1", "X:B%2", "D:B%0", "D:B%1"]


def test_inputs_with_levels_are_inputs_and_names_are_those_of_components() -> None:
    assert tried(SMALL, over="nodes", inputs=True, only="L") == ["L%0", "L%1", "L%2"]
    assert tried(SMALL, over="nodes", exclude="X") == ["B%0", "B%1"]
    with pytest.raises(UnknownName, match="'X>=1'"):
        singles(SMALL, only=["X>=1"])


def test_the_edge_from_a_component_with_levels_to_itself_is_left_out_and_that_is_said() -> None:
    network = Network.levelled("own", [Component("X", maximum=2), Component("B")], ["X=1 | B", "B", "X"])
    assert tried(network, over="edges") == ["B:X%0", "B:X%1", "X:B%0", "X:B%1", "X:B%2"]
    said: list[str] = []
    logicnet.screen(network, "B", announce=said.append)
    assert said[0].endswith("the edges from components with levels to themselves are left out: X")


def test_a_component_is_constant_where_all_its_targets_are() -> None:
    network = Network.levelled("c", [Component("X", maximum=2), Component("B")], ["1", "0", "X"])
    assert tried(network, over="nodes") == ["B%0", "B%1"]


def test_two_levels_of_one_component_are_not_combined() -> None:
    found = logicnet.screen(SMALL, "B", over="nodes", only="X,B", size=2)
    assert {str(row.intervention) for row in found.rows} >= {"B%0 X%1", "B%1 X%2"}
    assert not any(str(row.intervention).count("X%") > 1 for row in found.rows)


def test_all_settings_count_the_levels_of_inputs_and_a_mapping_of_levels_is_one_setting() -> None:
    assert list(settings(SMALL, "all", "D=1")) == ["L=0 D=1", "L=1 D=1", "L=2 D=1"]
    assert list(settings(SMALL, {"L": 2})) == ["L=2"]
    assert list(settings(SMALL, {"high": "L=2", "low": {"L": 0}})) == ["high", "low"]


def test_a_start_gives_an_input_one_level_which_every_setting_holds() -> None:
    found = logicnet.screen(SMALL, "X>=2", start="L=2 X=0 D=0", over="nodes")
    assert found.settings == ("",) and found.wild_type.answer.attractors == 1
    assert found.asked.setting.values == (("L", 2), ("D", 0))
    with pytest.raises(SettingError, match=r"the start has L=2, and the setting L=1 has L=1"):
        logicnet.screen(SMALL, "X>=2", start="L=2", settings=["L=1"])
    with pytest.raises(SettingError, match=r"the input L between the levels 1\.\.2"):
        logicnet.screen(SMALL, "X>=2", start="L>=1")


def test_a_table_of_levels_is_written_read_and_taken_up_again(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    first = logicnet.screen(SMALL, "X=2", output=file)
    assert ("", "knock-in", "X%2") in read_answers(file)
    assert list(logicnet.screen(SMALL, "X=2", output=file).dicts()) == list(first.dicts())


def test_kept_levels_can_be_asked_for_by_name() -> None:
    found = logicnet.screen(SMALL, "X=2", interventions=["X%0:1", "X%2"], setting="L=2 D=0")
    assert [(row.type, str(row.intervention), row.outcome) for row in found.rows][1] == (
        "kept levels",
        "X%0:1",
        "removes",
    )


def phenotype_of(net: Levelled, seed: int) -> tuple[str, int, int]:
    dice = random.Random(seed)
    i = dice.randrange(len(net.names))
    level = dice.randint(1, net.maxima[i])
    return f"{net.names[i]}={level}" if net.maxima[i] > 1 else net.names[i], i, level


def shows(attractor: frozenset[State], i: int, level: int) -> str:
    shown = {state[i] == level for state in attractor}
    return "sometimes" if len(shown) > 1 else "always" if True in shown else "never"


def words_reached(net: Levelled, done: str, begin: list[State], i: int, level: int) -> set[str]:
    graph = net.with_(done).graph()
    there = reached(graph, net.set_at_once(begin, done))
    return {shows(a, i, level) for a in attractors(graph) if a <= there}


@pytest.mark.parametrize("seed", range(60))
def test_a_screen_counts_what_the_definition_counts(seed: int) -> None:
    net, network = drawn(seed)
    phenotype, i, level = phenotype_of(net, seed)
    begin = {name: 0 for name, top in zip(net.names, net.maxima, strict=True) if name != net.names[seed % 4] and top}
    start = " ".join(f"{name}=0" for name in begin)
    found = logicnet.screen(network, phenotype, inputs=True)
    for row in found.rows:
        every = [shows(a, i, level) for a in attractors(net.with_(str(row.intervention)).graph())]
        counted = [every.count(word) for word in ("always", "sometimes", "never")]
        assert [row.answer.always, row.answer.sometimes, row.answer.never] == counted, str(row.intervention)
    for row in logicnet.screen(network, phenotype, inputs=True, start=start, over="nodes").rows:
        there = words_reached(net, str(row.intervention), net.states(**{n: [0] for n in begin}), i, level)
        assert row.answer.reachable == ("yes" if there - {"never"} else "no"), (start, str(row.intervention))


@pytest.mark.parametrize("reachable", [False, True])
@pytest.mark.parametrize("kind", ["permanent", "temporary", "one-step"])
@pytest.mark.parametrize("seed", range(12))
def test_control_finds_the_sets_that_the_definition_has(seed: int, kind: str, reachable: bool) -> None:
    net, network = drawn(seed, size=3)
    phenotype, i, level = phenotype_of(net, seed)
    found = control(network, phenotype, kind=kind, size=2, reachable=reachable, inputs=True, constants=True)
    free = [(n, top) for n, top in zip(net.names, net.maxima, strict=True) if n != net.names[i]]
    every = [f"{name}%{at}" for name, top in free for at in range(top + 1)]
    working: list[frozenset[str]] = []
    for size in range(3):
        for one in map(frozenset, combinations(every, size)):
            clash = len({word.split("%")[0] for word in one}) < size
            if not clash and not any(inner <= one for inner in working) and does(net, one, kind, reachable, i, level):
                working.append(one)
    assert {frozenset(str(one).split()) for one in found.sets[""]} == set(working)
    assert found.left_out == (net.names[i],)


def does(net: Levelled, one: frozenset[str], kind: str, reachable: bool, i: int, level: int) -> bool:
    done, wild = " ".join(one), net.graph()
    begin = net.set_at_once(net.states(), done)
    if kind == "one-step":
        graph, after = wild, reached(wild, begin)
    else:
        graph = net.with_(done).graph()
        after = reached(graph, begin)
    ends = [a for a in attractors(graph) if a <= after]
    if kind == "temporary":
        after = reached(wild, {state for a in ends for state in a})
        ends = [a for a in attractors(wild) if a <= after]
    words = {shows(a, i, level) for a in ends}
    return "always" in words if reachable else words == {"always"}


def test_a_start_leaves_out_states_that_are_no_levels() -> None:
    # Y=2 & Y<1 is a hole of the variables: no state of levels shows it, and B rests only on it
    network = Network.levelled(
        "hole", [Component("Y", maximum=2), Component("B")], ["Y>=1", "Y>=2", "B | Y>=2 & !Y>=1"]
    )
    found = logicnet.screen(network, "B", start="B=0", interventions=["Y%1"], settings=["Y=2"])
    assert found.wild_type.answer.reachable == "no"
    free = Network.levelled("free", [Component("Y", maximum=2), Component("B")], ["B", "B", "B | Y>=2 & !Y>=1"])
    assert logicnet.screen(free, "B", start="B=0", over="nodes", only="Y").wild_type.answer.reachable == "no"
    assert logicnet.control(free, "B", kind="one-step", only="B", over="nodes").sets[""] != ((),)


def test_pairs_and_admissible_networks_speak_of_levels() -> None:
    found = logicnet.synergy(SMALL, "B", setting="L=2 D=1", knock_ins=True, start="X=0 B=0")
    assert {pair.first for pair in found.pairs} <= {"X%0", "X%1", "X%2", "B%0", "B%1"}
    rows = alternatives(SMALL, "X=2", setting="L=2 D=0", over="nodes").rows
    assert {str(row.intervention): row.works for row in rows}["X%1"] == 1
