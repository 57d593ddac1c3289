"""What things look like: one table of colours and shapes for all figures.

The colours are Okabe and Ito's (distinguishable with every common form of colour blindness) and lighter tints of
them; nothing is told by colour alone. Shapes lean on SBGN's where it has one: complexes are cut-cornered, phenotypes
hexagons, macromolecules rounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from logicnet.draw.paint.themes import LEAST_CONTRAST, contrast
from logicnet.model import Kind

BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILLION, PURPLE = "#E69F00", "#D55E00", "#CC79A7"
INK, GREY, PALE, FAINT = "#1a1a1a", "#6b6b6b", "#d0d0d0", "#f3f3f3"


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How a component of one kind is drawn.

    ``tier`` orders kinds from the top of a pathway to its bottom; all that happens inside the cell before
    transcription is one tier, ordered by its own edges.

    ``room`` is what its outline takes from width and height beside the label: factors, then points.
    """

    word: str
    tier: int
    fill: str
    shape: str = "box"
    style: str = "filled"
    ink: str = INK
    line: str = "#4d4d4d"
    room: tuple[float, float, float, float] = (1.0, 1.0, 12.0, 9.0)
    peripheries: int = 1


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How a regulation of one sign is drawn: colour, arrowhead and line differ together."""

    word: str
    colour: str
    arrow: str
    line: str = "solid"


_WORD = re.compile("[A-Z]{2,}(?=[A-Z][a-z]{3})|[A-Z][a-z]{3,}|[A-Z]{2,}")  # MonoUb, BclXL and FosJun have none
_WORDS = re.compile(f"(?:{_WORD.pattern})+")
_ROUND = "filled,rounded"
NODE_STYLES: Mapping[Kind | None, NodeStyle] = {
    Kind.DRUG: NodeStyle("drug", 0, "#3d3d3d", "box", _ROUND, "#ffffff", "#1a1a1a"),
    Kind.ENVIRONMENT: NodeStyle(
        "environment", 0, "#707070", "tab", "filled", "#ffffff", "#3d3d3d", (1.0, 1.0, 12.0, 11.0)
    ),
    Kind.CELL: NodeStyle("cell", 1, "#e3eef6", "ellipse", line=BLUE, room=(1.25, 1.3, 6.0, 6.0), peripheries=2),
    Kind.LIGAND: NodeStyle("ligand", 1, "#cbe6f8", "ellipse", room=(1.22, 1.3, 5.0, 5.0)),
    Kind.METABOLITE: NodeStyle("metabolite", 2, "#ffffff", "ellipse", "filled,dashed", room=(1.22, 1.3, 5.0, 5.0)),
    Kind.RECEPTOR: NodeStyle("receptor", 2, "#bfe5d8", "invhouse", room=(1.12, 1.45, 14.0, 9.0)),
    Kind.COMPLEX: NodeStyle("complex", 3, "#e6e0ec", "octagon", room=(1.1, 1.15, 14.0, 10.0)),
    Kind.KINASE: NodeStyle("kinase", 3, "#fbdfa8", "box", _ROUND, peripheries=2),
    Kind.ENZYME: NodeStyle("enzyme", 3, "#fdf5b5", "box", f"{_ROUND},dashed"),
    Kind.PROTEIN: NodeStyle("protein", 3, "#ececec", "box", _ROUND),
    None: NodeStyle("component", 3, "#f3f3f3", "box", _ROUND),
    Kind.TRANSCRIPTION_FACTOR: NodeStyle("transcription factor", 3, "#f2cfe0", "box", "filled"),
    Kind.MIRNA: NodeStyle("miRNA", 4, "#fdf5b5", "parallelogram", room=(1.12, 1.0, 26.0, 9.0)),
    Kind.GENE: NodeStyle("gene", 4, "#ffffff", "note", room=(1.0, 1.0, 16.0, 9.0)),
    Kind.PROCESS: NodeStyle("process", 5, "#ffffff", "box", "filled,dashed"),
    Kind.PHENOTYPE: NodeStyle("phenotype", 6, "#fbd3b4", "hexagon", line=VERMILLION, room=(1.15, 1.1, 20.0, 9.0)),
}
READOUT = NodeStyle("readout", 7, "#fdeee2", "hexagon", "filled,dashed", line=VERMILLION, room=(1.15, 1.1, 20.0, 9.0))

EDGE_STYLES: Mapping[str, EdgeStyle] = {
    "+": EdgeStyle("activates", BLUE, "normal"),
    "-": EdgeStyle("inhibits", VERMILLION, "tee"),
    "±": EdgeStyle("either, by context", "#9b4f7c", "diamond", "dashed"),
    "0": EdgeStyle("named, without effect", "#9a9a9a", "onormal", "dotted"),
}


@dataclass(frozen=True, slots=True)
class ValueStyle:
    """How a value of a component is drawn: fill, the mark on it, the colour of the mark, and whether it is striped."""

    word: str
    fill: str
    mark: str
    ink: str
    stripes: str = ""


# 0, 1, None = it oscillates, "*" = a free input: it may be either, and stays
VALUES: Mapping[int | str | None, ValueStyle] = {
    0: ValueStyle("off", "#eeeeee", "0", GREY),
    1: ValueStyle("on", BLUE, "1", "#ffffff"),
    None: ValueStyle("oscillates", "#ffffff", "~", INK, ORANGE),
    "*": ValueStyle("either (free input)", "#ffffff", "·", GREY),
}


@dataclass(frozen=True, slots=True, order=True)
class LevelValue:
    """What a component with levels does: it is at one of them, or moves between two (``low`` below ``high``)."""

    low: int
    high: int
    maximum: int


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies ``share`` of the way from one to the other."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def ink_on(fill: str) -> str:
    """White or black, whichever is read more easily on this colour: the soft black of all texts where that has the
    contrast that texts need, else the full one.
    """
    white, soft = contrast(fill, "#ffffff"), contrast(fill, INK)
    if max(white, soft) >= LEAST_CONTRAST:
        return "#ffffff" if white > soft else INK
    return max("#ffffff", "#000000", key=lambda ink: contrast(fill, ink))


def value_style(value: int | str | LevelValue | None) -> ValueStyle:
    """How a value is drawn. A level is a tint between off and on; one that moves tells its range."""
    if not isinstance(value, LevelValue):
        return VALUES[value]
    off, on, moving = VALUES[0], VALUES[1], VALUES[None]
    if value.low < value.high:
        return ValueStyle(moving.word, moving.fill, f"{value.low}–{value.high}", INK, moving.stripes)
    fill = mix(off.fill, on.fill, value.low / value.maximum)
    ink = off.ink if value.low == 0 else ink_on(fill)
    return ValueStyle(f"level {value.low} of {value.maximum}", fill, str(value.low), ink)


def spoken(name: str) -> str:
    """The name of a phenotype as a person would write it: ``StemCellPool`` in words. ``Resistant_FAC`` stands as it is:
    an underscore joins what belongs together; and so does what is no name made of words, as an expression, ``NFkB`` or
    ``MonoUb``.
    """
    if not re.fullmatch(r"\w+", name):
        return name
    return "_".join(" ".join(_WORD.findall(part)) if _WORDS.fullmatch(part) else part for part in name.split("_"))


def kind_style(kind: Kind | str | None) -> NodeStyle:
    """The style of a kind; one that is not in the table is drawn as a plain component."""
    return NODE_STYLES.get(kind, NODE_STYLES[None])  # type: ignore[arg-type]  # a kind is a str too


def sign_style(sign: str) -> EdgeStyle:
    """The style of a sign; one that is not known is drawn as having either effect."""
    return EDGE_STYLES.get(sign, EDGE_STYLES["±"])
