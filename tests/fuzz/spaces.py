"""Fixed points, trap spaces and the succession diagram."""

from __future__ import annotations

import numpy as np

import logicnet
from fuzz.case import SECONDS, Case, Words
from logicnet.analysis.succession import succession
from logicnet.model import Subspace
from quick_oracle import FREE, number


def fixed_points(case: Case) -> Words:
    """All states that nothing leaves."""
    found = logicnet.fixed_points(case.network, limit=1 << 15)
    right = {int(s) for s in np.nonzero(~case.quick.moves.any(axis=1))[0]}
    said = {number(v or 0 for v in space.values) for space in found}
    if not found.complete or said != right or len(found) != len(right):
        yield f"fixed points {sorted(said)}, by definition {sorted(right)}"


def trap_spaces(case: Case) -> Words:
    """The minimal, the maximal and all trap spaces."""
    expected = {"minimal": case.quick.minimal(), "maximal": case.quick.maximal()}
    if len(case.names) <= 7:
        expected["all"] = case.quick.trap_spaces()
    for kind, right in expected.items():
        found = logicnet.trap_spaces(case.network, kind, limit=1 << 15)
        said = [_row(space) for space in found]
        if not found.complete or set(said) != right or len(said) != len(right):
            yield f"{kind}: {len(said)} trap spaces, by definition {len(right)}; {_differ(set(said), right)}"


def successions(case: Case) -> Words:
    """The nodes and the steps of the succession diagram."""
    found = succession(case.network, limit=1 << 12, timeout=SECONDS)
    rows = [_row(node) for node in found.nodes]
    said = []
    for step in found.steps:
        by = {**dict(enumerate(rows[step.source])), **{case.names.index(x): v for x, v in step.motif.items()}}
        said.append((rows[step.source], tuple(by.values()), rows[step.target]))
    right = case.quick.succession()
    nodes = {case.quick.root, *(target for _, _, target in right)}
    if not found.complete or set(said) != right or len(said) != len(right):
        yield f"{len(said)} steps, by definition {len(right)}; {_differ(set(said), right)}"
    if set(rows) != nodes or len(rows) != len(nodes) or rows[0] != case.quick.root:
        yield f"{len(rows)} nodes, by definition {len(nodes)}"
    if {_row(node) for node in found.minimal} != case.quick.minimal():
        yield "its last nodes are not the minimal trap spaces"


def _row(space: Subspace) -> tuple[int, ...]:
    return tuple(FREE if value is None else value for value in space.values)


def _differ(said: set[tuple[int, ...]] | set[object], right: object) -> str:
    assert isinstance(right, set)
    return f"too many {sorted(map(str, said - right))[:3]}, missing {sorted(map(str, right - said))[:3]}"
