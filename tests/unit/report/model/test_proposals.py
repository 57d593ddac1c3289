"""Proposed claims: each holds in the network as it is, and fails where the regulation is struck out or reversed."""

from __future__ import annotations

from pathlib import Path

import pytest

import logicnet
from logicnet.evidence import Ledger, check, read_claims, sensitivity
from logicnet.report.model.proposals import WHERE, proposed

RULES = "Drug, Drug\nA, Drug\nB, A\nC, Drug & !B\nD, A | C\n"


def ledger(folder: Path, *claims: str, head: str = "") -> Ledger:
    (folder / "tiny.bnet").write_text(RULES, encoding="utf-8")
    (folder / "claims.toml").write_text("\n".join(['network = "tiny.bnet"', head, *claims]), encoding="utf-8")
    return read_claims(folder / "claims.toml")


def test_a_proposed_claim_pasted_into_the_file_notices_its_regulation(tmp_path: Path) -> None:
    before = ledger(tmp_path)
    unnoticed = sensitivity(before).unnoticed
    assert len(unnoticed) == 6  # nothing is claimed
    found = proposed(before, unnoticed)
    assert all(one.claim is not None for one in found)
    after = ledger(tmp_path, *(one.toml for one in found))
    assert check([after]).count("holds") == 6
    noticed = sensitivity(after)
    assert noticed.unnoticed == ()
    for one in found:
        kinds = noticed.regulations[one.source, one.target]
        assert all(one.claim is not None and one.claim.id in kinds[kind] for kind in one.kinds) and one.kinds


def test_a_proposal_reads_in_the_setting_that_its_file_holds_for_all_claims(tmp_path: Path) -> None:
    before = ledger(tmp_path, head='setting = "Drug=1"')
    (found,) = proposed(before, [("A", "B")])
    assert found.claim is not None and dict(found.claim.arm.setting.values) == {"Drug": 1}


def test_where_two_regulators_stand_for_each_other_the_other_is_held_as_a_helper() -> None:
    """In the IL-6 network both pools of cells secrete osteopontin, so that one alone is missed by no phenotype."""
    (shipped,) = [one for one in logicnet.ledgers() if one.network.name == "il6"]
    (found,) = proposed(shipped, [("BCSC", "OPN")])
    assert found.claim is not None and "removed" in found.kinds
    assert "NonBCSC%0" in str(found.claim.helpers)


def test_a_proposal_says_that_nobody_has_looked_it_up(tmp_path: Path) -> None:
    (found,) = proposed(ledger(tmp_path), [("A", "B")])
    assert found.claim is not None and found.claim.where == WHERE and not found.claim.prediction


@pytest.mark.parametrize("timeout", [1e-9])
def test_without_time_there_is_no_proposal_and_the_reason_is_told(tmp_path: Path, timeout: float) -> None:
    (found,) = proposed(ledger(tmp_path), [("A", "B")], timeout=timeout)
    assert found.claim is None and found.why_none == "the time budget ended after 0 questions"
    assert found.to_dict()["claim"] is None


def test_a_regulation_that_never_matters_has_no_claim(tmp_path: Path) -> None:
    (tmp_path / "idle.bnet").write_text("A, A\nB, A | A & C\nC, C\n", encoding="utf-8")
    (tmp_path / "claims.toml").write_text('network = "idle.bnet"', encoding="utf-8")
    (found,) = proposed(read_claims(tmp_path / "claims.toml"), [("C", "B")])
    assert "removed" not in found.kinds
