"""The environment in .venv: made, and filled with the packages of requirements.lock."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys

from dev.place import LOCK, PYTHON, ROOT, VENV, Stop, say
from dev.stamps import packages_digest, stamp, stamps


def environment() -> None:
    """A virtual environment, also on systems that took ensurepip out of Python."""
    if PYTHON.exists() and stamps().get("python") == sys.version:
        return
    if VENV.is_symlink():  # making it anew would empty the folder behind the link, which others may use
        raise Stop(f".venv is a link to {VENV.resolve()}, which does not fit: remove the link or mend its target")
    say("making .venv")
    import venv

    try:
        venv.EnvBuilder(with_pip=False, clear=VENV.exists()).create(VENV)
    except OSError as problem:
        raise Stop(f"cannot make .venv in {ROOT}: {problem}") from problem
    stamp(python=sys.version)


def packages() -> None:
    if stamps().get("packages") == packages_digest():
        return
    say("installing the packages of requirements.lock into .venv (a minute or two the first time)")
    install("-r", str(LOCK))
    # Python files are read from src/ in place; the core is built by `core` below, not by pip.
    in_place = ["--config-settings=wheel.cmake=false", "--config-settings=editable.mode=inplace"]
    install("--no-deps", "--no-build-isolation", *in_place, "-e", str(ROOT))
    stamp(packages=packages_digest())


def install(*what: str) -> None:
    """Install into .venv with uv, else this Python's pip, else a pip of its own."""
    ways = []
    uv = shutil.which("uv")
    if uv:
        ways.append([uv, "pip", "install", "--quiet", "--python", str(PYTHON)])
    if pip_version() >= (22, 3):
        ways.append([sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-qq"])
    elif subprocess.run([str(PYTHON), "-m", "ensurepip", "--default-pip"], capture_output=True).returncode == 0:
        ways.append([str(PYTHON), "-m", "pip", "install", "-qq"])
    if not ways:
        raise Stop("installing needs pip 22.3 or newer, or uv. On Debian or Ubuntu: sudo apt install python3-pip")
    if any(subprocess.run([*way, *what]).returncode == 0 for way in ways):
        return
    raise Stop("the packages could not be installed (see above): is the package index within reach?")


def pip_version() -> tuple[int, ...]:
    """The version of this Python's pip; (0,) where it has none."""
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError, ValueError):
        return tuple(int(part) for part in metadata.version("pip").split(".")[:2])
    return (0,)
