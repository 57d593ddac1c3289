"""``logicnet draw``: one of the plots, of a network or of a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from logicnet.cli.options import file_path, given_of, refuse_together
from logicnet.cli.pictures import add_look, confirm_picture, look_of, save_picture
from logicnet.cli.question import (
    add_intervention,
    add_network,
    add_setting,
    add_start,
    at_least,
    intervention_of,
    network_of,
    setting_of,
    some_names,
    tell_incomplete,
)
from logicnet.draw.graphs.engines import DIRECTIONS, LAYOUTS
from logicnet.draw.paint.picture import FORMATS, Picture
from logicnet.draw.plots import PLOTS, Plot
from logicnet.errors import LogicnetError
from logicnet.formats.table import joined_by_or
from logicnet.model import Network

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding

_Drawn: TypeAlias = "tuple[Picture, Finding | None]"  # and the answer that it shows


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: an option for each plot but the first, which is drawn where none is named."""
    add_network(parser)
    suffixes = [f".{name}" for name in FORMATS]
    ends = f"ends in {', '.join(suffixes[:-1])} or {suffixes[-1]}"
    parser.add_argument("--output", required=True, type=file_path, metavar="FILE", help=ends)
    what = parser.add_mutually_exclusive_group()
    for plot in offered()[1:]:
        file: dict[str, Any] = {"type": file_path, "metavar": "FILE"}
        given = file if _reads_file(plot) else {"action": "store_true"}
        what.add_argument(f"--{plot.name}", help=plot.help, **given)
    parser.add_argument(
        "--only",
        action="joined",
        type=some_names,
        default=[],
        metavar="A,B",
        help="draw these components alone, in the diagram with what they do to each other",
    )
    parser.add_argument(
        "--rows",
        choices=("all", "changed"),
        help="all rows, or those alone in which something changes, the rest counted: of attractors what differs "
        "among them (default: all), of a screen what has an effect (default: changed, and the rest where it is little)",
    )
    parser.add_argument(
        "--limit",
        type=at_least(1),
        metavar="N",
        help="how many attractors are drawn with --attractors and --basins, the rest counted (default: 60)",
    )
    _add_diagram(parser)
    _add_screen(parser)
    add_setting(parser)
    add_intervention(parser)
    add_start(parser, "draw the states that are reached from here; the rest is free (default: all states)", default="")
    add_look(parser)


def _add_diagram(parser: argparse.ArgumentParser) -> None:
    """What the diagram alone takes."""
    diagram = parser.add_argument_group("the diagram")
    diagram.add_argument(
        "--attractor",
        type=int,
        metavar="N",
        help="paint the values of this attractor: its number in the list of logicnet attractors",
    )
    diagram.add_argument("--readouts", action="store_true", help="draw the phenotypes below the components they read")
    diagram.add_argument(
        "--layout",
        choices=LAYOUTS,
        help="where components stand: as the network's file has it (source), in layers (dot), by force (force), or as "
        "another engine of Graphviz puts them (default: dot up to 500 regulations, force above)",
    )
    diagram.add_argument("--direction", choices=DIRECTIONS, help="which way layers follow each other (default: down)")


def _add_screen(parser: argparse.ArgumentParser) -> None:
    """How the table of a screen is drawn."""
    kinds = tuple(kind for plot in PLOTS for kind in plot.kinds)
    screen = parser.add_argument_group("the table of a screen")
    screen.add_argument("--kind", choices=kinds, help="as a matrix, or ranked as bars or dots (default: matrix)")
    screen.add_argument(
        "--top",
        type=at_least(1),
        metavar="N",
        help="the first N: what takes most away, then what adds most (default: 60 in a list of the matrix, 20 bars, "
        "at a --width as many as fit on a page)",
    )


def run(args: argparse.Namespace) -> int:
    """Draw one picture and say where it is. Returns the exit code: 130 where Ctrl-C left a part to draw."""
    confirm_picture(args)
    default, *others = offered()
    plot = next((plot for plot in others if getattr(args, plot.name)), default)
    _confirm_options(args, plot, default)
    network = network_of(args)
    options = {name: _READ[name](args, network) for name in plot.takes}
    drawn, answer = _MADE[plot.needs](plot, network, options, args)
    save_picture(args, drawn, answer)
    return 0 if answer is None else tell_incomplete(answer)


def _confirm_options(args: argparse.Namespace, plot: Plot, default: Plot) -> None:
    """Raise LogicnetError where an option was given on which nothing in the plot depends, with the plots it is of."""
    taken = (*plot.takes, *(["context"] if "setting" in plot.takes else []))
    strange = [f"--{name}" for name in (*_READ, "context") if name not in taken]
    for option in given_of(args, strange):
        name = "setting" if option == "--context" else next(n for n in _READ if args.spoken.get(n) == option)
        homes = [one for one in offered() if name in one.takes]
        options = [f"--{one.name}{' FILE' if _reads_file(one) else ''}" for one in homes if one is not default]
        if plot is default:
            why = f"without it the diagram of the network is drawn, in which nothing depends on {option}"
            raise LogicnetError(f"{option} needs {joined_by_or(options)}", hint=why)
        instead = [*(["the diagram (no other plot named)"] if default in homes else []), *options]
        refuse_together(
            args,
            f"--{plot.name}",
            strange,
            "nothing in this plot depends on it",
            f"{option} goes with {joined_by_or(instead)}",
        )


def offered() -> tuple[Plot, ...]:
    """The plots whose needs can be made from a command line; of several that draw the same thing the first."""
    made = [plot for plot in PLOTS if plot.needs in _MADE]
    first = {plot.needs: plot for plot in reversed(made) if plot.kinds}
    return tuple(plot for plot in made if first.get(plot.needs, plot) is plot)


def _reads_file(plot: Plot) -> bool:
    return plot.needs == ("screen",)


def _of_network(plot: Plot, network: Network, options: Mapping[str, Any], args: argparse.Namespace) -> _Drawn:
    if args.attractor is not None:
        from logicnet.analysis.attractors import attractors
        from logicnet.draw.graphs.painted import attractor_at

        found = attractors(network, setting=options["setting"], intervention=options["intervention"])
        shown = {**options, "attractor": attractor_at(found, args.attractor)}
        return plot(network, **shown, **look_of(args)), found
    return plot(network, **options, **look_of(args)), None


def _of_attractors(plot: Plot, network: Network, options: Mapping[str, Any], args: argparse.Namespace) -> _Drawn:
    from logicnet.analysis.attractors import attractors

    asked = {name: options[name] for name in ("setting", "intervention")}
    drawn = {name: options[name] for name in ("only", "rows", "limit") if options[name] is not None}
    found = attractors(network, **asked)
    return plot(found, **drawn, **look_of(args)), found


def _of_succession(plot: Plot, network: Network, options: Mapping[str, Any], args: argparse.Namespace) -> _Drawn:
    from logicnet.analysis.succession import NODES_TO_DRAW, succession

    found = succession(network, limit=NODES_TO_DRAW, **options)
    return plot(found, **look_of(args)), found


def _of_states(plot: Plot, network: Network, options: Mapping[str, Any], args: argparse.Namespace) -> _Drawn:
    from logicnet.analysis.state_graph import state_graph

    found = state_graph(network, **options)
    return plot(found, **look_of(args)), found


def _of_basins(plot: Plot, network: Network, options: Mapping[str, Any], args: argparse.Namespace) -> _Drawn:
    from logicnet.analysis.basins import basins

    found = basins(network, setting=options["setting"], intervention=options["intervention"])
    drawn = {} if args.limit is None else {"limit": args.limit}
    return plot(found, **drawn, **look_of(args)), found


def _of_screen(plot: Plot, network: Network, options: Mapping[str, Any], args: argparse.Namespace) -> _Drawn:
    from logicnet.screens.journals import confirm_network, is_as_written

    table = getattr(args, plot.name)
    confirm_network(table, network)
    if not is_as_written(table):
        print(f"logicnet: {table} was changed since the screen wrote it: it is drawn as it is now", file=sys.stderr)
    kinds = {kind: one for one in PLOTS for kind in one.kinds}
    chosen = kinds.get(args.kind, plot)
    asked: dict[str, Any] = {} if args.rows is None else {"rows": args.rows}
    if args.top is not None:
        asked["top"] = args.top
    if chosen is not plot:
        asked["kind"] = args.kind
    return chosen(table, network=network, **asked, **look_of(args)), None


_READ: Mapping[str, Callable[[argparse.Namespace, Network], Any]] = {
    "setting": setting_of,
    "intervention": intervention_of,
    "attractor": lambda args, _: args.attractor,
    "start": lambda args, _: args.start,
    "kind": lambda args, _: args.kind,
    "top": lambda args, _: args.top,
    "rows": lambda args, _: args.rows,
    "limit": lambda args, _: args.limit,
    "only": lambda args, _: args.only,
    "readouts": lambda args, _: args.readouts,
    "layout": lambda args, _: args.layout,
    "direction": lambda args, _: args.direction,
}
_MADE: Mapping[tuple[str, ...], Callable[[Plot, Network, Mapping[str, Any], argparse.Namespace], _Drawn]] = {
    ("network",): _of_network,
    ("attractors",): _of_attractors,
    ("succession",): _of_succession,
    ("basins",): _of_basins,
    ("states",): _of_states,
    ("screen",): _of_screen,
}
