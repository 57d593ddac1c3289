"""`logicnet screen --contexts`: the same interventions in several contexts, and one table of them."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import main, screen
from logicnet.draw import screen_heatmap

OWN = """
[network]
name = "own"
[components.D]
input = true
[components.A]
rule = "D"
[components.B]
rule = "A | C"
[components.C]
rule = "D"
[contexts.both]
setting = "D=1"
[contexts.one]
kind = "subtype"
setting = "D=1"
background = "C%0"
"""


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return ["screen", str(path), "--phenotype", "B", "--over", "nodes", "--no-knock-ins", "--only", "A,C", "--contexts"]


def test_a_row_an_intervention_and_a_column_a_context(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, "all"]) == 0
    shown = capsys.readouterr()
    lines = {line.split("  ")[0]: line.split() for line in shown.out.splitlines() if line}
    assert lines["(wild type)"] == ["(wild", "type)", "1.000", "1.000"]
    assert lines["A%0"] == ["A%0", "keeps", "+0.000", "removes", "-1.000"]
    assert lines["C%0"] == ["C%0", "keeps", "+0.000", "keeps", "+0.000"]
    assert shown.out.splitlines()[0] == "own: B in 2 contexts, 2 interventions"
    assert "(the outcome, and the change of the fraction, of which the first row has the value)" in shown.out
    assert "logicnet: in the context both\n" in shown.err


def test_the_names_of_contexts_are_a_list_or_a_kind(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for words, names in (("subtypes", ["one"]), ("one,both", ["one", "both"]), ("one, one", ["one"])):
        assert main([*asked, words, "--json"]) == 0
        assert list(json.loads(capsys.readouterr().out)["contexts"]) == names
    assert main([*asked, "both", "--contexts", "subtypes", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)["contexts"]) == ["both", "one"]


def test_each_screen_is_whole_in_json(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, "all", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["network"], found["phenotype"], found["complete"]) == ("own", "B", True)
    one = found["contexts"]["one"]
    assert (one["context"], one["setting"], one["perturb"]) == ("one", "D=1", "C%0")
    assert [row["intervention"] for row in one["rows"]] == ["", "A%0", "C%0"]


def test_the_csv_names_the_context_of_each_row(asked: list[str], tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert main([*asked, "all", "--output", str(path)]) == 0
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["context"], row["intervention"]) for row in rows if row["outcome"] == "removes"] == [("one", "A%0")]
    untreated = [row["intervention"] for row in rows if row["type"] == "wild type"]
    assert set(untreated) == {"(wild type)"} and len(untreated) == len({row["context"] for row in rows})


def test_a_manifest_beside_the_csv_names_the_network_the_question_and_each_context(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    assert main([*asked, "all", "--from", "resistant", "--output", str(path)]) == 0
    manifest = json.loads((tmp_path / "out.csv.manifest.json").read_text())
    network = logicnet.load(asked[1])
    assert manifest["network"] == {"name": "own", "digest": network.digest}
    assert (manifest["phenotype"], manifest["start"], manifest["by"]) == ("B", "resistant", "reachable")
    assert {name: one["perturb"] for name, one in manifest["contexts"].items()} == {"both": "", "one": "C%0"}
    assert {name: list(one["settings"]) for name, one in manifest["contexts"].items()} == {
        "both": ["D=1"],
        "one": ["D=1"],
    }
    assert (manifest["rows"], manifest["complete"]) == (6, True)
    assert manifest["table"] == hashlib.sha256(path.read_bytes()).hexdigest()
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["context"], row["start"], row["background"]) for row in rows} == {
        ("both", "resistant", ""),
        ("one", "resistant", "C%0"),
    }
    shown = capsys.readouterr().out
    assert "own: B in 2 contexts, 2 interventions, from resistant" in shown
    lines = {line.split("  ")[0]: line.split() for line in shown.splitlines() if line}
    assert lines["(wild type)"] == ["(wild", "type)", "reached", "reached"]
    assert lines["A%0"] == ["A%0", "keeps", "removes"]
    # the picture of the table says where it comes from, and the manifest of another network is refused
    made = dict(screen_heatmap(path).made)
    assert (made["network own"], made["screen"]) == (network.digest, manifest["digest"])
    assert (made["contexts"], made["background"], made["start"]) == ("both: D=1 | one: D=1", "one: C%0", "resistant")
    assert main(["draw", "il6", "--screen", str(path), "--output", str(tmp_path / "a.svg")]) == 2


def test_the_table_of_a_screen_of_one_setting_is_not_written_over(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    assert main([*asked[:-1], "--setting", "D=1", "--output", str(path)]) == 0
    before = path.read_bytes()
    assert main([*asked, "all", "--output", str(path)]) == 2
    assert path.read_bytes() == before and "is the table of another screen" in capsys.readouterr().err
    path.unlink()
    (tmp_path / "out.csv.manifest.json").unlink()
    for _ in range(2):
        assert main([*asked, "all", "--output", str(path)]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["non"], "own has no context 'non'\ndid you mean 'one'?"),
        (["subtype"], "own has no context 'subtype'\ndid you mean 'subtypes'?"),
        (["all", "--context", "one"], "--contexts and --context do not go together"),
        (["all", "--settings", "all"], "--contexts and --settings do not go together"),
        (["all", "--set", "D=0"], "two values for 'D': the setting says D=0, and the context 'both' D=1"),
        (["all", "--output", "out.txt"], "the output's name must end in .csv"),
    ],
)
def test_what_cannot_be_asked_is_told_before_any_work(
    asked: list[str], words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, *words]) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.out == "" and "interventions (" not in shown.err


def test_a_network_without_contexts_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "il6", "--phenotype", "Resistant", "--contexts", "all"]) == 2
    assert "il6 has no contexts of this kind: --contexts all" in capsys.readouterr().err


def test_ctrl_c_keeps_the_contexts_that_were_done(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, asked_in = screen._screen, []

    def interrupted(args, network):  # type: ignore[no-untyped-def]
        if asked_in:
            raise KeyboardInterrupt
        asked_in.append(args.context)
        return ask(args, network)

    monkeypatch.setattr(screen, "_screen", interrupted)
    assert main([*asked, "all", "--json"]) == 130
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert list(found["contexts"]) == ["both"]
    assert (found["complete"], found["why_incomplete"]) == (False, "interrupted")
    assert "logicnet: interrupted; not asked in one" in shown.err
