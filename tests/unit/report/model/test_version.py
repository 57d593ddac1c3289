"""Versions: what a report holds of one comes back from its JSON, and a former network is asked what now is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from judged import CLAIMS, cascade, of_rules
from logicnet.errors import FormatError
from logicnet.logic import Rules
from logicnet.model import Component, Context, Network
from logicnet.report.model.criteria import judgements
from logicnet.report.model.facts import Facts
from logicnet.report.model.score import score_of
from logicnet.report.model.version import Version, former_facts
from logicnet.screens.twins import compare
from strategies import networks


def version(facts: Facts) -> Version:
    return Version.of(facts, score_of(judgements(facts)))


def through_json(one: Version) -> Version:
    return Version.read(json.loads(json.dumps(one.to_dict())), "report.json")


def test_a_version_comes_back_from_json(tmp_path: Path) -> None:
    one = version(cascade(tmp_path))
    again = through_json(one)
    assert again.network.rules == one.network.rules and again.verdicts == one.verdicts
    assert again.verdicts == {"on": "holds", "needs-a": "holds", "wrong": "fails"}
    assert again.attractors == one.attractors and again.total == pytest.approx(one.total, abs=1e-6)
    assert again.scores.keys() == one.scores.keys() and again.scores["references"] is not None


@given(networks())
def test_the_network_of_a_version_is_the_same_functions(net: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    network = Network("n", Rules.build(*net))
    assert compare(through_json(Version(network)).network, network).equal


def test_levels_and_names_in_quotes_come_back() -> None:
    parts = [Component("A b"), Component("X", maximum=2)]
    network = Network.levelled("n", parts, ["X=2", '"A b"', '"A b" & X'])
    again = through_json(Version(network)).network
    assert again.levels == {"X": 2} and compare(again, network).equal


def spoilt(record: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return record | changes


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 99},
        {"format": None},
        {"components": None},
        {"components": [{"name": "A"}]},
        {"components": [{"name": "A", "maximum": 10**9, "rules": ["A"]}]},
        {"components": [{"name": "A", "maximum": 1, "rules": ["A & ("]}]},
        {"components": [{"name": "A", "maximum": 1, "rules": ["B"]}]},
        {"components": [{"name": "A", "maximum": 1, "rules": []}]},
        {"verdicts": ["holds"]},
        {"verdicts": {"c": 1}},
        {"scores": {"labels": "all"}},
        {"total": "86 %"},
        {"attractors": {"free": "many"}},
        {"name": None},
    ],
)
def test_a_version_of_another_form_is_an_error_that_names_the_file(changes: dict[str, Any]) -> None:
    record = Version(of_rules("A, A").network).to_dict()
    with pytest.raises(FormatError, match=r"report\.json") as caught:
        Version.read(spoilt(record, **changes), "report.json")
    assert "former file of the network" in str(caught.value.hint)


def test_a_former_network_is_asked_the_claims_of_now(tmp_path: Path) -> None:
    """In the former network B does not follow A: without A the drug switches on B all the same."""
    facts = cascade(tmp_path)
    former = replace(facts.network, rules=Rules.parse("Drug, Drug\nA, Drug\nB, Drug\nC, Drug"))
    found, unasked = former_facts(former, facts)
    assert version(found).verdicts == {"on": "holds", "needs-a": "fails", "wrong": "fails"} and unasked == {}


def test_the_order_of_the_components_does_not_matter(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    turned = Network("cascade", Rules.parse("C, Drug\nB, A\nA, Drug\nDrug, Drug"), phenotypes=facts.network.phenotypes)
    found, _ = former_facts(turned, facts)
    assert version(found).verdicts == version(facts).verdicts


def test_claims_that_a_former_network_cannot_be_asked_say_why(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    former = Network("cascade", Rules.parse("Drug, Drug\nA, Drug\nB, A"))
    found, unasked = former_facts(former, facts)
    assert list(unasked) == ["wrong"] and "C" in unasked["wrong"]
    assert version(found).verdicts == {"on": "holds", "needs-a": "holds"}


def test_a_claim_about_nothing_in_a_former_network_is_told_and_ends_no_other(tmp_path: Path) -> None:
    claims = CLAIMS.replace(
        'id = "on"', 'id = "on"\nstart = { attractors = { setting = "Drug=1", where = "A" } }'
    ).replace('kind = "all attractors", expression = "B"', 'kind = "can reach", expression = "B"')
    facts = cascade(tmp_path, claims=claims)
    former = Network("cascade", Rules.parse("Drug, Drug\nA, 0\nB, A\nC, Drug"))
    found, unasked = former_facts(former, facts)
    assert list(unasked) == ["on"] and list(version(found).verdicts) == ["needs-a", "wrong"]


def test_a_former_network_without_contexts_is_asked_in_those_of_now() -> None:
    now = of_rules("A, A\nB, A", contexts=(Context("treated", setting="A=1"),))
    found, _ = former_facts(of_rules("A, A\nB, !A").network, now)
    assert list(version(found).attractors) == ["treated"]
