"""What the review leaves open: which choice turns which claim, and in which share of the admissible networks each
claim holds. Of a network with a panel of reported interventions, the panel is asked.
"""

from dataclasses import replace
from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"

for ledger in logicnet.ledgers():
    panel = tuple(claim for claim in ledger.claims if claim.panel)
    found = logicnet.openness(replace(ledger, claims=panel or ledger.claims))
    network = ledger.network
    open_rows = [row for row in found.rows if row.share < 1]
    choices = list(found.choices)
    if not open_rows:
        continue
    labels = {row.claim: f"{'' if row.exact else '~'}{row.share:.0%} {row.claim}" for row in open_rows}
    cells = {(labels[row.claim], choice): "turns" for row in open_rows for choice in row.matters}
    way = "all checked" if found.exact else f"{found.checked} drawn at random"
    picture = draw.matrix(
        list(labels.values()),
        choices,
        cells,
        title=f"{network.title}: which open choice matters",
        subtitle=f"{found.admissible} admissible networks, {way}; the share in which each claim holds;"
        f" {len(found.rows) - len(open_rows)} further claims hold in all of them",
        words={"turns": "this choice alone turns the claim"},
    )
    shows = f"the open choices of {network.name} and the claims that hang on them"
    counts = {row.claim: row.words for row in open_rows}
    draw.keep(
        picture, FIGURES / f"choices_{network.name}", networks=[network], shows=shows, exact=found.exact, holds=counts
    )
    print(f"{network.name}: {len(open_rows)} of {len(found.rows)} claims hang on an open choice")
