"""`logicnet check`: what is printed, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main

RULES = "Drug, Drug\nA, Drug\nB, A\n"
CLAIM = """
network = "tiny.bnet"
[[claim]]
id = "drug-raises-b"
where = "Fig. 1"
references = [7]
statement = "the drug raises B"
setting = "Drug=1"
property = { kind = "all attractors", expression = "B" }
"""
FALSE = CLAIM.replace('"all attractors"', '"no attractor"')


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    (tmp_path / "tiny.bnet").write_text(RULES)
    return tmp_path / "claims.toml"


def test_a_ledger_that_holds_ends_with_0_and_one_that_fails_with_1(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims.write_text(CLAIM)
    assert main(["check", str(claims)]) == 0
    out = capsys.readouterr().out
    assert "drug-raises-b" in out and "holds" in out and "[7]" in out and out.endswith("1 claim: 1 holds\n")
    claims.write_text(FALSE)
    assert main(["check", str(claims)]) == 1
    out = capsys.readouterr().out
    assert "the drug raises B" in out and "attractor: B=1" in out and out.endswith("1 claim: 1 fails\n")


def test_a_known_disagreement_ends_with_0_and_shows_its_reason(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims.write_text(FALSE + 'known_disagreement = "told of another cell"\n')
    assert main(["check", str(claims)]) == 0
    assert "known: told of another cell" in capsys.readouterr().out


def test_json_carries_verdict_size_and_witness(claims: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims.write_text(CLAIM)
    assert main(["check", str(claims), "--json"]) == 0
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    assert claim["verdict"] == "holds" and claim["checked_on"] == "1 attractor" and not claim["uninformative"]
    assert claim["shown"]["attractor"] == {"Drug": 1, "A": 1, "B": 1}


def test_an_unknown_id_or_network_ends_with_2(claims: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims.write_text(CLAIM)
    assert main(["check", str(claims), "--claim", "drug-raises-a"]) == 2
    assert "did you mean 'drug-raises-b'?" in capsys.readouterr().err
    assert main(["check", "il66"]) == 2
    assert main(["check", str(claims.with_name("none.toml"))]) == 2


def test_sensitivity_lists_regulations_claims_and_what_is_not_noticed(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims.write_text(CLAIM)
    assert main(["check", str(claims), "--sensitivity"]) == 0
    out = capsys.readouterr().out
    assert "2 of 2 regulations are noticed (100.0%)" in out and "Drug -> A" in out
    assert main(["check", str(claims), "--sensitivity", "--json"]) == 0
    (network,) = json.loads(capsys.readouterr().out)["networks"]
    assert network["share"] == 1 and network["unbreakable"] == []


def test_alternatives_say_which_choice_matters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "il8", "--alternatives", "--claim", "il8-wnt-feeds-il8", "--json"]) == 0
    (network,) = json.loads(capsys.readouterr().out)["networks"]
    (claim,) = network["claims"]
    assert network["exact"] and claim["matters"] == ["il8-loop-or"] and 0 < claim["share"] < 1


@pytest.mark.parametrize("what", ["--sensitivity", "--alternatives"])
def test_what_differs_between_equal_runs_stands_under_run(
    claims: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    claims.write_text(CLAIM)
    answers = []
    for _ in range(2):
        assert main(["check", str(claims), what, "--json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert all(answer.pop("run").keys() == {"version", "seconds"} for answer in answers)
    assert answers[0] == answers[1]


def test_claims_are_asked_of_a_mutant(claims: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims.write_text(CLAIM)
    assert main(["check", str(claims), "--perturb", "A%0"]) == 1
    out = capsys.readouterr().out
    assert "holds without the background" in out and out.endswith("1 claim in A%0 (1 turned by it): 1 fails\n")
    assert main(["check", str(claims), "--perturb", "A%1", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["background"] == "A%1" and said["claims"][0]["verdict_without_background"] == "holds"
    assert main(["check", str(claims), "--perturb", "Q%1"]) == 2
    assert "'Q'" in capsys.readouterr().err
    assert main(["check", str(claims), "--perturb", "A%1", "--sensitivity"]) == 2


def test_what_the_source_does_not_carry_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.txt").write_text("A turns on B [2].\n")
    edge = '{ from = "A", sign = "+", references = [3], anchors = ["1.1"] }'
    network = tmp_path / "n.toml"
    network.write_text(f'[components.A]\ninput = true\n[components.B]\nrule = "A"\nregulations = [{edge}]\n')
    asked = ["check", "--source", str(tmp_path / "text.txt"), str(network)]
    assert main(asked) == 1
    out = capsys.readouterr().out
    assert f"{network}:5:16: A -> B: [3] not at 1.1\n" in out and "0 of 1 regulations anchored, 0 background" in out
    network.write_text(network.read_text().replace("[3]", "[2]"))
    assert main(asked) == 0
    assert "1 of 1 regulations anchored" in capsys.readouterr().out
    network.write_text(network.read_text().replace("1.1", "1.x"))
    assert main(asked) == 2
    assert main([*asked, "--claim", "x"]) == 2
