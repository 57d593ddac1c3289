"""``logicnet trapspaces``: the minimal trap spaces of a network, or the maximal ones, as patterns."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from logicnet.cli.question import (
    add_budget,
    add_intervention,
    add_json,
    add_network,
    add_setting,
    as_json,
    at_least,
    intervention_of,
    network_of,
    setting_of,
)
from logicnet.cli.table import shortened, table

if TYPE_CHECKING:
    from logicnet.analysis.trap_spaces import TrapSpaces
    from logicnet.model import Network

_WIDE = 16  # more than this are listed one a row instead of one a column
_MOST_NAMES = 12
_WHY = {"time": "the time budget ended", "memory": "the memory budget ended", "stopped": "it was interrupted"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument("--max", action="store_true", help="the maximal ones (but the whole space) instead")
    add_shared(parser)


def add_shared(parser: argparse.ArgumentParser) -> None:
    """What both commands ask for."""
    parser.add_argument(
        "--within", action="joined", default="", metavar='"A=1 B=0"', help="only those inside this subspace"
    )
    add_setting(parser)
    add_intervention(parser)
    parser.add_argument("--limit", type=at_least(1), default=1000, metavar="N", help="list up to N (default: 1000)")
    add_budget(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the trap spaces."""
    return answer(args, "maximal" if args.max else "minimal")


def answer(args: argparse.Namespace, kind: str) -> int:
    """Print the trap spaces of a kind of `logicnet.reduction`."""
    from logicnet.analysis.trap_spaces import trap_spaces
    from logicnet.model import Subspace

    network = network_of(args)
    setting, intervention = setting_of(args, network), intervention_of(args, network)
    place = Subspace.parse(args.within, network)
    if kind == "maximal":  # what is held is held in all of them: else to hold it would be the first of them
        held = {**dict(setting.values), **intervention.held, **place.fixed}
        place = Subspace(network.names, tuple(held.get(name) for name in network.names))
    found = trap_spaces(
        intervention.on(setting.on(network)),
        kind,
        place,
        limit=args.limit,
        timeout=args.timeout,
        memory=args.memory,
    )
    asked = {"setting": str(setting), "perturb": str(intervention), "within": args.within}
    print(as_json(_record(network, found, asked)) if args.json else _text(network, found, asked))
    if found.end in _WHY:
        print(f"logicnet: incomplete: {_WHY[found.end]}", file=sys.stderr)
    return 0


def _record(network: Network, found: TrapSpaces, asked: dict[str, str]) -> dict[str, Any]:
    return {
        "network": network.name,
        "digest": network.digest,
        **asked,
        "kind": found.kind,
        "exact": found.complete,
        "listed": len(found),
        "more": found.end == "more",
        "complete": found.end not in _WHY,
        "why_incomplete": _WHY.get(found.end, ""),
        "trap_spaces": [{"fixed": dict(space.fixed), "free": list(space.free)} for space in found],
    }


def _text(network: Network, found: TrapSpaces, asked: dict[str, str]) -> str:
    where = ", ".join(part for part in asked.values() if part)
    heading = f"{network.name}{f' ({where})' if where else ''}: {_found(found)}"
    if not len(found):
        return heading
    return f"{heading}\n\n{_columns(network, found) if len(found) <= _WIDE else _rows(found)}"


def _found(found: TrapSpaces) -> str:
    what = found.kind if found.kind == "fixed points" else f"{found.kind} trap spaces"
    if len(found) == 1:
        what = what.removesuffix("s")
    if found.end == "more":
        return f"more than {len(found)} {what}, the first {len(found)} of them found (--limit lists more)"
    return f"{'' if found.complete else 'at least '}{len(found)} {what}"


def _columns(network: Network, found: TrapSpaces) -> str:
    """Components x trap spaces: 0, 1, or ``-`` where it is free."""
    rows = [[name, *(space.pattern[i] for space in found)] for i, name in enumerate(network.names)]
    return table(["component", *(str(number) for number in range(1, len(found) + 1))], rows)


def _rows(found: TrapSpaces) -> str:
    points = found.kind == "fixed points"
    rows = []
    for number, space in enumerate(found, 1):
        on = shortened([name for name, value in space.fixed.items() if value], _MOST_NAMES)
        rows.append([number, space.pattern, on, *([] if points else [shortened(space.free, _MOST_NAMES)])])
    return table(["number", "pattern", "on", *([] if points else ["free"])], rows, right=frozenset({"number"}))
