"""What a question and an answer may be: which kind each argument has and how long a text is, how large an answer."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, get_args, get_type_hints

from logicnet.errors import LogicnetError, UnknownName

LONGEST_TEXT = 20_000
"""Characters of an argument: values for thousands of components."""
LONGEST_WORD = 2_000
"""Characters of a name, an expression or a formula, which is repeated in what is answered."""
LARGEST_ANSWER = 1_000_000
"""Characters of an answer as JSON."""
_SHOWN = 60  # characters of what was found
_WORDS = frozenset({"network", "phenotype", "target", "formula", "context", "name", "over"})
_KINDS = {str: "a text", int: "a whole number", float: "a number", NoneType: "nothing"}


def confirm_question(tool: str, function: Callable[..., Any], given: Mapping[str, Any]) -> None:
    """Raise LogicnetError where an argument is none of the tool's, is missing, is of another kind, or too long; with
    the nearest name, since an argument that is left out would be answered as if it had not been said.
    """
    taken = {one.name: one for one in list(inspect.signature(function).parameters.values())[1:]}
    hints = get_type_hints(function)
    for name, value in given.items():
        if name not in taken:
            raise UnknownName("argument", name, list(taken), message=f"{tool} takes no argument '{name[:_SHOWN]}'")
        kinds = get_args(hints[name]) or (hints[name],)
        if not _is_one(value, kinds):
            wanted = " or ".join(_KINDS[kind] for kind in kinds if kind is not NoneType)
            raise LogicnetError(f"{name} of {tool} is {wanted}, found {_shown(value)}")
        most = LONGEST_WORD if name in _WORDS else LONGEST_TEXT
        if isinstance(value, str) and len(value) > most:
            raise LogicnetError(
                f"{name} of {tool} has {len(value)} characters, and may have {most}",
                hint="the command line has no such bound" if name != "network" else "",
            )
    missing = [name for name, one in taken.items() if one.default is one.empty and name not in given]
    if missing:
        raise LogicnetError(f"{tool} needs {' and '.join(missing)}")


def _is_one(value: Any, kinds: tuple[type, ...]) -> bool:
    """Whether a value of JSON is of one of these kinds. True is no number; a whole number is a number, and finite."""
    if isinstance(value, bool):
        return False
    if float in kinds and isinstance(value, int | float):
        return abs(value) < float("inf")
    return isinstance(value, kinds)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def within_bounds(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer no larger than ``LARGEST_ANSWER``: its longest list is cut, and what is left out is counted. Raises
    LogicnetError where that is not enough.
    """
    while (size := len(json.dumps(answer))) > LARGEST_ANSWER:
        lists = {name: part for name, part in answer["answer"].items() if isinstance(part, list) and len(part) > 1}
        if not lists:
            raise LogicnetError(
                f"the answer has {size} characters, and may have {LARGEST_ANSWER}",
                hint="ask for less: a smaller limit, fewer components, or the command line, which has no such bound",
            )
        name = max(lists, key=lambda one: len(json.dumps(lists[one])))
        kept = max(1, min(len(lists[name]) - 1, int(len(lists[name]) * 0.9 * LARGEST_ANSWER / size)))
        left = answer["rows_left_out"] + len(lists[name]) - kept
        answer = answer | {"rows_left_out": left, "answer": answer["answer"] | {name: lists[name][:kept]}}
    return answer
