"""Claims about an outcome: by the cells, deaths and drugs that their properties read."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.evidence import read_claims, sensitivity

NETWORK = """
[components.Drug]
kind = "drug"
input = true
[components.Signal]
kind = "kinase"
rule = "Drug"
[components.Apoptosis]
kind = "process"
rule = "Signal"
[components.StemDeath_A]
kind = "process"
rule = "Signal"
[components.Pool]
kind = "cell"
rule = "!StemDeath_A & Pool"
[components.Growth]
kind = "process"
rule = "!Signal"
[phenotypes.Tolerance]
expression = "Drug & !Signal"
[phenotypes.Growing]
expression = "Growth"
"""
CLAIM = """
[[claim]]
id = "{}"
where = "w"
references = [1]
statement = "s"
setting = "Drug=1"
property = {}
"""


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ('kind = "no attractor", expression = "Signal"', False),
        ('kind = "no attractor", expression = "Growing"', False),
        ('kind = "all attractors", expression = "Drug"', False),
        ('kind = "all attractors", expression = "Apoptosis"', True),
        ('kind = "all attractors", expression = "StemDeath_A | Signal"', True),
        ('kind = "no attractor", expression = "Pool"', True),
        ('kind = "no attractor", expression = "Tolerance"', True),
        ('kind = "ctl", formula = "AG !Tolerance"', True),
        ('kind = "ctl", formula = "EF Growing"', False),
    ],
)
def test_a_claim_is_about_an_outcome_by_what_its_property_reads(tmp_path: Path, said: str, outcome: bool) -> None:
    (tmp_path / "n.toml").write_text(NETWORK)
    claims = tmp_path / "claims.toml"
    claims.write_text('network = "n.toml"\n' + CLAIM.format("one", f"{{ {said} }}"))
    assert sensitivity(read_claims(claims)).outcomes == (("one",) if outcome else ())


def test_regulations_are_counted_that_a_claim_about_an_outcome_notices(tmp_path: Path) -> None:
    (tmp_path / "n.toml").write_text(NETWORK)
    claims = tmp_path / "claims.toml"
    both = (("dies", "Apoptosis"), ("still", "!Growth"))
    text = "".join(CLAIM.format(id, f'{{ kind = "all attractors", expression = "{shown}" }}') for id, shown in both)
    claims.write_text('network = "n.toml"\n' + text)
    found = sensitivity(read_claims(claims))
    assert found.outcomes == ("dies",)
    assert found.noticed_by_outcomes == (("Drug", "Signal"), ("Signal", "Apoptosis"))
    said = found.to_dict()
    assert (said["noticed"], said["noticed_by_outcomes"]) == (3, 2)
    assert [one["count"] for one in said["claims"]] == [len(found.breaks("dies")), len(found.breaks("still"))]
