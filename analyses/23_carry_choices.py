"""Does the ranking stand where the source leaves rules open? The share of admissible networks in which a drug works."""

import csv
import json
from dataclasses import replace
from pathlib import Path

from subtypes import ALL, ALONE, LIVES, SUBTYPES, distinct, setting, surroundings

import logicnet
from logicnet import draw
from logicnet.analysis.intervals import wilson
from logicnet.model.choices import count, sampled
from logicnet.model.drug import Drug

FIGURES = Path(__file__).resolve().parents[1] / "figures"
CHEMOTHERAPIES = ("Paclitaxel", "Cisplatin", "FAC")
DRAWN, SEED, PAIRS = 40, 1, 8

network = logicnet.load("resistance")
with (FIGURES / "pairs.csv").open(encoding="utf-8") as file:
    counted = {
        row["pair"]: sum(int(row[f"{subtype} beyond either"]) for subtype in SUBTYPES) for row in csv.DictReader(file)
    }
alone = list(distinct(network))
best = sorted((pair for pair in counted if "cytokine-blockade" not in pair), key=lambda pair: (-counted[pair], pair))
tried = [*alone, *best[:PAIRS]]
catalogue = {drug.name: drug for drug in logicnet.drugs()}


def given(name: str) -> Drug:
    """A drug, or both drugs of a pair as one."""
    parts = [catalogue[part] for part in name.split(" + ")]
    changes = tuple(dict.fromkeys(change for part in parts for change in part.changes))
    return replace(parts[0], name=name, aliases=(), changes=changes)


drugs = [given(name) for name in tried]
cases = [
    (s, c, name, around)
    for s in SUBTYPES
    for c in CHEMOTHERAPIES
    for name, around in surroundings()
    if name in (ALONE, ALL)
]
resistant = dict.fromkeys(((s, c) for s in SUBTYPES for c in CHEMOTHERAPIES), 0)
works = {(name, *key): 0 for name in tried for key in resistant}
for number, variant in enumerate(sampled(network, DRAWN, SEED), 1):
    failed: dict[tuple[str, str], set[str]] = {}
    for subtype, chemotherapy, _, around in cases:
        text = setting(network, subtype, around, chemotherapy)
        found = logicnet.screen(variant.network, LIVES, setting=text, start="resistant", over=["drugs"], drugs=drugs)
        if found.rows[0].answer.reachable == "yes":
            removed = {row.drugs for row in found.rows[1:] if row.outcome == "removes"}
            failed.setdefault((subtype, chemotherapy), set()).update(set(tried) - removed)
    for key, names in failed.items():
        resistant[key] += 1
        for name in set(tried) - names:
            works[name, *key] += 1
    if number % 5 == 0:
        print(f"{number} of {DRAWN} networks")

columns = list(resistant)
shares = {
    (name, *key): works[name, *key] / resistant[key] if resistant[key] else None for name in tried for key in columns
}
picture = draw.matrix(
    tried,
    [chemotherapy for _, chemotherapy in columns],
    [[shares[name, *key] for key in columns] for name in tried],
    title="The ranking carried through the rules that the source leaves open",
    subtitle=f"share of {DRAWN} admissible networks where it removes the resistant tumour, with and without neighbours",
    row_groups=["alone" if name in alone else "pair" for name in tried],
    column_groups=[subtype for subtype, _ in columns],
    ends=("", "more"),
    show_numbers=True,
)


def interval(name: str, key: tuple[str, str]) -> list[float]:
    """The share with the ends of its 95 % interval."""
    low, high = wilson(works[name, *key], resistant[key])
    return [round(value, 4) for value in (works[name, *key] / resistant[key], low, high)]


draw.keep(
    picture,
    FIGURES / "robust_drugs",
    networks=[network],
    shows="in which share of admissible networks each drug or pair removes the resistant tumour, by subtype and drug",
    admissible=count(network),
    choices=len(network.choices),
    drawn=DRAWN,
    seed=SEED,
    resistant_in={f"{s} {c}": resistant[s, c] for s, c in columns},
    shares={name: {f"{s} {c}": interval(name, (s, c)) for s, c in columns if resistant[s, c]} for name in tried},
)
print(json.dumps({f"{s} {c}": resistant[s, c] for s, c in columns}))
