"""The facts of a report: asked once, within one budget, of the claims that belong to the network."""

from __future__ import annotations

from pathlib import Path

import pytest

import logicnet
from logicnet.errors import LogicnetError
from logicnet.logic import Rules
from logicnet.model import Named, Network, Phenotype
from logicnet.report.model.contexts import FREE_INPUTS
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.sensitivity import unnoticed
from sections_read import said

SWITCH = Network("switch", Rules.parse("D, D\nA, !B & D\nB, !A"))


def test_a_fact_is_computed_once() -> None:
    facts = Facts.of(SWITCH)
    assert facts.structure is facts.structure and facts.by_context is facts.by_context


def test_a_network_without_claims_has_no_verdicts_and_is_asked_all_the_same() -> None:
    facts = Facts.of(SWITCH)
    assert facts.ledger is None and facts.checked is None and facts.sensitivity is None and facts.openness is None
    assert facts.screen is None and facts.proposals == ()
    (only,) = facts.by_context
    # D=0: A off, B on; D=1: the two states of the switch
    assert only.name == FREE_INPUTS and only.found.count == 3
    assert facts.long == (facts.structure, only.found)


def test_a_shipped_network_has_its_own_claims_and_a_changed_one_of_the_same_name_has_not() -> None:
    assert Facts.of("il8").ledger is next(one for one in logicnet.ledgers() if one.network.name == "il8")
    assert Facts.of(Network("il8", Rules.parse("A, A"))).ledger is None


def test_claims_of_another_network_are_refused(tmp_path: Path) -> None:
    (tmp_path / "one.bnet").write_text("A, A\n", encoding="utf-8")
    (tmp_path / "claims.toml").write_text('network = "one.bnet"', encoding="utf-8")
    with pytest.raises(LogicnetError, match="its rules are not those of 'switch'"):
        Facts.of(SWITCH, tmp_path / "claims.toml")


def test_attractors_are_asked_in_contexts_else_in_settings_else_with_free_inputs() -> None:
    named = Network("n", SWITCH.rules, settings=(Named("on", "D=1"), Named("off", "D=0")))
    assert [(one.name, one.found.count) for one in Facts.of(named).by_context] == [("on", 2), ("off", 1)]
    resistance = logicnet.load("resistance")
    asked = [one.name for one in Facts(resistance).by_context]
    assert asked == [one.name for one in resistance.contexts]


def test_the_screen_is_about_the_first_phenotype() -> None:
    shown = Network("n", SWITCH.rules, phenotypes=(Phenotype("Up", "A"), Phenotype("Down", "B")))
    found = Facts.of(shown).screen
    assert found is not None and found.phenotype == "Up"


def test_what_a_fact_may_take_is_a_share_of_what_is_left() -> None:
    facts = Facts(SWITCH, timeout=10.0)
    every = facts.seconds("proposals")
    assert every == 10.0
    assert facts.structure.seconds > 0
    left = facts.seconds("proposals")
    assert left is not None and left == pytest.approx(10.0 - facts.structure.seconds)
    assert Facts(SWITCH, timeout=None).seconds("proposals") is None


def test_a_budget_that_ends_a_fact_is_named_in_it() -> None:
    facts = Facts.of("il8", timeout=1e-9)
    assert facts.sensitivity is not None and "the time budget ended" in facts.sensitivity.why_incomplete
    assert facts.openness is not None and "the time budget ended" in facts.openness.why_incomplete


def test_many_claims_are_asked_until_one_notices_and_all_of_them_where_time_does_not_matter() -> None:
    resistance = next(one for one in logicnet.ledgers() if one.network.name == "resistance")
    assert Facts(resistance.network, resistance).brief
    assert not Facts(resistance.network, resistance, timeout=None).brief
    assert not Facts.of("il6").brief


def test_claims_are_looked_for_up_to_a_number_and_the_report_counts_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("logicnet.report.model.facts.PROPOSALS", 1)
    (tmp_path / "one.bnet").write_text("A, A\nB, A\nC, B\n", encoding="utf-8")
    (tmp_path / "claims.toml").write_text('network = "one.bnet"', encoding="utf-8")
    facts = Facts.of(tmp_path / "one.bnet", tmp_path / "claims.toml")
    assert [(one.source, one.target) for one in facts.proposals] == [("A", "B")]
    assert "For 1 more" in said(unnoticed(facts))
