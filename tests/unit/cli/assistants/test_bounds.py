"""What a question and an answer may be: kinds, lengths, sizes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from logicnet.cli.assistants.bounds import LARGEST_ANSWER, LONGEST_TEXT, LONGEST_WORD, confirm_question, within_bounds
from logicnet.cli.assistants.tools import TOOLS
from logicnet.errors import LogicnetError

ASKED = {"network": "il6", "phenotype": "Resistant"}


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("screen", ASKED | {"limit": "many"}, 'limit of screen is a whole number, found "many"'),
        ("screen", ASKED | {"limit": True}, "limit of screen is a whole number, found true"),
        ("screen", ASKED | {"size": 1.5}, "size of screen is a whole number, found 1.5"),
        ("screen", ASKED | {"setting": 1}, "setting of screen is a text, found 1"),
        ("screen", ASKED | {"intervention": None}, "intervention of screen is a text, found null"),
        ("screen", ASKED | {"only": ["STAT3"]}, 'only of screen is a text, found ["STAT3"]'),
        ("screen", ASKED | {"only": ["STAT3"] * 1000}, 'only of screen is a text, found ["STAT3", '),
        ("simulate", {"network": "il6", "until": "long"}, "until of simulate is a number"),
        ("simulate", {"network": "il6", "until": float("inf")}, "until of simulate is a number"),
        ("screen", {}, "screen needs network and phenotype"),
        ("screen", ASKED | {"seting": ""}, "screen takes no argument 'seting'\ndid you mean 'setting'?"),
        ("screen", ASKED | {"x" * 1000: ""}, "screen takes no argument 'xxx"),
        ("screen", ASKED | {"phenotype": "A" * 2001}, "phenotype of screen has 2001 characters, and may have 2000"),
        ("screen", ASKED | {"setting": "A" * 20_001}, "setting of screen has 20001 characters, and may have 20000"),
    ],
)
def test_what_no_tool_takes_is_refused_with_what_it_takes(tool: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(LogicnetError) as raised:
        confirm_question(tool, TOOLS[tool], given)
    assert said in str(raised.value) and len(str(raised.value)) < 250


def test_what_a_tool_takes_is_taken() -> None:
    longest = {"phenotype": "A" * LONGEST_WORD, "setting": "A" * LONGEST_TEXT}
    confirm_question("screen", TOOLS["screen"], ASKED | longest)
    confirm_question("simulate", TOOLS["simulate"], {"network": "il6", "until": 3, "every": None, "setting": None})
    confirm_question("list_networks", TOOLS["list_networks"], {})


@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool != "list_networks"])
def test_an_argument_of_a_strange_kind_is_refused_by_every_tool(tool: str) -> None:
    with pytest.raises(LogicnetError, match="is a text, found"):
        confirm_question(tool, TOOLS[tool], {"network": {"a": 1}})


def answer(rows: list[str]) -> dict[str, Any]:
    return {"rows_left_out": 5, "answer": {"phenotype": "A", "rows": rows, "inputs": ["B"]}}


def test_an_answer_that_is_too_large_has_fewer_rows_and_counts_them() -> None:
    found = within_bounds(answer(["x" * 10_000] * 300))
    kept = len(found["answer"]["rows"])
    assert len(json.dumps(found)) <= LARGEST_ANSWER and 50 <= kept < 100
    assert found["rows_left_out"] == 5 + 300 - kept and found["answer"]["inputs"] == ["B"]


def test_an_answer_that_fits_stays_as_it_is_and_one_row_that_does_not_is_refused() -> None:
    small = answer(["x"] * 10)
    assert within_bounds(small) == small
    with pytest.raises(LogicnetError, match="ask for less"):
        within_bounds(answer(["x" * LARGEST_ANSWER]))
