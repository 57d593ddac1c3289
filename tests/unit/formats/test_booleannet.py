"""BooleanNet: rules with ``*=``, ranks and initial values."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats import booleannet, read, write
from logicnet.logic import Rules
from logicnet.model import Named, Network

TEXT = b"# comment\nA = B = True\nC=Random\nA *= not(B or C)\n1: B* = A and not C\n 2 : C *=C\n"


def test_rules_are_read_with_ranks_and_initial_values() -> None:
    network = booleannet.read(TEXT, "n.booleannet")
    assert network.names == ("A", "B", "C")
    assert [network.rule_text(name) for name in network.names] == ["!(B | C)", "A & !C", "C"]
    assert network.starts == (Named("initial", "A=1 B=1"),)
    assert [c.annotation.notes for c in network.components] == ["", "updated in rank 1", "updated in rank 2"]
    assert "asynchronous dynamics ignores them" in network.notes[-1]


def test_what_has_an_initial_value_and_no_rule_is_an_input_without_a_word() -> None:
    network = booleannet.read(b"A = True\nB = False\nX *= A\n", "n.booleannet")
    assert set(network.names) == {"X", "A", "B"} and set(network.inputs) == {"A", "B"} and not network.notes


def test_concentrations_are_compared_with_threshold_over_decay() -> None:
    network = booleannet.read(b"A = (1, 2, 0.5)\nB = (0.1, 1, 0.5)\nA *= B\nB *= A\n", "n.booleannet")
    assert network.starts[0].text == "A=1 B=0"


def test_errors_stand_where_the_file_has_them() -> None:
    with pytest.raises(LogicnetError) as caught:
        booleannet.read(b"1: A *= B and\nB *= (A\n", "n.booleannet")
    assert [error.span and error.span.place for error in caught.value.errors] == [
        "n.booleannet:1:11",
        "n.booleannet:2:6",
    ]
    with pytest.raises(LogicnetError, match=r"n\.booleannet:1:1: an initial value is True, False or Random"):
        booleannet.read(b"A = B and C\nA *= B\n", "n.booleannet")


def test_what_is_written_is_read_back_with_its_start(tmp_path: Path) -> None:
    network = Network("n", Rules.build(["A", "B"], ["!B & (A | B) | 0", "1"]), starts=(Named("initial", "A=1 B=0"),))
    assert write(network, tmp_path / "n.booleannet.txt") == ()
    text = (tmp_path / "n.booleannet.txt").read_text()
    assert "A *= not B and (A or B) or False\nB *= True\n" in text and "A = True\nB = False\n" in text
    again = read(tmp_path / "n.booleannet.txt")
    assert (again.name, again.rules, again.starts) == ("n", network.rules, network.starts)


def test_starts_beyond_the_first_are_lost_and_listed(tmp_path: Path) -> None:
    network = Network("n", Rules.build(["A"], ["A"]), starts=(Named("initial", "A=1"), Named("other", "A=0")))
    assert [loss.about for loss in write(network, tmp_path / "n.booleannet")] == ["other"]


def test_rules_with_stars_are_known_whatever_the_suffix(tmp_path: Path) -> None:
    for name in ("n.bnet", "n.txt", "n"):
        (tmp_path / name).write_bytes(TEXT)
        network = read(tmp_path / name)
        assert network.starts and network.origin and network.origin.format == "booleannet"


COLLECTION = Path(__file__).resolve().parents[3].parent / "shared" / "wild" / "collection"


@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collection of published models is not beside the checkout")
def test_the_translations_of_the_collection_are_the_networks_of_its_bnet_files() -> None:
    for path in sorted(COLLECTION.glob("*/model.booleannet.txt")):
        ours, other = read(path), read(path.with_name("model.bnet"))
        unread = set(ours.names) - set(other.names)  # inputs that no rule reads cannot stand in a .bnet without them
        assert set(other.names) <= set(ours.names) and unread <= set(ours.inputs), path
        for name in other.names:
            theirs = other.rules.text(other.rules.index(name))
            assert ours.rules.equivalent(ours.rules.rule(ours.rules.index(name)), theirs), (path, name)


def test_a_line_that_is_no_rule_is_refused_with_a_rule_of_this_format_as_the_hint() -> None:
    with pytest.raises(FormatError) as caught:
        booleannet.read(b"A *= B # a comment\nfoo bar\n", "f.booleannet")
    assert str(caught.value).startswith("f.booleannet:2:1: this is no rule")
    assert "`A *= B and not C`" in str(caught.value) and "target, rule" not in str(caught.value)


@pytest.mark.parametrize(("rule", "column"), [("Random", 6), ("not random", 10), ("B or RANDOM", 11)])
def test_a_rule_that_is_random_is_refused_at_its_place(rule: str, column: int) -> None:
    with pytest.raises(FormatError, match=rf"f:2:{column}: a rule cannot be Random"):
        booleannet.read(f"A = Random\nA *= {rule}\nB *= A\n".encode(), "f")


def test_a_component_that_is_called_random_and_has_a_rule_is_one() -> None:
    assert booleannet.read(b"A *= Random\nRandom *= A\n", "f").names == ("A", "Random")
