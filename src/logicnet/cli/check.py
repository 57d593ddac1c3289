"""``logicnet check``: the claims of the review, decided on the networks; which claim notices which rule; which open
choice matters.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from logicnet.cli.printing import as_json
from logicnet.cli.progress import Bar
from logicnet.cli.question import add_intervention, add_json, refuse_together
from logicnet.cli.table import shortened, table
from logicnet.cli.verdicts_text import members_text, openness_text, report_record, report_text
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding
    from logicnet.evidence import Ledger, Reliance, Sensitivity


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "networks", metavar="NETWORK", nargs="*", help="a shipped network's name, or a file of claims; default: all"
    )
    parser.add_argument(
        "--claim", action="append", default=[], metavar="ID", help="only this claim (may be given again)"
    )
    parser.add_argument(
        "--panel",
        action="store_true",
        help="only reported interventions, asked with no helpers, and what each rests on",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sensitivity", action="store_true", help="which claims notice which regulation and component")
    what.add_argument("--alternatives", action="store_true", help="which open choices matter for which claims")
    what.add_argument("--of-members", action="store_true", help="the claims of a whole's members, asked of the whole")
    what.add_argument(
        "--source",
        metavar="TEXT",
        help="a text file that anchors point into: does it carry regulations, phenotypes, contexts, drugs and claims? "
        "(logicnet check --source review.txt il6)",
    )
    add_intervention(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the verdicts; exit code 1 where a claim fails that is not a known disagreement."""
    from logicnet.evidence import check, narrowed

    if args.source is not None:
        return _source(args)
    if args.drugs is not None and not (args.networks and all(map(_is_file, args.networks))):
        raise LogicnetError(
            "--drugs goes with files of claims: the shipped claims speak of the shipped drugs",
            hint="name the file of claims",
        )
    chosen = narrowed(_ledgers(args.networks), args.claim, panel=args.panel)
    if args.panel and not chosen:
        raise LogicnetError("none of these claims is of the panel", hint="panel = true marks a claim that is")
    for option in ("--sensitivity", "--alternatives", "--of-members"):
        if getattr(args, option[2:].replace("-", "_")):
            refuse_together(args, option, ["--intervention"], "it asks the claims of the network as it is")
    if args.sensitivity:
        return _sensitivity(args, chosen)
    if args.alternatives:
        return _alternatives(args, chosen)
    if args.of_members:
        return _of_members(args, chosen)
    report = check(chosen, background=args.intervention)
    rests = _resting(args, chosen) if args.panel else None
    print(as_json(report_record(report, rests)) if args.json else report_text(report, rests))
    return 0 if report.sound else 1


def _resting(args: argparse.Namespace, chosen: tuple[Ledger, ...]) -> Reliance:
    """What the claims that hold rest on of what their contexts assume."""
    from logicnet.evidence import reliance

    with Bar("taking assumptions away") as bar:
        return reliance(chosen, background=args.intervention, progress=bar.update)


def _source(args: argparse.Namespace) -> int:
    """What the source does not carry, a line each, and the counts; exit code 1 where there is any."""
    from logicnet.evidence.anchors import anchored

    refuse_together(
        args, "--source", ["--claim", "--panel", "--intervention", "--drugs"], "it reads texts, and decides no claim"
    )
    found = anchored(args.source, args.networks)
    missing = [one for file in found for one in file.unsupported]
    if args.json:
        print(as_json({"files": list(map(asdict, found))}))
    else:
        print("\n".join(map(str, [*missing, *found])))
    return 1 if missing else 0


def _ledgers(names: list[str]) -> tuple[Ledger, ...]:
    """The ledgers that were asked for: all, those of shipped networks, or those in files."""
    from logicnet.evidence import ledgers, together
    from logicnet.evidence.ledger import ledger_of

    if not names:
        return ledgers()
    return together(map(ledger_of, dict.fromkeys(names)))


def _is_file(name: str) -> bool:
    return name.endswith(".toml") or Path(name).is_file()


def _of_members(args: argparse.Namespace, chosen: tuple[Ledger, ...]) -> int:
    from logicnet.evidence import of_members

    refuse_together(args, "--of-members", ["--claim", "--panel"], "it asks every claim of the members")
    wholes = [ledger for ledger in chosen if ledger.network.members] or list(chosen)
    found = [of_members(ledger) for ledger in wholes]
    print(
        as_json({"networks": [one.to_dict() for one in found]}) if args.json else "\n\n".join(map(members_text, found))
    )
    return 0 if all(one.sound for one in found) else 1


def _sensitivity(args: argparse.Namespace, chosen: tuple[Ledger, ...]) -> int:
    from logicnet.evidence import sensitivity

    found = []
    for ledger in chosen:
        with Bar(f"changing {ledger.network.name}") as bar:
            found.append(sensitivity(ledger, bar.update))
    if args.json:
        print(_as_json(found))
    else:
        print("\n\n".join(_sensitivity_text(one) for one in found))
    return 0


def _as_json(found: Sequence[Finding]) -> str:
    """The answers of all networks; their time is that of the run, which differs between equal ones."""
    networks = [one.to_dict() for one in found]
    return as_json({"networks": networks, "seconds": sum(one.pop("seconds") for one in networks)})


def _sensitivity_text(one: Sensitivity) -> str:
    regulations = [
        [f"{source} -> {target}", shortened(kinds["removed"], 3), shortened(kinds["flipped"], 3)]
        for (source, target), kinds in one.regulations.items()
    ]
    held = [f"held at {level}" for level in range(max(one.network.levels.values(), default=1) + 1)]
    components = [
        [name, *(shortened(kinds.get(kind, ()), 3) for kind in held)] for name, kinds in one.components.items()
    ]
    claims = [
        [id, len(one.breaks(id)), "yes" if id in one.outcomes else "", shortened(list(map(str, one.breaks(id))), 2)]
        for id in one.claims
    ]
    noticed = len(one.regulations) - len(one.unnoticed)
    edges = f"{noticed} of {len(one.regulations)} regulations are noticed ({one.share:.1%})"
    parts = [
        f"{one.network.name}: {edges}; {one.share_removed:.1%} where removed",
        f"{len(one.noticed_by_outcomes)} of {len(one.regulations)} regulations are noticed by a claim about death, "
        f"resistance, a pool of cells or relapse ({len(one.outcomes)} of {len(one.claims)} claims are)",
        table(["regulation", "noticed when removed by", "noticed when flipped by"], regulations),
        table(["component", *(f"noticed when {kind} by" for kind in held)], components),
        table(["claim", "mutants", "outcome", "notices"], claims, right=frozenset({"mutants"})),
    ]
    if one.unnoticed:
        parts.append("noticed by no claim: " + ", ".join(f"{source} -> {target}" for source, target in one.unnoticed))
    if one.unbreakable:
        parts.append("claims that nothing can break: " + ", ".join(one.unbreakable))
    undecided = [str(row.mutant) for row in one.rows if row.undecided]
    if undecided:
        parts.append("not decided for some claims: " + ", ".join(undecided))
    return "\n\n".join(parts)


def _alternatives(args: argparse.Namespace, chosen: tuple[Ledger, ...]) -> int:
    from logicnet.evidence import openness

    found = []
    for ledger in chosen:
        with Bar(f"deciding {ledger.network.name}") as bar:
            # of the panel only its shares are wanted: each alternative on its own would take longer than the sample
            found.append(openness(ledger, turning=not args.panel, progress=bar.update))
    if args.json:
        print(_as_json(found))
    else:
        print("\n\n".join(map(openness_text, found)))
    print("shares marked ~ are sampled, with their 95 % interval; the others are exact", file=sys.stderr)
    return 0
