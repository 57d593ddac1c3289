"""Attractors as values by name, and the answer that holds them with its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.attractor_columns import attractor_view, cell, names_on, names_oscillating
from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.readings import Readings
from logicnet.display import Card, Details, TableView, Visible
from logicnet.display.cards import CardPart
from logicnet.display.tables import worth_a_look
from logicnet.logic import Expression
from logicnet.model import Asked, Network, Phenotype
from logicnet.model.assignment import equated
from logicnet.model.levels import digit

if TYPE_CHECKING:
    import pandas

    from logicnet.analysis.verification import Verification
    from logicnet.core.solver import Solution

PhenotypeReader = Callable[[Expression], Sequence[str]]
"""A phenotype -> for every listed attractor ``always``, ``never``, ``sometimes``, or ``depends`` (on a free input)."""


@dataclass(frozen=True, slots=True, repr=False)
class Attractor(Visible):
    """One attractor, under one condition on the free inputs.

    - ``kind``: ``fixed point`` (one state) or ``cyclic`` (more).
    - ``states``: its exact number of states; None where that is not known.
    - ``fixed``: the components that keep one level, with the level.
    - ``oscillating``: the components that take more than one.
    - ``state``: one of its states, by name.
    - ``condition``: the levels of inputs that it holds under.
    - ``free_inputs``: the inputs that may have any value; they stand in ``state`` at 0, and neither in ``fixed`` nor in
      ``oscillating``.
    - ``method``: the steps of the solver that found it.
    - ``levels``: the lowest and the highest level of each component with levels that is not ``fixed``.
    - ``of_variables``: the same attractor with the variables of the rules in the place of components with levels; None
      where there are none. ``by_variables`` is the one to ask.
    - ``place``: its number in the core's list; ``shown`` looks there for what ``shows`` says.
    - ``network``: that it is an attractor of, by which ``shows`` reads names; None where it was made by hand.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> first = logicnet.attractors(switch)[0]
    >>> first.kind, first.states, first.pattern
    ('fixed point', 1, '01')
    """

    kind: str
    states: int | None
    fixed: Mapping[str, int]
    oscillating: tuple[str, ...]
    state: Mapping[str, int]
    condition: Mapping[str, int] = field(default_factory=dict)
    free_inputs: tuple[str, ...] = ()
    method: str = ""
    place: int = field(default=0, repr=False, compare=False)
    shown: PhenotypeReader | None = field(default=None, repr=False, compare=False)
    levels: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    of_variables: Attractor | None = field(default=None, repr=False, compare=False)
    network: Network | None = field(default=None, repr=False, compare=False)

    @property
    def by_variables(self) -> Attractor:
        """The same attractor about the variables of the rules, as what counts states by bits needs it."""
        return self.of_variables or self

    def told_of(self, network: Network) -> Attractor:
        """This attractor of variables as one of components: with levels, where the network has any. What the inputs
        with levels are at is a condition, as nothing in the network sets them.

        - ``network``: the network that it is an attractor of.

        Returns the attractor; the same one where no component has levels.

        Raises KeyError for an attractor of another network.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> first = logicnet.attractors(network)[0]
        >>> first.told_of(network) is first
        True
        """
        if not network.levels:
            return self
        bounds = network.ranges(self.fixed)
        fixed = {name: low for name, (low, high) in bounds.items() if low == high}
        open_ = [name for name in bounds if name not in fixed]
        set_ = {*self.condition, *network.open_inputs_with_levels}
        free = [name for name in open_ if not set(self.free_inputs).isdisjoint(network.variables(name))]
        told = {c.name: [self.state[variable] for variable in c.variables] for c in network.components}
        return replace(
            self,
            fixed=fixed,
            oscillating=tuple(name for name in open_ if name not in free),
            state={name: sum(bits) for name, bits in told.items()},
            condition={
                name: level for name, level in fixed.items() if not set_.isdisjoint({name, *network.variables(name)})
            },
            free_inputs=tuple(free),
            levels={name: bounds[name] for name in open_ if name in network.levels},
            of_variables=self,
        )

    @property
    def settings(self) -> int:
        """Under how many settings of the free inputs it is found."""
        return int(2 ** len(self.free_inputs))

    @property
    def pattern(self) -> str:
        """One character a component: its level (``(10)`` and up in brackets), or ``-`` where it oscillates or is a free
        input.
        """
        return "".join(digit((self.fixed[name],) * 2) if name in self.fixed else "-" for name in self.state)

    def shows(self, phenotype: Expression | str | Phenotype) -> str:
        """In which of its states something is true.

        - ``phenotype``: a phenotype of the network, its name, the name of a component, or an expression over these, as
          text or compiled.

        Returns ``always``, ``never`` or ``sometimes``; ``depends`` where a free input decides.

        Raises UnknownName, with the nearest name, or RuleError for a text that does not fit the network; ValueError
        where the attractor was made by hand, and nothing knows its states.

        >>> import logicnet
        >>> first = logicnet.attractors("il6", setting="FAC=1")[0]
        >>> first.shows("Sensitive"), first.shows("STAT3"), first.shows("!STAT3 | Sensitive")
        ('always', 'never', 'always')
        >>> first.shows("STAT33")
        Traceback (most recent call last):
        logicnet.errors.kinds.UnknownName: <STAT33>:1:1: unknown component or phenotype 'STAT33'
            STAT33
            ^^^^^^
        did you mean 'STAT3'?
        """
        if not isinstance(phenotype, Expression):
            if self.network is None:
                raise ValueError("this attractor was made by hand: nothing knows its names")
            phenotype = self.network.expression(phenotype)
        if self.shown is None:
            raise ValueError("this attractor was made by hand: nothing knows its states")
        return self.shown(phenotype)[self.place]

    def to_dict(self) -> dict[str, Any]:
        """The attractor as it stands in JSON.

        Returns its fields; ``levels`` where a component has any.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> logicnet.attractors(network)[0].to_dict()["fixed"]
        {'A': 0, 'B': 1}
        """
        return {
            "kind": self.kind,
            "states": self.states,
            "fixed": dict(self.fixed),
            "oscillating": list(self.oscillating),
            "state": dict(self.state),
            "condition": dict(self.condition),
            "free_inputs": list(self.free_inputs),
            "method": self.method,
            **({} if self.of_variables is None else {"levels": {name: list(two) for name, two in self.levels.items()}}),
        }

    def _line(self) -> str:
        states = "? states" if self.states is None else f"{self.states} state{'' if self.states == 1 else 's'}"
        condition = f" under {equated(self.condition)}" if self.condition else ""
        return f"Attractor: {self.kind}, {states}{condition}, on: {' '.join(names_on(self)) or 'none'}"

    def _card(self) -> Card:
        off = [name for name, level in self.fixed.items() if not level]
        several = (("on", names_on(self)), ("oscillating", names_oscillating(self)), ("off", off))
        told = [(word, len(names), names) for word, names in several if names]
        facts = (("states", self.states), ("condition", equated(self.condition)), ("free", " ".join(self.free_inputs)))
        table = TableView(["", "number", "components"], told, fold=False)
        return Card("Attractor", self.kind, (*facts, ("method", self.method)), [table])


@dataclass(frozen=True, repr=False)
class Attractors(AboutNetwork):
    """The attractors of a network, in a stable order: by condition, fixed points first, then by pattern.

    - ``scheme``: how components are updated.
    - ``attractors``: the pairs of condition and attractor that are listed; iterating gives them.
    - ``count``: how many attractors there are with every free input written out; a lower bound where not ``complete``.
    - ``truncated``: whether there are more pairs than are listed, because of ``why_truncated``: ``limit``, ``time
      budget``, ``memory budget`` or ``interrupt``.
    - ``verification``: what a second look found, where it was asked for.
    - ``readings``: the phenotypes and readouts that are told of each attractor.
    - ``answer``: the core's own answer, to which the ``place`` of an attractor refers; other questions build on it.

    ``complete`` says whether all are known; else ``why_incomplete`` names what was left and which budget ended the
    work.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> found = logicnet.attractors(switch)
    >>> found.complete, found.count, found[0].fixed
    (True, 2, {'A': 0, 'B': 1})
    """

    asked: Asked
    scheme: str
    complete: bool
    method: str
    seconds: float
    attractors: tuple[Attractor, ...]
    count: int
    truncated: bool = False
    why_incomplete: str = ""
    why_truncated: str = ""
    verification: Verification | None = field(default=None, compare=False)
    """What a second look found, where it was asked for."""
    readings: Readings = field(default=Readings(), compare=False)
    answer: Solution | None = field(default=None, repr=False, compare=False)
    """The core's own answer, to which each attractor's ``place`` refers; other questions build on it."""

    def __iter__(self) -> Iterator[Attractor]:
        return iter(self.attractors)

    def __len__(self) -> int:
        return len(self.attractors)

    def __getitem__(self, index: int) -> Attractor:
        return self.attractors[index]

    @property
    def fixed_points(self) -> tuple[Attractor, ...]:
        """Those listed that are single states."""
        return tuple(attractor for attractor in self.attractors if attractor.kind == "fixed point")

    @property
    def cyclic(self) -> tuple[Attractor, ...]:
        """Those listed that run through more than one state."""
        return tuple(attractor for attractor in self.attractors if attractor.kind == "cyclic")

    @property
    def summary(self) -> str:
        """How many there are, with every free input written out, and how many are listed."""
        return f"{'' if self.complete else 'at least '}{self.count} {self.scheme}, {len(self)} listed"

    @property
    def counted(self) -> str:
        """How many there are, and how many are listed, in a sentence."""
        open_ = self.answer is None or bool(self.answer.left)  # where only the list was cut short, the count is exact
        at_least = "at least " if not self.complete and open_ else ""
        known = f"{at_least}{self.count} attractor{'' if self.count == 1 else 's'}"
        if self.truncated:
            return f"{known}, the first {len(self)} of them listed"
        if self.count != len(self):
            free = "those that do not depend on an input once"
            return f"{known} over all settings of the free inputs, {len(self)} listed, {free}"
        return known

    def _facts(self) -> list[tuple[str, object]]:
        verified = self.verification and ("wrong: " + self.verification.wrong if self.verification.wrong else "passed")
        return [*super()._facts(), ("list ended by", self.why_truncated), ("verification", verified)]

    def _parts(self) -> list[CardPart]:
        return [
            attractor_view([("attractor", range(1, len(self) + 1))], self.attractors, self.readings),
            Details("Components", [TableView.of_columns(self._columns(worth_a_look(self.attractors)))]),
        ]

    def _columns(self, several: Sequence[Attractor]) -> list[tuple[str, Sequence[str]]]:
        """The names of phenotypes, readouts and components, and what each of them is in these attractors."""
        names = [*self.readings.titles(self.network), *(component.name for component in self.network.components)]
        told: list[tuple[str, Sequence[str]]] = [
            (str(number), [*self.readings.cells(one), *(cell(one, c.name) for c in self.network.components)])
            for number, one in enumerate(several, 1)
        ]
        return [("component", names), *told]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "scheme": self.scheme,
            **self.proof(),
            "count": self.count,
            "listed": len(self.attractors),
            "truncated": self.truncated,
            "why_truncated": self.why_truncated,
            **({} if self.verification is None else {"verification": self.verification.to_dict()}),
            "attractors": [
                {**attractor.to_dict(), **self.readings.to_dict(attractor)} for attractor in self.attractors
            ],
        }

    def to_frame(self) -> pandas.DataFrame:
        """Phenotypes (``always``, ``sometimes``, ``never``), readouts and components x attractors; a component's level,
        ``~`` where it oscillates (``1..2`` with levels), ``*`` for a free input.
        """
        import pandas

        (_, names), *told = self._columns(self.attractors)
        columns = {number: cells for number, (_, cells) in enumerate(told, 1)}
        return pandas.DataFrame(columns, index=pandas.Index(names, name="component"))
