"""SIF: one ``source relation target`` a line, signed edges and no rules.

A file of edges is no network: how regulators act together is not in it. It is read under a rule that the reader names,
one of ``DEFAULT_RULES``, and the network's notes say which. Components that nothing regulates are inputs. A node called
``and1``, ``and2``, ... is a gate of CellNOpt: all its sources together act on its target.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from logicnet.errors import FormatError, Span, did_you_mean
from logicnet.formats.influences import INTERACTIONS, edge_rows
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.logic import Rules
from logicnet.model import Network

_ACTIVATES = frozenset({"1", "+1", "+", "->", "-->", "=>", "activates", "activation", "stimulates", "positive", "up"})
_INHIBITS = frozenset({"-1", "-", "-|", "--|", "|-", "inhibits", "inhibition", "represses", "negative", "down"})
_GATE = re.compile(r"and[0-9]+", re.IGNORECASE)
_FIELD = re.compile(r"[^\t\r\n]+")
_WORD = re.compile(r"\S+")
_NAME = re.compile(r'[^"\x00-\x1f\x7f]+')


def _any(terms: list[str]) -> str:
    return f"({' | '.join(terms)})" if len(terms) > 1 else "".join(terms)


def _all(terms: list[str]) -> str:
    return f"({' & '.join(terms)})" if len(terms) > 1 else "".join(terms)


def _inhibitor_wins(up: list[str], down: list[str]) -> str:
    return " & ".join(filter(None, [_any(up), *(f"!{term}" for term in down)]))


def _activator_wins(up: list[str], down: list[str]) -> str:
    return " | ".join(filter(None, [*up, f"!{_any(down)}" if down else ""]))


def _all_activators(up: list[str], down: list[str]) -> str:
    return " & ".join([*up, *(f"!{term}" for term in down)])


DEFAULT_RULES: Mapping[str, Callable[[list[str], list[str]], str]] = {
    "inhibitor-wins": _inhibitor_wins,
    "activator-wins": _activator_wins,
    "all-activators": _all_activators,
}
"""How activators and inhibitors act together: any activator and no inhibitor; any activator, or no inhibitor; all
activators and no inhibitor."""


@dataclass(slots=True)
class _Edges:
    """What is read: each component's activators and inhibitors, in the order of the file."""

    up: dict[str, list[str]] = field(default_factory=dict)
    down: dict[str, list[str]] = field(default_factory=dict)
    first: dict[str, Span] = field(default_factory=dict)


def looks_like(content: bytes) -> bool:
    """Whether all lines are ``source relation target``, by relations that are known."""
    lines = [line.split() for line in content[:20_000].decode("utf-8", "replace").splitlines()[:20] if line.strip()]
    known = _ACTIVATES | _INHIBITS
    return len(lines) > 0 and all(len(words) >= 3 and words[1].lower() in known for words in lines)


def confirm_default_rule(name: object) -> None:
    """Raise FormatError, with the nearest, for a name that is none of ``DEFAULT_RULES``; an empty one is no rule."""
    if name not in ("", *DEFAULT_RULES):
        raise FormatError(f"{name!r} is no default rule", hint=did_you_mean(name, DEFAULT_RULES, "there are"))


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read edges under the default rule that ``reading`` names. Raises FormatError without one."""
    confirm_default_rule(reading.default_rule)
    if not reading.default_rule:
        raise FormatError(
            f"{path}: a file of edges has no rules: say which one holds",
            hint=f"--default-rule {' or '.join(DEFAULT_RULES)}",
        )
    found = _read(content, path)
    rule = DEFAULT_RULES[reading.default_rule]
    gates = {name for name in found.up if _GATE.fullmatch(name) and (found.up[name] or found.down[name])}
    names = [name for name in found.up if name not in gates]
    terms = {gate: _all([*map(_named, found.up[gate]), *(f"!{_named(n)}" for n in found.down[gate])]) for gate in gates}
    for gate in gates:
        if any(source in gates for source in (*found.up[gate], *found.down[gate])):
            raise FormatError("a gate that feeds a gate", span=found.first[gate])

    def told(sources: list[str]) -> list[str]:
        return [terms.get(source, _named(source)) for source in sources]

    texts = [rule(told(found.up[n]), told(found.down[n])) or _named(n) for n in names]
    note = f"{path}: a file of edges has no rules: they are made by '{reading.default_rule}'"
    return Network(Path(path).stem, Rules.build(names, texts), source=path, notes=(note,))


def write(network: Network) -> bytes:
    """Each edge by its sign; a component without edges alone on its line."""
    lines = [f"{edge.source}\t{INTERACTIONS[edge.sign]}\t{edge.target}\n" for edge, _ in edge_rows(network)]
    touched = {name for edge in network.regulations for name in (edge.source, edge.target)}
    lines += [f"{component.name}\n" for component in network.components if component.name not in touched]
    return "".join(lines).encode()


def _read(content: bytes, path: str) -> _Edges:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        span = Span.within(content, error.start, error.start + 1, path)
        raise FormatError("a byte that is not UTF-8", span=span, hint="save the file as UTF-8") from None
    found, known = _Edges(), dict[tuple[str, str], str]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fields = list((_FIELD if "\t" in line else _WORD).finditer(line))
        names = [match.group().strip() for match in fields]
        for match, name in zip(fields, names, strict=True):
            if len(fields) != 2 and match is not (fields[1] if len(fields) > 1 else None):
                _meet(found, name, Span(path, number, match.start() + 1, len(match.group()), line))
        if len(fields) == 1:
            continue
        if len(fields) == 2:
            raise FormatError("expected `source relation target`", span=Span(path, number, 1, len(line), line))
        sign = _sign(names[1], Span(path, number, fields[1].start() + 1, len(fields[1].group()), line))
        for target in names[2:]:
            if known.setdefault((names[0], target), sign) != sign:
                what = f"a second edge from {names[0]} to {target} with another sign"
                raise FormatError(what, span=Span(path, number, 1, len(line), line))
            several = (found.up if sign == "+" else found.down)[target]
            if names[0] not in several:
                several.append(names[0])
    return found


def _meet(found: _Edges, name: str, place: Span) -> None:
    if not _NAME.fullmatch(name):
        raise FormatError(f"{name!r} cannot name a component", span=place)
    found.up.setdefault(name, [])
    found.down.setdefault(name, [])
    found.first.setdefault(name, place)


def _sign(word: str, place: Span) -> str:
    if word.lower() in _ACTIVATES:
        return "+"
    if word.lower() in _INHIBITS:
        return "-"
    hint = did_you_mean(word.lower(), sorted(_ACTIVATES | _INHIBITS), "relations")
    what = f"a relation without a sign: {word!r}; no rule can say what such a regulator does"
    raise FormatError(what, span=place, hint=hint or "write 1 (activates) or -1 (inhibits)")


def _named(name: str) -> str:
    return f'"{name}"'
