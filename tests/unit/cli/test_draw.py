"""`logicnet draw`: which plot is drawn, of what, and which options do not go together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main

ALIVE = ("--phenotype", "Alive", "--set", "Drug=1")


def test_a_table_is_drawn_on_its_own_network_only(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, picture = tmp_path / "table.csv", tmp_path / "table.svg"
    assert main(["screen", cascade, *ALIVE, "--output", str(path)]) == 0
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
    assert "--screen and --set do not go together" in capsys.readouterr().err
    assert main(["draw", cascade, *words]) == 0


@pytest.mark.parametrize(
    ("name", "said"), [("a.eps", "PDF takes the place of EPS"), ("none/a.svg", "there is no directory")]
)
@pytest.mark.parametrize(
    "words",
    [
        ["draw", "--attractors"],
        ["succession"],
        ["explain", "--perturb", "A%0", "--phenotype", "Alive"],
    ],
    ids=lambda words: words[0],
)
def test_where_it_cannot_be_drawn_is_said_before_the_work(
    cascade: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    name: str,
    said: str,
) -> None:
    def work(*_: object, **__: object) -> None:
        raise AssertionError("the work has begun")

    for question in ("analysis.attractors.attractors", "analysis.succession.succession", "explanation.explain"):
        monkeypatch.setattr(f"logicnet.{question}", work)
    assert main([words[0], cascade, *words[1:], "--output", str(tmp_path / name)]) == 2
    assert said in capsys.readouterr().err


def test_without_a_plot_the_network_is_drawn_with_what_is_held(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.svg"
    assert main(["draw", cascade, "--set", "Drug=1", "--perturb", "A%0", "--output", str(path)]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"logicnet: wrote {path}\n")
    assert "Drug=1 · A%0" in path.read_text()


def test_one_plot_is_drawn_at_a_time_and_layouts_are_those_of_the_diagram(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["draw", cascade, "--output", str(tmp_path / "a.svg"), "--attractors"]
    assert main([*words, "--succession"]) == 2
    assert "--attractors and --succession do not go together" in capsys.readouterr().err
    for option in (["--layout", "neato"], ["--direction", "right"], ["--readouts"]):
        assert main([*words, *option]) == 2
        assert f"--attractors and {option[0]} do not go together" in capsys.readouterr().err


def test_the_diagram_is_drawn_of_some_components_by_name_and_to_the_right(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "some.svg"
    words = ["draw", cascade, "--output", str(path), "--direction", "right", "--labels", "names", "--readouts"]
    assert main([*words, "--only", "A,B"]) == 0
    assert "are not drawn" in capsys.readouterr().err
    drawn = path.read_text()
    assert 'data-name="A"' in drawn and 'data-name="Drug"' not in drawn
    assert main([*words, "--only", "A,Durg"]) == 2
    assert "unknown component 'Durg'\ndid you mean 'Drug'?" in capsys.readouterr().err
    assert main([*words, "--layout", "force"]) == 2
    assert "the layout force has no direction" in capsys.readouterr().err


def test_a_table_that_was_changed_since_is_drawn_and_that_is_said(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, picture = tmp_path / "table.csv", tmp_path / "table.svg"
    assert main(["screen", cascade, *ALIVE, "--output", str(path)]) == 0
    draw = ["draw", cascade, "--screen", str(path), "--output", str(picture)]
    assert main(draw) == 0 and "was changed" not in capsys.readouterr().err
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))
    assert main(draw) == 0
    assert "table.csv was changed since the screen wrote it" in capsys.readouterr().err


def test_a_diagram_that_is_cut_at_its_limit_is_drawn_and_that_is_said(
    written: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nine inputs have 3^9 trap spaces, far more than are followed."""
    path = written("".join(f"I{i}, I{i}\n" for i in range(9)))
    assert main(["draw", path, "--succession", "--output", str(tmp_path / "a.svg")]) == 0
    assert "logicnet: incomplete: " in capsys.readouterr().err


def test_a_screen_is_drawn_as_bars_or_dots_and_its_first_rows_alone(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, picture = tmp_path / "table.csv", tmp_path / "table.svg"
    assert main(["screen", cascade, *ALIVE, "--output", str(path)]) == 0
    draw = ["draw", cascade, "--screen", str(path), "--output", str(picture)]
    drawn = {}
    for kind in ("matrix", "bars", "dots"):
        assert main([*draw, "--kind", kind]) == 0
        drawn[kind] = picture.read_text()
    assert main(draw) == 0 and picture.read_text() == drawn["matrix"].replace(" --kind matrix", "")
    assert "change of the share of attractors" in drawn["bars"] and len(set(drawn.values())) == 3
    for kind in ("matrix", "bars"):
        capsys.readouterr()
        assert main([*draw, "--kind", kind, "--top", "1"]) == 0
        assert "the first 1 of " in capsys.readouterr().err


def test_rows_that_change_nothing_are_drawn_where_all_are_asked_for(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, picture = tmp_path / "table.csv", tmp_path / "table.svg"
    assert main(["screen", cascade, *ALIVE, "--inputs", "--output", str(path)]) == 0
    draw = ["draw", cascade, "--screen", str(path), "--output", str(picture)]
    for kind in ("matrix", "bars"):
        capsys.readouterr()
        assert main([*draw, "--kind", kind, "--rows", "changed"]) == 0
        assert "nothing and" in capsys.readouterr().err
        assert main([*draw, "--kind", kind, "--rows", "all", "--top", "500"]) == 0
        assert "nothing and" not in capsys.readouterr().err


def test_a_kind_of_a_screen_is_refused_beside_another_plot(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in (["--kind", "bars"], ["--top", "5"]):
        assert main(["draw", cascade, "--attractors", "--output", str(tmp_path / "a.svg"), *option]) == 2
        assert f"--attractors and {option[0]} do not go together" in capsys.readouterr().err


def test_a_table_of_contexts_is_drawn_with_a_column_for_each(tmp_path: Path) -> None:
    path, picture = tmp_path / "contexts.csv", tmp_path / "contexts.svg"
    asked = ["screen", "resistance", "--phenotype", "Resistant", "--over", "drugs", "--contexts", "subtypes"]
    assert main([*asked, "--set", "Paclitaxel=1 FAC=0 Vinorelbine=0 Cisplatin=0", "--output", str(path)]) == 0
    for kind in ("matrix", "bars", "dots"):
        assert main(["draw", "resistance", "--screen", str(path), "--kind", kind, "--output", str(picture)]) == 0
        text = picture.read_text()
        for name in ("luminal-A", "luminal-B", "HER2-positive", "triple-negative", "reparixin"):
            assert name in text


def test_an_attractor_is_painted_by_its_number_in_the_list(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    path = tmp_path / "net.svg"
    asked = [toggle, "--set", "Drug=0"]
    found = answer("attractors", *asked)["attractors"]
    assert [one["states"] for one in found] == [1, 2]
    for number, one in enumerate(found, 1):
        assert main(["draw", *asked, "--attractor", str(number), "--output", str(path)]) == 0
        drawn = path.read_text(encoding="utf-8")
        many = "1 state" if one["states"] == 1 else f"{one['states']} states"
        assert f"attractor {number} of the 2 listed: {one['kind']}, {many}" in drawn
        assert ("oscillates" in drawn) == bool(one["oscillating"])


def test_an_attractor_that_is_not_there_is_an_error_that_says_how_many_there_are(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.svg"
    assert main(["draw", toggle, "--set", "Drug=0", "--attractor", "3", "--output", str(path)]) == 2
    assert "there is no attractor 3: 2 are listed" in capsys.readouterr().err and not path.exists()
    assert main(["draw", toggle, "--attractors", "--attractor", "1", "--output", str(path)]) == 2
    assert "--attractors and --attractor do not go together" in capsys.readouterr().err


def test_an_attractor_of_an_incomplete_list_is_drawn_and_that_is_said(
    toggle: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from logicnet.analysis import attractors as asked

    def ended(*words: Any, **options: Any) -> Any:
        return replace(whole(*words, **options), complete=False, why_incomplete="the time budget ended it")

    whole = asked.attractors
    monkeypatch.setattr(asked, "attractors", ended)
    path = tmp_path / "net.svg"
    assert main(["draw", toggle, "--set", "Drug=0", "--attractor", "1", "--output", str(path)]) == 0
    assert capsys.readouterr().err.count("logicnet: incomplete: the time budget ended it\n") == 1
    assert "incomplete: the time budget ended it" in path.read_text(encoding="utf-8")


def test_rows_of_attractors_are_chosen_by_name_or_by_what_changes(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["draw", cascade, "--attractors", "--output", str(tmp_path / "a.svg")]
    assert main([*words, "--only", "A,B"]) == 0
    assert "components that are not drawn" in capsys.readouterr().err
    assert main([*words, "--rows", "changed"]) == 0
    assert main([*words, "--only", "Nobody"]) == 2
    assert "unknown component 'Nobody'" in capsys.readouterr().err
    assert main(["draw", cascade, "--rows", "changed", "--output", str(tmp_path / "b.svg")]) == 2


def test_so_many_attractors_are_drawn_as_are_asked_for_and_the_others_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = ["--output", str(tmp_path / "a.svg")]
    assert main(["draw", "il6", "--attractors", "--limit", "3", *output]) == 0
    assert "drawn: the first 3 of the 13 that are listed" in capsys.readouterr().err
    assert main(["draw", "il6", "--basins", "--limit", "3", *output]) == 0
    assert "drawn: 3 of" in capsys.readouterr().err
    assert main(["draw", "il6", "--succession", "--limit", "3", *output]) == 2
    assert "--limit goes with --attractors or --basins" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--kind", "bars"], "--kind needs --screen FILE\n"),
        (["--top", "3"], "--top needs --screen FILE\n"),
        (["--rows", "all"], "--rows needs --attractors or --screen FILE\n"),
        (["--from", "Drug=1"], "--from needs --states\n"),
        (["--start", "Drug=1"], "--start needs --states\n"),
        (["--screen", "t.csv", "--context", "c"], "--screen and --context do not go together"),
        (["--screen", "t.csv", "--perturb", "A%0"], "--screen and --perturb do not go together"),
        (["--screen", "t.csv", "--set", ""], "--screen and --set do not go together"),
        (["--basins", "--from", "Drug=1"], "--from goes with --states\n"),
        (["--states", "--only", "A"], "--only goes with the diagram (no other plot named) or --attractors\n"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_an_option_that_the_plot_has_no_use_for_is_named_as_given_with_the_plots_that_have(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    path = tmp_path / "a.svg"
    assert main(["draw", cascade, "--output", str(path), *words]) == 2
    error = capsys.readouterr().err
    assert said in error and "--diagram" not in error and not path.exists()
