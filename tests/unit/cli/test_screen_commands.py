"""`logicnet screen`, `control`, `synergy` and `explain`: what they print, what they write, what they refuse."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main
from logicnet.cli.screen_text import screen_in_words
from logicnet.logic import Rules
from logicnet.model import Asked, Network, knock_out
from logicnet.screens import Answer, Screen
from logicnet.screens.designs import given
from logicnet.screens.table import Ranking, Rows

COLUMNS = (
    *("rank", "intervention", "type", "setting", "phenotype", "attractors", "always", "sometimes", "never"),
    *("fraction", "change", "outcome", "status", "method"),
)


@pytest.fixture
def cascade(tmp_path: Path) -> str:
    path = tmp_path / "cascade.bnet"
    path.write_text("Drug, Drug\nA, Drug\nB, A\nC, A\nAlive, Drug & (B | C)\n", encoding="utf-8")
    return str(path)


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def asked(network: str, *more: str) -> list[str]:
    return ["screen", network, "--phenotype", "Alive", "--set", "Drug=1", *more]


def test_json_is_one_object_with_rows_in_the_columns_that_scripts_rely_on(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, *asked(cascade, "--over", "nodes"))
    assert {"network", "digest", "phenotype", "expression", "setting", "complete", "rows"} <= found.keys()
    first, second, *_ = found["rows"]
    assert tuple(first) == COLUMNS
    assert (first["rank"], first["intervention"], first["type"], first["outcome"]) == (0, "", "wild type", "wild type")
    assert (second["rank"], second["intervention"], second["outcome"], second["change"]) == (1, "A%0", "removes", -1.0)


def test_the_size_of_the_design_is_told_before_it_starts(cascade: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked(cascade, "--over", "nodes", "--size", "2")) == 0
    assert "logicnet: 32 interventions (8 single, combined up to 2)" in capsys.readouterr().err


def test_the_table_shows_the_wild_type_first_and_says_what_it_leaves_out(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked(cascade, "--over", "nodes", "--rows", "2")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == [
        *("rank", "intervention", "type", "attractors", "always", "sometimes", "never"),
        *("fraction", "change", "outcome"),
    ]
    assert lines[3].split()[:4] == ["0", "(wild", "type)", "wild"]
    assert lines[-1] == "(6 more rows: --rows, --output)"


@pytest.fixture
def race(tmp_path: Path) -> str:
    """Two latches race for what 20 components follow in a row: too many states to list."""
    path = tmp_path / "race.bnet"
    row = "".join(f"X{i}, X{i - 1} & X{i}\n" for i in range(1, 20))
    path.write_text(f"T, T\nA, A | T & !A & !B\nB, B | T & !B & !A\nX0, X0 & !A\n{row}", encoding="utf-8")
    return str(path)


def test_a_sampled_probability_is_printed_with_its_interval_and_marked_in_every_row(
    race: str, capsys: pytest.CaptureFixture[str]
) -> None:
    start = "T=0 A=0 B=0 " + " ".join(f"X{i}=1" for i in range(20))
    words = ["screen", race, "--phenotype", "X0", "--from", start, "--probability", "--over", "nodes", "--inputs"]
    words += ["--only", "T,X0", "--samples", "400"]
    rows = {row["intervention"]: row for row in answer(capsys, *words)["rows"]}
    assert rows["T%1"]["status"] == "sampled" and rows["T%1"]["low"] < 0.5 < rows["T%1"]["high"]
    assert rows["T%1"]["outcome"] == "reduces"
    assert main(words) == 0
    out = capsys.readouterr().out
    header, *lines = out.splitlines()[2:7]
    assert header.split()[-7:] == ["withdrawal", "probability", "95", "%", "interval", "outcome", "status"]
    (sampled,) = [line for line in lines if "T%1" in line]
    assert sampled.endswith("sampled")
    assert f"{rows['T%1']['low']:.3f} - {rows['T%1']['high']:.3f}" in sampled
    assert all(line.endswith("exact") for line in lines if "T%1" not in line)
    assert "(sampled: the probability is that of 400 walks, with its 95 % interval)" in out
    assert "(withdrawal is empty where the phenotype is still reached: nothing was gone)" in out


def test_a_table_in_which_all_is_exact_has_neither_interval_nor_status(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked(cascade, "--from", "resistant", "--probability")) == 0
    header = capsys.readouterr().out.splitlines()[2]
    assert header.split()[-4:] == ["reachable", "withdrawal", "probability", "outcome"]


def test_empty_cells_are_explained_where_there_is_nothing_to_start_from(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["screen", cascade, "--phenotype", "Alive", "--set", "Drug=0", "--from", "resistant", "--over", "nodes"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "(reachable is empty: no attractor of the wild type shows Alive, so there is no start)" in out


def test_a_start_from_which_nothing_shows_the_phenotype_is_said(race: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["screen", race, "--phenotype", "X0", "--from", "X0=0", "--over", "nodes", "--only", "X0"]
    assert main(words) == 0
    shown = capsys.readouterr()
    assert "from X0=0 the wild type reaches no attractor that shows X0" in shown.err
    assert [line.split()[-1] for line in shown.out.splitlines()[4:6]] == ["keeps", "increases"]


def test_what_a_budget_ended_is_marked_with_the_budget() -> None:
    network = Network("two", Rules.parse("A, A\nB, A"))
    every = {
        "bounded": Answer(1, 0, 1, "bounded", "blocks; reach ended by time"),
        "undecided": Answer(1, 0, 0, "undecided", "blocks; ended by memory"),
    }
    tried = given([knock_out("A"), knock_out("B")])
    group = Ranking.of("", [Answer(1, 0, 1, "exact", "blocks", "yes"), *every.values()])
    lines = screen_in_words(
        Screen(Asked(network), "B", ("",), Rows("B", tried, (group,)), "resistant"), 10
    ).splitlines()
    assert lines[2].endswith("status")
    assert [line.split()[-2:] for line in lines[4:6]] == [["undecided", "bounded"], ["undecided", "undecided"]]
    assert lines[6:8] == [
        "(bounded: what is empty was not decided, ended by time; an interval there is certain)",
        "(undecided or failed: the counts are of what was found until the work was ended by memory)",
    ]


def test_csv_holds_the_same_rows_as_json(cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.csv"
    found = answer(capsys, *asked(cascade, "--from", "resistant", "--probability", "--output", str(path)))
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["intervention"] for row in rows] == [row["intervention"] for row in found["rows"]]
    assert {"reachable", "withdrawal", "probability", "low", "high"} <= rows[0].keys()
    assert rows[1]["withdrawal"] in {"stays", "can relapse", "must relapse"}


def test_a_list_of_interventions_is_screened_as_it_stands(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# two ways\nA%0\nB%0 C%0  # both arms\n\nA:B%0\n")
    found = answer(capsys, *asked(cascade, "--list", str(path)))
    assert [row["intervention"] for row in found["rows"]] == ["", "A%0", "B%0 C%0", "A:B%0"]
    path.write_text("A%0\nB%2\n")
    assert main(asked(cascade, "--list", str(path))) == 2
    assert "line 2" in capsys.readouterr().err


def test_settings_of_a_file_go_by_their_names(cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "settings.txt"
    path.write_text("treated: Drug=1\nuntreated: Drug=0\n")
    found = answer(
        capsys, "screen", cascade, "--phenotype", "B", "--settings", str(path), "--over", "nodes", "--only", "A"
    )
    assert [row["setting"] for row in found["rows"]] == ["treated"] * 3 + ["untreated"] * 3


def test_nothing_to_remove_is_said(cascade: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", cascade, "--phenotype", "Alive", "--set", "Drug=0"]) == 0
    assert "there is nothing to remove" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--phenotype", "Alife"], "Alive"),
        (["--phenotype", "Alive", "--over", "genes"], "nodes"),
        (["--phenotype", "Alive", "--only", "D"], "'D'"),
        (["--phenotype", "Alive", "--set", "Drug=1", "--from", "Drug=0"], "Drug=0"),
        (["--phenotype", "Alive", "--list", "/nowhere/list"], "no such file"),
        (["--phenotype", "Alive", "--output", "table.txt"], ".csv"),
        (["--phenotype", "Alive", "--only", ""], "--only"),
        (["--phenotype", "Alive", "--over", " , "], "--over"),
        *((["--phenotype", "Alive", option, "0"], option) for option in ("--rows", "--workers", "--samples", "--size")),
        (["--phenotype", "Alive", "--alternatives", "-1"], "--alternatives"),
        (["--phenotype", "Alive", "--list", "F", "--over", "edges", "--size", "3"], "--list and --over, --size"),
        (["--phenotype", "Alive", "--list", "F", "--only", "A"], "the file says what is tried"),
        (
            ["--phenotype", "Alive", "--alternatives", "--from", "resistant", "--probability", "--dask", "local"],
            "--alternatives and --start, --probability, --dask do not go together",
        ),
    ],
)
def test_bad_questions_end_with_code_2_and_what_would_help(
    cascade: str, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["screen", cascade, *words]) == 2
    error = capsys.readouterr().err
    assert said in error and "Traceback" not in error


@pytest.mark.parametrize(
    "words",
    [
        ["control", "--workers", "0"],
        ["control", "--size", "0"],
        ["control", "--only", ""],
        ["synergy", "--rows", "-3"],
        ["synergy", "--samples", "0"],
        ["synergy", "--workers", "-1"],
        ["synergy", "--only", ","],
    ],
)
def test_numbers_and_lists_that_make_no_sense_are_refused(
    cascade: str, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main([words[0], cascade, "--phenotype", "Alive", *words[1:]]) == 2
    assert words[1] in capsys.readouterr().err


def test_the_help_says_what_counts_as_shown_and_what_the_timeout_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "one that oscillates counts in full" in told and "end each intervention, not the whole" in told


def test_control_prints_the_minimal_sets(cascade: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["control", cascade, "--phenotype", "!Alive", "--set", "Drug=1"]
    assert answer(capsys, *words)["sets"] == {"Drug=1": ["A%0", "B%0 C%0"]}
    assert main([*words, "--only", "B"]) == 0
    assert "no set of up to 2" in capsys.readouterr().out
    assert main([*words, "--kind", "one-step", "--from", "resistant"]) == 0
    assert "no set of up to 2" in capsys.readouterr().out


def test_control_ends_at_the_timeout_with_the_sets_known_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["control", "il6", "--phenotype", "!Resistant", "--set", "FAC=1", "--size", "100", "--timeout", "1"]
    began = time.monotonic()
    found = answer(capsys, *words)
    assert time.monotonic() - began < 10
    assert not found["complete"] and found["ended"] == "time" and "STAT3%0" in found["sets"]["FAC=1"]
    assert main(words) == 0
    printed = capsys.readouterr()
    assert "incomplete: the time budget ended after" in printed.err and "sets (incomplete)" in printed.out


def test_control_says_which_components_it_leaves_out_and_brings_them_back(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["control", cascade, "--phenotype", "!(B | C)", "--set", "Drug=1"]
    found = answer(capsys, *words)
    assert found["left_out"] == ["B", "C"] and found["sets"] == {"Drug=1": ["A%0"]}
    assert main(words) == 0
    assert "left out, as the phenotype mentions them: B, C" in capsys.readouterr().err
    found = answer(capsys, *words, "--only", "A,B,C")
    assert found["left_out"] == [] and found["sets"] == {"Drug=1": ["A%0", "B%0 C%0"]}


def test_control_over_drugs_names_each_and_counts_drugs(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["control", "il6", "--phenotype", "!Resistant", "--set", "FAC=1", "--over", "drugs", "--size", "1"]
    drugs = answer(capsys, *words)["drugs"]["FAC=1"]
    assert "siltuximab" in drugs and len(set(drugs)) == len(drugs)
    assert main(words) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["1", "siltuximab", "IL6:IL6R%0", "IL6_niche:IL6R%0"] in lines


def test_synergy_prints_pairs_and_draws_the_matrix(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["synergy", cascade, "--phenotype", "Alive", "--set", "Drug=1", "--exclude", "Alive"]
    pairs = answer(capsys, *words, "--output", str(tmp_path / "pairs.csv"))["pairs"]
    assert (pairs[0]["first"], pairs[0]["second"], pairs[0]["interaction"]) == ("B%0", "C%0", "synthetic")
    assert (tmp_path / "pairs.csv").read_text().startswith("first,second,")
    assert main([*words, "--output", str(tmp_path / "pairs.svg")]) == 0
    assert (tmp_path / "pairs.svg").read_text().startswith("<")


def test_a_sampled_probability_of_synergy_is_printed_with_its_interval(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["synergy", "il6", "--phenotype", "Resistant", "--set", "FAC=1", "--only", "IL6,BCSC", "--samples", "50"]
    (pair,) = answer(capsys, *words)["pairs"]
    assert pair["status"] == "sampled" and pair["both_low"] <= pair["both"] <= pair["both_high"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert f"[{pair['both_low']:.3f}, {pair['both_high']:.3f}]" in out
    assert "(sampled: from 50 walks; what is in brackets is a 95 % interval)" in out
    assert main(["synergy", "--help"]) == 0
    assert "above 0: more, below 0: less" in capsys.readouterr().out


def test_a_table_is_drawn_on_its_own_network_only(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, picture = tmp_path / "table.csv", tmp_path / "table.svg"
    assert main(asked(cascade, "--output", str(path))) == 0
    words = ["--screen", str(path), "--output", str(picture)]
    assert main(["draw", cascade, *words]) == 0 and picture.exists()
    picture.unlink()
    capsys.readouterr()
    assert main(["draw", "il8", *words]) == 2
    assert "is the table of cascade, not of il8" in capsys.readouterr().err
    path.with_name("table.csv.manifest.json").unlink()
    assert main(["draw", "il8", *words]) == 2
    assert "is no table of il8: it has A" in capsys.readouterr().err
    assert not picture.exists()
    assert main(["draw", cascade, *words, "--set", "Drug=0"]) == 2
    assert "--screen and --setting do not go together" in capsys.readouterr().err
    assert main(["draw", cascade, *words]) == 0


def test_explain_tells_the_chain_and_draws_it(cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["explain", cascade, "--perturb", "A%0", "--phenotype", "Alive", "--set", "Drug=1"]
    assert [step["component"] for step in answer(capsys, *words)["chain"] if step["differs"]] == [
        "A",
        "B",
        "C",
        "Alive",
    ]
    assert main([*words, "--output", str(tmp_path / "why.svg")]) == 0
    assert "Causal path: A -> B -> Alive" in capsys.readouterr().out
    assert (tmp_path / "why.svg").exists()


def test_alternatives_give_the_share_of_admissible_networks(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["screen", "aldh", "--phenotype", "Resistant", "--over", "nodes", "--alternatives"]
    found = answer(capsys, *words)
    assert found["networks"] == found["admissible"] and all(row["shown"] <= row["networks"] for row in found["rows"])
