"""Networks as systems of programs: the rules of a network, or of a mutant, with inputs held and interventions made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from logicnet.core.screens import HOLD
from logicnet.logic.program import AND, FALSE, OR, TRUE
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
    held = {i: value for name, level in setting.values for _, i, value in Fix(name, level).coded(position)}
    for intervention in interventions:
        held |= intervention.held_in(position)
    return held


Never = Mapping[int, tuple[bool, bool]]
"""The components that never move up, or never move down: ``Rates.never``."""


def with_rates_of_0(system: System, never: Never) -> System:
    """The system in which what never moves up, or down, is held by its rule. Edges have been cut already."""
    programs = list(system)
    for i, way in never.items():
        match way:
            case (True, True):
                programs[i] = (i,)
            case (True, False):
                programs[i] = restricted((*programs[i], i, AND), {})
            case (False, True):
                programs[i] = restricted((*programs[i], i, OR), {})
    return tuple(programs)


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
    done = tuple(interventions)
    programs = list(system)
    cuts: dict[tuple[int, int], int] = {}
    for change in (change for intervention in done for change in intervention.changes):
        for source, target, value in change.coded(position):
            if source != HOLD:  # what is held: below
                cuts[source, target] = value
    for (source, target), value in cuts.items():
        programs[target] = restricted(programs[target], {source: value})
    programs = list(with_rates_of_0(tuple(programs), never))
    for component, value in held_by(position, setting, done).items():
        programs[component] = (TRUE,) if value else (FALSE,)
    return tuple(programs)
