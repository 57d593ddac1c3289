"""Lines of rules: other signs are made commas without moving a byte, and inputs without a rule are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli import main
from logicnet.errors import LogicnetError, UnknownName
from logicnet.formats import load, read
from logicnet.formats.rule_lines import are_rules, divided_by_commas


@pytest.mark.parametrize("text", ["A <- !B\n", "A = !B\n", "A := !B\n", "A ← ¬B\n", "A *= !B\n", "  A<-!B\n"])
def test_other_signs_than_a_comma_are_made_commas_of_the_same_length(text: str) -> None:
    made, signs = divided_by_commas(text.encode())
    assert len(made) == len(text.encode()) and signs
    assert made.decode().replace(" ", "") == "A,!B\n"


@pytest.mark.parametrize("text", ["A, B\n", '"a=b", B\n', "# a = b\n", "A, any(B, C)\n"])
def test_lines_of_the_format_stay_as_they_are(text: str) -> None:
    assert divided_by_commas(text.encode()) == (text.encode(), ())


def test_inputs_without_a_rule_follow_the_others_in_order_of_mention_and_are_named_once(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("targets, factors\nRec, Lig & !Blk\nKin, Rec | Str | Lig\nOut, Kin\n")
    network = read(path)
    assert network.names == ("Rec", "Kin", "Out", "Lig", "Blk", "Str")
    assert network.inputs == ("Lig", "Blk", "Str")
    assert network.notes == (f"{path}: 3 components without a rule of their own, taken for inputs: Lig, Blk, Str",)


def test_a_probable_slip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("SOCS3, stat3 | Socs3\nSTAT3, SOCS3 & IL6\nEGFR, EGF\n")
    note = read(path).notes[1]
    assert "stat3 (did you mean STAT3?), Socs3 (did you mean SOCS3?);" in note
    assert "EGF" not in note and "--strict" in note


def test_strict_reading_refuses_inputs_without_a_rule_and_names_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("Rec, Lig & !Blk\n")
    with pytest.raises(UnknownName) as caught:
        load(path, strict=True)
    said = str(caught.value)
    assert "n.bnet:1:6: 2 components without a rule of their own: Lig, Blk" in said
    assert said.endswith("Lig, Lig\nBlk, Blk")
    assert main(["attractors", str(path), "--strict"]) == 2
    assert main(["attractors", str(path)]) == 0
    assert "taken for inputs: Lig, Blk" in capsys.readouterr().err


def test_all_errors_of_a_file_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("A <- B &\nB, (A\nC, C\nC, A\nD, A B\nE, A[-2]\nF, timeis(3)\n")
    with pytest.raises(LogicnetError) as caught:
        read(path)
    assert [error.span.line for error in caught.value.errors if error.span] == [1, 2, 4, 5, 6, 7]
    said = str(caught.value)
    assert "    A <- B &\n           ^" in said
    assert "n.bnet:6:4: 'A[' asks for another time" in said and "there is no clock here" in said
    assert caught.value.exit_code == 2


def test_beyond_twenty_errors_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("".join(f"A{i}, (\n" for i in range(32)))
    with pytest.raises(LogicnetError) as caught:
        read(path)
    assert len(caught.value.errors) == 20
    assert str(caught.value).endswith("and 12 more")


@pytest.mark.parametrize(
    ("function", "value"),
    [
        *(("any(A, B, !C)", "A | B | !C"), ("all(A, B)", "A & B"), ("maj(A, B, C)", "A & B | A & C | B & C")),
        *(("maj(A, B)", "A & B"), ("sumis(A, B, C, 0)", "!A & !B & !C"), ("sumis(A, B, 1)", "A & !B | !A & B")),
        *(("sumgt(A, B, C, 1)", "A & B | A & C | B & C"), ("sumlt(A, B, C, 1)", "!(A | B | C)")),
        *(("!MAJ(A, any(B, C), C)", "!(A & (B | C) | C)"), ("sumgt(A, B, 2)", "0"), ("sumlt(A, B, 3)", "1")),
    ],
)
def test_functions_of_boolnet_count_their_terms(function: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text(f"X, {function}\nA, A\nB, B\nC, C\n")
    rules = read(path).rules
    assert rules.equivalent(rules.rule(0), value)


def test_words_of_functions_name_components_where_no_parenthesis_follows(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("any, maj & all\nmaj, any\nall, 1\n")
    assert read(path).names == ("any", "maj", "all")


def test_a_target_with_a_bare_blank_is_one_name_in_rules_too(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("targets, factors\nCell shape, Kin\nKin, !Cell shape & Kin\n")
    network = read(path)
    assert network.names == ("Cell shape", "Kin")
    assert network.rule_text("Kin") == '!"Cell shape" & Kin'
    assert "Cell shape" in network.notes[0]


@pytest.mark.parametrize("name", ["rules.txt", "rules.bn", "rules.csv", "rules"])
def test_rules_are_known_by_their_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("targets, factors\nA, B\nB, A\n")
    assert load(path).names == ("A", "B")


@pytest.mark.parametrize(
    "text", ["a,1,2,3\nb,2,3,4\n", "<a>\n", '{"A": 1}\n', "A\tactivates\tB\n", "A.istate = 1;\n", ""]
)
def test_other_contents_are_no_rules(text: str) -> None:
    assert not are_rules(text.encode())


def test_a_probability_is_refused_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "n.bnet"
    path.write_text("targets, functions, probabilities\nA, B, 0.5\nB, A\n")
    with pytest.raises(LogicnetError, match=r"n\.bnet:2:5: a rule with a probability"):
        read(path)
