"""Files of edges: read under a rule that has to be named, written by their signs."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError
from logicnet.formats.reading import Reading
from logicnet.formats.sif import DEFAULT_RULES, looks_like, read, write
from logicnet.logic import Rules
from logicnet.model import Network

EDGES = b"A\t1\tT\nB\t1\tT\nC\t-1\tT\nD\t-1\tT\n"


def rule(content: bytes, name: str, target: str = "T") -> str:
    return read(content, "x.sif", Reading(default_rule=name)).rule_text(target)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("inhibitor-wins", "(A | B) & !C & !D"),
        ("activator-wins", "A | B | !(C | D)"),
        ("all-activators", "A & B & !C & !D"),
    ],
)
def test_the_rule_that_is_named_joins_activators_and_inhibitors(name: str, meant: str) -> None:
    assert rule(EDGES, name) == meant


@pytest.mark.parametrize("name", DEFAULT_RULES)
def test_one_kind_of_regulators_alone(name: str) -> None:
    assert rule(b"A -> T", name) == "A"
    assert rule(b"C -| T", name) == "!C"
    assert read(b"A -> T", "x", Reading(default_rule=name)).inputs == ("A",)


def test_without_a_rule_the_file_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(FormatError, match="say which one holds") as caught:
        read(EDGES, "x.sif")
    assert "inhibitor-wins" in (caught.value.hint or "")


def test_the_network_says_by_which_rule_it_was_made() -> None:
    assert "inhibitor-wins" in read(EDGES, "x.sif", Reading(default_rule="inhibitor-wins")).notes[0]


def test_a_gate_joins_its_sources() -> None:
    content = b"A 1 and1\nB -1 and1\nand1 1 T\nC 1 T\n"
    found = read(content, "x.sif", Reading(default_rule="inhibitor-wins"))
    assert found.names == ("A", "B", "T", "C") and found.rule_text("T") == "A & !B | C"


@pytest.mark.parametrize(
    ("content", "said", "column"),
    [
        (b"A 1 T\nA maybe T\n", "a relation without a sign", 3),
        (b"A 1 T\nA 1\n", "expected `source relation target`", 1),
        (b"A 1 T\nA -1 T\n", "another sign", 1),
        (b'A 1 T\n"A" 1 T\n', "cannot name a component", 1),
        (b"and1 1 T\nA 1 and1\nand1 1 and2\nand2 1 T", "a gate that feeds a gate", 0),
        (b"A 1 T\n\xff 1 T", "UTF-8", 1),
    ],
)
def test_what_is_wrong_is_shown_with_its_place(content: bytes, said: str, column: int) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        read(content, "x.sif", Reading(default_rule="inhibitor-wins"))
    span = caught.value.span
    assert span is not None and (not column or (span.line, span.column) == (2, column))


def test_edges_and_lone_components_are_written_and_read_back() -> None:
    network = Network("n", Rules.build(["A", "b c", "D", "E"], ["!A", "A & !D", "D", "1"]))
    assert write(network) == b"A\tinhibits\tA\nA\tactivates\tb c\nD\tinhibits\tb c\nE\n"
    again = read(write(network), "n.sif", Reading(default_rule="inhibitor-wins"))
    assert [again.rule_text(name) for name in ("A", "b c", "D", "E")] == ["!A", "A & !D", "D", "E"]


def test_only_files_of_edges_look_like_them() -> None:
    assert looks_like(b"A -> B\nB -| C\n") and looks_like(EDGES)
    assert not looks_like(b"") and not looks_like(b"A, B -> C\n") and not looks_like(b"A B C\n")
    assert not looks_like(b"A -> B\n$B: A\n")
