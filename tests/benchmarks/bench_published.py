"""Every published model: what it has, what it takes, and what the peers say and take.

Run by `python3 run bench-published`. Each tool gets a fresh process for each model. Counts are compared with
`expected.csv` of the folder and with the peers where they finish; a disagreement, or a model left open, is exit code 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from statistics import median

from peers import PEERS, Measured, ask, warm

MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "published_models"
COUNTS = ("attractors", "fixed_points", "states")
Row = dict[str, Measured]
Expected = dict[str, str]

GOALS = """Goals: all exact within the limit; median load + solve <= 1.6 ms; total over what AEON.py solves <= 3 s;
whole process median <= 0.10 s; no model above 4 GiB."""


def main() -> int:
    options = arguments()
    if not options.folder.is_dir():
        print(f"bench-published: the published models are not here: {options.folder} is no folder", file=sys.stderr)
        return 2
    expected = expectations(options.folder)
    chosen = [path for path in sorted(options.folder.glob("*.bnet")) if within(path.stem, options.models)]
    tools = ["logicnet", "command", *peers(options.peers)]
    kept = remembered(options.save)
    warm(tools)
    if options.cached_peers:
        print("Peers: seconds and counts as expected.csv has them, not measured now.")
    print(HEAD)
    for path in chosen:
        row = kept.setdefault(path.stem, {})
        for tool in tools:
            row[tool] = ask(tool, path, options.limit, options.repeat)
        if options.cached_peers:
            row.update(cached(expected[path.stem]))
        print(line(path.stem, expected.get(path.stem, {}), row), flush=True)
        if options.save:
            options.save.write_text(json.dumps({m: {t: asdict(r) for t, r in v.items()} for m, v in kept.items()}))
    rows = kept if options.save else {path.stem: kept[path.stem] for path in chosen}
    return summary(rows, expected, options.limit)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run bench-published", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=MODELS, help=".bnet files and expected.csv")
    parser.add_argument("--peers", choices=("none", *PEERS, "all"), default="all", help="whom to ask live")
    parser.add_argument("--cached-peers", action="store_true", help="take the peers from expected.csv instead; says so")
    parser.add_argument("--limit", type=float, default=20.0, metavar="SECONDS", help="for each process (20)")
    parser.add_argument(
        "--repeat", type=int, default=3, metavar="N", help="ask again where it takes < 1 s; best counts (3)"
    )
    parser.add_argument("--models", default="", metavar="FROM-TO", help="only these, for example 002-100")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep results here and sum up all that it holds")
    options = parser.parse_args()
    if options.cached_peers:
        options.peers = "none"
    return options


def peers(which: str) -> tuple[str, ...]:
    return {"none": (), "all": PEERS}.get(which, (which,))


def within(model: str, span: str) -> bool:
    first, _, last = span.partition("-")
    return first <= model <= (last or first or model)


def expectations(folder: Path) -> dict[str, Expected]:
    path = folder / "expected.csv"
    if not path.exists():
        return {}
    with path.open() as file:
        return {row["model"]: row for row in csv.DictReader(file)}


def cached(given: Expected) -> Row:
    """The peers as they were measured when expected.csv was made."""
    rows: Row = {}
    for tool in PEERS:
        text = given[f"{tool}_load_solve_s"]
        if text in ("timeout", "error"):
            rows[tool] = Measured(tool, text, 0, 0, 0)
        else:
            agreed = {name: int(given[c]) for name, c in zip(COUNTS, COLUMNS, strict=True) if given[c]}
            rows[tool] = Measured(tool, "finished", 0, 0, 0, solve=float(text), **agreed)
    return rows


def remembered(path: Path | None) -> dict[str, Row]:
    if path is None or not path.exists():
        return {}
    return {m: {t: Measured(**r) for t, r in v.items()} for m, v in json.loads(path.read_text()).items()}


# --- the table ---
COLUMNS = ("attractors", "fixed_points", "attractor_states")
HEAD = (
    f"{'model':>5} {'comps':>5} {'attractors':>13} {'fixed points':>13} {'states':>14} {'ms':>9} {'again ms':>9} "
    f"{'core ms':>9} {'process s':>9} {'command s':>9} {'MB':>6} {'AEON ms':>9} {'biobalm ms':>10}  agrees"
)


def line(model: str, expected: Expected, row: Row) -> str:
    ours = row["logicnet"]
    size = expected.get("components", "")
    cells = [
        f"{model:>5} {size:>5}",
        *(f"{short(getattr(ours, c)):>{w}}" for c, w in zip(COUNTS, (13, 13, 14), strict=True)),
    ]
    cells += [time(ours), f"{milliseconds(ours.again):>9}", f"{milliseconds(ours.core):>9}", f"{ours.whole:9.3f}"]
    cells += [f"{row['command'].whole:9.3f}" if "command" in row else f"{'':>9}", f"{ours.peak / 2**20:6.0f}"]
    cells += [time(row.get("aeon")), f"{time(row.get('biobalm')):>10}", f" {verdict(expected, row)}"]
    return " ".join(cells)


def time(measured: Measured | None) -> str:
    if measured is None:
        return f"{'':>9}"
    return f"{milliseconds(measured.solve) if measured.finished else measured.end:>9}"


def milliseconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1e3:.2f}" if seconds < 1 else f"{seconds * 1e3:.0f}"


def short(count: int | None) -> str:
    return "" if count is None else str(count) if count < 10**9 else f"{count:.4e}"


def verdict(expected: Expected, row: Row) -> str:
    """Who was compared, and every difference."""
    ours = row["logicnet"]
    if not ours.finished:
        return f"OPEN: {ours.said or ours.end}"
    found = differences(expected, row)
    if found:
        return "DIFFERS: " + "; ".join(found)
    witnesses = [
        *(["expected"] if expected.get("attractors") else []),
        *(t for t in PEERS if t in row and row[t].finished),
    ]
    return "+".join(witnesses) or "nobody else finished"


def differences(expected: Expected, row: Row) -> list[str]:
    ours = row["logicnet"]
    theirs = [("expected", {n: int(expected[c]) for n, c in zip(COUNTS, COLUMNS, strict=True) if expected.get(c)})]
    theirs += [
        (tool, {name: getattr(row[tool], name) for name in COUNTS})
        for tool in ("command", *PEERS)
        if tool in row and row[tool].finished
    ]
    return [
        f"{who} has {count} {name}, we have {getattr(ours, name)}"
        for who, counts in theirs
        for name, count in counts.items()
        if count is not None and count != getattr(ours, name)
    ]


# --- the summary ---
def summary(rows: dict[str, Row], expected: dict[str, Expected], limit: float) -> int:
    done = {model: row for model, row in rows.items() if row["logicnet"].finished}
    wrong = {model: found for model, row in done.items() if (found := differences(expected.get(model, {}), row))}
    ours = [row["logicnet"] for row in done.values()]
    print(f"\n{GOALS}\n")
    print(f"{len(done)} of {len(rows)} models exact within {limit:g} s; {len(wrong)} disagree with somebody")
    if ours:
        said("load + solve, ms: median", [m.solve for m in ours], 1e3)
        said("   on the processor: median", [m.solve_cpu for m in ours], 1e3)
        said("   again in the same process: median", [m.again for m in ours], 1e3)
        said("   of that, the compiled core: median", [m.core for m in ours], 1e3)
        said("whole process, s: median", [m.whole for m in ours])
        said("   on the processor: median", [m.cpu for m in ours])
        commands = [row["command"] for row in done.values() if "command" in row]
        said("`logicnet attractors FILE --json`, s: median", [m.whole for m in commands])
        said("   on the processor: median", [m.cpu for m in commands])
        most = max(
            (m for row in done.values() for t, m in row.items() if t in ("logicnet", "command")), key=lambda m: m.peak
        )
        print(f"largest peak memory: {most.peak / 2**20:.0f} MB ({most.tool})")
    for tool in PEERS:
        compared(tool, done, rows)
    for model, found in sorted(wrong.items()):
        print(f"DIFFERS {model}: {'; '.join(found)}")
    for model in sorted(set(rows) - set(done)):
        print(f"OPEN {model}: {rows[model]['logicnet'].said or rows[model]['logicnet'].end}")
    return 1 if wrong or len(done) < len(rows) else 0


def said(what: str, values: Iterable[float | None], scale: float = 1.0) -> None:
    known = sorted(value * scale for value in values if value is not None)
    if known:
        most = known[len(known) * 9 // 10]
        print(f"{what} {median(known):.3g}, 90 % below {most:.3g}, most {known[-1]:.3g}, total {sum(known):.4g}")


def compared(tool: str, done: dict[str, Row], rows: dict[str, Row]) -> None:
    """A peer's times and ours, over the models that both finished."""
    asked = [row[tool] for row in rows.values() if tool in row]
    if not asked:
        return
    both = [(row["logicnet"], row[tool]) for row in done.values() if tool in row and row[tool].finished]
    ends = {end: sum(m.end == end for m in asked) for end in ("finished", "timeout", "error")}
    print(f"\n{tool}: " + ", ".join(f"{count} {end}" for end, count in ends.items() if count))
    if not both:
        return
    said(f"   {tool}'s load + solve, ms: median", [theirs.solve for _, theirs in both], 1e3)
    said("   ours on the same models, ms: median", [ours.solve for ours, _ in both], 1e3)
    again = [(ours, theirs) for ours, theirs in both if ours.again and theirs.again]
    said(f"   {tool}'s again in the same process, ms: median", [theirs.again for _, theirs in again], 1e3)
    said("   ours on the same models, ms: median", [ours.again for ours, _ in again], 1e3)
    said(f"   {tool}'s whole process, s: median", [theirs.whole for _, theirs in both if theirs.whole])
    said("   ours on the same models, s: median", [ours.whole for ours, _ in both])
    said(f"   {tool}'s on the processor, s: median", [theirs.cpu for _, theirs in both if theirs.cpu])
    said("   ours on the same models, s: median", [ours.cpu for ours, _ in both])
    ratios = [theirs.solve / ours.solve for ours, theirs in both if theirs.solve and ours.solve]
    total = sum(theirs.solve or 0 for _, theirs in both) / sum(ours.solve or 0 for ours, _ in both)
    print(f"   ratio of load + solve: median of ratios {median(ratios):.1f}, of totals {total:.1f}")
    if again:
        ratios = [theirs.again / ours.again for ours, theirs in again if theirs.again and ours.again]
        print(f"   ratio again in the same process: median of ratios {median(ratios):.1f}")


if __name__ == "__main__":
    sys.exit(main())
