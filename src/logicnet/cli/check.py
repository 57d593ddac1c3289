"""``logicnet check``: the claims of the review, decided on the networks; which claim notices which rule; which open
choice matters.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.cli.printing import as_json
from logicnet.cli.progress import Bar
from logicnet.cli.question import add_intervention, add_json, refuse_together
from logicnet.cli.table import shortened, table
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding
    from logicnet.evidence import Ledger, Openness, Report, Result, Sensitivity


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "networks", metavar="NETWORK", nargs="*", help="a shipped network's name, or a file of claims; default: all"
    )
    parser.add_argument(
        "--claim", action="append", default=[], metavar="ID", help="only this claim (may be given again)"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sensitivity", action="store_true", help="which claims notice which regulation and component")
    what.add_argument("--alternatives", action="store_true", help="which open choices matter for which claims")
    add_intervention(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the verdicts; exit code 1 where a claim fails that is not a known disagreement."""
    from logicnet.evidence import check, narrowed

    if args.drugs is not None and not (args.networks and all(map(_is_file, args.networks))):
        raise LogicnetError(
            "--drugs goes with files of claims: the shipped claims speak of the shipped drugs",
            hint="name the file of claims",
        )
    chosen = narrowed(_ledgers(args.networks), args.claim)
    for option in ("--sensitivity", "--alternatives"):
        if getattr(args, option[2:]):
            refuse_together(args, option, ["--intervention"], "it asks the claims of the network as it is")
    if args.sensitivity:
        return _sensitivity(args, chosen)
    if args.alternatives:
        return _alternatives(args, chosen)
    report = check(chosen, background=args.intervention)
    print(as_json(report.to_dict()) if args.json else _text(report))
    return 0 if report.sound else 1


def _ledgers(names: list[str]) -> tuple[Ledger, ...]:
    """The ledgers that were asked for: all, those of shipped networks, or those in files."""
    from logicnet.errors import UnknownName, did_you_mean
    from logicnet.evidence import ledgers, read_claims, together

    if not names:
        return ledgers()
    shipped = {ledger.network.name: ledger for ledger in ledgers()} if any(n for n in names if not _is_file(n)) else {}
    for name in names:
        if not _is_file(name) and name not in shipped:
            raise UnknownName(
                "network",
                name,
                hint="; ".join(filter(None, [did_you_mean(name, shipped), "or name a file of claims (.toml)"])),
            )
    return together(read_claims(name) if _is_file(name) else shipped[name] for name in dict.fromkeys(names))


def _is_file(name: str) -> bool:
    return name.endswith(".toml") or Path(name).is_file()


def _text(report: Report) -> str:
    rows = [
        [r.claim.id, r.claim.network, _verdict(r), _size(r), _cited(r), _note(r), _shown(r)] for r in report.results
    ]
    parts = [table(["claim", "network", "verdict", "checked on", "evidence", "note", "shown"], rows)]
    for result in report.results:
        if _verdict(result) != "holds":
            parts += ["", *_story(result)]
    counts = {word: report.count(word) for word in ("holds", "fails", "undecided")}
    said = ", ".join(f"{n} {word if n == 1 else word.removesuffix('s')}" for word, n in counts.items() if n)
    claims = f"{len(report.results)} claim{'' if len(report.results) == 1 else 's'}"
    turned = sum(result.turned for result in report.results)
    inside = f" in {report.background} ({turned} turned by it)" if report.background else ""
    return "\n".join([*parts, "", f"{claims}{inside}: {said}"])


def _story(result: Result) -> list[str]:
    """What is said of a claim that does not hold."""
    from logicnet.evidence import sentence

    claim = result.claim
    lines = [f"{claim.id}: {_verdict(result)}", f"  {claim.statement}", f"  {claim.arm}: {sentence(claim.property)}"]
    lines[-1] += "" if claim.expected else "; expected not to hold"
    lines += [f"  {_shown(result)}"] if _shown(result) else []
    return lines + ([f"  known: {claim.disagreement}"] if claim.disagreement else [])


def _verdict(result: Result) -> str:
    from logicnet.evidence import word

    return word(result.verdict)


def _size(result: Result) -> str:
    return str(getattr(result.verdict, "on", "-"))


def _cited(result: Result) -> str:
    return f"[{', '.join(map(str, result.claim.evidence.references))}]"


def _note(result: Result) -> str:
    claim = result.claim
    notes = ["prediction"] if claim.prediction else []
    notes += ["holds without the intervention too"] if result.uninformative else []
    notes += [f"{result.before} without the background"] if result.turned else []
    notes += ["known disagreement"] if claim.disagreement and not result.outdated else []
    notes += ["no disagreement any more"] if result.outdated else []
    return ", ".join(notes)


def _shown(result: Result) -> str:
    """The witness or counterexample, as far as the property reads it; the reason where nothing was decided."""
    from logicnet.evidence import names_in, shown

    witness = shown(result.verdict)
    return witness.text(names_in(result.claim)) if witness else str(getattr(result.verdict, "reason", ""))


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
    claims = [[id, len(one.breaks(id)), shortened([str(mutant) for mutant in one.breaks(id)], 2)] for id in one.claims]
    noticed = len(one.regulations) - len(one.unnoticed)
    edges = f"{noticed} of {len(one.regulations)} regulations are noticed ({one.share:.1%})"
    parts = [
        f"{one.network.name}: {edges}; {one.share_removed:.1%} where removed",
        table(["regulation", "noticed when removed by", "noticed when flipped by"], regulations),
        table(["component", *(f"noticed when {kind} by" for kind in held)], components),
        table(["claim", "mutants", "notices"], claims, right=frozenset({"mutants"})),
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
            found.append(openness(ledger, progress=bar.update))
    if args.json:
        print(_as_json(found))
    else:
        print("\n\n".join(_openness_text(one) for one in found))
    print("shares marked ~ are sampled, with their 95 % interval; the others are exact", file=sys.stderr)
    return 0


def _openness_text(one: Openness) -> str:
    rows: list[list[Any]] = [[row.claim, row.words, ", ".join(row.matters) or "-"] for row in one.rows]
    choices = [[id, "; ".join(claims) or "none"] for id, claims in one.choices.items()]
    way = "all checked" if one.exact else f"{one.checked} drawn at random"
    head = f"{one.network.name}: {one.admissible} admissible networks, {way}"
    return "\n\n".join(
        [
            head,
            table(["claim", "holds in", "choices that turn it"], rows),
            table(["choice", "claims it turns"], choices),
        ]
    )
