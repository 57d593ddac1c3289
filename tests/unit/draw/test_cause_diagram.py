"""The picture of an explanation: what is done, the paths by which it acts, what differs, and what holds it up."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.draw import explanation_diagram
from logicnet.logic import Rules
from logicnet.model import Network
from svg_reading import groups, texts

CHAIN = Network("chain", Rules.build(["In", "A", "B", "C"], ["In", "In", "A & !C", "C"]))


def heading(picture: logicnet.draw.Picture) -> str:
    return " ".join(texts(group) for group in groups(picture, "heading"))


@pytest.mark.parametrize(("asked", "verdict"), [("A%0", "A%0 removes B"), ("A%1", "A%1 increases B")])
def test_the_heading_tells_the_verdict_the_phenotype_and_the_counts(asked: str, verdict: str) -> None:
    found = logicnet.explain(CHAIN, "B", asked)
    said = heading(explanation_diagram(found))
    assert f"{verdict} in chain" in said and found.verdict == verdict
    before, after = (f"{one.always} of {one.attractors}" for one in (found.before, found.after))
    assert f"attractors that show it: {before} without, {after} with" in said
