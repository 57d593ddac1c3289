"""Mutants: networks with one thing wrong, by which the ledger of claims is tested in its turn.

Three things are done to a regulation, and two to a component:

- *removed*: the regulator is struck out of the rule. Each place where the rule names it reads what leaves the rest of
  the rule as it is: the neutral value of the operator above it (1 under AND, 0 under OR; where the rule is nothing
  but this regulator, 0).
- *flipped*: each place where the rule names it reads its opposite.
- a component is *held* at 0, and at 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from logicnet.logic.program import FALSE, NOT, TRUE, Program, fold, folded
from logicnet.model import Network

_Places = list[tuple[int, bool]]  # occurrences of a regulator in a part of a program, by number, and whether negated


@dataclass(frozen=True, slots=True)
class Mutant:
    """One thing that is wrong: ``removed`` or ``flipped``, or (without a source) ``held at 0`` or ``held at 1``."""

    kind: str
    target: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.source} -> {self.target} {self.kind}" if self.source else f"{self.target} {self.kind}"


def removed(program: Program, regulator: int) -> Program:
    """The program with the regulator struck out."""
    constants = iter(_neutral(program, regulator))
    swapped = tuple(next(constants) if entry == regulator else entry for entry in program)
    return folded(swapped, {})


def flipped(program: Program, regulator: int) -> Program:
    """The program with the regulator's effect reversed."""
    out: list[int] = []
    for entry in program:
        out += [entry, NOT] if entry == regulator else [entry]
    return folded(tuple(out), {})


def mutants(network: Network) -> Iterator[tuple[Mutant, int, Program]]:
    """Every mutant with the number of the component whose rule changes, and that rule. Inputs are left out: settings
    hold them.

    The rule is taken as it is written: ``A & 1`` without A is 1, which folded beforehand would be ``A``, and so 0.
    """
    for edge in network.regulations:
        source, target = network.position[edge.source], network.position[edge.target]
        rule = network.rules.program(target)
        yield Mutant("removed", edge.target, edge.source), target, removed(rule, source)
        yield Mutant("flipped", edge.target, edge.source), target, flipped(rule, source)
    inputs = frozenset(network.inputs)
    for index, name in enumerate(network.names):
        if name not in inputs:
            yield Mutant("held at 0", name), index, (FALSE,)
            yield Mutant("held at 1", name), index, (TRUE,)


def _neutral(program: Program, regulator: int) -> list[int]:
    """For each place where the program names the regulator, the constant that leaves the rest as it is.

    A part of the program is worth its places that are still below no binary operator, each with whether it is negated
    so far.
    """
    found: dict[int, int] = {}
    places = count()

    def occurrence(v: int) -> list[tuple[int, bool]]:
        return [(next(places), False)] if v == regulator else []

    def operand(neutral: int, absorbing: int) -> Callable[[_Places, _Places], _Places]:
        def joined(left: _Places, right: _Places) -> _Places:
            found.update((place, absorbing if negated else neutral) for place, negated in (*left, *right))
            return []

        return joined

    alone = fold(
        program,
        lambda value: [],
        occurrence,
        lambda inner: [(place, not negated) for place, negated in inner],
        operand(TRUE, FALSE),
        operand(FALSE, TRUE),
    )
    found.update((place, FALSE) for place, _ in alone)
    return [found[place] for place in sorted(found)]
