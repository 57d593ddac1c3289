"""A screen asked in several contexts, and its one table: a row an intervention, a column a context."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.analysis.outcome import UNTREATED
from logicnet.cli.printing import as_json
from logicnet.cli.surroundings import arguments_in, record_of
from logicnet.cli.table import table
from logicnet.errors import FormatError, LogicnetError, UnknownName, closest
from logicnet.model import ContextKind, Network
from logicnet.model.asked import context_of
from logicnet.model.notation import split_names

if TYPE_CHECKING:
    from logicnet.screens import Screen

_REACHED = {"yes": "reached", "no": "not reached"}
_BEST = ("removes", "reduces")  # outcomes by which rows are ordered
Ask = Callable[[argparse.Namespace, Network], "Screen"]


def add_contexts(parser: argparse.ArgumentParser) -> None:
    """--contexts."""
    parser.add_argument(
        "--contexts",
        action="joined",
        default="",
        metavar="all|subtypes|NAME,NAME",
        help="ask in each of these contexts of the network, and print one table: a row for each intervention, a column "
        "for each context, with the outcome there and the change of what it goes by",
    )


def names_of(text: str, network: Network) -> list[str]:
    """The contexts that were asked for, each once. Raises LogicnetError for one that the network does not have, and
    where there is none.
    """
    every = {one.name: one.kind for one in network.contexts}
    known = {"all": list(every), "subtypes": [name for name, kind in every.items() if kind is ContextKind.SUBTYPE]}
    names = [name for word in split_names(text) for name in known.get(word, [word])]
    if not names:
        raise LogicnetError(f"{network.name} has no contexts of this kind: --contexts {text}", hint="logicnet contexts")
    for name in names:
        if every and name not in every and (near := closest(name, (*every, *known))) in known:
            raise UnknownName(
                "context", name, message=f"{network.name} has no context '{name}'", hint=f"did you mean '{near}'?"
            )
        context_of(name, network)
    return list(dict.fromkeys(names))


def screens(args: argparse.Namespace, network: Network, ask: Ask) -> tuple[dict[str, Screen], bool]:
    """The screen in each context, by its name, and whether Ctrl-C ended it before the last; what was found by then is
    kept.
    """
    names = names_of(args.contexts, network)
    # a context that disagrees with what is asked is told before any work
    each = {name: argparse.Namespace(**(vars(args) | arguments_in(args, network, name))) for name in names}
    found: dict[str, Screen] = {}
    for name, own in each.items():
        print(f"logicnet: in the context {name}", file=sys.stderr)
        own.output = None
        try:
            found[name] = ask(own, network)
        except KeyboardInterrupt:
            if not found:
                raise
            missing = ", ".join(one for one in names if one not in found)
            print(f"logicnet: interrupted; not asked in {missing}", file=sys.stderr)
            return found, True
    return found, False


def confirm_place(path: Path) -> None:
    """Raise FormatError where the joined table cannot be written: another file stands there that a screen of one
    setting, which is resumed from it, has written.
    """
    from logicnet.formats import checked_output
    from logicnet.screens.journals import manifest_path, read_manifest

    checked_output(path, (".csv",), beside=(manifest_path(path),))
    manifest = read_manifest(path)
    if manifest is not None and "contexts" not in manifest.record:
        raise FormatError(
            f"{path} is the table of another screen, which is not one of contexts",
            hint="choose another output, or remove it",
        )


def contexts_in_words(found: Mapping[str, Screen], most: int) -> str:
    """The joined table, so many rows of it, and what its cells mean."""
    first = next(iter(found.values()))
    start = f", from {first.start}" if first.start else ""
    columns = {name: _cells(one) for name, one in found.items()}
    labels = list(dict.fromkeys(label for cells in columns.values() for label in cells))
    wild, *tried = labels
    tried.sort(key=lambda label: [-sum(_outcome(c, label) == best for c in columns.values()) for best in _BEST])
    shown = [wild, *tried[:most]]
    rows = [[label, *(columns[name].get(label, "") for name in found)] for label in shown]
    heading = f"{first.network.name}: {first.phenotype} in {len(found)} contexts, {len(tried)} interventions{start}"
    told = f"(the outcome, and the change of the {first.by.column}, of which the first row has the value)"
    if first.by.kind == "reach":
        told = "(the outcome; the first row says whether the phenotype is reached untreated)"
    below = [told]
    if any(label not in cells for cells in columns.values() for label in shown):
        below.append("(empty: a context that makes this change by nature, or leaves nothing to change there)")
    if len(tried) > most:
        below.append(f"({len(tried) - most} more rows: --rows, --output)")
    return "\n".join([f"{heading}\n", table(["intervention", *found], rows), *below])


def contexts_as_json(args: argparse.Namespace, found: Mapping[str, Screen], ended: bool) -> str:
    """All of the screens as one JSON object."""
    each = {name: record_of(argparse.Namespace(context=name), one) for name, one in found.items()}
    left = [name for name, one in found.items() if not one.complete]
    return as_json(
        {
            "network": next(iter(found.values())).network.name,
            "phenotype": args.phenotype,
            "complete": not left and not ended,
            "why_incomplete": "interrupted" if ended else f"not decided in {', '.join(left)}" if left else "",
            "contexts": each,
        }
    )


def contexts_as_csv(found: Mapping[str, Screen]) -> str:
    """The rows of all of the screens as one tidy table."""
    columns = list(dict.fromkeys(column for one in found.values() for column in one.columns))
    text = io.StringIO()
    writer = csv.DictWriter(text, ["context", *columns], lineterminator="\n")
    writer.writeheader()
    for name, one in found.items():
        writer.writerows({"context": name, **row} for row in one.named_dicts())
    return text.getvalue()


def contexts_manifest(args: argparse.Namespace, found: Mapping[str, Screen], seconds: float) -> dict[str, Any]:
    """What the manifest beside the joined table says: the question, what each context holds and changes, and the digest
    of its screen.
    """
    from logicnet.screens.journals import how_run

    first = next(iter(found.values()))
    each = {
        name: {
            "digest": one.digest,
            "settings": {setting: setting for setting in one.settings},
            "perturb": one.intervention,
            "rows": len(one),
            "complete": one.complete,
        }
        for name, one in found.items()
    }
    digests = "\n".join(f"{name} {one.digest}" for name, one in found.items())
    return {
        "digest": hashlib.sha256(digests.encode()).hexdigest(),
        "network": {"name": first.network.name, "digest": first.network.digest},
        "phenotype": first.phenotype,
        "expression": first.network.expression(first.phenotype).text,
        "start": first.start,
        "rates": first.asked.rates.to_dict(),
        "readouts": [readout.name for readout in first.readouts],
        "share": first.share,
        "by": first.by.column,
        "samples": first.samples,
        "seed": args.seed,
        "contexts": each,
        "rows": sum(map(len, found.values())),
        "complete": all(one.complete for one in found.values())
        and len(found) == len(names_of(args.contexts, first.network)),
        "run": how_run(seconds),
    }


def _cells(found: Screen) -> dict[str, str]:
    """The cell of each row, by what the row is called."""
    cells = {}
    for row in found.rows:
        record: dict[str, Any] = found.cells(row)
        label = str(record.get("drugs") or record["intervention"] or UNTREATED)
        wild = record["type"] == "wild type"
        if row.change_of == "reachable":
            cells[label] = _REACHED.get(row.answer.reachable, "?") if wild else str(record["outcome"])
            continue
        value = record.get(row.change_of if found.by.kind == "reach" else found.by.column) if wild else record["change"]
        outcome = "" if wild else str(record["outcome"])
        cells[label] = f"{outcome} {_number(value, signed=bool(outcome))}".strip()
    return cells


def _outcome(cells: Mapping[str, str], label: str) -> str:
    return cells.get(label, "").split(" ")[0]


def _number(value: object, *, signed: bool) -> str:
    if isinstance(value, int | float):
        return f"{value:+.3f}" if signed else f"{value:.3f}"
    return "" if value is None else str(value)
