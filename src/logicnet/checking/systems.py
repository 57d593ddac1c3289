"""Networks as systems of programs: the rules of a network, or of a mutant, with inputs held and interventions made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from logicnet.core.screens import HOLD
from logicnet.logic.program import AND, FALSE, OR, TRUE, Program
from logicnet.model import Fix, Intervention, Network, Setting
from logicnet.reduction.folded import System, restricted

Cube = Mapping[int, int]
"""A set of states: values by component number; the components that it does not name are free."""


def system_of(network: Network) -> System:
    """The rules as postfix programs, constants folded away."""
    return tuple(restricted(network.rules.program(i), {}) for i in range(len(network)))


def held_by(position: Mapping[str, int], setting: Setting, interventions: Iterable[Intervention]) -> Cube:
    """What a setting and interventions hold from the first moment on, by component number: inputs, knock-outs and
    knock-ins. Of two interventions that hold one component, the later has the last word.
    """
    return _numbered(tuple(position), setting, tuple(interventions))[0]


Never = Mapping[int, tuple[bool, bool]]
"""The components that never move up, or never move down: ``Rates.never``."""


def with_rates_of_0(system: System, never: Never) -> System:
    """The system in which what never moves up, or down, is held by its rule. Edges have been cut already."""
    if not never:
        return system
    return tuple(_kept(program, i, never.get(i)) for i, program in enumerate(system))


def treated(
    system: System,
    position: Mapping[str, int],
    setting: Setting,
    interventions: Iterable[Intervention],
    never: Never = MappingProxyType({}),
) -> System:
    """The system under a setting and interventions: a cut edge reads a constant, a held component has a constant rule.
    A component that is held stays so, whatever edge into it is cut. Of two interventions that cut one edge, the later
    has the last word. What ``never`` moves some way does not, whatever edge of its own rule is cut.
    """
    held, cuts = _numbered(tuple(position), setting, tuple(interventions))
    programs = list(system)
    for target, read in cuts.items():
        programs[target] = _cut(programs[target], read)
    programs = list(with_rates_of_0(tuple(programs), never))
    for component, value in held.items():
        programs[component] = (TRUE,) if value else (FALSE,)
    return tuple(programs)


def rule_under(
    program: Program,
    target: int,
    position: Mapping[str, int],
    setting: Setting,
    interventions: Iterable[Intervention],
    never: Never = MappingProxyType({}),
) -> Program:
    """One rule as it is in ``treated``, in whatever system it stands."""
    held, cuts = _numbered(tuple(position), setting, tuple(interventions))
    if target in held:
        return (TRUE,) if held[target] else (FALSE,)
    return _kept(_cut(program, cuts.get(target, {})), target, never.get(target))


def _kept(program: Program, number: int, way: tuple[bool, bool] | None) -> Program:
    """The rule of a component that never moves up, or down."""
    match way:
        case (True, True):
            return (number,)
        case (True, False):
            return restricted((*program, number, AND), {})
        case (False, True):
            return restricted((*program, number, OR), {})
        case _:
            return program


def _cut(program: Program, read: Cube) -> Program:
    for source, value in read.items():
        program = restricted(program, {source: value})
    return program


# Every claim is asked of thousands of systems under the same arms: a few hundred settings and interventions.
@lru_cache(maxsize=1024)
def _numbered(
    names: tuple[str, ...], setting: Setting, interventions: tuple[Intervention, ...]
) -> tuple[Cube, Mapping[int, Cube]]:
    """What is held, and by target what the cut edges into it read; the names are in the order of their numbers."""
    position = {name: number for number, name in enumerate(names)}
    held = {i: value for name, level in setting.values for _, i, value in Fix(name, level).coded(position)}
    cuts: dict[int, dict[int, int]] = {}
    for one in interventions:
        for source, target, value in (code for change in one.changes for code in change.coded(position)):
            if source == HOLD:
                held[target] = value
            else:
                cuts.setdefault(target, {})[source] = value
    return held, cuts
