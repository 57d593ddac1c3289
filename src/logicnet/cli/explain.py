"""``logicnet explain``: why an intervention does what it does to a phenotype."""

from __future__ import annotations

import argparse
import sys

from logicnet.cli.options import file_path
from logicnet.cli.printing import as_json
from logicnet.cli.question import (
    add_budget,
    add_intervention,
    add_json,
    add_network,
    add_setting,
    intervention_of,
    network_of,
    setting_of,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    add_intervention(parser, required=True)
    parser.add_argument("--phenotype", required=True, metavar="NAME_OR_EXPRESSION", help="what is to be explained")
    add_setting(parser)
    parser.add_argument(
        "--output", type=file_path, metavar="FILE", help="also draw it on the diagram: .svg, .png or .pdf"
    )
    add_budget(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Explain, and draw where asked."""
    from logicnet.explanation import explain

    if args.output is not None:
        from logicnet.draw.paint.picture import checked_file

        checked_file(args.output)
    network = network_of(args)
    setting, intervention = setting_of(args, network), intervention_of(args, network)
    budget = {"timeout": args.timeout, "memory": args.memory}
    found = explain(network, args.phenotype, intervention, setting=setting, **budget)
    if args.output is not None:
        from logicnet import draw

        marks = draw.Highlight.of(
            setting=setting,
            intervention=intervention,
            path=[(edge.source, edge.target) for edge in found.path],
            changed=found.changed,
        )
        draw.diagram(network, highlight=marks).save(args.output)
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    print(as_json(found.to_dict()) if args.json else str(found))
    return 0
