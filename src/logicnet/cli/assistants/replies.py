"""What every answer of a tool carries: how far it goes, of which network it is and what was unusual in its file, on
what evidence, and the command that gives it again.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from logicnet import __version__
from logicnet.formats.shipped import is_shipped, paper_titles, publications
from logicnet.model import Network

_EXACT, _SAMPLED, _BOUNDED, _INCOMPLETE = "exact", "sampled", "bounded", "incomplete"
_REPEATED = ("state",)  # of an attractor: what is fixed and what oscillates says it
_MOST_REFERENCES = 60


def reply(
    network: Network | None,
    answer: Mapping[str, Any],
    *,
    command: Iterable[str],
    about: Iterable[str] = (),
    left_out: int = 0,
) -> dict[str, Any]:
    """An answer as a tool gives it.

    - ``network``: the network that it is about.
    - ``answer``: what the public function answers, as JSON has it.
    - ``command``: the words of the command that gives it again, after ``logicnet``.
    - ``about``: the components whose rules it rests on, for the references.
    - ``left_out``: rows that a limit kept back.
    """
    rest = {key: value for key, value in answer.items() if key not in ("network", "digest", "seconds")}
    found: dict[str, Any] = {
        "status": _status(answer),
        "complete": bool(answer.get("complete", True)),
        "why_incomplete": str(answer.get("why_incomplete", "")),
        "rows_left_out": left_out,
        "notes": [] if network is None else list(network.notes),
        "network": None if network is None else {"name": network.name, "digest": network.digest},
        "answer": _lean(rest),
        "command": "logicnet " + shlex.join(command),
        "version": __version__,
    }
    if network is not None:
        found["references"], found["references_left_out"] = cited_by_rules(network, about)
    return found


def cited_by_rules(network: Network, names: Iterable[str]) -> tuple[list[dict[str, Any]], int]:
    """What the rules of these components rest on, and how many entries the list has no room for."""
    wanted = {network.owner(name) if name in network.position else name for name in names}
    places: dict[int | str, list[str]] = {}
    for component in network.components:
        if component.name in wanted:
            for key in component.evidence.references:
                places.setdefault(key, []).append(component.name)
            for edge in component.regulations:
                for key in edge.evidence.references:
                    places.setdefault(key, []).append(f"{edge.source} -> {edge.target}")
    listed = [_reference(network, key, where) for key, where in places.items()]
    return listed[:_MOST_REFERENCES], max(len(listed) - _MOST_REFERENCES, 0)


def _reference(network: Network, key: int | str, places: list[str]) -> dict[str, Any]:
    own = next((one for one in network.references if one.key == str(key)), None)
    identifiers: list[str] = []
    title = ""
    if own is not None:
        title, identifiers = own.title, [f"doi:{own.doi}"] if own.doi else []
    elif isinstance(key, int) and is_shipped(network):
        title = paper_titles().get(key, "")
        identifiers = [one.uri for one in publications().get(key, ())]
    elif isinstance(key, str) and ":" in key:
        identifiers = [key]
    return {"key": key, "title": title, "identifiers": identifiers, "rules": list(dict.fromkeys(places))}


def _status(answer: Mapping[str, Any]) -> str:
    """How far an answer goes; of one with parts, as far as the weakest of them does."""
    if not answer.get("complete", True):
        return _INCOMPLETE
    parts = [str(row.get("status", _EXACT)) for key in ("rows", "curves") for row in answer.get(key, ())]
    if answer.get("exact") is False or _SAMPLED in parts:
        return _SAMPLED
    return _EXACT if all(part == _EXACT for part in parts) else _BOUNDED


def _lean(value: Any) -> Any:
    """The same without what it says twice."""
    if isinstance(value, Mapping):
        return {
            key: _lean(part)
            for key, part in value.items()
            if not (key in _REPEATED and "fixed" in value and "oscillating" in value)
        }
    return [_lean(part) for part in value] if isinstance(value, list | tuple) else value
