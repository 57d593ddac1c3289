"""The tools as plain functions: each answers as its command does, and nothing is answered of a misspelt name."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.cli import main
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.tools import TOOLS, confirm_arguments
from logicnet.errors import LogicnetError

FREE = {"network": "il6", "setting": "FAC=0 IL6_niche=0 TIM3=0"}
TREATED = {"network": "il6", "setting": "FAC=1"}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("list_networks", {}),
    ("describe", {"network": "aldh"}),
    ("attractors", TREATED),
    ("attractors", {"network": "il6", "setting": "", "intervention": "siltuximab STAT3%0"}),
    ("screen", {**TREATED, "phenotype": "Resistant", "only": "STAT3,IL6"}),
    ("screen", {**TREATED, "phenotype": "!Resistant & BCSC", "over": "drugs", "start": "resistant", "size": 2}),
    ("explain", {**TREATED, "phenotype": "Resistant", "intervention": "STAT3%0"}),
    ("explain", {**TREATED, "phenotype": "Resistant", "intervention": "SDC1%0"}),  # why it does not
    ("reach", {"network": "il6", "start": "FAC=1 IL6=0 BCSC=0", "target": "BCSC"}),
    ("probabilities", {**FREE, "rates": "STAT3=10"}),
    ("control", {**TREATED, "phenotype": "!Resistant", "size": 1}),
    (
        "simulate",
        {"network": "il6", "start": "attractors(FAC=0 IL6_niche=0 TIM3=0)", "protocol": "2: FAC=1", "until": 4.0},
    ),
    ("holds", {"network": "il6", "formula": "AG EF STAT3", "setting": "IL6_niche=1"}),
    ("check", {"network": "aldh", "claims": "aldh-needs-retinal,aldh-never-two-rars"}),
    ("drugs", {"network": "il8"}),
    ("drugs", {"name": "siltuximab"}),
]
TOLD = {"list_networks": "networks", "check": "claims", "drugs": "drugs"}
"""What stands in the answer of those that are no question about a network."""


def asked(tool: str, arguments: dict[str, Any], desk: Desk | None = None) -> dict[str, Any]:
    found = TOOLS[tool](desk or Desk(rows=1000), **arguments)
    return dict(json.loads(json.dumps(found)))


@pytest.mark.parametrize(("tool", "arguments"), CALLS, ids=[f"{tool} {i}" for i, (tool, _) in enumerate(CALLS)])
def test_the_command_that_an_answer_names_gives_it_again(
    tool: str, arguments: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    limit = {} if "limit" not in TOOLS[tool].__annotations__ else {"limit": 1000}
    found = asked(tool, arguments | limit)
    words = shlex.split(found["command"])
    assert words[0] == "logicnet" and main(words[1:]) in (0, 1, 3)
    printed = json.loads(capsys.readouterr().out)
    if tool in ("list_networks", "describe", "check", "drugs"):
        key = TOLD.get(tool, "components")
        names = {one.get("name") or one.get("id") for one in printed[key]}
        assert {one.get("name") or one.get("id") for one in found["answer"][key]} == names
        return
    assert found["network"]["digest"] == printed["digest"]
    for key in ("count", "reached", "sets", "holds", "satisfied", "outcome", "path", "rows", "attractors", "curves"):
        if key in printed:
            assert without_states(printed[key]) == found["answer"][key]


def without_states(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_states(v) for k, v in value.items() if k != "state" or "fixed" not in value}
    return [without_states(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("tool", "arguments"), CALLS, ids=[f"{tool} {i}" for i, (tool, _) in enumerate(CALLS)])
def test_an_answer_says_how_far_it_goes_of_what_and_on_what_evidence(tool: str, arguments: dict[str, Any]) -> None:
    found = asked(tool, arguments)
    assert found["status"] == "exact" and found["complete"] is True and found["why_incomplete"] == ""
    assert found["version"] == logicnet.__version__
    if found["network"]:
        assert found["network"]["digest"] == logicnet.load(arguments["network"]).digest
        assert tool == "drugs" or found["references"]


def test_references_are_those_of_the_rules_with_their_papers() -> None:
    found = asked("explain", {**TREATED, "phenotype": "Resistant", "intervention": "STAT3%0"})
    network = logicnet.load("il6")
    (cited,) = [edge for edge in network.component("OCT4").regulations if edge.source == "STAT3_dimer"]
    listed = {one["key"]: one for one in found["references"]}
    for key in cited.evidence.references:
        assert "STAT3_dimer -> OCT4" in listed[key]["rules"]
    assert any(uri.startswith("pubmed:") for one in listed.values() for uri in one["identifiers"])


@pytest.mark.parametrize(
    ("tool", "arguments", "near"),
    [
        ("attractors", {"network": "il66"}, "il6"),
        ("attractors", {"network": "il6", "intervention": "STATE3%0"}, "STAT3"),
        ("attractors", {"network": "il6", "intervention": "siltuximb"}, "siltuximab"),
        ("attractors", {"network": "il6", "setting": "FACC=1"}, "FAC"),
        ("attractors", {"network": "resistance", "context": "luminal-a"}, "luminal-A"),
        ("screen", {"network": "il6", "phenotype": "Resistent"}, "Resistant"),
        ("screen", {"network": "il6", "phenotype": "Resistant", "only": "STATE3"}, "STAT3"),
        ("screen", {"network": "il6", "phenotype": "Resistant", "over": "node"}, "nodes"),
        ("explain", {"network": "il6", "phenotype": "Resistant", "intervention": "STATE3%0"}, "STAT3"),
        ("reach", {"network": "il6", "start": "FACC=1"}, "FAC"),
        ("reach", {"network": "il6", "start": "FAC=1", "target": "BCSCC"}, "BCSC"),
        ("control", {"network": "il6", "phenotype": "!Resistent"}, "Resistant"),
        ("probabilities", {"network": "il6", "rates": "STATE3=2"}, "STAT3"),
        ("simulate", {"network": "il6", "protocol": "2: FACC=1"}, "FAC"),
        ("simulate", {"network": "il6", "show": "Resistent"}, "Resistant"),
        ("holds", {"network": "il6", "formula": "AG EF STATE3"}, "STAT3"),
        ("check", {"network": "il66"}, "il6"),
        ("check", {"network": "aldh", "claims": "aldh-need-retinal"}, "aldh-needs-retinal"),
        ("drugs", {"name": "siltuximb"}, "siltuximab"),
    ],
)
def test_a_misspelt_name_is_an_error_with_the_nearest(tool: str, arguments: dict[str, Any], near: str) -> None:
    with pytest.raises(LogicnetError) as raised:
        asked(tool, arguments)
    assert f"'{near}'" in str(raised.value)


def test_a_misspelt_argument_is_an_error_with_the_nearest() -> None:
    confirm_arguments("attractors", {"network": "il6", "setting": None, "limit": 3})
    with pytest.raises(LogicnetError, match="did you mean 'setting'"):
        confirm_arguments("attractors", {"network": "il6", "seting": "FAC=1"})


def test_rows_that_a_limit_keeps_back_are_counted() -> None:
    whole = asked("screen", {**TREATED, "phenotype": "Resistant", "limit": 1000})
    part = asked("screen", {**TREATED, "phenotype": "Resistant", "limit": 5})
    assert len(part["answer"]["rows"]) == 5 and part["answer"]["rows"] == whole["answer"]["rows"][:5]
    assert part["rows_left_out"] == len(whole["answer"]["rows"]) - 5 and whole["rows_left_out"] == 0
    capped = asked("screen", {**TREATED, "phenotype": "Resistant", "limit": 1000}, Desk(rows=3))
    assert len(capped["answer"]["rows"]) == 3
    with pytest.raises(LogicnetError, match="at least 1"):
        asked("attractors", {"network": "il6", "limit": 0})


def test_a_description_and_a_course_are_no_longer_than_an_answer_may_be() -> None:
    found = asked("describe", {"network": "resistance"}, Desk(rows=10))
    assert len(found["answer"]["components"]) == 10
    assert found["rows_left_out"] == len(logicnet.load("resistance").components) - 10
    with pytest.raises(LogicnetError, match="1000 times"):
        asked("simulate", {"network": "il6", "until": 10.0, "every": 0.001})


def test_an_answer_that_its_time_ended_says_so(tmp_path: Path) -> None:
    found = asked("holds", {"network": "resistance", "formula": "AG EF BCSC"}, Desk(timeout=1e-6))
    assert found["status"] == "incomplete" and not found["complete"] and found["why_incomplete"]


def test_a_sampled_answer_has_its_interval(written: Callable[..., str], tmp_path: Path) -> None:
    names = [f"X{i}" for i in range(20)]
    row = "".join(f"{name}, {name} & !T\n" for name in names)
    race = f"A, A | T & !A & !B\nB, B | T & !B & !A & ({' | '.join(names)})\nY, Y & !A\nT, T\n{row}"
    path = Path(written(race, "race"))
    found = asked("probabilities", {"network": "race.bnet", "setting": "T=1"}, Desk(folder=path.parent))
    assert found["status"] == "sampled"
    assert all(one["low"] <= one["probability"] <= one["high"] for one in found["answer"]["attractors"])
    assert any(one["low"] < one["high"] for one in found["answer"]["attractors"])


def test_a_tool_tells_what_each_argument_means() -> None:
    from logicnet.cli.assistants.server import description_of, signature_of

    for tool in TOOLS.values():
        assert tool.__doc__
        assert all(description_of(one.annotation) for one in signature_of(tool).parameters.values())


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("describe", {}),
        ("attractors", {}),
        ("screen", {"phenotype": "ZEB1"}),
        ("explain", {"phenotype": "ZEB1", "intervention": "SNAI1%0"}),
        ("reach", {"start": "TGFB=1", "target": "ZEB1"}),
        ("probabilities", {"start": "TGFB=1 SNIA1=0"}),
        ("control", {"phenotype": "ZEB1", "size": 1}),
        ("simulate", {"start": "TGFB=1", "until": 1.0}),
        ("holds", {"formula": "AG EF ZEB1"}),
        ("drugs", {}),
    ],
)
def test_every_answer_names_what_is_perhaps_misspelt_in_the_file(
    tool: str, given: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "typo.bnet").write_text("TGFB, TGFB\nSNAI1, TGFB\nZEB1, SNIA1 | ZEB1\n")
    notes = TOOLS[tool](Desk(tmp_path), network="typo.bnet", **given)["notes"]
    assert any("SNIA1 (did you mean SNAI1?)" in note for note in notes)
