"""The table of commands. Help, completion, documentation and the conformance tests loop over it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import ModuleType

from logicnet.cli.options import Help, Parser, add_actions, example_of
from logicnet.cli.table import fitted


class Heading(StrEnum):
    """What commands answer: help lists them under these, in this order."""

    WHAT_IS_IN = "What is in the model?"
    WHAT_IT_DOES = "What does it do?"
    WHAT_CHANGES_IT = "What would change it?"
    WHY = "Why?"
    IS_IT_RIGHT = "Is it right?"
    FILES = "Pictures, pages and files"
    AROUND = "Shells and assistants"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, one line of help, an example that works as it stands, and the heading it stands under.

    Its module is ``logicnet.cli.<name>`` and offers ``arguments(parser)`` and ``run(args) -> exit code``.
    """

    name: str
    help: str
    example: str
    heading: Heading

    def module(self) -> ModuleType:
        """The command's module, imported now."""
        return import_module(f"logicnet.cli.{self.name}")

    def parser(self) -> argparse.ArgumentParser:
        """The command's own parser."""
        return self.fill(Parser(prog=f"logicnet {self.name}", description=self.help))

    def fill(self, parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
        """Give a parser this command's description, arguments and example."""
        parser.description = self.help
        parser.epilog = example_of(self.example)
        parser.formatter_class = Help
        add_actions(parser)
        self.module().arguments(parser)
        return parser

    def run(self, args: argparse.Namespace) -> int:
        """Do what the command does, with the drugs of a file where one was named, and tables as wide as the
        terminal.
        """
        with fitted(getattr(args, "wide", False)):
            if getattr(args, "drugs", None) is None:
                return int(self.module().run(args))
            from logicnet.cli.question import drugs_of
            from logicnet.formats.catalogue import knowing

            with knowing(drugs_of(args)):
                return int(self.module().run(args))


COMMANDS = (
    Command(
        "networks",
        "the shipped networks: figure, components, inputs, phenotypes",
        "logicnet networks",
        Heading.WHAT_IS_IN,
    ),
    Command(
        "show",
        "the components of a network with rule, kind and evidence",
        "logicnet show il6",
        Heading.WHAT_IS_IN,
    ),
    Command(
        "structure",
        "the influence graph: blocks, feedback circuits with their sign, distances to a phenotype",
        "logicnet structure il6 --phenotype Resistant",
        Heading.WHAT_IS_IN,
    ),
    Command(
        "attractors",
        "all attractors, exactly",
        'logicnet attractors il6 --set "FAC=1" --perturb "STAT3%0"',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "screen",
        "many interventions, ranked by what they do to a phenotype",
        'logicnet screen il6 --phenotype Resistant_FAC --set "FAC=1"',
        Heading.WHAT_CHANGES_IT,
    ),
    Command(
        "reach",
        "from a state: which attractors can and must be reached, and a shortest path",
        'logicnet reach il6 --from "FAC=1 IL6=0 BCSC=0" --to BCSC',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "ctl",
        "whether every state, or every state of a start, satisfies a CTL formula, with a witness",
        'logicnet ctl il6 "AG EF STAT3" --set "IL6_niche=1"',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "succession",
        "how it commits itself, trap space by trap space; as a table or a picture",
        'logicnet succession il6 --set "FAC=1"',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "probabilities",
        "in which attractor the network ends, and how probably: exact, or sampled with an interval",
        'logicnet probabilities il6 --set "FAC=0 IL6_niche=0 TIM3=0" --rates "STAT3=10"',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "basins",
        "from how many states each attractor can be reached, and from how many no other: exact, or a picture",
        'logicnet basins il6 --set "FAC=0 IL6_niche=0 TIM3=0"',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "simulate",
        "what phenotypes, readouts and components are on average over time, under a protocol",
        'logicnet simulate il6 --from "attractors(FAC=0 IL6_niche=0 TIM3=0)" --protocol "2: FAC=1" --until 6',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "trapspaces",
        "minimal or maximal trap spaces, one after another",
        'logicnet trapspaces il6 --set "FAC=1"',
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "fixedpoints",
        "the fixed points alone, one after another",
        "logicnet fixedpoints il6 --limit 10",
        Heading.WHAT_IT_DOES,
    ),
    Command(
        "control",
        "the smallest interventions that make a phenotype certain",
        "logicnet control il6 --phenotype '!Resistant' --set FAC=1",
        Heading.WHAT_CHANGES_IT,
    ),
    Command(
        "synergy",
        "what two interventions do together, beside what each does alone",
        'logicnet synergy il6 --phenotype Resistant --set "FAC=1 TIM3=0 IL6_niche=0"',
        Heading.WHAT_CHANGES_IT,
    ),
    Command(
        "explain",
        "why an intervention does what it does: percolation, causal path, first differences",
        'logicnet explain il6 --perturb "STAT3%0" --phenotype Resistant --set "FAC=1"',
        Heading.WHY,
    ),
    Command(
        "check",
        "the claims of the review, decided; which rule each notices; which open choice matters",
        "logicnet check il6",
        Heading.IS_IT_RIGHT,
    ),
    Command(
        "contexts",
        "the experiments and subtypes that a network can be asked about in",
        "logicnet contexts resistance",
        Heading.WHAT_IS_IN,
    ),
    Command(
        "drugs",
        "the catalogue of drugs and reagents, or what of it acts on a network",
        "logicnet drugs il8",
        Heading.WHAT_IS_IN,
    ),
    Command(
        "report",
        "everything about a model in one file that reviewers read and print: claims, score, what is missing",
        "logicnet report tgfb --output report.html",
        Heading.IS_IT_RIGHT,
    ),
    Command(
        "draw",
        "the network diagram, or attractors, states, basins or the table of a screen, as SVG, PNG or PDF",
        "logicnet draw il6 --output il6.svg",
        Heading.FILES,
    ),
    Command(
        "page",
        "one HTML file that answers by itself in a browser: diagram, attractors, screens, claims, offline",
        'logicnet page il6 --output il6.html --set "FAC=1"',
        Heading.FILES,
    ),
    Command(
        "export",
        "a network in a file that other tools read, with inputs held and interventions made",
        'logicnet export il6 --set "FAC=1"',
        Heading.FILES,
    ),
    Command(
        "init",
        "a model file of one's own, or a file beside a model, ready to fill in",
        "logicnet init il6 --output own_il6.toml",
        Heading.FILES,
    ),
    Command(
        "convert",
        "a network from one format into another, with the list of what is lost",
        "logicnet convert il6 il6.graphml",
        Heading.FILES,
    ),
    Command(
        "compare",
        "two networks side by side: components, rules, regulations, attractors, a screen of both",
        "logicnet compare il6 il6",
        Heading.WHAT_IS_IN,
    ),
    Command(
        "mcp",
        "the server that assistants ask: read-only tools over the Model Context Protocol",
        "logicnet mcp --tools",
        Heading.AROUND,
    ),
    Command(
        "completion",
        "completion of everything that can stand on a line, for bash, zsh, fish or tcsh",
        "logicnet completion bash",
        Heading.AROUND,
    ),
)

FIRST_WORDS = {
    "--help": "all commands, by question",
    "--version": "the version of logicnet, its core, Python and the machine",
}
"""What can stand in a command's place, with a line of help."""
