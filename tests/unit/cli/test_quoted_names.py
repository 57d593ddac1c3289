"""Names with blanks, colons and signs: every option reads them in quotes, and what is printed is read back."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main
from logicnet.errors import LogicnetError
from logicnet.formats import read
from logicnet.logic import Rules
from logicnet.model import Network, Setting, State, Subspace
from logicnet.screens.designs import parse_design as interventions
from logicnet.screens.environments import parse_settings as settings

# "Cell size" is an input; Grow follows it and is kept by "STAT 3"; "A: B" is there for its colon.
NAMES = ["Cell size", "STAT 3", "Grow", "A: B"]
NETWORK = Network("odd", Rules.build(NAMES, ['"Cell size"', '"Cell size" & "A: B"', '"STAT 3"', '"A: B"']))


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "odd.toml"
    rules = {
        "Cell size": '"Cell size"',
        "STAT 3": '"Cell size" & "A: B"',
        "Grow": '"STAT 3"',
        "A: B": '"A: B"',
    }
    parts = ['[network]\nname = "odd"\n']
    parts += [f"[components.{json.dumps(name)}]\nrule = {json.dumps(rule)}\n" for name, rule in rules.items()]
    file.write_text("\n".join(parts), encoding="utf-8")
    assert read(file).names == tuple(NAMES)
    return str(file)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0, capsys.readouterr().err
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_set_reads_and_prints_names_in_quotes(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "attractors", path, "--set", '"A: B"=1 "Cell size"=1')
    assert found["setting"] == '"Cell size"=1 "A: B"=1'
    assert found["attractors"][0]["fixed"] == dict.fromkeys(NAMES, 1)
    assert told(capsys, "attractors", path, "--set", found["setting"])["setting"] == found["setting"]


def test_perturb_reads_and_prints_names_in_quotes(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "attractors", path, "--perturb", '"STAT 3"%0 "A: B":"STAT 3"%1')
    assert found["perturb"] == '"A: B":"STAT 3"%1 "STAT 3"%0'
    assert told(capsys, "attractors", path, "--perturb", found["perturb"])["perturb"] == found["perturb"]


@pytest.mark.parametrize("command", ["reach", "probabilities"])
def test_from_reads_names_in_quotes_and_says_what_gave_way(
    command: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [command, path, "--from", '"STAT 3"=1 Grow=0', "--perturb", '"STAT 3"%0', "--set", '"Cell size"=1 "A: B"=1']
    assert main(words) == 0
    captured = capsys.readouterr()
    assert '"STAT 3"=1 in the start is held at "STAT 3"=0' in captured.err
    assert 'from "STAT 3"=0 Grow=0' in captured.out


def test_rates_read_names_in_quotes(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "probabilities", path, "--rates", '"STAT 3"=10 Grow=2')
    assert found["rates"] == {"STAT 3": 10.0, "Grow": 2.0}


@pytest.mark.parametrize("command", ["trapspaces", "fixedpoints"])
def test_within_reads_and_prints_names_in_quotes(command: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, command, path, "--within", '"A: B"=0 "STAT 3"=0')
    assert found["within"] == '"STAT 3"=0 "A: B"=0' and found["trap_spaces"]
    assert told(capsys, command, path, "--within", found["within"])["trap_spaces"] == found["trap_spaces"]


@pytest.mark.parametrize(
    ("option", "left"), [("--only", {'"STAT 3"%0', '"STAT 3"%1'}), ("--exclude", {"Grow%0", "Grow%1"})]
)
def test_only_and_exclude_read_names_in_quotes(
    option: str, left: set[str], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, "screen", path, "--phenotype", "Grow", "--over", "nodes", option, '"STAT 3","A: B"')
    assert {row["intervention"] for row in found["rows"]} == {"", *left}


def test_what_a_screen_prints_is_read_back_from_a_list(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = told(capsys, "screen", path, "--phenotype", "Grow", "--size", "2")["rows"]
    tried = [row["intervention"] for row in rows if row["intervention"]]
    (tmp_path / "tried.txt").write_text("\n".join(tried), encoding="utf-8")
    again = told(capsys, "screen", path, "--phenotype", "Grow", "--list", str(tmp_path / "tried.txt"))["rows"]
    assert {row["intervention"]: row["outcome"] for row in again} == {r["intervention"]: r["outcome"] for r in rows}


def test_settings_of_a_file_read_names_in_quotes(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "settings.txt"
    file.write_text('large: "Cell size"=1  # with "A: B" open\n"A: B"=0\n', encoding="utf-8")
    found = told(capsys, "screen", path, "--phenotype", "Grow", "--settings", str(file))
    assert {row["setting"] for row in found["rows"]} == {"large", '"A: B"=0'}


def test_a_byte_order_mark_before_a_list_is_no_letter_of_it() -> None:
    tried = interventions("\ufeffGrow%0\n", NETWORK)
    assert [str(one) for one in tried] == ["Grow%0"]
    assert list(settings('\ufeff"Cell size"=1\n', NETWORK)) == ['"Cell size"=1']


@pytest.mark.parametrize("kind", [Setting, Subspace])
def test_a_name_without_its_quotes_is_told_apart(kind: Any) -> None:
    with pytest.raises(LogicnetError, match='"Cell size"=1'):
        kind.parse("Cell size=1", NETWORK)
    with pytest.raises(LogicnetError, match="quote is not closed"):
        kind.parse('"Cell size=1', NETWORK)


def test_states_are_printed_as_they_are_read() -> None:
    state = State(tuple(NAMES), (1, 0, 1, 0))
    assert State.parse(str(state), NETWORK) == state
    assert shlex.split(str(state)) == ["Cell size=1", "STAT 3=0", "Grow=1", "A: B=0"]
