"""What an explanation says of itself, in JSON, as a table and in words."""

from __future__ import annotations

from dataclasses import replace

from logicnet.analysis.outcome import Answer
from logicnet.explanation.answer import Explanation
from logicnet.explanation.chain import Link
from logicnet.explanation.differences import Difference
from logicnet.logic import Rules
from logicnet.model import Intervention, Network, Regulation, Setting

NETWORK = Network("n", Rules.build(["L", "K", "F", "P"], ["L", "L", "K", "!F & L"]))
INTO, OVER = Regulation("K", "F", "+"), Regulation("F", "P", "-")


def explanation(done: str = "K%0") -> Explanation:
    """Made by hand: K is knocked out, F falls and P rises."""
    return Explanation(
        NETWORK,
        "P",
        Setting((("L", 1),)),
        Intervention.parse(done, NETWORK),
        "creates",
        Answer(0, 0, 1, "exact", "reading"),
        Answer(1, 0, 0, "exact", "blocks"),
        (Link(0, "L", 1, (), False), Link(0, "K", 0, (), True), Link(1, "F", 0, (("K", 0),), True)),
        ((INTO, OVER), (INTO,)),
        (Difference("K", 1.0, 0.0), Difference("F", 1.0, 0.0), Difference("P", 0.0, 1.0)),
        seconds=9.0,
    )


def test_the_path_has_each_regulation_of_all_paths_once() -> None:
    assert explanation().path == (INTO, OVER)


def test_the_first_to_differ_are_what_is_next_to_what_is_touched() -> None:
    assert explanation().first == ("F",)
    assert explanation("F%0").first == ("P",)


def test_it_is_told_in_words() -> None:
    lines = str(explanation()).splitlines()
    assert lines[:3] == [
        "n under L=1: K%0 creates P",
        "  without  0 of 1 attractors show it",
        "  with     1 of 1 attractors show it",
    ]
    assert "  0. K = 0   (held)" in lines and "  1. F = 0   because K=0" in lines
    assert not any("L = 1" in line for line in lines)  # so it is without the intervention too
    assert "Causal path: K -> F -| P" in lines and "Causal path: K -> F" in lines
    assert "First to differ: F" in lines and lines[-1] == "  P: 0 -> 1"


def test_it_is_one_json_object_and_a_table() -> None:
    said = explanation().to_dict()
    assert (said["perturb"], said["setting"], said["outcome"], said["method"]) == ("K%0", "L=1", "creates", "blocks")
    assert said["chain"][2] == {"round": 1, "component": "F", "value": 0, "because": {"K": 0}, "differs": True}
    assert said["path"][1] == {"source": "F", "target": "P", "sign": "-"}
    assert said["after"] == {"always": 1, "sometimes": 0, "never": 0}
    frame = explanation().to_frame()
    assert frame.to_dict("list") == {"component": ["K", "F", "P"], "before": [1.0, 1.0, 0.0], "after": [0.0, 0.0, 1.0]}


def test_how_long_it_took_is_no_part_of_what_it_is() -> None:
    assert replace(explanation(), seconds=1.0) == explanation() != replace(explanation(), outcome="keeps")
