"""Prime implicants in JSON, as pyboolnet keeps them: for every component the conditions for 0 and those for 1.

``{"STAT3": [[{"JAK1": 0}], [{"JAK1": 1}]]}``: each condition is a conjunction, and any one of its list is enough.
Reading checks that the two lists of a component are each other's opposite.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from logicnet.errors import FormatError, UnknownName
from logicnet.formats.objects import read_object
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.logic import Rules
from logicnet.logic.primes import Implicant
from logicnet.model import Network

_FIRST = re.compile(rb'\s*\{\s*"(?:[^"\\]|\\.)*+"\s*:\s*\[\s*\[')


def looks_like(content: bytes) -> bool:
    """Whether the first entry of an object holds a list of lists."""
    return _FIRST.match(content.removeprefix(b"\xef\xbb\xbf")) is not None


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content; the rule of a component is the disjunction of its conditions for 1."""
    data = read_object(content, path)
    conditions = {name: _conditions(name, entry, data, path) for name, entry in data.items()}
    names = list(data)
    for name in names:
        if not name or any(ord(c) < 32 or c in '"\x7f' for c in name):
            raise FormatError(f"{path}: {name!r} cannot name a component")
    rules = Rules.build(names, [_disjunction(ones) for _, ones in conditions.values()])
    for i, (name, (zeros, _)) in enumerate(conditions.items()):
        if not rules.equivalent(f"!({_disjunction(zeros)})", rules.rule(i)):
            raise FormatError(f"{path}: {name}: the conditions for 0 are not the opposite of those for 1")
    return Network(Path(path).stem, rules, source=path)


def write(network: Network) -> bytes:
    """Prime implicants of all rules. Raises MemoryBudget for a rule with more than 16 regulators."""
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(entry, ensure_ascii=False)}"
        for name, entry in network.primes().items()
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _conditions(name: str, entry: object, names: Iterable[str], path: str) -> tuple[list[Implicant], list[Implicant]]:
    wrong = FormatError(
        f"{path}: {name}: expected two lists of conditions, for 0 and for 1, each a mapping of components to 0 or 1"
    )
    if not isinstance(entry, list) or len(entry) != 2 or not all(isinstance(part, list) for part in entry):
        raise wrong
    for implicant in (*entry[0], *entry[1]):
        # type, not isinstance: to Python True is a number
        if not isinstance(implicant, dict) or any(
            type(value) is not int or value not in (0, 1) for value in implicant.values()
        ):
            raise wrong
        for regulator in implicant:
            if regulator not in names:
                raise UnknownName(
                    "component", regulator, names, message=f"{path}: {name}: unknown component '{regulator}'"
                )
    return entry[0], entry[1]


def _disjunction(implicants: Iterable[Implicant]) -> str:
    terms = [
        " & ".join(f'{"" if value else "!"}"{name}"' for name, value in implicant.items()) or "1"
        for implicant in implicants
    ]
    return " | ".join(terms) or "0"
