"""Networks and answers to draw: small, made by hand, with every kind, sign and value that a picture tells apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.logic import Expression, Rules
from logicnet.model import Asked, Component, Kind, Network, Phenotype


@pytest.fixture
def network() -> Network:
    """A loop with all four signs: STAT3 both helps and hinders Alive; Spare is named in vain."""
    rules = {
        "Drug": "Drug",
        "IL6": "NFKB & !Drug",
        "STAT3": "IL6 | (Spare & !Spare)",
        "NFKB": "STAT3",
        "Alive": "(STAT3 & NFKB) | (!STAT3 & !NFKB)",
        "Spare": "Spare",
    }
    kinds = [Kind.DRUG, Kind.LIGAND, Kind.TRANSCRIPTION_FACTOR, Kind.TRANSCRIPTION_FACTOR, Kind.PHENOTYPE, Kind.CELL]
    labels = {"IL6": "IL-6", "NFKB": "NF-κB"}
    components = tuple(Component(name, labels.get(name, ""), kind) for name, kind in zip(rules, kinds, strict=True))
    phenotypes = (Phenotype("StemCellPool", "Alive & !Drug"),)
    return Network("toy", Rules.build(list(rules), list(rules.values())), components, phenotypes, title="A toy")


@pytest.fixture
def answer(network: Network) -> Attractors:
    """A fixed point, a cyclic attractor, and one under another condition with a free input."""
    low = dict.fromkeys(["IL6", "STAT3", "NFKB"], 0)
    none = {"Drug": 0, "Spare": 0}
    found: list[Attractor] = []

    def shown(expression: Expression) -> Sequence[str]:
        fixed = {one.place: {**one.state, **one.fixed} for one in found}
        return ["sometimes" if one.oscillating else _SHOWN[expression.evaluate(fixed[one.place])] for one in found]

    def attractor(kind: str, states: int, fixed: dict[str, int], condition: dict[str, int], *free: str) -> None:
        state = {name: fixed.get(name, 0) for name in network.names}
        moving = tuple(name for name in network.names if name not in fixed and name not in free)
        place = len(found)
        found.append(Attractor(kind, states, fixed, moving, state, condition, free, place=place, shown=shown))

    attractor("fixed point", 1, {**low, "Alive": 1, **none}, none)
    attractor("cyclic", 6, none, none)
    attractor("fixed point", 1, {**low, "Alive": 1, "Drug": 1}, {"Drug": 1}, "Spare")
    return Attractors(Asked(network), "asynchronous", True, "by hand", 0.0, tuple(found), count=4)


_SHOWN = {True: "always", False: "never"}


def row(intervention: str, kind: str, change: float | None, outcome: str, setting: str = "Drug=0") -> dict[str, object]:
    """A row of a screen's table."""
    return {
        "rank": 0,
        "intervention": intervention,
        "type": kind,
        "setting": setting,
        "phenotype": "StemCellPool",
        "attractors": 2,
        "always": 1,
        "sometimes": 0,
        "never": 1,
        "fraction": None if change is None else 0.5 + change,
        "change": change,
        "outcome": outcome,
        "status": "exact",
        "method": "by hand",
    }


@pytest.fixture
def rows() -> list[dict[str, object]]:
    """A screen of one setting: components, edges, one undecided, one pair."""
    return [
        row("", "wild type", 0.0, "wild type"),
        row("STAT3%0", "knock-out", -0.5, "removes"),
        row("STAT3%1", "knock-in", 0.5, "increases"),
        row("IL6%0", "knock-out", -0.25, "reduces"),
        row("IL6%1", "knock-in", 0.0, "keeps"),
        row("NFKB%0", "knock-out", None, "undecided"),
        row("IL6:STAT3%0", "edge cut", -0.5, "removes"),
        row("IL6:STAT3%1", "edge cut", 0.0, "keeps"),
        row("STAT3%0 IL6%0", "combination", -0.5, "removes"),
        row("NFKB%1 IL6%0", "combination", 0.0, "keeps"),
    ]
