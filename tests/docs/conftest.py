"""The manual's folder, and the site, built once where what builds it is installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

import logicnet

BUILDERS = ("furo", "myst_nb", "nbclient", "sphinx", "sphinx_copybutton", "sphinx_design")


@pytest.fixture(scope="session")
def docs(root: Path) -> Path:
    return root / "docs"


@pytest.fixture(scope="session")
def builders() -> None:
    missing = [name for name in BUILDERS if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: the manual is not built")


@pytest.fixture(scope="session")
def site(root: Path, builders: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all versions, with this one built into it: every warning is an error."""
    folder = tmp_path_factory.mktemp("manual")
    known = [str(root / "tools"), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-m", "manual", root, folder / "site", folder / "work"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, known))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-6000:]
    assert (folder / "site" / logicnet.__version__ / "index.html").exists()
    return folder / "site"
