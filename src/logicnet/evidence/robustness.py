"""Open choices: in which share of the admissible networks each claim holds, and which choices matter for it.

An admissible network takes, for each open choice, the chosen rule or one of its alternatives. Where there are few
admissible networks, each claim is checked on all of them, and the share is exact. Else each claim is checked on a
random sample of them, and the share comes with a 95 % interval. The answer says which of the two was done.

A choice matters for a claim where one of its alternatives, with all other choices as they are, turns the verdict. This
is checked for every alternative, whether the networks are all checked or drawn.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.intervals import wilson
from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.core.codes import SAID
from logicnet.core.progress import Progress
from logicnet.core.rules import Program
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.evidence.arms import Case
from logicnet.evidence.baseline import EMPTY, Baseline
from logicnet.evidence.ledger import LedgerLike, ledger_of
from logicnet.model import Asked
from logicnet.model.choices import Departure, admissible, changes, count, departures, sampled

if TYPE_CHECKING:
    import pandas

MOST_CHECKED = 1024  # admissible networks that are all checked
NETWORKS_DRAWN = 200  # a share from so many is known within about 7 %
SEED = 1


@dataclass(frozen=True, slots=True)
class ClaimShare:
    """One claim: in how many of the networks it ``holds``, of those in which it was ``decided``, and the choices that
    matter for it. ``exact`` says that the networks are all admissible ones. In ``empty`` of those in which it was
    decided there is nothing to start from, or to check it on: there it does not hold. ``panel`` says that it is one of
    the panel.
    """

    claim: str
    holds: int
    decided: int
    exact: bool
    matters: tuple[str, ...]
    empty: int = 0
    panel: bool = False

    @property
    def share(self) -> float:
        """The share of the networks in which it was decided."""
        return self.holds / self.decided if self.decided else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Bounds of the share: Wilson's 95 % interval for a sample, the share itself twice where it is exact."""
        if self.exact or not self.decided:
            return self.share, self.share
        return wilson(self.holds, self.decided)

    @property
    def words(self) -> str:
        """The share as it stands in a table."""
        if self.exact:
            return f"{self.holds} of {self.decided}"
        low, high = self.interval
        return f"~{self.share:.0%} ({low:.0%} to {high:.0%})"


@dataclass(frozen=True, slots=True, repr=False)
class Openness(AboutNetwork):
    """What the open choices of a network mean for its claims. ``not_asked`` are the claims that the time budget left;
    they are not among the rows.
    """

    asked: Asked
    admissible: int
    checked: int
    exact: bool
    rows: tuple[ClaimShare, ...]
    seconds: float = field(default=0.0, compare=False)
    seed: int = SEED
    turning: bool = True
    not_asked: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every claim was decided in every network that was checked."""
        return not self.why_incomplete

    @property
    def why_incomplete(self) -> str:
        """How much was not decided; empty where all was."""
        left = sum(self.checked - row.decided for row in self.rows)
        every = len(self.rows) + len(self.not_asked)
        late = f"{SAID['time']}: {len(self.not_asked)} of {every} claims were not asked" if self.not_asked else ""
        open_ = f"{left} pairs of network and claim are undecided: too many states to look at" if left else ""
        return "; ".join(filter(None, [late, open_]))

    @property
    def method(self) -> str:
        """Which admissible networks were checked."""
        drawn = f"{self.checked} admissible networks, drawn at random with seed {self.seed}"
        return "all admissible networks" if self.exact else drawn

    @property
    def panel(self) -> tuple[ClaimShare, ...]:
        """The claims of the panel."""
        return tuple(row for row in self.rows if row.panel)

    @property
    def summary(self) -> str:
        """How many claims hold in every network that was checked."""
        always = sum(row.holds == row.decided == self.checked for row in self.rows)
        checked = f"{self.checked} of {self.admissible} admissible networks checked"
        return f"{always} of {len(self.rows)} claims hold in all; {checked}"

    @property
    def _certainty(self) -> str:
        return "exact" if self.exact else "sampled"

    def _parts(self) -> list[CardPart]:
        rows = [(row.claim, row.words, row.matters) for row in self.rows]
        return [TableView(["claim", "holds in", "choices that turn it"], rows)]

    def to_frame(self) -> pandas.DataFrame:
        """One row a claim: in how many networks it holds, the share with its interval, the choices that turn it."""
        import pandas

        rows = [[r.claim, r.holds, r.decided, r.share, *r.interval, " ".join(r.matters)] for r in self.rows]
        return pandas.DataFrame(rows, columns=["id", "holds", "decided", "share", "low", "high", "matters"])

    @property
    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """For each open choice the claims that it turns on its own."""
        ids = [choice.id for choice in self.network.choices]
        return {id: tuple(row.claim for row in self.rows if id in row.matters) for id in ids}

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            **self.proof(),
            "admissible": self.admissible,
            "checked": self.checked,
            "exact": self.exact,
            "seed": self.seed,
            "panel": {"claims": len(self.panel), "in_half": sum(row.share >= 0.5 for row in self.panel)},
            "claims": [
                {
                    "id": row.claim,
                    "holds": row.holds,
                    "decided": row.decided,
                    "share": round(row.share, 6),
                    "interval": [round(bound, 6) for bound in row.interval],
                    "empty": row.empty,
                    "panel": row.panel,
                    "matters": list(row.matters) if self.turning else None,
                }
                for row in self.rows
            ],
            "choices": {id: list(claims) for id, claims in self.choices.items()} if self.turning else None,
        }


def openness(
    ledger: LedgerLike,
    *,
    most: int = MOST_CHECKED,
    samples: int = NETWORKS_DRAWN,
    seed: int = SEED,
    turning: bool = True,
    progress: Progress | None = None,
    timeout: float | None = None,
) -> Openness:
    """Check every claim on the admissible networks, one for each way to settle the open choices.

    - ``ledger``: the claims of one network: a ledger, a file of claims, or the name of a shipped network.
    - ``most``: up to how many admissible networks all are checked (default: 1024); beyond, a sample is.
    - ``samples``: how many are drawn then (default: 200).
    - ``seed``: the same seed draws the same networks on any machine (default: 1).
    - ``turning``: whether each alternative is asked on its own too, to tell which choices turn a claim (default: True).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).
    - ``timeout``: seconds for the whole work (default: no end).

    Returns Openness: for each claim the share of networks in which it holds, and the choices that turn it on their own;
    of those claims only that were asked before the time ended, the quickest first.

    Raises ClaimError for a claim about nothing: no attractor or no state is left that it could be checked on;
    UnknownName for a network that does not come with claims; LogicnetError for a number out of its range.

    >>> import logicnet
    >>> found = openness(logicnet.ledgers()[0], most=1, samples=2)
    >>> found.checked, found.exact
    (2, False)
    """
    check_numbers(timeout=timeout, most=most, samples=samples, seed=seed)
    check_flags(turning=turning)
    began = time.perf_counter()
    ledger = ledger_of(ledger)
    network = ledger.network
    total = count(network)
    exact = total <= most
    variants = list(admissible(network)) if exact else list(sampled(network, samples, seed))
    answers, system = Notebook(network.names), system_of(network)
    baselines = [Baseline(Case(claim, network, system, answers, show=False)) for claim in ledger.claims]
    order = sorted(range(len(baselines)), key=lambda place: baselines[place].depth)  # a budget leaves the fewest so
    singles = [decision for decisions in departures(network).values() for decision in decisions]
    programs = {decision: changes(network, decision) for decision in singles}
    found: dict[int, ClaimShare] = {}
    for done, place in enumerate(order):
        one = baselines[place]
        if progress is not None:
            progress(done, len(baselines))
        if timeout is not None and time.perf_counter() - began > timeout:
            break
        words = [_word(one, variant.decisions, programs) for variant in variants]
        decided = [word for word in words if word != "undecided"]
        alone = singles if turning else ()
        turns = [d.choice for d in alone if _word(one, (d,), programs) not in (one.before, "undecided")]
        numbers = (decided.count("holds"), len(decided), exact, tuple(dict.fromkeys(turns)), decided.count(EMPTY))
        found[place] = ClaimShare(one.claim.id, *numbers, panel=one.claim.panel)
    took = time.perf_counter() - began
    late = tuple(one.claim.id for place, one in enumerate(baselines) if place not in found)
    rows = tuple(found[place] for place in sorted(found))
    return Openness(Asked(network), total, len(variants), exact, rows, took, seed, turning, late)


def _word(one: Baseline, decisions: Iterable[Departure], programs: Mapping[Departure, Mapping[int, Program]]) -> str:
    return one.word({place: program for decision in decisions for place, program in programs[decision].items()})
