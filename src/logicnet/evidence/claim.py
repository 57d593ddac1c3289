"""Claims: statements of the review as values that the engine can decide.

A claim binds a network, under one arm (inputs held, and an intervention), perhaps from a start, to a property. The
properties are a closed union: deciding, counting and drawing are complete over it, and the type checker says where
one is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from logicnet.checking.properties import Reaches, Satisfies, Way
from logicnet.errors import Span
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import Formula
from logicnet.model import Evidence, Intervention, Setting

__all__ = [
    "Arm",
    "Claim",
    "Compares",
    "Durable",
    "FromAttractors",
    "FromStates",
    "InAttractors",
    "Property",
    "Quantifier",
    "Reaches",
    "Satisfies",
    "Start",
    "Strength",
    "Way",
    "sentence",
    "wanted",
]


class Strength(StrEnum):
    """What a statement rests on, as the review reports it."""

    CELLS = "cells"
    MICE = "mice"
    PATIENTS = "patients"
    REVIEWED = "reviewed"


class Quantifier(StrEnum):
    """Of which attractors something is said."""

    ALL = "all"
    SOME = "some"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Arm:
    """One treatment: inputs held, what the experiment is done on, and an intervention (with the words it was written
    in).
    """

    setting: Setting = field(default=Setting())
    background: Intervention = field(default=Intervention())
    intervention: Intervention = field(default=Intervention())
    said: str = ""

    @property
    def interventions(self) -> tuple[Intervention, Intervention]:
        """The background and the intervention, in the order in which they are made."""
        return self.background, self.intervention

    @property
    def untreated(self) -> Arm:
        """The arm with the intervention left out; the background stays."""
        return replace(self, intervention=Intervention(), said="")

    def __str__(self) -> str:
        parts = [str(self.setting) or "free inputs", str(self.background), self.said or str(self.intervention)]
        return " + ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class FromStates:
    """The states that give these components these values (and any value to the others)."""

    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FromAttractors:
    """The attractors under an arm; of these, those that always show ``where``. With a start of its own: those
    reachable from it.
    """

    arm: Arm
    where: Expression | None = None
    start: Start | None = None


Start = FromStates | FromAttractors


@dataclass(frozen=True, slots=True)
class InAttractors:
    """All, some or no attractors show the expression: always in all and some, not even at times in none."""

    quantifier: Quantifier
    expression: Expression


@dataclass(frozen=True, slots=True)
class Compares:
    """The claim's arm shows the expression ``more`` or ``less`` than another arm.

    ``by`` = ``inclusion``: in more settings of the inputs that neither arm holds, or in the same ones with fewer ways
    out; ``probability``: with a higher probability of ending in an attractor that shows it at least at times, on the
    uniform asynchronous walk from every start state alike.
    """

    expression: Expression
    relation: str
    than: Arm
    by: str = "inclusion"


@dataclass(frozen=True, slots=True)
class Durable:
    """After the intervention is withdrawn, no attractor that is then reached shows the expression; ``then`` are the
    inputs held then.
    """

    expression: Expression
    then: Setting | None = None


Property = InAttractors | Reaches | Satisfies | Compares | Durable


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, where it stands, and what must be observed.

    ``expected`` is False where the property must not hold. ``choices`` are the open choices it depends on;
    ``prediction`` marks an outcome that no rule was written for; ``disagreement`` is the reason why a claim that is
    known to fail does so.
    """

    id: str
    network: str
    statement: str
    where: str
    evidence: Evidence
    arm: Arm
    property: Property
    start: Start | None = None
    expected: bool = True
    strength: Strength = Strength.REVIEWED
    choices: tuple[str, ...] = ()
    prediction: bool = False
    disagreement: str = ""
    source: Span | None = field(default=None, compare=False)


def sentence(claimed: Property) -> str:
    """The property in words, as the files name it."""
    match claimed:
        case InAttractors(quantifier, expression):
            return f"{quantifier} attractor{'s' if quantifier is Quantifier.ALL else ''}: {expression}"
        case Reaches(way, expression):
            return f"{way}: {expression}"
        case Satisfies(formula):
            return str(formula)
        case Compares(expression, relation, than, by):
            return f"{relation} than with {than} (by {by}): {expression}"
        case Durable(expression, then):
            return f"durable{f' with {then}' if then else ''}: {expression} does not come back"
        case _:
            assert_never(claimed)


def wanted(claimed: Property) -> Expression | Formula:
    """What the property is about."""
    return claimed.formula if isinstance(claimed, Satisfies) else claimed.expression
