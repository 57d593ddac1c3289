"""Claims: statements of the review as values that can be decided.

A claim says that a network has a property. It names the arm under which the network has it: the inputs that are held,
the background and the intervention. It may name a start, and then speaks of what is reached from there alone. The
properties are a closed union: whatever matches on one ends in ``assert_never``, so the type checker finds the place
where a new property is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from logicnet.checking.properties import Reaches, Satisfies, Way
from logicnet.display import Card, Visible
from logicnet.errors import Span
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import Formula
from logicnet.model import Evidence, Intervention, Measure, Rates, Setting
from logicnet.model.measure import Term

__all__ = [
    "Arm",
    "Claim",
    "Compares",
    "Durable",
    "FromAttractors",
    "FromMixture",
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
    """The kind of experiment that a statement rests on, or how firmly the review says it."""

    CELLS = "cells"
    MICE = "mice"
    PATIENTS = "patients"
    REVIEWED = "reviewed"
    MAY = "may"
    ASSOCIATION = "association"
    PARTLY = "partly"


class Quantifier(StrEnum):
    """Of how many attractors a property is said."""

    ALL = "all"
    SOME = "some"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of an experiment: the setting of its inputs, the background (what the cells are, beside the network as it
    is written), and the intervention. ``said`` is the intervention in the words of the file.
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
    """The set of states that give these components these values, and any values to the others."""

    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FromAttractors:
    """The states of the attractors under an arm: of those that show ``where`` in all of their states (None: of all),
    and of those that are reached from ``start`` (None: of all).
    """

    arm: Arm
    where: Expression | None = None
    start: Start | None = None


@dataclass(frozen=True, slots=True)
class FromMixture:
    """Several sets of states, each with its weight; the weights sum to 1. To a property that has no probability it is
    their union.
    """

    parts: tuple[tuple[float, FromStates], ...]


Start = FromStates | FromMixture | FromAttractors


@dataclass(frozen=True, slots=True)
class InAttractors:
    """All, some or no attractors show the expression. For all and some an attractor shows it where all of its states
    do; for no, where any of its states does.
    """

    quantifier: Quantifier
    expression: Expression


@dataclass(frozen=True, slots=True)
class Compares:
    """The arm of the claim shows the expression ``more`` or ``less`` (``relation``) than another arm.

    ``by`` says what is compared, as ``evidence.comparison`` defines it: ``inclusion``, the sets of settings of the free
    inputs in which each arm can show the expression and must show it; or ``probability``, with which each arm ends in
    an attractor that shows it; ``share``, for which share of the time each arm shows it in the long run; ``readout``,
    the expected value of a readout in the long run. ``rates`` are those of the walk, where it is one. ``summed`` is the
    readout, and the expression then any of its terms.
    """

    expression: Expression
    relation: str
    than: Arm
    by: str = "inclusion"
    rates: Rates = field(default=Rates())
    summed: Measure | None = None

    @property
    def measure(self) -> Measure:
        """What is averaged in the long run: the readout, or the expression as a number."""
        return self.summed or Measure(str(self.expression), (Term(1.0, self.expression),))


@dataclass(frozen=True, slots=True)
class Durable:
    """After the intervention is withdrawn, no attractor that is reached from the attractors under it shows the
    expression. ``then`` is the setting after the withdrawal (None: that of the arm).
    """

    expression: Expression
    then: Setting | None = None


Property = InAttractors | Reaches | Satisfies | Compares | Durable


@dataclass(frozen=True, slots=True, repr=False)
class Claim(Visible):
    """One statement, where it stands, and what must be observed.

    ``expected`` is False where the property must not hold. ``choices`` are the ids of the open choices that the claim
    depends on. ``prediction`` marks an outcome that no rule was written for. ``disagreement`` is the reason why the
    claim is known to fail, and empty where it is not.
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
    context: str = ""
    helpers: Intervention = field(default=Intervention())
    panel: bool = False
    source: Span | None = field(default=None, compare=False)

    def _line(self) -> str:
        return f"Claim {self.id} on {self.network}: {sentence(self.property)}"

    def _card(self) -> Card:
        cited = ", ".join(map(str, self.evidence.references))
        facts = [
            *(("network", self.network), ("context", self.context), ("arm", self.arm)),
            *(("property", sentence(self.property)), ("expected", "" if self.expected else "not to hold")),
            *(("evidence", f"[{cited}]"), ("strength", self.strength), ("where", self.where)),
            ("known disagreement", self.disagreement),
        ]
        return Card(self.id, self.statement, facts)


def sentence(claimed: Property) -> str:
    """A claim's property in words, as the files name it.

    - ``claimed``: the property.

    Returns the words.

    Raises nothing.

    >>> from logicnet.evidence import ledgers
    >>> isinstance(sentence(ledgers()[0].claims[0].property), str)
    True
    """
    match claimed:
        case InAttractors(quantifier, expression):
            return f"{quantifier} attractor{'s' if quantifier is Quantifier.ALL else ''}: {expression}"
        case Reaches(way, expression):
            return f"{way}: {expression}"
        case Satisfies(formula):
            return str(formula)
        case Compares(expression, relation, than, by, rates, summed):
            moving = f", rates {rates}" if rates else ""
            return f"{relation} than with {than} (by {by}{moving}): {summed.name if summed else expression}"
        case Durable(expression, then):
            return f"durable{f' with {then}' if then else ''}: {expression} does not come back"
        case _:
            assert_never(claimed)


def wanted(claimed: Property) -> Expression | Formula:
    """What the property is about."""
    return claimed.formula if isinstance(claimed, Satisfies) else claimed.expression
