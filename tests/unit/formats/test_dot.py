"""DOT: Graphviz draws it, and names with quotes and line breaks cannot break out of it."""

from __future__ import annotations

from logicnet.formats.dot import write
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Network, Placement


def test_arrows_follow_signs_and_places_are_kept() -> None:
    components = (
        Component("A"),
        Component("B", label='a "b"\\', annotation=Annotation(placement=Placement(0, 0, 40, 20))),
    )
    text = write(Network("n", Rules.build(["A", "B"], ["B", "!A"]), components)).decode()
    assert '"A" -> "B" [arrowhead="tee", tooltip="inhibits"];' in text
    assert '"B" -> "A" [arrowhead="normal", tooltip="activates"];' in text
    assert 'label="a \\"b\\"\\\\"' in text and 'pos="15,-7.5"' in text
