"""`logicnet page`: where the file is, how large, in what it opens, and how bad input is refused before the work."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def document(path: Path) -> dict[str, Any]:
    """What the file holds of its network."""
    text = path.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="logicnet-document">(.*?)</script>', text, re.DOTALL)
    assert found
    held: dict[str, Any] = json.loads(found[1])
    return held


def test_it_says_where_the_file_is_and_how_large(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.html"
    assert main(["page", toggle, "--output", str(path)]) == 0
    shown = capsys.readouterr()
    size = path.stat().st_size
    assert shown.out.startswith(f"wrote {path}: {size / 1e6:.2f} MB (kB: document ") and shown.err == ""
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_the_parts_add_to_the_size_of_the_file(
    toggle: str, tmp_path: Path, answer: Callable[..., dict[str, Any]]
) -> None:
    path = tmp_path / "net.html"
    told = answer("page", toggle, "--output", str(path))
    assert told["size"] == sum(told["sizes"].values()) == path.stat().st_size
    assert (told["file"], told["network"], told["complete"], told["frame"]) == (str(path), "toggle", True, "")


def test_it_opens_in_what_was_asked_for_apart_as_the_switches_have_it(tmp_path: Path) -> None:
    path = tmp_path / "net.html"
    words = ["--context", "triple-negative", "--set", "Paclitaxel=1", "--perturb", "STAT3%0 siltuximab TGFB:TGFBR2%0"]
    assert main(["page", "resistance", "--output", str(path), *words, "--phenotype", "Resistant_taxane"]) == 0
    held = document(path)
    assert held["first"] == {
        "context": "triple-negative",
        "setting": {"Paclitaxel": 1},
        "drugs": ["siltuximab"],
        "changes": ["STAT3%0", "TGFB:TGFBR2%0"],
        "phenotype": "Resistant_taxane",
    }


def test_many_free_inputs_open_the_first_context_which_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.html"
    assert main(["page", "resistance", "--output", str(path)]) == 0
    assert "the page opens in the context culture (--context chooses another" in capsys.readouterr().err
    assert document(path)["first"]["context"] == "culture"
    assert main(["page", "resistance", "--output", str(path), "--set", ""]) == 0
    assert "opens in the context" not in capsys.readouterr().err
    assert document(path)["first"] == {**document(path)["first"], "context": "", "setting": {}}


def test_the_command_in_the_file_makes_the_same_file(
    toggle: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shlex

    monkeypatch.chdir(tmp_path)
    words = ["--set", "Drug=1", "--perturb", "A%0", "--phenotype", "A & !B", "--title", "It's a title"]
    assert main(["page", toggle, "--output", "one.html", *words]) == 0
    command = shlex.split(document(tmp_path / "one.html")["made"]["command"])
    assert command[:2] == ["logicnet", "page"] and str(tmp_path) not in " ".join(command)
    assert main([*command[1:], "--output", "two.html"]) == 0
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_a_dash_writes_the_file_to_stdout(toggle: str, tmp_path: Path, capsysbinary: Any) -> None:
    path = tmp_path / "net.html"
    assert main(["page", toggle, "--output", str(path)]) == 0
    capsysbinary.readouterr()
    assert main(["page", toggle, "--output", "-"]) == 0
    shown = capsysbinary.readouterr()
    assert shown.out == path.read_bytes() and b" MB (kB: document" in shown.err
    assert main(["page", toggle, "--output", "-", "--json"]) == 2
    assert capsysbinary.readouterr().out == b""


def test_a_page_for_a_frame_comes_with_the_frame(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a & b.html"
    assert main(["page", toggle, "--output", str(path), "--embed", "--title", '"><script>']) == 0
    frame = capsys.readouterr().out.splitlines()[1]
    assert frame.startswith('<iframe src="a%20%26%20b.html" title="&quot;&gt;&lt;script&gt;" ')
    assert 'sandbox="allow-scripts ' in frame and "allow-same-origin" not in frame
    assert document(path)["embed"] is True


def test_the_table_of_a_screen_is_taken_along_on_its_own_network_only(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, path = tmp_path / "table.csv", tmp_path / "net.html"
    assert main(["screen", cascade, "--phenotype", "Alive", "--set", "Drug=1", "--output", str(table)]) == 0
    assert main(["page", cascade, "--output", str(path), "--screen", str(table)]) == 0
    held = document(path)["screen"]
    lines = table.read_text(encoding="utf-8").splitlines()
    assert held["title"] == f"Alive under Drug=1: {len(lines) - 1} rows"
    place = held["columns"].index("intervention")
    assert [row[place] for row in held["rows"]][:2] == [line.split(",")[1] for line in lines[1:3]]
    capsys.readouterr()
    path.unlink()
    assert main(["page", "il8", "--output", str(path), "--screen", str(table)]) == 2
    assert "is the table of cascade, not of il8" in capsys.readouterr().err
    table.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert main(["page", cascade, "--output", str(path), "--screen", str(table)]) == 0
    assert "was changed since the screen wrote it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "net.txt"], "must end in .html or .htm"),
        (["--output", "none/net.html"], "there is no directory"),
        (["--output", "net.html", "--phenotype", "Aliv"], "did you mean 'Alive'?"),
        (["--output", "net.html", "--context", "x"], "has no contexts"),
        (["--output", "net.html", "--screen", "missing.csv"], "there is no such file"),
        (["--output", "net.html", "--set", "A=1"], "is not an input of"),
    ],
    ids=lambda given: given[-1] if isinstance(given, list) else "",
)
def test_bad_input_is_refused_and_nothing_is_written(
    words: list[str],
    said: str,
    cascade: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "there")
    text = Path(cascade).read_text(encoding="utf-8")
    named = tmp_path / "cascade.toml"
    named.write_text(_toml(text), encoding="utf-8")
    assert main(["page", str(named), *words]) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.out == ""
    assert not list(Path().iterdir())


def _toml(rules: str) -> str:
    """The rules of a .bnet file as a model of its own, with a phenotype."""
    lines = [line.split(", ", 1) for line in rules.splitlines()[1:]]
    entries = "".join(
        f"[components.{name}]\n" + ("input = true\n" if name == rule else f'rule = "{rule}"\n')
        for name, rule in lines
        if name != "Alive"
    )
    return f'[network]\nname = "cascade"\n{entries}[phenotypes.Alive]\nexpression = "Drug & (B | C)"\n'


def test_an_installation_without_the_parts_of_the_page_says_so(
    toggle: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("logicnet.report.page.file._BUILT", tmp_path)
    assert main(["page", toggle, "--output", str(tmp_path / "net.html")]) == 2
    assert "lacks page.js, a part of the page\ninstall logicnet from a wheel" in capsys.readouterr().err
    for name in ("page.js", "worker.js", "page.css", "licences.txt", "core.wasm.gz"):
        (tmp_path / name).write_text('"logicnet page 7"', encoding="utf-8")
    assert main(["page", toggle, "--output", str(tmp_path / "net.html")]) == 2
    assert "the page's script was built for logicnet page 7, and this is logicnet page 1" in capsys.readouterr().err


def test_a_budget_that_ends_leaves_a_page_that_says_so(
    race: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = "".join(f"X{i}, X{i - 3} & !X{i - 7} | !X{i - 3} & X{i - 7} | !X{i - 1} & X{i}\n" for i in range(70))
    for i in range(1, 8):
        rules = rules.replace(f"X-{i} ", f"X{70 - i} ").replace(f"X-{i}\n", f"X{70 - i}\n")
    hard = tmp_path / "hard.bnet"
    hard.write_text(f"targets, factors\n{rules}", encoding="utf-8")
    path = tmp_path / "net.html"
    assert main(["page", str(hard), "--output", str(path), "--timeout", "0.001"]) == 0
    assert "logicnet: incomplete: " in capsys.readouterr().err
    held = document(path)["results"]
    assert held["incomplete"] and held["count"].startswith("at least ")
