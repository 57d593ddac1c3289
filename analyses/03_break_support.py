"""Fig. 4 of the review: stem cells under chemotherapy with the support of cytokines intact (left), and with it broken
(right).
"""

from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
SETTING = "FAC=0 Paclitaxel=1 StromalCells=1 Macrophages=1"
PANELS = {"intact": "", "broken": "cytokine-blockade"}

network = logicnet.load("bcsc")
setting = logicnet.Setting.parse(SETTING, network)
for panel, drug in PANELS.items():
    found = logicnet.attractors(network, setting=setting, intervention=drug)
    attractor = max(found, key=lambda one: (one.fixed.get("BCSC", 0), sum(one.fixed.values())))
    readouts = {p.name: attractor.shows(network.expression(p.name)) for p in network.phenotypes}
    title = f"Support {panel}: {'resistant' if readouts['Resistant'] == 'always' else 'not resistant'}"
    picture = draw.diagram(
        network, setting=setting, intervention=drug, attractor=attractor, readouts=True, title=title, width="180mm"
    )
    draw.keep(
        picture,
        FIGURES / f"support_{panel}",
        networks=[network],
        shows=f"the attractor of {network.name} with the stem cells' support {panel}",
        setting=SETTING,
        intervention=found.intervention,
        attractors=found.count,
        readouts=readouts,
    )
    print(f"{panel}: {found.count} attractors, {', '.join(f'{name} {shown}' for name, shown in readouts.items())}")
