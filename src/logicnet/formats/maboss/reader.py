"""MaBoSS: a .bnd with a logic and two rates a node, and beside it a .cfg with parameters and initial probabilities.

The rule of a component is what its rates make of it, exactly: at 0 whether it may go up, at 1 whether it may not go
down. A rate is kept where it is one number in all states in which it is positive; what is no such rate is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from logicnet.errors import FormatError, MemoryBudget, Problems, UnknownName
from logicnet.formats.files import read_bytes, stands
from logicnet.formats.maboss import configuration
from logicnet.formats.maboss.configuration import Configuration
from logicnet.formats.maboss.rate_formulas import Amount, Cases, Evaluation, move, opposite, rule, two
from logicnet.formats.maboss.tokens import RateFormula, Source, Word
from logicnet.formats.reading import AS_USUAL, Reading, listed
from logicnet.logic import Expression, Rules
from logicnet.logic.program import FALSE, TRUE, Program
from logicnet.model import Annotation, Component, Named, Network
from logicnet.model.assignment import equated
from logicnet.model.timing import Initial, Rate, Timing

_NODE = re.compile(rb"\s*(?:(?://[^\n]*|/\*.*?\*/)\s*)*node\s+[A-Za-z_]\w*\s*\{", re.DOTALL | re.IGNORECASE)
_SIMULATION = "sample_count = 10000;\nmax_time = 100;\ntime_tick = 0.1;\ndiscrete_time = 0;\nthread_count = 1;\n"
_LISTED = 16  # names in a note


@dataclass
class _Node:
    word: Word
    attributes: dict[str, RateFormula] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def looks_like(content: bytes) -> bool:
    """Whether a content begins with a node, after comments."""
    return _NODE.match(content) is not None


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a .bnd with the .cfg of its name beside it, or a .cfg with the .bnd of its name beside it."""
    place = Path(path)
    notes: list[str] = []
    configuration: tuple[bytes, str] | None = None
    if place.suffix.lower() == ".cfg":
        beside = _beside(place, (".bnd", ".BND"))
        if beside is None:
            raise FormatError(f"{path}: there is no {place.stem}.bnd beside it, which says what the network is")
        configuration, content, path = (content, path), read_bytes(beside), str(beside)
    elif (beside := _beside(place, (".cfg", ".CFG"))) is not None:
        configuration = read_bytes(beside), str(beside)
        notes.append(f"{path}: read with {beside.name} beside it")
    return _network(content, path, configuration, notes)


def _beside(path: Path, suffixes: tuple[str, ...]) -> Path | None:
    return next((near for near in map(path.with_suffix, suffixes) if path.name and stands(near)), None)


def _network(content: bytes, path: str, beside: tuple[bytes, str] | None, notes: list[str]) -> Network:
    source = Source(content, path)
    nodes = _nodes(source)
    position = {name: i for i, name in enumerate(nodes)}
    given = configuration.read(*beside, position) if beside else Configuration()
    blank = Rules.of(list(nodes), [(FALSE,)] * len(nodes))
    unset: set[str] = set()
    programs, rates, other = [], [], []
    wrong = Problems()
    for i, (name, node) in enumerate(nodes.items()):
        evaluation = Evaluation(source, given.parameters, position, node.attributes, unset)
        try:
            program, up, down, logic = _dynamics(evaluation, node, i, blank)
        except (FormatError, UnknownName) as error:
            wrong.add(error)
            if wrong.full:  # each takes a search for the nearest name: tens of thousands would take hours
                break
            continue
        programs.append(program)
        rates.append(Rate(name, _number(up), _number(down)))
        if logic is not None and not _same(blank, program, logic):
            other.append(name)
    wrong.confirm_none(unread=wrong.full)
    if other:
        notes.append(f"{path}: the rates, which count, make another rule than the logic of {listed(other, _LISTED)}")
    if unset:
        notes.append(f"{path}: no .cfg gives a value to {listed(sorted(unset), _LISTED)}: taken as 1")
    if given.others:
        notes.append(f"{beside[1] if beside else path}: not kept: {listed(given.others, _LISTED)}")
    timing = _timing(rates, given)
    if timing is not None:
        notes.append(_said(path, timing))
    described = {name: Annotation(notes=node.texts.get("description", "")) for name, node in nodes.items()}
    if left := {key for node in nodes.values() for key in (*node.attributes, *node.texts)} - _KNOWN:
        notes.append(f"{path}: attributes that are not kept: {listed(sorted(left), _LISTED)}")
    return Network(
        Path(path).stem,
        Rules.of(list(nodes), programs),
        tuple(Component(name, annotation=annotation) for name, annotation in described.items()),
        source=path,
        notes=tuple(notes),
        starts=_starts(timing),
        timing=timing,
    )


_KNOWN = {"logic", "rate_up", "rate_down", "description"}


def _nodes(source: Source) -> dict[str, _Node]:
    """The nodes of a file. ``A : B & C`` and ``A, B & C`` give a node that has a logic alone."""
    found: dict[str, _Node] = {}
    wrong = Problems()
    while source.ahead.kind != "end" and not wrong.full:
        try:
            _node(source, found)
        except FormatError as error:
            wrong.add(error)
            while source.ahead.kind != "end" and not _begins(source):
                source.take()
    wrong.confirm_none(unread=source.ahead.kind != "end")
    return found


def _begins(source: Source) -> bool:
    """Whether a node begins here for certain, whatever is wrong before."""
    return source.ahead.kind == source.second.kind == "name" and source.ahead.text.lower() == "node"


def _node(source: Source, found: dict[str, _Node]) -> None:
    word = source.expect("name")
    whole = word.text.lower() == "node" and source.ahead.kind == "name"
    if whole:
        word = source.expect("name")
    if word.text in found:
        source.refuse(word, f"a second node {word.text}")
    node = found[word.text] = _Node(word)
    if whole:
        _attributes(source, node)
    else:
        if not source.passes(":") and not source.passes(","):
            source.refuse(source.ahead, f"expected 'node', found {word.text} {source.ahead.text}")
        node.attributes["logic"] = source.expression()
        source.passes(";")


def _attributes(source: Source, node: _Node) -> None:
    source.expect("{")
    while not source.passes("}"):
        key = source.expect("name").text
        source.expect("=")
        node.attributes.pop(key, None)  # of two the later one counts, as in MaBoSS
        node.texts.pop(key, None)
        if source.ahead.kind == "text":
            node.texts[key] = re.sub(r"\\(.)", r"\1", source.take().text[1:-1], flags=re.DOTALL)
        else:
            node.attributes[key] = source.expression()
        source.expect(";")


def _dynamics(
    evaluation: Evaluation, node: _Node, i: int, blank: Rules
) -> tuple[Program, Amount, Amount, Program | None]:
    """The rule of a node, its rates up and down, and its logic where it has one."""
    source, logic = evaluation.source, None
    if (formula := node.attributes.get("logic")) is not None:
        logic = evaluation.truth(formula[-1], evaluation.cases(formula))
    moves = []
    for value, key in enumerate(("rate_up", "rate_down")):
        formula = node.attributes.get(key)
        cases: Cases = evaluation.cases(formula) if formula else _default(logic, value)
        made = move(cases, i, value, blank)
        if isinstance(made, str):
            what = f"{key} of {node.word.text}: a formula in a rate: {made}"
            source.refuse(formula[-1].word if formula else node.word, what, _HINT)
        moves.append(made)
    up, down = moves
    return rule(up.condition, down.condition, i, blank), up.rate, down.rate, logic


_HINT = "a rate is read where it is one number in all states in which it is positive"


def _same(blank: Rules, first: Program, second: Program) -> bool:
    """Whether two rules are one function; taken to be where they are too entangled to tell, since only a note asks."""
    if first == second:
        return True
    try:
        return Expression(blank, first).equivalent(Expression(blank, second))
    except MemoryBudget:
        return True


def _default(logic: Program | None, value: int) -> Cases:
    """The rate of a node that gives none: 1 towards its logic; without one it stays."""
    if logic is None:
        return {0.0: (TRUE,)}
    return two(opposite(logic) if value else logic)


def _number(rate: Amount) -> float:
    return 1.0 if isinstance(rate, str) else rate


def _timing(rates: list[Rate], given: Configuration) -> Timing | None:
    """None where it says nothing: all rates are 1, and all states alike."""
    # a rate of 0 stands here where a node never moves that way: it says no more than the rule
    said = tuple(rate for rate in rates if not {rate.up, rate.down} <= {0, 1})
    parameters = tuple(given.parameters.items())
    timing = Timing(said, tuple(given.initial), tuple(given.internal), parameters)
    return None if timing == Timing() else timing


def _starts(timing: Timing | None) -> tuple[Named, ...]:
    values = timing.deterministic() if timing else {}
    return (Named("initial", equated(values), title="what is certain of the initial states"),) if values else ()


def _said(path: str, timing: Timing) -> str:
    """What questions make of rates and initial probabilities."""
    said = []
    if timing.rates:
        said.append('questions of probability and time take the rates of the file (--rates "" takes 1 for all)')
    if timing.initial:
        said.append("--from @initial is the initial distribution of the file")
    return f"{path}: {'; '.join(said) or 'parameters and internal nodes are kept and written'}"


def write(network: Network) -> bytes:
    """The .bnd: each node with its rule as logic, and its rates. Each component has two values here."""
    rates = {rate.component: rate for rate in network.timing.rates} if network.timing else {}
    parameters = dict(network.timing.parameters) if network.timing else {}
    parts = []
    for i, component in enumerate(network.components):
        name = component.name
        rate = rates.get(name, Rate(name))
        up, down = (
            key if parameters.get(key := f"${letter}_{name}") == value else repr(value)
            for letter, value in (("u", rate.up), ("d", rate.down))
        )
        described = component.annotation.notes.replace("\\", "\\\\").replace('"', '\\"')
        lines = [
            f"Node {name} {{",
            *([f'  description = "{described}";'] if described else []),
            f"  logic = {network.rules.text(i).replace(chr(34), '')};",
            f"  rate_up = @logic ? {up} : 0;",
            f"  rate_down = @logic ? 0 : {down};",
            "}\n",
        ]
        parts.append("\n".join(lines))
    return "\n".join(parts).encode()


def files(network: Network, path: Path) -> Mapping[Path, bytes]:
    """The .bnd and the .cfg beside it, whichever of the two was asked for."""
    both = {path.with_suffix(".bnd"): write(network), path.with_suffix(".cfg"): _configuration(network)}
    return {place: both[place] for place in sorted(both, key=lambda place: place == path)}


def _configuration(network: Network) -> bytes:
    """The .cfg: parameters, initial distribution, internal nodes, and usual options of a simulation."""
    timing = network.timing or Timing()
    lines = [f"{name} = {value!r};" for name, value in timing.parameters]
    lines += map(_initial, timing.initial)
    lines += (f"{name}.is_internal = 1;" for name in timing.internal)
    return ("\n".join(lines) + "\n" * bool(lines) + _SIMULATION).encode()


def _initial(one: Initial) -> str:
    if len(one.components) == 1 and len(one.weights) == 1:
        return f"{one.components[0]}.istate = {one.weights[0][0][0]};"
    weights = ", ".join(f"{weight!r} [{', '.join(map(str, state))}]" for state, weight in one.weights)
    return f"[{', '.join(one.components)}].istate = {weights};"
