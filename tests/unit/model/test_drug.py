"""A drug does in a network what it can do there; a catalogue gives its notation by name or alias."""

from __future__ import annotations

import pytest

from logicnet.errors import InterventionError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network
from logicnet.model.drug import Catalogue, Drug

NETWORK = Network("tiny", Rules.build(["L", "R", "L:R"], ["L", 'L & "L:R"', "R"]))
MAB = Drug("mab", (Cut("L", "R", 0),), aliases=("anti-L",))
WIDE = Drug("wide", (Fix("R", 0), Fix("Elsewhere", 0), Cut("R", "L", 0)))
FAR = Drug("far", (Fix("Elsewhere", 0),))


def test_a_drug_changes_what_the_network_has_and_tells_what_it_leaves_out() -> None:
    assert WIDE.within(NETWORK) == (Fix("R", 0),)
    assert WIDE.left_out(NETWORK) == (Fix("Elsewhere", 0), Cut("R", "L", 0))  # L does not read R
    assert WIDE.on(NETWORK) == Intervention.of([Fix("R", 0)])


def test_a_drug_without_a_target_is_refused_with_what_it_does() -> None:
    with pytest.raises(InterventionError, match="far has no target in tiny: it does Elsewhere%0"):
        FAR.on(NETWORK)


def test_a_catalogue_gives_notation_that_the_network_reads_as_the_drugs_changes() -> None:
    catalogue = Catalogue([MAB, WIDE, FAR], NETWORK)
    assert catalogue["mab"] == '"L":"R"%0'  # without quotes it could mean the component L:R
    for name in ("mab", "ANTI-l"):
        assert Intervention.parse(f"{name} R%1", NETWORK, catalogue) == Intervention.of([MAB.changes[0], Fix("R", 1)])
    with pytest.raises(InterventionError, match="no target"):
        catalogue["far"]


def test_a_catalogue_has_names_and_aliases_in_any_case_unless_a_component_is_called_so() -> None:
    catalogue = Catalogue([MAB, Drug("R", (Fix("L", 0),))], NETWORK)
    assert list(catalogue) == ["mab", "anti-L", "R"] and len(catalogue) == 3
    assert "MAB" in catalogue and "Anti-l" in catalogue and "R" not in catalogue and 7 not in catalogue
    assert catalogue.drug("Anti-L") is MAB
    with pytest.raises(UnknownName, match="did you mean 'mab'"):
        catalogue.drug("mabs")


def test_the_applicable_drugs_are_those_with_a_target() -> None:
    assert Catalogue([MAB, WIDE, FAR], NETWORK).applicable == (MAB, WIDE)
