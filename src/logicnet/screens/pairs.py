"""Synergy and epistasis: what two interventions do together, beside what each does alone.

From the probability of the phenotype when nothing (p), either (p_a, p_b) or both (p_ab) is done, the effect of an
intervention is the part of p that it takes away, e = 1 - p_x / p. Excess over Bliss: e_ab - (e_a + e_b - e_a e_b); over
the highest single agent: e_ab - max(e_a, e_b). The class of genetic interaction compares the four probabilities as such
(B. Drees et al., "Derivation of genetic interaction networks from quantitative phenotype data", Genome Biol. 6:R38
(2005)).

The same is said of a share of time, and of a readout. A readout may be below 0, so it is first put on a scale from 0 to
1, from the lowest to the highest that it can be in a state; pairs are then ranked by the
excess over the highest single agent, as nothing says how graded effects of two independent parts would add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.intervals import SAME
from logicnet.analysis.outcome import Answer
from logicnet.analysis.yardstick import Yardstick
from logicnet.display import Card, Visible
from logicnet.display.cards import CardPart
from logicnet.display.tables import worth_a_look
from logicnet.errors import LogicnetError
from logicnet.model import Asked, NetworkLike, Phenotype, StartLike
from logicnet.screens.interactions import CLASSES, UNRESOLVED, Interval, bliss_ends, hsa_ends, interaction
from logicnet.screens.pair_rows import pair_line, pairs_apart, pairs_view
from logicnet.screens.pair_words import confirm_words
from logicnet.screens.question import RESISTANT, WALKS, ReadoutsLike
from logicnet.screens.ranking import WILD_TYPE, Ranking
from logicnet.screens.run import screen
from logicnet.screens.table import Screen

if TYPE_CHECKING:
    import pandas

PAIRED = ("nodes",)
"""What is paired unless asked otherwise, each held at 0 alone."""
NUMBERS = ("untreated", "one", "other", "both", "bliss", "hsa")


@dataclass(frozen=True, slots=True, repr=False)
class Pair(Visible):
    """Two interventions under one setting. ``untreated``, ``one``, ``other`` and ``both`` are probabilities of the
    phenotype, or what else is measured; the excesses are None where the untreated network does not show it.
    ``status`` is ``exact`` only where all four are. ``intervals`` has, for each of the numbers that is sampled or
    bounded, the interval that it lies in; an excess takes the ends of those it is made of. ``effects`` are the parts
    of the untreated number that the first, the second and both take away; none where the excesses are None."""

    first: str
    second: str
    setting: str
    untreated: float
    one: float
    other: float
    both: float
    bliss: float | None
    hsa: float | None
    interaction: str
    status: str
    intervals: Mapping[str, Interval] = field(default_factory=dict, hash=False)
    effects: tuple[float, ...] = ()

    def resolved(self, value: str) -> bool:
        """Whether it is known that there is an excess, or that there is none."""
        low, high = self.intervals.get(value, (0.0, 0.0))
        return low == high or not low <= 0 <= high

    def _line(self) -> str:
        return pair_line(self)

    def _card(self) -> Card:
        return Card(f"{self.first} + {self.second}", CLASSES[self.interaction], parts=[pairs_view([self], 1)])

    def to_dict(self) -> dict[str, Any]:
        """The row as it stands in tables: every number with the ends of its interval, None where it is exact."""
        row: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        for name in NUMBERS:
            row[f"{name}_low"], row[f"{name}_high"] = self.intervals.get(name, (None, None))
        return row


_PLAIN = ("first", "second", "setting", *NUMBERS, "interaction", "status")


@dataclass(frozen=True, repr=False)
class Synergy(AboutNetwork):
    """All pairs of a screen, the most synergistic first: by ``excess``, bliss or for a readout hsa. ``by`` is what was
    measured. ``left_out`` counts pairs of which it is not known, ``ended_by`` names the budgets that left them without;
    none where there was nothing to start from. ``samples`` walks of ``seed`` are taken where it could not be exact.
    ``not_combined`` counts pairs that a design does not make: two values for a place, or one that contains the other.
    """

    asked: Asked
    phenotype: str
    start: str
    pairs: tuple[Pair, ...]
    left_out: int
    ended_by: tuple[str, ...] = ()
    samples: int | None = None
    why_incomplete: str = ""
    method: str = ""
    by: Yardstick = field(default=Yardstick("probability"))
    not_combined: int = 0
    seconds: float = field(default=0.0, compare=False)
    seed: int = 0

    @property
    def excess(self) -> str:
        """By which excess the pairs are ranked."""
        return _excess(self.by)

    @property
    def complete(self) -> bool:
        """Whether every pair has the probability that there is: none is missing because of a budget or a failure."""
        return not self.why_incomplete

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def summary(self) -> str:
        """How many pairs there are, and of what the effect is."""
        where = f"from {self.start}" if self.start else "over the attractors"
        return f"{self.phenotype}, {len(self)} pair{'' if len(self) == 1 else 's'}, {where}"

    @property
    def _certainty(self) -> str:
        return ", ".join(dict.fromkeys(pair.status for pair in self.pairs))

    def _facts(self) -> list[tuple[str, object]]:
        sampled = any(pair.status != "exact" for pair in self.pairs)
        told = ("ranked by", self.excess), ("pairs left out", self.left_out or "")
        walks = ("walks", self.samples if sampled else None), ("seed", self.seed if sampled else "")
        return [*super()._facts(), *told, *walks, ("not combined", pairs_apart(self.not_combined))]

    def _parts(self) -> list[CardPart]:
        return [pairs_view(worth_a_look(self.pairs), len(self))]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "setting": self.setting,
            "perturb": self.intervention,
            "start": self.start,
            "rates": self.asked.rates.to_dict(),
            "by": self.by.column,
            "ranked_by": self.excess,
            **self.proof(),
            "samples": self.samples,
            "seed": self.seed,
            "left_out": self.left_out,
            "not_combined": self.not_combined,
            "ended_by": list(self.ended_by),
            "pairs": [pair.to_dict() for pair in self.pairs],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a pair."""
        import pandas

        ends = [f"{name}_{end}" for name in NUMBERS for end in ("low", "high")]
        return pandas.DataFrame([pair.to_dict() for pair in self.pairs], columns=[*_PLAIN, *ends])

    def matrix(self, value: str = "bliss") -> tuple[list[str], Mapping[tuple[str, str], float | str | None]]:
        """Labels and cells, both ways round, for ``draw.matrix``: of ``bliss``, ``hsa`` or ``interaction``. An excess
        that cannot be told from none is 0."""
        cells: dict[tuple[str, str], float | str | None] = {}
        for pair in self.pairs:
            cells[pair.first, pair.second] = cells[pair.second, pair.first] = (
                getattr(pair, value) if pair.resolved(value) else 0.0
            )
        return list(dict.fromkeys(name for pair in cells for name in pair)), cells


def synergy(
    network: NetworkLike,
    phenotype: str | Phenotype,
    *,
    over: Iterable[str] = PAIRED,
    knock_ins: bool = False,
    start: StartLike | None = None,
    samples: int = WALKS,
    share: bool = False,
    readout: ReadoutsLike = (),
    by: str = "",
    **asked: Any,
) -> Synergy:
    """Screen all pairs, and say of each what it does to the probability of a phenotype beyond its parts, or to its
    share of time, or to a readout.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: a name that the network gives, or an expression over its components.
    - ``over``: what is paired: nodes, edges, drugs (default: nodes).
    - ``knock_ins``: whether something may be held at 1 too, and not at 0 alone (default: False).
    - ``start``: from where walks begin: ``resistant`` (the attractors that show the phenotype untreated), values of
      components, or a mixture (default: ``resistant``; where a share or a readout is asked none: it is then the mean
      over the attractors, each alike).
    - ``samples``: how many walks there are where few states do not make a probability or a share exact (default: 1000).
    - ``share``: whether to ask for the share of time that the phenotype shows in the long run: from ``start``, or where
      there is none the mean over the attractors, each alike (default: False).
    - ``readout``: weighted sums of levels and expressions, ``"0.5*A + B"``, ``"growth: 0.5*A + B"`` to name it, or the
      name of one that the network gives, whose expected value in the long run is asked in the same way (default: none).
    - ``by``: what the effect is on: probability, share, readout or the name of one (default: the share or the readout
      that was asked for, else the probability).
    - ``asked``: further arguments of ``screen``: ``setting``, ``only``, ``drugs``, ``output`` and so on.

    Returns Synergy, the most synergistic pair first; pairs that a budget left without a probability are counted in it.

    Raises what ``screen`` raises, and TypeError for an argument that it does not have.

    Source: B. Drees et al., Genome Biol. 6:R38 (2005).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> either = Network("either", Rules.parse("A, A\\nB, A\\nC, A\\nX, B | C"))
    >>> found = synergy(either, "X", setting="A=1", only="B,C")
    >>> [(pair.first, pair.second, pair.interaction) for pair in found]
    [('B%0', 'C%0', 'synthetic')]
    """
    confirm_words(asked, synergy)
    timed = share or bool(readout)
    if by in ("reach", "fraction"):
        raise LogicnetError(f"an effect on {by} has no size", hint="use by= probability, share or readout")
    wanted: dict[str, Any] = {
        "over": over,
        "knock_ins": knock_ins,
        "share": share,
        "readout": readout,
        "by": by,
        "samples": samples,
    }
    wanted["start"] = ("" if timed and by != "probability" else RESISTANT) if start is None else start
    wanted["probability"] = bool(wanted["start"]) and (not timed or by == "probability")
    return synergies(screen(network, phenotype, size=2, **wanted, **asked))


def synergies(found: Screen) -> Synergy:
    """The pairs of a screen that has singles, pairs and probabilities."""
    pairs: list[Pair] = []
    left_out = 0
    for group in found.rows.groups:
        for pair in _pairs(found, group):
            if pair is None:
                left_out += 1
            else:
                pairs.append(pair)
    excess = _excess(found.by)
    pairs.sort(key=lambda pair: (pair.setting, -_told(pair, excess), pair.first, pair.second))
    lost = [answer for group in found.rows.groups for answer in group.answers if found.by.value(answer) is None]
    budgets = tuple(dict.fromkeys(budget for answer in lost for budget in answer.ended_by))
    why = found.why_incomplete
    if budgets and left_out:
        missing = f"{left_out} of {left_out + len(pairs)} pairs have no {_noun(found.by)}: ended by "
        why = "; ".join(filter(None, [why, missing + " and ".join(budgets)]))
    apart = found.rows.design.clashes * len(found.rows.groups)
    how = (budgets, found.samples, why, found.method, found.by, apart, found.seconds, found.seed)
    return Synergy(found.asked, found.phenotype, found.start, tuple(pairs), left_out, *how)


def _excess(by: Yardstick) -> str:
    return "hsa" if by.kind == "readout" else "bliss"


def _noun(by: Yardstick) -> str:
    return "value" if by.kind == "readout" else by.kind


def _told(pair: Pair, excess: str) -> float:
    """The excess by which a pair is ranked: none where it cannot be told from none."""
    return getattr(pair, excess) or 0.0 if pair.resolved(excess) else 0.0


def _pairs(found: Screen, group: Ranking) -> Iterator[Pair | None]:
    design = found.rows.design
    answers = dict(zip(group.order, group.answers, strict=True))
    scale = _scale(found)
    alone = {chosen[0]: answers[n] for n in range(len(design)) if len(chosen := design.chosen(n)) == 1}
    for number in range(len(design)):
        chosen = design.chosen(number)
        if len(chosen) == 2:
            first, second = chosen
            four = (answers[WILD_TYPE], alone[first], alone[second], answers[number])
            names = [part.label or str(part.intervention) for part in chosen]
            yield _pair((names[0], names[1], group.setting), four, found.by, scale)


def _scale(found: Screen) -> tuple[float, float]:
    """What is 0 and what is 1 of the effect: the lowest and the highest that a readout can be in a state."""
    if found.by.kind != "readout":
        return 0.0, 1.0
    return found.readouts[found.by.number].bounds


def _pair(
    named: tuple[str, str, str],
    four: tuple[Answer, Answer, Answer, Answer],
    by: Yardstick,
    scale: tuple[float, float] = (0.0, 1.0),
) -> Pair | None:
    values = [value for answer in four if (value := by.value(answer)) is not None]
    if len(values) < 4 or scale[0] == scale[1]:
        return None
    known = [value for value, _, _ in values]
    low, width = scale[0], scale[1] - scale[0]
    untreated, one, other, both = ((value - low) / width for value in known)
    bliss, hsa, effects = None, None, tuple[float, ...]()
    if untreated > SAME:  # else there is no phenotype of which a part could be taken away
        effects = tuple(round(1 - p / untreated, 9) + 0.0 for p in (one, other, both))
        effect_one, effect_other, effect_both = (1 - p / untreated for p in (one, other, both))
        # Adding 0.0 makes 0.0 of the -0.0 that rounding may leave: a table says one nothing, not two.
        bliss = round(effect_both - (effect_one + effect_other - effect_one * effect_other), 9) + 0.0
        hsa = round(effect_both - max(effect_one, effect_other), 9) + 0.0
    statuses = {answer.status for answer in four}
    status = "exact" if statuses == {"exact"} else "sampled" if statuses <= {"exact", "sampled"} else "bounded"
    intervals: dict[str, Interval] = {}
    if any(least < most for _, least, most in values):
        intervals = {
            name: (least, most) for name, (_, least, most) in zip(NUMBERS, values, strict=False) if least < most
        }
        if bliss is not None:
            wild, first, second, joint = (((a - low) / width, (b - low) / width) for _, a, b in values)
            intervals["bliss"] = bliss_ends(wild, first, second, joint)
            intervals["hsa"] = hsa_ends(wild, first, second, joint)
    word = interaction(*((least, most) for _, least, most in values))
    pair = Pair(*named, known[0], known[1], known[2], known[3], bliss, hsa, word, status, intervals, effects)
    return pair if pair.resolved(_excess(by)) else replace(pair, interaction=UNRESOLVED)
