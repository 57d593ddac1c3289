"""Synergy and classes of genetic interaction, worked out by hand."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from logicnet.analysis.outcome import Answer
from logicnet.analysis.yardstick import Yardstick
from logicnet.model import Asked
from logicnet.screens import screen
from logicnet.screens.interactions import CLASSES
from logicnet.screens.pairs import NUMBERS, Synergy, _pair, synergies, synergy
from mutants import read

BY = Yardstick("probability")


def answers(*probabilities: float) -> list[Answer]:
    return [Answer(1, 0, 0, "exact", "", "yes", "", p) for p in probabilities]


def test_two_redundant_branches_are_synthetic_and_fully_synergistic() -> None:
    network, _ = read((("A", "B", "C", "D"), ("A", "A", "A", "B | C")))
    found = synergy(network, "D", setting="A=1", over=["nodes"], knock_ins=False, exclude=["D"])
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.interaction, pair.status) == ("B%0", "C%0", "synthetic", "exact")
    assert (pair.untreated, pair.one, pair.other, pair.both) == (1, 1, 1, 0)
    assert (pair.bliss, pair.hsa) == (1, 1)
    labels, cells = found.matrix()
    assert labels == ["B%0", "C%0"] and cells["C%0", "B%0"] == 1


def test_knock_outs_of_nodes_are_paired_unless_asked_otherwise() -> None:
    """As ``logicnet synergy`` does; edges and knock-ins are asked for."""
    network, _ = read((("A", "B", "C", "D"), ("A", "A", "A", "B | C")))
    found = synergy(network, "D", setting="A=1")
    assert {name for pair in found for name in (pair.first, pair.second)} == {"B%0", "C%0", "D%0"}
    more = synergy(network, "D", setting="A=1", knock_ins=True, over=["nodes", "edges"])
    assert {"B%1", "B:D%0"} <= {name for pair in more for name in (pair.first, pair.second)}


def test_the_part_that_each_takes_away_stands_beside_the_excess() -> None:
    """Of 0.8 to 0.4 one half is taken away, to 0.2 three quarters, to 0.1 seven eighths."""
    wild, one, other, both = answers(0.8, 0.4, 0.2, 0.1)
    pair = _pair(("a", "b", ""), (wild, one, other, both), BY)
    assert pair is not None and pair.effects == (0.5, 0.75, 0.875)
    nothing = _pair(("a", "b", ""), tuple(answers(0, 0, 0, 0)), BY)  # type: ignore[arg-type]
    assert nothing is not None and nothing.effects == () and nothing.bliss is None


def test_two_coins_thrown_one_by_one_are_independent() -> None:
    """X falls where either coin shows tails; each drug forces the throw of its own coin, and each throw is fair."""
    names = ("P", "Q", "A", "A_", "B", "B_", "X")
    rules = ("P", "Q", "A | P & !A_", "A_ | P & !A", "B | Q & !B_", "B_ | Q & !B", "!A & !B")
    network, _ = read((names, rules))
    found = screen(
        network,
        "X",
        setting="P=0 Q=0",
        only=["P", "Q"],
        over=["nodes"],
        inputs=True,
        knock_ins=True,
        size=2,
        start="A=0 A_=0 B=0 B_=0 X=1",
        samples=0,
    )
    pair = next(pair for pair in synergies(found) if (pair.first, pair.second) == ("P%1", "Q%1"))
    assert (pair.untreated, pair.one, pair.other, pair.both) == pytest.approx((1, 0.5, 0.5, 0.25))
    assert pair.bliss == pytest.approx(0, abs=1e-8) and pair.hsa == pytest.approx(0.25)
    assert pair.interaction == "additive"


def test_pairs_without_a_probability_are_counted_and_left_out() -> None:
    network, _ = read((("A", "B", "C"), ("A", "A", "A")))
    found = synergy(network, "C", setting="A=0", over=["nodes"], knock_ins=False)
    assert len(found) == 0 and found.left_out == 1


def measured(value: float, low: float | None = None, high: float | None = None) -> Answer:
    return Answer(1, 0, 0, "exact" if low is None else "sampled", "", "yes", "", value, low, high)


def test_a_sampled_excess_carries_the_interval_that_its_probabilities_allow() -> None:
    wild, one, other, both = (
        measured(0.8, 0.75, 0.85),
        measured(0.5),
        measured(0.4, 0.3, 0.5),
        measured(0.1, 0.05, 0.15),
    )
    pair = _pair(("A", "B", ""), (wild, one, other, both), BY)
    assert pair is not None and pair.status == "sampled" and set(pair.intervals) == set(NUMBERS) - {"one"}
    grid = [
        (p, a, b, c) for p, b, c in product((0.75, 0.78, 0.8, 0.85), (0.3, 0.4, 0.5), (0.05, 0.1, 0.15)) for a in (0.5,)
    ]
    bliss = [a * b / p**2 - c / p for p, a, b, c in grid]
    hsa = [(min(a, b) - c) / p for p, a, b, c in grid]
    assert pair.intervals["bliss"] == pytest.approx((min(bliss), max(bliss)))
    assert pair.intervals["hsa"] == pytest.approx((min(hsa), max(hsa)))
    row = pair.to_dict()
    assert (row["both_low"], row["both_high"], row["one_low"]) == (0.05, 0.15, None)


def test_an_excess_that_cannot_be_told_from_none_is_neither_classified_nor_tinted() -> None:
    four = (measured(0.8, 0.75, 0.85), measured(0.5), measured(0.4, 0.3, 0.5), measured(0.24, 0.2, 0.28))
    pair = _pair(("A", "B", ""), four, BY)
    assert pair is not None and pair.bliss and pair.interaction == "unresolved" in CLASSES
    network, _ = read((("A", "B", "X"), ("A", "B", "A & B")))
    _, cells = Synergy(Asked(network), "X", "resistant", (pair,), 0).matrix()
    assert set(cells.values()) == {0.0}
    assert _pair(("A", "B", ""), (*map(measured, (0.8, 0.5, 0.4, 0.25)),), BY).interaction == "additive"  # type: ignore[union-attr]


def test_pairs_that_are_not_combined_are_counted() -> None:
    """With knock-ins B and C have four changes: of the six pairs two set one component twice."""
    network, _ = read((("A", "B", "C", "X"), ("A", "A", "A", "B | C")))
    found = synergy(network, "X", setting="A=1", only="B,C", knock_ins=True)
    assert (len(found), found.not_combined, found.to_dict()["not_combined"]) == (4, 2, 2)
    assert "not combined: 2 pairs" in found._repr_html_()
    assert synergy(network, "X", setting="A=1", only="B,C").not_combined == 0


def test_walks_are_told_where_there_were_any() -> None:
    network, _ = read((("A", "B", "C", "X"), ("A", "A", "A", "B | C")))
    found = synergy(network, "X", setting="A=1", only="B,C")
    assert {pair.status for pair in found} == {"exact"} and "walks" not in found._repr_html_()


@pytest.mark.parametrize("word", CLASSES)
def test_the_page_of_meanings_has_every_class_of_interaction(word: str, root: Path) -> None:
    assert f"| {word} | {CLASSES[word]} |" in (root / "docs" / "semantics.md").read_text(encoding="utf-8")
