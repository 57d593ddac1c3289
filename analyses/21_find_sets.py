"""The smallest sets of interventions that remove resistance to each chemotherapy in every surrounding of the tumour."""

from itertools import product
from pathlib import Path

import logicnet
from logicnet import draw
from logicnet.screens import control

FIGURES = Path(__file__).resolve().parents[1] / "figures"
PHENOTYPES = {
    "Paclitaxel": "Resistant_taxane",
    "Cisplatin": "Resistant_DNA_damage",
    "Doxorubicin": "Resistant_DNA_damage",
    "MMS": "Resistant_DNA_damage",
    "Vinorelbine": "Resistant_vinorelbine",
    "FAC": "Resistant_FAC",
}
SURROUNDINGS = ("StromalCells", "Macrophages", "Fibroblasts")
HELD = {"Retinal": 1, "miR_TGFBR": 0}
LEFT_ALONE = ["ChemoStress", "DrugAccumulation"]  # what the drug does to a cell is not ours to change


def settings(network: logicnet.Network, drug: str) -> list[logicnet.Setting]:
    """One chemotherapy alone, in each surrounding."""
    found = []
    for cells in product((0, 1), repeat=len(SURROUNDINGS)):
        values = HELD | {name: int(name == drug) for name in PHENOTYPES} | dict(zip(SURROUNDINGS, cells, strict=True))
        text = " ".join(f"{name}={values[name]}" for name in network.inputs)
        found.append(logicnet.Setting.parse(text, network))
    return found


network = logicnet.load("resistance")
cells: dict[tuple[str, str], str] = {}
kept: dict[str, list[str]] = {}
for drug, phenotype in PHENOTYPES.items():
    found = control(network, f"!{phenotype}", settings=settings(network, drug), size=2, exclude=LEFT_ALONE)
    everywhere = [str(one) for one in found.sets["every setting"]]
    kept[drug] = everywhere
    for one in everywhere:
        cells[one, drug] = "alone" if " " not in one else "pair"
    print(f"{drug}: {len(everywhere)} minimal sets of up to two work in every surrounding ({found.tried} questions)")

rows = sorted({one for one, _ in cells}, key=lambda one: (one.count(" "), one))
if rows:
    picture = draw.matrix(
        rows,
        list(PHENOTYPES),
        cells,
        title="What removes resistance in every surrounding",
        subtitle="inclusion-minimal sets of up to two components held",
        words={"alone": "one component", "pair": "two together"},
    )
    shows = "the minimal sets of interventions that remove resistance to each chemotherapy in every surrounding"
    draw.keep(picture, FIGURES / "minimal_sets", networks=[network], shows=shows, held=HELD, sets=kept)
