"""What a question is given: spellings that mean the same, and bad input that is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import logicnet
from logicnet.analysis.questions import check_flags, check_numbers, check_texts, read_asked, read_network
from logicnet.errors import InterventionError, LogicnetError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Context, Fix, Network

PAIR = Network("pair", Rules.build(["In", "Out"], ["In", "In"]))


def test_every_spelling_of_one_intervention_is_read_as_the_same() -> None:
    spellings = ["Out%0", {"Out": 0}, Fix("Out", 0), ["Out%0"], iter(["Out%0"])]
    assert [str(read_asked(PAIR, {"In": 1}, one)) for one in spellings] == ["In=1, Out%0"] * 5


def test_a_network_is_itself_or_what_stands_in_its_file(tmp_path: Path) -> None:
    file = tmp_path / "pair.bnet"
    file.write_text("In, In\nOut, In\n")
    assert read_network(PAIR) is PAIR
    assert read_network(file).names == read_network(str(file)).names == ("In", "Out")


def test_what_is_no_network_is_refused_by_its_type() -> None:
    with pytest.raises(LogicnetError, match="expected a network, found int"):
        read_network(3)  # type: ignore[arg-type]


@pytest.mark.parametrize("bad", [0, -1, float("inf"), float("nan"), "5"])
def test_a_time_budget_is_a_number_of_seconds_above_0(bad: object) -> None:
    with pytest.raises(LogicnetError, match="seconds above 0 for timeout"):
        check_numbers(timeout=bad)


def test_a_limit_may_be_0_and_a_seed_below_0_but_no_memory() -> None:
    check_numbers(limit=0, samples=0, seed=-(2**63), memory=1)
    for bad in ({"limit": -1}, {"samples": 1.5}, {"seed": 2**63}, {"memory": 0}):
        with pytest.raises(LogicnetError, match=f"for {next(iter(bad))}, found"):
            check_numbers(**bad)


@pytest.mark.parametrize("bad", ["x", -2, 1.5, float("inf"), "22"])
def test_bounds_of_states_and_of_bitsets_are_whole_numbers(bad: object) -> None:
    network = Network("n", Rules.build(["A"], ["!A"]))
    with pytest.raises(LogicnetError, match="expected a whole number of at least -1 for bitsets"):
        logicnet.reach(network, "A=0", bitsets=bad)  # type: ignore[arg-type]
    with pytest.raises(LogicnetError, match="expected a whole number of at least 0 for most_states"):
        logicnet.probabilities(network, most_states=bad)  # type: ignore[arg-type]


CELLS = Context("cells", setting="In=1", background="Out%0")
KNOWN = Network("known", Rules.build(["In", "Out", "Drug"], ["In", "In", "Drug"]), contexts=(CELLS,))


def test_what_is_asked_in_a_context_has_its_inputs_and_its_changes() -> None:
    asked = logicnet.in_context(KNOWN, "cells")
    assert (str(asked.setting), str(asked.intervention), asked.network) == ("In=1", "Out%0", KNOWN)
    beside = logicnet.in_context(KNOWN, CELLS, setting={"Drug": 1}, intervention="In:Out%1")
    assert dict(beside.setting.values) == {"In": 1, "Drug": 1}
    assert str(beside.intervention) == "In:Out%1 Out%0"
    (found,) = logicnet.attractors(beside.network, setting=beside.setting, intervention=beside.intervention)
    assert found.pattern == "101"


def test_a_context_that_is_not_there_or_says_otherwise_is_refused() -> None:
    with pytest.raises(UnknownName, match="known has no context 'cell'"):
        logicnet.in_context(KNOWN, "cell")
    with pytest.raises(UnknownName, match="expected the name of a context"):
        logicnet.in_context(KNOWN, "")
    with pytest.raises(SettingError, match="two values for 'In'"):
        logicnet.in_context(KNOWN, "cells", setting="In=0")
    with pytest.raises(InterventionError, match="two changes of one place"):
        logicnet.in_context(KNOWN, "cells", intervention="Out%1")


@pytest.mark.parametrize("bad", ["no", "", 5, [True]])
def test_what_is_answered_by_yes_or_no_is_neither_text_nor_another_number(bad: object) -> None:
    with pytest.raises(LogicnetError, match="expected True or False for minimal"):
        check_flags(minimal=bad)


def test_yes_and_no_and_what_was_not_given_pass() -> None:
    check_flags(one=True, other=False, neither=None)


@pytest.mark.parametrize("bad", [5, True, ["a"]])
def test_what_is_no_text_is_refused_by_the_name_of_its_argument(bad: object) -> None:
    with pytest.raises(LogicnetError, match="expected a text for title, found"):
        check_texts(title=bad, other="a", none=None)
