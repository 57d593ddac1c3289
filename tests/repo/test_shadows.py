"""No name hides a module, in whatever order things are imported: `import logicnet.P.M as m` gives the module, and
`logicnet.NAME` the public thing.

Each order is tried in an interpreter of its own: one module first, or the public names first, then all the rest.
"""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from collections.abc import Callable
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


def told(code: str, *words: object) -> list[str]:
    command = [sys.executable, "-c", code, json.dumps(words)]
    found: list[str] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


@pytest.mark.parametrize("first", ["", "names", *PACKAGES])
def test_no_name_hides_a_module_whatever_is_imported_first(first: str) -> None:
    assert told(LOOK, first, MODULES) == []


def test_no_package_gives_another_thing_under_the_name_of_its_module() -> None:
    """Neither in its public names, nor among those that it finds when they are asked for: then there is no order of
    imports in which one could hide the other.
    """
    hidden = []
    for package in sorted({name.rpartition(".")[0] for name in MODULES}):
        module = import_module(package)
        find = getattr(module, "__getattr__", None)
        for own in (name.rpartition(".")[2] for name in MODULES if name.rpartition(".")[0] == package):
            if own in getattr(module, "__all__", ()) or (find is not None and finds(find, own)):
                hidden.append(f"{package}.{own}")
    assert hidden == []


def finds(find: Callable[[str], object], name: str) -> bool:
    """Whether a package that looks for its names when they are asked for has one of this name."""
    try:
        find(name)
    except AttributeError:
        return False
    return True
