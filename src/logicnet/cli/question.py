"""What most commands ask about: a network, under a setting, with an intervention, within a budget."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from logicnet.cli.options import file_path, given_of, refuse_together
from logicnet.cli.printing import as_json
from logicnet.cli.surroundings import add_context, add_evidence, record_of, situated
from logicnet.model import Intervention, Network, Setting
from logicnet.model.assignment import equation
from logicnet.model.notation import split_names

if TYPE_CHECKING:
    from pathlib import Path

    from logicnet.analysis.course_answer import Simulation
    from logicnet.analysis.finding import Finding
    from logicnet.analysis.probabilities import Probabilities
    from logicnet.analysis.reach import Reach
    from logicnet.analysis.trajectories import Trajectories
    from logicnet.checking import Satisfaction
    from logicnet.model.drug import Drug

_LONGEST = 80  # characters of a start in a title

_Answer = TypeVar("_Answer", bound="Finding")


def add_asked(parser: argparse.ArgumentParser) -> None:
    """NETWORK, --setting and --intervention: what ``asked_of`` hands on to a question."""
    add_network(parser)
    add_setting(parser)
    add_intervention(parser)


def add_network(parser: argparse.ArgumentParser) -> None:
    """NETWORK: a shipped name or a file; how a file is read, and by which evidence."""
    from logicnet.formats.table import joined_by_or, read_suffixes

    parser.add_argument(
        "network", metavar="NETWORK", help=f"a shipped network's name, or a file ({joined_by_or(read_suffixes())})"
    )
    add_evidence(add_reading(parser))


def add_reading(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """--strict and --default-rule: how a file is read where it leaves something open. Returns their group."""
    from logicnet.formats.sif import DEFAULT_RULES

    group = parser.add_argument_group("how the model is read")
    group.add_argument(
        "--strict",
        action="store_true",
        help="refuse components that the file gives no rule (default: they are inputs, and named on stderr)",
    )
    group.add_argument(
        "--default-rule",
        choices=list(DEFAULT_RULES),
        default="",
        help="how regulators act together in a file of edges alone, .sif (default: none, such files are refused)",
    )
    return group


def add_setting(parser: argparse.ArgumentParser, *, default: bool = True, context: bool = True) -> None:
    """--setting, or --set, where with ``default`` that of the network stands in, and with ``context`` --context."""
    add_context(parser, context)
    parser.add_argument(
        "--setting",
        "--set",
        action="joined",
        default=None if default else "",
        metavar='"A=1 B=0"',
        help="hold inputs at values; @NAME is a setting that the network calls so, @FILE one in a file"
        + ('; default: the network\'s default setting, if it has one; "" holds nothing' if default else ""),
    )


def add_intervention(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """--intervention, or --perturb."""
    parser.add_argument(
        "--intervention",
        "--perturb",
        action="joined",
        default="",
        required=required,
        metavar='"A%0 B:C%0"',
        help="hold components (A%%0, A%%1), cut edges (A:B%%0, A:B%%1), or name drugs; @NAME is an intervention "
        "that the network calls so, @FILE one in a file; joined by spaces",
    )
    add_drugs(parser)


def add_drugs(parser: argparse.ArgumentParser) -> None:
    """--drugs."""
    parser.add_argument(
        "--drugs",
        type=file_path,
        metavar="FILE.toml",
        help="drugs of one's own beside the shipped ones; one of a shipped drug's name stands in its place",
    )


def add_held_later(parser: argparse.ArgumentParser) -> None:
    """--held-later."""
    parser.add_argument(
        "--held-later",
        action="store_true",
        help="start a component that --intervention holds at the value that --start gives it, and let it move to the "
        "held value in its own time (default: what is held is held from the first moment, whatever --start says)",
    )


def add_start(parser: argparse.ArgumentParser, help: str, *, metavar: str = '"A=1 B=0"', **rest: Any) -> None:
    """--start, or --from."""
    help = (
        f'{help}; a mixture, "1/3: A=1; 2/3: A=0"; attractors(A=1) are those under a setting; '
        "@NAME is a start that the network calls so, @FILE one in a file"
    )
    parser.add_argument("--start", "--from", action="joined", metavar=metavar, help=help, **rest)


def add_rates(parser: argparse.ArgumentParser) -> None:
    """--rates."""
    parser.add_argument(
        "--rates",
        action="joined",
        default=None,
        metavar='"A=5 B:up=1/2"',
        help="how fast components move, both ways or :up and :down apart; 0 means never, and what is not named has the "
        'rate 1; FILE or @FILE holds the same; default: the rates that the network comes with; "" means none',
    )


def add_phenotype(parser: argparse.ArgumentParser, help: str = "what to remove") -> None:
    """--phenotype."""
    parser.add_argument("--phenotype", required=True, metavar="NAME_OR_EXPRESSION", help=help)


def add_limit(parser: argparse.ArgumentParser, help: str, default: int) -> None:
    """--limit, with what it bounds."""
    parser.add_argument("--limit", type=at_least(1), default=default, metavar="N", help=f"{help} (default: {default})")


def add_walks(parser: argparse.ArgumentParser, samples: int) -> None:
    """--samples and --seed."""
    parser.add_argument(
        "--samples",
        type=at_least(1),
        default=samples,
        metavar="N",
        help=f"random walks, where there are too many states for an exact answer (default: {samples})",
    )
    parser.add_argument(
        "--seed", type=at_least(0, 2**63 - 1), default=0, metavar="N", help="of the random walks (default: 0)"
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """--workers."""
    parser.add_argument(
        "--workers", type=at_least(1), metavar="N", help="threads on this machine (default: all processors)"
    )


def add_budget(
    parser: argparse.ArgumentParser,
    timeout: str = "end the work after this time",
    *,
    memory: str = "half of what is free",
) -> None:
    """--timeout, with what it bounds, and --memory, with what stands in where none is given."""
    add_timeout(parser, timeout)
    parser.add_argument(
        "--memory",
        type=_bytes,
        default=None,
        metavar="SIZE",
        help=f"for example 500M or 4G; default: {memory}",
    )


def add_timeout(parser: argparse.ArgumentParser, help: str, default: float | None = None) -> None:
    """--timeout, with what it bounds: for a question whose memory is no matter."""
    parser.add_argument("--timeout", type=_seconds, default=default, metavar="SECONDS", help=help)


def add_narrowing(parser: argparse.ArgumentParser, only: str = "components to perturb, and no others") -> None:
    """--exclude, and --only with what it means."""
    parser.add_argument("--exclude", action="joined", default="", metavar="A,B", help="components to leave alone")
    parser.add_argument("--only", action="joined", type=some_names, default=[], metavar="A,B", help=only)


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json, and --wide for the table that is printed without it."""
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    parser.add_argument("--wide", action="store_true", help="do not cut tables to the width of the terminal")


def asked_of(args: argparse.Namespace) -> dict[str, Any]:
    """What ``add_asked`` read, by the names that every question gives its arguments."""
    return {"network": network_of(args), "setting": args.setting, "intervention": args.intervention}


def bounds_of(args: argparse.Namespace) -> dict[str, Any]:
    """What ``add_budget`` read, by the names that every question gives its arguments."""
    return {"timeout": args.timeout, "memory": args.memory}


def network_of(args: argparse.Namespace, name: str | None = None) -> Network:
    """The network that was named, by the argument NETWORK unless given here. Raises LogicnetError."""
    from logicnet.formats import load

    network = load(args.network if name is None else name, strict=args.strict, default_rule=args.default_rule)
    network = situated(args, network)
    for note in network.notes:
        print(f"logicnet: {note}", file=sys.stderr)
    if getattr(args, "drugs", None) is not None:
        _tell_hidden(network, args.drugs)
    if getattr(args, "setting", "") is None and not getattr(args, "settings", None):
        _tell_default(network)
    return network


def _tell_hidden(network: Network, path: Path) -> None:
    """Say on stderr which names of a file of drugs are names of components, which go before drugs."""
    from logicnet.formats.catalogue import own_drugs

    for name in (name for drug in own_drugs() for name in (drug.name, *drug.aliases)):
        if name in network.position or name in network.levels:
            print(f"logicnet: {path}: {name!r} is a component of {network.name}, and means that", file=sys.stderr)


def _tell_default(network: Network) -> None:
    """Say on stderr which setting stands in where none was given."""
    default = next((one for one in network.settings if one.default), None)
    if default is not None:
        held = str(Setting.parse(default.text, network)) or "nothing"
        why = f"the default setting {default.name!r} holds {held}"
        print(f'logicnet: {why} (--set "" holds nothing)', file=sys.stderr)


def setting_of(args: argparse.Namespace, network: Network) -> Setting:
    """The setting that was asked for."""
    return Setting.read(args.setting, network)


def intervention_of(args: argparse.Namespace, network: Network) -> Intervention:
    """The intervention that was asked for, in notation or by the names of drugs."""
    from logicnet.analysis.questions import read_asked

    return read_asked(network, intervention=args.intervention).intervention


def drugs_of(args: argparse.Namespace) -> tuple[Drug, ...]:
    """The drugs of the file that was named; which shipped ones they replace is said on stderr."""
    from logicnet.formats.catalogue import read_drugs, replaced

    own = read_drugs(args.drugs)
    for drug in replaced(own):
        print(f"logicnet: {args.drugs}: stands in the place of the shipped drug {drug.name}", file=sys.stderr)
    return own


def start_of(answer: Probabilities | Reach | Satisfaction | Simulation | Trajectories) -> str:
    """Where an answer starts, in words: of a long start its beginning, and how many components it names."""
    begin = str(answer.start) or "any state"
    if len(begin) > _LONGEST:
        named = {answer.network.owner(name) for factor in answer.start.factors for name in factor.names}
        begin = f"{begin[:_LONGEST].rsplit(' ', 1)[0]} … ({len(named)} components)"
    later = getattr(answer, "held_later", False)
    return f"{begin}{', held later' if later else ''}"


def tell_overridden(answer: Probabilities | Reach | Satisfaction | Simulation | Trajectories) -> None:
    """Say on stderr which values of the start gave way to what is held."""
    overridden = answer.network.told(answer.overridden)
    if not overridden:
        return
    asked = ", ".join(equation(name, value) for name, value in overridden.items())
    held = ", ".join(equation(name, answer.start.levels[name]) for name in overridden)
    verb = "is" if len(overridden) == 1 else "are"
    later = f" (--held-later starts from {asked} instead)" if hasattr(answer, "held_later") else ""
    print(f"logicnet: {asked} in the start {verb} held at {held} from the first moment{later}", file=sys.stderr)


def tell_incomplete(answer: Finding) -> int:
    """Say on stderr why an answer is incomplete, where it is. Returns the exit code: 130 where Ctrl-C ended it, so that
    no script goes on with a part for the whole; else 0.
    """
    if answer.complete:
        return 0
    print(f"logicnet: incomplete: {answer.why_incomplete}", file=sys.stderr)
    return 130 if answer.interrupted else 0


def print_answer(args: argparse.Namespace, answer: _Answer, text: Callable[[_Answer], str]) -> int:
    """Print an answer as JSON or as ``text`` words it, then ``tell_incomplete``, whose exit code it returns."""
    print(as_json(record_of(args, answer)) if args.json else text(answer))
    return tell_incomplete(answer)


def at_least(least: int, most: int = 2**31 - 1) -> Callable[[str], int]:
    """A reader of whole numbers that refuses smaller ones, and those that the core cannot take."""

    def whole(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number > most:
            raise argparse.ArgumentTypeError(f"expected a whole number of at most {most}, found {text!r}")
        if number < least:
            raise argparse.ArgumentTypeError(f"expected a whole number of at least {least}, found {text!r}")
        return number

    return whole


def hyphenated(text: str) -> str:
    """A word of several, as it stands in a table: ``block sequential`` is ``block-sequential``."""
    return "-".join(text.split())


def some_names(text: str) -> list[str]:
    """A reader of names that refuses an empty list."""
    found = split_names(text)
    if not found:
        raise argparse.ArgumentTypeError("expected one name or more, joined by commas")
    return found


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number of seconds above 0, found {text!r}")
    return seconds


def _bytes(text: str) -> int:
    units = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
    number, unit = text.strip().upper().removesuffix("B").removesuffix("I"), 1
    if number[-1:] in units:
        number, unit = number[:-1], units[number[-1]]
    try:
        size = int(float(number) * unit)
    except (ValueError, OverflowError):  # words, nan; inf, 1e400
        size = 0
    if not 0 < size < 2**63:
        raise argparse.ArgumentTypeError(f"expected a size like 500M or 4G, found {text!r}")
    return size


__all__ = [
    "add_asked",
    "add_budget",
    "add_drugs",
    "add_held_later",
    "add_intervention",
    "add_json",
    "add_limit",
    "add_narrowing",
    "add_network",
    "add_phenotype",
    "add_rates",
    "add_reading",
    "add_setting",
    "add_start",
    "add_timeout",
    "add_walks",
    "add_workers",
    "asked_of",
    "at_least",
    "bounds_of",
    "drugs_of",
    "given_of",
    "hyphenated",
    "intervention_of",
    "network_of",
    "print_answer",
    "refuse_together",
    "setting_of",
    "some_names",
    "start_of",
    "tell_incomplete",
    "tell_overridden",
]
