"""The border of the core: no exception crosses it, because every exported function runs inside the one guard."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import logicnet.core
from logicnet.core import border

HEAD = r"^(?=\w)[\w:*& <>]+?[ *&](\w+)\([^;{}]*?\)(?: -> decltype\([^{]*?\))? \{"  # of a function's definition
API = Path(__file__).parents[2] / "src" / "engine" / "api"
DESTROYS = "it destroys a value, and no destructor throws"
READS = "it reads what the handle holds: nothing is allocated"
CANNOT_THROW = {
    **dict.fromkeys(
        [
            *("logicnet_rules_free", "logicnet_network_free", "logicnet_answer_free", "logicnet_screen_free"),
            *("logicnet_subspaces_free", "logicnet_closure_free", "logicnet_space_free", "logicnet_set_free"),
            *("logicnet_cycles_free", "logicnet_percolation_free", "logicnet_long_run_free"),
        ],
        DESTROYS,
    ),
    **dict.fromkeys(
        [
            *("logicnet_rules_programs", "logicnet_answer_open", "logicnet_screen_memory"),
            *("logicnet_subspaces_count", "logicnet_subspaces_end", "logicnet_subspaces_rows", "logicnet_closure_end"),
            *("logicnet_percolation_count", "logicnet_percolation_reasons", "logicnet_percolation_rows"),
            *("logicnet_space_bytes", "logicnet_space_used", "logicnet_space_moved", "logicnet_set_within"),
            *("logicnet_set_equal", "logicnet_set_count", "logicnet_set_has", "logicnet_set_list"),
            *("logicnet_set_values", "logicnet_cycles_count", "logicnet_cycles_states"),
            *("logicnet_long_run_parts", "logicnet_long_run_states", "logicnet_long_run_read"),
        ],
        READS,
    ),
}


PROVOKED = Path(__file__).parents[1] / "engine"


def exported() -> set[str]:
    """What the headers of the API promise."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(API.glob("*.h")))
    return set(re.findall(r"^LOGICNET_API [^;]*?\b(logicnet_\w+)\(", text, re.MULTILINE))


def bodies() -> dict[str, tuple[str, str]]:
    """By name of a function of the API's sources: its file, and what stands between its braces."""
    found = {}
    for path in sorted(API.glob("*.*pp")):
        text = re.sub(r"^inline ", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for match in re.finditer(HEAD, text, re.MULTILINE):
            depth, at = 1, match.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            found[match[1]] = path.name, text[match.end() : at - 1].strip()
    return found


def guards(functions: dict[str, tuple[str, str]]) -> set[str]:
    """The guard, and what does nothing but call it."""
    return {"guarded"} | {name for name, (_, body) in functions.items() if opens_with({"guarded"}, body)}


def opens_with(names: set[str], body: str) -> bool:
    """Whether the body is one call of one of these; names for what it reads may come first, where nothing is called."""
    first = re.match(r"(?:const [\w:]+&? \w+ = [^;()]*;\s*)*return (\w+)(?:<[\w:*]+>)?\(", body)
    return bool(first) and first[1] in names and "\n  return" not in body[first.end() :]


def test_every_exported_function_runs_inside_the_guard_or_cannot_throw() -> None:
    functions = bodies()
    known = guards(functions)
    assert exported() <= set(functions)
    naked = {name for name in exported() if not opens_with(known, functions[name][1])}
    assert sorted(naked) == sorted(CANNOT_THROW)


def test_the_tests_of_the_engine_call_every_guarded_function() -> None:
    tested = "".join(path.read_text(encoding="utf-8") for path in PROVOKED.glob("border_*.cpp"))
    assert not [name for name in sorted(exported() - set(CANNOT_THROW)) if f"{name}(" not in tested]


def test_there_is_one_guard_and_it_catches_everything() -> None:
    text = (API / "guard.hpp").read_text(encoding="utf-8")
    assert "catch (...)" in text
    others = [path.name for path in sorted(API.glob("*.*pp")) if path.name != "guard.hpp"]
    assert not [name for name in others if re.search(r"\bguarded\(logicnet_error\*", (API / name).read_text("utf-8"))]


def test_only_the_guard_reports_to_the_caller() -> None:
    reporters = {
        path.name
        for path in API.glob("*.*pp")
        if re.search(r"error->(?:code|message|hint)", path.read_text(encoding="utf-8"))
    }
    assert reporters == {"guard.hpp"}


def test_each_exported_function_is_declared_once_in_python_with_as_many_arguments() -> None:
    for module in pkgutil.iter_modules(logicnet.core.__path__):
        if not module.name.endswith("engine"):  # the compiled core itself
            import_module(f"logicnet.core.{module.name}")
    declared = [item for part in border._PARTS for item in part._signatures.items()]
    assert sorted(name for name, _ in declared) == sorted(exported())
    text = re.sub(r"//.*", "", "".join(path.read_text(encoding="utf-8") for path in sorted(API.glob("*.h"))))
    taken = dict(re.findall(r"^LOGICNET_API [^;]*?\b(logicnet_\w+)\(([^;]*)\);", text, re.MULTILINE))
    counts = {name: 0 if words.strip() in ("", "void") else words.count(",") + 1 for name, words in taken.items()}
    assert {name: len(arguments) for name, (_, arguments) in declared} == counts
