"""How pictures are asked for: their look, their files, and what these say of themselves.

Of an answer that Ctrl-C ended the part is drawn, it is said once, and no script goes on with it.
"""

from __future__ import annotations

import json
import re
import shlex
import struct
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import pytest

from logicnet.analysis.finding import Finding
from logicnet.cli import main
from logicnet.core.codes import SAID
from logicnet.draw.paint.typefaces import FAMILY, typeface


def ended(question: Callable[..., Any]) -> Callable[..., Finding]:
    """The same question, whose answer Ctrl-C ended."""

    def asked(*given: Any, **options: Any) -> Any:
        return replace(question(*given, **options), complete=False, why_incomplete=SAID["stopped"])

    return asked


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["draw", "--basins"], "basins.basins"),
        (["draw", "--attractors"], "attractors.attractors"),
        (["basins"], "basins.basins"),
        (["simulate", "--show", "A"], "simulation.simulate"),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, list) else given,
)
def test_a_part_is_drawn_said_to_be_one_once_and_ends_with_130(
    cascade: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    place: str,
) -> None:
    module, name = place.split(".")
    owner = import_module(f"logicnet.analysis.{module}")
    monkeypatch.setattr(owner, name, ended(getattr(owner, name)))
    path = tmp_path / "part.svg"
    assert main([words[0], cascade, *words[1:], "--output", str(path)]) == 130
    assert path.exists() and "incomplete: it was interrupted" in path.read_text()
    said = capsys.readouterr().err
    assert said.count("incomplete") == 1 and f"wrote {path}" in said


def test_a_png_that_is_coarser_than_was_asked_for_says_so(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["draw", cascade, "--output", str(tmp_path / "a.png"), "--width", "300cm"]
    assert main([*words, "--dpi", "20"]) == 0
    assert "instead of" not in capsys.readouterr().err
    assert main([*words, "--dpi", "400"]) == 0
    assert "dots an inch instead of 400: a PNG has at most 32 million pixels" in capsys.readouterr().err


def svg(path: Path) -> dict[str, Any]:
    """What a file says of itself."""
    told = re.search(r"<metadata>(.*?)</metadata>", path.read_text(encoding="utf-8"))
    assert told
    return dict(json.loads(unescape(told[1])))


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["--width", "85mm"], "width"),
        (["--dpi", "300"], "dpi"),
        (["--font", "DejaVu Sans"], "font"),
        (["--theme", "dark"], "theme"),
        (["--labels", "names"], "labels"),
        (["--title", "T"], "title"),
        (["--no-title"], "no-title"),
        (["--no-legend"], "no-legend"),
    ],
)
@pytest.mark.parametrize("command", ["succession", "basins"])
def test_a_look_without_a_picture_is_refused(
    cascade: str, capsys: pytest.CaptureFixture[str], command: str, words: list[str], option: str
) -> None:
    assert main([command, cascade, *words]) == 2
    said = capsys.readouterr()
    assert said.out == "" and f"--{option} without a picture" in said.err and "--output FILE.svg" in said.err


def test_a_look_beside_a_table_is_refused_too(cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "course.csv"
    assert main(["simulate", cascade, "--show", "A", "--output", str(table), "--width", "85mm"]) == 2
    assert "--width without a picture" in capsys.readouterr().err and not table.exists()


@pytest.mark.parametrize("dpi", ["0", "-5", "2401", "many", ""])
def test_dots_an_inch_are_a_number_from_1_to_2400(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], dpi: str
) -> None:
    path = tmp_path / "a.png"
    assert ended_with(["draw", cascade, "--output", str(path), "--dpi", dpi]) == 2
    assert f"from 1 to 2400, found '{dpi}'" in capsys.readouterr().err and not path.exists()


def ended_with(words: list[str]) -> int:
    """The exit code, whether the command or the parser of its words ends."""
    try:
        return main(words)
    except SystemExit as done:
        return int(done.code or 0)


@pytest.mark.parametrize("dpi", [100, 300])
def test_a_png_has_as_many_dots_an_inch_as_were_asked_and_says_so(cascade: str, tmp_path: Path, dpi: int) -> None:
    path = tmp_path / "a.png"
    assert main(["draw", cascade, "--output", str(path), "--dpi", str(dpi), "--width", "85mm"]) == 0
    data = path.read_bytes()
    assert struct.unpack(">I", data[16:20])[0] == pytest.approx(85 / 25.4 * dpi, abs=1)
    at = data.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", data[at : at + 9])
    assert unit == 1 and across == down == round(dpi / 0.0254)


def test_a_title_and_no_title_do_not_go_together(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.svg"
    assert ended_with(["draw", cascade, "--output", str(path), "--title", "T", "--no-title"]) == 2
    assert "--title and --no-title do not go together" in capsys.readouterr().err and not path.exists()


def test_a_title_is_the_heading_and_no_title_leaves_none(cascade: str, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert main(["basins", cascade, "--output", str(path), "--title", "My own"]) == 0
    assert ">My own</text>" in path.read_text()
    assert main(["basins", cascade, "--output", str(path), "--no-title", "--no-legend"]) == 0
    assert "Basins of" not in path.read_text() and "nothing else can be reached" not in path.read_text()


def test_the_file_names_the_command_that_made_it_and_no_place_on_this_machine(cascade: str, tmp_path: Path) -> None:
    """Files are named alone, so that the same command elsewhere makes the same bytes."""
    path = tmp_path / "a plot.svg"
    words = ["basins", cascade, "--set", "Drug=1", "--output", str(path), "--width", "85mm"]
    assert main(words) == 0
    told = svg(path)
    assert shlex.split(told["command"]) == [
        *["logicnet", "basins", "cascade.bnet", "--set", "Drug=1", "--output", "FILE.svg", "--width", "85mm"]
    ]
    assert next(iter(told)) == "program" and "network cascade" in told and told["setting"] == "Drug=1"
    assert str(tmp_path) not in path.read_text()


def test_equal_pictures_are_equal_bytes_whatever_the_file_is_called(
    cascade: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    assert main(["draw", cascade, "--title", "one.svg", "--output", "one.svg"]) == 0
    assert main(["draw", cascade, "--title", "one.svg", "--output", str(other)]) == 0
    assert one.read_bytes() == other.read_bytes() and "--title one.svg" in one.read_text()
    assert main(["draw", cascade, f"--out={other}"]) == 0
    assert svg(other)["command"] == "logicnet draw cascade.bnet --out=FILE.svg"


def test_a_file_that_is_named_within_a_word_is_told_without_its_folders(cascade: str, tmp_path: Path) -> None:
    (held := tmp_path / "held.txt").write_text("Drug=1")
    path = tmp_path / "a.svg"
    assert main(["draw", cascade, "--set", f"@{held}", "--output", str(path)]) == 0
    assert svg(path)["command"] == "logicnet draw cascade.bnet --set @held.txt --output FILE.svg"


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_dots_an_inch_of_what_has_no_dots_are_refused(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    assert main(["draw", cascade, "--output", str(path), "--dpi", "200"]) == 2
    assert f"--dpi is of a PNG alone: .{suffix} is sharp at any size" in capsys.readouterr().err and not path.exists()


def test_letters_that_no_font_has_are_told_once_and_the_picture_is_drawn(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("logicnet.draw.paint.fallback.file_with", lambda character: None)
    path = tmp_path / "a.svg"
    assert main(["draw", cascade, "--output", str(path), "--title", "κ 日日"]) == 0
    said = capsys.readouterr().err
    assert said.count("日 (U+65E5)") == 1 and "no font of this machine has" in said and "κ" not in said


def test_a_font_without_a_file_is_refused_before_the_work_with_those_that_are_here(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {"Inter": (typeface(FAMILY).file(), typeface(FAMILY).file())}
    monkeypatch.setattr("logicnet.draw.paint.typefaces._installed", lambda: here)
    typeface.cache_clear()
    path = tmp_path / "a.pdf"
    assert main(["draw", cascade, "--output", str(path), "--font", "Arial"]) == 2
    said = capsys.readouterr().err
    assert "write .svg; or install Liberation Sans or Arimo, which is as wide" in said and "here: Inter" in said
    assert main(["draw", cascade, "--output", str(tmp_path / "a.svg"), "--font", "Arial"]) == 0
    here["Liberation Sans"] = here["Inter"]
    typeface.cache_clear()
    assert main(["draw", cascade, "--output", str(path), "--font", "Arial"]) == 0
    assert "Arial is not on this machine: drawn in Liberation Sans, which is as wide" in capsys.readouterr().err
    typeface.cache_clear()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--width", "85"], "'85' is not a width: it has no unit\nwrite '85mm'"),
        (["--width", "24.9mm"], "from 25 mm to 5080 mm wide, not 24.9 mm"),
        (["--font", "DejaVu Snas"], "did you mean 'DejaVu Sans'?"),
    ],
)
def test_a_look_that_cannot_be_had_is_refused_before_the_work(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    path = tmp_path / "a.svg"
    assert main(["draw", cascade, "--output", str(path), *words]) == 2
    assert said in capsys.readouterr().err and not path.exists()
