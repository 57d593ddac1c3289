"""The succession diagram of trap spaces.

From the whole space at the top to the minimal trap spaces, each arrow naming what becomes fixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.answers import answer_for
from logicnet.draw.graphs.branches import Branch, branches
from logicnet.draw.graphs.motif_graph import (
    LOOKS,
    STYLES,
    Alternatives,
    Style,
    fits_in_words,
    laid_out,
    letters,
    motif_list,
    phenotype_codes,
    phenotype_list,
)
from logicnet.draw.graphs.packing import in_frames
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import rectangle
from logicnet.draw.paint.style import INK, spoken
from logicnet.errors import DrawingError
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.succession import Succession
    from logicnet.model import NetworkLike

MOST_NODES = 300  # nodes: beyond this nobody reads the picture
_PAGE = 700.0  # points that branches take side by side where no width was asked for
_TALLEST = 1.6  # times as high as wide: a page is 1.4
_MEANINGS = {
    "fixed point": "fixed point",
    "minimal": "minimal trap space with at least one cyclic attractor",
    "": "trap space",
}


def succession(diagram: Succession | NetworkLike, *, title: str | None = None, **look: Unpack[LookWords]) -> Picture:
    """The picture of a succession diagram: trap spaces as nodes, stable motifs on the edges.

    A node says its number in the table of ``logicnet succession``, how many components are fixed, which phenotypes hold
    in it, and which minimal trap space it is. Motifs that lead from one to the same other are alternatives on one
    arrow. Where inputs are free, each choice of their values has a branch; choices with the same branch share it.

    - ``diagram``: the answer of ``logicnet.analysis.succession.succession``, or a network of which it is asked (by its
      name, too).
    - ``title``: the heading; an empty text draws none (default: of which network, and whether the diagram is whole).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises DrawingError beyond 300 trap spaces that differ, and where nothing can lay the diagram out.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> from logicnet.analysis.succession import succession as asked
    >>> succession(asked(network), title="switch").title
    'switch'
    """
    diagram = answer_for(diagram, "succession")
    network = diagram.network
    with canvas(look) as sheet:
        drawn = branches(diagram, sheet.titles(network))
        nodes = [node for branch in drawn for node in branch.nodes]
        if len(nodes) > MOST_NODES:
            raise DrawingError(
                f"the diagram has {len(nodes)} trap spaces, more than the {MOST_NODES} that a picture can show",
                hint="hold inputs at values of a setting",
            )
        common = frozenset.intersection(*(frozenset(node.shows) for node in nodes)) if len(nodes) > 1 else frozenset()
        kinds = {node.kind for node in nodes}
        body, style = _body(drawn, sheet.room, common)
        notes, high = tuple(_notes(diagram, drawn)), tuple(_high(drawn, body))
        shows = f"in all of them: {', '.join(spoken(name) for name in sorted(common))}" if common else ""
        entries = [(_sample(kind), meaning) for kind, meaning in _MEANINGS.items() if kind in kinds]
        if any(node.minimal for node in nodes):
            entries.append((Picture(0, 11, ()), "M1, M2, …: as logicnet trapspaces numbers them"))
        if style.brief:
            told = f"7: 3/{nodes[0].total}: number 7, 3 of {nodes[0].total} components fixed"
            entries.append((Picture(0, 11, ()), told))
        return sheet.picture(
            body,
            title=_title(diagram) if title is None else title,
            lines=(diagram.under, _counted(diagram), shows, *notes),
            legend=[entries],
            notes=(*notes, *high),
            made=made_of(network, setting=diagram.setting, intervention=diagram.intervention),
        )


def _body(drawn: Sequence[Branch], room: float, common: frozenset[str]) -> tuple[list[Picture], Style]:
    """The branches, and the lists of motifs and phenotypes where letters stand for them, in the first style that is no
    wider than there is room and no taller than a page, else in the one that comes nearest; and that style.
    """
    limit, called = min(room, _PAGE), letters(drawn)
    best: tuple[tuple[float, float], list[Picture], Style] | None = None
    for style in STYLES:
        if not style.letters and not fits_in_words(drawn):
            continue
        parts = _parts(drawn, style, called, common, limit)
        width = max(part.width for part in parts)
        shape = sum(part.height for part in parts) / max(width, limit)
        beyond = max(width / limit, 1.0), max(shape / _TALLEST, 1.0)
        if best is None or beyond < best[0]:
            best = (beyond, parts, style)
        if beyond == (1.0, 1.0):
            break
    assert best is not None
    return best[1:]


def _parts(
    drawn: Sequence[Branch], style: Style, called: Mapping[Alternatives, str], common: frozenset[str], limit: float
) -> list[Picture]:
    codes = phenotype_codes(drawn, common)
    pictures = [laid_out(branch, style, called, common, codes) for branch in drawn]
    conditions = [[equated(values) or "any values of the inputs" for values in branch.inputs] for branch in drawn]
    branches_ = in_frames(list(zip(pictures, conditions, strict=True)), limit)
    width = min(max(branches_.width, 300.0), max(limit, branches_.width))
    lists = [motif_list(called, width, brief=style.brief)] if style.letters and called else []
    return [branches_, *([phenotype_list(codes, width)] if style.brief and codes else []), *lists]


def _counted(diagram: Succession) -> str:
    spaces = _spaces(len(diagram.nodes))
    return f"{spaces}, {len(diagram.minimal)} minimal" if diagram.complete else spaces


def _spaces(number: int) -> str:
    return f"{number} trap space{'' if number == 1 else 's'}"


def _notes(diagram: Succession, drawn: Sequence[Branch]) -> Iterator[str]:
    """What of the diagram is not drawn, and why."""
    left = len(diagram.nodes) - sum(len(node.numbers) for branch in drawn for node in branch.nodes)
    if left and drawn[0].inputs:
        yield f"not drawn: {_spaces(left)} in which an input is still free; each of its values has a branch"
    elif left:
        yield f"not drawn: {_spaces(left)} in which inputs are held; hold inputs to see them, or follow more"
    if not diagram.complete:
        yield f"incomplete: {diagram.why_incomplete}"


def _high(drawn: Sequence[Branch], body: Sequence[Picture]) -> Iterator[str]:
    """That the picture is much higher than wide, and what makes it less high."""
    shape = sum(part.height for part in body) / max(part.width for part in body)
    if shape > 2 * _TALLEST and len(drawn) > 1:
        yield (
            f"{shape:.0f} times as high as wide, with {len(drawn)} branches: hold inputs (--setting) to draw fewer, "
            "or make it wider (--width)"
        )


def _title(diagram: Succession) -> str:
    first = "" if diagram.complete else f" (the first {len(diagram.nodes)}, of more)"
    return f"Succession of trap spaces in {diagram.network.title or diagram.network.name}{first}"


def _sample(kind: str) -> Picture:
    heavy = 1.6 if kind == "fixed point" else 0.8
    return Picture(18, 11, (rectangle(0.5, 0.5, 17, 10, fill=LOOKS[kind][0], stroke=INK, line=heavy),))
