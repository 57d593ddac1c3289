"""`logicnet drugs`: the catalogue, and what of it acts on a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import main


def test_drugs_are_listed_with_what_they_do_in_a_network(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drugs"]) == 0
    assert "galunisertib" in capsys.readouterr().out
    assert main(["drugs", "il8", "--json"]) == 0
    listed = {drug["name"]: drug for drug in json.loads(capsys.readouterr().out)["drugs"]}
    assert listed["reparixin"]["here"] == ["CXCR1%0", "CXCR2%0"] and "galunisertib" not in listed


def test_one_drug_is_asked_for_by_its_name_in_any_case_and_a_misspelt_one_is_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (["--name", "Siltuximab"], ["il6", "--name", "siltuximab"], ["il8", "--name", "siltuximab"]):
        assert main(["drugs", *words, "--json"]) == 0
        assert [drug["name"] for drug in json.loads(capsys.readouterr().out)["drugs"]] == ["siltuximab"]
    assert main(["drugs", "--name", "siltuximb"]) == 2
    assert "did you mean 'siltuximab'?" in capsys.readouterr().err


def test_a_network_without_drugs_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.bnet"
    path.write_text("targets, factors\nQ, Q\n", encoding="utf-8")
    assert main(["drugs", str(path)]) == 0
    assert capsys.readouterr().out == "no drug of the catalogue has a target in plain\n"


def test_the_table_of_a_network_tells_which_targets_it_has(
    written: Callable[..., str], printed: Callable[..., str]
) -> None:
    """Reparixin blocks CXCR1 and CXCR2; this network has one of them."""
    header, *rows = printed("drugs", written("CXCR1, CXCR1\nB, CXCR1\n", "half")).splitlines()
    assert header.split("  ")[0] == "drug" and "changes in half" in header and "targets it does not have" in header
    (row,) = [row for row in rows if row.startswith("reparixin ")]
    assert row.index("CXCR1%0") == header.index("changes in half")
    assert row.index("CXCR2%0") == header.index("targets it does not have")


TRIED = """
[drugs.blocker]
changes = ["STAT3%0"]

[[drugs.blocker.trials]]
number = "NCT00000001"
disease = "myeloma"
arm = "blocker with V"
control = "V"
outcome = "More partial responses."
helped = "partly"
tumour = "other"
"""


def test_trials_are_listed_one_a_row_with_their_arms(tmp_path: Path, printed: Callable[..., str]) -> None:
    (tmp_path / "own.toml").write_text(TRIED)
    own = ("--drugs", str(tmp_path / "own.toml"))
    header, *rows = printed("drugs", "il6", "--trials", *own).splitlines()
    (row,) = [row for row in rows if row.startswith("NCT00000001 ")]
    for title, cell in {
        "tumour": "another tumour",
        "arm": "blocker with V",
        "control": "V",
        "helped": "partly",
    }.items():
        assert row[header.index(title) :].startswith(cell)
    answer = json.loads(printed("drugs", "il6", "--trials", *own, "--json"))
    (told,) = [one for one in answer["trials"] if one["drug"] == "blocker"]
    assert told["number"] == "NCT00000001" and told["outcome"] == "More partial responses."
    assert told["link"] == "https://identifiers.org/clinicaltrials:NCT00000001" and answer["network"] == "il6"


def test_a_network_without_trials_is_told_so(written: Callable[..., str], printed: Callable[..., str]) -> None:
    said = printed("drugs", written("Q, Q\n", "plain"), "--trials")
    assert said == "no trial of a drug that acts on plain is known\n"


OWN = """
[drugs.blocker]
changes = ["STAT3%0"]

[drugs.siltuximab]
changes = ["IL6%0"]

[drugs.STAT3]
changes = ["IL6%0"]
"""


def test_drugs_of_ones_own_are_known_where_their_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    assert main(["attractors", "il6", "--perturb", "blocker", "--drugs", str(path), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["perturb"] == "STAT3%0"
    assert f"{path}: stands in the place of the shipped drug siltuximab" in err
    assert f"{path}: 'STAT3' is a component of il6, and means that" in err
    assert main(["attractors", "il6", "--perturb", "blocker"]) == 2


@pytest.mark.parametrize("command", ["screen", "control", "synergy"])
def test_designs_over_drugs_try_those_of_ones_own(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[drugs.blocker]\nchanges = ["STAT3%0"]\n')
    words = [
        command,
        "il6",
        "--phenotype",
        "!BCL2" if command == "control" else "STAT3",
        "--over",
        "drugs",
        "--set",
        "FAC=1 TIM3=0 IL6_niche=0",
    ]
    assert main([*words, "--drugs", str(path), "--json"]) == 0
    assert "blocker" in capsys.readouterr().out


def test_the_catalogue_is_listed_with_those_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[drugs.blocker]\nchanges = ["STAT3%0"]\nreferences = ["Kim2019"]\n')
    assert main(["drugs", "il6", "--drugs", str(path)]) == 0
    assert "blocker" in capsys.readouterr().out
    path.write_text('[drugs.blocker]\nchanges = ["STAT3%9%"]\n')
    assert main(["drugs", "--drugs", str(path)]) == 2
    assert f"{path}:2:" in capsys.readouterr().err


def test_claims_speak_of_drugs_of_ones_own_where_their_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.toml").write_text('[drugs.blocker]\nchanges = ["STAT3%0"]\n')
    claim = 'network = "il6"\n[[claim]]\nid = "a"\nwhere = "here"\nreferences = ["Kim2019"]\nstatement = "It blocks."\n'
    claim += 'intervention = "blocker"\nproperty = { kind = "no attractor", expression = "STAT3" }\n'
    (tmp_path / "claims.toml").write_text(claim)
    words = ["check", str(tmp_path / "claims.toml"), "--drugs", str(tmp_path / "own.toml")]
    assert main(words) == 0, capsys.readouterr().err
    assert "[Kim2019]" in capsys.readouterr().out
    assert main(words[:2]) == 2
    assert main(["check", "il6", *words[2:]]) == 2
    assert "files of claims" in capsys.readouterr().err
