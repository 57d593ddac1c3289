"""The attractors by context: counts by kind, and which phenotypes all or some of them show; worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from judged import of_rules
from logicnet.model import Named
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.attractors import by_context, shown_in
from sections_read import rows, said

SWITCH = "D, D\nA, !B & D\nB, !A"  # D=0: B alone; D=1: A or B


def settled() -> Facts:
    network = of_rules(SWITCH, "A", "B").network
    return Facts(replace(network, settings=(Named("on", "D=1", title="with drug"), Named("off", "D=0"))))


def test_a_row_tells_what_is_held_how_many_attractors_there_are_and_what_they_show() -> None:
    found = rows(by_context(settled()), "Attractors in each context")
    on, off = found["on with drug"], found["off"]
    assert (on["held"], on["attractors"], on["fixed points"], on["cyclic"]) == ("D=1", "2", "2", "0")
    assert (on["always shown"], on["shown by some"]) == ("none", "A, B")
    assert (off["attractors"], off["always shown"], off["shown by some"]) == ("1", "B", "none")


def test_the_attractors_of_few_contexts_stand_one_by_one() -> None:
    section = by_context(settled())
    assert {row["on"] for row in rows(section, "on: attractors").values()} == {"D, A", "D, B"}


def test_an_oscillation_names_what_moves_and_how_many_states_it_has() -> None:
    (row,) = rows(by_context(of_rules("A, !A")), "free inputs: attractors").values()
    assert (row["kind"], row["states"], row["oscillating"]) == ("cyclic", "2", "A")


def test_fewer_rows_than_attractors_are_accounted_for() -> None:
    # B stays off whatever D is: two attractors, which differ in D alone
    section = by_context(of_rules("D, D\nB, B & D & !D"))
    assert rows(section, "Attractors in each context")["free inputs"]["attractors"] == "2"
    assert len(rows(section, "free inputs: attractors")) == 1 and "1 row stands for 2 attractors" in said(section)
    assert "stand for" not in said(by_context(settled()))


def test_a_phenotype_is_always_shown_only_where_no_attractor_is_without_it() -> None:
    (on, off) = settled().by_context
    assert [shown_in(on.found, "A"), shown_in(off.found, "A"), shown_in(off.found, "B")] == ["some", "never", "always"]


def test_a_budget_that_left_attractors_open_is_told() -> None:
    facts = of_rules(SWITCH)
    (one,) = facts.by_context
    left = replace(one, found=replace(one.found, complete=False, why_incomplete="the time budget ended"))
    vars(facts)["by_context"] = (left,)
    assert "free inputs: not all are known: the time budget ended." in said(by_context(facts))
