"""A public name of a module stands for one thing in the whole package, and a type is a noun.

The names are read off the modules' text: functions, classes and constants at the top level, without an underscore.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "logicnet"

COMMAND = "each command declares its arguments and runs, in a module of its own that the table of commands names"
FORMAT = "each format of files is read and written in a module of its own, and a table chooses the module"
DECLARED = "the core's function with numbers, and above it the public one of the same meaning with names"
SUBJECTS = "each subject that a model is judged by has a module of its own, and a table lists them"
PICTURED = "the answer, and the picture of that answer"
VISIBLE = "two folders offer it to users in __all__, each under its own name"

SEVERAL: dict[str, tuple[str, tuple[str, ...]]] = {
    "arguments": (COMMAND, ("cli/*",)),
    "run": (COMMAND, ("cli/*",)),
    "read": (FORMAT, ("formats/*", "evidence/ledger.py", "draw/graphs/xdot.py")),
    "write": (FORMAT, ("formats/*", "draw/paint/*")),
    "looks_like": (FORMAT, ("formats/*",)),
    "losses": (FORMAT, ("formats/*",)),
    "files": (FORMAT, ("formats/*",)),
    "blocks": (DECLARED, ("core/steps.py", "reduction/strong_blocks.py")),
    "percolate": (DECLARED, ("core/steps.py", "reduction/percolation.py")),
    "percolation": (DECLARED, ("core/steps.py", "reduction/hull.py")),
    "trap_spaces": (DECLARED, ("core/steps.py", "analysis/trap_spaces.py")),
    "upstream": (DECLARED, ("core/steps.py", "reduction/hull.py")),
    "without_mediators": (DECLARED, ("core/steps.py", "reduction/mediators.py")),
    "shares": (DECLARED, ("core/shares.py", "analysis/shares.py")),
    "succession": (PICTURED, ("analysis/succession.py", "draw/succession_diagram.py")),
    "CRITERIA": (SUBJECTS, ("report/model/criteria/*",)),
    "SUBJECT": (SUBJECTS, ("report/model/criteria/*",)),
    "Attractors": (VISIBLE, ("analysis/answer.py", "dynamics/attractors.py")),
    "Start": (VISIBLE, ("evidence/claim.py", "model/start.py")),
    "FORMATS": (VISIBLE, ("formats/table.py", "draw/paint/picture.py")),
}
"""Names that may be defined more than once: why, and in which modules."""

USERS_WORDS = {
    "Asked": "logicnet.model offers it: what every answer says it was asked",
    "Named": "logicnet.model offers it: a setting, a start or an intervention that has a name",
    "Percolated": "logicnet.reduction offers it",
    "Undecided": "logicnet.evidence offers it: the third verdict beside Holds and Fails",
}
"""Participles that are types because users see them, and where."""


def defined(path: Path) -> Iterator[str]:
    """The public names that a module defines at its top level."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def homes() -> dict[str, list[str]]:
    """For each public name the modules that define it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in dict.fromkeys(defined(path)):
            found[name].append(path.relative_to(PACKAGE).as_posix())
    return found


def test_a_public_name_is_defined_once_or_by_a_convention_that_says_where() -> None:
    collisions = []
    for name, modules in homes().items():
        if len(modules) > 1:
            _, places = SEVERAL.get(name, ("", ()))
            outside = [module for module in modules if not any(fnmatch(module, place) for place in places)]
            collisions += [f"{name}: {', '.join(modules)}"] if outside else []
    assert collisions == [], "import it from its owner, or name it by what it is"


def test_every_convention_is_made_use_of() -> None:
    found = homes()
    assert [name for name in SEVERAL if len(found.get(name, ())) < 2] == []


def test_no_type_is_a_participle() -> None:
    """A type is a noun: what it is, and not what was done to it."""
    classes = {
        node.name.lstrip("_")
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    words = {name for name in classes if name.endswith("ed") and sum(letter.isupper() for letter in name) == 1}
    words |= classes & {"Begun", "Done", "Found", "Given", "Held", "Here", "Kept", "Known", "Left", "Seen", "Shown"}
    assert words == set(USERS_WORDS)
