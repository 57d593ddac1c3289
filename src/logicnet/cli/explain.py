"""``logicnet explain``: why an intervention does what it does to a phenotype."""

from __future__ import annotations

import argparse
from typing import Any

from logicnet.cli.options import file_path
from logicnet.cli.pictures import add_look, confirm_picture, look_of, save_picture
from logicnet.cli.progress import Bar
from logicnet.cli.question import (
    add_budget,
    add_intervention,
    add_json,
    add_network,
    add_rates,
    add_setting,
    intervention_of,
    network_of,
    print_answer,
    setting_of,
)
from logicnet.model import Intervention, Network


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    add_intervention(parser, required=True)
    parser.add_argument(
        "--background",
        action="joined",
        default="",
        metavar='"A%0 B:C%0"',
        help="what the network is changed by before, in the same notation: a mutant, a cell line, a therapy that is "
        "given already (default: nothing)",
    )
    parser.add_argument("--phenotype", required=True, metavar="NAME_OR_EXPRESSION", help="what is to be explained")
    add_setting(parser)
    add_rates(parser)
    parser.add_argument(
        "--output", type=file_path, metavar="FILE", help="also draw it on the diagram: .svg, .png or .pdf"
    )
    add_budget(parser)
    add_json(parser)
    add_look(parser)


def run(args: argparse.Namespace) -> int:
    """Explain, and draw where asked."""
    from logicnet.explanation import explain

    confirm_picture(args)
    network = network_of(args)
    setting = setting_of(args, network)
    background, intervention = _background_of(args, network), intervention_of(args, network)
    budget = {"timeout": args.timeout, "memory": args.memory}
    asked: dict[str, Any] = {"setting": setting, "background": background, "rates": args.rates}
    with Bar("explaining") as bar:
        found = explain(network, args.phenotype, intervention, **asked, **budget, progress=bar.update)
    if args.output is not None:
        from logicnet.draw import explanation_diagram

        save_picture(args, explanation_diagram(found, **look_of(args)))
    return print_answer(args, found, str)


def _background_of(args: argparse.Namespace, network: Network) -> Intervention:
    """The background that was given, in notation or by the names of drugs."""
    from logicnet.analysis.questions import read_asked

    return read_asked(network, "", args.background).intervention
