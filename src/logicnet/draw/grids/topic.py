"""What a screen asked, in words: its title, its setting, and how the phenotype shows untreated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from logicnet.draw.grids.rows import Row, distinct
from logicnet.draw.grids.settings import Columns
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import made_of
from logicnet.draw.paint.style import spoken
from logicnet.screens.question import RESISTANT

if TYPE_CHECKING:
    from logicnet.model import Network

_OF_WALKS = ("walks", "seed")  # what is known of a table that only what is sampled depends on
_WIDEST = 460.0  # points of a line below the heading


@dataclass(frozen=True, slots=True)
class ScreenTopic:
    """What was asked: the phenotype as it is spoken of, where, from which start and on top of which background, and the
    rows without an intervention by place. ``column`` is what the changes are of, ``source`` what is known beside.
    """

    phenotype: str
    column: str
    columns: Columns
    untreated: Mapping[str, Row]
    start: str = ""
    backgrounds: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Row], source: Mapping[str, str] | None = None) -> ScreenTopic:
        """Read it from the rows of a screen, and from what is known of their table beside them."""
        phenotypes = " / ".join(distinct(spoken(row.phenotype) for row in rows))
        found = distinct(row.column for row in rows if row.type != "wild type") or [rows[0].column]
        column = next((one for one in found if one != "fraction"), found[0])
        wild = {row.place: _untried(row, column) for row in rows if row.type == "wild type"}
        start = " / ".join(distinct(row.start for row in rows if row.start))
        backgrounds = {row.place: row.background for row in rows}
        known = dict(source or {})
        if not any(row.sampled for row in rows):
            known = {name: text for name, text in known.items() if name not in _OF_WALKS}
        return cls(phenotypes, column, Columns.of(rows), wild, start, backgrounds, known)

    @property
    def what(self) -> str:
        """What the changes are of: the phenotype, or a readout by its name."""
        return self.column.removeprefix("value ") if self.column.startswith("value ") else self.phenotype

    @property
    def reaches(self) -> bool:
        """Whether it was asked what is reached, or not: changes have no number."""
        return self.column == "reachable"

    def title(self, network: Network | None, begin: str = "") -> str:
        """The heading, unless one is given."""
        verb = "What changes" if self.column.startswith("value ") else "What removes"
        return f"{begin or verb} {self.what}" + (f": {network.title or network.name}" if network else "")

    def lines(self, *more: str) -> list[str]:
        """The setting, from where and on top of what it was asked, how often the phenotype shows untreated, and more,
        in lines that are no wider than a heading.
        """
        if len(self.columns.places) == 1:
            (place,) = self.columns.places
            held = " ".join(filter(None, [self.columns.heads[0], self.columns.shared]))
            asked = [held, *self._asked]
            told = [*asked, *(f"untreated: {_untreated(row)}" for row in [self.untreated.get(place)] if row)]
        else:
            told = [f"{len(self.columns.places)} {self._places}", *self._asked]
            if self.columns.shared:
                told[0] += f", in all of them {self.columns.shared}"
        return [line for text in (*told, *more) if text for line in fonts.wrap(text, 9, _WIDEST)]

    @property
    def _places(self) -> str:
        """The word for where it was asked."""
        return "contexts" if any(row.context for row in self.untreated.values()) else "settings"

    @property
    def _asked(self) -> list[str]:
        """From where, and on top of what: of several contexts each with its own."""
        start = {"": "", RESISTANT: "from resistant: the untreated attractors that show it"}
        different = distinct(self.backgrounds.values())
        if len(different) == 1:
            background = different[0]
        else:
            background = "; ".join(f"{text} ({place})" for place, text in self.backgrounds.items() if text)
        return [start.get(self.start, f"from {self.start}"), f"on top of {background}" if background else ""]

    def notes(self, shown: Iterable[Row]) -> list[str]:
        """That some of the changes drawn are sampled, and that some are of another kind than the rest: where there is
        nothing to start from.
        """
        shown = list(shown)
        sampled = any(row.sampled for row in (*shown, *self.untreated.values()))
        return [*self._other_kind(shown), *([self._of_walks] if sampled else [])]

    @property
    def _of_walks(self) -> str:
        walks = f" from {self.source['walks']} walks" if "walks" in self.source else ""
        return f"what is sampled{walks} is known to an interval of 95 %"

    def _other_kind(self, shown: Sequence[Row]) -> list[str]:
        places = distinct(row.place for row in shown if row.column == "fraction" and row.change)
        if self.column == "fraction" or not places:
            return []
        many = len(self.columns.places)
        where = f"in {len(places)} of {many} {self._places}" if many > 1 else "here"
        return [
            f"{where} no attractor shows the phenotype untreated, so that there is no start: changes are of the "
            "share of attractors that show it"
        ]

    @property
    def axis(self) -> str:
        """What an axis of changes is called."""
        return {
            "fraction": f"change of the share of attractors that show {self.what}",
            "probability": f"change of the probability of {self.what}",
            "share": f"change of the share of time that {self.what} shows",
            "reachable": f"whether {self.what} is reached",
        }.get(self.column, f"change of {self.what}")

    def made(self, network: Network | None) -> tuple[tuple[str, str], ...]:
        """What its file tells: the network and the run by their digests, and all that was asked."""
        texts = {row.place: row.setting for row in self.untreated.values()}
        named = self._places == "contexts"
        word = self._places if named or len(texts) > 1 else "setting"
        places = " | ".join(f"{place}: {text}" if named else place for place, text in texts.items())
        backgrounds = [f"{p}: {one}" if named else one for p, one in self.backgrounds.items() if one]
        known = dict(made_of(*([network] if network else [])))
        return made_of(
            **known,
            **{name: text for name, text in self.source.items() if name not in known},
            phenotype=self.phenotype,
            **{word: places or " | ".join(self.columns.places)},
            start=self.start,
            background=" | ".join(distinct(backgrounds)),
            measure=self.column,
        )


def _untried(row: Row, column: str) -> Row:
    """A row without an intervention. What no attractor shows is not reached, though there was no start to ask from."""
    if column == "reachable" and row.column == "fraction" and row.fraction == 0:
        return replace(row, column=column, value=0.0)
    return row


def _untreated(row: Row) -> str:
    """How the phenotype shows untreated, by what the changes are of."""
    if row.measured is None:
        return "not decided"
    match row.column:
        case "probability":
            return f"the phenotype has the probability {row.measured:.3g}"
        case "share":
            return f"the phenotype shows {row.measured:.0%} of the time"
        case "reachable":
            return f"the phenotype is {'' if row.measured else 'not '}reached"
        case "fraction":
            return f"the phenotype shows in {row.measured:.0%} of the attractors"
        case readout:
            return f"{readout.removeprefix('value ')} is {row.measured:.4g}"
