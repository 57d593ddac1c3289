"""No name hides a module, in whatever order things are imported: `import logicnet.P.M as m` gives the module, and
`logicnet.NAME` the public thing.

Each order is tried in an interpreter of its own: one module first, or the public names first, then all the rest.
"""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

import logicnet

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(logicnet.__path__, "logicnet.")
    if not module.name.endswith((".__main__", "liblogicnet_engine"))  # the one runs, the other is the compiled core
)
PACKAGES = [name for name in MODULES if name.count(".") == 1]
LOOK = """
import importlib, json, sys, types
first, modules = json.loads(sys.argv[1])
if first == "names":
    import logicnet
    [getattr(logicnet, name) for name in logicnet.__all__]
elif first:
    importlib.import_module(first)
wrong = []
for name in modules:
    importlib.import_module(name)
import logicnet
for name in modules:
    package, _, last = name.rpartition(".")
    if getattr(sys.modules[package], last) is not sys.modules[name]:
        wrong.append(f"{name} is hidden by {getattr(sys.modules[package], last)!r}")
for name in logicnet.__all__:
    if isinstance(getattr(logicnet, name), types.ModuleType):
        wrong.append(f"logicnet.{name} is a module")
for package in {name.rpartition(".")[0] for name in modules}:
    for name in getattr(sys.modules[package], "__all__", ()):
        if isinstance(getattr(sys.modules[package], name), types.ModuleType):
            wrong.append(f"{package}.{name} is a module")
print(json.dumps(wrong))
"""


def looked(first: str) -> list[str]:
    words = [sys.executable, "-c", LOOK, json.dumps([first, MODULES])]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    "first",
    [
        "",
        "names",
        *PACKAGES,
        *(pytest.param(name, marks=pytest.mark.slow) for name in MODULES if name not in PACKAGES),
    ],
)
def test_no_name_hides_a_module_whatever_is_imported_first(first: str) -> None:
    assert looked(first) == []


def test_no_public_name_is_the_name_of_a_module_beside_it() -> None:
    """Then there is no order in which one could hide the other."""
    packages = {name.rpartition(".")[0] for name in MODULES}
    hidden = []
    for package in sorted(packages):
        module = import_module(package)
        own = {name.rpartition(".")[2] for name in MODULES if name.rpartition(".")[0] == package}
        hidden += [f"{package}.{name}" for name in own.intersection(getattr(module, "__all__", ()))]
    assert hidden == []
