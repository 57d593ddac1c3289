"""Open choices: what was chosen, the alternatives, and the claims that each turns alone."""

from __future__ import annotations

from dataclasses import replace

import logicnet
from judged import of_rules
from logicnet.evidence import openness
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.choices import left_open
from sections_read import rows, said


def test_each_choice_names_the_claims_that_it_turns() -> None:
    facts = Facts.of("aldh")
    section = left_open(facts)
    found = rows(section, "Rules that the source leaves open")
    assert facts.ledger is not None and len(found) == len(facts.network.choices)
    for choice, claims in openness(facts.ledger).choices.items():
        (row,) = [row for name, row in found.items() if name.startswith(f"{choice} ")]
        assert row["claims that it turns alone"].split(", ")[0] == (claims or ("none",))[0]


def test_where_choices_are_asked_alone_no_share_is_told() -> None:
    facts = Facts.of("aldh")
    assert facts.ledger is not None
    alone = openness(facts.ledger, most=0, samples=0)
    vars(facts)["openness"] = alone
    text = said(left_open(facts))
    assert "asked alone" in text and "do not hold in every" not in text


def test_what_a_choice_turns_is_told_of_the_claims_that_were_asked_and_with_the_command_that_asks_the_rest() -> None:
    facts = Facts.of("aldh")
    assert facts.openness is not None
    asked = facts.openness.rows[:3]
    vars(facts)["openness"] = replace(facts.openness, rows=asked, not_asked=("a", "b"))
    section = left_open(facts)
    assert "claims that it turns alone (of 3 that were asked)" in next(iter(rows(section, "Rules").values()))
    assert "2 of 5 claims were not asked. logicnet check aldh --alternatives asks all" in said(section)


def test_choices_without_claims_say_that_nothing_tells_what_depends_on_them() -> None:
    network = replace(logicnet.load("aldh"), name="own")
    section = left_open(Facts(network))
    assert "There are no claims" in said(section)
    assert "claims that it turns alone" not in next(iter(rows(section, "Rules").values()))


def test_there_is_no_such_section_where_nothing_is_open() -> None:
    assert left_open(of_rules("A, A")) is None
