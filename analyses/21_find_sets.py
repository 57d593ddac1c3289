"""The smallest sets of components that, held at 0, remove resistance from the resistant state, by subtype and drug."""

from pathlib import Path

from subtypes import ALL, ALONE, SUBTYPES, setting, surroundings

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
CHEMOTHERAPIES = ("Paclitaxel", "Cisplatin", "FAC")
LEFT_ALONE = ["ChemoStress", "GenotoxicDrug"]  # the drug is not ours to take away
MOST_SHOWN = 40

network = logicnet.load("resistance")
kept: dict[str, dict[str, list[str]]] = {}
for subtype in SUBTYPES:
    for drug in CHEMOTHERAPIES:
        texts = [setting(network, subtype, around, drug) for name, around in surroundings() if name in (ALONE, ALL)]
        found = logicnet.control(
            network,
            "!Resistant",
            settings=[logicnet.Setting.parse(text, network) for text in texts],
            size=2,
            start="resistant",
            knock_ins=False,
            exclude=LEFT_ALONE,
        )
        everywhere = [str(one) for one in found.sets["every setting"]]
        kept.setdefault(subtype, {})[drug] = sorted(everywhere, key=lambda one: (one.count(" "), one))
        print(f"{subtype}, {drug}: {len(kept[subtype][drug])} minimal sets of up to two")

works: dict[str, int] = {}
for by_drug in kept.values():
    for sets_of in by_drug.values():
        for one in sets_of:
            works[one] = works.get(one, 0) + 1
rows = sorted(works, key=lambda one: (-works[one], one.count(" "), one))[:MOST_SHOWN]
columns = [(subtype, drug) for subtype in SUBTYPES for drug in CHEMOTHERAPIES]
picture = draw.matrix(
    [one.replace("%0", "").replace(" ", " + ") for one in rows],
    [drug for _, drug in columns],
    [
        [("alone" if " " not in one else "pair") if one in kept[subtype][drug] else "" for subtype, drug in columns]
        for one in rows
    ],
    title="What removes resistance from the resistant state, with and without neighbours",
    subtitle=f"minimal sets of up to two components held at 0; the {len(rows)} of {len(works)} that work most often",
    column_groups=[subtype for subtype, _ in columns],
    words={"alone": "one component", "pair": "two together"},
)
draw.keep(
    picture,
    FIGURES / "minimal_sets",
    networks=[network],
    shows="the minimal sets of components whose loss removes resistance from the resistant state, by subtype and drug",
    left_alone=LEFT_ALONE,
    sets=kept,
)
