"""``logicnet draw``: the network diagram, the attractor heatmap, the screen heatmap."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from logicnet.cli.question import (
    add_intervention,
    add_network,
    add_setting,
    intervention_of,
    network_of,
    refuse_together,
    setting_of,
)
from logicnet.errors import FormatError

if TYPE_CHECKING:
    from logicnet.model import Network


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
        refuse_together(args, "--screen", ("--setting", "--intervention"), "the table says what was held and perturbed")
        _confirm(args.screen, network)
        picture = draw.screen_heatmap(args.screen, network=network)
    elif args.attractors:
        from logicnet.analysis.attractors import attractors

        picture = draw.attractor_heatmap(attractors(network, setting=setting, intervention=intervention))
    else:
        picture = draw.diagram(network, setting=setting, intervention=intervention)
    picture.save(args.output)
    for note in picture.notes:
        print(f"logicnet: {note}", file=sys.stderr)
    print(f"logicnet: wrote {args.output}", file=sys.stderr)
    return 0


def _confirm(path: Path, network: Network) -> None:
    """Raise FormatError where a table is of another network: by its manifest, else by the components it names."""
    from logicnet.screens.journals import manifest_path

    advice = "name the network that was screened, or screen this one"
    try:
        made = json.loads(manifest_path(path).read_text(encoding="utf-8"))["network"]
        name, digest = str(made["name"]), str(made["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        strangers = sorted(_components(path, network) - network.position.keys())
        if strangers:
            raise FormatError(f"{path} is no table of {network.name}: it has {strangers[0]}", hint=advice) from None
        return
    if digest != network.digest:
        other = name if name != network.name else f"another version of {name}"
        raise FormatError(f"{path} is the table of {other}, not of {network.name}", hint=advice)


def _components(path: Path, network: Network) -> set[str]:
    """What the interventions of a CSV table touch; nothing where it cannot be read, which is told where it is drawn."""
    from logicnet.model.notation import touched

    if path.suffix != ".csv":
        return set()
    try:
        with path.open(newline="", encoding="utf-8", errors="replace") as file:
            every = {row.get("intervention") or "" for row in csv.DictReader(file)}
    except (OSError, csv.Error):
        return set()
    return {name for text in every for names in touched(text, network.position) for name in names}
