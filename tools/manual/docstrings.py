"""Docstrings as the reference shows them: arguments, what comes back and errors as fields, the example below a line.

Docstrings are written to be read as text (``help(logicnet.screen)``): a list of arguments, ``Returns ...``, ``Raises
...``. Sphinx calls ``fielded`` with the lines of each, and shows fields as a table.
"""

from __future__ import annotations

import re

ITEM = re.compile(r"^- ``(?P<name>\w+)``: ?(?P<text>.*)$")
CLAUSE = re.compile(r"^(?P<what>Returns|Raises) (?P<text>.*)$")
FUNCTIONS = ("function", "method")


def fielded(app: object, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Turn the lines of a function's docstring into fields, in place. What a module says of itself is left out: it is
    for those who work on it. Other docstrings stay.
    """
    if what == "module":
        lines.clear()
    elif what in FUNCTIONS:
        lines[:] = fields(lines)


def fields(lines: list[str]) -> list[str]:
    """The lines with arguments, what comes back and errors as fields.

    A clause that has been told goes on in paragraphs of text, which are put before the fields, so that what is about
    the function stands together.
    """
    text: list[str] = []
    told: list[str] = []
    example: list[str] = []
    for part in _paragraphs(lines):
        if part[0].startswith(">>>"):
            example += [*part, ""]
        elif ITEM.match(part[0]):
            told += _arguments(part)
        elif any(CLAUSE.match(line) for line in part) and CLAUSE.match(part[0]):
            told += _clauses(part)
        else:
            text += [*part, ""]
    head = [".. rubric:: Example", ""] if example else []
    return [*text, *told, "", *head, *example]


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [part for part in found if part]


def _arguments(part: list[str]) -> list[str]:
    made = []
    for line in part:
        item = ITEM.match(line)
        made.append(f":param {item['name']}: {item['text']}" if item else f"    {line.strip()}")
    return made


def _clauses(part: list[str]) -> list[str]:
    """``Returns`` and ``Raises``, which may share a paragraph, and may each be told twice in it."""
    made: list[str] = []
    for line in part:
        clause = CLAUSE.match(line)
        if clause:
            made.append(f":{clause['what'].lower()}: {clause['text']}")
        else:
            made.append(f"    {line.strip()}")
    return made
