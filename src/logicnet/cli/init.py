"""``logicnet init``: a model file of one's own, or a file beside a model, ready to fill in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from logicnet.cli.options import file_path
from logicnet.cli.question import add_network, network_of, refuse_together
from logicnet.errors import FormatError, LogicnetError
from logicnet.formats.files import mode_of, stands


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument("--output", type=file_path, metavar="FILE.toml", help="write the whole network into this file")
    parser.add_argument(
        "--sidecar",
        action="store_true",
        help="write a file beside the model, NAME.logicnet.toml, which is read with it from then on",
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(args: argparse.Namespace) -> int:
    """Write the file, and say where it is."""
    from logicnet.formats import checked_output, templates, write_text
    from logicnet.formats.table import SIDECAR

    refuse_together(args, "--sidecar", ("--output",) if args.sidecar else (), "it has its place beside the model")
    if args.sidecar:
        output = _beside(args.network)
    elif args.output is None:
        raise LogicnetError("nothing says what to write", hint="--output FILE.toml, or --sidecar")
    else:
        output = checked_output(args.output, (".toml",))
        if output.name.lower().endswith(SIDECAR):
            raise FormatError(f"{output}: a file of this name stands beside a model", hint="--sidecar writes one")
    if mode_of(output) is not None and not args.force:
        raise FormatError(f"{output} is there already", hint="--force replaces it")
    network = network_of(args)
    text = templates.sidecar_file(network, Path(args.network).name) if args.sidecar else templates.own_file(network)
    write_text(output, text)
    print(f"logicnet: wrote {output}", file=sys.stderr)
    return 0


def _beside(model: str) -> Path:
    """Where the file beside a model stands. Raises LogicnetError for a network that is no file."""
    from logicnet.formats.table import sidecar_of

    if not stands(Path(model)):
        what = f"{model!r} is no file, and nothing can stand beside it"
        raise LogicnetError(what, hint=f"logicnet init {model} --output FILE.toml writes a file of one's own")
    return sidecar_of(Path(model))
