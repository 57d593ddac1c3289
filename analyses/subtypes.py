"""What the analyses of the whole have in common: subtypes, chemotherapies, surroundings, starts, and what is left."""

from collections.abc import Iterator
from itertools import product

import logicnet

SUBTYPES = ("luminal-A", "luminal-B", "HER2-positive", "triple-negative")
CHEMOTHERAPIES = ("Paclitaxel", "Cisplatin", "Doxorubicin", "MMS", "Vinorelbine", "FAC")
SURROUNDINGS = {"StromalCells": "stroma", "Macrophages": "macrophages", "Fibroblasts": "fibroblasts"}
ALONE, ALL = "tumour alone", "stroma + macrophages + fibroblasts"
LIVES = "NonBCSC | BCSC"
LEFT = {
    "Eradicated": "!NonBCSC & !BCSC",
    "BulkOnly": "NonBCSC & !BCSC",
    "ResidualStemCells": "!NonBCSC & BCSC",
    "BulkAndStemCells": "NonBCSC & BCSC",
}


def surroundings() -> Iterator[tuple[str, dict[str, int]]]:
    """The eight combinations of cells around the tumour, each with its name."""
    for cells in product((0, 1), repeat=len(SURROUNDINGS)):
        around = dict(zip(SURROUNDINGS, cells, strict=True))
        yield " + ".join(SURROUNDINGS[cell] for cell, there in around.items() if there) or ALONE, around


def setting(network: logicnet.Network, subtype: str, around: dict[str, int], drug: str = "") -> str:
    """The inputs of a subtype, in these surroundings, under one chemotherapy or under none."""
    context = next(one for one in network.contexts if one.name == subtype)
    values = dict(logicnet.Setting.parse(context.setting, network).values) | around
    values |= {name: int(name == drug) for name in CHEMOTHERAPIES}
    return " ".join(f"{name}={value}" for name, value in values.items())


def living(network: logicnet.Network, setting: str) -> str:
    """A start: the attractors in which tumour cells live, all alike. Every one of them has to be a fixed point."""
    inputs, lives = set(network.inputs), network.expression(LIVES)
    found = [one for one in logicnet.attractors(network, setting=setting) if one.shows(lives) != "never"]
    if any(one.kind != "fixed point" for one in found):
        raise SystemExit(f"not a fixed point: {setting}")
    parts = [{name: value for name, value in one.fixed.items() if name not in inputs} for one in found]
    return "; ".join(" ".join(f"{name}={value}" for name, value in part.items()) for part in parts)


def distinct(network: logicnet.Network) -> dict[str, list[str]]:
    """The drugs of the catalogue that act on the network; those that do the same stand together, by the first."""
    names = [drug.name for drug in logicnet.drugs()]
    same: dict[str, list[str]] = {}
    design = logicnet.screen(network, LIVES, setting=setting(network, SUBTYPES[0], {}), over=["drugs"])
    for row in sorted(design.rows, key=lambda row: names.index(row.drugs) if row.drugs else -1):
        if row.drugs:
            same.setdefault(str(row.intervention), []).append(row.drugs)
    return {alike[0]: alike for alike in same.values()}
