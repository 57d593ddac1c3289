"""``logicnet networks``: what is shipped."""

from __future__ import annotations

import argparse

from logicnet.cli.printing import as_json
from logicnet.cli.question import add_json
from logicnet.cli.table import table


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print one row a network."""
    from logicnet.formats import load, networks

    shipped = [load(name) for name in networks()]
    if args.json:
        rows = [
            {
                "name": network.name,
                "title": network.title,
                "figure": network.figure,
                "components": len(network.components),
                "variables": len(network),
                "inputs": list(network.inputs),
                "phenotypes": {phenotype.name: phenotype.expression for phenotype in network.phenotypes},
                "digest": network.digest,
            }
            for network in shipped
        ]
        print(as_json({"networks": rows}))
        return 0
    levels = any(len(n) != len(n.components) for n in shipped)  # a component with levels is several variables
    header = ["network", "figure", "components", *(["variables"] if levels else []), "inputs", "phenotypes"]
    rows_of_text = [
        [
            *(n.name, n.figure, len(n.components), *([len(n)] if levels else [])),
            *(" ".join(n.inputs), " ".join(phenotype.name for phenotype in n.phenotypes)),
        ]
        for n in shipped
    ]
    print(table(header, rows_of_text, right=frozenset({"components", "variables"})))
    return 0
