"""What a claim rests on of that which its context assumes, worked out by hand on a network of a few rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from logicnet.errors import InterventionError, LogicnetError, UnknownName
from logicnet.evidence import Ledger, assumptions, check, narrowed, read_claims, reliance
from logicnet.evidence.arms import Case
from logicnet.evidence.assumptions import Doubt, Reliance
from logicnet.evidence.baseline import EMPTY, verdict_word

NETWORK = """
[components.D]
input = true
[components.T]
input = true
[components.S]
input = true
[components.L]
input = true
maximum = 2
[components.A]
rule = "D & !T"
[components.B]
rule = "D | S"
[components.C]
rule = "L>=1"
[contexts.cells]
setting = "D=1 T=0 S=0 L=1"
assumed = ["T", "S", "L"]
[contexts.mice]
setting = "D=1 T=0 S=0 L=1"
background = "A%0 C%1"
assumed = ["A%0"]
"""
CLAIM = '[[claim]]\nid = "{}"\nwhere = "w"\nreferences = [1]\nstatement = "s"\n{}\n'
SHOWS = 'property = {{ kind = "all attractors", expression = "{}" }}\n'
NO = 'property = {{ kind = "no attractor", expression = "{}" }}\n'


def asked(folder: Path, network: str = NETWORK, **claims: str) -> Ledger:
    (folder / "net.toml").write_text(network)
    several = (CLAIM.format(id, more) for id, more in claims.items())
    (folder / "claims.toml").write_text('network = "net.toml"\ncontext = "cells"\n' + "\n".join(several))
    return read_claims(folder / "claims.toml")


def rests(found: Reliance) -> dict[str, tuple[str, ...]]:
    return {one.claim.id: one.rests_on for one in found.rows}


def test_a_claim_rests_on_what_it_does_not_hold_without_and_one_that_fails_is_left_out(tmp_path: Path) -> None:
    found = reliance([asked(tmp_path, blocked=SHOWS.format("A"), free=SHOWS.format("B"), fails=NO.format("B"))])
    assert rests(found) == {"blocked": ("T=0",), "free": ()}  # A needs T=0; B has D=1, whatever T and S are
    assert [claim.id for claim in found.asked] == ["blocked", "free", "fails"]
    assert found.sums == {"hold": 2, "rest": 1, "undecided": 0, "by": {"T": 1}} and found.complete


def test_what_is_not_assumed_is_not_taken_away(tmp_path: Path) -> None:
    network = NETWORK.replace('assumed = ["T", "S", "L"]', 'assumed = ["S"]')
    (one,) = reliance([asked(tmp_path, network, blocked=SHOWS.format("A"))]).rows
    assert one.doubts == (Doubt("S", "S=0", "S=1", "holds"),)


def test_an_input_with_levels_is_taken_to_each_of_its_other_levels(tmp_path: Path) -> None:
    (one,) = reliance([asked(tmp_path, there=SHOWS.format("C"))]).rows
    levels = [doubt for doubt in one.doubts if doubt.name == "L"]
    assert levels == [Doubt("L", "L=1", "L=0", "fails"), Doubt("L", "L=1", "L=2", "holds")]
    assert one.rests_on == ("L=1",) and one.names == ("L",)


def test_what_a_claim_sets_itself_has_the_last_word(tmp_path: Path) -> None:
    found = reliance([asked(tmp_path, own='setting = "T=0"\n' + SHOWS.format("A"))])
    assert rests(found) == {"own": ()}


def test_a_change_of_the_background_is_left_out_where_the_claim_does_not_make_it_itself(tmp_path: Path) -> None:
    mice = 'context = "mice"\n'
    found = reliance([asked(tmp_path, off=mice + NO.format("A"), own=mice + 'background = "A%0"\n' + NO.format("A"))])
    assert rests(found) == {"off": ("A%0",), "own": ()}  # without the change A is D & !T, which is 1
    assert found.rows[0].doubts == (Doubt("A%0", "A%0", "", "fails"),)


def test_both_arms_of_a_comparison_are_in_the_context_that_departs(tmp_path: Path) -> None:
    less = 'property = { kind = "less resistant than", expression = "B", other = { intervention = "" } }\n'
    found = reliance([asked(tmp_path, cut='intervention = "D:B%0"\n' + less)])
    assert rests(found) == {"cut": ("S=0",)}  # with S=1 both arms show B


def test_a_start_is_in_the_context_that_departs_and_a_claim_with_nothing_to_start_from_does_not_hold(
    tmp_path: Path,
) -> None:
    start = 'start = { attractors = { setting = "", where = "A" } }\n'
    (one,) = reliance([asked(tmp_path, begun=start + SHOWS.format("B"))]).rows
    assert one.rests_on == ("T=0",) and {d.verdict for d in one.doubts if d.name == "T"} == {EMPTY}


def test_a_claim_in_no_context_rests_on_nothing_that_is_assumed(tmp_path: Path) -> None:
    found = reliance([asked(tmp_path, bare='context = ""\nsetting = "D=1 T=0"\n' + SHOWS.format("A"))])
    assert rests(found) == {"bare": ()} and found.rows[0].doubts == ()


def test_in_a_mutant_claims_rest_on_what_the_mutant_leaves_open(tmp_path: Path) -> None:
    ledger = asked(tmp_path, blocked=SHOWS.format("A"), free=SHOWS.format("B"))
    assert rests(reliance([ledger], background="T%0")) == {"blocked": (), "free": ()}
    found = reliance([ledger], background="D:B%0 S%1")
    assert rests(found) == {"blocked": ("T=0",), "free": ()} and found.background == "D:B%0 S%1"
    for background, error in (("Q%0", UnknownName), ("S:A%0", InterventionError)):
        with pytest.raises(error):
            reliance([ledger], background=background)


def test_a_file_in_which_the_context_has_the_other_value_gives_the_same_verdict(tmp_path: Path) -> None:
    claims = {"a": SHOWS.format("A"), "b": SHOWS.format("B & !S"), "c": NO.format("A & L=2"), "d": SHOWS.format("C")}
    written = "D=1 T=0 S=0 L=1"
    for row in reliance([asked(tmp_path, **claims)]).rows:
        assert len(row.doubts) == 4
        for one in row.doubts:
            other = NETWORK.replace(written, written.replace(one.assumed, one.instead))
            (result,) = check(narrowed([asked(tmp_path, other, **claims)], [row.claim.id])).results
            assert ("holds" if result.holds else "fails") == one.verdict


def test_what_is_not_decided_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tired(case: Case) -> str:
        return "undecided" if case.claim.context.endswith("S=1") else verdict_word(case)

    monkeypatch.setattr(assumptions, "verdict_word", tired)
    found = reliance([asked(tmp_path, shown=SHOWS.format("B & !S"), both=SHOWS.format("A & !S"))])
    assert [(one.rests_on, one.undecided) for one in found.rows] == [((), ("S=0",)), (("T=0",), ("S=0",))]
    assert not found.complete and found.why_incomplete == "shown without S=0; both without S=0"
    assert found.sums == {"hold": 2, "rest": 1, "undecided": 2, "by": {"T": 1}}


def test_progress_is_told_claim_by_claim(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    reliance([asked(tmp_path, a=SHOWS.format("A"), b=NO.format("B"))], progress=lambda *at: told.append(at))
    assert told == [(1, 2), (2, 2)]


def test_claims_that_were_read_from_no_file_are_refused(tmp_path: Path) -> None:
    ledger = replace(asked(tmp_path, a=SHOWS.format("A")), root=None)
    with pytest.raises(LogicnetError, match="were read from no file"):
        reliance([ledger])


def test_the_answer_is_a_table_and_a_record(tmp_path: Path) -> None:
    found = reliance([asked(tmp_path, blocked=SHOWS.format("A"), free=SHOWS.format("B"))])
    frame = found.to_frame()
    assert list(frame.columns) == ["id", "network", "context", "rests_on", "undecided"]
    assert frame.values.tolist() == [["blocked", "net", "cells", "T=0", ""], ["free", "net", "cells", "", ""]]
    said = found.to_dict()
    assert said["sums"] == found.sums and said["complete"]
    blocked, free = said["claims"]
    assert (blocked["id"], blocked["context"], blocked["rests_on"]) == ("blocked", "cells", ["T=0"])
    assert blocked["assumed"][0] == {"name": "T", "assumed": "T=0", "instead": "T=1", "verdict": "fails"}
    assert free["rests_on"] == free["rests_on_undecided"] == [] and len(free["assumed"]) == 4


def test_the_claims_that_rest_on_most_names_are_counted_the_most_first(tmp_path: Path) -> None:
    claims = {"a": SHOWS.format("A"), "b": SHOWS.format("!S"), "c": SHOWS.format("A & !S")}
    assert reliance([asked(tmp_path, **claims)]).by == {"S": 2, "T": 2}
    assert list(reliance([asked(tmp_path, **claims, d=SHOWS.format("!T"))]).by.items()) == [("T", 3), ("S", 2)]
