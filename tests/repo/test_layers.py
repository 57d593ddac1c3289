"""The layers of src/logicnet are a contract: a folder imports only from those below it, for types too."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

from logicnet.cli import COMMANDS

DESIGN = (
    "cli, report, draw, evidence, screens, checking | explanation, analysis, dynamics | reduction | formats, "
    "model, logic, core | display, errors"
)


def test_the_contract_names_the_layers_of_the_design(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "layers"]
    assert [re.sub(r"[()]", "", layer) for layer in contract["layers"]] == DESIGN.split(", ")


def test_only_draw_may_import_what_draws_and_no_other_layer_is_left_out(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    by_type = {contract["type"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
    folders = {path.parent.name for path in (root / "src" / "logicnet").glob("*/__init__.py")}
    assert {name.removeprefix("logicnet.") for name in by_type["forbidden"]["source_modules"]} == folders - {"draw"}
    assert by_type["acyclic_siblings"]["ancestors"] == ["logicnet"]


def test_every_contract_holds(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


def test_no_command_imports_another_by_whatever_way() -> None:
    """What commands share stands in a module that is no command. The table of commands says which modules are."""
    graph = grimp.build_graph("logicnet", cache_dir=None)
    commands = {f"logicnet.cli.{command.name}" for command in COMMANDS}
    assert commands <= graph.modules
    imported = {name: sorted(graph.find_upstream_modules(name) & (commands - {name})) for name in sorted(commands)}
    assert not {name: others for name, others in imported.items() if others}
