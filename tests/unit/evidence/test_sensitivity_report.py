"""Sensitivity: worked out by hand, and held to checking every changed network from the start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.evidence import Ledger, openness, read_claims, sensitivity, word
from logicnet.evidence.arms import Case
from logicnet.evidence.checks import verdict_of
from logicnet.evidence.claim import Arm, Claim, FromStates, InAttractors, Quantifier, Reaches, Way
from logicnet.evidence.mutants import mutants
from logicnet.logic import Rules
from logicnet.model import Choice, Evidence, Network, Setting
from strategies import networks

Net = tuple[tuple[str, ...], tuple[str, ...]]
CHAIN = "Drug, Drug\nA, Drug\nB, A\nC, Drug\n"


def ledger(folder: Path, rules: str, *claims: str) -> Ledger:
    (folder / "tiny.bnet").write_text(rules)
    entries = [f'[[claim]]\nid = "c{n}"\nwhere = "w"\nstatement = "s"\n{claim}\n' for n, claim in enumerate(claims)]
    (folder / "claims.toml").write_text('network = "tiny.bnet"\n' + "".join(entries))
    return read_claims(folder / "claims.toml")


def test_a_claim_notices_what_it_rests_on_and_nothing_else(tmp_path: Path) -> None:
    claim = 'setting = "Drug=1"\nproperty = { kind = "all attractors", expression = "B" }'
    found = sensitivity(ledger(tmp_path, CHAIN, claim))
    assert found.regulations == {
        ("Drug", "A"): {"removed": ("c0",), "flipped": ("c0",)},
        ("A", "B"): {"removed": ("c0",), "flipped": ("c0",)},
        ("Drug", "C"): {"removed": (), "flipped": ()},
    }
    assert found.components["A"] == {"held at 0": ("c0",), "held at 1": ()}
    assert found.unnoticed == (("Drug", "C"),) and found.share == pytest.approx(2 / 3)
    assert found.unbreakable == () and len(found.breaks("c0")) == 6


def test_a_claim_that_cannot_fail_is_listed(tmp_path: Path) -> None:
    claim = 'setting = "Drug=1"\nproperty = { kind = "all attractors", expression = "B | !B" }'
    found = sensitivity(ledger(tmp_path, CHAIN, claim))
    assert found.unbreakable == ("c0",) and found.share == 0


def test_a_claim_with_nothing_left_to_start_from_notices(tmp_path: Path) -> None:
    claim = 'start = { attractors = { setting = "Drug=1", where = "B" } }\n'
    claim += 'property = { kind = "can reach", expression = "B" }'
    found = sensitivity(ledger(tmp_path, CHAIN, claim))
    assert found.components["A"]["held at 0"] == ("c0",)


# What may move for ever beside A and B, and what its stopping changes: paths are not fair.
TICKING = "Tick, !Tick\nA, B\nB, !A\n"


def test_a_formula_notices_what_may_move_for_ever_elsewhere(tmp_path: Path) -> None:
    ticking = ledger(tmp_path, TICKING, 'property = { kind = "ctl", formula = "AF B" }')
    found = sensitivity(ticking)
    assert found.components["Tick"] == {"held at 0": ("c0",), "held at 1": ("c0",)}
    assert found.regulations["Tick", "Tick"] == {"removed": ("c0",), "flipped": ("c0",)}
    open_tick = replace(ticking.network, choices=(Choice("ticks", "Tick", "!Tick", ("0", "1")),))
    (row,) = openness(replace(ticking, network=open_tick)).rows
    assert (row.holds, row.decided, row.matters) == (2, 3, ("ticks",))


def test_a_step_notices_whatever_may_take_it(tmp_path: Path) -> None:
    claim = 'start = "Tick=0 A=1 B=1"\nproperty = { kind = "ctl", formula = "AX !B" }'
    found = sensitivity(ledger(tmp_path, TICKING, claim))
    assert found.components["Tick"] == {"held at 0": ("c0",), "held at 1": ()}  # at 1 it would still have to rise


def test_a_probability_from_attractors_does_not_notice_what_nothing_reads(tmp_path: Path) -> None:
    # Under X=1 the attractors have V=0 with S=0 and S=1, and V=1 with S=1. S acts on nothing: V is 0 or 1, 1/2 each.
    rules = "X, X\nV, V\nS, S | V\nE, X & V | !X & !V\n"
    claim = 'setting = "X=0"\nstart = { attractors = { setting = "X=1" } }\n'
    claim += 'property = { kind = "more resistant than", expression = "E", '
    claim += 'other = { setting = "X=1" }, by = "probability" }'
    found = sensitivity(ledger(tmp_path, rules, claim))
    assert found.components["S"] == {"held at 0": (), "held at 1": ()}


def test_a_mutant_that_makes_an_input_of_a_latch_is_noticed(tmp_path: Path) -> None:
    # In one setting both arms can show it, and need not. Without Q, which is 0 anyway, P is an input: the other arm
    # cannot show it where P=0.
    rules = "P, P | Q\nQ, 0\nR, 1\nS, S | Q\n"
    claim = 'property = { kind = "more resistant than", expression = "S & (P | R)", other = { intervention = "R%0" } }'
    found = sensitivity(ledger(tmp_path, rules, claim))
    assert found.regulations["Q", "P"] == {"removed": ("c0",), "flipped": ()}


@settings(max_examples=25)
@given(networks(min_components=2, max_components=4), st.data())
def test_what_is_skipped_would_not_have_changed_the_verdict(net: Net, data: st.DataObject) -> None:
    network = Network("n", Rules.build(*net))
    names = st.sampled_from(net[0])
    held = Setting(tuple((name, data.draw(st.integers(0, 1))) for name in network.inputs[:1]))
    expression = network.expression(data.draw(names))
    start = FromStates(((data.draw(names), 1),))
    claims = [Claim(f"{q}", "n", "", "", Evidence(), Arm(held), InAttractors(q, expression)) for q in Quantifier]
    claims += [Claim(f"{w}", "n", "", "", Evidence(), Arm(), Reaches(w, expression), start) for w in Way]
    found = sensitivity(Ledger(network, tuple(claims)))
    system = system_of(network)
    for row, (mutant, changes) in zip(found.rows, mutants(network), strict=True):
        assert row.mutant == mutant
        changed = tuple(changes.get(i, program) for i, program in enumerate(system))
        for claim in claims:
            case = Case(claim, network, system, Notebook(network.names), show=False)
            before, after = (word(verdict_of(replace(case, system=s))) for s in (system, changed))
            assert (claim.id in row.by) == (before != after)


@settings(max_examples=40)
@given(networks(5, 1), st.lists(st.tuples(st.sampled_from(list(Quantifier)), st.integers(0, 4)), max_size=3))
def test_until_one_claim_notices_as_much_is_known_of_what_none_notices(
    net: Net, asked: list[tuple[Quantifier, int]]
) -> None:
    network = Network("n", Rules.build(*net))
    claims = []
    for number, (quantifier, place) in enumerate(asked):
        expression = network.expression(network.names[place % len(network)])
        claims.append(Claim(f"c{number}", "n", "s", "w", Evidence(), Arm(), InAttractors(quantifier, expression)))
    several = Ledger(network, tuple(claims))
    whole, first = sensitivity(several), sensitivity(several, all_pairs=False)
    assert first.unnoticed == whole.unnoticed and first.unbreakable == whole.unbreakable
    assert (first.share, first.share_removed) == (whole.share, whole.share_removed)
    for one, other in zip(first.rows, whole.rows, strict=True):
        assert one.mutant == other.mutant and set(one.by) <= set(other.by) and bool(one.by) == bool(other.by)


def test_time_that_ends_leaves_mutants_out_and_says_how_many(tmp_path: Path) -> None:
    claim = 'setting = "Drug=1"\nproperty = { kind = "all attractors", expression = "B" }'
    found = sensitivity(ledger(tmp_path, CHAIN, claim), timeout=1e-9)
    # three regulations, each removed and flipped; three components, each held at 0 and at 1
    assert found.rows == () and found.not_asked == 12
    assert found.why_incomplete == "the time budget ended: 12 of 12 mutants were not asked"


def test_a_regulation_of_which_not_both_mutants_were_asked_is_neither_noticed_nor_unnoticed(tmp_path: Path) -> None:
    found = sensitivity(ledger(tmp_path, CHAIN, 'property = { kind = "some attractor", expression = "A" }'))
    first, second, third = found.regulations
    for asked, left in ((6, ()), (5, (third,)), (2, (second, third)), (0, (first, second, third))):
        early = replace(found, rows=tuple(replace(row, by=()) for row in found.rows[:asked]), not_asked=12 - asked)
        assert early.regulations_left == left
        assert early.unnoticed == tuple(edge for edge in found.regulations if edge not in left)
    noticed = replace(found, rows=(replace(found.rows[0], by=("c0",)),), not_asked=11)
    assert noticed.regulations_left == (second, third) and noticed.share == 1


def test_claims_that_time_left_open_are_not_said_to_be_unbreakable(tmp_path: Path) -> None:
    claim = 'setting = "Drug=1"\nproperty = { kind = "all attractors", expression = "B" }'
    found = sensitivity(ledger(tmp_path, CHAIN, claim), timeout=1e-9, all_pairs=False)
    assert found.unbreakable == () and not found.complete


def test_claims_that_time_left_out_of_open_choices_are_named(tmp_path: Path) -> None:
    claim = 'setting = "Drug=1"\nproperty = { kind = "all attractors", expression = "B" }'
    found = openness(ledger(tmp_path, CHAIN, claim, claim), timeout=1e-9)
    assert found.not_asked == ("c0", "c1") and found.rows == ()
    assert found.why_incomplete == "the time budget ended: 2 of 2 claims were not asked"
