"""What public functions and methods say of themselves: arguments, defaults, what comes back, errors, and an example.

The names and defaults are those of the signatures, so a new function or argument is looked at without a line here. The
examples are run by `test_modules`.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet import errors
from logicnet.analysis.finding import Finding

PACKAGES = (
    *("analysis", "checking", "draw", "dynamics", "evidence", "explanation", "formats", "logic", "model"),
    *("reduction", "report", "screens"),
)
# In these an argument means the same wherever it is taken with one type and one default.
ONE_SENSE = ("network", "setting", "intervention", "within", "held_later", "memory", "workers", "progress")
FACE = frozenset({"asked", "complete", "why_incomplete", "method", "seconds"})  # the fields that all answers have


def names_of(package: str) -> dict[str, Any]:
    module = import_module(f"logicnet.{package}") if package else logicnet
    return {f"{package}.{name}".lstrip("."): getattr(module, name) for name in getattr(module, "__all__", ())}


EVERY = {name: thing for package in ("", *PACKAGES) for name, thing in names_of(package).items()}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    name: thing for name, thing in EVERY.items() if inspect.isfunction(inspect.unwrap(thing))
}
CLASSES = {
    name: thing for package in ("", "draw") for name, thing in names_of(package).items() if inspect.isclass(thing)
}


def methods() -> dict[str, Callable[..., Any]]:
    """The public methods of public classes, each where it is written. One that takes the place of another and takes the
    same arguments is that one's: what it says beside is its own affair.
    """
    found = {}
    for whole in CLASSES.values():
        lines = [owner for owner in whole.__mro__ if owner.__module__.startswith("logicnet")]
        for place, owner in enumerate(lines):
            for name, thing in vars(owner).items():
                method = getattr(thing, "__func__", thing)  # of a class method what it wraps
                if name.startswith("_") or not inspect.isfunction(method):
                    continue
                if not any(name in vars(above) for above in lines[place + 1 :]):
                    found[f"{owner.__module__}.{owner.__qualname__}.{name}"] = method
    return found


METHODS = methods()
CALLED = FUNCTIONS | METHODS
VALUES = {name: thing for name, thing in names_of("").items() if inspect.isclass(thing) and is_dataclass(thing)}


def parameters(function: Callable[..., Any]) -> Iterator[inspect.Parameter]:
    yield from (one for one in inspect.signature(function).parameters.values() if one.name not in ("self", "cls"))


def told(function: Callable[..., Any]) -> dict[str, str]:
    """The lines of a docstring that begin with an argument, by its name."""
    items = re.split(r"^- ``", inspect.getdoc(function) or "", flags=re.MULTILINE)[1:]
    found = {}
    for item in items:
        name, _, text = item.partition("``: ")
        found[name] = " ".join(text.split("\n\n")[0].split())
    return found


def spellings(default: object) -> tuple[str, ...]:
    """The ways in which a default may be written for people."""
    if isinstance(default, bool):
        return (str(default),)
    if isinstance(default, int | float):
        return (f"{default:g}", f"{default:,}", str(default))
    return (str(default),)


@pytest.mark.parametrize("name", CALLED)
def test_every_argument_has_a_line_with_its_default(name: str) -> None:
    lines = told(CALLED[name])
    assert list(lines) == [parameter.name for parameter in parameters(CALLED[name])]
    for parameter in parameters(CALLED[name]):
        line, default = lines[parameter.name], parameter.default
        if default is inspect.Parameter.empty:
            continue
        assert "default" in line, parameter.name
        parts = default if isinstance(default, tuple) else (default,)
        for part in parts:
            if part is not None and part != "":
                assert any(spelling in line for spelling in spellings(part)), f"{parameter.name}: {part!r}"


@pytest.mark.parametrize("name", CALLED)
def test_a_function_says_what_comes_back_and_which_errors_and_shows_an_example(name: str) -> None:
    text = inspect.getdoc(CALLED[name]) or ""
    if inspect.signature(CALLED[name]).return_annotation not in (None, "None"):
        assert re.search(r"^Returns ", text, re.MULTILINE)
    assert re.search(r"^Raises ", text, re.MULTILINE)
    assert ">>> " in text


@pytest.mark.parametrize("name", CALLED)
def test_the_errors_that_a_function_names_exist(name: str) -> None:
    text = inspect.getdoc(CALLED[name]) or ""
    (raises,) = re.findall(r"^Raises (.*?)(?:\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    for error in re.findall(r"\b(?:[A-Z][a-z]+)+(?:Error|Name|Budget)\b", raises):
        assert hasattr(errors, error) or hasattr(builtins, error), error


@pytest.mark.parametrize("argument", ONE_SENSE)
def test_an_argument_of_many_functions_is_told_in_the_same_words(argument: str) -> None:
    words: dict[tuple[str, str], set[str]] = {}
    for function in FUNCTIONS.values():
        for parameter in parameters(function):
            if parameter.name == argument and parameter.annotation != "Network":
                key = str(parameter.annotation), str(parameter.default)
                words.setdefault(key, set()).add(told(function)[argument])
    assert words and [several for several in words.values() if len(several) > 1] == []


@pytest.mark.parametrize("name", VALUES)
def test_a_public_value_says_what_each_of_its_fields_means_and_shows_an_example(name: str) -> None:
    """But for those that all answers share: `analysis.finding` says what they mean."""
    text = inspect.getdoc(VALUES[name]) or ""
    own = [
        field.name for field in fields(VALUES[name]) if not issubclass(VALUES[name], Finding) or field.name not in FACE
    ]
    assert [field for field in own if f"``{field}``" not in text] == []
    assert ">>> " in text


SINGLE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """The docstrings and comments of a module, with their lines."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_a_name_or_a_value_in_prose_stands_between_two_backticks_on_each_side() -> None:
    package = Path(logicnet.__file__).parent
    found = [
        f"{path.relative_to(package)}:{line}: {word}"
        for path in sorted(package.rglob("*.py"))
        for line, text in words_of(path)
        for word in SINGLE.findall(text)
    ]
    assert found == []
