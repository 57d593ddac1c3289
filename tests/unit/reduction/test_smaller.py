"""A network of fewer components keeps what belongs to them, and drops what is about the whole."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Choice, Component, Kind, Network, Phenotype
from logicnet.reduction.smaller import smaller

WHOLE = Network(
    "whole",
    Rules.build(["A", "B", "C"], ["1", "A & C", "C"]),
    (Component("A"), Component("B", kind=Kind.GENE), Component("C", label="γ")),
    phenotypes=(Phenotype("Both", "A & B"),),
    choices=(Choice("or", "B", "A & C", ("A | C",)),),
    title="A whole",
    source="whole.bnet",
)


def test_components_keep_their_names_order_and_annotations() -> None:
    part = smaller(WHOLE, WHOLE.rules.select([1, 2], {0: 1}).handle)
    assert part.components == WHOLE.components[1:] and part.names == ("B", "C")
    assert [part.rule_text(name) for name in part.names] == ["1 & C", "C"]
    assert (part.name, part.title, part.source) == ("whole", "A whole", "whole.bnet")


def test_what_is_about_the_whole_is_dropped() -> None:
    part = smaller(WHOLE, WHOLE.rules.select([1, 2], {0: 1}).handle)
    assert part.phenotypes == () and part.choices == ()
