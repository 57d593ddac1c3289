"""Which rows of a screen a picture shows, in which order, and what it says of those that it leaves out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from logicnet.draw.grids.rows import Row, distinct
from logicnet.errors import DrawingError, did_you_mean

ROW_CHOICES = ("changed", "all")
"""Which rows are drawn: those in which something changes, or all."""
DRAWN = 60  # rows unless asked otherwise
_FEW = 0.25  # the share of rows without effect up to which they are drawn all the same
_EFFECTS = {
    "reachable": "whether it is reached",
    "probability": "the probability",
    "share": "the share of time",
}
"""What a screen is ranked by, in words, by its column."""
_STRETCH = 10  # a limit grows by a part of so many of it, where then nothing is left out


def confirm_rows(rows: str | None) -> None:
    """Raise DrawingError for a word that does not say which rows are drawn."""
    if rows is not None and rows not in ROW_CHOICES:
        raise DrawingError(f"{rows!r} is not a choice of rows", hint=did_you_mean(str(rows), ROW_CHOICES, "choices"))


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One line of a picture: what it is called, and the rows of the screen in it by column. ``key`` tells apart what
    may be called alike."""

    key: str
    label: str
    cells: Mapping[str, Row]

    @property
    def changes(self) -> bool:
        """Whether it is known to change something."""
        return any(row.known and row.outcome != "keeps" for row in self.cells.values())

    @property
    def open(self) -> bool:
        """Whether it changes nothing that is known, and not everything is known."""
        return not self.changes and any(not row.known for row in self.cells.values())

    @property
    def order(self) -> tuple[int, float, float]:
        """What orders candidates: those for less, and then those for more, each with the sum of its changes, the
        strongest first. Changes of what always shows the phenotype decide between equals.
        """
        (less, more), (always_less, always_more) = (self._sums(always=one) for one in (False, True))
        if less or (not more and always_less):
            return 0, less, always_less
        return 1, -more, -always_more

    def _sums(self, *, always: bool) -> tuple[float, float]:
        """The sum of the changes for less, and that of those for more."""
        found = [row.change for row in self.cells.values() if row.change is not None and row.always == always]
        less, more = (sum(change for change in found if (change < 0) == down) for down in (True, False))
        return round(less, 9), round(more, 9)


@dataclass(frozen=True, slots=True)
class Selection:
    """The candidates that are drawn in their order, and in words what is not. ``wanted`` is how many there would be
    without a limit.
    """

    shown: tuple[ScreenEntry, ...]
    notes: tuple[str, ...]
    whole: bool
    wanted: int = 0

    @property
    def rows(self) -> list[Row]:
        """The rows of the screen in them."""
        return [row for one in self.shown for row in one.cells.values()]

    def content(self, untreated: Mapping[str, Row], places: Iterable[str]) -> dict[str, Hashable]:
        """What is drawn of each place, so that places that show the same are found."""
        return {
            place: tuple(map(_told, (untreated.get(place), *(one.cells.get(place) for one in self.shown))))
            for place in places
        }


def _told(row: Row | None) -> Hashable:
    return row and (row.outcome, row.change, row.measured, row.low, row.high, row.always)


def chosen(
    candidates: Sequence[ScreenEntry],
    what: tuple[str, str],
    *,
    limit: int | None = None,
    rows: str | None = None,
) -> Selection:
    """The first ``limit`` of those that change something: what takes most away first, then what adds most; equals as in
    the file.

    ``what`` is the word for one and for several of them. Those that change nothing follow where ``rows`` is
    "all", and where it is None and they are few. A limit is not kept where a tenth more of it would show all.
    """
    changed = sorted((one for one in candidates if one.changes), key=lambda one: one.order)
    undecided = [one for one in candidates if one.open]
    same = [one for one in candidates if not one.changes and not one.open]
    drop = len(same) > _FEW * len(candidates) if rows is None else rows == "changed"
    wanted = [*changed, *undecided, *([] if drop else same)]
    most = len(wanted) if limit is None and rows == "all" else _stretched(limit, len(wanted))
    shown = tuple(wanted[:most])
    effect = effect_word(row for one in candidates for row in one.cells.values())
    ties = sum(one.order == changed[most - 1].order for one in changed[most:])
    left = (
        _of_changed(changed, most, ties, what[1], effect),
        _of_open(len(undecided) - max(min(most - len(changed), len(undecided)), 0), what),
        _of_same(len(same) - max(most - len(changed) - len(undecided), 0), len(candidates), what, effect),
    )
    return Selection(shown, tuple(filter(None, left)), len(shown) == len(candidates), len(wanted))


def how_to_see(found: Iterable[Selection]) -> tuple[str, ...]:
    """How to draw what a limit leaves out; nothing where it leaves out nothing."""
    most = max((one.wanted for one in found if one.wanted > len(one.shown)), default=0)
    return (how_to_draw(most),) if most else ()


def how_to_draw(most: int) -> str:
    """How to draw so many."""
    return f"to draw the others too: --top {most}, in Python top={most}"


def _stretched(limit: int | None, count: int) -> int:
    """How many of so many are drawn: all of them where the limit would leave out no more than a tenth of itself."""
    limit = DRAWN if limit is None else limit
    return count if count - limit <= limit // _STRETCH else limit


def effect_word(rows: Iterable[Row]) -> str:
    """What the changes of these rows are of, where that is not all that a screen tells of an intervention: of one that
    does not change it the share of attractors may change. Empty where it is that share.
    """
    found = distinct(row.column for row in rows if row.type != "wild type")
    told = " or ".join(_EFFECTS.get(one, one.removeprefix("value ")) for one in found if one != "fraction")
    return f"{told} (without a start: the share of attractors)" if told and "fraction" in found else told


def _of_changed(changed: Sequence[ScreenEntry], most: int, ties: int, many: str, effect: str) -> str:
    count = len(changed)
    if count <= most:
        return ""
    alike = f", {ties} of them as strong as the last" if ties else ""
    more = sum(one.order[0] for one in changed[most:])
    adds = f", {more} of them for more" if more and more < count - most else ", all of them for more" if more else ""
    said = f"the first {most} of {count} {many} that change {effect or 'something'}, by effect"
    return f"{said}: {count - most} are left out{adds}{alike}"


def _of_open(count: int, what: tuple[str, str]) -> str:
    return f"left out: {count} {what[count > 1]} that {'are' if count > 1 else 'is'} not decided" if count else ""


def _of_same(count: int, total: int, what: tuple[str, str], effect: str) -> str:
    one = f"does not change {effect}" if effect else "changes nothing"
    if count and count == total:
        return f"none of {total} {what[1]} changes {effect or 'anything'}" if total > 1 else f"the one {what[0]} {one}"
    if not count:
        return ""
    many = f"do not change {effect}" if effect else "change nothing"
    return f"{count} of {total} {what[1]} {f'{many} and are' if count > 1 else f'{one} and is'} not drawn"
