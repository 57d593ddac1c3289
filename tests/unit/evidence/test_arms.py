"""Arms as the checker sees them: what is held, which attractors there are, and where a walk starts."""

from __future__ import annotations

import pytest

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.errors import ClaimError
from logicnet.evidence.arms import Case, attractors_under, held_under, starts_under, where_reads
from logicnet.evidence.claim import Arm, Claim, FromAttractors, FromStates, InAttractors, Quantifier
from logicnet.logic import Rules
from logicnet.model import Evidence, Fix, Intervention, Network, Setting

# The drug turns on S, which remembers it. Components: Drug 0, S 1.
MEMORY = Network("memory", Rules.build(["Drug", "S"], ["Drug", "Drug | S"]))
TREATED = Arm(Setting((("Drug", 1),)))
KNOCKED = Arm(Setting((("Drug", 1),)), intervention=Intervention((Fix("S", 0),)))
WITHDRAWN = Arm(Setting((("Drug", 0),)))


def case(arm: Arm) -> Case:
    shows = InAttractors(Quantifier.ALL, MEMORY.expression("S"))
    claim = Claim("c", "memory", "", "", Evidence(), arm, shows)
    return Case(claim, MEMORY, system_of(MEMORY), Notebook(MEMORY.names))


def test_an_arm_holds_its_setting_and_its_interventions() -> None:
    assert held_under(case(KNOCKED), KNOCKED) == {0: 1, 1: 0}


def test_held_values_are_put_into_the_start_from_the_first_moment() -> None:
    start = FromStates((("S", 1),))
    assert starts_under(case(TREATED), TREATED, start, [1]) == ({0: 1, 1: 1},)
    assert starts_under(case(KNOCKED), KNOCKED, start, [1]) == ({0: 1, 1: 0},)
    assert starts_under(case(KNOCKED), KNOCKED, None, [1]) == ({0: 1, 1: 0},)


def test_attractors_are_those_of_the_arm_and_of_what_the_start_reaches() -> None:
    def ends(arm: Arm, start: FromStates | None) -> list[str]:
        return sorted(a.shows((1,)) for a in attractors_under(case(arm), arm, start, [1]))

    assert ends(TREATED, None) == ["always"] and ends(KNOCKED, None) == ["never"]
    assert ends(WITHDRAWN, None) == ["always", "never"]  # S remembers, or there is nothing to remember
    assert ends(WITHDRAWN, FromStates((("S", 0),))) == ["never"]


def test_a_start_from_attractors_begins_in_their_states_with_the_values_of_the_arm() -> None:
    start = FromAttractors(TREATED, MEMORY.expression("S"))
    assert starts_under(case(WITHDRAWN), WITHDRAWN, start, [1]) == ({0: 0, 1: 1},)
    assert where_reads(start) == {1} and where_reads(None) == where_reads(FromAttractors(TREATED)) == frozenset()
    with pytest.raises(ClaimError, match="claim c: nothing to start from"):
        starts_under(case(WITHDRAWN), WITHDRAWN, FromAttractors(TREATED, MEMORY.expression("!S")), [1])
