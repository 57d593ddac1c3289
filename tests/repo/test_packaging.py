"""The recipe for conda needs what pyproject.toml lists, and the notebook for CoLoMoTo runs as it stands."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

import logicnet

ROOT = Path(__file__).resolve().parents[2]
RECIPE = yaml.safe_load((ROOT / "tools" / "conda" / "recipe.yaml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTEBOOK = ROOT / "tools" / "colomoto" / "logicnet.ipynb"


def needed(line: str) -> tuple[str, frozenset[str]]:
    """The name and the bounds of a requirement."""
    found = re.fullmatch(r"([A-Za-z0-9_.-]+?) *((?:[<>=!]=?[0-9.]+,?)*)", line)
    assert found, line
    return found[1], frozenset(found[2].split(","))


def test_the_recipe_runs_with_what_the_project_depends_on() -> None:
    names = RECIPE["extra"]["pypi"]
    listed = dict(map(needed, RECIPE["requirements"]["run"]))
    assert listed.pop("python") == {PROJECT["requires-python"]}
    assert {names.get(name, name): bounds for name, bounds in listed.items()} == dict(
        map(needed, PROJECT["dependencies"])
    )
    assert names.keys() <= listed.keys()


def test_the_recipe_is_of_this_version_and_licence() -> None:
    assert RECIPE["context"]["version"] == logicnet.__version__ and RECIPE["package"]["name"] == PROJECT["name"]
    assert RECIPE["about"]["summary"] == PROJECT["description"]
    assert (ROOT / "tools" / "conda" / RECIPE["source"]["path"] / RECIPE["about"]["license_file"]).is_file()


def test_the_recipe_builds_with_what_the_build_needs() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert set(map(needed, build)) <= set(map(needed, RECIPE["requirements"]["host"]))


def test_the_notebook_holds_no_output() -> None:
    """It is made where it is run, and none is typed by hand."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells if cell["cell_type"] == "code")


@pytest.mark.skipif(
    find_spec("nbclient") is None or find_spec("ipykernel") is None, reason="nbclient and ipykernel are not installed"
)
def test_the_notebook_runs_and_every_last_value_shows_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    read: Any = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(read, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [cell.outputs for cell in read.cells if cell.cell_type == "code"]
    silent = [i for i, cell in enumerate(outputs) if not cell]
    assert silent == []
    assert any("image/svg+xml" in one.get("data", {}) for cell in outputs for one in cell)
