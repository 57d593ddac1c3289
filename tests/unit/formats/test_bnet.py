"""Headers and comments of .bnet files in the wild: passed over where no rule can be meant, and said to be unusual."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.errors import LogicnetError
from logicnet.formats import bnet, read, write
from logicnet.formats.reading import Reading

RULES = "A, !B\nB, A\n"


@pytest.mark.parametrize("header", ["target, factor", "targets, rules", "Target,Functions", "  targets ,  rules"])
@pytest.mark.parametrize("before", ["", "\ufeff", "# a comment\n\n"])
def test_an_unusual_header_is_passed_over_and_named(header: str, before: str) -> None:
    network = bnet.read(f"{before}{header}\n{RULES}".encode(), "n.bnet")
    assert network.names == ("A", "B")
    assert network.notes == (
        f"n.bnet: {header.strip()!r} is taken for a header; the usual one is 'targets, factors', once",
    )


def test_of_two_headers_the_second_is_said_to_be_unusual() -> None:
    network = bnet.read(b"targets, factors\r\ntargets, factors\r\nA, !B\r\nB, A\r\n", "n.bnet")
    assert network.names == ("A", "B") and len(network.notes) == 1


def test_the_usual_header_needs_no_word() -> None:
    assert bnet.read(f"targets, factors\n{RULES}".encode(), "n.bnet").notes == ()
    assert bnet.read(RULES.encode(), "n.bnet").notes == ()


def test_lines_that_begin_with_slashes_are_comments() -> None:
    network = bnet.read(b"// note\ntargets, factors\nA, !B\n  // B, A\nB, 1\n", "n.bnet")
    assert network.rule_text("B") == "1"
    assert "//" in network.notes[0] and len(network.notes) == 1


@pytest.mark.parametrize("text", ["target, factor\nfactor, target\n", 'target, rule\n"rule", target\n'])
def test_a_first_line_whose_second_word_is_a_component_is_a_rule(text: str) -> None:
    network = bnet.read(text.encode(), "n.bnet")
    assert network.names[0] == "target" and not network.notes


def test_errors_below_an_unusual_header_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("// note\ntarget, factor\nA, !B &\nB, A\n")
    with pytest.raises(LogicnetError, match=r"n\.bnet:3:"):
        read(path)


def test_the_note_goes_to_stderr_and_the_answer_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("targets, rules\n" + RULES)
    assert main(["fixedpoints", str(path)]) == 0
    printed = capsys.readouterr()
    assert "'targets, rules' is taken for a header" in printed.err and "header" not in printed.out


@pytest.mark.parametrize(
    "header", ["Gene, Function", "targets, factors,", '"targets","functions"', "node, update rule"]
)
def test_more_headers_of_the_wild_are_known(header: str) -> None:
    assert bnet.read(f"{header}\n{RULES}".encode(), "n.bnet").names == ("A", "B")


def test_names_that_other_tools_cannot_read_are_written_plainly_and_listed(tmp_path: Path) -> None:
    network = bnet.read(
        '14-3-3, !"Cell size"\n"Cell size", NFκB & any\nNFκB, "or"\nor, 1\n'.replace("\nor,", '\n"or",').encode(), "n"
    )
    lost = write(network, tmp_path / "o.bnet")
    assert read(tmp_path / "o.bnet").names == ("_14_3_3", "Cell_size", "NFkappaB", "_or", "_any")
    assert {loss.about for loss in lost} == {"14-3-3", "Cell size", "NFκB", "or", "any"}


def test_quoted_names_are_read_as_before() -> None:
    assert bnet.read(b'"Cell size", "Cell size"\n"STAT 3", "Cell size"\n', "n").names == ("Cell size", "STAT 3")


def test_where_two_names_and_an_equals_sign_are_all_the_note_says_which_one_is_the_target() -> None:
    notes = bnet.read(b"A=B\nB = A # a comment\n", "f").notes
    assert any("the left one is taken for the target" in note for note in notes)
    assert not any("left one" in note for note in bnet.read(b"A = B\nB = !A\n", "f").notes)


def test_of_many_inputs_the_note_names_twenty_and_the_network_has_all() -> None:
    rule = " & ".join(f"in{i:02}" for i in range(50)).encode()
    network = bnet.read(b"A, " + rule + b"\n", "f")
    (note,) = network.notes
    assert note.endswith("in18, in19 and 30 more") and len(network.inputs) == 50
    with pytest.raises(LogicnetError, match="and 30 more") as caught:
        bnet.read(b"A, " + rule + b"\n", "f", Reading(strict=True))
    assert "in30" not in str(caught.value.args[0])
