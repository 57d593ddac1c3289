"""Mutants: networks with one thing wrong, by which the ledger of claims is tested in its turn.

Three things are done to a regulation, and two to a component:

- *removed*: the regulator is struck out of the rule. Each place where the rule names it reads what leaves the rest of
  the rule as it is: the neutral value of the operator above it (1 under AND, 0 under OR; where the rule is nothing
  but this regulator, 0).
- *flipped*: each place where the rule names it reads its opposite.
- a component is *held* at 0, and at 1; with levels, at each of them.

A regulation by a component with levels, or of one, is struck out of all the rules of its target's variables, wherever
they read a variable of the source. The edge from a component with levels to itself is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from logicnet.logic.program import AND, FALSE, NOT, OR, TRUE, Program, fold, folded
from logicnet.model import Fix, Network, Regulation

_Places = list[tuple[int, bool]]  # occurrences of a regulator in a part of a program, by number, and whether negated


@dataclass(frozen=True, slots=True)
class Mutant:
    """One thing that is wrong: ``removed`` or ``flipped``, or (without a source) ``held at 0`` or another level."""

    kind: str
    target: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.source} -> {self.target} {self.kind}" if self.source else f"{self.target} {self.kind}"


def removed(program: Program, *regulator: int) -> Program:
    """The program with the regulator struck out: its variables, where it has levels."""
    constants = iter(_neutral(program, regulator))
    swapped = tuple(next(constants) if entry in regulator else entry for entry in program)
    return folded(swapped, {})


def flipped(program: Program, *regulator: int) -> Program:
    """The program with the regulator's effect reversed: that of its variables, where it has levels."""
    out: list[int] = []
    for entry in program:
        out += [entry, NOT] if entry in regulator else [entry]
    return folded(tuple(out), {})


def mutants(network: Network) -> Iterator[tuple[Mutant, Mapping[int, Program]]]:
    """Every mutant with the rules that it changes, by the number of the variable. Inputs are left out: settings hold
    them.

    The rule is taken as it is written: ``A & 1`` without A is 1, which folded beforehand would be ``A``, and so 0.
    """
    for edge in regulations_changed(network):
        source = [network.position[variable] for variable in network.variables(edge.source)]
        yield Mutant("removed", edge.target, edge.source), _rules_of(network, edge.target, source, removed)
        yield Mutant("flipped", edge.target, edge.source), _rules_of(network, edge.target, source, flipped)
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    for component in network.components:
        for level in range(component.maximum + 1) if component.name not in inputs else ():
            held = Fix(component.name, level).coded(network.position)
            yield (
                Mutant(f"held at {level}", component.name),
                {variable: (TRUE,) if value else (FALSE,) for _, variable, value in held},
            )


def regulations_changed(network: Network) -> tuple[Regulation, ...]:
    """The regulations that mutants remove and flip: all but that of a component with levels by itself, whose variables
    read each other, since that is how its levels move by one step.
    """
    return tuple(one for one in network.regulations if one.source != one.target or one.target not in network.levels)


def _rules_of(
    network: Network, target: str, source: Sequence[int], change: Callable[..., Program]
) -> dict[int, Program]:
    """The rules of a target's variables where a regulator is struck out or reversed. With levels it is done to the
    conditions of the target level, which is then the highest whose condition holds.
    """
    places = [network.position[variable] for variable in network.variables(target)]
    if network.targets is None or target not in network.levels:
        return {place: change(network.rules.program(place), *source) for place in places}
    found: dict[int, Program] = {}
    above: Program = ()
    for place in reversed(places):
        condition = change(network.targets.program(place), *source)
        least = (*condition, *above, OR) if above else condition
        rule = (*least, place - 1, AND) if place > places[0] else least
        found[place] = folded((*rule, place + 1, OR) if place < places[-1] else rule, {})
        above = least
    return dict(sorted(found.items()))


def _neutral(program: Program, regulator: Collection[int]) -> list[int]:
    """For each place where the program names the regulator, the constant that leaves the rest as it is.

    A part of the program is worth its places that are still below no binary operator, each with whether it is negated
    so far.
    """
    found: dict[int, int] = {}
    places = count()

    def occurrence(v: int) -> list[tuple[int, bool]]:
        return [(next(places), False)] if v in regulator else []

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
