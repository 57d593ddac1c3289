"""AEON: edges with declared signs, an update function a component, positions in comments.

What a file leaves unknown becomes an open choice where every function that fits the declared edges can be listed: the
chosen one is the first by truth table, so the one that is 1 in the fewest of the first rows.
"""

from __future__ import annotations

import re
from pathlib import Path

from logicnet.errors import FormatError, MemoryBudget, Problems
from logicnet.formats.aeon.lines import Statements, statements
from logicnet.formats.aeon.unknown_functions import as_program, functions, program, unknown
from logicnet.formats.reading import AS_USUAL, Reading, listed
from logicnet.logic import Expression, Rules
from logicnet.logic.program import Program
from logicnet.model import Annotation, Choice, Component, Network, Placement

_SIGN = re.compile(
    rb"^[ \t]*(?:[A-Za-z0-9_]+[ \t]*-[>|?]\??[ \t]*[A-Za-z0-9_]+|\$[ \t]*[A-Za-z0-9_]+[ \t]*:.+)[ \t]*\r?$"
)
_POSITION = re.compile(r"([A-Za-z0-9_]+)\s*:\s*([-+.0-9eE]{1,40})\s*,\s*([-+.0-9eE]{1,40})")
_ARROWS = {"+": "->", "-": "-|", "±": "-?", "0": "-??"}
_LISTED = 8  # edges in a note


def looks_like(content: bytes) -> bool:
    """Whether the first line that is no comment is an edge or an update function."""
    lines = (line for line in content[:65536].split(b"\n") if line.strip() and not line.lstrip().startswith(b"#"))
    return _SIGN.match(next(lines, b"")) is not None


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content. Components without edges into them and without an update function are inputs."""
    found = statements(content, path)
    position = {name: i for i, name in enumerate(found.names)}
    notes: list[str] = []
    programs: list[Program] = []
    open_: list[tuple[str, list[Program]]] = []
    owners: dict[str, str] = {}
    wrong = Problems()
    for name, number in position.items():
        try:
            fitting = _fitting(found, name, number, position, owners)
        except FormatError as error:
            wrong.add(error)
            continue
        programs.append(fitting[0])
        if name in found.functions or name in found.edges:
            notes += _unknown_said(path, found, name, len(fitting), position)
        if len(fitting) > 1:
            open_.append((name, fitting))
    wrong.confirm_none()
    rules = Rules.of(list(position), programs)
    notes += _contradictions(path, found, rules)
    remarks, annotations = _remarks(found, path, notes)
    return Network(
        Path(path).stem,
        rules,
        tuple(Component(name, annotation=annotations.get(name, Annotation())) for name in position),
        choices=tuple(
            Choice(name, name, texts[0], tuple(texts[1:]))
            for name, fitting in open_
            for texts in [[Expression(rules, one).text for one in fitting]]
        ),
        title=" ".join(remarks["name"]),
        figure=" ".join(remarks["figure"]),
        description="\n".join(remarks["description"]),
        source=path,
        notes=tuple(notes),
    )


def _fitting(
    found: Statements, name: str, number: int, position: dict[str, int], owners: dict[str, str]
) -> list[Program]:
    """The rules that a component may have, the chosen one first; ``owners`` says which component calls a function."""
    formula, edges = found.functions.get(name), list(found.edges.get(name, {}).values())
    if formula is None and not edges:
        return [(number,)]
    called = unknown(formula, position) if formula else {}
    for function in called:
        if (other := owners.setdefault(function, name)) != name:
            what = f"the unknown function {function} stands in the rules of {other} and {name}"
            raise FormatError(
                what, span=formula.span if formula else None, hint="choices about one rule alone are read"
            )
    if formula:
        _refuse_undeclared(found, name, position)
        if not called:
            return [as_program(formula, position)]
    return [program(table, edges, position) for table in functions(formula, called, edges, name)]


def _refuse_undeclared(found: Statements, name: str, position: dict[str, int]) -> None:
    """Refuse a function of a component to which no edge leads, as AEON does."""
    declared = found.edges.get(name, {})
    formula = found.functions[name]
    for step in formula.steps:
        if step.kind == "name" and step.name not in declared and step.name in position:
            what = f"the function of {name} reads {step.name}, but no edge leads from {step.name} to {name}"
            if not any(found.edges.values()):
                what = f"this is an .aeon without any edges: {what}"
            raise FormatError(what, span=formula.place(step), hint=f"declare it: {step.name} -?? {name}")


def _unknown_said(path: str, found: Statements, name: str, many: int, position: dict[str, int]) -> list[str]:
    formula = found.functions.get(name)
    if formula is not None and not unknown(formula, position):
        return []
    if many == 1:
        return [f"{path}: {name}: its function is not known, but one alone fits the declared edges"]
    return [
        f"{path}: {name}: its function is not known: {many} fit the declared edges; the first is chosen, the others "
        "are open choices"
    ]


def _contradictions(path: str, found: Statements, rules: Rules) -> list[str]:
    """What is declared of edges and is not so in the rules, and the edges that no rule uses."""
    said: dict[str, list[str]] = {
        "the rules do not have the declared sign": [],
        _NO_EFFECT: [],
        _UNUSED: [],
        _TANGLED: [],
    }
    for name, edges in found.edges.items():
        i = rules.index(name)
        try:
            signs = {rules.names[s]: sign for s, sign in zip(rules.regulators(i), rules.signs(i), strict=True)}
        except MemoryBudget:
            said[_TANGLED].append(name)
            continue
        for edge in edges.values():
            sign = signs.get(edge.source, "0")
            if sign == "0" and edge.essential:
                said[_NO_EFFECT].append(edge.text)
            elif sign not in ("0", edge.sign or sign):
                said["the rules do not have the declared sign"].append(f"{edge.text} (is {sign})")
            elif edge.source not in signs:
                said[_UNUSED].append(edge.text)
    return [f"{path}: {what}: {listed(edges, _LISTED)}" for what, edges in said.items() if edges]


_NO_EFFECT = "the rules do not depend on what is declared to matter"
_UNUSED = "edges that no rule uses are not kept"
_TANGLED = "declared signs are not checked, since the rule is too entangled"


def _remarks(found: Statements, path: str, notes: list[str]) -> tuple[dict[str, list[str]], dict[str, Annotation]]:
    """What comments say of the whole, by kind, and of components."""
    texts: dict[str, list[str]] = {"name": [], "description": [], "figure": []}
    annotations: dict[str, Annotation] = {}
    for kind, text, span in found.remarks:
        if kind != "position":
            texts[kind].append(text)
            continue
        match = _POSITION.fullmatch(text)
        try:
            if match is None or match[1] not in found.names:
                raise ValueError
            annotations[match[1]] = Annotation(placement=Placement(float(match[2]), float(match[3])))
        except ValueError:
            notes.append(f"{span}: a position of no component is not kept")
    if found.metadata:
        notes.append(f"{path}: {found.metadata} line{'' if found.metadata == 1 else 's'} of metadata (#!) not kept")
    return texts, annotations


def write(network: Network) -> bytes:
    """Update functions in the order of the components, then the edges with the signs that the rules give them.

    An input follows itself: as a component without edges AEON would take it for an unknown constant.
    """
    lines = [f"#name:{_line(network.title)}"] if network.title else []
    lines += [f"#figure:{_line(network.figure)}"] if network.figure else []
    lines += (f"#description:{line}" for line in network.description.splitlines())
    for component in network.components:
        if (place := component.annotation.placement) is not None:
            lines.append(f"#position:{component.name}:{place.x!r},{place.y!r}")
    names = network.names
    for i, name in enumerate(names):
        lines.append(f"${name}: {network.rules.text(i).replace(chr(34), '')}")
    for i, name in enumerate(names):
        for source, sign in zip(network.rules.regulators(i), network.rules.signs(i), strict=True):
            lines.append(f"{names[source]} {_ARROWS[sign]} {name}")
    return ("\n".join(lines) + "\n").encode()


def _line(text: str) -> str:
    return " ".join(text.split())
