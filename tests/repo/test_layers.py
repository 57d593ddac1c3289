"""The layers of src/logicnet are a contract: a folder imports only from those below it, for types too."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

DESIGN = "cli, report, draw, evidence, screens, analysis, dynamics | reduction | formats, model, logic, core, errors"


def test_the_contract_names_the_layers_of_the_design(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    assert [layer.strip("()") for layer in contract["layers"]] == DESIGN.split(", ")


def test_no_folder_imports_from_a_layer_above_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0
