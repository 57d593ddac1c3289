"""A wheel built from the checkout is whole and runs: one for every Python, with the core, the networks and the page."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("wheel")
    # What the optimiser makes of the core is tested with the core itself.
    fast = {"cmake.define.CMAKE_CXX_FLAGS_RELEASE": "-O0 -DNDEBUG"}
    code = f"import sys; sys.path.insert(0, 'tools'); import backend; backend.build_wheel({str(folder)!r}, {fast!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_one_wheel_serves_every_python_of_a_platform(wheel: Path) -> None:
    assert "-py3-none-" in wheel.name


def test_the_wheel_holds_every_module_every_network_and_the_core(wheel: Path, root: Path) -> None:
    held = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    modules = {path.relative_to(root / "src") for path in (root / "src" / "logicnet").rglob("*.py")}
    networks = {Path("logicnet") / path.relative_to(root) for path in (root / "networks").rglob("*.*")}
    built = {path.relative_to(root / "src") for path in (root / "src/logicnet/report/page/built").iterdir()}
    assert modules | networks | built | {Path("logicnet/py.typed")} <= held
    assert [path for path in held if path.stem.endswith("logicnet_engine")]


def test_an_installed_wheel_solves_a_shipped_network_and_makes_its_page(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = f"""
import sys
sys.path[:0] = [{str(tmp_path)!r}]
sys.path.append({sysconfig.get_path("purelib")!r})
import logicnet
assert logicnet.__file__.startswith({str(tmp_path)!r}), logicnet.__file__
assert logicnet.attractors(logicnet.load("il6")).complete
assert "WebAssembly" in logicnet.page("il6").html
"""
    # -S: without the hook of the editable install, which would answer first.
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
