"""Basins: from how many states each attractor can be reached, and from how many no other can.

The weak basin of an attractor are the states from which it can be reached; the strong basin those from which no other
attractor can be. All states count that the setting and the intervention leave: what they hold is held from the first
moment. Of a component with levels each level counts once, as states with holes are none of the network's.

An input that is free never moves. So the states fall into parts, one for each way the inputs can be set, and no path
leads from one into another. An attractor under a condition has its basin among the states that fulfil the condition,
and its shares are shares of these.

Strong basins need no list of the other attractors. From a state s only A can be reached exactly where every state that
s reaches can reach A: where another attractor is reached, its states cannot reach A; and from a state that cannot reach
A some other attractor is reached. So the strong basin is all but the backward closure of all but the weak basin, and
the same holds for a set of attractors in the place of A.

Reference: H. Klarner, S. Heinitz, S. Nee, H. Siebert, "Basins of attraction, commitment sets and phenotypes of Boolean
networks", IEEE/ACM Trans. Comput. Biol. Bioinf. 17 (2020).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.answer import Attractor
from logicnet.analysis.attractor_columns import Column, attractor_view
from logicnet.analysis.attractors import ATTRACTORS_LISTED
from logicnet.analysis.basin_sizes import BasinQuestion, SizesByBits, SizesByDiagrams
from logicnet.analysis.endings import attractors_apart
from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers
from logicnet.analysis.readings import Readings
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID
from logicnet.core.progress import Progress
from logicnet.display import Note, TableView
from logicnet.display.cards import CardPart
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.logic import Expression
from logicnet.model import Asked, InterventionLike, NetworkLike, SettingLike
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    import pandas

BITS = 24
"""Components that tell the attractors apart, up to which each state is one bit: 2 MB a set."""

_SIZES = ("strong", "strong states", "weak", "weak states")  # the columns of a basin's sizes
_SHARE = 0.5  # of the time budget that finding the attractors may take
_CLASSES: Mapping[str, tuple[str, ...]] = {
    "always": ("always",),
    "sometimes": ("sometimes",),
    "always or sometimes": ("always", "sometimes"),
    "never": ("never",),
}
BASINS_SHOWN = 60
"""Attractors in a table or a picture of basins; the others are counted."""


@dataclass(frozen=True, slots=True)
class BasinSize:
    """How many of ``states`` lie in the strong and in the weak basin; None where that was not counted."""

    strong: int | None
    weak: int | None
    states: int

    @property
    def strong_share(self) -> float | None:
        """The share of the states."""
        return None if self.strong is None else self.strong / self.states

    @property
    def weak_share(self) -> float | None:
        """The share of the states."""
        return None if self.weak is None else self.weak / self.states

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        shares = {"strong_share": self.strong_share, "weak_share": self.weak_share}
        return {"strong": self.strong, "weak": self.weak, "of": self.states, **shares}


@dataclass(frozen=True, slots=True)
class AttractorBasin:
    """The basin of an attractor, among the states that fulfil its condition."""

    attractor: Attractor
    size: BasinSize


@dataclass(frozen=True, slots=True)
class PhenotypeBasin:
    """The basin of the attractors (so many) that show a phenotype ``always``, ``sometimes`` or ``never``, or ``always
    or sometimes``: weak, from where one of them can be reached; strong, from where no others can be.
    """

    phenotype: str
    shown: str
    attractors: int
    size: BasinSize


@dataclass(frozen=True, repr=False)
class Basins(AboutNetwork):
    """The basins of the attractors.

    - ``basins``: one an attractor, in the order of ``logicnet.attractors``.
    - ``phenotypes``: for each phenotype, one for each way of showing it that some attractor has.
    - ``states``: how many states there are under the setting and the intervention.
    - ``followed``: the components that tell the attractors apart, with all that influences them.

    All sizes are exact. Where a budget ended the work ``why_incomplete`` says which, and sizes that were not counted
    are None.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [(one.size.strong, one.size.weak) for one in logicnet.basins(switch).basins]
    [(1, 3), (1, 3)]
    """

    asked: Asked
    basins: tuple[AttractorBasin, ...] = ()
    phenotypes: tuple[PhenotypeBasin, ...] = ()
    states: int | None = None
    followed: tuple[str, ...] = ()
    method: str = ""
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)

    def largest(self, limit: int) -> tuple[tuple[int, AttractorBasin], ...]:
        """The attractors with the largest shares of weak basins: a table and a picture show the same ones.

        - ``limit``: how many at the most.

        Returns each with its number, in the answer's order.

        Raises nothing.

        >>> import logicnet
        >>> from logicnet.logic import Rules
        >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
        >>> [number for number, _ in logicnet.basins(network).largest(1)]
        [1]
        """
        numbered = sorted(enumerate(self.basins, 1), key=lambda two: (-(two[1].size.weak_share or 0), two[0]))
        return tuple(sorted(numbered[:limit], key=lambda two: two[0]))

    @property
    def summary(self) -> str:
        """How many attractors and states there are."""
        many = len(self.basins)
        return f"{many} attractor{'' if many == 1 else 's'}, {'?' if self.states is None else self.states} states"

    def _parts(self) -> list[CardPart]:
        shown = [[*_size_cells(one.size), one.phenotype, one.shown, one.attractors] for one in self.phenotypes]
        told: list[Column] = [("attractor", range(1, len(self.basins) + 1))]
        told += zip(_SIZES, zip(*(_size_cells(one.size) for one in self.basins), strict=True), strict=False)
        conditions = any(one.attractor.condition for one in self.basins)
        among = "; shares are of the states that fulfil the condition" if conditions else ""
        return [
            attractor_view(told, [one.attractor for one in self.basins], Readings()),
            TableView([*_SIZES, "phenotype", "shown", "attractors"], shown, all_rows=".phenotypes"),
            Note(f"weak: it can be reached from there; strong: no other attractor can{among}"),
        ]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            **self.proof(),
            "states": self.states,
            "followed": list(self.followed),
            "attractors": [{**one.size.to_dict(), **one.attractor.to_dict()} for one in self.basins],
            "phenotypes": [
                {"phenotype": p.phenotype, "shown": p.shown, "attractors": p.attractors, **p.size.to_dict()}
                for p in self.phenotypes
            ],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row an attractor: strong and weak basin, of how many states, kind, condition, pattern."""
        import pandas

        rows = [
            {**b.size.to_dict(), "kind": b.attractor.kind, "condition": equated(b.attractor.condition)}
            | {"pattern": b.attractor.pattern}
            for b in self.basins
        ]
        columns = ["strong", "weak", "of", "strong_share", "weak_share", "kind", "condition", "pattern"]
        return pandas.DataFrame(rows, columns=columns, index=pandas.RangeIndex(1, len(rows) + 1, name="attractor"))


def basins(
    network: NetworkLike,
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    phenotype: str = "",
    limit: int = ATTRACTORS_LISTED,
    timeout: float | None = None,
    memory: int | None = None,
    bitsets: int = BITS,
    progress: Progress | None = None,
) -> Basins:
    """How many states lead to each attractor, and how many to no other, under asynchronous moves, exactly.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``phenotype``: a phenotype or an expression, of whose attractors the basins are counted together (default: each
      phenotype that the network names).
    - ``limit``: how many attractors are listed at most (default: 10,000).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``bitsets``: up to how many components each state is one bit (default: 24); beyond, sets are diagrams.
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    Inputs that stay free are conditions: an attractor under a condition has its basin among the states that fulfil it.

    Returns Basins; a budget that ends the work is named in it.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Source: H. Klarner, S. Heinitz, S. Nee, H. Siebert, IEEE/ACM Trans. Comput. Biol. Bioinf. 17 (2020).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> network = Network("switch", Rules.build(["A", "B", "C"], ["!B", "!A", "A"]))
    >>> [(one.attractor.pattern, one.size.strong, one.size.weak) for one in basins(network).basins]
    [('010', 2, 6), ('101', 2, 6)]
    >>> [(p.shown, p.size.weak_share) for p in basins(network, phenotype="C").phenotypes]
    [('always', 0.75), ('never', 0.75)]
    """
    check_numbers(timeout=timeout, memory=memory, limit=limit, bitsets=bitsets)
    asked = StartedQuestion.of(network, "", setting, intervention, False, Budget(memory, timeout))
    named = [phenotype] if phenotype else [one.name for one in asked.network.phenotypes]
    readouts = [(name, asked.asked.expression(name)) for name in named]
    found = Basins(asked.question)
    try:
        # inputs that a phenotype reads, so that no attractor shows it under some of their values only
        told_apart = [name for _, readout in readouts for name in readout.names]
        known = attractors_apart(asked, limit, asked.left(timeout, _SHARE), memory, told_apart)
        if known.answer is None:
            found = replace(found, complete=False, why_incomplete=known.why_incomplete)
        else:
            found = _counted(
                found, BasinQuestion(asked, known, known.answer, timeout, memory), readouts, bitsets, progress
            )
    except (MemoryBudget, TimeBudget) as ended:
        found = replace(found, complete=False, why_incomplete=ended.message)
    except KeyboardInterrupt:
        found = replace(found, complete=False, why_incomplete=SAID["stopped"])
    return replace(found, seconds=asked.seconds)


def _size_cells(size: BasinSize) -> list[object]:
    parts = (size.strong, size.strong_share), (size.weak, size.weak_share)
    return [cell for part, share in parts for cell in ("?" if share is None else percent(share), part)]


def percent(share: float) -> str:
    """A share, to three digits; only all of them are 100 %.

    >>> percent(1.0), percent(0.9999999), percent(0.25), percent(6.1e-05), percent(0.0)
    ('100 %', '>99.9 %', '25 %', '0.0061 %', '0 %')
    """
    if 0.9995 <= share < 1:
        return ">99.9 %"
    return f"{100 * share:.3g} %" if share == 0 or share >= 1e-6 else f"{100 * share:.1e} %"


class _Count:
    """The basins of one question, counted one after another up to where a budget or Ctrl-C ends it (``why``)."""

    def __init__(self, sizes: SizesByBits | SizesByDiagrams, rest: int, total: int, progress: Progress | None) -> None:
        self.why = ""
        self._sizes, self._rest, self._total, self._progress = sizes, rest, total, progress
        self._done = 0

    def of(self, states: int, places: Sequence[int]) -> BasinSize:
        """The basin of these attractors among so many states."""
        if not self.why:
            try:
                strong, weak = self._sizes.of(places)
                self._done += 1
                if self._progress is not None:
                    self._progress(self._done, self._total)
                return BasinSize(strong * self._rest, weak * self._rest, states)
            except (MemoryBudget, TimeBudget) as ended:
                self.why = ended.message
            except KeyboardInterrupt:
                self.why = SAID["stopped"]
        return BasinSize(None, None, states)


def _counted(
    found: Basins,
    question: BasinQuestion,
    readouts: Sequence[tuple[str, Expression]],
    bitsets: int,
    progress: Progress | None,
) -> Basins:
    known, network = question.known, question.asked.network
    everything = question.states(question.asked.hull.kept)
    followed = set(question.followed)
    names = tuple(c.name for c in network.components if followed & {network.position[v] for v in c.variables})
    by_bits = len(followed) <= bitsets
    sizes: SizesByBits | SizesByDiagrams = SizesByBits(question) if by_bits else SizesByDiagrams(question)
    shares = [(name, *one) for name, readout in readouts for one in _classes([a.shows(readout) for a in known])]
    count = _Count(sizes, question.rest, len(known) + len(shares), progress)
    conditions = [question.condition(attractor) for attractor in known]
    of_each = tuple(
        AttractorBasin(attractor, count.of(question.states(question.asked.hull.kept, given), [place]))
        for place, (attractor, given) in enumerate(zip(known, conditions, strict=True))
    )
    of_phenotypes = tuple(
        PhenotypeBasin(name, word, len(places), count.of(everything, places)) for name, word, places in shares
    )
    more = "more attractors than are listed" if known.truncated else ""
    reasons = "; ".join(filter(None, [known.why_incomplete, more, count.why]))
    return replace(
        found,
        basins=of_each,
        phenotypes=of_phenotypes,
        states=everything,
        followed=names,
        method=sizes.method,
        complete=not reasons,
        why_incomplete=reasons,
    )


def _classes(shows: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """The ways in which attractors show a phenotype, each with the places of these attractors."""
    for word, ways in _CLASSES.items():
        places = [place for place, way in enumerate(shows) if way in ways]
        if places and {shows[place] for place in places} == set(ways):
            yield word, places
