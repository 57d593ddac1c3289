"""``logicnet draw``: the network diagram, the attractor heatmap, the screen heatmap."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from logicnet.cli.question import add_intervention, add_network, add_setting, intervention_of, network_of, setting_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="ends in .svg, .png or .pdf")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--attractors", action="store_true", help="the heatmap of components and attractors")
    what.add_argument("--screen", type=Path, metavar="FILE", help="the heatmap of a table that `logicnet screen` wrote")
    add_setting(parser)
    add_intervention(parser)


def run(args: argparse.Namespace) -> int:
    """Draw one picture and say where it is."""
    from logicnet import draw

    network = network_of(args)
    setting, intervention = setting_of(args, network), intervention_of(args, network)
    if args.screen is not None:
        picture = draw.screen_heatmap(args.screen, network=network)
    elif args.attractors:
        from logicnet.analysis import attractors

        picture = draw.attractor_heatmap(attractors(network, setting=setting, intervention=intervention))
    else:
        picture = draw.diagram(network, setting=setting, intervention=intervention)
    picture.save(args.output)
    for note in picture.notes:
        print(f"logicnet: {note}", file=sys.stderr)
    print(f"logicnet: wrote {args.output}", file=sys.stderr)
    return 0
