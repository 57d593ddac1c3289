"""Do the predictions stand where the source leaves rules open? The share of admissible networks where a drug works."""

from pathlib import Path

import logicnet
from logicnet import draw
from logicnet.screens import alternatives

FIGURES = Path(__file__).resolve().parents[1] / "figures"
PHENOTYPES = {
    "Paclitaxel": "Resistant_taxane",
    "Cisplatin": "Resistant_DNA_damage",
    "Vinorelbine": "Resistant_vinorelbine",
    "FAC": "Resistant_FAC",
}
AROUND = {"StromalCells", "Macrophages", "Fibroblasts", "Retinal"}
DRAWN = 200

network = logicnet.load("resistance")
shares: dict[tuple[str, str], float | None] = {}
shown: dict[str, int] = {}
for chemotherapy, phenotype in PHENOTYPES.items():
    setting = " ".join(f"{name}={int(name in AROUND or name == chemotherapy)}" for name in network.inputs)
    found = alternatives(network, phenotype, setting=setting, over=["drugs"], most=DRAWN, seed=1)
    for row in found.rows:
        shares[row.drugs, chemotherapy] = row.share
        shown[chemotherapy] = row.shown
    best = ", ".join(f"{row.drugs} {row.share:.0%}" for row in found.rows[:4] if row.share)
    print(f"{chemotherapy}: resistant in {shown[chemotherapy]} of {found.networks} networks; {best}")

drugs = list(dict.fromkeys(drug for drug, _ in shares))
picture = draw.matrix(
    drugs,
    list(PHENOTYPES),
    shares,
    title="Predictions carried through the rules left open",
    subtitle=f"share of admissible networks in which the drug removes resistance; {DRAWN} drawn, all neighbours there",
    ends=("", "in all"),
    show_numbers=True,
)
draw.keep(
    picture,
    FIGURES / "robust_drugs",
    networks=[network],
    shows="in which share of the admissible networks each drug removes resistance",
    drawn=DRAWN,
    seed=1,
    resistant_in=shown,
    shares={
        drug: {c: shares[drug, c] for c in PHENOTYPES} for drug in drugs if any(shares[drug, c] for c in PHENOTYPES)
    },
)
