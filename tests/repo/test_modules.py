"""Rules of the house that a program can check: size, a docstring for each module, cheap imports, examples that run."""

from __future__ import annotations

import ast
import doctest
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "logicnet"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "analyses").glob("*.py"))
MIRRORED = (
    "analysis",
    "checking",
    "cli",
    "core",
    "display",
    "draw",
    "dynamics",
    "errors",
    "evidence",
    "explanation",
    "formats",
    "logic",
    "model",
    "reduction",
    "report",
    "screens",
)
HEAVY = ("boolean", "clingo", "graphviz", "matplotlib", "networkx", "numpy", "pandas", "rich", "scipy", "wasmtime")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=name)
def test_a_module_is_at_most_400_lines_and_says_what_it_owns(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text))


def test_the_oracle_stays_under_100_lines(root: Path) -> None:
    lines = (root / "tests" / "oracle.py").read_text(encoding="utf-8").splitlines()
    assert sum(bool(line.strip()) for line in lines) < 100


@pytest.mark.parametrize("path", [path for path in MODULES if ">>>" in path.read_text(encoding="utf-8")], ids=name)
def test_the_examples_in_docstrings_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(importlib.import_module(module(path)), optionflags=doctest.ELLIPSIS)
    assert result.attempted and not result.failed


@pytest.mark.parametrize("statement", ["import logicnet", "import logicnet.cli"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    code = f"{statement}; import sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem not in ("__init__", "__main__")], ids=name)
def test_an_import_has_no_side_effect(path: Path) -> None:
    """At the top level of a module stand definitions, constants and imports: no calls for their effect."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    calls = [node.lineno for node in body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    assert not calls


def mirrored() -> list[Path]:
    """The modules of the folders in which the tests of ``M.py`` stand in ``test_M.py``."""
    return [
        path for folder in MIRRORED for path in MODULES if PACKAGE / folder in path.parents and path.stem != "__init__"
    ]


@pytest.mark.parametrize("path", mirrored(), ids=name)
def test_a_module_has_its_tests_where_they_are_looked_for(path: Path) -> None:
    place = path.relative_to(PACKAGE)
    assert (ROOT / "tests" / "unit" / place.with_name(f"test_{place.name}")).is_file()
