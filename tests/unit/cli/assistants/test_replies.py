"""What every answer carries: how far it goes, and on which references it rests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from logicnet.cli.assistants.replies import cited_by_rules, reply
from logicnet.logic import Rules
from logicnet.model import Component, Evidence, Network, Reference, Regulation

NETWORK = Network(
    "own",
    Rules.build(["A", "B"], ["A", "A"]),
    (
        Component("A"),
        Component(
            "B", evidence=Evidence(("Kim2019",)), regulations=(Regulation("A", "B", "+", Evidence(("pubmed:7",))),)
        ),
    ),
    references=(Reference("Kim2019", "On B", 2019, "10.1/b"),),
)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({}, "exact"),
        ({"complete": True, "exact": True}, "exact"),
        ({"complete": True, "exact": False}, "sampled"),
        ({"complete": False, "exact": True}, "incomplete"),
        ({"rows": [{"status": "exact"}, {"status": "sampled"}]}, "sampled"),
        ({"rows": [{"status": "exact"}, {"status": "undecided"}]}, "bounded"),
        ({"curves": [{"status": "bounded"}]}, "bounded"),
        ({"complete": False, "rows": [{"status": "exact"}]}, "incomplete"),
    ],
)
def test_an_answer_goes_as_far_as_its_weakest_part(answer: dict[str, Any], status: str) -> None:
    assert reply(NETWORK, answer, command=["show"])["status"] == status


def test_references_are_those_of_a_component_and_of_what_regulates_it() -> None:
    found, left_out = cited_by_rules(NETWORK, ["B"])
    assert found == [
        {"key": "Kim2019", "title": "On B", "identifiers": ["doi:10.1/b"], "rules": ["B"]},
        {"key": "pubmed:7", "title": "", "identifiers": ["pubmed:7"], "rules": ["A -> B"]},
    ]
    assert left_out == 0 and cited_by_rules(NETWORK, ["A"]) == ([], 0)


def test_the_command_is_quoted_for_a_shell() -> None:
    found = reply(NETWORK, {}, command=["screen", "own.bnet", "--phenotype", "!A & B"])
    assert found["command"] == "logicnet screen own.bnet --phenotype '!A & B'"


def test_a_state_that_says_what_is_fixed_again_is_left_out() -> None:
    one = {"fixed": {"A": 1}, "oscillating": [], "state": {"A": 1}}
    assert reply(NETWORK, {"attractors": [one]}, command=[])["answer"]["attractors"] == [
        {"fixed": {"A": 1}, "oscillating": []}
    ]


def test_what_was_unusual_in_the_file_stands_beside_every_answer() -> None:
    noted = replace(NETWORK, notes=("perhaps misspelt: Aa",))
    assert reply(noted, {}, command=["show"])["notes"] == ["perhaps misspelt: Aa"]
    assert reply(NETWORK, {}, command=["show"])["notes"] == reply(None, {}, command=["networks"])["notes"] == []
