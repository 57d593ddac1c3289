"""The share of time: what each component, phenotype and readout is on average over time in every attractor.

The process is the one of ``probabilities`` in continuous time: every component that differs from its rule moves, each
at its own rate. ``analysis.averages`` has the reductions, with their proofs.

References: D. Gillespie, J. Phys. Chem. 81 (1977); G. Stoll, E. Viara, E. Barillot, L. Calzone, BMC Syst. Biol. 6:116
(2012); W. Grassmann, M. Taksar, D. Heyman, Oper. Res. 33 (1985).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import ATTRACTORS_LISTED, attractors
from logicnet.analysis.averages import Atoms, AttractorAverages, Average, Means
from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers, read_asked
from logicnet.analysis.readings import Readings
from logicnet.core.budget import Clock
from logicnet.core.codes import SAID
from logicnet.display import Card, Note, TableView, Visible
from logicnet.display.cards import CardPart
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.logic.program import FALSE, TRUE
from logicnet.model import Asked, InterventionLike, NetworkLike, RatesLike, SettingLike
from logicnet.model.measure import Measure

if TYPE_CHECKING:
    import pandas

MOST_STATES_LISTED = 1 << 22
"""States that are listed for exact shares unless asked otherwise."""
SHARE_WALKS = 400
"""Walks that are sampled where shares cannot be exact, unless asked otherwise."""
_TOLD = ("of", "share of time", "how it is known")  # the columns of a table
_SURE = {"never": (FALSE,), "always": (TRUE,)}


@dataclass(frozen=True, slots=True, repr=False)
class AttractorShares(Visible):
    """What an attractor is on average over time.

    - ``attractor``: which.
    - ``phenotypes``: of each the share of time in which it holds.
    - ``readouts``: of each its expected value.
    - ``components``: of each the share of time in which it is 1; of one with levels its expected level.
    - ``levels``: of each component with levels the share of time at each level, from 0; None where that is not known.
    """

    attractor: Attractor
    phenotypes: Mapping[str, Average] = field(default_factory=dict)
    readouts: Mapping[str, Average] = field(default_factory=dict)
    components: Mapping[str, Average] = field(default_factory=dict)
    levels: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)

    @property
    def averages(self) -> tuple[Average, ...]:
        """All of them: of phenotypes, readouts, and components."""
        return (*self.phenotypes.values(), *self.readouts.values(), *self.components.values())

    @property
    def told(self) -> Mapping[str, Average]:
        """What a table tells: phenotypes and readouts first, then the components that oscillate, with their levels."""
        moving = {name: self.components[name] for name in self.attractor.oscillating}
        told: dict[str, Average] = {}
        for kind, averages in (("phenotype", self.phenotypes), ("readout", self.readouts), ("", moving)):
            for name, one in averages.items():
                told[f"{name} ({kind})" if kind else name] = one
        for name, levels in self.levels.items():
            if name in self.attractor.oscillating and self.components[name].exact:
                for level, value in enumerate(levels):
                    told[f"{name}={level}"] = replace(self.components[name], value=value)
        return told

    def _line(self) -> str:
        several = ", ".join(f"{name} {one.cells[0]}" for name, one in self.told.items())
        return f"Shares of time of a {self.attractor.kind}: {several or 'nothing oscillates'}"

    def _card(self) -> Card:
        rows = [(name, *one.cells) for name, one in self.told.items()]
        return Card("Shares of time", f"of a {self.attractor.kind}", parts=[TableView(_TOLD, rows, all_rows=".told")])

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        kinds = {"phenotypes": self.phenotypes, "readouts": self.readouts, "components": self.components}
        shares: dict[str, Any] = {
            kind: {name: one.to_dict() for name, one in own.items()} for kind, own in kinds.items()
        }
        if self.levels:
            shares["levels"] = {name: list(own) for name, own in self.levels.items()}
        return {**self.attractor.to_dict(), "shares": shares}


@dataclass(frozen=True, repr=False)
class TimeShares(AboutNetwork):
    """What every attractor is on average over time.

    - ``found``: the attractors, with what else is known of them.
    - ``attractors``: each with its shares, in the same order; iterating gives them.
    - ``exact``: whether every average is right within 1e-9, or its bounds are where it depends on inputs that may have
      any value; else some were sampled, or are not known.
    - ``samples``: how many walks are sampled where an average is not exact, from which ``seed``.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> ring = logicnet.Network("ring", Rules.build(["A", "B"], ["!B", "A"]))
    >>> [round(one.components["A"].value, 9) for one in logicnet.shares(ring, rates="A:down=3")]
    [0.4]
    """

    asked: Asked
    found: Attractors
    attractors: tuple[AttractorShares, ...] = ()
    method: str = ""
    samples: int = SHARE_WALKS
    seed: int = 0
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)

    def __iter__(self) -> Iterator[AttractorShares]:
        return iter(self.attractors)

    def __len__(self) -> int:
        return len(self.attractors)

    def __getitem__(self, index: int) -> AttractorShares:
        return self.attractors[index]

    @property
    def exact(self) -> bool:
        """Whether every average is right within 1e-9, at each value of the inputs that it depends on."""
        every = (one for own in self for one in own.averages)
        return self.complete and all(one.exact or (one.depends and not one.why_not_exact) for one in every)

    @property
    def summary(self) -> str:
        """How many attractors there are, and how many of them oscillate."""
        moving = sum(bool(own.attractor.oscillating) for own in self)
        return f"{len(self)} attractor{'' if len(self) == 1 else 's'}, {moving} of them cyclic"

    @property
    def _certainty(self) -> str:
        return (
            "exact" if self.exact else f"not all exact: the last column says how ({self.samples} walks where sampled)"
        )

    def _parts(self) -> list[CardPart]:
        rows = [(number, title, *one.cells) for number, own in enumerate(self, 1) for title, one in own.told.items()]
        none = Note("" if rows else "Nothing oscillates, and no phenotype or readout is asked for.")
        return [TableView(["attractor", *_TOLD], rows), none]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "rates": self.asked.rates.to_dict(),
            **self.proof(),
            "exact": self.exact,
            "samples": self.samples,
            "seed": self.seed,
            "count": self.found.count,
            "listed": len(self.attractors),
            "truncated": self.found.truncated,
            "attractors": [{**own.to_dict(), **self.found.readings.to_dict(own.attractor)} for own in self.attractors],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row an average: which attractor, of what, value, interval, whether it is exact."""
        import pandas

        columns = ["attractor", "kind", "name", "value", "low", "high", "exact"]
        rows = [
            (number, kind, name, one.value, one.low, one.high, one.exact)
            for number, own in enumerate(self, 1)
            for kind, averages in (
                ("phenotype", own.phenotypes),
                ("readout", own.readouts),
                ("component", own.components),
            )
            for name, one in averages.items()
        ]
        return pandas.DataFrame(rows, columns=columns)


def shares(
    network: NetworkLike,
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    rates: RatesLike = None,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
    samples: int = SHARE_WALKS,
    seed: int = 0,
    timeout: float | None = None,
    memory: int | None = None,
    limit: int = ATTRACTORS_LISTED,
    most_states: int = MOST_STATES_LISTED,
) -> TimeShares:
    """The share of time of each component and phenotype in every attractor, and the expected value of each readout.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with; 1 for each where it has none, and with ``""``).
    - ``phenotypes``: names or expressions, told beside those that the network names (default: none).
    - ``readouts``: names or weighted sums, ``"0.5*A + B"``, told beside the network's (default: none).
    - ``samples``: walks, where the answer cannot be exact (default: 400).
    - ``seed``: the same seed gives the same walks on any machine (default: 0).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``limit``: how many attractors are listed at most (default: 10,000).
    - ``most_states``: states that may be listed for an exact answer (default: 4,194,304); beyond, walks are sampled.

    Returns TimeShares: each average exact to 1e-9, or sampled with its interval of 95 %; a budget that ends the work is
    named in it. Where an average differs with inputs that may have any value in the attractor, it lies between two
    numbers.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Sources: D. Gillespie, J. Phys. Chem. 81 (1977); G. Stoll, E. Viara, E. Barillot, L. Calzone, BMC Syst. Biol. 6:116
    (2012); W. Grassmann, M. Taksar, D. Heyman, Oper. Res. 33 (1985).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> clock = Network("clock", Rules.build(["A", "B"], ["!A", "A"]))
    >>> own = shares(clock, rates="A:up=3", readouts="A + 2*B")[0]
    >>> round(own.components["A"].value, 9), round(own.readouts["A + 2*B"].value, 9)
    (0.75, 2.25)
    """
    check_numbers(timeout=timeout, memory=memory, samples=samples, seed=seed, limit=limit, most_states=most_states)
    begun, clock = time.perf_counter(), Clock(timeout)
    asked = read_asked(network, setting, intervention, rates=rates)
    found = attractors(
        asked.changed,
        setting="",
        timeout=timeout,
        memory=memory,
        limit=limit,
        phenotypes=phenotypes,
        readouts=readouts,
    )
    found = replace(found, asked=asked)
    means = Means(most_states, samples, seed, memory, clock)
    blank = TimeShares(asked, found, samples=samples, seed=seed)
    told: list[AttractorShares] = []
    why = found.why_incomplete
    try:
        for attractor in () if found.interrupted else found:
            told.append(_shares_in(asked, attractor, found.readings, means))
    except KeyboardInterrupt:
        why = "; ".join(filter(None, (why, SAID["stopped"])))
    except (MemoryBudget, TimeBudget) as ended:
        why = "; ".join(filter(None, (why, ended.message)))
    unknown = sum(one.value is None and not one.depends for own in told for one in own.averages)
    if unknown and not why:
        why = next(one.why_not_exact for own in told for one in own.averages if one.value is None and not one.depends)
        why = f"{unknown} averages are not known: {why}"
    return replace(
        blank,
        attractors=tuple(told),
        method=_method(told),
        complete=not why,
        why_incomplete=why,
        seconds=time.perf_counter() - begun,
    )


def _shares_in(asked: Asked, attractor: Attractor, readings: Readings, means: Means) -> AttractorShares:
    """All averages in one attractor."""
    network = asked.changed
    inside = AttractorAverages(network, attractor, asked.rates.by_variable(network), means)
    measures = (*readings.phenotypes, *readings.readouts)
    each = {c.name: [network.position[variable] for variable in c.variables] for c in network.components}
    atoms: list[Atoms] = [_atoms(attractor, measure) for measure in measures]
    atoms += [[(1.0, (i,)) for i in own] for own in each.values()]
    with_levels = [name for name in each if name in network.levels]
    atoms += [[(1.0, (i,))] for name in with_levels for i in each[name]]
    averages = iter(inside.of(atoms))
    named = [_shifted(next(averages), measure.constant) for measure in measures]
    count = len(readings.phenotypes)
    return AttractorShares(
        attractor,
        {one.name: own for one, own in zip(readings.phenotypes, named[:count], strict=True)},
        {one.name: own for one, own in zip(readings.readouts, named[count:], strict=True)},
        {name: next(averages) for name in each},
        {name: _levels([next(averages).value for _ in each[name]]) for name in with_levels},
    )


def _atoms(attractor: Attractor, measure: Measure) -> Atoms:
    """The terms of a measure; what the attractor shows always or never is known."""
    words = (attractor.shows(term.expression) for term in measure.terms)
    return [
        (term.weight, _SURE.get(word, term.expression.program)) for term, word in zip(measure.terms, words, strict=True)
    ]


def _shifted(own: Average, constant: float) -> Average:
    if not constant:
        return own
    value = None if own.value is None else own.value + constant
    return replace(own, value=value, low=own.low + constant, high=own.high + constant)


def _levels(above: list[float | None]) -> tuple[float | None, ...]:
    """The share of time at each level, from those above each level."""
    least: list[float | None] = [1.0, *above, 0.0]
    return tuple(None if here is None or more is None else max(0.0, here - more) for here, more in pairwise(least))


def _method(told: list[AttractorShares]) -> str:
    """How the averages were found."""
    every = [one for own in told for one in own.averages]
    words = {"stationary": any(one.exact for one in every), "walks": any(one.walks is not None for one in every)}
    return " + ".join(word for word, used in words.items() if used)
