"""Rates and initial probabilities as frozen values."""

from logicnet.model import Initial, Rate, Timing


def test_a_group_with_one_state_of_positive_weight_is_certain():
    timing = Timing(
        initial=(Initial(("A", "B"), (((0, 1), 2.0), ((1, 1), 0.0))), Initial(("C",), (((0,), 1), ((1,), 1))))
    )
    assert timing.deterministic() == {"A": 0, "B": 1}


def test_renaming_reaches_rates_groups_and_internal_components():
    timing = Timing((Rate("A", 2, 3),), (Initial(("A",), (((1,), 1.0),)),), ("A",), (("$A", 1.0),))
    other = Timing((Rate("a", 2, 3),), (Initial(("a",), (((1,), 1.0),)),), ("a",), (("$A", 1.0),))
    assert timing.renamed(str.lower) == other
