"""Synergy of the catalogue's drugs under paclitaxel, from the resistant state: on the whole tumour, and on its bulk."""

from pathlib import Path

import logicnet
from logicnet import draw
from logicnet.screens import synergy

FIGURES = Path(__file__).resolve().parents[1] / "figures"
ON = {"Paclitaxel", "StromalCells", "Macrophages", "Fibroblasts", "Retinal"}

READOUTS = {"tumour": "Resistant_taxane", "bulk": "Paclitaxel & !Apoptosis"}

network = logicnet.load("resistance")
setting = " ".join(f"{name}={int(name in ON)}" for name in network.inputs)
for what, phenotype in READOUTS.items():
    found = synergy(network, phenotype, setting=setting, over=["drugs"], samples=2000)
    labels, cells = found.matrix()
    picture = draw.matrix(
        labels,
        labels,
        cells,
        title=f"What pairs of drugs do beyond independence, under paclitaxel: the {what} survives",
        subtitle="excess over Bliss in removing it, from the resistant state, all neighbours of the tumour there",
        ends=("less", "more"),
    )
    classes: dict[str, int] = {}
    for pair in found:
        classes[pair.interaction] = classes.get(pair.interaction, 0) + 1
    found.to_frame().to_csv(FIGURES / f"synergy_{what}.csv", index=False, lineterminator="\n")
    draw.keep(
        picture,
        FIGURES / f"synergy_{what}",
        networks=[network],
        shows=f"excess over Bliss of each pair of drugs in removing '{phenotype}' under paclitaxel",
        setting=setting,
        classes=classes,
        synergistic=[f"{pair.first} + {pair.second}" for pair in found if pair.bliss and pair.bliss > 0.01],
        exact=sum(pair.status == "exact" for pair in found),
        left_out=found.left_out,
    )
    print(f"{what}: {len(found)} pairs: " + ", ".join(f"{n} {name}" for name, n in sorted(classes.items())))
