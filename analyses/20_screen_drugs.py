"""Each drug of the catalogue on the whole network: what it leaves, by subtype, chemotherapy, surroundings and start."""

import csv
from collections import Counter
from pathlib import Path

from subtypes import ALL, ALONE, CHEMOTHERAPIES, LEFT, LIVES, SUBTYPES, distinct, living, setting, surroundings

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
POOLS = {"tumour": LIVES, "stem cells": "BCSC", "bulk": "NonBCSC"}
STARTS = {"naive": "the tumour before the drug", "resistant": "the tumour that resists the drug"}
SAMPLES, SEED = 400, 1
AROUND = {"naive": "the tumour alone and with all its neighbours", "resistant": "eight surroundings of the tumour"}
UNTREATED = "no drug"

network = logicnet.load("resistance")
same = distinct(network)
expressions = {name: network.expression(text) for name, text in LEFT.items()}


def kind(attractor: logicnet.Attractor) -> str:
    """Which pools an attractor has."""
    return next(name for name, expression in expressions.items() if attractor.shows(expression) == "always")


def ends(text: str, start: str, drug: str) -> tuple[dict[str, float], bool]:
    """With which probability the tumour ends in which state, and whether that is exact."""
    found = logicnet.probabilities(
        network, start, setting=text, intervention=drug, samples=SAMPLES, seed=SEED, most_states=1 << 14
    )
    left = Counter(dict.fromkeys(LEFT, 0.0))
    for chance in found.chances:
        left[kind(chance.attractor)] += chance.probability or 0.0
    return dict(left), found.exact


def gone(text: str, start: str) -> dict[str, dict[str, str]]:
    """Of each drug: which pools it takes away from this start for sure, and what follows when it is taken back."""
    found: dict[str, dict[str, str]] = {name: {} for name in same}
    for pool, phenotype in POOLS.items():
        screen = logicnet.screen(network, phenotype, setting=text, over=["drugs"], start=start)
        for row in screen.rows:
            if row.drugs in same and row.answer.reachable == "no":
                found[row.drugs][pool] = row.answer.withdrawal
    return found


rows = []
for subtype in SUBTYPES:
    for name, around in surroundings():
        before = living(network, setting(network, subtype, around))
        for chemotherapy in CHEMOTHERAPIES:
            text = setting(network, subtype, around, chemotherapy)
            starts = {"resistant": living(network, text)} | ({"naive": before} if name in (ALONE, ALL) else {})
            for start, begin in starts.items():
                taken = gone(text, begin) if start == "resistant" else {}
                for drug in ("", *same):
                    left, exact = ends(text, begin, drug)
                    row = {"subtype": subtype, "chemotherapy": chemotherapy, "surroundings": name, "start": start}
                    row |= {"intervention": drug or UNTREATED}
                    row |= {end: round(value, 6) for end, value in left.items()} | {"exact": exact}
                    row |= {f"{pool} gone": taken.get(drug, {}).get(pool, "") for pool in POOLS}
                    rows.append(row)
    print(f"{subtype}: {len(rows)} rows so far")

with (FIGURES / "screen_drugs.csv").open("w", encoding="utf-8", newline="") as file:
    table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)


def mean(drug: str, subtype: str, chemotherapies: tuple[str, ...], start: str, end: str) -> float:
    """Over chemotherapies and surroundings, the mean probability of an end."""
    asked = (subtype, start, drug)
    chosen = [r for r in rows if (r["subtype"], r["start"], r["intervention"]) == asked]
    values = [r[end] for r in chosen if r["chemotherapy"] in chemotherapies]
    return sum(values) / len(values)


drugs = [UNTREATED, *same]
summary = {}
for subtype in SUBTYPES:
    of = {drug: [r for r in rows if (r["subtype"], r["intervention"]) == (subtype, drug)] for drug in drugs}
    summary[subtype] = {
        drug: {
            "left": {
                start: {end: round(mean(drug, subtype, CHEMOTHERAPIES, start, end), 4) for end in LEFT}
                for start in STARTS
            },
            "gone": {pool: sum(bool(r[f"{pool} gone"]) for r in of[drug]) for pool in POOLS},
            "taken back": dict(sorted(Counter(r["stem cells gone"] for r in of[drug] if r["stem cells gone"]).items())),
            "by chemotherapy": {
                chemotherapy: {
                    "removed": sum(bool(r["tumour gone"]) for r in of[drug] if r["chemotherapy"] == chemotherapy),
                    "left": {
                        start: round(1 - mean(drug, subtype, (chemotherapy,), start, "Eradicated"), 4)
                        for start in STARTS
                    },
                }
                for chemotherapy in CHEMOTHERAPIES
            },
        }
        for drug in drugs
    }

columns = [(subtype, chemotherapy) for subtype in SUBTYPES for chemotherapy in CHEMOTHERAPIES]
for start, words in STARTS.items():
    stem = "screen_drugs" if start == "resistant" else "screen_naive"
    cells = [
        [summary[subtype][drug]["by chemotherapy"][chemotherapy]["left"][start] for subtype, chemotherapy in columns]
        for drug in drugs
    ]
    picture = draw.matrix(
        drugs,
        [chemotherapy for _, chemotherapy in columns],
        cells,
        title=f"What each drug leaves of {words}",
        subtitle=f"probability that tumour cells are left, the mean over {AROUND[start]}",
        row_groups=["chemotherapy alone"] + ["with a drug"] * len(same),
        column_groups=[subtype for subtype, _ in columns],
        ends=("never left", "always left"),
        show_numbers=True,
    )
    more = (
        {"alike": same, "summary": summary, "settings": len(SUBTYPES) * len(CHEMOTHERAPIES) * 8}
        if stem == "screen_drugs"
        else {}
    )
    draw.keep(
        picture,
        FIGURES / stem,
        networks=[network],
        shows=f"by subtype and chemotherapy, how probably tumour cells are left under each drug, from {words}",
        samples=SAMPLES,
        seed=SEED,
        exact=round(sum(r["exact"] for r in rows if r["start"] == start) / sum(r["start"] == start for r in rows), 4),
        **more,
    )
