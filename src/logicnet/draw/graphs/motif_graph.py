"""A branch of a succession diagram laid out: its trap spaces, and on each arrow the motifs that lead along it.

What stands on an arrow is laid out as a node of its own, so that no line runs through it and none lies on another.
Where words would make the picture too wide, letters take the place of motifs, and where that is too wide too, P1, P2, …
the place of phenotypes; a list below says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from types import MappingProxyType

from logicnet.draw.graphs.branches import Arrow, Branch, Motif, SpaceNode
from logicnet.draw.graphs.layouts import Digraph, label, layout, plain
from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text
from logicnet.draw.paint.style import GREY, INK, spoken

NODE_SIZE, BRIEF_SIZE, MOTIF_SIZE = 8.0, 7.0, 7.0
_MOTIF_WIDTH = 100.0
_MOTIF_LINES = 5
_LISTED_LINES, _FEW_LINES = 8, 4  # of what a letter stands for: where there is room, and where there is little
_WHOLE = re.compile(r".*=\d+")  # of a line, up to the end of its last value
_MOST_NUMBERS = 6  # of trap spaces that are alike, in a node
LOOKS = {
    "fixed point": ("#cbe6f8", "filled,bold"),
    "minimal": ("#fbdfa8", "filled,rounded"),
    "": ("#ffffff", "filled,rounded"),
}


Alternatives = tuple[Motif, ...]
"""The motifs of one arrow."""
Shown = tuple[str, ...]
"""The phenotypes that a node shows, beside those that all show."""


@dataclass(frozen=True, slots=True)
class Style:
    """How branches are laid out: whether letters stand for motifs, how wide the texts of nodes are in points, whether
    arrows go to the right and not down, and whether P1, P2, … stand for phenotypes and a node says its number, how much
    is fixed, these and M1, M2, … in a few characters.
    """

    letters: bool
    node_width: float
    across: bool
    brief: bool = False


STYLES = (
    Style(letters=False, node_width=104, across=False),
    Style(letters=True, node_width=104, across=False),
    Style(letters=True, node_width=70, across=False),
    Style(letters=True, node_width=46, across=False, brief=True),
    Style(letters=True, node_width=34, across=False, brief=True),
    Style(letters=True, node_width=70, across=True),
)
"""From the one that is read most easily to the one that takes the least width."""


def letters(drawn: Iterable[Branch]) -> dict[Alternatives, str]:
    """A letter for the motifs of each arrow, in the order in which they are drawn."""
    motifs = dict.fromkeys(arrow.motifs for branch in drawn for arrow in branch.arrows)
    return {one: _letter(number) for number, one in enumerate(motifs)}


def phenotype_codes(drawn: Iterable[Branch], common: frozenset[str]) -> dict[Shown, str]:
    """P1, P2, … for the sets of phenotypes that nodes show, in the order in which they are drawn."""
    shown = dict.fromkeys(own_phenotypes(node, common) for branch in drawn for node in branch.nodes)
    return {one: f"P{number}" for number, one in enumerate((one for one in shown if one), 1)}


def own_phenotypes(node: SpaceNode, common: frozenset[str]) -> Shown:
    """The phenotypes that a node shows, without those that all show."""
    return tuple(name for name in node.shows if name not in common)


def _letter(number: int) -> str:
    before, last = divmod(number, len(ascii_lowercase))
    return (_letter(before - 1) if before else "") + ascii_lowercase[last]


def fits_in_words(drawn: Iterable[Branch]) -> bool:
    """Whether every arrow has room for its motifs in words."""
    return all(len(_words(arrow)) <= _MOTIF_LINES for branch in drawn for arrow in branch.arrows)


def spelt(motifs: Alternatives) -> str:
    """Motifs in words: what all of them fix, then what each fixes beside it."""
    shared = [word for word in motifs[0] if all(word in motif for motif in motifs)]
    own = [", ".join(word for word in motif if word not in shared) for motif in motifs]
    rest = ("; or with " if shared else "; or ").join(filter(None, own))
    return ", ".join(shared) + ("; with " if shared and rest else "") + rest


def laid_out(
    branch: Branch,
    style: Style,
    called: Mapping[Alternatives, str],
    common: frozenset[str],
    codes: Mapping[Shown, str] = MappingProxyType({}),
) -> Picture:
    """The picture of a branch; ``common`` are the phenotypes that need not be told, ``codes`` what stands for the
    others where the style is brief.
    """

    def told(node: SpaceNode) -> tuple[Sequence[str], float]:
        if style.brief:
            return _briefly(node, codes.get(own_phenotypes(node, common), ""), style.node_width), BRIEF_SIZE
        return _told(node, common, style.node_width), NODE_SIZE

    labels = {f"n{k}": told(node) for k, node in enumerate(branch.nodes)}
    for k, arrow in enumerate(branch.arrows):
        labels[f"m{k}"] = ([called[arrow.motifs]] if style.letters else _words(arrow), MOTIF_SIZE)
    laid = layout(_source(branch, style, labels).source)
    edges: list[Item] = []
    motifs: list[Item] = []
    for k, arrow in enumerate(branch.arrows):
        source, target = (" ".join(map(str, branch.nodes[end].numbers)) for end in (arrow.source, arrow.target))
        data = (("source", source), ("target", target))
        edges.append(Group((*laid.edges[f"e{k}"].items, *laid.edges[f"f{k}"].items), "edge", data))
        motifs.append(Group(laid.nodes[f"m{k}"].items, "motif", data, spelt(arrow.motifs)))
    nodes = [
        Group(
            laid.nodes[f"n{k}"].items,
            f"node {node.kind.replace(' ', '-')}".strip(),
            (("number", " ".join(map(str, node.numbers))),),
            node.words,
        )
        for k, node in enumerate(branch.nodes)
    ]
    return Picture(laid.width, laid.height, (*edges, *motifs, *nodes))


def _source(branch: Branch, style: Style, labels: Mapping[str, tuple[Sequence[str], float]]) -> Digraph:
    apart = {"nodesep": "0.12", "ranksep": "0.16"}
    dot = Digraph("succession", graph_attr={"rankdir": "LR" if style.across else "TB", **apart})
    dot.attr("node", fontname=fonts.current(), shape="box", fixedsize="true", fontcolor=INK)
    dot.attr("edge", color=GREY, arrowsize="0.6")
    for name, (lines, size) in labels.items():
        beside = 4 if name[0] == "m" else 7 if style.brief else 12
        wide = max(fonts.width(line, size) for line in lines) + beside
        high = 1.2 * size * len(lines) + (7 if name[0] == "n" else 2)
        shape = {"width": f"{wide / 72:.3f}", "height": f"{high / 72:.3f}", "fontsize": f"{size:g}"}
        if name[0] == "n":
            fill, line = LOOKS[branch.nodes[int(name[1:])].kind]
            dot.node(name, label(*map(plain, lines)), color="#4d4d4d", fillcolor=fill, style=line, **shape)
        else:
            dot.node(name, label(*map(plain, lines)), color="#ffffff", fillcolor="#ffffff", style="filled", **shape)
    for k, arrow in enumerate(branch.arrows):
        dot.edge(f"n{arrow.source}", f"m{k}", id=f"e{k}", dir="none")
        dot.edge(f"m{k}", f"n{arrow.target}", id=f"f{k}")
    return dot


def _told(node: SpaceNode, common: frozenset[str], wide: float) -> list[str]:
    """The lines of a node: its number, how much is fixed, what it shows, and which minimal trap space it is."""
    fixed = f"{node.fixed} of {node.total} fixed"
    lines = list(fonts.wrap(f"{_listed(sorted(node.numbers))}: {fixed}", NODE_SIZE, wide))
    shows = ", ".join(map(spoken, own_phenotypes(node, common)))
    lines += fonts.wrap(shows, NODE_SIZE, wide) if shows else ()
    if node.minimal:
        many = "s" if len(node.minimal) > 1 else ""
        what = f"fixed point{many}" if node.kind == "fixed point" else "minimal"
        lines += fonts.wrap(f"{what} {_listed([f'M{k}' for k in sorted(node.minimal)])}", NODE_SIZE, wide)
    return lines


def _briefly(node: SpaceNode, code: str, wide: float) -> list[str]:
    """The lines of a node in a few characters."""
    lines = list(fonts.wrap(f"{_listed(sorted(node.numbers))}: {node.fixed}/{node.total}", BRIEF_SIZE, wide))
    minimal = _listed([f"M{k}" for k in sorted(node.minimal)])
    return (
        [*lines, *fonts.wrap(" ".join(filter(None, (code, minimal))), BRIEF_SIZE, wide)] if code or minimal else lines
    )


def _listed(numbers: Sequence[object]) -> str:
    kept = ", ".join(map(str, numbers[:_MOST_NUMBERS]))
    left = len(numbers) - _MOST_NUMBERS
    return f"{kept} and {left} more" if left > 0 else kept


def _words(arrow: Arrow) -> list[str]:
    return list(fonts.wrap(spelt(arrow.motifs), MOTIF_SIZE, _MOTIF_WIDTH))


def motif_list(called: Mapping[Alternatives, str], width: float, *, brief: bool = False) -> Picture:
    """What each letter stands for, in a few lines of at most ``width`` points; what does not fit is counted."""
    told = [(letter, spelt(motifs)) for motifs, letter in called.items()]
    return _listing(told, "motif-list", width, _FEW_LINES if brief else _LISTED_LINES)


def phenotype_list(codes: Mapping[Shown, str], width: float) -> Picture:
    """What each code stands for, in lines of at most ``width`` points."""
    told = [(code, ", ".join(map(spoken, shown))) for shown, code in codes.items()]
    return _listing(told, "phenotype-list", width, sum(len(text) for _, text in told))


def _listing(told: Sequence[tuple[str, str]], kind: str, width: float, most: int) -> Picture:
    items: list[Item] = []
    indent = max(fonts.width(letter, MOTIF_SIZE, bold=True) for letter, _ in told) + 5
    y = widest = 0.0
    for letter, text in told:
        said: list[Item] = [Text(0, y + MOTIF_SIZE, letter, MOTIF_SIZE, "start", INK, bold=True)]
        for line in _cut(fonts.wrap(text, MOTIF_SIZE, width - indent), most):
            said.append(Text(indent, y + MOTIF_SIZE, line, MOTIF_SIZE, "start", INK))
            widest = max(widest, indent + fonts.width(line, MOTIF_SIZE))
            y += MOTIF_SIZE * 1.25
        items.append(Group(tuple(said), kind, (("letter", letter),)))
        y += 1.5
    return Picture(widest, y, tuple(items))


def _cut(lines: Sequence[str], most: int) -> Sequence[str]:
    """A few lines, the last of them up to the end of a value; the values in what is left are counted."""
    if len(lines) <= most:
        return lines
    kept = [*lines[: most - 1]]
    while kept and not (whole := _WHOLE.match(kept[-1])):
        kept.pop()
    kept[-1:] = [whole[0]] if kept and whole else []
    left = sum(line.count("=") for line in lines) - sum(line.count("=") for line in kept)
    return [*kept, f"… and {left} values more"]
