"""The page docs/predictions.md: a text whose every number and every list of drugs comes from the files in figures/."""

import csv
import json
from pathlib import Path
from typing import Any

from subtypes import CHEMOTHERAPIES, SUBTYPES

import logicnet

ROOT = Path(__file__).resolve().parents[1]
FIGURES, PAGE = ROOT / "figures", ROOT / "docs" / "predictions.md"
NO_DRUG = "no drug"
PAIRS = 8  # shown of each subtype
NOISE = 0.02  # of a mean over the cases, where walks are sampled
ENDS = {"BulkAndStemCells": "bulk and stem cells", "BulkOnly": "bulk alone", "ResidualStemCells": "stem cells alone"}

TEXT = Path(__file__).with_name("predictions.template.md")


def kept(name: str) -> dict[str, Any]:
    """The record beside a figure."""
    record: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text(encoding="utf-8"))
    return record


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def listed(names: list[str]) -> str:
    """Names in a sentence."""
    return ", ".join(names) if names else "none"


def alive(one: dict[str, Any], start: str) -> float:
    """The mean probability that tumour cells are left."""
    return float(sum(one["left"][start][end] for end in ENDS))


def left(one: dict[str, Any], start: str) -> str:
    """What is left, most first."""
    parts = sorted(((one["left"][start][end], word) for end, word in ENDS.items()), reverse=True)
    return ", ".join(f"{word} {value:.0%}" for value, word in parts if value >= 0.005) or "nothing"


def moved(one: dict[str, Any], wild: dict[str, Any]) -> float:
    """By how much a drug changes the probability of any end, from any start."""
    starts = wild["left"]
    return max(abs(one["left"][start][end] - wild["left"][start][end]) for start in starts for end in starts[start])


def holds(one: dict[str, Any]) -> bool:
    """Whether a drug takes away stem cells or the whole tumour somewhere: the bulk may die without it."""
    return bool(one["gone"]["tumour"] or one["gone"]["stem cells"])


def short(summaries: dict[str, Any], cases: int) -> str:
    """The drugs that remove the tumour in most cases, a line a subtype."""
    lines, named = [], {}
    for subtype in SUBTYPES:
        counts = {name: one["gone"]["tumour"] for name, one in summaries[subtype].items()}
        order = sorted((name for name in counts if counts[name] >= cases / 2), key=lambda name: (-counts[name], name))
        named.update(dict.fromkeys(order))
        said = listed([f"{name} in {counts[name]}" for name in order])
        lines.append(f"- **{subtype}**, in half of the {cases} cases or more: {said}.")
    shares = kept("robust_drugs")["shares"]
    spans = {name: [share for share, _, _ in shares[name].values()] for name in named}
    said = listed([f"{name} {min(span):.0%} to {max(span):.0%}" for name, span in spans.items()])
    lines.append(
        f"- **Over the admissible networks** the share in which each of these works, by subtype and drug: {said}."
    )
    return "\n".join(lines)


def answer(subtype: str, summary: dict[str, Any], cases: int) -> str:
    """The ranked drugs of a subtype."""
    wild = summary[NO_DRUG]
    drugs = {name: one for name, one in summary.items() if name != NO_DRUG}
    order = sorted(drugs, key=lambda name: (-drugs[name]["gone"]["tumour"], alive(drugs[name], "resistant"), name))
    silent = [name for name in order if not holds(drugs[name]) and moved(drugs[name], wild) < NOISE]
    rows = [
        [
            name,
            f"{drugs[name]['gone']['tumour']} of {cases}",
            str(drugs[name]["gone"]["stem cells"]),
            str(drugs[name]["gone"]["bulk"]),
            left(drugs[name], "resistant"),
            f"{alive(drugs[name], 'naive'):.0%}",
        ]
        for name in order
        if name not in silent
    ]
    head = ["drug", "tumour removed", "stem cells removed", "bulk removed", "left of the resistant tumour"]
    head.append(f"left of the naive one ({alive(wild, 'naive'):.0%} with the chemotherapy alone)")
    return f"### {subtype}\n\n{table(head, rows)}\n\nNo more than the noise: {listed(silent)}."


def by_drug(summaries: dict[str, Any]) -> str:
    """For each chemotherapy and subtype, what works in all surroundings."""
    rows = []
    for chemotherapy in CHEMOTHERAPIES:
        cells = []
        for subtype in SUBTYPES:
            of = {name: one["by chemotherapy"][chemotherapy] for name, one in summaries[subtype].items()}
            cells.append(listed([name for name, one in of.items() if one["removed"] == 8]))
        rows.append([chemotherapy, *cells])
    return table(["chemotherapy", *SUBTYPES], rows)


def durable(summaries: dict[str, Any]) -> str:
    """What follows where stem cells were gone and the drug is taken back."""
    names = [name for name in summaries[SUBTYPES[0]] if name != NO_DRUG]
    rows = []
    for name in names:
        cells = []
        for subtype in SUBTYPES:
            counts = summaries[subtype][name]["taken back"]
            cells.append(", ".join(f"{word} {count}" for word, count in counts.items()) or "")
        if any(cells):
            rows.append([name, *cells])
    return table(["drug", *SUBTYPES], rows)


def pairs(summaries: dict[str, Any], cases: int) -> str:
    """What pairs do: those that work in every case where neither drug does, and those that help most."""
    with (FIGURES / "pairs.csv").open(encoding="utf-8") as file:
        counted = list(csv.DictReader(file))
    parts = []
    for subtype in SUBTYPES:
        does = {row["pair"]: (int(row[f"{subtype} beyond either"]), int(row[f"{subtype} removed"])) for row in counted}
        full = {name for name, one in summaries[subtype].items() if one["gone"]["tumour"] == cases}
        always = [pair for pair, (_, removed) in does.items() if removed == cases and not full & set(pair.split(" + "))]
        helping = [pair for pair, (beyond, _) in does.items() if beyond]
        order = sorted(helping, key=lambda pair: (-does[pair][0], -does[pair][1], pair))[:PAIRS]
        said = (
            f"Of {len(does)} pairs, {len(helping)} remove the resistant tumour in some case in which neither of their"
            f" drugs does. In all {cases} cases, by drugs neither of which does so alone: {listed(always)}."
            " The pairs that help most:"
        )
        rows = [[pair, f"{does[pair][1]} of {cases}", str(does[pair][0])] for pair in order]
        made = table(["pair", "tumour removed", "of these, by neither alone"], rows)
        parts.append(f"### {subtype}\n\n{said}\n\n{made}\n\n![{subtype}](../figures/pairs_{subtype}.svg)")
    return "\n\n".join(parts)


def sets() -> str:
    """What single components and pairs of components do."""
    record = kept("minimal_sets")
    parts = []
    for subtype in SUBTYPES:
        for drug, found in record["sets"][subtype].items():
            single = [one for one in found if " " not in one]
            words = str(len(found) - len(single))
            parts.append([subtype, drug, listed(single), words])
    text = (
        "Held at 0, alone and with all three neighbours, from the resistant start; the drug itself was left alone, and"
        " so were the bulk and the stem cells, which the readout counts."
    )
    return f"{text}\n\n" + table(["subtype", "chemotherapy", "one component is enough", "minimal pairs"], parts)


def grouped(keys: dict[str, list[str]]) -> str:
    """Each drug with the subtypes and chemotherapies."""
    return "; ".join(f"{name} ({listed(where)})" for name, where in keys.items()) or "none"


def robust(summaries: dict[str, Any]) -> str:
    """Which headlines survive, and which do not."""
    record = kept("robust_drugs")
    survive: dict[str, list[str]] = {}
    fall: dict[str, list[str]] = {}
    open_: dict[str, list[str]] = {}
    rows = []
    for name, shares in record["shares"].items():
        cells = []
        for key, (share, low, high) in shares.items():
            subtype, chemotherapy = key.rsplit(" ", 1)
            cells.append(f"{share:.0%} ({low:.0%} to {high:.0%})")
            one = summaries[subtype].get(name)
            if one and one["by chemotherapy"][chemotherapy]["removed"] == 8:
                (survive if low > 0.5 else fall if high < 0.5 else open_).setdefault(name, []).append(key)
        if any(share > 0 for share, _, _ in shares.values()):
            rows.append([name, *cells])
    keys = list(record["resistant_in"])
    shown = ", ".join(f"{key} {number}" for key, number in record["resistant_in"].items())
    return (
        f"Headlines are the drugs that remove the resistant tumour in all eight surroundings of the chosen network.\n\n"
        f"- **Survive** (the whole interval above one half): {grouped(survive)}.\n"
        f"- **Do not** (the whole interval below one half): {grouped(fall)}.\n"
        f"- **Not settled by this sample**: {grouped(open_)}.\n\n"
        f"Networks of the sample that have a resistant tumour: {shown}.\n\n" + table(["drug or pair", *keys], rows)
    )


def record_of(summaries: dict[str, Any], cases: int) -> str:
    """The drugs of which the source reports an outcome, beside what the model says."""
    alike = kept("screen_drugs")["alike"]
    first = {name: one for one, names in alike.items() for name in names}
    rows = []
    for drug in logicnet.drugs():
        if drug.outcome and drug.name in first:
            counts = [summaries[subtype][first[drug.name]]["gone"]["tumour"] for subtype in SUBTYPES]
            rows.append([drug.name, *(f"{count}" for count in counts), " ".join(drug.outcome.split())])
    text = f"In how many of {cases} cases the drug removes the resistant tumour, and what the source reports of it."
    return f"{text}\n\n" + table(["drug", *SUBTYPES, "reported"], rows)


def page() -> str:
    """The whole page."""
    screen, naive, robustness = kept("screen_drugs"), kept("screen_naive"), kept("robust_drugs")
    summaries = screen["summary"]
    cases = screen["settings"] // len(SUBTYPES)
    alike = [f"{listed(names[1:])} as {one}" for one, names in screen["alike"].items() if names[1:]]
    untreated = [
        [subtype, left(summaries[subtype][NO_DRUG], "resistant"), left(summaries[subtype][NO_DRUG], "naive")]
        for subtype in SUBTYPES
    ]
    return TEXT.read_text(encoding="utf-8").format(
        subtypes=listed(list(SUBTYPES)),
        chemotherapies=listed(list(CHEMOTHERAPIES)),
        cases=cases,
        exact=screen["exact"],
        exact_naive=naive["exact"],
        samples=screen["samples"],
        seed=screen["seed"],
        alike=f"Some drugs do the same to this network and stand under one name: {'; '.join(alike)}.",
        short=short(summaries, cases),
        noise=NOISE,
        untreated=table(["subtype", "left of the resistant tumour", "left of the naive one"], untreated),
        answer="\n\n".join(answer(subtype, summaries[subtype], cases) for subtype in SUBTYPES),
        by_drug=by_drug(summaries),
        durable=durable(summaries),
        pairs=pairs(summaries, cases),
        sets=sets(),
        choices=robustness["choices"],
        admissible=f"{robustness['admissible']:,}",
        drawn=robustness["drawn"],
        robust_seed=robustness["seed"],
        robust=robust(summaries),
        record=record_of(summaries, cases),
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
