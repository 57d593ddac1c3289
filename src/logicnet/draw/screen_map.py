"""The screen heatmap: what each intervention does to the phenotype, against the untreated network.

Under one setting: components held at 0 and 1, and the edges cut, as a matrix of source and target. Under several: the
interventions that change anything, against the settings. Colour is the change of what the screen is ranked by; the
mark in a cell is the outcome, so that neither has to be trusted alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.grids.panels import Panel, components, edges, interventions, sample
from logicnet.draw.grids.rows import Row, distinct, largest_change, rows_of
from logicnet.draw.grids.scale import bar
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.style import spoken
from logicnet.model.notation import component_of, divided, edge_of
from logicnet.screens.records import TableLike

if TYPE_CHECKING:
    from logicnet.model import Network

WORDS = {
    "removes": "removes the phenotype",
    "reduces": "reduces it",
    "keeps": "no change",
    "increases": "increases it",
    "unresolved": "sampled: cannot be told from no change",
    "undecided": "undecided",
}


def screen_heatmap(
    screen: TableLike,
    *,
    network: Network | None = None,
    setting: str | None = None,
    limit: int = 60,
    title: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The heatmap of a screen: what each intervention does to the phenotype, under each setting.

    - ``screen``: a Screen, its frame, its file (.csv or .parquet), or its rows as mappings.
    - ``network``: a network that gives labels and kinds (default: names stand as they are).
    - ``setting``: the name of the one setting to draw (default: all of them).
    - ``limit``: how many interventions are listed by name (default: 60); the picture says how many were left out.
    - ``title``: the heading; an empty text draws none (default: what the screen asked).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises FormatError for what is not a screen's table, and UnknownName for a setting that it does not have.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> screen_heatmap(logicnet.screen(network, "A", over="nodes")).title
    'What removes A'
    """
    rows = rows_of(screen, setting=setting)
    settings = distinct(row.setting for row in rows)
    phenotypes = " / ".join(distinct(spoken(row.phenotype) for row in rows))
    name = f"What removes {phenotypes}" + (f": {network.title or network.name}" if network else "")
    used = {row.outcome for row in rows if row.type != "wild type"}
    entries = [(sample(word), text) for word, text in WORDS.items() if word in used]
    largest = largest_change(rows)
    ends = ("less often", "more often than untreated") if largest == 1 else ("less", "more than untreated")
    with canvas(look) as sheet:
        if len(settings) > 1:
            panels = [interventions(rows, settings, limit, "interventions", largest)]
        else:
            panels = _one_setting(rows, network, limit)
        notes = tuple(note for _, said in panels for note in said)
        return sheet.picture(
            Picture.stacked((picture for picture, _ in panels), gap=16),
            title=name if title is None else title,
            lines=(*_about(rows, settings), *notes),
            legend=[bar(largest, *ends), entries],
            notes=notes,
            made=made_of(*([network] if network else []), phenotype=phenotypes, settings=" | ".join(settings)),
        )


def _about(rows: Sequence[Row], settings: Sequence[str]) -> list[str]:
    """The setting, and how often the phenotype shows untreated."""
    if len(settings) > 1:
        return [f"{len(settings)} settings"]
    untreated = [row for row in rows if row.type == "wild type" and row.measured is not None]
    return [*settings, *(f"untreated: {_untreated(row)}" for row in untreated)]


def _untreated(row: Row) -> str:
    """How the phenotype shows untreated, by what the changes are of."""
    value = row.measured or 0.0
    match row.column:
        case "probability":
            return f"the phenotype has the probability {value:.3g}"
        case "share":
            return f"the phenotype shows {value:.0%} of the time"
        case "reachable":
            return f"the phenotype is {'' if value else 'not '}reached"
        case "fraction":
            return f"the phenotype shows in {value:.0%} of the attractors"
        case readout:
            return f"{readout.removeprefix('value ')} is {value:.4g}"


def _one_setting(rows: Sequence[Row], network: Network | None, limit: int) -> list[Panel]:
    """A panel each for components, edges and combinations, where the screen has them."""
    held: dict[str, dict[str, Row]] = {}
    cuts: dict[tuple[str, str], dict[str, Row]] = {}
    others: list[Row] = []
    for row in rows:
        value = divided(row.intervention)[1] or ""
        if "@" in value:  # made with a probability below 1: no cell among those that are made
            others.append(row)
        elif len(row.parts) == 1 and row.type == "edge cut":
            source, target = edge_of(row.intervention, [c.name for c in network.components] if network else ())
            cuts.setdefault((source, target), {})[value] = row
        elif len(row.parts) == 1 and row.type in ("knock-out", "knock-in"):
            held.setdefault(component_of(row.intervention), {})[value] = row
        elif row.parts:
            others.append(row)
    panels, largest = [], largest_change(rows)
    if held:
        panels.append(components(held, network, largest))
    if cuts:
        panels.append(edges(cuts, network, largest))
    if others:
        panels.append(interventions(others, [others[0].setting], limit, "combinations", largest))
    return panels
