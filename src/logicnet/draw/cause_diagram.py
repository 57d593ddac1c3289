"""The picture of an explanation: the diagram with what is done, the paths by which it acts and what differs.

Where the phenotype is still there, what holds it up is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from logicnet.draw.answers import answer_for
from logicnet.draw.graphs.arrangement import arrange
from logicnet.draw.graphs.composition import composed
from logicnet.draw.graphs.dot import contents, hubs_of, readout_key
from logicnet.draw.graphs.fitting import PAGE_HEIGHT, on_page
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.legend import caption
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture

if TYPE_CHECKING:
    from logicnet.explanation import Explanation


def explanation_diagram(
    explanation: Explanation, *, title: str | None = None, layout: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """The interaction diagram with what an intervention does to a phenotype, and by which way.

    - ``explanation``: the answer of ``logicnet.explain``.
    - ``title``: the heading (default: what the intervention does, and in which network; an empty text draws none).
    - ``layout``: what lays the diagram out, as ``diagram`` takes it (default: chosen by the number of regulations).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture. What is held and cut carries its mark, each component that differs a ring and whether it is on
    more or less often; the paths by which it acts are stressed, and where the phenotype is still there the routes and
    loops that hold it up.

    Raises DrawingError for a layout that is none and where nothing can lay the diagram out.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("chain", Rules.build(["A", "B"], ["A", "A"]))
    >>> explanation_diagram(logicnet.explain(network, "B", "A%0")).title
    'A%0 removes B in chain'
    """
    explanation = answer_for(explanation, "explanation")
    network = explanation.network
    shown = _marks(explanation)
    heading = f"{explanation.verdict} in {network.title or network.name}" if title is None else title
    lines, readouts = _lines(explanation), [explanation.phenotype]
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        nodes, edges = contents(network, readouts=readouts, titles=titles)
        tall = sheet.left(heading, lines, [caption(nodes, edges, shown, hubs=bool(hubs_of(nodes, edges)))])
        tall = min(tall, PAGE_HEIGHT)
        arranged = arrange(
            network, shown=shown, readouts=readouts, layout=layout, titles=titles, room=sheet.room, tall=tall
        )
        return sheet.picture(
            on_page(composed(arranged, shown), sheet.room, tall),
            title=heading,
            lines=lines,
            legend=[caption(arranged.nodes, arranged.edges, shown, hubs=arranged.hubs)] if sheet.look.legend else [],
            notes=arranged.notes,
            made=made_of(
                network,
                phenotype=explanation.phenotype,
                setting=explanation.setting,
                background=explanation.background,
                intervention=explanation.intervention,
                drugs=", ".join(drug.name for drug in explanation.drugs),
                layout=arranged.way,
            ),
        )


def _marks(found: Explanation) -> Highlight:
    """What is marked of an explanation. Of a phenotype with a name, which stands below what it reads, the way goes on
    to it, and it differs as the share of attractors that show it does.
    """
    phenotype, change = readout_key(found.phenotype), found.after.fraction != found.before.fraction
    ends = [path[-1].target for path in found.paths]
    touched = [one.target for one in found.intervention.changes if change and one.target in found.changed]
    decide = [(name, phenotype) for name in (*ends, *touched)]
    hold = dict.fromkeys((name, phenotype) for one in found.supports.told for name in one.decide)
    differs = {phenotype: found.phenotype_direction} if found.phenotype_direction else {}
    return Highlight.of(setting=found.setting, intervention=found.background) | Highlight.of(
        intervention=found.intervention,
        path=[*((edge.source, edge.target) for edge in found.path), *decide],
        support=[*((edge.source, edge.target) for edge in found.supports.regulations), *hold],
        changed={**found.directions, **differs},
    )


def _lines(found: Explanation) -> tuple[str, ...]:
    """Under which setting, in how many attractors the phenotype is shown without and with the intervention, and what
    its parts do alone, which those of one drug are not.
    """
    before, after = (f"{one.always + one.sometimes} of {one.attractors}" for one in (found.before, found.after))
    given = found.intervention.drugs
    parts = () if len(given) == 1 and set(given[0].changes) == set(found.intervention.changes) else found.parts
    alone = " · ".join(f"{part.change} alone {part.does}" for part in parts)
    left = "" if found.complete else f"incomplete: {found.why_incomplete}"
    shown = f"attractors that show it: {before} without, {after} with"
    weighed = "" if found.by_condition else f"rings: what holds however the {found.conditions:,} conditions are weighed"
    return str(found.setting), *map(str, found.drugs), shown, found.counts_mislead, weighed, alone, left
