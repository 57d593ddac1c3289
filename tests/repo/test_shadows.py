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


# The modules of a package that importing the package does not load.
LATER = """
import importlib, json, sys
package, modules = json.loads(sys.argv[1])
importlib.import_module(package)
print(json.dumps([name for name in modules if name not in sys.modules]))
"""


def told(code: str, *words: object) -> list[str]:
    command = [sys.executable, "-c", code, json.dumps(words)]
    found: list[str] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


@pytest.mark.parametrize("first", ["", "names", *PACKAGES])
def test_no_name_hides_a_module_whatever_is_imported_first(first: str) -> None:
    assert told(LOOK, first, MODULES) == []


@pytest.mark.slow
@pytest.mark.parametrize("package", sorted({name.rpartition(".")[0] for name in MODULES}))
def test_no_name_hides_a_module_whatever_module_of_a_package_is_imported_first(package: str) -> None:
    """Python imports the package before its module. A module that the package loads itself is there already then: to
    import it first is to import its package first, which is an order of its own or, for a package inside another, one
    of those here.
    """
    own = [name for name in MODULES if name.rpartition(".")[0] == package and name not in PACKAGES]
    assert {first: wrong for first in told(LATER, package, own) if (wrong := told(LOOK, first, MODULES))} == {}


def test_no_public_name_is_the_name_of_a_module_beside_it() -> None:
    """Then there is no order in which one could hide the other."""
    packages = {name.rpartition(".")[0] for name in MODULES}
    hidden = []
    for package in sorted(packages):
        module = import_module(package)
        own = {name.rpartition(".")[2] for name in MODULES if name.rpartition(".")[0] == package}
        hidden += [f"{package}.{name}" for name in own.intersection(getattr(module, "__all__", ()))]
    assert hidden == []
