"""A drug as JSON has it: what it is, and with a network what of it the network has."""

from __future__ import annotations

import logicnet
from logicnet.cli.drug_records import drug_called, drug_record


def test_a_drug_is_found_by_each_of_its_names() -> None:
    (drug,) = (one for one in logicnet.drugs() if one.name == "siltuximab")
    assert all(drug_called(name.upper(), logicnet.drugs()) == drug for name in (drug.name, *drug.aliases))


def test_with_a_network_the_changes_are_parted_by_whether_it_has_their_targets() -> None:
    (drug,) = (one for one in logicnet.drugs() if one.name == "siltuximab")
    assert "here" not in drug_record(drug, None)
    found = drug_record(drug, logicnet.load("il6"))
    assert "IL6:IL6R%0" in found["here"] and sorted(found["here"] + found["not_here"]) == sorted(found["changes"])
