"""What ``logicnet`` says without a command: where to begin, all commands by the question they answer, and what it is
made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WELCOME = """\
logicnet finds which interventions remove a phenotype, and why: exact attractors of logical networks.

Three commands to try, with a network that is shipped:
  logicnet attractors il6 --set "FAC=1 IL6_niche=0 TIM3=0"
  logicnet screen il6 --phenotype Resistant_FAC --set "FAC=1" --rows 10
  logicnet explain il6 --perturb "STAT3%0" --phenotype Resistant --set "FAC=1"

Then your own model: name a file in place of il6 (.bnet, SBML-qual, GINML, MaBoSS and more):
  logicnet attractors model.bnet
  logicnet init model.bnet --output model.toml    # give it phenotypes, settings and evidence

logicnet --help lists all commands by question, logicnet COMMAND --help explains one with an example.
The manual stands in README.md and docs/ of the source.
"""


def welcome() -> str:
    """What to do first."""
    return _WELCOME.rstrip("\n")


def overview() -> str:
    """All commands, by the question that they answer."""
    from logicnet.cli.commands import COMMANDS, FIRST_WORDS, Heading

    width = max(len(command.name) for command in COMMANDS)
    parts = [
        "usage: logicnet COMMAND ...\n\n"
        "Which interventions remove the resistant phenotype, and why: exact attractors of logical networks."
    ]
    for heading in Heading:
        lines = [f"  {one.name:<{width}}  {one.help}" for one in COMMANDS if one.heading is heading]
        parts.append("\n".join([heading.value, *lines]))
    wide = max(map(len, FIRST_WORDS))
    parts.append("\n".join(f"{word:<{wide}}  {help}" for word, help in FIRST_WORDS.items()))
    parts.append("logicnet COMMAND --help explains a command, with an example.")
    return "\n\n".join(parts)


def version_record() -> Mapping[str, Any]:
    """The version, and what the answers of this installation come from."""
    import hashlib
    import os
    import platform
    from pathlib import Path

    from logicnet import __version__
    from logicnet.core.border import library
    from logicnet.core.budget import Budget

    core = library()._name
    with Path(core).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "version": __version__,
        "core": {"file": core, "sha256": digest},
        "platform": platform.platform(),
        "machine": platform.machine(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "processors": os.cpu_count(),
        "threads": Budget().workers,
    }


def version_text() -> str:
    """The version and what it runs on, a line each."""
    found = version_record()
    return "\n".join(
        [
            f"logicnet {found['version']}",
            f"core      SHA-256 {found['core']['sha256'][:16]}, {found['core']['file']}",
            f"platform  {found['platform']}",
            f"Python    {found['python']}",
            f"threads   {found['threads']} (processors: {found['processors']})",
        ]
    )
