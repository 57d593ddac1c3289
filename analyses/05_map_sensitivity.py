"""Which claim notices which regulation: removed, flipped, or both. Claims that notice the same stand side by side. Of a
network with a panel of reported interventions the picture shows the panel; the shares are those of all its claims.
"""

from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
WORDS = {
    "both": "notices that it is removed, and that it is flipped",
    "removed": "only that it is removed",
    "flipped": "only that it is flipped",
}

for ledger in logicnet.ledgers():
    found = logicnet.sensitivity(ledger)
    network = ledger.network
    panel = {claim.id for claim in ledger.claims if claim.panel}
    columns = [claim for claim in found.claims if not panel or claim in panel]
    cells = {}
    for (source, target), kinds in found.regulations.items():
        for claim in {*kinds["removed"], *kinds["flipped"]} & {*columns}:
            word = (
                "both"
                if claim in kinds["removed"] and claim in kinds["flipped"]
                else "removed"
                if claim in kinds["removed"]
                else "flipped"
            )
            cells[f"{source} -> {target}", claim] = word
    picture = draw.matrix(
        [f"{source} -> {target}" for source, target in found.regulations],
        columns,
        cells,
        title=f"{network.title}: which claim notices which regulation",
        subtitle=f"{found.share:.1%} of {len(found.regulations)} regulations are noticed;"
        f" {found.share_removed:.1%} when they are removed",
        words=WORDS,
    )
    shows = f"the claims about {network.name} that notice each of its regulations"
    more = {
        "share": round(found.share, 4),
        "share_removed": round(found.share_removed, 4),
        "unnoticed": [f"{source} -> {target}" for source, target in found.unnoticed],
        "unbreakable": list(found.unbreakable),
        "noticed_by_outcomes": len(found.noticed_by_outcomes),
        "regulations": len(found.regulations),
    }
    draw.keep(picture, FIGURES / f"sensitivity_{network.name}", networks=[network], shows=shows, **more)
    print(f"{network.name}: {found.share:.1%} of {len(found.regulations)} regulations noticed")
