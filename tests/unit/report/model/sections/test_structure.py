"""The structure: inputs, circuits with their signs, and leaves that reach no phenotype; worked out by hand."""

from __future__ import annotations

from judged import of_rules
from logicnet.report.model.sections.structure import wiring
from sections_read import particulars, rows, said


def test_a_negative_and_a_positive_circuit_are_told_by_their_signs() -> None:
    section = wiring(of_rules("I, I\nA, B & I\nB, !A\nC, D\nD, C\nLeaf, A", "B"))
    found = particulars(section)
    assert found["Inputs"] == "I" and found["Feedback circuits"] == "2: 1 positive, 1 negative, 0 of either sign"
    assert found["Read by phenotypes"] == "B"
    assert found["Reach no phenotype"] == "C, D, Leaf" and found["Of these regulate nothing"] == "Leaf"
    circuits = rows(section, "Feedback circuits")
    assert circuits["A → B → A"]["sign"] == "-" and circuits["C → D → C"]["sign"] == "+"


def test_a_network_without_circuits_says_what_follows() -> None:
    found = particulars(wiring(of_rules("I, I\nA, I")))
    assert found["Feedback circuits"].startswith("none") and found["Strongly connected blocks"].startswith("none")


def test_a_regulation_that_never_matters_is_named() -> None:
    assert particulars(wiring(of_rules("A, A\nC, C\nB, A | A & C")))["Named and never matter"] == "C → B"


def test_circuits_that_a_budget_left_out_are_told() -> None:
    names = [f"X{n}" for n in range(9)]
    dense = "\n".join(f"{name}, {' | '.join(other for other in names if other != name)}" for name in names)
    assert "Not all feedback circuits are listed" in said(wiring(of_rules(dense)))
