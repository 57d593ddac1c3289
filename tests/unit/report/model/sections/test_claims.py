"""The claims: verdict, what decides it, helpers, and how many mutants it notices."""

from __future__ import annotations

from pathlib import Path

import logicnet
from judged import CLAIMS, cascade, of_rules
from logicnet.evidence import sensitivity
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.claims import decided_claims
from sections_read import rows, said


def test_every_claim_has_its_verdict_and_the_number_of_mutants_that_it_notices(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    found = rows(decided_claims(facts), "All claims")
    assert {id: row["verdict"] for id, row in found.items()} == {
        "on": "holds",
        "needs-a": "holds",
        "wrong": "fails (known disagreement)",
    }
    assert facts.ledger is not None
    counted = sensitivity(facts.ledger)
    assert {id: int(row["mutants noticed"]) for id, row in found.items()} == {
        id: len(counted.breaks(id)) for id in found
    }
    assert found["needs-a"]["asked"] == "setting Drug=1; intervention A%0"


def test_what_does_not_hold_stands_first_with_its_reason(tmp_path: Path) -> None:
    found = rows(decided_claims(cascade(tmp_path)), "Claims that do not hold")
    assert found["wrong"]["why"] == "the rule of C says otherwise" and len(found) == 1


def test_what_decides_the_claims_is_summed_up() -> None:
    facts = Facts.of("il8")
    assert facts.checked is not None
    by = facts.checked.sums["decided_by"]
    assert f"{by['constants']} by constants" in said(decided_claims(facts))


def test_of_a_setting_only_that_is_told_which_the_context_does_not_hold() -> None:
    ledger = next(one for one in logicnet.ledgers() if one.network.name == "resistance")
    claim = next(one for one in ledger.claims if one.context == "culture" and not one.arm.intervention.changes)
    facts = Facts(ledger.network, type(ledger)(ledger.network, (claim,), ledger.file, ledger.root))
    (row,) = rows(decided_claims(facts), "All claims").values()
    assert row["asked"].startswith("in culture") and "M1_signal" not in row["asked"]


def test_the_setting_of_the_file_of_claims_is_told_once_and_in_a_row_what_is_otherwise(tmp_path: Path) -> None:
    common = cascade(
        tmp_path, claims=CLAIMS.replace('network = "cascade.toml"', 'network = "cascade.toml"\nsetting = "Drug=1"')
    )
    section = decided_claims(common)
    assert "is that of the file of claims: Drug=1." in said(section)
    assert rows(section, "All claims")["needs-a"]["asked"] == "intervention A%0"


def test_a_phenotype_that_a_property_writes_out_is_called_by_its_name() -> None:
    found = rows(decided_claims(Facts.of("il6")), "All claims")
    assert found["il6-fac-kills-without-stat3"]["property"] == "all attractors: Sensitive"
    assert found["il6-raises-bcl2"]["property"] == "all attractors: BCL2"


def test_without_claims_the_report_says_how_to_bring_some() -> None:
    assert "--claims FILE.toml" in said(decided_claims(of_rules("A, A")))
