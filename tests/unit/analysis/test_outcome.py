"""What an answer says of itself, and the row that it makes."""

from __future__ import annotations

from logicnet.analysis.outcome import Answer, Outcome, value_columns
from logicnet.model import Intervention


def test_a_row_has_the_columns_of_what_was_asked() -> None:
    answer = Answer(1, 0, 1, "exact", "", share=0.5, values=((2.0, None, None), (1.0, 0.5, 1.5)))
    row = Outcome(Intervention(), "wild type", "", "X", answer).to_dict(share=True, readouts=["R", "S"])
    assert (row["share"], row["value R"], row["value S_low"], row["value S_high"]) == (0.5, 2.0, 0.5, 1.5)
    assert {"reachable", "probability"}.isdisjoint(row)
    plain = Outcome(Intervention(), "wild type", "", "X", answer).to_dict()
    assert {"share", *value_columns("R")}.isdisjoint(plain)


def test_a_mixture_of_networks_has_no_attractors_to_count() -> None:
    row = Outcome(Intervention(), "", "", "X", Answer(0, 0, 0, "exact", "", probability=0.5)).to_dict(start=True)
    assert (row["attractors"], row["never"], row["fraction"], row["probability"]) == (None, None, None, 0.5)
    assert not Answer(0, 0, 0, "undecided", "").mixed
