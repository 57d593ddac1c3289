"""The answer of a search for sets: its rows, its forms, and what it says where it is incomplete."""

from __future__ import annotations

from logicnet.screens import control
from mutants import read


def test_larger_sets_are_listed_on_request() -> None:
    network, _ = read((("A", "B", "C", "D"), ("A", "A", "A", "B")))
    found = control(network, "!D", setting="A=1", supersets=True)
    assert [str(one) for one in found.sets["A=1"]] == ["B%0", "B%0 C%0", "B%0 C%1"]
    assert list(found.to_frame().columns) == ["setting", "size", "intervention"]
    assert found.to_dict()["sets"] == {"A=1": ["B%0", "B%0 C%0", "B%0 C%1"]}


def test_a_search_without_time_says_how_far_it_came() -> None:
    network, _ = read((("A", "B"), ("A", "A")))
    found = control(network, "!B", setting="A=1", timeout=1e-9)
    assert not found.complete and found.ended == "time" and list(found.rows()) == []
    assert found.why_incomplete == "the time budget ended after 0 sets were tried: more may work than those listed"


def test_each_set_is_a_row_with_what_is_done_counted() -> None:
    network, _ = read((("A", "B", "C"), ("A", "A", "A & B")))
    found = control(network, "!C", setting="A=1")
    assert list(found.rows()) == [{"setting": "A=1", "size": 1, "intervention": "B%0"}]
    assert found.complete and found.why_incomplete == "" and not found.labelled
