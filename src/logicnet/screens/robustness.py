"""A screen of all admissible networks: in which share of them an intervention works.

An admissible network takes, for each open choice of the source, the chosen rule or one of its alternatives. All of them
are screened with the same design, where there are not too many; else the chosen network and a random sample. An
intervention works in a network under a setting where its outcome is ``removes``, as in a screen: without it some
attractor of the network shows the phenotype, and with it none does.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.yardstick import Yardstick, compared
from logicnet.core.progress import Progress
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.display.tables import worth_a_look
from logicnet.model import Asked, Intervention, InterventionLike, Network, NetworkLike, Phenotype, SettingLike
from logicnet.model.choices import Variant, admissible, count, sampled
from logicnet.screens.asker import Asker
from logicnet.screens.designs import Design, Part, design, given, kind_of, singles
from logicnet.screens.doses import confirm_doses
from logicnet.screens.environments import SettingsLike
from logicnet.screens.question import Question
from logicnet.screens.runners import threads

if TYPE_CHECKING:
    import pandas

MOST_NETWORKS = 200
"""Admissible networks that are screened unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an intervention stands over the admissible networks, under one setting.

    Of ``shown`` networks whose wild type shows the phenotype (out of ``networks``) it removes it in ``works``, and
    keeps or increases it in ``fails``; the rest it reduces. ``chosen`` says whether it works in the chosen
    network. ``undecided`` are not counted in the others.
    """

    intervention: Intervention
    drugs: str
    setting: str
    networks: int
    shown: int
    works: int
    fails: int
    undecided: int
    chosen: bool

    @property
    def share(self) -> float | None:
        """In which share of the networks that show the phenotype it works."""
        return self.works / self.shown if self.shown else None

    def to_dict(self) -> dict[str, Any]:
        """The row as it stands in tables."""
        return {
            "intervention": str(self.intervention),
            "drugs": self.drugs,
            "type": kind_of(self.intervention),
            "setting": self.setting,
            "networks": self.networks,
            "shown": self.shown,
            "works": self.works,
            "fails": self.fails,
            "undecided": self.undecided,
            "share": self.share,
            "chosen": self.chosen,
        }


@dataclass(frozen=True, repr=False)
class Robustness(AboutNetwork):
    """All interventions, those that work in most admissible networks first, setting by setting.

    ``networks`` were screened of the ``admissible`` there are; all of them where the two are equal, else the chosen one
    and a sample. ``unknown`` counts the pairs of network and setting whose wild type a budget left undecided: they are
    in no row.
    """

    asked: Asked
    phenotype: str
    admissible: int
    networks: int
    seed: int
    rows: tuple[Standing, ...]
    unknown: int = 0
    seconds: float = field(default=0.0, compare=False)

    @property
    def why_incomplete(self) -> str:
        """What is not decided; empty where all is."""
        undecided = sum(row.undecided for row in self.rows)
        wild = f"{self.unknown} wild types" if self.unknown else ""
        left = ", ".join(filter(None, [wild, f"{undecided} outcomes" if undecided else ""]))
        return f"{left} are undecided: a budget ended the work on them" if left else ""

    @property
    def complete(self) -> bool:
        """Whether every network that was screened is decided."""
        return not self.why_incomplete

    @property
    def method(self) -> str:
        """Which admissible networks were screened."""
        drawn = f"the chosen network and {self.networks - 1} drawn, seed {self.seed}"
        return "all admissible networks" if self.networks == self.admissible else drawn

    @property
    def summary(self) -> str:
        """How many interventions were asked of how many networks."""
        return f"{self.phenotype}, {len(self.rows)} rows, {self.networks} of {self.admissible} admissible networks"

    @property
    def _certainty(self) -> str:
        return "exact" if self.networks == self.admissible else "sampled"

    def _parts(self) -> list[CardPart]:
        return [TableView.of_records([row.to_dict() for row in worth_a_look(self.rows)], total=len(self.rows))]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "setting": self.setting,
            **self.proof(),
            "unknown": self.unknown,
            "admissible": self.admissible,
            "networks": self.networks,
            "seed": self.seed,
            "rows": [row.to_dict() for row in self.rows],
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a tidy pandas table."""
        import pandas

        return pandas.DataFrame([row.to_dict() for row in self.rows])


def alternatives(
    network: NetworkLike,
    phenotype: str | Phenotype,
    *,
    setting: SettingLike | None = None,
    settings: SettingsLike = None,
    interventions: Design | Iterable[InterventionLike | Part] | None = None,
    size: int = 1,
    most: int = MOST_NETWORKS,
    seed: int = 0,
    workers: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
    **parts: Any,
) -> Robustness:
    """Screen the admissible networks, one for each way to settle the open choices, and rank interventions by the share
    of networks in which they work.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: a name that the network gives, or an expression over its components.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``settings``: several settings, in a list or by name, or ``"all"`` combinations of the inputs that are left free
      (default: ``setting`` alone).
    - ``interventions``: exactly these, instead of the design that ``size`` and ``parts`` make (default: that design).
    - ``size``: how many single interventions are combined at most (default: 1).
    - ``most``: how many networks are screened at most (default: 200); beyond, the chosen one and a sample.
    - ``seed``: the same seed draws the same networks on any machine (default: 0).
    - ``workers``: how many threads share the work (default: one for each processor).
    - ``timeout``: seconds for each intervention, not for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).
    - ``parts``: further arguments of ``singles``: ``over``, ``only``, ``drugs`` and so on.

    Returns Robustness; what a budget left undecided is counted in it, and in no row.

    Raises what ``screen`` raises, and TypeError for an argument that ``singles`` does not have.

    >>> import logicnet
    >>> found = alternatives("il6", "Resistant_FAC", setting="FAC=1", interventions=["STAT3%0"], most=2)
    >>> found.networks, found.complete
    (2, True)
    """
    began = time.perf_counter()
    question = Question.of(network, phenotype, setting, settings, timeout=timeout, memory=memory)
    chosen, network = dict(question.settings), question.network
    if interventions is None:
        tried = design(singles(network, **parts), size)
    else:
        tried = interventions if isinstance(interventions, Design) else given(interventions, network)
    confirm_doses(tried, Yardstick())
    there_are = count(network)
    asked = min(there_are, most)
    # By setting and intervention: in how many networks it works, fails, is undecided, and whether in the chosen one.
    tally = [[[0, 0, 0, 0] for _ in range(len(tried))] for _ in chosen]
    shown, unknown = [0] * len(chosen), 0
    for number, variant in enumerate(_variants(network, there_are, asked, seed)):
        for at in range(len(chosen)):
            asker = Asker(replace(question, network=variant.network), at, threads(workers))
            wild, *rest = asker.ask(tried, range(-1, len(tried)))
            unknown += not wild.decided
            if not wild.fraction:  # undecided, or without the phenotype: nothing to remove in this network
                continue
            shown[at] += 1
            for row, answer in zip(tally[at], rest, strict=True):
                _, word = compared(answer, wild)
                row[0] += word == "removes"
                row[1] += word in {"keeps", "increases"}
                row[2] += word in {"undecided", "failed"}
                row[3] += word == "removes" and number == 0
        if progress is not None:
            progress(number + 1, asked)
    rows = [
        Standing(tried[n], tried.label(n), name, asked, shown[at], row[0], row[1], row[2], bool(row[3]))
        for at, name in enumerate(chosen)
        for n, row in sorted(enumerate(tally[at]), key=lambda pair: (-pair[1][0], pair[1][1], pair[0]))
    ]
    seconds = time.perf_counter() - began
    return Robustness(question.asked, question.phenotype, there_are, asked, seed, tuple(rows), unknown, seconds)


def _variants(network: Network, there_are: int, asked: int, seed: int) -> Iterator[Variant]:
    """The networks to screen, the chosen one first: ``alternatives`` marks what works in the first."""
    if there_are <= asked:
        return admissible(network)
    return chain([Variant((), network)], sampled(network, asked - 1, seed))
