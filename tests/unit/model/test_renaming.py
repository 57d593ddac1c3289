"""A network with its components under other names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.errors import CompositionError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Choice, Component, Evidence, Network, Phenotype, Regulation
from logicnet.model.composition import compose
from logicnet.model.joins import CompositionPlan
from logicnet.model.renaming import renamed


def network(name: str, **rules: str) -> Network:
    return Network(name, Rules.build(list(rules), list(rules.values())))


def functions(net: Network) -> dict[str, str]:
    return {name: net.rule_text(name) for name in net.names}


def test_a_renamed_component_is_another_component() -> None:
    choice = Choice("c", "X", "A", ("!A",))
    a = replace(network("a", X="A", A="A"), choices=(choice,), phenotypes=(Phenotype("P", "X & !A"),))
    other = renamed(a, {"X": "Y"})
    assert functions(other) == {"Y": "A", "A": "A"}
    assert other.choices[0].component == "Y" and other.phenotypes[0].expression == "Y & !A"
    assert renamed(other, {"Y": "X"}) == a
    assert functions(compose([a, replace(other, choices=())], CompositionPlan(phenotypes=()), name="both")) == {
        "X": "A",
        "A": "A",
        "Y": "A",
    }
    with pytest.raises(CompositionError, match="would be called 'A'"):
        renamed(a, {"X": "A"})
    with pytest.raises(UnknownName, match="Z"):
        renamed(a, {"Z": "A"})


def test_a_component_keeps_its_levels_under_another_name() -> None:
    edge = Regulation("X", "A", "+", Evidence((1,)))
    parts = [Component("X", maximum=2), Component("A", regulations=(edge,))]
    a = replace(
        Network.levelled("n", parts, ["A | X>=2", "A & X", "X=2"]),
        phenotypes=(Phenotype("P", "X>=2 & A"),),
        choices=(Choice("c", "X", ("A | X>=2", "A & X>=1"), (("A", "0"), ("1", "X>=1"))),),
    )
    other = renamed(a, {"X": "Y z"})
    assert other.names == ("Y z>=1", "Y z>=2", "A") and other.levels == {"Y z": 2}
    assert other.component("A").regulations[0].source == "Y z"
    assert other.choices[0].component == "Y z" and other.choices[0].alternatives[1] == ("1", '"Y z">=1')
    assert other.targets is not None and other.rules.program(0) == a.rules.program(0)
    again = renamed(other, {"Y z": "X"})
    assert again == a and again.targets == a.targets
    with pytest.raises(CompositionError, match="it stands for a level"):
        renamed(a, {"A": "X>=3"})
    with pytest.raises(UnknownName):
        renamed(a, {"X>=1": "Z"})
