"""`holds`: whether every start state of a network satisfies a formula of computation tree logic."""

from __future__ import annotations

from dataclasses import replace

from logicnet.analysis.questions import check_numbers
from logicnet.analysis.started import StartedQuestion
from logicnet.checking.answer import Satisfaction
from logicnet.checking.decisions import PropertyQuestion, decided
from logicnet.checking.properties import Satisfies, programs_of
from logicnet.checking.spaces import TooLarge
from logicnet.checking.systems import system_of, treated
from logicnet.core.budget import Budget, Clock
from logicnet.logic.ctl.formulas import Formula
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import InterventionLike, NetworkLike, SettingLike, StartLike


def holds(
    network: NetworkLike,
    formula: Formula | str,
    *,
    start: StartLike = "",
    setting: SettingLike = "",
    intervention: InterventionLike = "",
    held_later: bool = False,
    timeout: float | None = None,
    memory: int | None = None,
) -> Satisfaction:
    """Whether every start state satisfies a formula of computation tree logic, under asynchronous moves. Exact.

    ``formula`` is made of components and phenotypes (a name with other characters in double quotes), ``0``, ``1``,
    ``! & | ->``, ``EX EF EG AX AF AG``, ``E[a U b]`` and ``A[a U b]``. Every path counts, also one that never gives
    some component its turn, and a fixed point is its own next state. ``start`` gives values to components and leaves
    the others free (default: all states). ``setting`` holds inputs (default: none). What ``intervention`` holds
    (``A%0``, ``A:B%0``, or a drug of the catalogue; default: nothing) is held from the first moment, whatever the start
    says of it; with ``held_later`` a held component starts at the value that the start gives it. ``timeout`` (seconds)
    and ``memory`` (bytes) bound the whole work (default: no end; half of what is free).

    Up to 28 components that matter to the formula are decided on sets of states. Beyond that ``AG`` of a formula
    without temporal operators is decided by decision diagrams, and so is ``EF`` of one from a single state; other
    formulas are undecided then, and the answer says so.

    Raises RuleError where the formula cannot be read, with the column; UnknownName for a name that neither the network
    nor the catalogue has; SettingError for a start outside the setting.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> holds(switch, "AG (A -> EF B)").holds, holds(switch, "AG (A -> EF B)").witness.text()
    (False, 'path: all off -> A=1')
    >>> holds(switch, "EF (A & !B)", start="A=0 B=0").witness.text(("A", "B"))
    'path: A=0 B=0 -> A=1'
    """
    check_numbers(timeout=timeout, memory=memory)
    begun = StartedQuestion.of(network, start, setting, intervention, held_later, Budget(memory, timeout))
    known, asked = begun.network, begun.question
    wanted = parse_formula(formula) if isinstance(formula, str) else formula
    programs = programs_of(known, wanted)
    blank = Satisfaction(
        asked,
        wanted,
        begun.place,
        overridden=begun.overridden,
        held_later=held_later,
    )
    question = PropertyQuestion(
        known.names,
        treated(system_of(known), known.position, asked.setting, (asked.changes,)),
        Satisfies(wanted),
        programs,
        lambda components: (begun.given,),
        clock=None if timeout is None else Clock(timeout),
        memory=memory,
    )
    try:
        found = decided(question)
    except TooLarge as reason:
        return replace(blank, complete=False, why_incomplete=str(reason), seconds=begun.seconds)
    return replace(
        blank,
        holds=found.holds,
        method=found.method,
        witness=found.witness,
        states=found.states,
        satisfied=found.satisfied,
        seconds=begun.seconds,
    )
