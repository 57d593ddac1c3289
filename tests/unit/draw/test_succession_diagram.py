"""Succession diagrams, read back from their SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pytest

from logicnet.analysis.succession import Step, Succession
from logicnet.draw import Picture, succession
from logicnet.errors import DrawingError
from logicnet.logic import Rules
from logicnet.model import Asked, Network, Subspace
from svg_reading import SVG, said


def diagram_of(
    names: Sequence[str], nodes: Sequence[dict[str, int]], steps: Sequence[Step] = (), setting: str = "", **more: Any
) -> Succession:
    net = Network("n", Rules.build(list(names), list(names)))
    spaces = (Subspace(net.names, tuple(node.get(name) for name in names)) for node in nodes)
    return Succession(Asked.of(net, setting), tuple(spaces), tuple(steps), **more)


def kinds(picture: Picture) -> list[str]:
    root = ElementTree.fromstring(picture.svg())
    return [g.get("class") for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("node")]


def test_the_succession_diagram_names_motifs_and_tells_ends_apart() -> None:
    steps = [Step(0, 1, {"A": 1}), Step(0, 2, {"A": 0, "B": 1})]
    picture = succession(diagram_of("AB", [{}, {"A": 1}, {"A": 0, "B": 1}], steps, setting="A=1"))
    assert kinds(picture) == ["node", "node minimal", "node fixed-point"]
    shown = said(picture)
    for part in ("0 of 2 fixed", "2 of 2 fixed", "A=0 B=1", "cyclic attractor", "trap spaces: n (A=1)"):
        assert part in shown.replace("\u00a0", "")


def test_a_trap_space_whose_steps_are_not_all_known_is_not_drawn_as_minimal() -> None:
    cut = diagram_of("AB", [{}, {"A": 1}], [Step(0, 1, {"A": 1})], open=(1,), why_incomplete="time")
    assert kinds(succession(cut)) == ["node", "node"]
    assert "the first 2, of more" in said(succession(cut))


def test_a_long_motif_is_shortened_and_counted() -> None:
    motif = {f"COMPONENT{index}": 1 for index in range(30)}
    shown = said(succession(diagram_of(list(motif), [{}, motif], [Step(0, 1, motif)])))
    assert "more" in shown
    assert "COMPONENT29" not in shown


def test_a_succession_too_large_to_read_is_refused() -> None:
    with pytest.raises(DrawingError, match="trap spaces"):
        succession(diagram_of("A", [{}] * 301))
