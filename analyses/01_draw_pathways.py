"""The pathway diagrams, after the review's figures: one a network, drugs and ligands above, what becomes of the cells
below.
"""

from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"

for name in logicnet.networks():
    network = logicnet.load(name)
    picture = draw.diagram(network)
    shows = f"the signed interactions of {network.name}, after {network.figure} of the review"
    draw.keep(picture, FIGURES / f"pathway_{name}", networks=[network], shows=shows)
    print(f"{name}: {len(network.components)} components, {len(network.regulations)} regulations")
