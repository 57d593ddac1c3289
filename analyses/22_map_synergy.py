"""Pairs of drugs from the resistant state: where a pair removes the tumour and neither of its drugs does alone."""

import csv
from pathlib import Path

from subtypes import CHEMOTHERAPIES, LIVES, SUBTYPES, distinct, living, setting, surroundings

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"

network = logicnet.load("resistance")
same = distinct(network)
drugs = [drug for drug in logicnet.drugs() if drug.name in same]
asked = len(CHEMOTHERAPIES) * 8
removed: dict[str, dict[str, set[tuple[str, str]]]] = {}
for subtype in SUBTYPES:
    for name, around in surroundings():
        for chemotherapy in CHEMOTHERAPIES:
            text = setting(network, subtype, around, chemotherapy)
            found = logicnet.screen(
                network, LIVES, setting=text, over=["drugs"], drugs=drugs, size=2, start=living(network, text)
            )
            for row in found.rows:
                if row.drugs:
                    cells = removed.setdefault(row.drugs, {}).setdefault(subtype, set())
                    if row.outcome == "removes":
                        cells.add((chemotherapy, name))
    print(f"{subtype}: {len(removed)} drugs and pairs")


def beyond(pair: str, subtype: str) -> int:
    """In how many cases the pair removes the tumour and neither of its drugs does."""
    parts = pair.split(" + ")
    return len(removed[pair][subtype] - set().union(*(removed[part][subtype] for part in parts)))


names = list(same)
pairs = [pair for pair in removed if " + " in pair]
with (FIGURES / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["pair", *(f"{subtype} {what}" for subtype in SUBTYPES for what in ("removed", "beyond either"))])
    for pair in pairs:
        counts = [(len(removed[pair][subtype]), beyond(pair, subtype)) for subtype in SUBTYPES]
        table.writerow([pair, *(count for two in counts for count in two)])

for subtype in SUBTYPES:
    cells: dict[tuple[str, str], float | str | None] = {}
    for pair in pairs:
        first, second = pair.split(" + ")
        cells[first, second] = cells[second, first] = beyond(pair, subtype) / asked
    picture = draw.matrix(
        names,
        names,
        cells,
        title=f"What pairs of drugs do that neither does alone: {subtype}",
        subtitle=f"share of {asked} cases (six chemotherapies, eight surroundings) in which only the pair removes it",
        ends=("", "more"),
    )
    draw.keep(
        picture,
        FIGURES / f"pairs_{subtype}",
        networks=[network],
        shows=f"in {subtype}, the share of cases in which a pair removes the resistant tumour and neither drug does",
        asked=asked,
        pairs=len(pairs),
        helping=sum(beyond(pair, subtype) > 0 for pair in pairs),
        alone={name: len(removed[name][subtype]) for name in names if removed[name][subtype]},
    )
