"""The screen: the best interventions against the first phenotype, or the reason why there is none."""

from __future__ import annotations

from judged import of_rules
from logicnet.report.model.sections.screens import screened
from sections_read import rows, said


def test_the_best_rows_stand_first_with_what_they_do() -> None:
    section = screened(of_rules("A, A\nB, A\nC, B", "C"))
    found = rows(section, "")
    assert {"B%0", "C%0", "A:B%0", "B:C%0"} <= found.keys()
    assert found["B%0"]["outcome"] == "removes" and found["B%0"]["share of attractors"] == "0.0%"
    assert "Untreated: 50.0%" in said(section)


def test_without_a_phenotype_the_report_says_how_to_name_one() -> None:
    assert "--phenotype" in said(screened(of_rules("A, A")))


def test_where_nothing_is_to_be_removed_it_says_so_and_tells_what_would_bring_it() -> None:
    section = screened(of_rules("A, 0\nB, A", "B"))
    assert "nothing to remove, and these interventions bring it" in said(section)
    # A is a constant, which settings hold
    assert {id: row["share of attractors"] for id, row in rows(section, "").items()} == {
        "B%1": "100.0%",
        "A:B%1": "100.0%",
    }


def test_where_nothing_can_bring_it_there_are_no_rows() -> None:
    assert "no intervention that was decided brings it" in said(screened(of_rules("A, 0\nB, A", "A & !A")))
