"""How often one question crosses the border to the core: calls are coarse, whatever the size of the network.

Numbers are of the shipped network of resistance (120 variables) in one of its contexts, under one drug. A loop over
components, attractors or mutants that crosses the border would multiply them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from logicnet import attractors, explain, load, screen
from logicnet.core import border
from logicnet.model import Network

SETTING = {"FAC": 1, "Paclitaxel": 0, "Vinorelbine": 0, "Cisplatin": 0, "Doxorubicin": 0, "MMS": 0}


def setting(network: Network) -> str:
    """Every input: those of a context, and the drugs."""
    (context,) = (one for one in network.contexts if one.name == "triple-negative")
    return f"{context.setting} {' '.join(f'{name}={value}' for name, value in SETTING.items())}"


MOST: dict[str, tuple[int, Callable[[Network], object]]] = {
    "attractors": (20, lambda network: attractors(network, setting=setting(network))),
    "screen": (60, lambda network: screen(network, "Resistant", settings=setting(network), over=("nodes",))),
    # what else would have to go, and what holds it up, are batches; the signs of each of 120 rules are asked once
    # without and once with the intervention. All inputs are set: a budget of time would make the number vary.
    "explain": (400, lambda network: explain(network, "Resistant", "NFKB%0", setting=setting(network))),
}


@pytest.mark.parametrize("question", MOST)
def test_a_question_crosses_the_border_a_few_times(question: str) -> None:
    most, ask = MOST[question]
    network = load("resistance")
    with border.counted() as crossings:
        ask(network)
    assert 0 < sum(crossings.values()) <= most, crossings.most_common(8)


def test_the_signs_of_all_rules_are_one_crossing() -> None:
    rules = load("resistance").rules
    with border.counted() as crossings:
        found = rules.handle.signs()
    assert crossings["logicnet_rules_signs"] == 1 and sum(crossings.values()) <= 2
    assert len(found) == len(rules)
    for i in range(len(rules)):
        assert tuple(component for component, _ in found[i]) == rules.regulators(i)
