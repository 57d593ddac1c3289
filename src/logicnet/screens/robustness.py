"""A screen carried through what the source leaves open: in which share of the admissible networks an intervention
works.

Every admissible network is screened with the same design, where there are not too many; else the chosen network and a
sample. An intervention works in a network and setting where its outcome is ``removes``, as in a screen: the wild type
shows the phenotype and, with the intervention, no attractor does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from logicnet.model import Intervention, Network, Setting
from logicnet.model.choices import Variant, admissible, count, sampled
from logicnet.screens.designs import Design, Part, design, given, kind_of, singles
from logicnet.screens.environments import settings as read_settings
from logicnet.screens.outcome import compared
from logicnet.screens.question import Asker, Question
from logicnet.screens.runners import threads

if TYPE_CHECKING:
    import pandas

MOST = 200
Progress = Callable[[int, int], None]


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


@dataclass(frozen=True)
class Robustness:
    """All interventions, those that work in most admissible networks first, setting by setting.

    ``networks`` were screened of the ``admissible`` there are; all of them where the two are equal, else the chosen one
    and a sample.
    """

    network: Network
    phenotype: str
    admissible: int
    networks: int
    seed: int
    rows: tuple[Standing, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "admissible": self.admissible,
            "networks": self.networks,
            "seed": self.seed,
            "rows": [row.to_dict() for row in self.rows],
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a tidy pandas table."""
        import pandas

        return pandas.DataFrame([row.to_dict() for row in self.rows])

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(index=False))


def alternatives(
    network: Network,
    phenotype: str,
    *,
    setting: Setting | str = "",
    settings: str | Iterable[Setting] | Mapping[str, Setting | str] | None = None,
    interventions: Design | Iterable[Intervention | Part] | None = None,
    size: int = 1,
    most: int = MOST,
    seed: int = 0,
    workers: int | None = None,
    timeout: float | None = None,
    progress: Progress | None = None,
    **parts: Any,
) -> Robustness:
    """Screen the admissible networks, ``most`` of them at most, and rank interventions by the share in which they work.

    The other arguments are those of `screen`.
    """
    chosen = read_settings(network, settings if settings is not None else "", setting)
    if interventions is None:
        tried = design(singles(network, **parts), size)
    else:
        tried = interventions if isinstance(interventions, Design) else given(interventions)
    there_are = count(network)
    asked = min(there_are, most)
    tally = [
        [[0, 0, 0, 0] for _ in range(len(tried))] for _ in chosen
    ]  # works, fails, undecided, works in the chosen one
    shown = [0] * len(chosen)
    for number, variant in enumerate(_variants(network, there_are, asked, seed)):
        question = Question(variant.network, phenotype, tuple(chosen.items()), timeout=timeout)
        for at in range(len(chosen)):
            wild, *rest = Asker(question, at, threads(workers)).ask(tried, range(-1, len(tried)))
            if not wild.fraction:
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
    return Robustness(network, phenotype, there_are, asked, seed, tuple(rows))


def _variants(network: Network, there_are: int, asked: int, seed: int) -> Iterator[Variant]:
    if there_are <= asked:
        return admissible(network)
    return chain([Variant((), network)], sampled(network, asked - 1, seed))
