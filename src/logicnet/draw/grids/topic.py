"""What a screen asked, in words: its title, its setting, and how the phenotype shows untreated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logicnet.draw.grids.rows import Row, distinct
from logicnet.draw.grids.settings import Columns
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import made_of
from logicnet.draw.paint.style import spoken

if TYPE_CHECKING:
    from logicnet.model import Network

_WIDEST = 460.0  # points of a line below the heading


@dataclass(frozen=True, slots=True)
class ScreenTopic:
    """What was asked: the phenotype as it is spoken of, where, and the rows without an intervention by place."""

    phenotype: str
    column: str
    columns: Columns
    untreated: Mapping[str, Row]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> ScreenTopic:
        """Read it from the rows of a screen."""
        phenotypes = " / ".join(distinct(spoken(row.phenotype) for row in rows))
        column = next((row.column for row in rows if row.type != "wild type"), rows[0].column)
        wild = {row.place: row for row in rows if row.type == "wild type"}
        return cls(phenotypes, column, Columns.of(rows), wild)

    @property
    def what(self) -> str:
        """What the changes are of: the phenotype, or a readout by its name."""
        return self.column.removeprefix("value ") if self.column.startswith("value ") else self.phenotype

    def title(self, network: Network | None, begin: str = "") -> str:
        """The heading, unless one is given."""
        verb = "What changes" if self.column.startswith("value ") else "What removes"
        return f"{begin or verb} {self.what}" + (f": {network.title or network.name}" if network else "")

    def lines(self, *more: str) -> list[str]:
        """The setting, how often the phenotype shows untreated, and more, in lines that are no wider than a heading."""
        if len(self.columns.places) == 1:
            (place,) = self.columns.places
            held = " ".join(filter(None, [self.columns.heads[0], self.columns.shared]))
            told = [held, *(f"untreated: {_untreated(row)}" for row in [self.untreated.get(place)] if row)]
        else:
            word = "contexts" if any(row.context for row in self.untreated.values()) else "settings"
            told = [f"{len(self.columns.places)} {word}"]
            if self.columns.shared:
                told[0] += f", in all of them {self.columns.shared}"
        return [line for text in (*told, *more) if text for line in fonts.wrap(text, 9, _WIDEST)]

    @property
    def axis(self) -> str:
        """What an axis of changes is called."""
        return {
            "fraction": f"change of the share of attractors that show {self.what}",
            "probability": f"change of the probability of {self.what}",
            "share": f"change of the share of time that {self.what} shows",
            "reachable": f"whether {self.what} is reached: −1 no longer, +1 with the intervention alone",
        }.get(self.column, f"change of {self.what}")

    def made(self, network: Network | None) -> tuple[tuple[str, str], ...]:
        """What its file tells."""
        places = " | ".join(self.columns.places)
        return made_of(*([network] if network else []), phenotype=self.phenotype, settings=places)


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
