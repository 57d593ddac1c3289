"""``holds``: whether every start state of a network satisfies a formula of computation tree logic."""

from __future__ import annotations

from dataclasses import replace

from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.analysis.started import StartedQuestion
from logicnet.checking.answer import Satisfaction
from logicnet.checking.decisions import PropertyQuestion, decided
from logicnet.checking.properties import Satisfies, programs_of
from logicnet.checking.spaces import TooLarge
from logicnet.checking.systems import system_of, treated
from logicnet.core.budget import Budget, Clock
from logicnet.errors import LogicnetError
from logicnet.logic.ctl.formulas import Formula
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import InterventionLike, NetworkLike, SettingLike, StartLike


def holds(
    network: NetworkLike,
    formula: Formula | str,
    *,
    start: StartLike = "",
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    held_later: bool = False,
    timeout: float | None = None,
    memory: int | None = None,
) -> Satisfaction:
    """Whether every start state satisfies a formula of computation tree logic under asynchronous moves, exactly.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``formula``: components and phenotypes (a name with other characters in double quotes), levels (``X>=2``,
      ``X=1``), ``0``, ``1``, ``! & |
      ->``, ``EX EF EG AX AF AG``, ``E[a U b]`` and ``A[a U b]``; as text, or as a Formula.
    - ``start``: values of components, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}``; every state that has them is a start state
      (default: all states).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``held_later``: whether a held component starts at the value that ``start`` gives it, and moves to the held value
      in its own time (default: False, it is held from the first moment).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).

    Every path counts, also one that never gives some component its turn, and a fixed point is its own next state. Up to
    28 components that matter to the formula are decided on sets of states. Beyond that ``AG`` of a formula without
    temporal operators is decided by decision diagrams, and so is ``EF`` of one from a single state; ``AG EF`` and
    ``AG EF AG`` of one by the attractors that are reached; other formulas are undecided then.

    Returns Satisfaction, with a witness where one path or state shows why; where a budget ended the work, it says so.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range. Raises RuleError, with the
    column, for a formula that cannot be read.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> holds(switch, "AG (A -> EF B)").holds, holds(switch, "AG (A -> EF B)").witness.text()
    (False, 'path: all off -> A=1')
    >>> holds(switch, "EF (A & !B)", start="A=0 B=0").witness.text(("A", "B"))
    'path: A=0 B=0 -> A=1'
    """
    check_flags(held_later=held_later)
    check_numbers(timeout=timeout, memory=memory)
    begun = StartedQuestion.of(network, start, setting, intervention, held_later, Budget(memory, timeout))
    known, asked = begun.network, begun.question
    if not isinstance(formula, str | Formula):
        hint = 'write it as text: "AG (A -> EF B)"'
        raise LogicnetError(f"expected a CTL formula, found {type(formula).__name__}", hint=hint)
    wanted = parse_formula(formula) if isinstance(formula, str) else formula
    programs = programs_of(known, wanted, formula if isinstance(formula, str) else None)
    at = known.position
    parts = (one.fixed for _, one in begun.begin.subspaces())
    starts = tuple({**begun.given, **{at[name]: value for name, value in part.items()}} for part in parts)
    blank = Satisfaction(
        asked,
        wanted,
        begun.begin,
        overridden=begun.overridden,
        held_later=held_later,
    )
    question = PropertyQuestion(
        known.names,
        treated(system_of(known), known.position, asked.setting, (asked.intervention,)),
        Satisfies(wanted),
        programs,
        lambda components: starts,
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
