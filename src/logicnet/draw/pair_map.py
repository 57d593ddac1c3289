"""The synergy matrix: what two interventions do beyond their parts, with what each does alone on its margin.

Colours point as in screens: blue where less of the phenotype is left, vermillion and round where more. A glyph tells
the class of interaction, and points down or up, so that neither has to be trusted alone; to the right there is no
excess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.questions import check_numbers
from logicnet.draw.answers import answer_for
from logicnet.draw.grids.blocks import Density, fit_table
from logicnet.draw.grids.choice import DRAWN, how_to_draw
from logicnet.draw.grids.interactions import (
    CLASS_MEANINGS,
    GLYPH_BOX,
    IDLE,
    interaction_cell,
    pair_sample,
    single_cell,
)
from logicnet.draw.grids.names import Titles
from logicnet.draw.grids.outcomes import MORE
from logicnet.draw.grids.page import as_asked
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.scale import bar, unknown_cell
from logicnet.draw.grids.table import Axis, Box
from logicnet.draw.paint.canvas import Canvas, Entry, canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, rectangle
from logicnet.draw.paint.style import BLUE, VERMILLION, spoken
from logicnet.model.notation import divided, touched

if TYPE_CHECKING:
    from logicnet.model import Network
    from logicnet.screens.interactions import Interval
    from logicnet.screens.pairs import Pair, Synergy

ALONE = "alone"
_CELLS = (Density(13, 13), Density(10.5, 10.5, 7), Density(8.5, 8.5, 6.5))
_ALIKE = 1e-9
_KNOCKED = re.compile(r" ?%0(?= |$)")
_OVER = {"bliss": "two independent effects (Bliss)", "hsa": "the better of the two"}
_SINGLES = {"removes": "alone: removes it", "reduces": "alone: reduces it", "increases": "alone: increases it"}
_BOTH = "both together"
_ONE_IDLE = f"{IDLE}: one changes nothing"


def synergy_map(
    synergy: Synergy, *, top: int | None = None, title: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """The matrix of pairs: what two interventions take away of a phenotype beyond their parts.

    The first row and the first column show what each intervention does alone; those that do the most come first.
    Interventions that do nothing, alone or in a pair, are counted and not drawn. Each setting has a matrix of its own.

    - ``synergy``: the answer of ``logicnet.synergy``.
    - ``top``: how many interventions are drawn, those that do the most (default: 60, of a picture of a given width as
      many as fit on a page of 240 mm); the picture says how many were left out.
    - ``title``: the heading; an empty text draws none (default: what was asked).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises nothing of its own.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("either", Rules.build(["A", "B", "C", "X"], ["A", "A", "A", "B | C"]))
    >>> synergy_map(logicnet.synergy(network, "X", setting="A=1", only="B,C")).title
    'Synergy on X: either'
    """
    check_numbers(top=top)
    synergy = answer_for(synergy, "synergy")
    network = synergy.network
    name = f"Synergy on {_measured(synergy)}: {network.title or network.name}" if title is None else title

    def drawn(most: int | None) -> Picture:
        return _drawn(synergy, DRAWN if most is None else most, name, look)

    paired = {name for pair in synergy.pairs for name in (pair.first, pair.second)}
    return as_asked(drawn, min(DRAWN, len(paired)), top=top, look=look)


def _drawn(synergy: Synergy, top: int, name: str, look: LookWords) -> Picture:
    """The picture with so many interventions."""
    network = synergy.network
    panels = [_Panel.of(setting, synergy, top) for setting in dict.fromkeys(pair.setting for pair in synergy.pairs)]
    named = any(panel.setting not in ("", synergy.setting) for panel in panels)
    notes = (*(note for panel in panels for note in panel.notes(named=named)), *_notes(synergy))
    most = max((len(panel.names) + panel.beyond for panel in panels if panel.beyond), default=0)
    largest = max((panel.largest for panel in panels), default=0.0)
    what = _what([name for panel in panels for name in panel.names], network)
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        bodies = [panel.drawn(titles, sheet, largest, named=named, bare=bool(what)) for panel in panels]
        scale = [_scale(largest, sheet.room)] if largest else []
        return sheet.picture(
            bodies,
            title=name,
            lines=(*_asked(synergy, what), *notes),
            legend=[*scale, _legend(panels, largest)],
            notes=(*notes, *((how_to_draw(most),) if most else ())),
            made=_made(synergy),
            shorter="--top N draws fewer interventions (top= in Python)",
        )


@dataclass(frozen=True, slots=True)
class _Single:
    """What an intervention does alone: the part that it takes away, None where there is none, and the word for it."""

    effect: float | None
    word: str


@dataclass(frozen=True, slots=True)
class _Panel:
    """The pairs of one setting: the interventions that are drawn, and how many there are of what is not."""

    setting: str
    excess: str
    names: tuple[str, ...]
    singles: Mapping[str, _Single]
    pairs: Mapping[tuple[str, str], Pair]
    idle: int
    beyond: int
    ties: int  # of those beyond, how many do as much as the last that is drawn

    @classmethod
    def of(cls, setting: str, synergy: Synergy, top: int) -> _Panel:
        """The pairs of a setting, the interventions that take away the most first."""
        pairs = [pair for pair in synergy.pairs if pair.setting == setting]
        singles: dict[str, _Single] = {}
        told: dict[str, float] = {}
        acting = set[str]()
        readout = synergy.by.kind == "readout"
        for pair in pairs:
            size = abs(getattr(pair, synergy.excess) or 0.0) if pair.resolved(synergy.excess) else 0.0
            for name, single in zip((pair.first, pair.second), _alone(pair, readout=readout), strict=True):
                singles.setdefault(name, single)
                told[name] = told.get(name, 0.0) + size
                if size or single.word != "keeps" or not pair.resolved(synergy.excess):
                    acting.add(name)

        def strength(name: str) -> tuple[float, float]:
            return singles[name].effect or 0.0, round(told[name], 6)

        order = sorted(singles, key=lambda name: (-strength(name)[0], -strength(name)[1], name))
        kept = [name for name in order if name in acting] or order
        shown = tuple(kept[:top])
        both = {(pair.first, pair.second): pair for pair in pairs}
        both |= {(second, first): pair for (first, second), pair in both.items()}
        beyond = kept[top:]
        ties = sum(strength(name) == strength(shown[-1]) for name in beyond)
        return cls(setting, synergy.excess, shown, singles, both, len(order) - len(kept), len(beyond), ties)

    @property
    def largest(self) -> float:
        """The largest effect or excess that is drawn."""
        alone = [abs(self.singles[name].effect or 0.0) for name in self.names]
        return max([*alone, *(abs(value) for pair in self.seen if (value := self.value(pair)))], default=0.0)

    @property
    def seen(self) -> list[Pair]:
        """The pairs that are drawn."""
        return [self.pairs[p] for i, a in enumerate(self.names) for b in self.names[:i] if (p := (a, b)) in self.pairs]

    def value(self, pair: Pair) -> float | None:
        """The excess of a pair, None where it cannot be told from none or there is nothing to take away."""
        return getattr(pair, self.excess) if pair.resolved(self.excess) else None

    def notes(self, *, named: bool) -> list[str]:
        """What is not drawn."""
        where = f" ({self.setting})" if named else ""
        found = []
        if self.beyond:
            whole = len(self.names) + self.beyond
            alike = f", {self.ties} of them as strong as the last" if self.ties else ""
            first = f"the first {len(self.names)} of {whole} interventions{where}, by effect"
            found.append(f"{first}; {self.beyond} are not drawn{alike}")
        if self.idle:
            found.append(f"interventions that do nothing, alone or in a pair, not drawn{where}: {self.idle}")
        return found

    def drawn(self, titles: Mapping[str, str], sheet: Canvas, largest: float, *, named: bool, bare: bool) -> Picture:
        """The matrix, under its setting where there are several."""
        labels = (ALONE, *(intervention_label(name, titles, bare=bare) for name in self.names))
        axis = Axis(labels, (ALONE, *[_BOTH] * len(self.names)), headed=False)

        def cell(row: int, column: int, box: Box) -> list[Item]:
            return self._cell(row, column, box, largest)

        body = fit_table(axis, axis, cell, room=sheet.room, cells=_CELLS)
        if not named:
            return body
        head = Picture(body.width, 11, (Text(body.width / 2, 9, self.setting, 8, bold=True),))
        return Picture.stacked([head, body], gap=4)

    def _cell(self, row: int, column: int, box: Box, largest: float) -> list[Item]:
        if row == column:
            return [] if row == 0 else [_blank(box)]
        if 0 in (row, column):
            single = self.singles[self.names[row + column - 1]]
            return single_cell(single.effect, single.word, box, largest)
        pair = self.pairs.get((self.names[row - 1], self.names[column - 1]))
        if pair is None:
            return [_blank(box)]
        bounded = pair.status == "bounded"
        return interaction_cell(self.value(pair), pair.interaction, box, largest, bounded=bounded)


def intervention_label(name: str, titles: Mapping[str, str], *, bare: bool = False) -> str:
    """What an intervention is called: a drug by its name, a change by the titles of what it changes, ``bare`` without
    the value that it is held at.

    >>> intervention_label("IL6R%0", {"IL6R": "IL-6R"}), intervention_label("A:B%1", {"A": "a", "B": "b"})
    ('IL-6R %0', 'a → b %1')
    >>> intervention_label("IL6R%0", {"IL6R": "IL-6R"}, bare=True), intervention_label("tocilizumab", {"A": "a"})
    ('IL-6R', 'tocilizumab')
    """
    text = Titles(titles).intervention(Row(name, "", "", "", None, None, ""))
    return _KNOCKED.sub("", text) if bare else text


def _what(names: Sequence[str], network: Network) -> str:
    """What is paired, where that is knock-outs, cuts of edges or both: then no label has to tell it."""
    known = {component.name for component in network.components}
    places = [touched(name, known) if divided(name)[1] == "0" else [] for name in names]
    if not names or any(len(found) != 1 or not known.issuperset(found[0]) for found in places):
        return ""
    told = {1: "knock-outs", 2: "cut edges"}
    return f"{' and '.join(told[length] for length in sorted({len(found[0]) for found in places}))}; "


def _alone(pair: Pair, *, readout: bool) -> tuple[_Single, _Single]:
    """What the first and the second of a pair do alone."""
    wild = pair.intervals.get("untreated", (pair.untreated, pair.untreated))
    first = _single(pair.untreated, wild, pair.one, pair.intervals.get("one"), readout=readout)
    second = _single(pair.untreated, wild, pair.other, pair.intervals.get("other"), readout=readout)
    effects = pair.effects or (None, None)
    return _Single(effects[0], first), _Single(effects[1], second)


def _single(untreated: float, wild: Interval, value: float, interval: Interval | None, *, readout: bool) -> str:
    """The word for what one intervention does, as screens have it."""
    low, high = interval or (value, value)
    if abs(value - untreated) <= _ALIKE and interval is None:
        return "keeps"
    if high < wild[0]:
        return "removes" if not readout and high <= _ALIKE else "reduces"
    return "increases" if low > wild[1] else "unresolved"


def _blank(box: Box) -> Item:
    return rectangle(*box.inner, fill="#f3f3f3")


def _scale(largest: float, room: float) -> Picture:
    ends = ("less is taken away", "more is taken away")
    return bar(float(f"{largest:.2g}"), *ends, room=room, low=VERMILLION, high=BLUE, round_sign=-MORE)


def _legend(panels: Sequence[_Panel], largest: float) -> list[Entry]:
    """A sample of each mark that is drawn, as the strongest cell of its kind is, with its meaning."""
    ones = [panel.singles[name] for panel in panels for name in panel.names]
    alone = {one.word: one.effect for one in sorted(ones, key=lambda one: abs(one.effect or 0))}
    drawn = [(panel.value(pair), pair) for panel in panels for pair in panel.seen]
    entries = [
        (Picture(GLYPH_BOX.width, GLYPH_BOX.height, tuple(single_cell(alone[word], word, GLYPH_BOX, largest))), text)
        for word, text in _SINGLES.items()
        if word in alone
    ]
    for word, text in {**CLASS_MEANINGS, IDLE: _ONE_IDLE}.items():
        entries += _of_class(word, text, [value for value, pair in drawn if pair.interaction == word], largest)
    if "keeps" in alone:
        dot = pair_sample(IDLE, 0.0, largest)
        both = any(sample == dot for sample, _ in entries)
        entries = [entry for entry in entries if entry[0] != dot]
        entries.append((dot, f"{_ONE_IDLE}; alone: nothing" if both else "alone: changes nothing"))
    bounds = [(abs(value), value, pair.interaction) for value, pair in drawn if value and pair.status == "bounded"]
    if bounds:
        _, value, word = max(bounds)
        entries.append((pair_sample(word, value, largest, bounded=True), "bounded: its sign is certain"))
    open_ = any(not pair.resolved(panel.excess) for panel in panels for pair in panel.seen)
    if open_ or any(value is None for value, _ in drawn) or "unresolved" in alone:
        hatched = Picture(GLYPH_BOX.width, GLYPH_BOX.height, tuple(unknown_cell(GLYPH_BOX)))
        entries.append((hatched, "cannot be told from nothing" if open_ else "nothing to take away"))
    if any(len(panel.seen) < len(panel.names) * (len(panel.names) - 1) // 2 for panel in panels):
        entries.append((Picture(GLYPH_BOX.width, GLYPH_BOX.height, (_blank(GLYPH_BOX),)), "no such pair, or not known"))
    return entries


def _of_class(word: str, text: str, values: Sequence[float | None], largest: float) -> list[Entry]:
    """The samples of a class: with more, with less and with no excess, as far as there are such pairs."""
    found = [value for value in values if value is not None]
    more, less = max(found, default=0.0), min(found, default=0.0)
    told = {more: text} if more > 0 else {}
    if less < 0:
        told[less] = f"{word}, the other way" if told else text
    if 0 in found:
        told[0.0] = f"{word}, without excess" if told else text
    return [(pair_sample(word, value, largest), said) for value, said in told.items()]


def _made(synergy: Synergy) -> tuple[tuple[str, str], ...]:
    """What its file tells: the network by its digest, and all that was asked."""
    walked = any(pair.status != "exact" for pair in synergy.pairs)  # of bounded ones, some numbers may be sampled
    return made_of(
        synergy.network,
        phenotype=synergy.phenotype,
        setting=" | ".join(dict.fromkeys(pair.setting for pair in synergy.pairs)) or synergy.setting,
        start=synergy.start or "the mean over the attractors",
        background=synergy.intervention,
        rates=synergy.asked.rates,
        measure=synergy.by.column,
        excess=synergy.excess,
        walks=synergy.samples if walked else None,
        seed=synergy.seed if walked else None,
    )


def _measured(synergy: Synergy) -> str:
    """What the effect is on."""
    match synergy.by.kind:
        case "share":
            return f"{spoken(synergy.phenotype)}, share of time"
        case "readout":
            return synergy.by.name
        case _:
            return spoken(synergy.phenotype) if synergy.phenotype.isidentifier() else synergy.phenotype


def _asked(synergy: Synergy, what: str) -> list[str]:
    """The question, and what cells are."""
    asked = " · ".join(filter(None, (synergy.setting, synergy.asked.intervention.called)))
    start = f"from {synergy.start}" if synergy.start else "over the attractors"
    if not synergy.pairs:
        return [asked, start]
    levels = {pair.setting: pair.untreated for pair in synergy.pairs}
    noun = {"probability": "probability", "share": "share of time"}.get(synergy.by.kind, "value")
    untreated = f", {noun} untreated {next(iter(levels.values())):.3g}" if len(levels) == 1 else ""
    return [
        asked,
        start + untreated,
        f"{what}first row and column: the part that each takes away alone",
        f"cells: what both take away beyond {_OVER[synergy.excess]}",
    ]


def _notes(synergy: Synergy) -> list[str]:
    found = []
    if not synergy.pairs:
        found.append("there is no pair")
    elif all(not pair.effects for pair in synergy.pairs):
        found.append("untreated the phenotype has probability 0: there is nothing to take away")
    if any(pair.status == "sampled" for pair in synergy.pairs):
        found.append(f"sampled, from {synergy.samples} walks: what an interval of 95 % leaves open is hatched")
    if synergy.left_out:
        found.append(f"pairs of which it is not known, not drawn: {synergy.left_out}")
    if not synergy.complete:
        found.append(f"incomplete: {synergy.why_incomplete}")
    return found
