"""Every drug of the catalogue, and every pair, on the whole network: under each chemotherapy, in every surrounding."""

from itertools import product
from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
PHENOTYPES = {
    "Paclitaxel": "Resistant_taxane",
    "Cisplatin": "Resistant_DNA_damage",
    "Doxorubicin": "Resistant_DNA_damage",
    "MMS": "Resistant_DNA_damage",
    "Vinorelbine": "Resistant_vinorelbine",
    "FAC": "Resistant_FAC",
}
SURROUNDINGS = {"StromalCells": "stroma", "Macrophages": "macrophages", "Fibroblasts": "fibroblasts"}
HELD = {"Retinal": 1, "miR_TGFBR": 0}  # there is substrate for ALDH, and nothing silences the receptor


def arms(network: logicnet.Network, drug: str) -> dict[str, str]:
    """One chemotherapy alone, in each of the eight surroundings."""
    drugs = {name: int(name == drug) for name in PHENOTYPES}
    found = {}
    for cells in product((0, 1), repeat=len(SURROUNDINGS)):
        around = dict(zip(SURROUNDINGS, cells, strict=True))
        name = " + ".join(SURROUNDINGS[cell] for cell, there in around.items() if there) or "tumour alone"
        values = HELD | drugs | around
        found[name] = " ".join(f"{input}={values[input]}" for input in network.inputs)
    return found


network = logicnet.load("resistance")
removed: dict[str, dict[str, int]] = {}
reduced: set[tuple[str, str]] = set()
durable: dict[str, dict[str, int]] = {}
tables = []
for chemotherapy, phenotype in PHENOTYPES.items():
    settings = arms(network, chemotherapy)
    alone = logicnet.screen(network, phenotype, settings=settings, over=["drugs"], start="resistant")
    tables.append(alone.to_frame().assign(chemotherapy=chemotherapy))
    for row in alone.rows:
        if row.drugs and row.answer.reachable == "no":
            words = durable.setdefault(row.drugs, {})
            words[row.answer.withdrawal] = words.get(row.answer.withdrawal, 0) + 1
    found = logicnet.screen(network, phenotype, settings=settings, over=["drugs"], size=2)
    for row in found.rows:
        if row.drugs:
            removed.setdefault(row.drugs, dict.fromkeys(PHENOTYPES, 0))[chemotherapy] += row.fraction == 0
            if row.outcome == "reduces":
                reduced.add((row.drugs, chemotherapy))
    print(f"{chemotherapy}: {len(found)} rows")

single = [name for name in removed if " + " not in name]
better = [
    pair
    for pair, counts in removed.items()
    if " + " in pair and any(counts[c] > max(removed[part][c] for part in pair.split(" + ")) for c in PHENOTYPES)
]
shown = single + better


def word(name: str, chemotherapy: str) -> str:
    """What a drug or a pair does over the surroundings."""
    count = removed[name][chemotherapy]
    return "all" if count == 8 else "some" if count else "less" if (name, chemotherapy) in reduced else ""


picture = draw.matrix(
    shown,
    list(PHENOTYPES),
    [[word(name, chemotherapy) for chemotherapy in PHENOTYPES] for name in shown],
    title="Drugs against resistance, in eight surroundings of the tumour",
    subtitle="each drug, and each pair that removes it in more of them than either alone",
    row_groups=["alone"] * len(single) + ["together"] * len(better),
    words={"all": "removes it in all", "some": "removes it in some", "less": "in fewer attractors, somewhere"},
)
table = "".join(frame.to_csv(index=False, header=not n, lineterminator="\n") for n, frame in enumerate(tables))
(FIGURES / "screen_drugs.csv").write_text(table, encoding="utf-8")
draw.keep(
    picture,
    FIGURES / "screen_drugs",
    networks=[network],
    shows="the share of surroundings in which drugs and pairs of drugs remove resistance to each chemotherapy",
    held=HELD,
    removed={name: removed[name] for name in shown if any(removed[name].values())},
    pairs=len(removed) - len(single),
    after_withdrawal=durable,
)
print(f"{len(single)} drugs and {len(removed) - len(single)} pairs; {len(better)} pairs do more than either alone")
