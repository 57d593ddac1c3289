"""In what a question is asked: a context that the network has, and the tissues whose evidence counts."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from logicnet.errors import LogicnetError
from logicnet.model import Network

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding


def add_context(parser: argparse.ArgumentParser, wanted: bool = True) -> None:
    """--context, where it is wanted."""
    if not wanted:
        return
    parser.add_argument(
        "--context",
        metavar="NAME",
        help="ask in an experiment or a subtype that the network has (logicnet contexts): its inputs are held beside "
        "--setting, its changes made beside those that are asked for",
    )


def arguments_in(args: argparse.Namespace, network: Network, name: str) -> dict[str, str]:
    """What is asked in a context, as the arguments that say it: the setting with its inputs, and the background, or the
    intervention of a command that knows no background, with its changes. Raises LogicnetError where they disagree.
    """
    from logicnet.analysis.questions import read_asked

    where = "background" if hasattr(args, "background") else "intervention"
    asked = read_asked(network, args.setting, getattr(args, where, ""), context=name)
    return {"context": name, "setting": str(asked.setting), where: str(asked.intervention)}


def _enter(args: argparse.Namespace, network: Network) -> None:
    """Take what the context holds and changes into the arguments, if one is named, and say on stderr what that is."""
    if getattr(args, "context", None) == "":
        # a variable of the shell that is not set would else ask without any context
        raise LogicnetError("--context without a name", hint="name one, or leave the option out")
    if not getattr(args, "context", ""):
        return
    vars(args).update(arguments_in(args, network, args.context))
    one = next(one for one in network.contexts if one.name == args.context)
    said = f"holds {one.setting or 'nothing'}, changes {one.background or 'nothing'}"
    print(f"logicnet: the context {one.name} {said}", file=sys.stderr)


def record_of(args: argparse.Namespace, answer: Finding) -> dict[str, Any]:
    """An answer as JSON has it, with the context that it was asked in."""
    record = answer.to_dict()
    return record | {"context": args.context or ""} if hasattr(args, "context") else record


def _tissues(text: str) -> list[str]:
    """Tissues joined by commas alone, since the name of one holds blanks."""
    tissues = [one.strip() for one in text.split(",")]
    if not all(tissues):
        # a variable of the shell that is not set would else leave out nothing
        raise argparse.ArgumentTypeError("expected one tissue or more, joined by commas")
    return tissues


def add_evidence(group: argparse._ActionsContainer) -> None:
    """--evidence."""
    from logicnet.model.tissues import TISSUES

    group.add_argument(
        "--evidence",
        action="joined",
        type=_tissues,
        default=[],
        metavar="TISSUE,TISSUE",
        help="leave out regulations that were seen in other tissues alone "
        f"({', '.join(TISSUES)}); one of which nobody says where it was seen stays",
    )


def situated(args: argparse.Namespace, network: Network) -> Network:
    """The network as it is asked about: without the regulations that were seen in other tissues than those of
    --evidence, where it was given. What the context holds and changes is taken into the arguments.
    """
    from logicnet.model.tissues import with_evidence

    tissues: list[str] = getattr(args, "evidence", [])
    _enter(args, network)
    return with_evidence(network, tissues) if tissues else network
