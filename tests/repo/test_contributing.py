"""CONTRIBUTING.md draws the folders that there are, and names files and commands that exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = PAGE.partition("## Adding something")[2].partition("## Tests")[0]
PLACES = ("src/logicnet", "src/engine", "tests", "tests/conformance", "src/engine/spaces", "")


def drawn(begin: str, arrow: str) -> list[str]:
    """The names along the arrows of the line that begins so."""
    (line,) = [line for line in PAGE.splitlines() if line.startswith(begin)]
    return re.findall(r"[a-z]+", line.replace(arrow, " "))


def folders(place: Path) -> set[str]:
    """The folders that hold files of ours: a package may hold no module but other packages."""
    inside = [path for path in place.iterdir() if path.is_dir()]
    return {path.name for path in inside if (path / "__init__.py").is_file() or any(path.glob("[a-zA-Z]*.*"))}


def test_the_map_has_the_layers_of_the_contract_in_their_order(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "layers"]
    there = [layer for layer in contract["layers"] if not layer.startswith("(")]
    assert drawn("cli ->", "->") == re.findall(r"[a-z]+", " ".join(there))
    rows = re.findall(r"^\| ((?:`[a-z]+`(?:, )?)+) \|", PAGE.partition("The engine has rooms")[0], re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([a-z]+)`", row)} == folders(root / "src" / "logicnet")


def test_the_map_has_the_rooms_of_the_engine(root: Path) -> None:
    assert set(drawn("base <-", "<-")) == folders(root / "src" / "engine")


def test_the_table_of_tests_has_their_folders(root: Path) -> None:
    assert set(re.findall(r"^\| `tests/([a-z]+)/` \|", PAGE, re.MULTILINE)) == folders(root / "tests")


def test_every_command_that_it_names_exists(root: Path) -> None:
    said = subprocess.run([sys.executable, root / "run", "--help"], capture_output=True, text=True, check=True).stdout
    known = set(re.findall(r"^    ([a-z-]+)(?:  |$)", said, re.MULTILINE))
    asked = set(re.findall(r"python3 run ([a-z-]+)", PAGE)) | set(re.findall(r"`(bench-[a-z]+)`", PAGE))
    assert {"test", "check", "build"} <= asked <= known


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w/.]+\.(?:py|hpp|h|cpp|md))`", RECIPES))))
def test_every_file_that_a_recipe_names_exists(name: str, root: Path) -> None:
    if "NAME" not in name:
        assert any((root / place / name).is_file() for place in PLACES)
